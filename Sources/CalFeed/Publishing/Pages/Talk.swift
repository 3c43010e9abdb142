/// A seminar as the pages show it: its occurrence worked out once.
///
/// It stands in many lists, and is looked at and passed on there without a copy.
final class Talk: Sendable {
    let record: SeminarRecord
    /// Nil for whole days and where the zone is not known.
    let start: Timestamp?
    let end: Timestamp?
    /// The zone's short name at the start; nil where there is no instant.
    let zoneName: String?
    /// The first instant at which it is over, wherever it may be.
    let over: Timestamp

    var seminar: Seminar { record.seminar }

    init(_ record: SeminarRecord, at times: PageTimes) {
        self.record = record
        switch record.seminar.occurrence {
        case .days(_, let last):
            start = nil
            end = nil
            zoneName = nil
            over = Talk.lastInstant(of: last)
        case .clock(let localStart, let localEnd, let zone):
            guard let zone, let start = times.instant(localStart, zone) else {
                start = nil
                end = nil
                zoneName = nil
                over = Talk.lastInstant(of: (localEnd ?? localStart).date)
                return
            }
            self.start = start
            end = localEnd.flatMap { times.instant($0, zone) }
            let name = times.abbreviation(start, zone)
            zoneName = name.hasPrefix("+") || name.hasPrefix("-") ? "UTC" + name : name
            over = end ?? start.adding(seconds: 3600)
        }
    }

    /// When a day has ended everywhere on Earth: its last clocks are twelve hours behind UTC.
    private static func lastInstant(of date: LocalDate) -> Timestamp {
        Timestamp(secondsSince1970: (date.dayNumber + 1) * 86_400 + 12 * 3600)
    }

    /// The day on which it begins, as its venue's calendar shows it.
    var date: LocalDate {
        switch record.seminar.occurrence {
        case .days(let first, last: _): first
        case .clock(let start, end: _, zone: _): start.date
        }
    }

    func isPast(at now: Timestamp) -> Bool { over <= now || record.seminar.status == .finished }

    /// What its readers should know not to be the announcement's own: an assumed start or end, a zone that nobody wrote
    /// down, and what was corrected by hand.
    var guessed: [(field: Field, basis: Basis)] {
        [Field.start, .end, .zone].compactMap { field in
            switch seminar.evidence[field]?.basis {
            case nil, .stated: nil
            case .inferred(let reason): field == .zone ? (field, .inferred(reason: reason)) : nil
            case .assumed(let reason): (field, .assumed(reason: reason))
            case .corrected(let reason): (field, .corrected(reason: reason))
            }
        }
    }

    /// What its readers should doubt.
    var doubts: [Diagnostic] { seminar.diagnostics.filter { $0.severity != .info } }
}
