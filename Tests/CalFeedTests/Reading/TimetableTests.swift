import Testing

@testable import CalFeed

@Suite struct TimetableTests {
    @Test func `a timetable with days across is a talk in each cell, named in full by the list below`() throws {
        let talks = try talks(
            """
            # Winter School on Ice

            Old Hall, 2-4 March 2026

            | Time | Mon 2 March | Tue 3 March | Wed 4 March |
            |------|------|------|------|
            | 9:30-10:30 | Example 1 | Sample 1 | Muster |
            | 10:30-11:00 | coffee | coffee | coffee |
            | 11:00-12:00 | Sample 2 | Example 2 | |

            ## Titles

            * Ada Example (Northfield): Slow rivers
            * Bela Sample (Southfield): Fast ice
            * Cora Muster (Eastfield): Slush and mud
            """)
        #expect(
            talks == [
                "2026-03-02T09:30 | Ada Example | Slow rivers",
                "2026-03-02T11:00 | Bela Sample | Fast ice",
                "2026-03-03T09:30 | Bela Sample | Fast ice",
                "2026-03-03T11:00 | Ada Example | Slow rivers",
                "2026-03-04T09:30 | Cora Muster | Slush and mud",
            ])
    }

    @Test func `a page's timetable with weekdays takes its days from the announcement's range`() throws {
        let talks = try talks(
            """
            <html><body><h1>Winter School on Ice</h1><p>Old Hall, 2-4 March 2026</p>
            <table><tr><th></th><th>Monday</th><th>Tuesday</th><th>Wednesday</th></tr>
            <tr><td>9:30-10:30</td><td>Ada Example<br>Slow rivers</td><td>Bela Sample<br>Fast ice</td><td></td></tr>
            <tr><td>10:30-11:00</td><td colspan="3">Coffee</td></tr>
            <tr><td>11:00-12:00</td><td></td><td>Cora Muster<br>Slush and mud</td><td>Ada Example<br>Fast rivers</td></tr></table></body></html>
            """)
        #expect(
            talks == [
                "2026-03-02T09:30 | Ada Example | Slow rivers",
                "2026-03-03T09:30 | Bela Sample | Fast ice",
                "2026-03-03T11:00 | Cora Muster | Slush and mud",
                "2026-03-04T11:00 | Ada Example | Fast rivers",
            ])
    }

    @Test func `a timetable may have its hours across`() throws {
        let talks = try talks(
            """
            # Ice days

            | | 10:00-11:00 | 11:30-12:30 |
            |---|---|---|
            | Thursday, March 5, 2026 | Ada Example: Slow rivers | Bela Sample: Fast ice |
            | Friday, March 6, 2026 | Cora Muster: Slush | Dora Beispiel: Hail |
            """)
        #expect(
            talks == [
                "2026-03-05T10:00 | Ada Example | Slow rivers",
                "2026-03-05T11:30 | Bela Sample | Fast ice",
                "2026-03-06T10:00 | Cora Muster | Slush",
                "2026-03-06T11:30 | Dora Beispiel | Hail",
            ])
    }

    @Test func `a markdown table's heads tell what its columns hold`() throws {
        let talks = try talks(
            """
            # Ice Seminar

            All talks take place on Wednesdays, 14:00-15:00, in Room 12.

            | Date | Speaker | Title |
            |---|---|---|
            | 4 March | Ada Example (Northfield) | Slow Rivers |
            | 11 March | Bela Sample (Southfield) | Fast Ice |
            | 18 March | Cora Muster | TBA |
            """)
        #expect(
            talks == [
                "2026-03-04T14:00 | Ada Example | Slow Rivers",
                "2026-03-11T14:00 | Bela Sample | Fast Ice",
                "2026-03-18T14:00 | Cora Muster | –",
            ])
    }

    @Test func `a markdown table's day may stand in any column`() throws {
        let talks = try talks(
            """
            # Ice Seminar 2026

            | Title | Speaker | Date | Room |
            |---|---|---|---|
            | Slow Rivers | Ada Example | Wed 4 March, 14:00 | R12 |
            | Fast Ice | Bela Sample | Wed 11 March, 14:00 | R14 |
            """)
        #expect(
            talks == [
                "2026-03-04T14:00 | Ada Example | Slow Rivers",
                "2026-03-11T14:00 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `each day of a programme has its own points`() throws {
        let talks = try talks(
            """
            # Ice Workshop

            Old Hall, Northfield

            ## Monday, March 2, 2026

            - 9:00 Welcome
            - 9:15-10:00 Ada Example: Slow Rivers
            - 10:00-10:30 Coffee
            - 10:30-11:15 Bela Sample: Fast Ice

            ## Tuesday, March 3, 2026

            - 9:15-10:00 Cora Muster: On Slush
            - 10:00-10:45 Dora Beispiel: Hail
            """)
        #expect(
            talks == [
                "2026-03-02T09:15 | Ada Example | Slow Rivers",
                "2026-03-02T10:30 | Bela Sample | Fast Ice",
                "2026-03-03T09:15 | Cora Muster | On Slush",
                "2026-03-03T10:00 | Dora Beispiel | Hail",
            ])
    }

    @Test func `points of a programme need no list marks`() throws {
        let talks = try talks(
            """
            ICE WORKSHOP, OLD HALL

            Monday 2 March 2026

            09:15 - 10:00   Ada Example, Slow Rivers
            10:30 - 11:15   Bela Sample, Fast Ice

            Tuesday 3 March 2026

            09:15 - 10:00   Cora Muster, On Slush
            10:00 - 10:45   Dora Beispiel, Hail
            """)
        #expect(
            talks == [
                "2026-03-02T09:15 | Ada Example | Slow Rivers",
                "2026-03-02T10:30 | Bela Sample | Fast Ice",
                "2026-03-03T09:15 | Cora Muster | On Slush",
                "2026-03-03T10:00 | Dora Beispiel | Hail",
            ])
    }

    @Test func `lines that begin with an hour are points of the day, however long they are`() throws {
        let talks = try talks(
            """
            Ice Seminar
            Wednesday 4 March 2026, Room 12, Old Hall

            14:00 Ada Example (Northfield): Slow Rivers
            15:00 Bela Sample (Southfield): Fast Ice
            16:00 Tea
            """)
        #expect(
            talks == [
                "2026-03-04T14:00 | Ada Example | Slow Rivers",
                "2026-03-04T15:00 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `the entries of a list may be numbered`() throws {
        let talks = try talks(
            """
            Programme of the Ice Seminar (Room 12, 4 pm)

            1. 4 March: Ada Example, Slow Rivers
            2. 11 March: Bela Sample, Fast Ice
            3. 18 March: Cora Muster, Slush
            """)
        #expect(
            talks == [
                "2026-03-04T16:00 | Ada Example | Slow Rivers",
                "2026-03-11T16:00 | Bela Sample | Fast Ice",
                "2026-03-18T16:00 | Cora Muster | Slush",
            ])
    }

    @Test func `a heading and a name above each date belong to it`() throws {
        let talks = try talks(
            """
            # Ice Seminar

            ### Slow Rivers
            Ada Example, Northfield
            Wednesday 4 March 2026, 14:00, Room 12

            ### Fast Ice
            Bela Sample, Southfield
            Wednesday 11 March 2026, 14:00, Room 12
            """)
        #expect(
            talks == [
                "2026-03-04T14:00 | Ada Example | Slow Rivers",
                "2026-03-11T14:00 | Bela Sample | Fast Ice",
            ])
    }

    @Test func `a series' name above an entry is not its title`() throws {
        let talks = try talks(
            """
            Department news, week of 2 March

            ICE SEMINAR
            Tuesday, March 3, 14:00, Room 12
            Ada Example (Northfield)
            Slow Rivers

            MUD COLLOQUIUM
            Thursday, March 5, 16:15, Old Library
            Bela Sample (Southfield)
            Fast Ice
            """)
        #expect(
            talks == [
                "2026-03-03T14:00 | Ada Example | Slow Rivers",
                "2026-03-05T16:15 | Bela Sample | Fast Ice",
            ])
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
