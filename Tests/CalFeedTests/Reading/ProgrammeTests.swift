import Testing

@testable import CalFeed

@Suite struct ProgrammeTests {
    private func read(_ text: String) throws -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "Europe/London")))
    }

    @Test func `a list of dates is a talk for each, without the cancelled weeks`() throws {
        let reading = try read(
            """
            # Rivers and Ice Seminar, spring term
            Wednesdays, 2:00-3:00 pm, Room 12, Old Hall

            - March 4: Ada Example, "Slow Rivers"
            - March 11: no seminar
            - March 18: Bela Sample, "Fast Ice"
            """)
        #expect(reading.seminars.map(\.title) == ["Slow Rivers", "Fast Ice"])
        #expect(reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
        #expect(
            reading.seminars.map(\.occurrence) == [
                try occurrence("2026-03-04T14:00", "2026-03-04T15:00"),
                try occurrence("2026-03-18T14:00", "2026-03-18T15:00"),
            ])
    }

    @Test func `labelled blocks one after another are a talk each`() throws {
        let reading = try read(
            """
            Speaker: Ada Example
            Title: Slow Rivers
            When: 4 March 2026, 14:00-15:00

            Speaker: Bela Sample
            Title: Fast Ice
            When: 18 March 2026, 14:00-15:00
            """)
        #expect(reading.seminars.map(\.title) == ["Slow Rivers", "Fast Ice"])
        #expect(reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
    }

    @Test func `dates in a biography make no further talks`() throws {
        let reading = try read(
            """
            Title: Slow Rivers
            Speaker: Ada Example
            When: 4 March 2026, 14:00
            Bio: Ada was born on 3 May 1970 and joined the institute on 1 October 2001.
            """)
        #expect(reading.seminars.count == 1)
    }

    private func occurrence(_ start: String, _ end: String) throws -> Occurrence {
        .clock(
            start: try #require(LocalDateTime(start)), end: LocalDateTime(end), zone: TZID(rawValue: "Europe/London"))
    }
}
