/// What each token is, in one bit each: looked up once, so that many spans over the same tokens can be weighed.
struct TokenTraits: Sendable {
    struct Trait: OptionSet, Hashable, Sendable {
        let rawValue: UInt64

        // The first eight are counted.
        static let word = Trait(rawValue: 1 << 0)
        static let capitalised = Trait(rawValue: 1 << 1)
        /// A word in small letters that carries meaning.
        static let small = Trait(rawValue: 1 << 2)
        static let stop = Trait(rawValue: 1 << 3)
        static let place = Trait(rawValue: 1 << 4)
        static let number = Trait(rawValue: 1 << 5)
        static let opens = Trait(rawValue: 1 << 6)
        static let closes = Trait(rawValue: 1 << 7)
        static let institution = Trait(rawValue: 1 << 8)
        static let series = Trait(rawValue: 1 << 9)
        static let talk = Trait(rawValue: 1 << 10)
        static let online = Trait(rawValue: 1 << 11)
        static let honorific = Trait(rawValue: 1 << 12)
        static let givenName = Trait(rawValue: 1 << 13)
        static let zonePlace = Trait(rawValue: 1 << 14)
        static let address = Trait(rawValue: 1 << 15)
        static let taken = Trait(rawValue: 1 << 16)
        static let label = Trait(rawValue: 1 << 17)
        static let comma = Trait(rawValue: 1 << 18)
        /// A full stop, a question mark, an exclamation mark.
        static let sentenceEnd = Trait(rawValue: 1 << 19)
        /// A word with a small letter in it.
        static let hasSmallLetter = Trait(rawValue: 1 << 20)
        static let long = Trait(rawValue: 1 << 21)
        static let dense = Trait(rawValue: 1 << 22)
        static let says = Trait(rawValue: 1 << 23)
        static let connector = Trait(rawValue: 1 << 24)
        static let copula = Trait(rawValue: 1 << 25)
        /// In front of a place: in, at.
        static let inPreposition = Trait(rawValue: 1 << 26)
        static let ofPreposition = Trait(rawValue: 1 << 27)
        static let link = Trait(rawValue: 1 << 28)
        static let spaced = Trait(rawValue: 1 << 29)
        /// A quotation mark.
        static let quote = Trait(rawValue: 1 << 30)
        /// A month or a day of the week.
        static let calendar = Trait(rawValue: 1 << 31)
        /// Coffee, lunch, a reception.
        static let coffee = Trait(rawValue: 1 << 32)
        /// A verb that sentences have and titles rarely do.
        static let verb = Trait(rawValue: 1 << 33)
        /// Words that lead elsewhere: "read more".
        static let navigation = Trait(rawValue: 1 << 34)

        fileprivate var counted: Int { Int(rawValue & 0xFF) }
    }

    /// How many tokens have each of the counted traits, in the order of their bits.
    fileprivate typealias Counts = SIMD8<UInt16>

    /// What a span is made of.
    struct Composition {
        private(set) var union: Trait = []
        /// A sentence ends within it.
        private(set) var endsSentence = false
        private var last: Trait = []
        private var counts = Counts()

        fileprivate mutating func add(_ trait: Trait, _ counts: Counts) {
            if last.contains(.sentenceEnd), trait.contains(.spaced) { endsSentence = true }
            last = trait
            union.formUnion(trait)
            self.counts &+= counts
        }

        var words: Int { Int(counts[0]) }
        var capitalised: Int { Int(counts[1]) }
        var small: Int { Int(counts[2]) }
        var stops: Int { Int(counts[3]) }
        var places: Int { Int(counts[4]) }
        var numbers: Int { Int(counts[5]) }
        var opens: Int { Int(counts[6]) }
        var closes: Int { Int(counts[7]) }

        /// No word of more than one letter has a small letter.
        var isAllCapitals: Bool { !union.contains(.hasSmallLetter) && union.contains([.word, .long]) }
    }

    /// What spans are made of that come one after another, each often longer by some tokens than the one before.
    struct RunningComposition {
        private let traits: TokenTraits
        private var range = 0..<0
        private var composition = Composition()

        init(traits: TokenTraits) { self.traits = traits }

        mutating func composition(of range: Range<Int>) -> Composition {
            var next = range.lowerBound
            if range.lowerBound == self.range.lowerBound, range.upperBound >= self.range.upperBound {
                next = self.range.upperBound
            } else {
                composition = Composition()
            }
            for index in next..<range.upperBound { traits.add(index, to: &composition) }
            self.range = range
            return composition
        }
    }

    private let traits: [Trait]
    /// For each set of counted traits one of each.
    private let counts = Self.countsOfTraits

    /// `taken` and `labels` tell of each token whether it belongs to a date or a time, or to a known label.
    init(document: Document, taken: [Bool], labels: [Bool]) {
        var traits: [Trait] = []
        traits.reserveCapacity(document.tokens.count)
        for index in document.tokens.indices {
            var trait = Self.trait(of: index, in: document)
            if taken[index] { trait.insert(.taken) }
            if labels[index] { trait.insert(.label) }
            traits.append(trait)
        }
        self.traits = traits
    }

    subscript(index: Int) -> Trait { traits[index] }

    var count: Int { traits.count }

    func composition(of range: Range<Int>) -> Composition {
        var result = Composition()
        for index in range { add(index, to: &result) }
        return result
    }

    @inline(__always)
    private func add(_ index: Int, to composition: inout Composition) {
        composition.add(traits[index], counts[traits[index].counted])
    }

    private static let countsOfTraits = (UInt16(0)..<256).map { bits in
        (0..<8).reduce(into: Counts()) { $0[$1] = bits >> UInt16($1) & 1 }
    }

    private static func trait(of index: Int, in document: Document) -> Trait {
        let token = document.tokens[index]
        var result: Trait = token.isSpaced ? .spaced : []
        switch token.kind {
        case .word: result.insert(.word)
        case .number: result.insert(.number)
        case .url, .email: result.insert(.link)
        case .mark:
            switch token.markScalar {
            case "(", "[": result.insert(.opens)
            case ")", "]": result.insert(.closes)
            case ",": result.insert(.comma)
            case "\"": result.insert(.quote)
            case ".", "!", "?": result.insert(.sentenceEnd)
            default: break
            }
            return result
        }
        let keys = document.terms.keys(at: index)
        if !keys.isDisjoint(with: tellingKeys) {
            var telling = keys.intersection(tellingKeys).rawValue
            while telling != 0 {
                result.formUnion(traitsOfKeys[telling.trailingZeroBitCount])
                telling &= telling - 1
            }
            document.terms.each(.preposition, at: index) { match in
                result.insert(match.term.value == "of" ? .ofPreposition : .inPreposition)
            }
            if keys.contains(.cue), document.term(.cue, at: index)?.term.value == "coffee" { result.insert(.coffee) }
        }
        // "Seminar Room 5", "Lecture Hall": two words for a place, and no series.
        if keys.contains(.place), let place = document.term(.place, at: index), place.length > 1 {
            result.subtract([.series, .talk])
        }
        guard token.isWord else { return result }
        if token.startsDense { result.insert(.dense) }
        if token.isCapitalised { result.insert(.capitalised) }
        // A script without capitals is not written in capitals.
        let isCaseless = token.isCapitalised && !token.startsUpper
        if isCaseless || document.bytes[token.span].contains(where: { (0x61...0x7A).contains($0) }) {
            result.insert(.hasSmallLetter)
        }
        if token.width > 3 { result.insert(.long) }
        // "Wing A": one capital letter is a name, not a word.
        if token.width == 1, result.contains(.capitalised), !result.contains(.dense) {
            result.subtract([.stop, .connector, .inPreposition, .ofPreposition, .address])
        }
        if result.isDisjoint(with: [.capitalised, .stop]), token.width > 2 { result.insert(.small) }
        return result
    }

    private static let traitOfKey: [(key: Term.Key, trait: Trait)] = [
        (.stop, .stop), (.place, .place), (.institution, .institution), (.institutionName, .institution),
        (.series, .series), (.talk, .talk), (.online, .online), (.honorific, .honorific), (.givenName, .givenName),
        (.zonePlace, .zonePlace), (.address, .address), (.person, .address), (.says, .says), (.connector, .connector),
        (.copula, .copula), (.month, .calendar), (.weekday, .calendar), (.verb, .verb), (.navigation, .navigation),
    ]

    /// By the keys' raw values.
    private static let traitsOfKeys = traitOfKey.reduce(into: [Trait](repeating: [], count: 64)) {
        $0[Int($1.key.rawValue)] = $1.trait
    }

    private static let tellingKeys = traitOfKey.reduce(into: Term.Keys(.preposition, .cue)) {
        $0.formUnion(Term.Keys($1.key))
    }
}
