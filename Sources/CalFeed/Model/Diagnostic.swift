/// A doubt about an announcement, or a fact its reader should know. Bad input is a diagnostic, never an error.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable, Codable {
        case info, warning, error
    }

    public var severity: Severity
    /// Stable, in kebab case: `zone-offset-conflict`. `docs/diagnostics.md` lists them all.
    public var code: String
    /// For the people who read the calendar.
    public var remark: Remark
    /// UTF-8 offsets of the words in the announcement's text.
    public var span: Range<Int>?

    /// One that a sentence of the catalogue tells.
    public init(
        _ severity: Severity, _ key: Sentence.Key, _ arguments: KeyValuePairs<Sentence.Name, Sentence.Argument> = [:],
        span: Range<Int>? = nil
    ) {
        self.init(severity, code: key.code, .told(key, arguments), span: span)
    }

    public init(_ severity: Severity, code: String, _ remark: Remark, span: Range<Int>? = nil) {
        self.severity = severity
        self.code = code
        self.remark = remark
        self.span = span
    }
}

/// What was understood from one announcement: none, one or several seminars, and why it is not more.
public struct Reading: Hashable, Sendable, Codable {
    public var seminars: [Seminar]
    /// About the announcement as a whole; where `seminars` is empty, at least one says why.
    public var diagnostics: [Diagnostic]
    /// Whether its words tell of a change: a new time, another room, a cancellation.
    public var isUpdate: Bool
    /// Of a mail: what it calls itself, and what it answers.
    public var message: MessageIdentity?

    public init(
        seminars: [Seminar] = [], diagnostics: [Diagnostic] = [], isUpdate: Bool = false,
        message: MessageIdentity? = nil
    ) {
        self.seminars = seminars
        self.diagnostics = diagnostics
        self.isUpdate = isUpdate
        self.message = message
    }
}

/// The identifiers of a mail (RFC 5322 §3.6.4), without their angle brackets.
public struct MessageIdentity: Hashable, Sendable, Codable {
    public var id: String?
    /// Of In-Reply-To and References, the nearest last.
    public var references: [String]

    public init(id: String? = nil, references: [String] = []) {
        self.id = id
        self.references = references
    }
}
