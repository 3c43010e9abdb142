/// What the pages ask the zone data.
public struct PageTimes: Sendable {
    /// The instant at which a zone's clocks show a reading; nil where the zone data has no such zone.
    public var instant: @Sendable (LocalDateTime, TZID) -> Timestamp?
    /// The zone's own short name for its time at an instant: `CET`, or an offset such as `-05` where it has none.
    public var abbreviation: @Sendable (Timestamp, TZID) -> String

    public init(
        instant: @escaping @Sendable (LocalDateTime, TZID) -> Timestamp?,
        abbreviation: @escaping @Sendable (Timestamp, TZID) -> String
    ) {
        self.instant = instant
        self.abbreviation = abbreviation
    }
}
