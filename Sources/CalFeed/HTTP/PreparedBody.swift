import Synchronization

/// The bytes of a resource ready to be sent, as they are and compressed.
struct PreparedBody: Sendable {
    /// A run of bytes; kept from one snapshot to the next, with its compressed form, as long as it does not change.
    final class Piece: Sendable {
        let source: ResourceBody.Piece
        private let compressed = Mutex<Gzip.Piece?>(nil)

        init(_ source: ResourceBody.Piece) {
            self.source = source
        }

        func gzip() -> Gzip.Piece? {
            if let known = compressed.withLock({ $0 }) { return known }
            guard let made = Gzip.piece(source.bytes) else { return nil }
            compressed.withLock { $0 = made }
            return made
        }
    }

    let pieces: [Piece]
    /// What is written one after the other.
    let runs: [[UInt8]]
    let count: Int

    /// Up to so many octets one run is better than several, though it is a copy.
    static let longestJoined = 262_144

    /// - Parameter previous: what had the address before.
    init(_ body: ResourceBody, replacing previous: PreparedBody?) {
        var known: [ObjectIdentifier: Piece] = [:]
        for piece in previous?.pieces ?? [] { known[ObjectIdentifier(piece.source)] = piece }
        pieces = body.pieces.map { known[ObjectIdentifier($0)] ?? Piece($0) }
        runs = PreparedBody.joined(pieces.map(\.source.bytes), count: body.count)
        count = body.count
    }

    /// The body compressed; nil where that makes it no smaller.
    func gzip() -> [[UInt8]]? {
        var compressed: [Gzip.Piece] = []
        if pieces.count > 1, runs.count == 1 {
            // A body so short is compressed as a whole: it takes little time, and the result is smaller.
            guard let made = Gzip.piece(runs[0]) else { return nil }
            compressed.append(made)
        } else {
            for piece in pieces {
                guard let made = piece.gzip() else { return nil }
                compressed.append(made)
            }
        }
        let packed = [Gzip.header] + compressed.map(\.blocks) + [Gzip.trailer(of: compressed)]
        let length = packed.reduce(0) { $0 + $1.count }
        guard length < count else { return nil }
        return PreparedBody.joined(packed, count: length)
    }

    private static func joined(_ runs: [[UInt8]], count: Int) -> [[UInt8]] {
        guard runs.count > 1, count <= longestJoined else { return runs }
        var whole: [UInt8] = []
        whole.reserveCapacity(count)
        for run in runs { whole += run }
        return [whole]
    }
}
