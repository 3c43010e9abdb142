extension ResourceBody {
    /// The body as one gzip member, the same octets for the same pieces; nil where that makes it no smaller.
    public func gzipped() -> [UInt8]? {
        var compressed: [Gzip.Piece] = []
        for piece in pieces {
            guard let made = Gzip.piece(piece.bytes) else { return nil }
            compressed.append(made)
        }
        var octets = Gzip.header
        for piece in compressed { octets += piece.blocks }
        octets += Gzip.trailer(of: compressed.map(\.sum))
        return octets.count < count ? octets : nil
    }
}
