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

    @Test func `an abstract ends where the next talk's date begins`() throws {
        let reading = try read(
            """
            Wednesday, March 4, 2:00 pm

            Title: Slow Rivers
            Speaker: Ada Example
            Abstract: Water takes its time. On March 9 we measured it.

            **Wednesday, March 18, 2:00 pm**

            Title: Fast Ice
            Speaker: Bela Sample
            Abstract: Ice does not.

            ---
            Friday, March 20, 3-430 pm On Slush

            Speaker: Cora Muster
            """)
        #expect(
            starts(reading) == ["2026-03-04T14:00", "2026-03-18T14:00", "2026-03-20T15:00"])
        #expect(
            reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"], ["Cora Muster"]])
    }

    @Test func `titles and names above each date belong to it`() throws {
        let reading = try read(
            """
            On Slow Rivers: a Report
            Ada Example, Northfield College
            4 March, 2026 2:00PM  Room 12

            Abstract / Bio
            Water takes its time, as everybody knows who has ever waited at the bank of a river for the other bank to come nearer, and more so in the long and quiet summers of the north.
            Ada Example likes rivers.

            On Fast Ice: a Rejoinder
            Bela Sample, Southfield College
            18 March, 2026 2:00PM  Room 12
            """)
        #expect(reading.seminars.map(\.title) == ["On Slow Rivers: a Report", "On Fast Ice: a Rejoinder"])
        #expect(starts(reading) == ["2026-03-04T14:00", "2026-03-18T14:00"])
    }

    @Test func `headings above a heading with a date belong to it`() throws {
        let reading = try read(
            """
            # March 2026

            ### No. 2 - Fast Ice
            #### 18 March 2026 14:00 - 15:00, Online

            **Abstract:** Ice does not wait.

            # February 2026

            ### No. 1 - Slow Rivers
            #### 25 February 2026 14:00 - 15:00, Online

            **Abstract:** Water takes its time.
            """)
        #expect(starts(reading) == ["2026-03-18T14:00", "2026-02-25T14:00"])
        #expect(reading.seminars.map { $0.title?.hasSuffix("Ice") } == [true, false])
    }

    @Test func `lines with nothing but dates and hours are the sessions of one talk`() throws {
        let reading = try read(
            """
            Title: A Short Course on Slow Rivers
            Speaker: Ada Example

            - 4 March 2026 (Wed) 16:30-18:00
            - 5 March 2026 (Thu) 10:00-11:30, 13:30-15:00

            Room 12, Old Hall
            """)
        #expect(starts(reading) == ["2026-03-04T16:30", "2026-03-05T10:00", "2026-03-05T13:30"])
        #expect(Set(reading.seminars.map(\.title)) == ["A Short Course on Slow Rivers"])
        #expect(reading.seminars.allSatisfy { $0.speakers.map(\.name) == ["Ada Example"] })
    }

    @Test(arguments: [
        """
        Our next seminar is on **Wednesday, March 4, 2pm** in Room 12. It features two talks:

        - Ada Example: _Slow Rivers of the North_

        - Bela Sample: _Fast Ice of the
          South_
        """,
        """
        ### March 4, 2026 (2 pm)

        #### Ada Example, Northfield College

        Slow Rivers of the North

        #### Bela Sample, Southfield College

        Fast Ice of the South
        """,
        """
        We meet on March 4th at 2:00 PM in Room 12:

        ### "Slow Rivers of the North"

        **Speaker:** Ada Example, Northfield College

        ### "Fast Ice of the South"

        **Speaker:** Bela Sample, Southfield College
        """,
        """
        Date: March 4, 2026
        Time: 2 pm

        Speaker: Ada Example
        Title: Slow Rivers of the North

        Speaker: Bela Sample
        Title: Fast Ice of the South
        """,
    ])
    func `several talks at one time are several seminars`(text: String) throws {
        let reading = try read(text)
        #expect(starts(reading) == ["2026-03-04T14:00", "2026-03-04T14:00"])
        #expect(reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
    }

    @Test func `a header that the text repeats is one talk`() throws {
        let reading = try read(
            """
            Who:   Ada Example
            Topic: Slow Rivers
            Dates: 4-Mar-26
            Time:  2:00 PM
            Abstract:

            Title: Slow Rivers
            Speaker: Ada Example
            Time: Wednesday, March 4, 2:00 pm

            Schedule:
            February 25 Bela Sample
            March 4 Ada Example
            """)
        #expect(starts(reading) == ["2026-03-04T14:00"])
        #expect(reading.seminars.first?.title == "Slow Rivers")
    }

    @Test func `a day's programme is its talks without the breaks`() throws {
        let reading = try read(
            """
            River Day
            4 March 2026

            14:00 Welcome
            14:10 Ada Example (Northfield College): Slow Rivers of the North
            14:40 Coffee break
            15:00 Bela Sample (Southfield College): Fast Ice of the South
            15:30 Closing remarks
            """)
        #expect(
            reading.seminars.map(\.occurrence) == [
                try occurrence("2026-03-04T14:10", "2026-03-04T14:40"),
                try occurrence("2026-03-04T15:00", "2026-03-04T15:30"),
            ])
        #expect(reading.seminars.allSatisfy { $0.evidence[.end]?.basis.name == "inferred" })
    }

    @Test func `when a series meets is no talk`() throws {
        let reading = try read("We meet on the second Tuesday of each month, from 3pm to 4:30pm.")
        #expect(reading.seminars.isEmpty)
        #expect(reading.diagnostics.map(\.code) == ["only-series"])
    }

    @Test func `speakers' institutions do not move a programme to their zones`() throws {
        let reading = AnnouncementReader(zones: CorpusCase.zones).read(
            """
            The Ice Group meets at Queen Mary University of London.

            11am, Wed 4 March Ada Example, University of Oslo: Slow Rivers
            11am, Wed 18 March Bela Sample, University of Sydney: Fast Ice
            """, context: ReadingContext(referenceDate: LocalDate("2026-02-20")))
        #expect(reading.seminars.count == 2)
        #expect(reading.seminars.allSatisfy { $0.evidence[.zone]?.rule == "institution-name" })
        #expect(starts(reading, zone: "Europe/London") == ["2026-03-04T11:00", "2026-03-18T11:00"])
    }

    @Test func `a mail's own date is none of a talk`() throws {
        let reading = try read(
            """
            From: Ada Example
            Date: 21 Feb 2026 21:12:51 GMT

            Bela Sample: Fast Ice
            Date: 18 March 2026, 14:00
            """)
        #expect(starts(reading) == ["2026-03-18T14:00"])
    }

    @Test func `a row without labels is read piece by piece`() throws {
        let reading = try read(
            """
            # Rivers and Ice Seminar, Wednesdays 2:00 pm

            ##### 4 March 2026 | Wednesday | 2:00 pm
            [Slow Rivers: a Question of Patience](https://rivers.example/slow)
            Ada Example, *Northfield University*

            ##### 11 March 2026 | Wednesday | 2:00 pm
            Bela Sample (Southfield College): Fast Ice of the South

            ##### 18 March 2026 | Wednesday | 2:00 pm
            Room 12: "Slush", Prof. Cora Muster, Eastfield University
            """)
        #expect(
            reading.seminars.map(\.title) == [
                "Slow Rivers: a Question of Patience", "Fast Ice of the South", "Slush",
            ])
        #expect(
            reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"], ["Cora Muster"]])
        #expect(
            reading.seminars.map { $0.speakers.map(\.affiliation) } == [
                ["Northfield University"], ["Southfield College"], ["Eastfield University"],
            ])
        #expect(reading.seminars.map(\.location) == [nil, nil, "Room 12"])
    }

    @Test func `a data file's items are a talk each`() throws {
        let reading = try read(
            """
            name: Spring 2026
            talks:
              - order: 2
                title: "Rivers Seminar, March Meeting"
                topic: "Slow Rivers"
                date: "Wednesday, March 18, 2026"
                time: 2pm
                speakers:
                  - "Ada Example (Northfield University)"
                location: >
                  the old hall, at Room 12
              - order: 1
                title: "Rivers Seminar, February Meeting"
                topic: "Fast Ice"
                date: "Wednesday, February 18, 2026"
                time: 2pm
                speakers:
                  - "Bela Sample (Southfield College)"
                location: Room 7
            """)
        #expect(reading.seminars.map(\.title) == ["Slow Rivers", "Fast Ice"])
        #expect(reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
        #expect(reading.seminars.map(\.location) == ["the old hall, at Room 12", "Room 7"])
    }

    /// The local starts, of talks in the zone.
    private func starts(_ reading: Reading, zone: String = "Europe/London") -> [String] {
        reading.seminars.compactMap { seminar in
            guard case .clock(let start, _, let named) = seminar.occurrence, named == TZID(rawValue: zone) else {
                return nil
            }
            return "\(start)"
        }
    }

    private func occurrence(_ start: String, _ end: String) throws -> Occurrence {
        .clock(
            start: try #require(LocalDateTime(start)), end: LocalDateTime(end), zone: TZID(rawValue: "Europe/London"))
    }
}
