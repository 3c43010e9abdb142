/// Words with a number each, so that a text's words are looked up once and compared as numbers from then on.
struct Lexicon: Sendable {
    /// What no vocabulary knows.
    static let unknown: Int32 = -1

    private(set) var words = SpelledWords()
    /// Open addressing: a word's number and the upper half of its hash; as many places as a power of two.
    private var places: [Place]

    private struct Place {
        var word: Int32 = Lexicon.unknown
        var check: UInt32 = 0
    }

    /// With room for so many words.
    init(expecting count: Int = 0) {
        var capacity = 64
        while capacity < count * 2 { capacity *= 2 }
        places = [Place](repeating: Place(), count: capacity)
        words.reserve(words: count, letters: count * 8)
    }

    /// The number of a word in its compared form; `unknown` where it is none of these.
    func number(of word: some Collection<UInt8>) -> Int32 { number(of: word, hash: Self.hash(word)) }

    /// As above, for a word whose hash is known.
    func number(of word: some Collection<UInt8>, hash: UInt64) -> Int32 { places[place(of: word, hash: hash)].word }

    /// As above; a new word gets the next number.
    mutating func number(adding word: some Collection<UInt8>) -> Int32 {
        number(adding: word, hash: Self.hash(word))
    }

    /// As above, for a word whose hash is known.
    mutating func number(adding word: some Collection<UInt8>, hash: UInt64) -> Int32 {
        let place = place(of: word, hash: hash)
        guard places[place].word < 0 else { return places[place].word }
        let number = Int32(words.count)
        words.append(word)
        places[place] = Place(word: number, check: UInt32(truncatingIfNeeded: hash >> 32))
        if words.count * 2 > places.count { grow() }
        return number
    }

    /// Where the word stands, or an empty place.
    private func place(of word: some Collection<UInt8>, hash: UInt64) -> Int {
        let check = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place].word >= 0, places[place].check != check || !words.isWord(places[place].word, word) {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        places = [Place](repeating: Place(), count: places.count * 2)
        for number in 0..<Int32(words.count) {
            let hash = Self.hash(words[number])
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place].word >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Place(word: number, check: UInt32(truncatingIfNeeded: hash >> 32))
        }
    }

    static func hash(_ word: some Collection<UInt8>) -> UInt64 {
        var hash = WordHash()
        for byte in word { hash.add(byte) }
        return hash.value
    }
}

/// FNV-1a, its halves mixed: the words are ours and few, so nobody can choose them to collide.
struct WordHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

    var value: UInt64 { state ^ state >> 29 }
}
