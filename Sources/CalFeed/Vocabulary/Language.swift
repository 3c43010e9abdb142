/// A language, by the two letters of ISO 639-1.
struct Language: Hashable, Sendable {
    /// Below `count`; zero for none.
    let number: UInt16

    static let count = 1 + 26 * 26
    static let none = Language(number: 0)
    static let english = Language("en")
    // Their scripts tell them.
    static let japanese = Language("ja")
    static let korean = Language("ko")
    static let hebrew = Language("he")

    private init(number: UInt16) { self.number = number }

    /// None where the text is not two small letters.
    init(_ code: String) {
        let letters = code.utf8.map { UInt16($0) &- 0x61 }
        number = letters.count == 2 && letters.allSatisfy { $0 < 26 } ? 1 + letters[0] * 26 + letters[1] : 0
    }

    var code: String {
        guard number > 0 else { return "" }
        return String(decoding: [UInt8((number - 1) / 26 + 0x61), UInt8((number - 1) % 26 + 0x61)], as: UTF8.self)
    }
}

/// How much of a text belongs to each language.
struct LanguageWeights {
    /// Those with any weight, in the order in which they were found.
    private(set) var languages: [Language] = []
    private var weights = [Double](repeating: 0, count: Language.count)

    private var own = [Int](repeating: 0, count: Language.count)

    subscript(language: Language) -> Double { weights[Int(language.number)] }

    /// How many words no other language has.
    func ownWords(of language: Language) -> Int { own[Int(language.number)] }

    mutating func noteOwnWord(of language: Language) { own[Int(language.number)] += 1 }

    mutating func add(_ weight: Double, to language: Language) {
        if weights[Int(language.number)] == 0 { languages.append(language) }
        weights[Int(language.number)] += weight
    }
}
