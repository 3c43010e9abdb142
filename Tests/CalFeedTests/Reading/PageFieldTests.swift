import Testing

@testable import CalFeed

/// Pages that begin with fields, and files of nothing else: which of their days and hours are a talk's.
@Suite struct PageFieldTests {
    private func starts(_ text: String, on day: String = "2026-03-01", zone: String = "Europe/London") -> [String] {
        talkSummary(of: text, on: day, zone: zone).map { String($0.prefix { $0 != " " }) }
    }

    @Test(arguments: ["date", "date_event"])
    func `the page's own words tell the hour that a field leaves to its template`(field: String) {
        let found = starts(
            """
            ---
            title: Slow Rivers
            \(field): 2026-03-12T10:20:00Z
            ---
            Planned for the 12/03/2026 at 14:00. Ada Example will speak.
            """)
        #expect(found == ["2026-03-12T14:00"])
    }

    @Test func `midnight in a field is a day and no hour`() {
        #expect(starts("---\ntitle: Slow Rivers\ndate: '2026-03-12T00:00:00Z'\n---\nBy Ada Example.") == ["2026-03-12"])
    }

    @Test func `a page's summary tells when`() {
        let found = starts(
            """
            ---
            title: Slow Rivers
            date: '2026-03-12T00:00:00Z'
            summary: Seminar given by Ada Example on rivers (12/03/2026 at 9:30 AM).
            ---
            We hear why rivers are slow.
            """)
        #expect(found == ["2026-03-12T09:30"])
    }

    @Test func `a field for the start outranks that of the page`() {
        let found = talkSummary(
            of: """
                +++
                title = "Slow Rivers"
                date = 2026-03-12T00:00:00
                time_start = 2026-03-12T15:00:00
                time_end = 2026-03-12T16:00:00
                authors = ["Ada Example"]
                +++
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-12T15:00"])
    }

    @Test func `hours in the basic format below comments`() {
        let found = talkSummary(
            of: """
                # One entry for each talk.
                # Leave out what is not known.
                - date: "2026-03-12"
                  title: "Slow Rivers"
                  start_utc: "20260312T150000Z"
                  end_utc: "20260312T160000Z"
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found == ["2026-03-12T15:00 | – | Slow Rivers | –"])
    }

    @Test func `a stamp to the second beside a day to be saved`() {
        let found = starts(
            """
            ---
            title: Slow Rivers
            date: 2026-03-04T15:09:44-03:00
            ---
            ## Abstract
            Rivers are slow.

            ## Contact
            **Save the date:** March, 12th, 2026.
            """)
        #expect(found == ["2026-03-12"])
    }

    @Test func `two people on one day of a list are two talks`() {
        let found = talkSummary(
            of: """
                - seminar:
                    speaker: "Ada Example"
                    date: "March 3, 2026"
                    title: "To be confirmed"
                - seminar:
                    speaker: "Bela Sample"
                    date: "March 3, 2026"
                    title: "To be confirmed"
                - seminar:
                    speaker: "Cora Muster"
                    date: "March 10, 2026"
                    title: "To be confirmed"
                - seminar:
                    speaker: "Dora Probe"
                    date: "March 17, 2026"
                    title: "To be confirmed"
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-03 | Ada Example | – | –", "2026-03-03 | Bela Sample | – | –",
                "2026-03-10 | Cora Muster | – | –", "2026-03-17 | Dora Probe | – | –",
            ])
    }

    @Test func `a talk that is told twice on its only day is one`() {
        let found = starts(
            """
            Who: Ada Example, Ice Institute
            Dates: 12 March 2026
            Time: 4 pm

            Speaker: Prof. Ada Example
            Date: 12 March 2026
            Time: 4 pm
            Title: Slow Rivers
            """)
        #expect(found == ["2026-03-12T16:00"])
    }

    @Test func `a row with nothing but its week and its day is no talk`() {
        let found = starts(
            """
            (All talks are from 4-6 pm.)

            | Week | Date | Presenter | Title |
            |---|---|---|---|
            | 01 | 2026-03-04 | Ada Example | Slow Rivers |
            | 02 | 2026-03-11 | | |
            | 03 | 2026-03-18 | Bela Sample | Deep Lakes |
            """)
        #expect(found == ["2026-03-04T16:00", "2026-03-18T16:00"])
    }

    @Test func `names of fields in one word, and an hour in quotation marks`() {
        let found = talkSummary(
            of: """
                ---
                layout: seminartalk
                speaker: Jane Example
                speakerinst: Northfield University
                talktitle: Slow Rivers
                talkdate: Mar 12 2026
                talktime: "17.00"
                talkplace: Hall 3
                title: "Ice Colloquium - Jane Example"
                ---
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found == ["2026-03-12T17:00 | Jane Example | Slow Rivers | Hall 3"])
    }

    @Test func `an address in parts beside a place, and tags in a summary`() {
        let context = ReadingContext(
            referenceDate: LocalDate("2026-03-01"), defaultZone: TZID(rawValue: "Europe/London"))
        let seminar = AnnouncementReader(zones: CorpusCase.zones).read(
            """
            ---
            title: "Slow Rivers"
            location: Hall 3, Ice Institute
            address:
              street: 5 Example Avenue
              city: Northfield
            summary: |
              **Speaker**: Jane Example, Ice Institute<br>
              **Time**: March 12 2026 (Thu) at 14:00
            date: '2026-03-12T14:00:00Z'
            image: /images/rivers.png
            ---
            """, context: context
        ).seminars.first
        #expect(seminar?.location == "Hall 3, Ice Institute")
        #expect(seminar?.speakers == [Speaker(name: "Jane Example", affiliation: "Ice Institute")])
        #expect(seminar?.title == "Slow Rivers")
    }

    @Test func `shortcodes within a line`() {
        let found = talkSummary(
            of: """
                12 March 2026

                | Title | Presenter | Time Slot |
                |---|---|---|
                | Slow Rivers {{< slides rivers.pdf >}} | {{% mention "Jane Example" %}} | 10:00-10:40 |
                | [Deep Lakes](/lakes/){:target="_blank"} | {{% mention "Robert Sample" %}} | 10:40-11:20 |
                """, on: "2026-03-01", zone: "Asia/Shanghai")
        #expect(
            found == [
                "2026-03-12T10:00 | Jane Example | Slow Rivers | –",
                "2026-03-12T10:40 | Robert Sample | Deep Lakes | –",
            ])
    }

    @Test func `the hour of a list in its file's own fields`() {
        let found = starts(
            """
            schedule:
              - date: March 3
                speaker: Jane Example
                affiliation: Northfield
              - date: March 10
                speaker: Robert Sample
                affiliation: Southfield
            info:
              time: "Tuesdays, 4pm"
              location: "Hall 3"
              lunch_time: "12pm"
            """, on: "2026-02-20")
        #expect(found == ["2026-03-03T16:00", "2026-03-10T16:00"])
    }

    @Test func `a definition list of hours`() {
        let found = talkSummary(
            of: """
                Tuesday, March 3
                : Tutorials (Chair: Ada Muster)
                   :
                : 9:00 AM - 10:00 AM
                   : [Jane Example](a.html) (Columbia)
                : 10:00 AM - 11:00 AM
                   : [Robert Sample](b.html) (Rutgers)
                """, on: "2026-02-20", zone: "Asia/Dubai")
        #expect(found.map { $0.prefix(31) } == ["2026-03-03T09:00 | Jane Example", "2026-03-03T10:00 | Robert Sampl"])
    }

    @Test func `a page that its scripts would fill`() {
        let found = talkSummary(
            of: """
                <!DOCTYPE html>
                <html><head><title>Ice Seminar</title>
                <script>
                  const talks = [
                    {"No.": 1, "Date": "2026-03-05", "Topic": "Slow Rivers", "Speaker": "Jane Example", "Venue": "A306", "Time": "15:00-16:30"},
                    {"No.": 2, "Date": "2026-03-12", "Topic": "Deep Lakes", "Speaker": "Robert Sample", "Venue": "A321", "Time": "15:00-16:30"}
                  ];
                </script>
                </head><body><div id="app"></div></body></html>
                """, on: "2026-02-20", zone: "Asia/Macau")
        #expect(
            found == [
                "2026-03-05T15:00 | Jane Example | Slow Rivers | A306",
                "2026-03-12T15:00 | Robert Sample | Deep Lakes | A321",
            ])
    }
}
