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
    private struct Entry {
        var language: Language
        var weight: Double = 0
        /// How many words no other language has.
        var ownWords = 0
    }

    /// Those with any weight, in the order in which they were found.
    private var entries: [Entry] = []
    /// By language: where its entry stands, counted from one; zero where it has none.
    private var places = [UInt16](repeating: 0, count: Language.count)

    var languages: [Language] { entries.map(\.language) }

    subscript(language: Language) -> Double {
        let place = places[Int(language.number)]
        return place == 0 ? 0 : entries[Int(place) - 1].weight
    }

    /// How many words no other language has.
    func ownWords(of language: Language) -> Int {
        let place = places[Int(language.number)]
        return place == 0 ? 0 : entries[Int(place) - 1].ownWords
    }

    mutating func noteOwnWord(of language: Language) { entries[place(of: language)].ownWords += 1 }

    mutating func add(_ weight: Double, to language: Language) { entries[place(of: language)].weight += weight }

    private mutating func place(of language: Language) -> Int {
        let place = places[Int(language.number)]
        guard place == 0 else { return Int(place) - 1 }
        entries.append(Entry(language: language))
        places[Int(language.number)] = UInt16(entries.count)
        return entries.count - 1
    }
}
