import Testing

@testable import CalFeed

@Suite struct EntryFieldTests {
    private func seminars(_ text: String) -> [Seminar] {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "Europe/London"))
        ).seminars
    }

    @Test func `a page's menu names no host`() throws {
        let seminar = try #require(
            seminars(
                """
                Ice Society

                Home

                Organizers

                Contact

                Slow Rivers of the North

                Speaker: Ada Example
                Time: 14:30, 4 March 2026
                """
            ).first)
        #expect(seminar.host == nil)
        #expect(seminar.title == "Slow Rivers of the North")
    }

    @Test func `a label of its own line may name the host below it`() throws {
        let seminar = try #require(
            seminars("Speaker: Ada Example\nTime: 14:30, 4 March 2026\n\nHost\n\nBela Sample").first)
        #expect(seminar.host == "Bela Sample")
    }

    @Test func `a recording is not where people meet`() throws {
        let text = "Speaker: Ada Example\nTime: 14:30, 4 March 2026\nLink: https://www.youtube.com/watch?v=ice0000"
        #expect(try #require(seminars(text).first).onlineURL == nil)
        let live = text.replacing("Link:", with: "Livestream:")
        #expect(try #require(seminars(live).first).onlineURL == "https://www.youtube.com/watch?v=ice0000")
    }

    @Test func `a list below the label names all speakers`() throws {
        let seminar = try #require(
            seminars(
                """
                title: "Slow Rivers"
                date: "Wednesday, March 4th, 2026, 14:30"
                speakers:
                  - "Ada Example (Northfield College)"
                  - "Xiu Beispiel (Southfield College)"
                """
            ).first)
        #expect(seminar.speakers.map(\.name) == ["Ada Example", "Xiu Beispiel"])
    }

    @Test func `what a row's title is made of is no place`() throws {
        let rows = seminars(
            """
            Programme, 4 March 2026

            14:00 Ada Example: Simulation of Flow in Twin-Fuel Large River Engines
            14:30 Bela Sample: Fast Ice
            """)
        #expect(rows.map(\.location) == [nil, nil])
    }

    @Test func `a place may keep its name in another language`() throws {
        let seminar = try #require(
            seminars("Our next seminar is on Wednesday, 4 March, 14:30 in Hörsaal 3. Ada Example: Slow Rivers").first)
        #expect(seminar.location == "Hörsaal 3")
    }

    @Test func `a series' weekday outranks a day's number that does not fit`() throws {
        let talks = seminars(
            """
            # Week of March 2

            The Ice Seminar meets on Thursdays from 1:00 - 2:00 pm, the Mud Seminar on Fridays from 3:00 - 4:00 pm.

            Ada Example is giving a talk on Tuesday, March 3, at 4:00 pm. On Thursday, March 4, Bela Sample will be giving \
            a talk in the Ice Seminar.
            """)
        #expect(talks.count == 2)
        let last = try #require(talks.last)
        #expect(
            last.occurrence
                == .clock(
                    start: try #require(LocalDateTime("2026-03-05T13:00")),
                    end: LocalDateTime("2026-03-05T14:00"), zone: TZID(rawValue: "Europe/London")))
        #expect(last.diagnostics.contains { $0.code == "weekday-mismatch" })
    }
}
