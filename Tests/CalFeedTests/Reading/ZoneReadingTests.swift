import Testing

@testable import CalFeed

@Suite struct ZoneReadingTests {
    /// The zone of the first talk and the words that tell it, where no source does.
    private func zone(_ text: String) -> (zone: TZID?, words: String?) {
        let seminar = AnnouncementReader(zones: CorpusCase.zones).read(
            text, context: ReadingContext(referenceDate: LocalDate("2026-02-20"))
        ).seminars.first
        guard case .clock(_, _, let zone)? = seminar?.occurrence else { return (nil, nil) }
        return (zone, seminar?.evidence[.zone]?.text)
    }

    @Test(arguments: [
        "Easter Term 2026. Ada Example will speak about slow rivers on 5 May at 17:00.",
        "The Christmas Lecture: on 5 December at 17:00 Ada Example will speak about slow rivers.",
        "Ada Example will speak about slow rivers at Chatham House on 5 May at 17:00.",
        "Ada Example will speak about slow rivers at St John's College on 5 May at 17:00.",
        "5 May, 17:00: Ada Example, made with the help of https://bolted.cm/features",
    ])
    func `terms, saints and names that are islands, too, tell no zone`(text: String) {
        #expect(zone(text).zone == nil)
    }

    @Test(arguments: [
        (
            "Glaciology@Aarhus invites you: on 4 March at 14:30 Ada Example will speak about slow rivers.",
            "Europe/Copenhagen", "Aarhus"
        ),
        (
            """
            The whole of Norway is on holiday that week. We meet on 4 March at 14:30 all the same.
            Ada Example, who studied at the University of Vienna, will speak about slow rivers.
            """, "Europe/Oslo", "Norway"
        ),
        (
            "All hours are Jerusalem time.\n\nWednesday, 4 March, 14:30\nAda Example: Slow Rivers", "Asia/Jerusalem",
            "Jerusalem time"
        ),
        (
            """
            Slow Rivers, by Ada Example from Princeton University
            4 March 2026, 14:30, a joint event of the University of Copenhagen and its friends
            """, "Europe/Copenhagen", "University of Copenhagen"
        ),
    ])
    func `what an announcement names tells the zone`(text: String, expected: String, words: String) {
        let found = zone(text)
        #expect(found.zone == TZID(rawValue: expected))
        #expect(found.words == words)
    }

    /// The rule and the zone of what invites.
    private func told(by host: String) -> String {
        let seminar = AnnouncementReader(zones: CorpusCase.zones).read(
            "Slow Rivers\n\n\(host) invites everybody to a lecture on 4 March 2026 at 14:30 in Room 5.",
            context: ReadingContext(referenceDate: LocalDate("2026-02-20"))
        ).seminars.first
        guard case .clock(_, _, let zone?)? = seminar?.occurrence, let evidence = seminar?.evidence[.zone] else {
            return "-"
        }
        return "\(evidence.rule) \(zone.rawValue) \(evidence.text)"
    }

    @Test(arguments: [
        // The name of a town or a region behind what the institution is, or before it.
        ("The University of Bucaramanga", "institution-town America/Bogota University of Bucaramanga"),
        (
            "La Universidad Autónoma de Bucaramanga",
            "institution-town America/Bogota Universidad Autónoma de Bucaramanga"
        ),
        ("L'université de Rennes 2", "institution-town Europe/Paris L'université de Rennes"),
        ("Museum of Natural History, Vienna", "institution-town Europe/Vienna Museum of Natural History, Vienna"),
        ("The Sacramento Public Library", "institution-town America/Los_Angeles Sacramento Public Library"),
        ("The Bucaramanga Technical University", "institution-town America/Bogota Bucaramanga Technical University"),
        // Known by hand: the town of that name is elsewhere, or a part of the region keeps another time.
        ("Norwich University", "institution-name America/New_York Norwich University"),
        ("Cornell College", "institution-name America/Chicago Cornell College"),
        (
            "The Indiana University of Pennsylvania",
            "institution-name America/New_York Indiana University of Pennsylvania"
        ),
        ("The University of Southern Indiana", "institution-name America/Chicago University of Southern Indiana"),
        ("The University of Texas at El Paso", "institution-name America/Denver University of Texas at El Paso"),
    ])
    func `an institution that is called after its town is where that is`(host: String, expected: String) {
        #expect(told(by: host) == expected)
    }

    @Test(arguments: [
        // A press, towns of one name, a person's name, two hosts that do not agree, no institution.
        "Oxford University Press", "Springfield University", "The Florence Nightingale College",
        "The University of Paris with the University of Tokyo", "The university in question",
    ])
    func `a name that several places share tells no zone`(host: String) {
        #expect(told(by: host) == "-")
    }

    @Test func `of institutions that do not agree the one beside the hour is the host`() {
        #expect(
            zone(
                """
                We tell of rivers that nobody has seen, as every year, and of those who have.

                All are welcome who like water.

                Nothing is for sale.

                The group was founded at the University of Tulsa long ago.
                4 March 2026, 14:30, University of Vienna, Room 5
                """
            ).zone == TZID(rawValue: "Europe/Vienna"))
    }

    @Test func `an institution in a paragraph of its own is not where the person in the headline is from`() {
        #expect(
            zone(
                """
                River Pioneer Ada Example to Appear in Lecture Series

                Each year, the University of Tulsa's Water Lectures host speakers. The next is Ada Example, who is also a
                professor at MIT. Her talk begins at 7:30pm on Wednesday, March 4, 2026.
                """
            ).zone == TZID(rawValue: "America/Chicago"))
    }

    @Test func `the next sentence of a line tells nothing of the room`() {
        #expect(
            zone(
                "The University of Tulsa invites you on 4 March 2026 at 14:30 to Example Hall, with coffee."
                    + " The Harvard-Smithsonian Center for Astrophysics lends a stone."
            ).zone == TZID(rawValue: "America/Chicago"))
    }

    @Test func `where a speaker is from is no zone beside the host`() {
        #expect(
            zone("Slow Rivers, by Ada Example (Princeton University)\n4 March 2026, 14:30, at KIT").zone
                == TZID(rawValue: "Europe/Berlin"))
    }

    @Test func `a clock without a zone and the same instant in UTC are the hour at home`() throws {
        let text = "Subject: Slow Rivers on March 4 at 2 pm\n\nAda Example will speak on March 4 at 19:00 UTC."
        let seminar = try #require(
            AnnouncementReader(zones: CorpusCase.zones).read(
                text,
                context: ReadingContext(
                    referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "America/New_York"))
            ).seminars.first)
        #expect(
            seminar.occurrence
                == .clock(
                    start: try #require(LocalDateTime("2026-03-04T14:00")), end: nil,
                    zone: TZID(rawValue: "America/New_York")))
    }
}
