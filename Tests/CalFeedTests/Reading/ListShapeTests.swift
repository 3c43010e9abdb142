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
        "Bring:\n\n* 1/2: sugar\n* 1/4: milk\n* 3/4: oil",
        "Scores:\n\n* 9/11: good\n* 3/4: bad\n* 7/8: fine\n* 2/5: poor",
        "1/3: 第一部\n2/3: 第二部\n3/3: 第三部",
        "1/2, page 3\n3/4, page 4\n5/6, page 9",
    ])
    func `numbers that are fractions, scores or parts are no days`(text: String) {
        #expect(talkSummary(of: text, on: "2025-09-01").isEmpty)
    }

    @Test(arguments: [
        "2/3 - in favour of the new room\n3/4 - in favour of cake",
        "9/11: Ada\n9/18: Bela\n9/25: Carla",
        "created: 1 March 2026\nmodified: 2 March 2026\ncreated: 3 March 2026\nmodified: 4 March 2026",
        "Exercises:\n1.10 Sets\n2.11 Groups\n27.12 Rings\n28.12 Fields",
        "Name;Note;Datum\nMuster;1,3;14.04.2026\nBeispiel;2,0;15.04.2026",
    ])
    func `what stands below a talk with its day and hour is not taken for talks`(below: String) {
        let found = talkSummary(
            of: "The next seminar is on Friday, 13 March 2026, 18:00, Room 5. Speaker: Ada Example\n\n" + below,
            on: "2026-03-01")
        #expect(found.map { $0.prefix(16) } == ["2026-03-13T18:00"])
    }

    @Test func `a price below a list of days with one dot does not hide it`() {
        let found = talkSummary(
            of: """
                Ice Seminar 2026
                12.01 Ada Example: Rivers
                19.01 Boris Sample: Hills
                26.01 Carla Test: Wells
                02.02 Dora Probe: Seas

                Fee:
                12.50 per person
                """, on: "2026-01-01")
        #expect(found.map { $0.prefix(10) } == ["2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02"])
    }

    @Test(arguments: [
        "After each talk there is dinner at 7 p.m. in the Golden Bear.",
        "The library in Grand Hall closes at 9 p.m.",
    ])
    func `an hour below a list that is not the talks' is not given to them`(below: String) {
        let found = talkSummary(
            of: "Ice Seminar\n4 March: Ada Example, On Rivers\n11 March: Boris Sample, On Hills\n\n" + below,
            on: "2026-03-01")
        #expect(found == ["2026-03-04 | Ada Example | On Rivers | –", "2026-03-11 | Boris Sample | On Hills | –"])
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

    @Test func `a column of abstracts does not hide the next row's day`() {
        let found = talkSummary(
            of: """
                This seminar meets on Wednesdays 2:00-3:00 PM in Blocker 302.

                | Date | Speaker | Affiliation | Title | Abstract |
                |---|---|---|---|---|
                | August 27, 2025 | Ada Example | Northfield University | Slow rivers and lakes | View Abstract |
                | September 3, 2025 | Boris Sample | Southfield University | Fast lakes | View Abstract |
                """, on: "2025-08-17")
        #expect(
            found == [
                "2025-08-27T14:00 | Ada Example | Slow rivers and lakes | Blocker 302",
                "2025-09-03T14:00 | Boris Sample | Fast lakes | Blocker 302",
            ])
    }

    @Test func `a page's table in a text is read like a page's`() {
        let found = talkSummary(
            of: """
                # Seminar

                <table>
                <tr><th>Topic</th><th>Speaker</th><th>Room</th><th>Time (Eastern Time)</th></tr>
                <tr><th colspan=4>Talks on Wednesday October 15, 2025</th></tr>
                <tr>
                  <td>Slow rivers</td>
                  <td>Ada Example</td>
                  <td>MC 4020</td>
                  <td>17:30</td>
                </tr>
                <tr>
                  <td>Fast lakes</td>
                  <td>Boris Sample</td>
                  <td>MC 4020</td>
                  <td>18:30</td>
                </tr>
                </table>
                """, on: "2025-10-01")
        #expect(
            found == [
                "2025-10-15T17:30 | Ada Example | Slow rivers | MC 4020",
                "2025-10-15T18:30 | Boris Sample | Fast lakes | MC 4020",
            ])
    }

    @Test func `days with one dot are days where the whole list shows it`() {
        let found = talkSummary(
            of: """
                ## Seminars 2025 (10:00 h)
                   14.07  Ada Example
                   21.07  Boris Sample
                   28.07  Carla Test

                   04.08  Dora Probe
                """, on: "2025-07-07", zone: "America/Bogota")
        #expect(
            found.map { $0.prefix(16) } == [
                "2025-07-14T10:00", "2025-07-21T10:00", "2025-07-28T10:00", "2025-08-04T10:00",
            ])
    }

    @Test func `hours with one dot are hours where the whole programme shows it`() {
        let found = talkSummary(
            of: """
                Philosophy at Northfield

                14 June 2026, Grimond Lecture Theatre 3

                09.00 *coffee*

                09.20 Ada Example: Slow rivers
                09.45 Boris Sample (online): Fast lakes
                11.20 Carla Test (Oxford): Dry wells
                """, on: "2026-06-01", zone: "Europe/London")
        #expect(
            found == [
                "2026-06-14T09:20 | Ada Example | Slow rivers | Grimond Lecture Theatre 3",
                "2026-06-14T09:45 | Boris Sample | Fast lakes | Grimond Lecture Theatre 3",
                "2026-06-14T11:20 | Carla Test | Dry wells | Grimond Lecture Theatre 3",
            ])
    }

    @Test func `numbered lines with their days at the end are talks`() {
        let found = talkSummary(
            of: """
                1. Ada Example (Northfield), "Slow rivers and what they carry", September 12, 2025, 4pm
                2. Boris Sample (Southfield), "Fast lakes of the north", September 19, 2025, 4pm
                """, on: "2025-09-01")
        #expect(found.map { $0.prefix(10) } == ["2025-09-12", "2025-09-19"])
    }

    @Test func `the number of a week is no room, and a day that falls out is cancelled`() {
        let context = ReadingContext(
            referenceDate: LocalDate("2025-09-01"), defaultZone: TZID(rawValue: "Europe/Berlin"))
        let found = AnnouncementReader(zones: CorpusCase.zones).read(
            """
            Oberseminar, mittwochs 16:15-17:45

            Woche 1 (15.10.2025): Ada Beispiel, „Langsame Flüsse“
            Woche 2 (22.10.2025): – fällt aus –
            Woche 3 (29.10.2025): Boris Muster, „Schnelle Seen“
            """, context: context
        ).seminars
        #expect(found.map(\.status) == [.confirmed, .cancelled, .confirmed])
        #expect(found.compactMap(\.location).isEmpty)
    }

    @Test func `the other half of a verb is not a word for what was before`() {
        let found = startSummary(
            of: """
                Die Vorlesung findet am Donnerstag, 18. Dezember 2025 im Hörsaal G, Nordfeld, statt und beginnt um 20.15 Uhr.

                Mediendienst vom 1.12.2025
                """, on: "2025-12-01", zone: "Europe/Berlin")
        #expect(found == ["2025-12-18T20:15 Europe/Berlin"])
    }

    @Test func `a day with its weekday in brackets needs no word for day in Korean`() {
        let found = startSummary(of: "일시: 2026년 4월 16(목) 오후4:30", on: "2026-04-06", zone: "Asia/Seoul")
        #expect(found == ["2026-04-16T16:30 Asia/Seoul"])
    }
}
