/// What each token is, in one bit each: looked up once, so that many spans over the same tokens can be weighed.
struct TokenTraits: Sendable {
    struct Trait: OptionSet, Hashable, Sendable {
        let rawValue: UInt32

        static let word = Trait(rawValue: 1 << 0)
        static let number = Trait(rawValue: 1 << 1)
        static let capitalised = Trait(rawValue: 1 << 2)
        /// A word in small letters that carries meaning.
        static let small = Trait(rawValue: 1 << 3)
        static let stop = Trait(rawValue: 1 << 4)
        static let place = Trait(rawValue: 1 << 5)
        static let institution = Trait(rawValue: 1 << 6)
        static let series = Trait(rawValue: 1 << 7)
        static let talk = Trait(rawValue: 1 << 8)
        static let online = Trait(rawValue: 1 << 9)
        static let honorific = Trait(rawValue: 1 << 10)
        static let givenName = Trait(rawValue: 1 << 11)
        static let zonePlace = Trait(rawValue: 1 << 12)
        static let address = Trait(rawValue: 1 << 13)
        static let taken = Trait(rawValue: 1 << 14)
        static let label = Trait(rawValue: 1 << 15)
        static let opens = Trait(rawValue: 1 << 16)
        static let closes = Trait(rawValue: 1 << 17)
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
    }

    /// What a span is made of.
    struct Composition {
        var union: Trait = []
        var words = 0
        var capitalised = 0
        var small = 0
        var places = 0
        var numbers = 0
        var opens = 0
        var closes = 0
        /// No word of more than one letter has a small letter.
        var isAllCapitals: Bool { !union.contains(.hasSmallLetter) && union.contains([.word, .long]) }
    }

    private let traits: [Trait]

    init(statements: Statements) {
        let document = statements.document
        traits = document.tokens.indices.map { Self.trait(of: $0, in: document, statements) }
    }

    subscript(index: Int) -> Trait { traits[index] }

    var count: Int { traits.count }

    func composition(of range: Range<Int>) -> Composition {
        var result = Composition()
        for index in range {
            let trait = traits[index]
            result.union.formUnion(trait)
            if trait.contains(.word) { result.words += 1 }
            if trait.contains(.capitalised) { result.capitalised += 1 }
            if trait.contains(.small) { result.small += 1 }
            if trait.contains(.place) { result.places += 1 }
            if trait.contains(.number) { result.numbers += 1 }
            if trait.contains(.opens) { result.opens += 1 }
            if trait.contains(.closes) { result.closes += 1 }
        }
        return result
    }

    private static func trait(of index: Int, in document: Document, _ statements: Statements) -> Trait {
        let token = document.tokens[index]
        var result: Trait = []
        if token.isSpaced { result.insert(.spaced) }
        if statements.isTaken(index) { result.insert(.taken) }
        if statements.isKnownLabel(index) { result.insert(.label) }
        switch token.kind {
        case .word: result.insert(.word)
        case .number: result.insert(.number)
        case .url, .email: result.insert(.link)
        case .mark:
            if token.isMark("([") { result.insert(.opens) }
            if token.isMark(")]") { result.insert(.closes) }
            if token.isMark(",") { result.insert(.comma) }
            if token.isMark(".!?") { result.insert(.sentenceEnd) }
            return result
        }
        for match in document.terms[index] { result.formUnion(trait(of: match.term)) }
        guard token.isWord else { return result }
        let first = Tokeniser.scalar(at: token.span.lowerBound, in: document.bytes).0
        if first.isWrittenWithoutSpaces { result.insert([.dense, .capitalised]) }
        if first.properties.isUppercase || first.isHebrew { result.insert(.capitalised) }
        if document.bytes[token.span].contains(where: { (0x61...0x7A).contains($0) }) { result.insert(.hasSmallLetter) }
        if token.width > 3 { result.insert(.long) }
        // "Wing A": one capital letter is a name, not a word.
        if token.width == 1, result.contains(.capitalised), !result.contains(.dense) {
            result.subtract([.stop, .connector, .inPreposition, .ofPreposition, .address])
        }
        if result.isDisjoint(with: [.capitalised, .stop]), token.width > 2 { result.insert(.small) }
        return result
    }

    private static func trait(of term: Term) -> Trait {
        switch term.key {
        case .stop: .stop
        case .place: .place
        case .institution, .institutionName: .institution
        case .series: .series
        case .talk: .talk
        case .online: .online
        case .honorific: .honorific
        case .givenName: .givenName
        case .zonePlace: .zonePlace
        case .address, .person: .address
        case .says: .says
        case .connector: .connector
        case .copula: .copula
        case .preposition: term.value == "of" ? .ofPreposition : .inPreposition
        default: []
        }
    }
}
