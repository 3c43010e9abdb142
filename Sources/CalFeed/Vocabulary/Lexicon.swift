/// Words with a number each, so that a text's words are looked up once and compared as numbers from then on.
struct Lexicon: Sendable {
    /// What no vocabulary knows.
    static let unknown: Int32 = -1

    private(set) var words: [String] = []
    private var spelling = SpelledWords()
    /// Open addressing: a word's number and the upper half of its hash; as many places as a power of two.
    private var places: [Place]

    private struct Place {
        var word: Int32 = Lexicon.unknown
        var check: UInt32 = 0
    }

    init() {
        places = [Place](repeating: Place(), count: 1 << 16)
    }

    /// The number of a word in its compared form; `unknown` where it is none of these.
    func number(of word: some Collection<UInt8>) -> Int32 { number(of: word, hash: Self.hash(word)) }

    /// As above, for a word whose hash is known.
    func number(of word: some Collection<UInt8>, hash: UInt64) -> Int32 {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place].word >= 0 {
            if places[place].check == UInt32(truncatingIfNeeded: hash >> 32), spelling.isWord(places[place].word, word)
            {
                return places[place].word
            }
            place = (place + 1) & (places.count - 1)
        }
        return Self.unknown
    }

    /// As above; a new word gets the next number.
    mutating func number(adding word: String) -> Int32 {
        let known = number(of: word.utf8)
        guard known < 0 else { return known }
        let number = Int32(words.count)
        words.append(word)
        spelling.append(word.utf8)
        if words.count * 2 > places.count { grow() }
        occupy(with: number, hash: Self.hash(word.utf8))
        return number
    }

    private mutating func grow() {
        places = [Place](repeating: Place(), count: places.count * 2)
        for number in words.indices.dropLast() { occupy(with: Int32(number), hash: Self.hash(words[number].utf8)) }
    }

    private mutating func occupy(with number: Int32, hash: UInt64) {
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place].word >= 0 { place = (place + 1) & (places.count - 1) }
        places[place] = Place(word: number, check: UInt32(truncatingIfNeeded: hash >> 32))
    }

    /// FNV-1a, its halves mixed: the words are ours and few, so nobody can choose them to collide.
    static func hash(_ word: some Collection<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
