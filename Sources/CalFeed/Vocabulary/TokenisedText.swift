/// A text's tokens and its words, each word once.
struct TokenisedText: Sendable {
    var tokens: [Token] = []
    /// Where each line ends: at its line feed, the last one at the text's end.
    var lineEnds: [Int] = []
    /// In their compared form: words, the digits in ASCII, marks.
    private(set) var words = SpelledWords()
    private var facts: [Token.Word] = []
    /// Open addressing; as many places as a power of two, at least half of them empty.
    private var places: [Place]

    private struct Place {
        var word: Int32 = -1
        /// How the word begins: short words are told by that alone.
        var opening: UInt64 = 0
    }

    /// A word that has not been found after so many others with its hash counts as a new one: whoever writes words to that end
    /// does not keep us longer.
    private static let longestSearch = 64

    /// With room for the tokens and words that so many bytes usually hold.
    init(expectingBytes bytes: Int = 0) {
        tokens.reserveCapacity(bytes / 4)
        let count = min(bytes / 8, 4096) + 4
        facts.reserveCapacity(count)
        words.reserve(words: count, letters: count * 6)
        var capacity = 16
        while capacity < count * 2 { capacity *= 2 }
        places = [Place](repeating: Place(), count: capacity)
    }

    func folded(_ token: Token) -> String { words.text(of: token.word) }

    /// The word among this text's words, added where it is new.
    mutating func word(_ word: some Collection<UInt8>, in lexicon: Lexicon) -> Token.Word {
        self.word(word, key: WordKey(word), in: lexicon)
    }

    /// As above, for a word whose key is known.
    mutating func word(_ word: some Collection<UInt8>, key: WordKey, in lexicon: Lexicon) -> Token.Word {
        let place = place(of: word, key: key)
        if let place, places[place].word >= 0 { return facts[Int(places[place].word)] }
        let entry = lexicon.number(of: word, key: key)
        let new = Token.Word(number: Int32(words.count), entry: entry, folded: word)
        words.append(word)
        add(new, key: key, at: place)
        return new
    }

    /// As above, for one of ASCII's letters alone: nearly all words.
    mutating func word(plain word: PlainWord, key: WordKey, in lexicon: Lexicon) -> Token.Word {
        let place = place(of: word, key: key)
        if let place, places[place].word >= 0 { return facts[Int(places[place].word)] }
        let entry = lexicon.number(of: word, key: key)
        let new = Token.Word(number: Int32(words.count), entry: entry, plain: word)
        words.append(plain: word)
        add(new, key: key, at: place)
        return new
    }

    /// Where the word stands, or the empty place that it would get; nil after too long a search.
    private func place(of word: some Collection<UInt8>, key: WordKey) -> Int? {
        var place = Int(truncatingIfNeeded: key.hash) & (places.count - 1)
        for _ in 0..<Self.longestSearch {
            let found = places[place]
            if found.word < 0
                || found.opening == key.opening && (key.isWhole || words.isWord(found.word, word))
            {
                return place
            }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    private mutating func add(_ word: Token.Word, key: WordKey, at place: Int?) {
        facts.append(word)
        guard let place else { return }
        places[place] = Place(word: word.number, opening: key.opening)
        if words.count * 2 > places.count { grow() }
    }

    private mutating func grow() {
        let old = places
        places = [Place](repeating: Place(), count: old.count * 4)
        for entry in old where entry.word >= 0 {
            var place = Int(truncatingIfNeeded: WordKey(words[entry.word]).hash) & (places.count - 1)
            while places[place].word >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = entry
        }
    }
}
