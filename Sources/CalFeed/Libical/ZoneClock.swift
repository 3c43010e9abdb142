/// What one zone's clocks show at every instant, and what clients make of the zone's published form.
public final class ZoneClock: Sendable {
    private let table: ZoneTable
    /// nil where the zone has no published form: UTC itself, and a zone without a simple rule.
    public let component: VTIMEZONE?
    private let published: PublishedOffsets?
    /// From this instant on (seconds since 1970) the published form tells the zone's offsets; never where it is inexact.
    private let isTruthSince: Int

    init(table: ZoneTable, component: VTIMEZONE?) {
        self.table = table
        self.component = component
        published = component.map(PublishedOffsets.init)
        let since = table.regularSince.map { max($0, 366 * 86_400) }
        isTruthSince = component?.isExact == true ? since ?? .max : .max
    }

    /// Seconds east of UTC.
    public func offset(at timestamp: Timestamp) -> Int {
        let seconds = timestamp.secondsSince1970
        if seconds >= isTruthSince, let offset = published?.offset(at: timestamp) { return offset }
        return table.offset(at: seconds)
    }

    /// The letters people write after the time: `EDT`; `UTC+03:30` for a zone that has none.
    public func abbreviation(at timestamp: Timestamp) -> String {
        let period = table.period(at: timestamp.secondsSince1970)
        guard period.abbreviation.utf8.allSatisfy({ $0 > 0x40 }) else { return Self.name(ofOffset: period.offset) }
        return period.abbreviation
    }

    /// What calendar and clock show at an instant.
    public func local(at timestamp: Timestamp) -> LocalDateTime {
        timestamp.adding(seconds: offset(at: timestamp)).utc
    }

    /// What a wall clock reading means: one instant, or none (a gap), or two (a fold).
    public func meaning(of local: LocalDateTime) -> LocalTimeMeaning {
        LocalTimeMeaning(of: local, offset: offset)
    }

    /// Whether the published form is the truth for days around the instant.
    func isTold(around timestamp: Timestamp) -> Bool {
        published != nil && timestamp.secondsSince1970 - 2 * 86_400 >= isTruthSince
            && PublishedOffsets.reach.contains(timestamp.secondsSince1970)
    }

    /// Whether a client that knows the published VTIMEZONE and nothing else understands the wall clock reading of this
    /// instant as this instant, and as no other. If not, the time is published in UTC.
    public func isReachedByComponent(at timestamp: Timestamp) -> Bool {
        guard let published else { return false }
        let local = local(at: timestamp)
        guard meaning(of: local) == .unique(timestamp) else { return false }
        // Where the published form is the truth, it has just been asked.
        if isTold(around: timestamp) { return true }
        return (try? LocalTimeMeaning(of: local, offset: published.knownOffset)) == .unique(timestamp)
    }

    /// `UTC+03:30`; `UTC` for none.
    private static func name(ofOffset offset: Int) -> String {
        guard offset != 0 else { return "UTC" }
        return "UTC\(offset < 0 ? "-" : "+")\(LocalTime(secondOfDay: abs(offset)))"
    }
}
