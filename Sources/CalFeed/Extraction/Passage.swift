/// Bytes with their places in the announcement as it arrived.
struct Passage: Hashable, Sendable {
    var bytes: [UInt8]
    var map: SourceMap

    init(bytes: [UInt8], map: SourceMap) {
        self.bytes = bytes
        self.map = map
    }

    /// What arrived.
    init(_ bytes: [UInt8]) {
        self.init(bytes: bytes, map: SourceMap(identity: bytes.count))
    }

    /// A part of it.
    func part(_ range: Range<Int>) -> Passage {
        let range = range.clamped(to: 0..<bytes.count)
        var own = SourceMap()
        own.add(range.count, at: 0, from: range)
        return Passage(bytes: Array(bytes[range]), map: own.through(map))
    }

    /// More bytes behind these, from further on in the same text.
    mutating func append(_ other: Passage) {
        for run in other.map.runs { map.add(run.count, at: run.start + bytes.count, from: run.source) }
        bytes += other.bytes
    }

    /// The passage that other bytes, made from these, are.
    func becoming(_ bytes: [UInt8], by map: SourceMap) -> Passage {
        Passage(bytes: bytes, map: map.through(self.map))
    }
}
