/// A dictionary in parts, of which copies share all but those that change: where one among a hundred thousand values
/// changes while a reader holds the dictionary as it was, few are copied.
struct PartedDictionary<Value: Sendable>: Sendable {
    private var parts = [[String: Value]](repeating: [:], count: Self.partCount)
    private(set) var count = 0

    private static var partCount: Int { 512 }

    subscript(key: String) -> Value? {
        get { parts[Self.part(of: key)][key] }
        set {
            let part = Self.part(of: key)
            let before = parts[part].count
            parts[part][key] = newValue
            count += parts[part].count - before
        }
    }

    @discardableResult mutating func removeValue(forKey key: String) -> Value? {
        let value = parts[Self.part(of: key)].removeValue(forKey: key)
        if value != nil { count -= 1 }
        return value
    }

    var keys: some Sequence<String> { parts.lazy.flatMap(\.keys) }
    var values: some Sequence<Value> { parts.lazy.flatMap(\.values) }

    /// FNV-1a.
    private static func part(of key: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for octet in key.utf8 { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32) & (partCount - 1)
    }
}
