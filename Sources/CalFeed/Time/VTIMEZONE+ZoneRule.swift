extension VTIMEZONE {
    /// The published form of a zone's rule; nil where it has offsets with seconds or an onset of another kind.
    init?(_ zone: TZID, rule: ZoneRule) {
        guard rule.standard.offset % 60 == 0 else { return nil }
        self.zone = zone
        guard let season = rule.season else {
            standard = Observance(
                offsetFrom: rule.standard.offset, offsetTo: rule.standard.offset, name: rule.standard.abbreviation,
                start: LocalDateTime(secondsSince1970: 0), rule: nil)
            daylight = nil
            isExact = true
            contentLines = Self.contentLines(zone, standard, nil)
            return
        }
        guard season.period.offset % 60 == 0, season.period.offset != rule.standard.offset,
            let begin = Approximation(season.begins), let end = Approximation(season.ends)
        else { return nil }
        let inside = begin.observance(from: rule.standard, to: season.period)
        let outside = end.observance(from: season.period, to: rule.standard)
        let isNegative = season.period.offset < rule.standard.offset
        standard = isNegative ? inside : outside
        daylight = isNegative ? outside : inside
        isExact = begin.isExact && end.isExact
        contentLines = Self.contentLines(zone, standard, daylight)
    }
}

/// The one `BYDAY` that meets an onset in the most years, and whether it meets it in all.
private struct Approximation {
    let rule: VTIMEZONE.YearlyRule
    let isExact: Bool
    /// Seconds after the day's midnight; less than a day.
    let seconds: Int

    /// The Gregorian calendar repeats after so many years, weekdays included.
    private static let years = 2000..<2400

    init?(_ onset: ZoneRule.Onset) {
        guard case .weekday = onset.day else { return nil }
        let onsets = Self.years.map { LocalDateTime(secondsSince1970: onset.reading(in: $0)) }
        let months = Dictionary(grouping: onsets, by: \.date.month)
        guard let usual = months.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            let first = usual.value.first, first.time.second == 0
        else { return nil }
        let candidates = [-1, 1, 2, 3, 4].map {
            VTIMEZONE.YearlyRule(month: usual.key, week: $0, weekday: first.date.weekday)
        }
        let met = candidates.map { candidate in
            usual.value.count { candidate.date(in: $0.date.year) == $0.date }
        }
        guard let best = met.max(), let index = met.firstIndex(of: best), best * 2 > Self.years.count else {
            return nil
        }
        rule = candidates[index]
        isExact = best == Self.years.count
        seconds = first.time.secondOfDay
    }

    func observance(from: TZif.Period, to: TZif.Period) -> VTIMEZONE.Observance {
        let day = rule.date(in: 1970)
        return VTIMEZONE.Observance(
            offsetFrom: from.offset, offsetTo: to.offset, name: to.abbreviation,
            start: LocalDateTime(day, LocalTime(secondOfDay: seconds)), rule: rule)
    }
}

extension VTIMEZONE.YearlyRule {
    /// The day it falls on.
    func date(in year: Int) -> LocalDate {
        let day = ZoneRule.Onset.Day.weekday(month: month, week: week < 0 ? 5 : week, weekday: weekday.rawValue % 7)
        return LocalDateTime(secondsSince1970: ZoneRule.Onset(day: day, seconds: 0).reading(in: year)).date
    }
}
