import CalFeed

extension SiteFixture {
    static let mixing = clock("2026-12-03T15:30", "2026-12-03T16:30", "America/New_York").map { occurrence in
        record(
            "slow-mixing", in: "haverlock",
            Seminar(
                title: "Slow Mixing in Small Worlds: Bottlenecks, Shortcuts and a Counterexample",
                speakers: [
                    Speaker(name: "Ines Carvalho-Whitt", affiliation: "Lindqvist Laboratory for Probability"),
                    Speaker(name: "Ole Brandt"),
                ],
                occurrence: occurrence, location: "Marlowe Hall 214",
                onlineURL: "https://meet.example/j/00041276650?pwd=a&lang=en", host: "Peter Alderstone",
                abstract: "A random walk forgets where it began.\n\nAdding one edge can make it <em>longer</em>.",
                biography: "Ines Carvalho-Whitt edits the problem section of The Idle Reader.",
                evidence: [
                    .title: Evidence(basis: .stated, text: "Slow Mixing in Small Worlds", rule: "heading-line"),
                    .start: Evidence(basis: .stated, text: "lecture 3:30-4:30 PM", rule: "time-range"),
                    .zone: Evidence(
                        basis: .assumed(reason: "No zone is named; it is the series’ own."), text: "",
                        rule: "default-zone"),
                    .location: Evidence(
                        basis: .inferred(reason: "“MH” is short for it in the footer."), text: "MH 214",
                        rule: "label-line"),
                ],
                diagnostics: [
                    Diagnostic(.info, "coffee-before", "Coffee at 15:15 is not part of the talk.")
                ]))
    }

    static let conflict = clock("2027-02-10T16:00", "2027-02-10T17:00", "Asia/Jerusalem").map { occurrence in
        record(
            "landslides", in: "carmel",
            Seminar(
                title: "Landslides you can hear coming",
                speakers: [Speaker(name: "Yael Sharvit-Lev", affiliation: "Carmel Institute")],
                occurrence: occurrence, location: "Zoom",
                diagnostics: [
                    Diagnostic(
                        .warning, "double-offset",
                        "The page says 18:00–19:00, the invitation 16:00 Jerusalem: the offset was added twice.")
                ]))
    }

    static let cancelled = clock("2026-12-03T09:00", "2026-12-03T10:00", "Europe/Paris").map { occurrence in
        record(
            "knots", in: "haverlock",
            Seminar(
                title: "Why long molecules tie themselves in knots", speakers: [Speaker(name: "Marisol Quint")],
                occurrence: occurrence, status: .cancelled))
    }

    static let snow = clock("2027-01-14T08:30", nil, "Asia/Tokyo").map { occurrence in
        record(
            "yuki", in: "elsewhere",
            Seminar(title: "雪の結晶はなぜ六本の腕をそろえるのか", speakers: [Speaker(name: "霧野 澪")], occurrence: occurrence))
    }

    static let retreat = LocalDate("2027-01-25").map { first in
        record(
            "retreat", in: "carmel",
            Seminar(
                title: "לאן נעלמות הציפורים כשיורד ערפל",
                occurrence: .days(first: first, last: first.adding(days: 2)), location: "חיפה"))
    }

    static let unzoned = clock("2026-11-27T12:00", "2026-11-27T13:00", nil).map { occurrence in
        record(
            "somewhere", in: "haverlock",
            Seminar(
                occurrence: occurrence,
                diagnostics: [
                    Diagnostic(.error, "no-zone", "Nothing tells the time zone, so no calendar can show it.")
                ]))
    }

    static let bats = clock("2026-12-31T22:00", "2027-01-01T00:30", "America/Bogota").map { occurrence in
        record(
            "bats", in: "haverlock",
            Seminar(
                title: "¿Cuántos murciélagos caben en una cueva?", occurrence: occurrence, status: .tentative,
                evidence: [
                    .end: Evidence(
                        basis: .assumed(reason: "“unas dos horas y media”"), text: "unas dos horas y media",
                        rule: "duration")
                ]))
    }

    static let firstLight = clock("2026-10-08T16:00", "2026-10-08T17:00", "Etc/UTC").map { occurrence in
        record("first-light", in: "haverlock", Seminar(title: "First light, twice", occurrence: occurrence))
    }
}
