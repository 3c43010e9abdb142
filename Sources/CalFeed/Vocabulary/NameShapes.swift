/// How much each group of letters makes a word look like a name, in hundredths of a logarithm of odds.
struct NameShapes: Sendable {
    /// Of groups of up to three letters, by the letters, five bits each.
    private var short = [Int32](repeating: 0, count: 1 << 15)
    /// Of longer groups by their letters; open addressing in as many places as a power of two.
    private var places = [Place](repeating: Place(), count: 64)
    private var count = 0
    /// What stands for every word.
    private(set) var base = 0

    private struct Place {
        var group: UInt32 = 0
        var weight: Int32 = 0
    }

    /// A group of small letters of ASCII, `^` for a word's start and `$` for its end; `*` stands for every word.
    mutating func add(_ weight: Int, of group: String) {
        guard group != "*" else {
            base = weight
            return
        }
        let codes = group.utf8.compactMap(Self.code)
        guard codes.count == group.utf8.count, (1...6).contains(codes.count) else { return }
        let letters = codes.reduce(0) { $0 << 5 | $1 }
        guard codes.count > 3 else {
            short[Int(letters)] = Int32(clamping: weight)
            return
        }
        count += 1
        if count * 2 > places.count {
            let old = places
            places = [Place](repeating: Place(), count: old.count * 2)
            for place in old where place.group != 0 { places[self.place(of: place.group)] = place }
        }
        places[place(of: letters)] = Place(group: letters, weight: Int32(clamping: weight))
    }

    /// Above zero for words that are names rather than words. Zero for words that are not written in small letters of ASCII.
    func likeness(of folded: some Collection<UInt8>) -> Int {
        var letters = InlineArray<26, UInt32>(repeating: 0)
        letters[0] = Self.start
        var count = 1
        for byte in folded.prefix(24) {
            guard let code = Self.code(byte), code < Self.start else { return 0 }
            letters[count] = code
            count += 1
        }
        guard count > 3 else { return 0 }
        letters[count] = Self.end
        var sum = base
        // A group counts once, however often it stands in the word: those of the word's last letters so far, two to four.
        var seen = InlineArray<26, UInt32>(repeating: 0)
        for length in 2...4 {
            // Of each group one bit, which others may share: most groups are seen to be new by that alone.
            var bits: UInt64 = 0
            let mask: UInt32 = 1 << UInt32(length * 5) - 1
            var group: UInt32 = 0
            var seenCount = 0
            for index in 0...count {
                group = (group << 5 | letters[index]) & mask
                guard index + 1 >= length else { continue }
                let weight = length < 4 ? short[Int(group)] : places[place(of: group)].weight
                guard weight != 0 else { continue }
                let bit: UInt64 = 1 &<< UInt64(group &* 0x9E37_79B1 >> 26)
                if bits & bit != 0 {
                    var position = 0
                    while position < seenCount, seen[position] != group { position += 1 }
                    guard position == seenCount else { continue }
                }
                bits |= bit
                seen[seenCount] = group
                seenCount += 1
                sum += Int(weight)
            }
        }
        return sum
    }

    private static let start: UInt32 = 27
    private static let end: UInt32 = 28

    private static func code(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x61...0x7A: UInt32(byte) - 0x60
        case 0x5E: start
        case 0x24: end
        default: nil
        }
    }

    /// Where the group stands, or an empty place.
    private func place(of group: UInt32) -> Int {
        var place = Int(truncatingIfNeeded: group &* 0x9E37_79B1 >> 8) & (places.count - 1)
        while places[place].group != 0, places[place].group != group { place = (place + 1) & (places.count - 1) }
        return place
    }
}
