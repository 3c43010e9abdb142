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
