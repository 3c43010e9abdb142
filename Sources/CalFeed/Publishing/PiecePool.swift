import NIOCore

/// Pieces that are there already, so that the same bytes made anew are not kept a second time.
struct PiecePool: Sendable {
    private var pieces: [Int: [ResourceBody.Piece]] = [:]

    init() {}

    init(_ bodies: some Sequence<ResourceBody>) {
        for body in bodies {
            for piece in body.pieces { pieces[Self.key(of: piece.buffer), default: []].append(piece) }
        }
    }

    /// The piece with these bytes: one that is known, or a new one.
    func piece(_ buffer: ByteBuffer) -> ResourceBody.Piece {
        guard !pieces.isEmpty else { return ResourceBody.Piece(buffer) }
        let known = pieces[Self.key(of: buffer)]?.first { $0.buffer == buffer }
        return known ?? ResourceBody.Piece(buffer)
    }

    /// A run of events begins with a UID: so much of it tells most of them apart.
    private static func key(of buffer: ByteBuffer) -> Int {
        var hasher = Hasher()
        hasher.combine(buffer.readableBytes)
        for octet in buffer.readableBytesView.prefix(128) { hasher.combine(octet) }
        return hasher.finalize()
    }
}
