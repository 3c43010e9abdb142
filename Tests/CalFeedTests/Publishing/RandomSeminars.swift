import Testing

@testable import CalFeed

/// Seminars as no organiser and no attacker has thought of them, the same in every run.
struct RandomSeminars {
    private var random: SplitMix64
    private let zones: [TZID]
    /// Days of their start, since 1970.
    private let days: Range<Int>
    private let words: [String]

    /// - Parameter hasBackslashes: half of the programs that read calendars misread one.
    init(seed: UInt64, years: ClosedRange<Int> = 1990...2045, hasBackslashes: Bool = true) throws {
        random = SplitMix64(state: seed)
        zones = CorpusCase.zones.names
        let first = try #require(LocalDate(year: years.lowerBound, month: 1, day: 1))
        let last = try #require(LocalDate(year: years.upperBound, month: 12, day: 31))
        days = first.dayNumber..<last.dayNumber
        words = Self.words.filter { hasBackslashes || !$0.contains("\\") }
    }

    static let series = [
        Series(slug: "rivers", title: "Rivers; and \"Ice\", slowly \\ surely", color: "teal", tags: ["a,b", "c;d"]),
        Series(slug: "knots", title: "מסה על קשרים 🪢"),
    ]

    mutating func records(_ count: Int) -> [SeminarRecord] {
        (0..<count).map { number in
            let created = Timestamp(secondsSince1970: 1_700_000_000 + random.below(50_000_000))
            let sequence = random.below(4)
            return SeminarRecord(
                uid: "\(String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36))@talks.example.org",
                seminar: seminar(), series: random.oneOf(Self.series.map(\.slug)),
                origin: Origin(source: "/spool", name: "\(number).txt"), sequence: sequence, created: created,
                lastModified: created.adding(seconds: sequence * 3600 + random.below(3000)))
        }
    }

    private mutating func seminar() -> Seminar {
        var seminar = Seminar(occurrence: occurrence())
        if random.below(10) > 0 { seminar.title = text(words: 1 + random.below(12)) }
        seminar.speakers = (0..<random.oneOf([0, 1, 1, 1, 2, 5])).map { _ in
            Speaker(name: text(words: 2), affiliation: random.below(2) == 0 ? text(words: 3) : nil)
        }
        if random.below(3) > 0 { seminar.location = text(words: 1 + random.below(6)) }
        if random.below(3) == 0 {
            seminar.onlineURL = random.oneOf([
                "https://meet.example.org/j/123?pwd=a,b;c", "http://x.example/ü/\"quoted\"", "javascript:alert(1)",
                "https://x.example/" + String(repeating: "a", count: 100), text(words: 1),
            ])
        }
        if random.below(4) == 0 { seminar.host = text(words: 2) }
        if random.below(2) == 0 { seminar.abstract = text(words: random.oneOf([3, 30, 120, 700])) }
        if random.below(6) == 0 { seminar.biography = text(words: 40) }
        seminar.status = random.oneOf([
            .confirmed, .confirmed, .confirmed, .tentative, .cancelled, .postponed, .finished,
        ])
        if random.below(3) == 0 {
            seminar.diagnostics = [Diagnostic(.warning, "weekday-mismatch", text(words: 8))]
            seminar.evidence = [
                .start: Evidence(basis: .stated, text: text(words: 4), rule: "x"),
                .zone: Evidence(basis: .assumed(reason: .english(text(words: 6))), text: "", rule: "x"),
            ]
        }
        return seminar
    }

    private mutating func occurrence() -> Occurrence {
        let day = LocalDate(dayNumber: days.lowerBound + random.below(days.count))
        switch random.below(12) {
        case 0: return .days(first: day, last: day.adding(days: random.oneOf([0, 0, 1, 4])))
        case 1: return .clock(start: LocalDateTime(day, clock()), end: nil, zone: nil)
        default:
            let start = LocalDateTime(day, clock())
            let minutes = random.oneOf([1, 15, 50, 60, 60, 90, 480, 1440, 4000])
            let end = random.below(5) == 0 ? nil : start.adding(seconds: minutes * 60)
            return .clock(start: start, end: end, zone: random.oneOf(zones))
        }
    }

    private mutating func clock() -> LocalTime {
        LocalTime(secondOfDay: random.oneOf([0, 90, 150, 600, 660, 870, 960, 1439, random.below(1440)]) * 60)
    }

    private mutating func text(words count: Int) -> String {
        var words: [String] = []
        for _ in 0..<count { words.append(random.oneOf(self.words)) }
        return words.joined(separator: random.oneOf([" ", " ", " ", "\n", ", ", ""]))
    }

    private static let words = [
        "slow", "rivers", "On", "the", "waiting", "of", "ice", "é́", "naïve", "Ångström", "水と氷", "雪", "קשרים",
        "الأنهار", "👩🏽‍🔬", "🇮🇪", "e\u{301}\u{302}\u{303}", "Zürich", "a,b;c\\d", "\"x\"", ":", "\\n", "\\", ";", ",", "^n",
        "…",
        "BEGIN:VEVENT", "\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\n", "\r", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{7F}",
        "\u{85}", "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{FFFF}", "\t", "  ", "\u{200D}",
        "UID:other@x.example", "TZID=\"", "=?utf-8?q?x?=", "<b>", "&amp;",
        "x" + String(repeating: "\u{300}", count: 90),
        String(repeating: "w", count: 100), "https://a.example/?q=1,2;3",
    ]
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func oneOf<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
