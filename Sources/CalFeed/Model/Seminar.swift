/// One seminar as understood from one announcement: its values, the words they came from, and every doubt.
public struct Seminar: Hashable, Sendable, Codable {
    public var title: String?
    public var speakers: [Speaker]
    public var occurrence: Occurrence
    public var location: String?
    /// Where to join online; http or https.
    public var onlineURL: String?
    public var host: String?
    public var series: String?
    public var status: Status
    /// Plain text, paragraphs apart by one empty line.
    public var abstract: String?
    /// About the speaker; plain text.
    public var biography: String?
    public var evidence: [Field: Evidence]
    public var diagnostics: [Diagnostic]
    /// The spans that were weighed for a field, the best first; none unless the reader was asked to keep them. Never stored.
    public var considerations: [Field: [Consideration]] = [:]

    public init(
        title: String? = nil, speakers: [Speaker] = [], occurrence: Occurrence, location: String? = nil,
        onlineURL: String? = nil, host: String? = nil, series: String? = nil, status: Status = .confirmed,
        abstract: String? = nil, biography: String? = nil, evidence: [Field: Evidence] = [:],
        diagnostics: [Diagnostic] = []
    ) {
        self.title = title
        self.speakers = speakers
        self.occurrence = occurrence
        self.location = location
        self.onlineURL = onlineURL
        self.host = host
        self.series = series
        self.status = status
        self.abstract = abstract
        self.biography = biography
        self.evidence = evidence
        self.diagnostics = diagnostics
    }

    private enum CodingKeys: String, CodingKey {
        case title, speakers, occurrence, location, onlineURL, host, series, status, abstract, biography, evidence
        case diagnostics
    }
}

/// When a seminar takes place, as its venue's calendar and clock show it. UTC is derived, never stored.
public enum Occurrence: Hashable, Sendable, Codable {
    /// Whole days; the last one is included.
    case days(first: LocalDate, last: LocalDate)
    /// `zone` is nil where nothing tells it: such a seminar is never given an instant.
    /// `end` is nil where nothing tells it and no default supplies one; it is after `start`.
    case clock(start: LocalDateTime, end: LocalDateTime?, zone: TZID?)
}

public struct Speaker: Hashable, Sendable, Codable {
    public var name: String
    public var affiliation: String?

    public init(name: String, affiliation: String? = nil) {
        self.name = name
        self.affiliation = affiliation
    }
}

/// What an announcement says has become of the seminar.
public enum Status: String, Hashable, Sendable, Codable {
    case confirmed, tentative, cancelled, postponed, finished
}
