/// A text's tokens and its words, each word once.
struct TokenisedText: Sendable {
    var tokens: [Token] = []
    /// Where each line ends: at its line feed, the last one at the text's end.
    var lineEnds: [Int] = []
    /// In their compared form: words, the digits in ASCII, marks.
    private(set) var words = SpelledWords()
    private var facts: [Token.Word] = []
    /// Open addressing; as many places as a power of two, at least half of them empty.
    private var places = [Place](repeating: Place(), count: 64)

    private struct Place {
        var word: Int32 = -1
        var check: UInt32 = 0
    }

    /// A word that has not been found after so many others with its hash counts as a new one: whoever writes words to that end
    /// does not keep us longer.
    private static let longestSearch = 64

    /// Makes room for the tokens and words that so many bytes usually hold. Before the first word.
    mutating func reserve(bytes: Int) {
        tokens.reserveCapacity(bytes / 4)
        let count = min(bytes / 8, 4096)
        facts.reserveCapacity(count)
        words.reserve(words: count, letters: count * 6)
        var capacity = places.count
        while capacity < count * 2 { capacity *= 2 }
        if capacity > places.count { places = [Place](repeating: Place(), count: capacity) }
    }

    func folded(_ token: Token) -> String { words.text(of: token.word) }

    /// The word among this text's words, added where it is new.
    mutating func word(_ word: some Collection<UInt8>, in lexicon: Lexicon) -> Token.Word {
        self.word(word, hash: Lexicon.hash(word), in: lexicon)
    }

    /// As above, for a word whose hash is known.
    mutating func word(_ word: some Collection<UInt8>, hash: UInt64, in lexicon: Lexicon) -> Token.Word {
        let check = UInt32(truncatingIfNeeded: hash >> 32)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        var steps = 0
        while places[place].word >= 0 {
            if steps < Self.longestSearch, places[place].check == check, words.isWord(places[place].word, word) {
                return facts[Int(places[place].word)]
            }
            place = (place + 1) & (places.count - 1)
            steps += 1
            if steps == Self.longestSearch { break }
        }
        let next = Int32(words.count)
        words.append(word)
        facts.append(Token.Word(number: next, entry: lexicon.number(of: word, hash: hash), folded: word))
        guard steps < Self.longestSearch else { return facts[Int(next)] }
        places[place] = Place(word: next, check: check)
        if words.count * 2 > places.count { grow() }
        return facts[Int(next)]
    }

    private mutating func grow() {
        let old = places
        places = [Place](repeating: Place(), count: old.count * 4)
        for entry in old where entry.word >= 0 {
            var place = Int(truncatingIfNeeded: Lexicon.hash(words[entry.word])) & (places.count - 1)
            while places[place].word >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = entry
        }
    }
}
