import Testing

@testable import CalFeed

@Suite struct ProseTalksTests {
    @Test func `two sentences with a day, an hour and a speaker are two talks`() throws {
        let talks = try talks(
            """
            Dear all,

            two visitors are with us next week. Ada Example from Northfield will speak on "Slow Rivers" on Tuesday, March 3, at 2 pm in Room 12. On Thursday, March 5, at 4:15 pm, Bela Sample will give a talk entitled "Fast Ice" in the Old Library.

            All are welcome.
            Cora
            """)
        #expect(
            talks == [
                "2026-03-03T14:00 | Ada Example | Slow Rivers",
                "2026-03-05T16:15 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `an hour that the same sentence gives to another speaker is another talk`() throws {
        let talks = try talks(
            """
            # Seminars this week

            Ada Example gives the colloquium on Tuesday 3/3 at 4:00-5:00 pm (coffee at 3:45), and Bela Sample speaks in the ice seminar earlier that day at 12:45 pm. Both are in Room 7 of Old Hall.
            """, referenceDate: "2026-02-28", zone: "America/New_York")
        #expect(
            talks == [
                "2026-03-03T12:45 | Bela Sample | –",
                "2026-03-03T16:00 | Ada Example | –",
            ])
    }

    @Test func `the first and the second talk of one afternoon are told in sentences of their own`() throws {
        let talks = try talks(
            """
            # March meeting

            We meet on **Tuesday, March 3**, from 14:00 to 16:00 in Room 12, Old Hall. There will be two talks.

            In the first talk, Mira Stone from Northfield presents "Slow Rivers", a story of mud.

            In the second talk, Bela Sample will tell us about "Fast Ice", with pictures.
            """)
        #expect(
            talks == [
                "2026-03-03T14:00 | Mira Stone | Slow Rivers",
                "2026-03-03T14:00 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `a weekday counts where somebody is said to speak`() throws {
        let talks = try talks(
            """
            # Week of March 2nd

            Ada Example will present on "Slow Rivers" at the Tuesday 4pm colloquium, Room 7.

            Bela Sample will present on "Fast Ice" at the Friday 3pm student hour, Room 9.
            """, referenceDate: "2026-03-02", zone: "America/New_York")
        #expect(
            talks == [
                "2026-03-03T16:00 | Ada Example | Slow Rivers",
                "2026-03-06T15:00 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `a visitor's travels and lunch are no further talks`() throws {
        let talks = try talks(
            """
            Dear all,

            Ada Example from Northfield will speak on "Slow Rivers" on Tuesday, March 3, at 2 pm in Room 12. She arrives on Monday, March 2, and leaves on Thursday, March 5; there will be lunch at 12:30 on Tuesday. Her book appeared on 3 May 2020.
            """)
        #expect(
            talks == [
                "2026-03-03T14:00 | Ada Example | Slow Rivers"
            ])
    }

    @Test func `a meeting with students and a deadline are no further talks`() throws {
        let talks = try talks(
            """
            The next seminar is on Tuesday, March 3, at 14:00. Ada Example will speak on "Slow Rivers". Please register by Friday, February 27, at 12:00. On Wednesday, March 4, at 10:00 the visitor will meet students in Room 3.
            """)
        #expect(
            talks == [
                "2026-03-03T14:00 | Ada Example | Slow Rivers"
            ])
    }

    @Test func `days with a colon behind them, in one paragraph, are a talk each`() throws {
        let talks = try talks(
            "Wednesdays 2-3 pm, Old Hall. This week (March 4): A. Example. Next week (March 11): no seminar. March 18: B. Sample."
        )
        #expect(talks.map { $0.prefix(16) } == ["2026-03-04T14:00", "2026-03-18T14:00"])
    }

    /// The talks in the order of their starts: "start | speakers | title".
    private func talks(
        _ text: String, referenceDate: String = "2026-02-20", zone: String = "Europe/London"
    ) throws -> [String] {
        let reading = AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(referenceDate: LocalDate(referenceDate), defaultZone: TZID(rawValue: zone)))
        return reading.seminars.map { seminar in
            guard case .clock(let start, _, _) = seminar.occurrence else { return "\(seminar.occurrence)" }
            let people = seminar.speakers.map(\.name).joined(separator: ", ")
            return "\(start) | \(people.isEmpty ? "–" : people) | \(seminar.title ?? "–")"
        }.sorted { $0.prefix(16) < $1.prefix(16) }
    }
}
