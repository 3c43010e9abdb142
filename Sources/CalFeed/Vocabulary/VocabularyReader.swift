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
        case institutionWords = "institution-words"
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
    /// Where the last value stands in its file, and its number.
    private var lastValue: (range: Range<Int>, number: Int32) = (0..<0, 0)
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
    var values: [String] { valueNumbers.words.texts }

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

    /// A line's first columns.
    private struct Columns {
        private static let most = 6

        let bytes: [UInt8]
        private var ends = InlineArray<6, Range<Int>>(repeating: 0..<0)
        private(set) var count = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func removeAll() { count = 0 }

        mutating func append(_ column: Range<Int>) {
            guard count < Self.most else { return }
            ends[count] = column
            count += 1
        }

        func range(_ column: Int) -> Range<Int> { ends[column] }

        func text(_ column: Int) -> String { String(decoding: bytes[ends[column]], as: UTF8.self) }

        func number(_ column: Int) -> Int? { Int(text(column)) }

        /// What the column holds between its bars.
        func parts(_ column: Int) -> [Range<Int>] {
            var parts: [Range<Int>] = []
            var start = ends[column].lowerBound
            for index in ends[column] where bytes[index] == 0x7C {
                if start < index { parts.append(start..<index) }
                start = index + 1
            }
            if start < ends[column].upperBound { parts.append(start..<ends[column].upperBound) }
            return parts
        }

        func texts(_ column: Int) -> [String] { parts(column).map { String(decoding: bytes[$0], as: UTF8.self) } }
    }

    private mutating func read(_ bytes: [UInt8], as table: Table) {
        var language = (code: "", number: Language.none)
        var columns = Columns(bytes: bytes)
        lastValue = (0..<0, 0)
        var start = 0
        while start < bytes.count {
            columns.removeAll()
            var column = start
            var end = start
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] == 0x09 {
                    columns.append(column..<end)
                    column = end + 1
                }
                end += 1
            }
            columns.append(column..<end)
            if bytes[start] != 0x23, columns.count >= 2 { readLine(columns, table, &language) }
            start = end + 1
        }
    }

    private mutating func readLine(
        _ columns: Columns, _ table: Table, _ language: inout (code: String, number: Language)
    ) {
        switch table {
        case .givenNames: add(columns.range(0), .givenName, columns)
        case .familyNames: add(columns.range(0), .familyName, columns)
        case .institutions: add(columns.range(0), .institutionName, columns)
        case .institutionWords: add(columns.range(0), .institutionWord, columns)
        case .zoneNames: add(columns.range(0), .zoneName, columns)
        case .places: add(columns.range(0), Self.key(ofPlace: columns), columns)
        case .domains: zoneOfDomain[columns.text(0)] = columns.text(1)
        case .languages: zoneOfLanguage[columns.text(0)] = columns.text(1)
        case .nameShapes:
            if let weight = columns.number(1) { nameShapes.add(weight, of: columns.text(0)) }
        case .weights:
            guard columns.count >= 3 else { return }
            weights[columns.text(0), default: [:]][columns.text(1)] = columns.number(2)
        case .abbreviations:
            guard columns.count >= 4 else { return }
            abbreviations[columns.text(0)] = AbbreviationEntry(
                kind: .init(rawValue: columns.text(1)) ?? .standard, zones: columns.texts(2),
                offsets: columns.texts(3).compactMap { Int($0) })
        case .links:
            guard columns.count >= 3, let purpose = LinkPurpose(rawValue: columns.text(2)) else { return }
            links.append((columns.text(0), columns.text(1), purpose))
        case .mail:
            guard columns.count >= 3, let kind = MailWord(rawValue: columns.text(0)) else { return }
            for words in columns.parts(2) { mail.append((kind, phrase(words, in: columns.bytes))) }
        case .language:
            guard let key = Term.Key.named[columns.text(0)] else { return }
            if key == .language { language = (columns.text(1), Language(columns.text(1))) }
            if key == .order { dateOrder[language.code] = columns.text(1) }
            guard columns.count >= 3 else { return }
            for words in columns.parts(2) { add(words, key, columns, language.number) }
        }
    }

    /// A place by its flags: several places, a postal code or an ordinary word is no evidence by itself.
    private static func key(ofPlace columns: Columns) -> Term.Key {
        guard columns.count > 4, !columns.range(4).isEmpty else { return .zonePlace }
        let flags = columns.texts(4)
        if flags.contains("code") { return .zoneCode }
        return flags.contains { $0 == "ambiguous" || $0 == "word" || $0 == "split" } ? .zoneName : .zonePlace
    }

    /// Adds a phrase with the line's value, its second column.
    private mutating func add(
        _ words: Range<Int>, _ key: Term.Key, _ columns: Columns, _ language: Language = .none
    ) {
        entries.append(
            Entry(phrase: phrase(words, in: columns.bytes), key: key, language: language, value: value(columns)))
    }

    private mutating func value(_ columns: Columns) -> Int32 {
        let range = columns.range(1)
        // Many lines that follow one another have the same.
        let shift = range.lowerBound - lastValue.range.lowerBound
        if range.count != lastValue.range.count || range.isEmpty
            || !range.allSatisfy({ columns.bytes[$0] == columns.bytes[$0 - shift] })
        {
            lastValue = (range, valueNumbers.number(adding: columns.bytes[range]))
        }
        return lastValue.number
    }

    private mutating func phrase(_ words: Range<Int>, in bytes: [UInt8]) -> Int32 {
        // Most are one word of ASCII's small letters, which is its own compared form.
        var end = words.lowerBound
        var key = WordKey()
        while end < words.upperBound, (0x61...0x7A).contains(bytes[end]) {
            key.add(bytes[end])
            end += 1
        }
        if end == words.upperBound, !words.isEmpty {
            return lexicon.number(adding: PlainWord(bytes: bytes, range: words), key: key)
        }
        uncut += bytes[words]
        uncut.append(0x0A)
        uncutCount += 1
        return -uncutCount
    }

    /// Cuts the phrases as texts are cut, all in one.
    private mutating func cut() {
        let text = Tokeniser.text(of: uncut, lexicon: Lexicon())
        let numbers = (0..<Int32(text.words.count)).map { lexicon.number(adding: text.words[$0]) }
        words.reserveCapacity(text.tokens.count)
        ends.reserveCapacity(Int(uncutCount) + 1)
        for token in text.tokens {
            while ends.count <= token.line { ends.append(words.count) }
            words.append(numbers[Int(token.word)])
        }
        while ends.count <= Int(uncutCount) { ends.append(words.count) }
    }
}
