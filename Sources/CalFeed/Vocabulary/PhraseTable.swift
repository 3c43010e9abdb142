/// What phrases mean, by their first words.
struct PhraseTable: Sendable {
    private struct Phrase {
        var key: Term.Key
        var language: Language
        /// Where its value stands among the values.
        var value: Int32
        /// Where its words after the first stand among all such words.
        var rest: Range<Int32>
    }

    /// What begins with a word.
    private struct Opening {
        /// Where its phrases begin; those of several words by their second one, of these the longest first.
        var start: Int32 = 0
        /// Where those begin that are the word itself.
        var single: Int32 = 0
        /// Where the languages begin in which the word means something by itself.
        var languages: Int32 = 0
    }

    /// Where the phrases of several words stand, by their first two.
    private struct Pairs {
        private struct Pair {
            var first: Int32 = -1
            var second: Int32 = 0
            var start: Int32 = 0
            var end: Int32 = 0
        }

        private static let count = 1 << 18
        /// Tells of nearly all two words that no phrase begins with them: one bit for each pair, which others may share.
        private var bits = [UInt64](repeating: 0, count: count / 64)
        /// Open addressing; as many places as a power of two, at least half of them empty.
        private var pairs: [Pair]

        /// With room for so many.
        init(expecting count: Int) {
            var capacity = 64
            while capacity < count * 2 { capacity *= 2 }
            pairs = [Pair](repeating: Pair(), count: capacity)
        }

        private static func mixed(_ first: Int32, _ second: Int32) -> UInt64 {
            UInt64(UInt32(bitPattern: first)) &* 0x9E37_79B9_7F4A_7C15
                ^ UInt64(UInt32(bitPattern: second)) &* 0xC2B2_AE3D_27D4_EB4F
        }

        private static func bit(_ mixed: UInt64) -> Int { Int(truncatingIfNeeded: mixed >> 40) & (count - 1) }

        private func place(_ mixed: UInt64) -> Int { Int(truncatingIfNeeded: mixed >> 32) & (pairs.count - 1) }

        /// Two words that have not been there, and where their phrases stand.
        mutating func insert(_ first: Int32, _ second: Int32, _ range: Range<Int>) {
            let mixed = Self.mixed(first, second)
            bits[Self.bit(mixed) >> 6] |= 1 &<< UInt64(Self.bit(mixed) & 63)
            var place = place(mixed)
            while pairs[place].first >= 0 { place = (place + 1) & (pairs.count - 1) }
            pairs[place] = Pair(
                first: first, second: second, start: Int32(range.lowerBound), end: Int32(range.upperBound))
        }

        func phrases(_ first: Int32, _ second: Int32) -> Range<Int> {
            let mixed = Self.mixed(first, second)
            guard bits[Self.bit(mixed) >> 6] & 1 &<< UInt64(Self.bit(mixed) & 63) != 0 else { return 0..<0 }
            var place = place(mixed)
            while pairs[place].first >= 0 {
                let pair = pairs[place]
                if pair.first == first, pair.second == second { return Int(pair.start)..<Int(pair.end) }
                place = (place + 1) & (pairs.count - 1)
            }
            return 0..<0
        }
    }

    /// The places of phrases that begin with a word and may go on with another: those of both, the longest first, and then those
    /// that are the word itself.
    struct Places: Sequence, IteratorProtocol {
        fileprivate(set) var long = 0..<0
        fileprivate(set) var single = 0..<0

        static let none = Places()

        mutating func next() -> Int? {
            if let place = long.first {
                long = (place + 1)..<long.upperBound
                return place
            }
            guard let place = single.first else { return nil }
            single = (place + 1)..<single.upperBound
            return place
        }
    }

    private let phrases: [Phrase]
    /// Of each phrase, where its language stands among those of the vocabulary: most phrases of a word are passed over by that.
    private let marks: [UInt8]
    /// Of each phrase the second word, `unknown` where it is one word.
    private let seconds: [Int32]
    /// By word; where the last word's phrases and languages end, another begins.
    private let openings: [Opening]
    private let pairs: Pairs
    /// The further words of all phrases.
    private let rest: [Int32]
    private let values: [String]
    /// The languages in which each word means something by itself, each once.
    private let languages: [Language]
    /// All languages of the vocabulary, none among them.
    private let known: [Language]

    /// Some languages, in one bit each.
    struct Languages: Sendable {
        fileprivate let bits: UInt64
    }

    init(_ reader: VocabularyReader) {
        let count = reader.lexicon.words.count
        let entries = reader.entries
        // By how many words follow the first.
        var byLength: [[Int]] = [[]]
        byLength[0].reserveCapacity(entries.count)
        var ends = [Int](repeating: 0, count: count + 1)
        for index in entries.indices {
            guard let (first, others) = reader.words(of: entries[index]) else { continue }
            while byLength.count <= others.count { byLength.append([]) }
            byLength[others.count].append(index)
            ends[Int(first) + 1] += 1
        }
        for word in 0..<count { ends[word + 1] += ends[word] }
        // Of each word's phrases the longest first; of equally long ones, that of the earlier line.
        var places = ends
        var openings = ends.map { Opening(start: Int32($0), single: Int32($0)) }
        var known: [Language] = [.none]
        let none = Phrase(key: .language, language: .none, value: 0, rest: 0..<0)
        var phrases = [Phrase](repeating: none, count: ends[count])
        var marks = [UInt8](repeating: 0, count: ends[count])
        var seconds = [Int32](repeating: Lexicon.unknown, count: ends[count])
        var rest: [Int32] = []
        for indices in byLength.reversed() {
            for index in indices {
                guard let (first, others) = reader.words(of: entries[index]) else { continue }
                let entry = entries[index]
                let place = places[Int(first)]
                places[Int(first)] = place + 1
                let start = Int32(rest.count)
                for other in others { rest.append(reader.words[other]) }
                if !known.contains(entry.language) { known.append(entry.language) }
                marks[place] = Self.mark(of: entry.language, among: known)
                phrases[place] = Phrase(
                    key: entry.key, language: entry.language, value: entry.value, rest: start..<Int32(rest.count))
                guard !others.isEmpty else { continue }
                seconds[place] = rest[Int(start)]
                openings[Int(first)].single = Int32(place + 1)
            }
        }
        var pairs = Pairs(expecting: seconds.count { $0 != Lexicon.unknown })
        for word in 0..<count {
            let several = Int(openings[word].start)..<Int(openings[word].single)
            // Those that go on alike lie together, and stay the longest first.
            if several.count > 1 {
                let order = several.sorted { (seconds[$0], $0) < (seconds[$1], $1) }
                let old = (
                    phrases: Array(phrases[several]), marks: Array(marks[several]), seconds: Array(seconds[several])
                )
                for (place, from) in zip(several, order) {
                    phrases[place] = old.phrases[from - several.lowerBound]
                    marks[place] = old.marks[from - several.lowerBound]
                    seconds[place] = old.seconds[from - several.lowerBound]
                }
            }
            var start = several.lowerBound
            while start < several.upperBound {
                let end = several[start...].first { seconds[$0] != seconds[start] } ?? several.upperBound
                pairs.insert(Int32(word), seconds[start], start..<end)
                start = end
            }
        }
        var languages: [Language] = []
        for word in 0..<count {
            let start = languages.count
            openings[word].languages = Int32(start)
            for place in Int(openings[word].single)..<ends[word + 1] where phrases[place].language != .none {
                let language = phrases[place].language
                if !languages[start...].contains(language) { languages.append(language) }
            }
        }
        openings[count].languages = Int32(languages.count)
        self.phrases = phrases
        self.marks = marks
        self.seconds = seconds
        self.openings = openings
        self.pairs = pairs
        self.rest = rest
        self.languages = languages
        values = reader.values
        self.known = known
    }

    /// Languages beyond the sixty-third share a mark.
    private static func mark(of language: Language, among known: [Language]) -> UInt8 {
        UInt8(min(known.firstIndex(of: language) ?? 63, 63))
    }

    func marked(_ languages: [Language]) -> Languages {
        Languages(
            bits: languages.reduce(0) { bits, language in
                known.contains(language) ? bits | 1 &<< UInt64(Self.mark(of: language, among: known)) : bits
            })
    }

    /// Whether the phrase is one of the languages'.
    func isOne(of languages: Languages, at place: Int) -> Bool {
        languages.bits & 1 &<< UInt64(marks[place]) != 0
    }

    func places(ofWord word: Int32, before next: Int32) -> Places {
        guard word >= 0 else { return .none }
        return Places(
            long: pairs.phrases(word, next),
            single: Int(openings[Int(word)].single)..<Int(openings[Int(word) + 1].start))
    }

    /// As above, of phrases of several words only.
    func longPlaces(ofWord word: Int32, before next: Int32) -> Range<Int> {
        word < 0 ? 0..<0 : pairs.phrases(word, next)
    }

    /// The languages in which the word means something by itself.
    func languages(ofWord word: Int32) -> Range<Int> {
        Int(openings[Int(word)].languages)..<Int(openings[Int(word) + 1].languages)
    }

    /// One of those.
    func language(number: Int) -> Language { languages[number] }

    func key(at place: Int) -> Term.Key { phrases[place].key }

    func language(at place: Int) -> Language { phrases[place].language }

    /// How many words it has.
    func length(at place: Int) -> Int { phrases[place].rest.count + 1 }

    func match(at place: Int) -> TermMatch {
        let phrase = phrases[place]
        return TermMatch(
            term: Term(key: phrase.key, value: values[Int(phrase.value)], language: phrase.language),
            length: phrase.rest.count + 1)
    }

    /// Whether the further words of a phrase follow the token.
    func stands(_ place: Int, at index: Int, in text: TokenisedText) -> Bool {
        let second = seconds[place]
        if second < 0 { return true }
        guard index + 1 < text.tokens.count, text.tokens[index + 1].entry == second else { return false }
        let phrase = phrases[place]
        guard index + phrase.rest.count < text.tokens.count else { return false }
        var next = index
        for position in phrase.rest {
            next += 1
            if text.tokens[next].entry != rest[Int(position)] { return false }
        }
        return true
    }
}
