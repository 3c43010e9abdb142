/// Reads announcements: from the bytes as they arrived to seminars with evidence and doubts.
public struct AnnouncementReader: Sendable {
    /// Raised whenever the rules change what is read, so that stored announcements are read again.
    public static let version = "36"

    let zones: ZoneDatabase
    let vocabulary: Vocabulary
    let considerationLimit: Int

    /// `considerationLimit` is how many of the spans that were weighed for a field are kept with each seminar.
    public init(zones: ZoneDatabase, considerationLimit: Int = 0) {
        self.zones = zones
        self.considerationLimit = considerationLimit
        vocabulary = .shared
    }

    /// What the announcement says: a text, a page, a mail or a calendar, in whatever charset. Spans are offsets into its
    /// bytes. Never fails: where nothing can be read, a diagnostic says why.
    public func read(_ bytes: [UInt8], context: ReadingContext) -> Reading {
        let message = Message(bytes, vocabulary: vocabulary)
        var reading = Correspondence(message: message, reader: self, context: context).reading()
        for other in message.others {
            let next = self.reading(of: other, context: context)
            reading.seminars += next.seminars
            reading.isUpdate = reading.isUpdate || next.isUpdate
            reading.diagnostics += next.diagnostics
        }
        if !reading.seminars.isEmpty { reading.diagnostics.removeAll { $0.severity == .error } }
        reading.message = MessageIdentity(header: String(decoding: bytes.prefix(65_536), as: UTF8.self))
        return reading
    }

    /// As above, for text that is decoded already. Spans are UTF-8 offsets into it.
    public func read(_ text: String, context: ReadingContext) -> Reading {
        read(Array(text.utf8), context: context)
    }

    /// What one text says, its words and what it tells programs.
    func reading(
        of rendition: Rendition, context: ReadingContext, inherited: TimeResolver.Inheritance = .init()
    ) -> Reading {
        let document = Document(rendition, vocabulary: vocabulary)
        guard !document.tokens.isEmpty || !rendition.records.isEmpty else {
            return Reading(
                diagnostics: rendition.diagnostics + [Diagnostic(.error, .empty)])
        }
        var statements = statements(of: document)
        statements.markWritten(on: context.referenceDate)
        let resolver = SeminarResolver(
            statements: statements, context: context, zones: zones, vocabulary: vocabulary,
            inherited: inherited, considerationLimit: considerationLimit)
        var reading = RecordResolver(rendition: rendition, words: resolver).reading()
        reading.diagnostics = rendition.diagnostics + reading.diagnostics
        reading.isUpdate = tellsOfChange(document, reading)
        return reading
    }

    /// "Now at", "moved to", "neuer Raum": single words ("new", "now") are too common to mean it.
    private func tellsOfChange(_ document: Document, _ reading: Reading) -> Bool {
        reading.seminars.contains { $0.status == .cancelled || $0.status == .postponed }
            || document.tokens.indices.contains { index in
                guard let match = document.term(.cue, at: index) else { return false }
                return match.term.value == "new" && match.length > 1
                    && !document.lines[document.tokens[index].line].isQuoted
            }
    }

    func statements(of document: Document) -> Statements {
        let zones = zones
        return Statements(document: document, vocabulary: vocabulary, isZone: { zones.zone(named: $0) != nil })
    }
}

extension Seminar {
    /// Tells the places of its words in what arrived, and the words as a reader sees them.
    func located(in rendition: Rendition) -> Seminar {
        var result = self
        for (field, evidence) in evidence {
            guard let span = evidence.span else { continue }
            if rendition.hasMarks(in: span), evidence.text == String(decoding: rendition.bytes[span], as: UTF8.self) {
                result.evidence[field]?.text = rendition.words(in: span)
            }
            result.evidence[field]?.span = rendition.map.source(of: span)
        }
        result.diagnostics = diagnostics.map { $0.located(in: rendition) }
        return result
    }
}

extension Diagnostic {
    func located(in rendition: Rendition) -> Diagnostic {
        var result = self
        result.span = span.flatMap { rendition.map.source(of: $0) }
        return result
    }
}
