/// Reads announcements: from the bytes as they arrived to seminars with evidence and doubts.
public struct AnnouncementReader: Sendable {
    /// Raised whenever the rules change what is read, so that stored announcements are read again.
    public static let version = "1"

    let zones: ZoneDatabase
    let vocabulary: Vocabulary

    public init(zones: ZoneDatabase) {
        self.zones = zones
        vocabulary = .shared
    }

    /// What the announcement says. Never fails: where nothing can be read, a diagnostic says why.
    public func read(_ bytes: [UInt8], context: ReadingContext) -> Reading {
        let (text, diagnostics) = TextDecoding.text(of: bytes)
        var reading = read(text, context: context)
        reading.diagnostics = diagnostics + reading.diagnostics
        return reading
    }

    /// As above, for text that is decoded already. Spans are UTF-8 offsets into it.
    public func read(_ text: String, context: ReadingContext) -> Reading {
        let mail = MailHeader(text)
        var context = context
        if let mail {
            context.referenceDate = mail.date ?? context.referenceDate
            context.senderOffset = mail.offset ?? context.senderOffset
            context.sender = mail.sender ?? context.sender
        }
        let document = Document(text: mail?.readable(text) ?? text)
        guard !document.tokens.isEmpty else {
            return Reading(diagnostics: [Diagnostic(.error, "empty", "The announcement holds no text.")])
        }
        let statements = statements(of: document)
        return SeminarResolver(statements: statements, context: context, zones: zones, vocabulary: vocabulary).reading()
    }

    func statements(of document: Document) -> Statements {
        let zones = zones
        return Statements(document: document, vocabulary: vocabulary, isZone: { zones.zone(named: $0) != nil })
    }
}
