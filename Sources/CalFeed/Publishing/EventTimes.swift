/// An occurrence in the form its event has.
struct EventTimes: Sendable {
    enum Form: Hashable, Sendable {
        /// By a clock of the zone, which the event's VTIMEZONE describes.
        case zoned(start: LocalDateTime, end: LocalDateTime)
        case universal
        /// The end is the day after the last one.
        case days(first: LocalDate, end: LocalDate)
    }

    let form: Form
    /// Of the zone, where it is known.
    let clock: ZoneClock?
    /// In `zoned` form, the zone's.
    var component: VTIMEZONE? { isZoned ? clock?.component : nil }
    var isZoned: Bool { if case .zoned = form { true } else { false } }
    let start: EventReading.Moment
    let end: EventReading.Moment
    /// For the order in a feed; of days, the first one's midnight in UTC.
    let begins: Timestamp
    /// When it is over, wherever it may be.
    let over: Timestamp
    /// The wall clock's reading where no zone tells what it means: the event then takes the whole day.
    let unplacedClock: LocalTime?
    /// Whether day and, except where several days are meant, hour are known.
    let isCertain: Bool
    let hasEnd: Bool

    /// Minutes that an event takes in calendars when nothing tells its end: clients show an event without an end as
    /// one of no length, or refuse it. The description says that the end is not known.
    static let unknownLength = 60

    /// From 2038 on, programs that keep a zone's changes in 32 bits (ics.py, through dateutil) know no summer time.
    private static let endOfOldPrograms = Timestamp(secondsSince1970: 2_145_916_800)

    init(of occurrence: Occurrence, zones: ZoneDatabase) {
        switch occurrence {
        case .days(let first, let last):
            self.init(days: first, last)
        case .clock(let local, let end, let zone):
            // A zone that this system's data does not have is as good as none.
            guard let zone, let clock = try? zones.clock(of: zone) else {
                self.init(days: local.date, (end ?? local).date, unplacedClock: local.time)
                return
            }
            self.init(local, end, clock)
        }
    }

    private init(_ local: LocalDateTime, _ end: LocalDateTime?, _ clock: ZoneClock) {
        let startMeaning = clock.meaning(of: local)
        let start = startMeaning.timestamp
        let localEnd = end ?? local.adding(seconds: Self.unknownLength * 60)
        let endMeaning = clock.meaning(of: localEnd)
        let stop = max(endMeaning.timestamp, start.adding(seconds: 60))
        hasEnd = end != nil
        self.start = .instant(start)
        self.end = .instant(stop)
        begins = start
        over = stop
        unplacedClock = nil
        isCertain = true
        // Where the published rule does not reach, or the clock's reading has two meanings, UTC is plain.
        self.clock = clock
        if stop >= Self.endOfOldPrograms {
            form = .universal
        } else if startMeaning == .unique(start), endMeaning == .unique(stop), clock.isTold(around: start),
            clock.isTold(around: stop)
        {
            form = .zoned(start: local, end: localEnd)
        } else if clock.isReachedByComponent(at: start), clock.isReachedByComponent(at: stop) {
            // In a gap the clock shows what the offset before it makes of the reading.
            form = .zoned(start: clock.local(at: start), end: clock.local(at: stop))
        } else {
            form = .universal
        }
    }

    /// Whole days, tentative where one clock's reading is missing: a calendar shows them as a bar, not at an hour that
    /// nobody announced.
    private init(days first: LocalDate, _ last: LocalDate, unplacedClock: LocalTime? = nil) {
        let after = max(first, last).adding(days: 1)
        form = .days(first: first, end: after)
        clock = nil
        start = .day(first)
        end = .day(after)
        begins = Timestamp(secondsSince1970: first.dayNumber * 86_400)
        over = Timestamp(secondsSince1970: after.dayNumber * 86_400 + 12 * 3600)
        self.unplacedClock = unplacedClock
        isCertain = first != last && unplacedClock == nil
        hasEnd = true
    }
}
