/// What the pages ask the zone data.
public struct PageTimes: Sendable {
    /// The instant at which a zone's clocks show a reading; nil where the zone data has no such zone.
    public var instant: @Sendable (LocalDateTime, TZID) -> Timestamp?
    /// The zone's own short name for its time at an instant: `CET`, or an offset such as `-05` where it has none.
    public var abbreviation: @Sendable (Timestamp, TZID) -> String

    /// What a zone's clocks show; nil where the zone data has no such zone.
    public var local: @Sendable (Timestamp, TZID) -> LocalDateTime?

    public init(
        instant: @escaping @Sendable (LocalDateTime, TZID) -> Timestamp?,
        abbreviation: @escaping @Sendable (Timestamp, TZID) -> String,
        local: @escaping @Sendable (Timestamp, TZID) -> LocalDateTime? = { _, _ in nil }
    ) {
        self.instant = instant
        self.abbreviation = abbreviation
        self.local = local
    }

    func isZone(_ zone: TZID) -> Bool { local(Timestamp(secondsSince1970: 0), zone) != nil }
}
