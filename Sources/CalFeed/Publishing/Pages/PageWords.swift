/// The words of the pages in one language; another language is another value.
struct PageWords: Sendable {
    /// As in the `lang` attribute (BCP 47).
    var language: StaticString
    var months: [String]
    var weekdays: [String]
    var longDate: @Sendable (_ weekday: String, _ day: Int, _ month: String, _ year: Int) -> String
    var shortDate: @Sendable (_ weekday: String, _ day: Int, _ month: String) -> String

    var upcoming: String
    var noUpcoming: String
    var past: String
    var notShown: @Sendable (Int) -> String
    var series: String
    var noSeries: String
    var talkCount: @Sendable (Int) -> String
    var allSeminars: String
    var untitled: String
    var wholeDay: String
    var zoneTime: @Sendable (_ place: String) -> String
    var unknownZone: String
    var skipToContent: String

    var subscribe: String
    var subscribeInProgram: String
    var programs: String
    var feedAddress: String
    var pasteInGoogle: String
    var downloadOnce: String
    var downloadWarning: String
    var delays: String

    var notUnderstood: String
    var notUnderstoodExplained: String

    var when: String
    var joinOnline: String
    var addToCalendar: String
    var aboutTalk: String
    var biography: String
    var howUnderstood: String
    var howUnderstoodExplained: String
    var noEvidence: String
    var doubts: String
    var why: String
    var revision: @Sendable (_ origin: String, _ revision: Int, _ day: String) -> String

    var fields: [Field: String]
    var stated: String
    var inferred: String
    var assumed: String
    var guess: @Sendable (_ field: String, _ basis: String) -> String
    var severities: [Diagnostic.Severity: String]
    var statuses: [Status: String]
    var footer: String
}

extension PageWords {
    func name(of field: Field) -> String { fields[field] ?? field.rawValue }

    func name(of basis: Basis) -> String {
        switch basis {
        case .stated: stated
        case .inferred: inferred
        case .assumed: assumed
        }
    }

    func name(of severity: Diagnostic.Severity) -> String { severities[severity] ?? severity.rawValue }

    /// `Thursday, 3 December 2026`
    func day(_ date: LocalDate) -> String {
        longDate(weekdays[date.weekday.rawValue - 1], date.day, months[date.month - 1], date.year)
    }

    /// `Thu 3 Dec`
    func shortDay(_ date: LocalDate) -> String {
        shortDate(weekdays[date.weekday.rawValue - 1], date.day, months[date.month - 1])
    }

    /// `December 2026`
    func month(_ date: LocalDate) -> String { "\(months[date.month - 1]) \(date.year)" }
}
