extension Store {
    /// When a seminar starts and ends, by the zone data at hand; nil for whole days and without a zone.
    func instants(of occurrence: Occurrence) -> (start: Timestamp, end: Timestamp?)? {
        guard let zones, case .clock(let start, let end, let zone?) = occurrence,
            let clock = try? zones.clock(of: zone)
        else { return nil }
        return (clock.meaning(of: start).timestamp, end.map { clock.meaning(of: $0).timestamp })
    }

    /// Whether two occurrences start together: at one instant, or, where a zone is missing, at one reading of the
    /// clock; whole days, on one day.
    func startAtOneInstant(_ left: Occurrence, _ right: Occurrence) -> Bool {
        if let left = instants(of: left), let right = instants(of: right) { return left.start == right.start }
        switch (left, right) {
        case (.days(let left, last: _), .days(let right, last: _)): return left == right
        case (.clock(let left, end: _, let leftZone), .clock(let right, end: _, let rightZone)):
            return left == right && (leftZone == nil || rightZone == nil || leftZone == rightZone)
        case (.days, .clock), (.clock, .days): return false
        }
    }
}
