/// The catalogue of sentences in one language, from its file: `sentences-en.tsv`.
struct SentenceBook: Sendable {
    /// A piece of a sentence: words of the language, or what it speaks of.
    enum Piece: Hashable, Sendable {
        case text(String)
        case argument(Sentence.Argument)
    }

    private enum Part: Hashable {
        case text(String)
        case name(Sentence.Name)
    }

    private var templates: [Sentence.Key: [Part]] = [:]
    private var words: [String: String] = [:]
    private var weekdays: [String] = []
    /// What stands before and behind words of an announcement.
    private(set) var quotation = (before: "", behind: "")
    /// What stands between two sentences.
    private(set) var gap = ""

    static let english = SentenceBook("en")

    /// Of a language that there is no file for, an empty one.
    init(_ language: String) {
        self.init(file: VocabularyData.files.first { $0.name == "sentences-\(language)" }?.text ?? "")
    }

    init(file: String) {
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", maxSplits: 1)
            guard columns.count == 2 else { continue }
            if let key = Sentence.Key(rawValue: String(columns[0])) {
                templates[key] = Self.parts(of: columns[1])
            } else {
                words[String(columns[0])] = String(columns[1])
            }
        }
        weekdays = (words["weekdays"] ?? "").split(separator: "|").map(String.init)
        let around = (words["quotation"] ?? "").split(separator: "{words}", omittingEmptySubsequences: false)
        if around.count == 2 { quotation = (String(around[0]), String(around[1])) }
        gap = String((words["sequence"] ?? "").drop { $0 != "}" }.dropFirst().prefix { $0 != "{" })
    }

    private static func parts(of template: Substring) -> [Part] {
        var parts: [Part] = []
        var rest = template
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            if let name = Sentence.Name(rawValue: String(rest[rest.index(after: open)..<close])) {
                parts.append(.name(name))
            }
            rest = rest[rest.index(after: close)...]
        }
        return rest.isEmpty ? parts : parts + [.text(String(rest))]
    }

    /// Whether the sentence can be told: it is known, and what is filled in is there.
    func tells(_ sentence: Sentence) -> Bool {
        guard let parts = templates[sentence.key] else { return false }
        return parts.allSatisfy { part in
            switch part {
            case .text: true
            case .name(let name): sentence[name] != nil
            }
        }
    }

    func pieces(of sentence: Sentence) -> [Piece] {
        assert(tells(sentence), "something is missing in \(sentence)")
        return (templates[sentence.key] ?? []).compactMap { part in
            switch part {
            case .text(let text): .text(text)
            case .name(let name): sentence[name].map(Piece.argument)
            }
        }
    }

    // MARK: What sentences speak of

    func name(of weekday: Weekday) -> String {
        weekdays.indices.contains(weekday.rawValue - 1) ? weekdays[weekday.rawValue - 1] : ""
    }

    func name(of field: Field) -> String { words["field." + field.rawValue] ?? field.rawValue }
    func name(of status: Status) -> String { words["status." + status.rawValue] ?? status.rawValue }
    var nothing: String { words["nothing"] ?? "" }

    /// Plain text; days and hours as ISO 8601 has them.
    func text(of sentence: Sentence) -> String {
        // Asked for at a start for every event there is.
        var result = ""
        for part in templates[sentence.key] ?? [] {
            switch part {
            case .text(let text): result += text
            case .name(let name): if let argument = sentence[name] { result += text(of: argument) }
            }
        }
        return result
    }

    private func text(of argument: Sentence.Argument) -> String {
        switch argument {
        case .words(let text): quotation.before + text + quotation.behind
        case .name(let text): text
        case .number(let number): String(number)
        case .date(let date): date.description
        case .time(let time): time.description
        case .moment(let moment): "\(moment.date) \(moment.time)"
        case .zoned(let moment, let zone): "\(moment.date) \(moment.time) \(zone)"
        case .weekday(let weekday): name(of: weekday)
        case .field(let field): name(of: field)
        case .status(let status): name(of: status)
        case .nothing: nothing
        }
    }
}
