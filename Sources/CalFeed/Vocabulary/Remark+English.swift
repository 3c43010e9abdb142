extension Remark {
    /// What logs, calendars and the JSON contract say.
    public var text: String { text(in: .english) }

    /// Plain text in a language; in English where it has no sentences.
    func text(in book: SentenceBook) -> String {
        switch self {
        case .english(let text): text
        case .sentences(let sentences):
            sentences.count == 1 ? book.text(of: sentences[0]) : sentences.map(book.text).joined(separator: book.gap)
        }
    }

    /// The same in plain English, as those compare it who know no more.
    var inEnglish: Remark { .english(text) }
}

extension Diagnostic {
    /// The English sentence.
    public var message: String { remark.text }
}

extension Basis {
    /// With another reason; as it is where it has none.
    func withReason(_ change: (Remark) -> Remark) -> Basis {
        switch self {
        case .stated: .stated
        case .inferred(let reason): .inferred(reason: change(reason))
        case .assumed(let reason): .assumed(reason: change(reason))
        case .corrected(let reason): .corrected(reason: change(reason))
        }
    }
}
