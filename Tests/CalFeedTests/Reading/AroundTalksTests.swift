import Testing

@testable import CalFeed

/// What stands around talks: days of writing, remarks below abstracts, headings over days, sessions' addresses.
@Suite struct AroundTalksTests {
    @Test func `a number at a line's end and the dash of the next item are no days`() {
        let found = talkSummary(
            of: """
                - 6 mars 10h-11h : Ada Exemple, _Rivières lentes – Application à la grippe-19_
                - 17 mars 10h-11h : Béla Modèle, _Lacs profonds_
                - 27 mars 10h-11h : Cora Patron, _Pluies fines_
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found.map { $0.prefix(16) } == ["2026-03-06T10:00", "2026-03-17T10:00", "2026-03-27T10:00"])
    }

    @Test func `the day of writing over days that are written otherwise`() {
        let found = talkSummary(
            of: """
                Wednesday, March 4, 2026

                MARCH 2026

                As usual, it has been quiet here.

                Tuesday 10 March
                Title: Slow Rivers
                Time: 6:00pm
                Venue: Old Hall
                """, on: "2026-03-04", zone: "Europe/London")
        #expect(found == ["2026-03-10T18:00 | – | Slow Rivers | Old Hall"])
    }

    @Test func `what is said below an abstract of when the talk is`() {
        let found = talkSummary(
            of: """
                Tomorrow’s talk will be given by Prof Ada Example

                Speaker: Prof Ada Example
                Title: Slow Rivers
                Abstract: I shall talk about rivers, which are slow. Some of this is joint work.

                The talk will take place at 8:30PM on Monday 9 March in the Example Lecture Theatre. As usual there will be juice
                before the talk at 8:15PM.
                """, on: "2026-03-08", zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-09T20:30"])
    }

    @Test func `days alone on their lines below abstracts`() {
        let found = talkSummary(
            of: """
                Mathematics Colloquium
                Spring 2026
                Location and Time: Hall 118 at 3:00 PM
                Tuesday, March 10
                Ada Example, Northfield
                Geometry of Rivers
                Abstract: In this talk I will survey rivers. We will hear of lakes.
                Tuesday, March 24
                Bela Sample, Southfield
                Title: Coloring the Lakes
                Abstract: Consider coloring lakes.
                """, on: "2026-03-01", zone: "America/Chicago")
        #expect(found.map { $0.prefix(16) } == ["2026-03-10T15:00", "2026-03-24T15:00"])
    }

    @Test func `hours in brackets say the first again for other zones`() {
        let found = talkSummary(
            of: """
                ## Slow Rivers
                Ada Example, Northfield

                Wed 11 March 2026, 15:00 UTC (12am JST / 4pm CET / 8am PDT)
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-11T15:00"])
    }

    @Test func `an hour of tonight`() {
        let found = talkSummary(
            of: "Ada Example will speak on \"Slow Rivers\" at 7 tonight in the Example Room.", on: "2026-03-04",
            zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-04T19:00"])
    }

    @Test func `the first session told of above the list that begins with it`() {
        let found = talkSummary(
            of: """
                La première séance se tiendra ce jeudi 5 mars, de 10h à 12h, en salle 2.

                | Date | Heure | Intervenante | Titre |
                |---|---|---|---|
                | 5 mars | 10h-12h | Ada Exemple | Rivières lentes |
                | 12 mars | 10h-12h | Cora Patron | Lacs profonds |
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found.map { $0.prefix(16) } == ["2026-03-05T10:00", "2026-03-12T10:00"])
    }

    @Test(arguments: ["a talk of 40 min", "Rivers (20 min)", "from 13-17 CET"])
    func `how long and how late are no places`(words: String) {
        let found = talkSummary(
            of: "Slow Rivers\nAda Example, \(words)\n4 March 2026, 14:00", on: "2026-03-01", zone: "Europe/London")
        #expect(found.allSatisfy { $0.hasSuffix("| –") })
    }

    @Test func `a small word is no region, and a zone's name outranks an institution`() {
        #expect(
            startSummary(
                of: "Ada Ejemplo hablará el lunes 9 de marzo a las 19.30h. Para estudiar ríos, usará mapas.",
                on: "2026-03-01"
            ).allSatisfy { !$0.contains("America/Belem") })
        #expect(
            startSummary(
                of: "Monday, 9 March 2026, 7 pm Palestine time\n\nProf. Ada Example (MIT)\nTitle: Slow Rivers",
                on: "2026-03-01"
            ).allSatisfy { $0.contains("19:00 Asia/Hebron") })
    }

    @Test func `headings over days that nobody has labelled`() {
        let found = talkSummary(
            of: """
                ## Past seminars

                We publish recordings here.

                #### March 2026: Slow Rivers

                - Speaker: Ada Example
                - 2026-03-18, 13 -- 14 CET
                - recording follows

                #### March 2026: Deep Lakes

                - Speaker: Bela Sample, Northfield University
                - 2026-03-04, 14 -- 15 CET
                - notes follow
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("2026-03-18T13:00 | Ada Example | Slow Rivers") == true)
        #expect(found.last?.hasPrefix("2026-03-04T14:00 | Bela Sample | Deep Lakes") == true)
    }

    @Test func `who speaks stands right above each day`() {
        let found = talkSummary(
            of: """
                Public Lectures

                Lectures bring exciting developments to all, and we hold them for everybody who likes to come and hear them, as often as
                there is somebody to give one.
                Past Lectures
                Jane Example (Northfield Institute)
                27 March 2026, 16:00 to 18:00
                Science Gallery
                Abstract: Rivers are slow, and nobody has seen that they are not, however long they have looked.
                Robert Sample (Southfield University)
                14 February 2026, 17:00 to 18:00
                Old Auditorium
                Abstract: Lakes are deep, and nobody has seen that they are not, however long they have looked.
                """, on: "2026-03-01", zone: "Asia/Kolkata")
        #expect(found.map { $0.split(separator: "|")[1] } == [" Jane Example ", " Robert Sample "])
    }

    @Test func `people who are told of item by item`() {
        let found = talkSummary(
            of: """
                # Slow Rivers

                **Planned for 12 March 2026 at 14:00.**

                - [Jane Example](https://example.org/a) is a researcher at Northfield University.

                - [Robert Sample](https://example.org/b) is a student at Southfield University.
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found.map { $0.split(separator: "|")[1] } == [" Jane Example, Robert Sample "])
    }

    @Test(arguments: [
        "title: \"[Ice Seminar] Jane Example—Slow Rivers\"", "title: \"Jane Example - Slow Rivers\"",
        "title: \"Slow Rivers\"",
    ])
    func `series and speaker in front of a labelled title`(field: String) {
        let found = talkSummary(
            of: "---\n\(field)\nspeaker: Jane Example\ndate: 2026-03-12 14:00\n---\n", on: "2026-03-01",
            zone: "Europe/Paris")
        #expect(found == ["2026-03-12T14:00 | Jane Example | Slow Rivers | –"])
    }

    @Test func `a label's word inside of a quoted title`() {
        let found = talkSummary(
            of: """
                - title: "Sampling in Continuous Time: from Start to End"
                  speaker: "Jane Example"
                  date: 2026-03-12 14:00
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found == ["2026-03-12T14:00 | Jane Example | Sampling in Continuous Time: from Start to End | –"])
    }

    @Test func `comments among a page's fields in TOML`() {
        let found = talkSummary(
            of: """
                +++
                title = "Slow Rivers"
                # Authors, as in ["Robert Sample", "Ada Muster"].
                authors = ["Jane Example"]
                time_start = 2026-03-12T15:00:00
                +++
                """, on: "2026-03-01", zone: "Europe/Paris")
        #expect(found == ["2026-03-12T15:00 | Jane Example | Slow Rivers | –"])
    }

    @Test func `the coming day of a month that is not told`() {
        #expect(
            startSummary(of: "대학교는 오는 15일 학술회의장에서 특강을 연다. 이날 오후 3시부터 강연한다.", on: "2026-03-08", zone: "Asia/Seoul")
                .map { $0.prefix(16) } == ["2026-03-15T15:00"])
    }

    @Test func `days at the ends of a list's lines`() {
        let found = talkSummary(
            of: """
                סדרת הרצאות

                ימי שלישי בשעה 19:30

                נהרות איטיים, 3.3

                אגמים עמוקים, 17.3

                גשמים דקים, 31.3

                שלגים לבנים, 14.4
                """, on: "2026-02-20", zone: "Asia/Jerusalem")
        #expect(
            found.map { $0.prefix(16) } == [
                "2026-03-03T19:30", "2026-03-17T19:30", "2026-03-31T19:30", "2026-04-14T19:30",
            ])
    }

    @Test func `the heading over what follows a list is no talk's`() {
        let found = talkSummary(
            of: """
                Thursdays at 4 pm

                - 5 March: Jane Example, Slow Rivers
                - 12 March: Robert Sample, Deep Lakes
                - 19 March: Mary Muster

                ### Previous Years

                - [2025](2025.md)
                - [2024](2024.md)
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.count == 3)
        #expect(found.allSatisfy { !$0.contains("Previous") })
    }

    @Test func `Zoom under an institution's own name`() {
        let context = ReadingContext(
            referenceDate: LocalDate("2026-03-01"), defaultZone: TZID(rawValue: "Europe/London"))
        let seminar = AnnouncementReader(zones: CorpusCase.zones).read(
            "Slow Rivers\nJane Example\n4 March 2026, 4 pm\nOnline: [Zoom Link](https://zoom.example.org)",
            context: context
        ).seminars.first
        #expect(seminar?.onlineURL == "https://zoom.example.org")
    }

    @Test func `what was said years ago is told and not announced`() {
        let found = talkSummary(
            of: """
                Dr. Jane Example will speak on slow rivers on March 26, 2026 at 5 p.m. in Room 12.

                She was sworn in by the president on June 21, 1990 at 5 p.m. and spoke there about lakes.
                """, on: "2026-03-20", zone: "America/Los_Angeles")
        #expect(found.map { $0.prefix(16) } == ["2026-03-26T17:00"])
    }

    @Test func `a town and the day of writing over a piece of news`() {
        let found = talkSummary(
            of: """
                Universität Beispiel

                Jahr der Flüsse startet

                München, 01.03.2026

                Mit dem Vortrag „Langsame Flüsse“ startet die Universität am 12. März 2026 in das Jahr.

                „Langsame Flüsse“
                am Donnerstag, 12. März 2026, 18 Uhr
                """, on: "2026-03-01", zone: "Europe/Berlin")
        #expect(found.map { $0.prefix(16) } == ["2026-03-12T18:00"])
    }

    @Test func `an institution's name at Zoom tells its zone`() {
        #expect(
            startSummary(
                of: "Friday 11am, March 13, 2026: Jane Example, [Zoom](https://hku.zoom.us/j/97925412724)",
                on: "2026-03-01"
            ).allSatisfy { $0.contains("Asia/Hong_Kong") })
    }

    @Test func `a conference is no room`() {
        let found = talkSummary(
            of: """
                12 March 2026

                | Paper | Title | Presenter | Time |
                |---|---|---|---|
                | ICE 2025 | Slow Rivers | Jane Example | 10:00-10:40 |
                | ICE 2026 | Deep Lakes | Robert Sample | 10:40-11:20 |
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.hasSuffix("| –") })
    }
}
