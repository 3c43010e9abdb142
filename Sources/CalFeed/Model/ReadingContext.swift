/// What is known about an announcement besides its text.
public struct ReadingContext: Hashable, Sendable {
    /// The day the announcement was sent or first seen: what "tomorrow" and a date without a year are counted from.
    public var referenceDate: LocalDate?
    /// The offset from UTC, in seconds, that the sender's clock had, as in a mail's `Date` field.
    public var senderOffset: Int?
    /// The sender's address, as in a mail's `From` field.
    public var sender: String?
    /// The zone of the source or the series, for an announcement that does not tell its own.
    public var defaultZone: TZID?
    /// Minutes, for an announcement that does not tell an end.
    public var defaultDuration: Int?
    /// For an announcement that does not tell a place.
    public var defaultLocation: String?
    /// The series that the source's announcements belong to.
    public var series: String?

    public init(
        referenceDate: LocalDate? = nil, senderOffset: Int? = nil, sender: String? = nil, defaultZone: TZID? = nil,
        defaultDuration: Int? = nil, defaultLocation: String? = nil, series: String? = nil
    ) {
        self.referenceDate = referenceDate
        self.senderOffset = senderOffset
        self.sender = sender
        self.defaultZone = defaultZone
        self.defaultDuration = defaultDuration
        self.defaultLocation = defaultLocation
        self.series = series
    }
}
