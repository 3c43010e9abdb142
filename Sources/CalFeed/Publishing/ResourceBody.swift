import NIOCore

/// The bytes of a resource, in pieces.
///
/// A long feed of which one event changes shares all its other pieces with the feed before it, so that neither the
/// publisher nor a reader who is still at the old one needs a copy, and what was made of a piece, such as its
/// compressed form, stays of use.
public struct ResourceBody: Sendable {
    /// A run of bytes that never changes: the one copy of it there is, which is also what is written to sockets.
    public final class Piece: Sendable {
        let buffer: ByteBuffer

        init(_ buffer: ByteBuffer) {
            self.buffer = buffer
        }

        public convenience init(_ bytes: [UInt8]) {
            self.init(ByteBuffer(bytes: bytes))
        }

        public var count: Int { buffer.readableBytes }
        /// A copy.
        public var bytes: [UInt8] { Array(buffer.readableBytesView) }
    }

    /// In their order; none is empty. Where they are parted follows from the content alone.
    public let pieces: [Piece]
    /// In bytes.
    public let count: Int

    public init(pieces: [Piece]) {
        self.pieces = pieces.filter { $0.count > 0 }
        count = pieces.reduce(0) { $0 + $1.count }
    }

    public init(_ bytes: [UInt8]) {
        self.init(pieces: [Piece(bytes)])
    }

    /// All of them, copied together.
    public var bytes: [UInt8] {
        if pieces.count == 1 { return pieces[0].bytes }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for piece in pieces { bytes += piece.buffer.readableBytesView }
        return bytes
    }
}

extension ResourceBody: Hashable {
    /// The same bytes, however they are parted.
    public static func == (left: ResourceBody, right: ResourceBody) -> Bool {
        left.count == right.count
            && (left.pieces.elementsEqual(right.pieces, by: ===) || left.bytes == right.bytes)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(count) }
}
