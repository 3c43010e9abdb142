/// Numbers by number.
struct NumberTable: Sendable {
    /// Open addressing; as many places as a power of two, at least half of them empty.
    private var places = [(key: Int32, value: Int32)](repeating: (-1, 0), count: 64)
    private var count = 0

    /// The value of a key, which is not negative; where it has none, it gets the one given.
    mutating func value(at key: Int32, adding value: Int32) -> Int32 {
        var place = Self.place(of: key, among: places.count)
        while places[place].key != key {
            if places[place].key < 0 {
                places[place] = (key, value)
                count += 1
                if count * 2 > places.count { grow() }
                return value
            }
            place = (place + 1) & (places.count - 1)
        }
        return places[place].value
    }

    private mutating func grow() {
        let old = places
        places = [(key: Int32, value: Int32)](repeating: (-1, 0), count: old.count * 2)
        for entry in old where entry.key >= 0 {
            var place = Self.place(of: entry.key, among: places.count)
            while places[place].key >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = entry
        }
    }

    private static func place(of key: Int32, among count: Int) -> Int { Int(key) & (count - 1) }
}
