import Testing

@testable import CalFeed

/// What people write in a hurry: hours without minutes, no labels, several things in one line.
@Suite struct TerseReadingTests {
    private func read(_ text: String) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-08-25"), defaultZone: TZID(rawValue: "America/New_York")))
    }

    private func hours(_ seminar: Seminar) -> [String] {
        guard case .clock(let start, let end, _) = seminar.occurrence else { return [] }
        return [start.description] + (end.map { [$0.description] } ?? [])
    }

    @Test(arguments: [
        (
            "Theory Lunch: Fri Aug 28, 2-3, Rm 402, Nadia Sample, \"Expanders, again\"",
            ["2026-08-28T14:00", "2026-08-28T15:00"]
        ),
        (
            "Brown bag today! 12-1, conference room 5. Sam Example on \"Onboarding\".",
            ["2026-08-25T12:00", "2026-08-25T13:00"]
        ),
        (
            "Hi all, our guest Ada Sample will give a talk tomorrow at 10 in Old Hall 6, about mixing.",
            ["2026-08-26T10:00"]
        ),
    ])
    func `bare hours right behind a date are when the talk is`(text: String, expected: [String]) throws {
        let seminar = try #require(read(text).seminars.first)
        #expect(hours(seminar).map { String($0.prefix(16)) } == expected)
    }

    @Test(arguments: [
        "On May 5, 2-3 people will present posters. Sam Example speaks on Ice."
    ])
    func `numbers that go on with a thing, and hours of a series, are no hours of the day`(text: String) {
        let reading = read(text)
        #expect(reading.seminars.allSatisfy { hours($0).isEmpty })
    }

    @Test func `each heading over a date is its talk's title`() {
        let reading = read(
            """
            # Upcoming seminars

            ## Waves on lattices

            8 October 2026 | 14:30 | Room P3.10, Mathematics Building

            Ada Sample, Northfield University

            We study waves.

            ## Sea level and memory

            22 October 2026 | 14:30 | Room P3.10, Mathematics Building

            Bela Example, Easterly College

            We remember.
            """)
        #expect(reading.seminars.map(\.title) == ["Waves on lattices", "Sea level and memory"])
        #expect(reading.seminars.map(\.location) == Array(repeating: "Room P3.10, Mathematics Building", count: 2))
    }

    @Test func `who sits in a committee does not speak`() throws {
        let seminar = try #require(
            read(
                """
                Dissertation Defense
                Candidate: Rosalind Sample
                "Learning to Forget"
                Committee: Arun Example (chair), Sofia Brandt
                September 9, 2026, 1:30 PM, Old Hall, Room 2103
                """
            ).seminars.first)
        #expect(seminar.speakers.map(\.name) == ["Rosalind Sample"])
        #expect(seminar.location == "Old Hall, Room 2103")
    }

    @Test func `a table with rooms across and hours down holds a talk in each cell`() {
        let reading = read(
            """
            Workshop day, 14 October 2026

            | | Auditorium 1 | Seminar room 4 |
            |---|---|---|
            | 09:00 | Signe Sample: Ice cores | Arvid Example: Fjord acoustics |
            | 10:00 | Coffee | Coffee |
            | 10:30 | Marte Sample: Moraine maps | Henrik Example: Kelp clocks |
            """)
        #expect(reading.seminars.map(\.title) == ["Ice cores", "Fjord acoustics", "Moraine maps", "Kelp clocks"])
        #expect(
            reading.seminars.map { $0.speakers.map(\.name) }
                == [["Signe Sample"], ["Arvid Example"], ["Marte Sample"], ["Henrik Example"]])
        #expect(
            reading.seminars.map(\.location)
                == ["Auditorium 1", "Seminar room 4", "Auditorium 1", "Seminar room 4"])
        #expect(
            reading.seminars.map { hours($0).first.map { String($0.prefix(16)) } }
                == ["2026-10-14T09:00", "2026-10-14T09:00", "2026-10-14T10:30", "2026-10-14T10:30"])
    }
}
