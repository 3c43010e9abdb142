/// A zone in the form that is published: one STANDARD, at most one DAYLIGHT, each by one yearly rule without an end.
///
/// Outlook reads no other form (MS-OXCICAL §2.1.3.1.1.19), and every other client reads this one.
public struct VTIMEZONE: Hashable, Sendable {
    /// STANDARD or DAYLIGHT: what the clocks show from its onset of every year on (RFC 5545 §3.6.5).
    public struct Observance: Hashable, Sendable {
        /// Seconds east of UTC until the onset; whole minutes.
        public let offsetFrom: Int
        /// Seconds east of UTC from the onset on; whole minutes.
        public let offsetTo: Int
        public let name: String
        /// The first onset, in 1970, by the clock that shows `offsetFrom`.
        public let start: LocalDateTime
        /// nil where the clocks never change.
        public let rule: YearlyRule?
    }

    /// One day of a month, the same in every year: `BYMONTH=3;BYDAY=-1SU`.
    public struct YearlyRule: Hashable, Sendable {
        /// 1 to 12.
        public let month: Int
        /// 1 to 4, or -1 for the last.
        public let week: Int
        public let weekday: Weekday
    }

    public let zone: TZID
    /// The lesser offset, or the only one.
    public let standard: Observance
    public let daylight: Observance?
    /// Whether its onsets are those of the zone's rule in every year. Where the rule cannot be said so simply
    /// (Jerusalem: the Friday after the fourth Thursday), they are those of most years.
    public let isExact: Bool

    /// In these years it tells a time: not before all its onsets have begun, and as far as libical works them out.
    static let years = 1971...2500

    /// Its content lines, without line ends. None is longer than 75 octets; all are ASCII. Made once: every event of the
    /// zone asks for them.
    public let contentLines: [String]

    static func contentLines(_ zone: TZID, _ standard: Observance, _ daylight: Observance?) -> [String] {
        ["BEGIN:VTIMEZONE", "TZID:\(zone)"] + standard.contentLines("STANDARD")
            + (daylight?.contentLines("DAYLIGHT") ?? []) + ["END:VTIMEZONE"]
    }
}

extension VTIMEZONE.Observance {
    fileprivate func contentLines(_ component: String) -> [String] {
        var lines = [
            "BEGIN:\(component)", "DTSTART:\(Self.basic(start))", "TZOFFSETFROM:\(Self.basic(offsetFrom))",
            "TZOFFSETTO:\(Self.basic(offsetTo))", "TZNAME:\(name)",
        ]
        if let rule {
            lines.append("RRULE:FREQ=YEARLY;BYMONTH=\(rule.month);BYDAY=\(rule.week)\(rule.weekday.icalendarName)")
        }
        lines.append("END:\(component)")
        return lines
    }

    private static func basic(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        let digits = Decimal.padded(minutes / 60, to: 2) + Decimal.padded(minutes % 60, to: 2)
        return (offset < 0 ? "-" : "+") + digits
    }

    private static func basic(_ local: LocalDateTime) -> String {
        let date = local.description.filter { $0.isNumber || $0 == "T" }
        return date + (local.time.second == 0 ? "00" : "")
    }
}

extension Weekday {
    /// `MO` to `SU` (RFC 5545 §3.3.10).
    var icalendarName: String {
        switch self {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }
}
