import FoundationEssentials

extension SnapshotFile {
    /// Eight octets for each, the lowest first.
    static func octets(of ids: [Int64]) -> Data {
        var octets = Data(capacity: ids.count * 8)
        for id in ids {
            for shift in stride(from: 0, to: 64, by: 8) { octets.append(UInt8(truncatingIfNeeded: id >> shift)) }
        }
        return octets
    }

    static func ids(in octets: [UInt8]) -> [Int64] {
        stride(from: 0, to: octets.count - 7, by: 8).map { place in
            (0..<8).reduce(Int64(0)) { $0 | Int64(octets[place + $1]) << Int64($1 * 8) }
        }
    }
}
