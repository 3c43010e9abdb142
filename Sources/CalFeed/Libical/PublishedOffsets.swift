/// The offsets that libical computes from a published VTIMEZONE, and from nothing else.
///
/// libical is asked at every change of 130 years when a zone is first used, and what it said is kept: an event then
/// costs a search in a table, not a lock. Where it says something else than the zone's two rules, and outside those
/// years, it is asked each time.
struct PublishedOffsets: Sendable {
    private let component: VTIMEZONE
    /// Instants, in seconds since 1970, in their order, and the offset from each on; nil where libical disagrees.
    private let changes: (times: [Int], offsets: [Int])?

    /// The instants, in seconds since 1970, for which the table stands: the years 1972 to 2099.
    static let reach = 2 * 365 * 86_400..<47_482 * 86_400

    /// An instant that the published form tells no offset for.
    struct OutOfReach: Error {}

    init(_ component: VTIMEZONE) {
        self.component = component
        let changes = Self.changes(of: component)
        let isConfirmed = Libical.withLibical { access in
            guard let zone = access.zone(component) else { return false }
            func said(_ time: Int) -> Int { zone.offset(at: Timestamp(secondsSince1970: time)) }
            // Whenever libical is asked of a later year than before, it works all changes out anew: the last one comes first.
            let isTold = zip(changes.times, changes.offsets).dropFirst().reversed().allSatisfy { time, offset in
                said(time) == offset && said(time - 1) == Self.offset(at: time - 1, in: changes)
            }
            return isTold && said(Self.reach.lowerBound) == Self.offset(at: Self.reach.lowerBound, in: changes)
        }
        self.changes = isConfirmed ? changes : nil
    }

    /// Seconds east of UTC; nil where the published form tells none.
    func offset(at timestamp: Timestamp) -> Int? {
        if let changes, Self.reach.contains(timestamp.secondsSince1970) {
            return Self.offset(at: timestamp.secondsSince1970, in: changes)
        }
        guard VTIMEZONE.years.contains(timestamp.utc.date.year) else { return nil }
        return Libical.withLibical { access in access.zone(component)?.offset(at: timestamp) }
    }

    func knownOffset(at timestamp: Timestamp) throws(OutOfReach) -> Int {
        guard let offset = offset(at: timestamp) else { throw OutOfReach() }
        return offset
    }

    private static func offset(at time: Int, in changes: (times: [Int], offsets: [Int])) -> Int {
        var low = 1
        var high = changes.times.count
        while low < high {
            let middle = (low + high) / 2
            if changes.times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return changes.offsets[low - 1]
    }

    /// What the two yearly rules make of the years, the first entry before all of them.
    private static func changes(of component: VTIMEZONE) -> (times: [Int], offsets: [Int]) {
        var changes: [(time: Int, offset: Int)] = []
        for observance in [component.standard, component.daylight].compactMap({ $0 }) {
            guard let rule = observance.rule else { continue }
            for year in 1971...2100 {
                let reading = LocalDateTime(rule.date(in: year), observance.start.time)
                changes.append((reading.secondsSince1970 - observance.offsetFrom, observance.offsetTo))
            }
        }
        changes.sort { $0.time < $1.time }
        let other = [component.daylight?.offsetTo, component.standard.offsetTo].compactMap { $0 }
        let first = other.first { $0 != changes.first?.offset } ?? component.standard.offsetTo
        return ([.min] + changes.map(\.time), [first] + changes.map(\.offset))
    }
}
