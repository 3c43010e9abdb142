/// Reads the vocabulary's files into tables. Every start waits for it, so lines stay bytes, and words become numbers at once.
struct VocabularyReader {
    /// A phrase with what it means.
    struct Entry {
        /// The number of its only word; below zero, one less than the negative of its row among the phrases of several.
        fileprivate var phrase: Int32
        var key: Term.Key
        var language: Language
        /// Where its value stands among the values.
        var value: Int32
    }

    /// What a file holds, by its name without the ending; the others hold what words mean in one language.
    private enum Table: String {
        case abbreviations = "zones-abbreviations"
        case zoneNames = "zones-names"
        case places = "zones-places"
        case domains = "zones-domains"
        case languages, links, mail, institutions, weights
        case givenNames = "given-names"
        case familyNames = "family-names"
        case nameShapes = "name-shapes"
        case language
    }

    private(set) var lexicon = Lexicon(expecting: 1 << 16)
    /// In the order of the lines.
    private(set) var entries: [Entry] = []
    private(set) var dateOrder: [String: String] = [:]
    private(set) var zoneOfDomain: [String: String] = [:]
    private(set) var abbreviations: [String: AbbreviationEntry] = [:]
    private(set) var zoneOfLanguage: [String: String] = [:]
    private(set) var links: [(host: String, path: String, purpose: LinkPurpose)] = []
    private(set) var nameShapes = NameShapes()
    private(set) var weights: [String: [String: Int]] = [:]
    /// The phrases of mail programs.
    private var mail: [(kind: MailWord, phrase: Int32)] = []
    private var valueNumbers = Lexicon()
    /// Phrases that the tokeniser cuts, one on each line, and how many they are.
    private var uncut: [UInt8] = []
    private var uncutCount: Int32 = 0
    /// The words of these phrases, and where each phrase's end.
    private(set) var words: [Int32] = []
    private var ends: [Int] = [0]

    init(files: [(name: String, text: String)]) {
        entries.reserveCapacity(1 << 16)
        for file in files where !file.name.hasPrefix("pages-") && !file.name.hasPrefix("sentences-") {
            read(Array(file.text.utf8), as: Table(rawValue: file.name) ?? .language)
        }
        cut()
    }

    /// What phrases mean, by number.
    var values: [String] { valueNumbers.words }

    /// The words of an entry's phrase: the first, and where the others stand; none where it holds nothing that a text could.
    func words(of entry: Entry) -> (first: Int32, others: Range<Int>)? {
        guard entry.phrase < 0 else { return (entry.phrase, 0..<0) }
        let row = Int(-1 - entry.phrase)
        return ends[row] < ends[row + 1] ? (words[ends[row]], ends[row] + 1..<ends[row + 1]) : nil
    }

    /// By their kinds, the phrases of mail programs.
    var mailPhrases: [(kind: MailWord, words: [Int32])] {
        mail.map { kind, phrase in
            guard phrase < 0 else { return (kind, [phrase]) }
            let row = Int(-1 - phrase)
            return (kind, Array(words[ends[row]..<ends[row + 1]]))
        }
    }

    private mutating func read(_ bytes: [UInt8], as table: Table) {
        var language = ""
        var columns: [ArraySlice<UInt8>] = []
        columns.reserveCapacity(8)
        var start = 0
        while start < bytes.count {
            columns.removeAll(keepingCapacity: true)
            var column = start
            var end = start
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] == 0x09 {
                    columns.append(bytes[column..<end])
                    column = end + 1
                }
                end += 1
            }
            columns.append(bytes[column..<end])
            if bytes[start] != 0x23, columns.count >= 2 { readLine(columns, table, &language) }
            start = end + 1
        }
    }

    private mutating func readLine(_ columns: [ArraySlice<UInt8>], _ table: Table, _ language: inout String) {
        switch table {
        case .givenNames: add(columns[0], .givenName, columns[1])
        case .familyNames: add(columns[0], .familyName, columns[1])
        case .institutions: add(columns[0], .institutionName, columns[1])
        case .zoneNames: add(columns[0], .zoneName, columns[1])
        case .places: add(columns[0], Self.key(ofPlace: columns), columns[1])
        case .domains: zoneOfDomain[Self.text(columns[0])] = Self.text(columns[1])
        case .languages: zoneOfLanguage[Self.text(columns[0])] = Self.text(columns[1])
        case .nameShapes:
            if let weight = Int(Self.text(columns[1])) { nameShapes.add(weight, of: Self.text(columns[0])) }
        case .weights:
            guard columns.count >= 3 else { return }
            weights[Self.text(columns[0]), default: [:]][Self.text(columns[1])] = Int(Self.text(columns[2]))
        case .abbreviations:
            guard columns.count >= 4 else { return }
            abbreviations[Self.text(columns[0])] = AbbreviationEntry(
                kind: .init(rawValue: Self.text(columns[1])) ?? .standard,
                zones: columns[2].split(separator: Self.bar).map(Self.text),
                offsets: columns[3].split(separator: Self.bar).compactMap { Int(Self.text($0)) }
            )
        case .links:
            guard columns.count >= 3, let purpose = LinkPurpose(rawValue: Self.text(columns[2])) else { return }
            links.append((Self.text(columns[0]), Self.text(columns[1]), purpose))
        case .mail:
            guard columns.count >= 3, let kind = MailWord(rawValue: Self.text(columns[0])) else { return }
            for words in columns[2].split(separator: Self.bar) { mail.append((kind, phrase(words))) }
        case .language:
            guard let key = Term.Key.named[Self.text(columns[0])] else { return }
            if key == .language { language = Self.text(columns[1]) }
            if key == .order { dateOrder[language] = Self.text(columns[1]) }
            guard columns.count >= 3 else { return }
            let number = Language(language)
            for words in columns[2].split(separator: Self.bar) { add(words, key, columns[1], number) }
        }
    }

    private static let bar: UInt8 = 0x7C

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    /// A place by its flags: several places, a postal code or an ordinary word is no evidence by itself.
    private static func key(ofPlace columns: [ArraySlice<UInt8>]) -> Term.Key {
        guard columns.count > 4, !columns[4].isEmpty else { return .zonePlace }
        let flags = columns[4].split(separator: bar).map(text)
        if flags.contains("code") { return .zoneCode }
        return flags.contains { $0 == "ambiguous" || $0 == "word" || $0 == "split" } ? .zoneName : .zonePlace
    }

    private mutating func add(
        _ words: ArraySlice<UInt8>, _ key: Term.Key, _ value: ArraySlice<UInt8>, _ language: Language = .none
    ) {
        entries.append(
            Entry(phrase: phrase(words), key: key, language: language, value: valueNumbers.number(adding: value)))
    }

    private mutating func phrase(_ words: ArraySlice<UInt8>) -> Int32 {
        // Most are one word of ASCII's small letters, which is its own compared form.
        if !words.isEmpty, words.allSatisfy({ (0x61...0x7A).contains($0) }) { return lexicon.number(adding: words) }
        uncut += words
        uncut.append(0x0A)
        uncutCount += 1
        return -uncutCount
    }

    /// Cuts the phrases as texts are cut, all in one.
    private mutating func cut() {
        let text = Tokeniser.text(of: uncut, lexicon: Lexicon())
        let numbers = text.words.map { lexicon.number(adding: $0.utf8) }
        words.reserveCapacity(text.tokens.count)
        ends.reserveCapacity(Int(uncutCount) + 1)
        for token in text.tokens {
            while ends.count <= token.line { ends.append(words.count) }
            words.append(numbers[Int(token.word)])
        }
        while ends.count <= Int(uncutCount) { ends.append(words.count) }
    }
}
