import NIOCore
import Synchronization

/// The bytes of a resource ready to be sent, as they are and compressed.
struct PreparedBody: Sendable {
    /// A run of bytes; kept from one snapshot to the next, with its compressed form, as long as it does not change.
    final class Piece: Sendable {
        let source: ResourceBody.Piece
        private let packed = Mutex<Packed?>(nil)

        /// Its deflate blocks, ready to be sent.
        struct Packed: Sendable {
            let buffer: ByteBuffer
            let sum: Gzip.Sum

            init(_ piece: Gzip.Piece) {
                buffer = ByteBuffer(bytes: piece.blocks)
                sum = piece.sum
            }
        }

        init(_ source: ResourceBody.Piece) {
            self.source = source
        }

        func gzip() -> Packed? {
            if let known = packed.withLock({ $0 }) { return known }
            guard let made = Gzip.piece(source.bytes).map(Packed.init) else { return nil }
            packed.withLock { $0 = made }
            return made
        }
    }

    let pieces: [Piece]
    /// What is written one after the other.
    let buffers: [ByteBuffer]
    let count: Int

    /// Up to so many octets one buffer is better than several, though it is a copy.
    static let longestJoined = 262_144

    /// - Parameter previous: what had the address before.
    init(_ body: ResourceBody, replacing previous: PreparedBody?) {
        var known: [ObjectIdentifier: Piece] = [:]
        for piece in previous?.pieces ?? [] { known[ObjectIdentifier(piece.source)] = piece }
        pieces = body.pieces.map { known[ObjectIdentifier($0)] ?? Piece($0) }
        buffers = PreparedBody.joined(pieces.map(\.source.buffer), count: body.count)
        count = body.count
    }

    /// The body compressed; nil where that makes it no smaller.
    func gzip() -> [ByteBuffer]? {
        var packed: [Piece.Packed] = []
        if pieces.count > 1, buffers.count == 1 {
            // A body so short is compressed as a whole: it takes little time, and the result is smaller.
            guard let made = Gzip.piece(Array(buffer: buffers[0])) else { return nil }
            packed.append(Piece.Packed(made))
        } else {
            for piece in pieces {
                guard let made = piece.gzip() else { return nil }
                packed.append(made)
            }
        }
        let runs =
            [ByteBuffer(bytes: Gzip.header)] + packed.map(\.buffer)
            + [ByteBuffer(bytes: Gzip.trailer(of: packed.map(\.sum)))]
        let length = runs.reduce(0) { $0 + $1.readableBytes }
        guard length < count else { return nil }
        return PreparedBody.joined(runs, count: length)
    }

    private static func joined(_ buffers: [ByteBuffer], count: Int) -> [ByteBuffer] {
        guard buffers.count > 1, count <= longestJoined else { return buffers }
        var whole = ByteBuffer()
        whole.reserveCapacity(count)
        for buffer in buffers { whole.writeImmutableBuffer(buffer) }
        return [whole]
    }
}
