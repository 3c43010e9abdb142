import Testing

@testable import CalFeed

/// Which of a list's lines belong to which talk, and what is said for all of them.
@Suite struct ListShapeTests {
    @Test func `two numbers in front of each line of a list are its days`() {
        let found = talkSummary(
            of: """
                # Fall 2025 Logic Seminar

                Meets Thursdays 2:00-2:50pm in Harper 120.

                * **9/11**: Ada Example (Northfield), *Slow rivers and what they carry*
                * **9/18**: No meeting
                * **9/25**: Boris Sample (Southfield), *Fast lakes of the north*
                * **10/9**: Carla Test, *Dry wells*
                """, on: "2025-09-01")
        #expect(
            found == [
                "2025-09-11T14:00 | Ada Example | Slow rivers and what they carry | Harper 120",
                "2025-09-25T14:00 | Boris Sample | Fast lakes of the north | Harper 120",
                "2025-10-09T14:00 | Carla Test | Dry wells | Harper 120",
            ])
    }

    @Test(arguments: [
        "Bring:\n\n* 1/2 cup of sugar\n* 1/4 cup of milk\n* 3/4 cup of oil",
        "Scores:\n\n* 9/11: good\n* 3/4: bad\n* 7/8: fine\n* 2/5: poor",
    ])
    func `numbers that do not follow one another are no days`(text: String) {
        #expect(talkSummary(of: text, on: "2025-09-01").count <= 1)
    }

    @Test func `each block of labels is a talk of its own, wherever its date stands`() {
        let found = talkSummary(
            of: """
                ## Schedule

                Date: 12 Sep
                Speaker: Ada Example
                Title: Slow rivers

                Date: 19 Sep
                Speaker: Boris Sample
                Title: Fast lakes of the north

                Time: 16:00
                Venue: Harper 120
                """, on: "2025-09-01")
        #expect(
            found == [
                "2025-09-12T16:00 | Ada Example | Slow rivers | Harper 120",
                "2025-09-19T16:00 | Boris Sample | Fast lakes of the north | Harper 120",
            ])
    }

    @Test func `words in a definition belong to the term above them`() {
        let found = talkSummary(
            of: """
                <dl>
                <dt>Sep 12, 4pm, Harper 120</dt>
                <dd><strong>Ada Example</strong> (Northfield)<br><em>Slow rivers and what they carry</em></dd>
                <dt>Sep 19, 4pm, Harper 120</dt>
                <dd><strong>Boris Sample</strong> (Southfield)<br><em>Fast lakes of the north</em></dd>
                </dl>
                """, on: "2025-09-01")
        #expect(
            found == [
                "2025-09-12T16:00 | Ada Example | Slow rivers and what they carry | Harper 120",
                "2025-09-19T16:00 | Boris Sample | Fast lakes of the north | Harper 120",
            ])
    }

    @Test(arguments: [
        """
        - September 12: Ada Example (Northfield), Slow rivers
        - September 26: Boris Sample (Southfield), Fast lakes

        All talks are at 4pm in Harper 120.
        """,
        """
        ### September 12 -- Ada Example (Northfield)

        **Title:** Slow rivers

        **Abstract:** We look at rivers.

        ### September 26 -- Boris Sample (Southfield)

        **Title:** Fast lakes

        **Abstract:** We look at lakes.

        All talks are at 4pm in Harper 120.
        """,
    ])
    func `the hour and the room below a list are every talk's`(text: String) {
        #expect(
            talkSummary(of: text, on: "2025-09-01") == [
                "2025-09-12T16:00 | Ada Example | Slow rivers | Harper 120",
                "2025-09-26T16:00 | Boris Sample | Fast lakes | Harper 120",
            ])
    }

    @Test func `a row that only names a break is no talk`() {
        let found = talkSummary(
            of: """
                | Week | Date | Presenter | Topic |
                |---|---|---|---|
                | 1 | Sep 12, 3 pm | Ada Example | Slow rivers |
                | 2 | Sep 19, 3 pm | - | Break |
                | 3 | Sep 26, 3 pm | Boris Sample | Fast lakes |
                """, on: "2025-09-01")
        #expect(found.map { $0.prefix(10) } == ["2025-09-12", "2025-09-26"])
    }
}
