/// The yearly rule a zone's clocks follow from some year on: a TZif footer, `CET-1CEST,M3.5.0,M10.5.0/3` (RFC 9636 §3.3.1).
struct ZoneRule: Hashable, Sendable {
    /// When the clocks change, in the wall clock time that ends there.
    struct Onset: Hashable, Sendable {
        enum Day: Hashable, Sendable {
            /// `M3.5.0`: the week'th such weekday of the month, 5 being the last; Sunday is 0.
            case weekday(month: Int, week: Int, weekday: Int)
            /// `J60`: 1 to 365, 29 February never counted.
            case ordinal(Int)
            /// `59`: 0 to 365, 29 February counted.
            case ordinalWithLeapDay(Int)
        }

        var day: Day
        /// Seconds after that day's midnight; may be negative or more than a day.
        var seconds: Int

        /// The wall clock reading in a year, as `LocalDateTime.secondsSince1970`.
        func reading(in year: Int) -> Int { dayNumber(in: year) * 86_400 + seconds }

        private func dayNumber(in year: Int) -> Int {
            let january = Self.dayNumber(year, 1, 1)
            let leapDay = LocalDate.length(ofMonth: 2, year: year) - 28
            switch day {
            case .ordinal(let day): return january + day - 1 + (day >= 60 ? leapDay : 0)
            case .ordinalWithLeapDay(let day): return january + day
            case .weekday(let month, let week, let weekday):
                let first = Self.dayNumber(year, month, 1)
                let earliest = first + (weekday - Self.sundayBased(first) + 7) % 7
                let last = first + LocalDate.length(ofMonth: month, year: year) - 1
                return earliest + min(week - 1, (last - earliest) / 7) * 7
            }
        }

        private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
            LocalDate(year: min(max(year, 1), 9999), month: month, day: day)?.dayNumber ?? 0
        }

        private static func sundayBased(_ dayNumber: Int) -> Int { ((dayNumber + 4) % 7 + 7) % 7 }
    }

    /// The season that POSIX calls daylight saving time; in Dublin that is the winter.
    struct Season: Hashable, Sendable {
        var period: TZif.Period
        var begins: Onset
        var ends: Onset
    }

    var standard: TZif.Period
    var season: Season?

    /// What the clocks show at an instant, if they always followed the rule.
    func period(at time: Int) -> TZif.Period {
        guard let season else { return standard }
        let year = LocalDateTime(secondsSince1970: time + standard.offset).date.year
        let begin = season.begins.reading(in: year) - standard.offset
        let end = season.ends.reading(in: year) - season.period.offset
        let isIn = begin < end ? (begin..<end).contains(time) : !(end..<begin).contains(time)
        return isIn ? season.period : standard
    }

    /// Every change in these years, in the order of time.
    func transitions(in years: ClosedRange<Int>) -> [TZif.Transition] {
        guard let season else { return [] }
        let all = years.flatMap { year in
            [
                TZif.Transition(time: season.begins.reading(in: year) - standard.offset, period: season.period),
                TZif.Transition(time: season.ends.reading(in: year) - season.period.offset, period: standard),
            ]
        }
        return all.sorted { $0.time < $1.time }
    }

    static func isAbbreviation(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == 0x2B || byte == 0x2D
    }
}
