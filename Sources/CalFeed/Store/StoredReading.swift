/// An announcement and what was understood from it, as the store takes it in.
public struct StoredReading: Hashable, Sendable {
    public var announcement: Announcement
    public var reading: Reading
    /// The slug of the series that the seminars are published in.
    public var series: String
    /// What the reading was made with.
    public var reader: ReaderMark
    /// What becomes of seminars that the announcement no longer speaks of.
    public var onRemoval: RemovalPolicy

    public init(
        announcement: Announcement, reading: Reading, series: String, reader: ReaderMark,
        onRemoval: RemovalPolicy = .keep
    ) {
        self.announcement = announcement
        self.reading = reading
        self.series = series
        self.reader = reader
        self.onRemoval = onRemoval
    }
}

/// What else than its bytes decides how an announcement is read: the same mark and the same bytes, the same reading.
public struct ReaderMark: Hashable, Sendable {
    /// The version of the rules.
    public var version: String
    /// A digest of what the configuration says.
    public var context: String

    /// A mark of the rules and of the parts of a context that come from the configuration. The announcement's own,
    /// its reference date and its sender, are not among them.
    public init(version: String, context: ReadingContext) {
        self.version = version
        let parts = [
            context.defaultZone?.rawValue, context.defaultDuration.map(String.init), context.defaultLocation,
            context.series,
        ]
        let text = parts.map { $0.map { "=\($0)" } ?? "-" }.joined(separator: "\u{0}")
        self.context = ContentDigest(of: text.utf8).hex
    }

    init(version: String, context: String) {
        self.version = version
        self.context = context
    }
}

/// What the store knows of an announcement that is still in its source.
public struct OriginState: Hashable, Sendable {
    /// Of its bytes when it was last read; nil where they could not be an announcement.
    public var content: ContentDigest?
    /// Nil where there was nothing to read.
    public var reader: ReaderMark?
}

/// What a call did to that which is published.
public enum StoreChange: Hashable, Sendable {
    case unchanged
    /// These events came, changed or went. None where only the list of unread announcements is another.
    case changed(uids: Set<String>)
}
