/// What was asked for lately, found by the octets of its address: no text is made of them, and no more than one place is
/// looked at. Addresses that meet there put each other out.
struct RecentResources {
    private struct Entry {
        var address: [UInt8]
        var resource: LocalResource
    }

    private var entries: [Entry?] = Array(repeating: nil, count: RecentResources.places)

    private static let places = 64
    /// Longer addresses are looked up as text.
    private static let longest = 128

    func resource(at target: Range<Int>, in octets: Span<UInt8>) -> LocalResource? {
        guard target.count <= Self.longest, let entry = entries[Self.place(of: target, in: octets)],
            octets.isSame(target, entry.address)
        else { return nil }
        return entry.resource
    }

    mutating func note(_ resource: LocalResource, at target: Range<Int>, in octets: Span<UInt8>) {
        guard target.count <= Self.longest else { return }
        entries[Self.place(of: target, in: octets)] = Entry(
            address: target.map { octets[$0] }, resource: resource)
    }

    /// FNV-1a.
    private static func place(of target: Range<Int>, in octets: Span<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for place in target { hash = (hash ^ UInt32(octets[place])) &* 0x0100_0193 }
        return Int(truncatingIfNeeded: hash ^ hash >> 16) & (places - 1)
    }
}
