import Testing

@testable import CalFeed

/// What a talk is called. Talks, people and places are invented.
@Suite struct TitleReadingTests {
    private func seminars(_ text: String) -> [Seminar] {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-02-20"), defaultZone: TZID(rawValue: "Europe/London"))
        ).seminars
    }

    private func titles(_ text: String) -> [String?] { seminars(text).map(\.title) }

    // MARK: Subtitles

    @Test(arguments: [
        "Borrowed Ice - Windows in the Frozen North", "Borrowed Ice: Windows in the Frozen North",
        "Borrowed Ice – Windows in the Frozen North",
    ])
    func `what stands behind a dash or a colon belongs to the words before it`(title: String) {
        let text = """
            \(title)
            Ada Example, Northfield University
            Thursday 5 March 2026, 18:15, Old Library
            """
        #expect(titles(text) == [title])
    }

    @Test func `a person or a series in front of the mark is no head of a title`() {
        #expect(
            titles(
                """
                Ice Colloquium: Slow Rivers of the North
                Thursday 5 March 2026, 18:15, Old Library
                Ada Example, Northfield University
                """) == ["Slow Rivers of the North"])
        #expect(
            titles(
                """
                Ada Example: Slow Rivers of the North
                Thursday 5 March 2026, 18:15, Old Library
                """) == ["Slow Rivers of the North"])
    }

    @Test func `a title does not end with the colon before its second line`() {
        let seminar = seminars(
            """
            Thursday 5 March 2026, 18:15, Old Library

            Ada Example

            will speak on

            Learning and forgetting in frozen rivers:

            scaling, memory, and thaw
            """)
        #expect(seminar.map(\.title) == ["Learning and forgetting in frozen rivers: scaling, memory, and thaw"])
    }

    // MARK: Sentences

    @Test func `a sentence is no title where something else may be`() {
        #expect(
            titles(
                """
                # Ice on Small Lakes

                Thursday 5 March 2026, 18:15, Old Library

                We are happy to have so many of you with us this term, and there will be tea for everybody!
                """) == ["Ice on Small Lakes"])
    }

    @Test func `rows hold no title where there is only a sentence`() {
        let rows = seminars(
            """
            These are the days of the reading group:

            * 5 March 2026, 2 pm, Room 4
            * 12 March 2026, 2 pm, Room 4
            * 19 March 2026, 2 pm, Room 5

            We shall tell you in time who speaks, and you are asked to read the paper before.
            """)
        #expect(rows.count == 3)
        #expect(rows.map(\.title) == [nil, nil, nil])
    }

    @Test func `in a sentence a title ends where the sentence goes on`() {
        #expect(
            titles(
                """
                Ada Example of Northfield University comes to us on Thursday 5 March 2026 at 7 p.m.

                Her talk, titled The Long Winter of the Old Mill, will be in Dunmore Hall, Room 204; nobody pays.
                """) == ["The Long Winter of the Old Mill"])
    }

    // MARK: Rows

    @Test func `a row's title may stand in front of its person`() {
        let rows = seminars(
            """
            Winter talks, 7.30 pm, Village Hall

            5 March 2026
            Field Notes from the Delta - Nadia Farrow, Northfield University

            12 March 2026
            Mapping the Old Riverbeds (Greta Sample)

            19 March 2026
            'Ferns for Dry Walls' with Mark Example
            """)
        #expect(
            rows.map(\.title) == ["Field Notes from the Delta", "Mapping the Old Riverbeds", "Ferns for Dry Walls"])
        #expect(rows.map { $0.speakers.map(\.name) } == [["Nadia Farrow"], ["Greta Sample"], ["Mark Example"]])
    }

    @Test func `a day alone is no title, whatever its label says`() {
        #expect(
            titles(
                """
                ---
                title: 5 March 2026
                speaker: Ada Example
                time: 18:15
                ---
                """) == [nil])
    }

    @Test func `what leads elsewhere is no title`() {
        let rows = seminars(
            """
            Talks at 7.30 pm

            5 March 2026 | Ada Example | Slow Rivers of the North | [Watch the recording](https://example.org/1)
            12 March 2026 | Bela Sample | Fast Ice and Its Friends | [Read more](https://example.org/2)
            """)
        #expect(rows.map(\.title) == ["Slow Rivers of the North", "Fast Ice and Its Friends"])
    }
}
