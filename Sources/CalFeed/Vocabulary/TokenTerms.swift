/// What each token of a text can mean; of one token's, the longest phrase first.
struct TokenTerms: Sendable {
    private let vocabulary: Vocabulary
    private var phrases: [Phrase] = []
    private var tokens: [Meaning] = []
    /// Those of the next token.
    private var nextKeys: UInt64 = 0

    init(vocabulary: Vocabulary, count: Int = 0) {
        self.vocabulary = vocabulary
        phrases.reserveCapacity(count)
        tokens.reserveCapacity(count)
    }

    /// All that a token can mean, and where its phrases end; they begin where those of the token before end.
    private struct Meaning {
        var keys: Term.Keys
        var end: Int
    }

    /// A phrase's place in the vocabulary and its key, in four bytes.
    fileprivate struct Phrase {
        private let bits: UInt32

        init(place: Int, key: Term.Key) { bits = UInt32(place) << 6 | UInt32(key.rawValue) }

        var place: Int { Int(bits >> 6) }
        var key: UInt8 { UInt8(bits & 63) }
    }

    /// The terms that begin at one token.
    struct Matches: RandomAccessCollection {
        fileprivate let vocabulary: Vocabulary
        fileprivate let phrases: ArraySlice<Phrase>

        var startIndex: Int { phrases.startIndex }
        var endIndex: Int { phrases.endIndex }

        subscript(position: Int) -> TermMatch { vocabulary.match(at: phrases[position].place) }
    }

    subscript(index: Int) -> Matches {
        Matches(vocabulary: vocabulary, phrases: phrases[places(at: index)])
    }

    private func places(at index: Int) -> Range<Int> { (index == 0 ? 0 : tokens[index - 1].end)..<tokens[index].end }

    var count: Int { tokens.count }

    /// All that the token can mean.
    func keys(at index: Int) -> Term.Keys { tokens[index].keys }

    func first(_ key: Term.Key, at index: Int) -> TermMatch? {
        for position in places(at: index) where phrases[position].key == key.rawValue {
            return vocabulary.match(at: phrases[position].place)
        }
        return nil
    }

    /// Every term of a key that begins at the token.
    func each(_ key: Term.Key, at index: Int, _ look: (TermMatch) -> Void) {
        guard tokens[index].keys.contains(key) else { return }
        for position in places(at: index) where phrases[position].key == key.rawValue {
            look(vocabulary.match(at: phrases[position].place))
        }
    }

    /// Adds a phrase that begins at the next token; `endToken` says that they are all.
    mutating func append(_ place: Int) {
        add(Phrase(place: place, key: vocabulary.key(at: place)))
    }

    /// Adds the next token with those phrases of another text's token that have no more words than given.
    mutating func append(_ other: TokenTerms, at index: Int, longest: Int) {
        for position in other.places(at: index)
        where vocabulary.length(at: other.phrases[position].place) <= longest {
            add(other.phrases[position])
        }
        endToken()
    }

    mutating func endToken() {
        tokens.append(Meaning(keys: Term.Keys(rawValue: nextKeys), end: phrases.count))
        nextKeys = 0
    }

    private mutating func add(_ phrase: Phrase) {
        phrases.append(phrase)
        nextKeys |= 1 &<< UInt64(phrase.key)
    }
}
