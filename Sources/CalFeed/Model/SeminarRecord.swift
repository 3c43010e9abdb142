/// A seminar with its identity and the state of its history: what is published.
public struct SeminarRecord: Hashable, Sendable {
    /// Stable for the life of the seminar, globally unique: `LOCAL@DOMAIN` (RFC 5545 §3.8.4.7, RFC 7986 §5.3).
    public var uid: String
    public var seminar: Seminar
    /// The slug of the series it is published in.
    public var series: String
    /// The slugs of other series in which it was announced too.
    public var otherSeries: [String]
    public var origin: Origin
    /// Raised by every visible change (RFC 5545 §3.8.7.4).
    public var sequence: Int
    public var created: Timestamp
    /// When anything visible last changed; strictly later with every change. Published as DTSTAMP too.
    public var lastModified: Timestamp

    public init(
        uid: String, seminar: Seminar, series: String, otherSeries: [String] = [], origin: Origin, sequence: Int,
        created: Timestamp,
        lastModified: Timestamp
    ) {
        self.uid = uid
        self.seminar = seminar
        self.series = series
        self.otherSeries = otherSeries
        self.origin = origin
        self.sequence = sequence
        self.created = created
        self.lastModified = lastModified
    }
}

/// An announcement that gave no seminar, and why: shown to people, never dropped.
public struct UnreadAnnouncement: Hashable, Sendable {
    public var origin: Origin
    public var diagnostics: [Diagnostic]

    public init(origin: Origin, diagnostics: [Diagnostic]) {
        self.origin = origin
        self.diagnostics = diagnostics
    }
}
