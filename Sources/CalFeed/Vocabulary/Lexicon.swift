/// Words with a number each, so that a text's words are looked up once and compared as numbers from then on.
struct Lexicon: Sendable {
    /// What no vocabulary knows.
    static let unknown: Int32 = -1

    private(set) var words = SpelledWords()
    /// Open addressing; as many places as a power of two.
    private var places: [Place]

    private struct Place {
        var word: Int32 = Lexicon.unknown
        /// How the word begins: short words are told by that alone, and their letters need not be fetched.
        var opening: UInt64 = 0
    }

    /// With room for so many words.
    init(expecting count: Int = 0) {
        var capacity = 64
        while capacity < count * 2 { capacity *= 2 }
        places = [Place](repeating: Place(), count: capacity)
        words.reserve(words: count, letters: count * 8)
    }

    /// The number of a word in its compared form; `unknown` where it is none of these.
    func number(of word: some Collection<UInt8>) -> Int32 { number(of: word, key: WordKey(word)) }

    /// As above, for a word whose key is known.
    func number(of word: some Collection<UInt8>, key: WordKey) -> Int32 { places[place(of: word, key: key)].word }

    /// As above; a new word gets the next number.
    mutating func number(adding word: some Collection<UInt8>) -> Int32 {
        number(adding: word, key: WordKey(word))
    }

    /// As above, for a word whose key is known.
    mutating func number(adding word: some Collection<UInt8>, key: WordKey) -> Int32 {
        let place = place(of: word, key: key)
        guard places[place].word < 0 else { return places[place].word }
        let number = Int32(words.count)
        words.append(word)
        places[place] = Place(word: number, opening: key.opening)
        if words.count * 2 > places.count { grow() }
        return number
    }

    /// Where the word stands, or an empty place.
    private func place(of word: some Collection<UInt8>, key: WordKey) -> Int {
        var place = Int(truncatingIfNeeded: key.hash) & (places.count - 1)
        while places[place].word >= 0,
            places[place].opening != key.opening || !key.isWhole && !words.isWord(places[place].word, word)
        {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        places = [Place](repeating: Place(), count: places.count * 2)
        for number in 0..<Int32(words.count) {
            let key = WordKey(words[number])
            var place = Int(truncatingIfNeeded: key.hash) & (places.count - 1)
            while places[place].word >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Place(word: number, opening: key.opening)
        }
    }
}

/// What a word is looked up by, made while its letters are gone through.
struct WordKey: Sendable {
    /// FNV-1a of the letters behind the first ones.
    private var rest: UInt64 = 0xCBF2_9CE4_8422_2325
    private var letters: UInt64 = 0
    private var count = 0

    private static let most = 7

    init() {}

    init(_ word: some Collection<UInt8>) {
        for byte in word { add(byte) }
    }

    /// Of a word of up to seven letters, the first in the lowest byte and zeros behind the last.
    init(letters: UInt64, count: Int) {
        self.letters = letters
        self.count = count
    }

    mutating func add(_ byte: UInt8) {
        if count < Self.most {
            letters |= UInt64(byte) &<< UInt64(count &* 8)
        } else {
            rest = (rest ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        count &+= 1
    }

    /// All letters mixed: the words are ours and few, so nobody can choose them to collide.
    var hash: UInt64 {
        let folded = opening ^ opening >> 29 ^ rest
        let mixed = folded &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed >> 32
    }

    /// The first seven letters, and how many there are.
    var opening: UInt64 { letters | UInt64(min(count, 255)) << 56 }

    /// Whether the opening is all of the word.
    var isWhole: Bool { count <= Self.most }
}
