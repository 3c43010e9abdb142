import Testing

@testable import CalFeed

/// What looks like a talk, a day, a room or a title and is something else.
@Suite struct NearMissTests {
    @Test func `a list of people that breaks off`() {
        let found = talkSummary(
            of: """
                3月4日
                講師：見本太郎、-
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-04 | 見本太郎 | – | –"
            ])
    }

    @Test func `the next talk in the sentence that cancels`() {
        let found = talkSummary(
            of: """
                Ice Seminar: Ada Example, On Rivers
                Wednesday 11 March 2026, 5 pm, Hall 3

                The seminar has been cancelled, the next is on 18 March at 5 pm.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-11T17:00 | Ada Example | On Rivers | Hall 3"
            ])
    }

    @Test func `buses at the end of lines`() {
        let found = talkSummary(
            of: """
                4 March 2026, 7 pm, Hall 3
                Ada Example: On Rivers

                Last bus - 10 pm

                Last train - 11 pm
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T19:00 | Ada Example | On Rivers | Hall 3"
            ])
    }

    @Test func `a break below its hour`() {
        let found = talkSummary(
            of: """
                Ice Workshop, Wednesday 4 March 2026, Hall 3

                14:00
                Ada Example: On Rivers
                15:00
                Break
                15:30
                Cara Model: On Snow
                16:30
                Dana Probe: On Ice
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T14:00 | Ada Example | On Rivers | Hall 3",
                "2026-03-04T15:30 | Cara Model | On Snow | Hall 3",
                "2026-03-04T16:30 | Dana Probe | On Ice | Hall 3",
            ])
    }

    @Test func `a weekday that is not that day's`() {
        let found = talkSummary(
            of: """
                来月9日(火) 17時、見本太郎
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-09T17:00 | – | – | –"
            ])
    }

    @Test func `a day of this month with another weekday`() {
        let found = talkSummary(
            of: """
                Palestra dia 12, sexta, às 15h, sala 3, Ana Exemplo
                """, on: "2026-02-20", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2026-03-12T15:00 | Ana Exemplo | – | sala 3"
            ])
    }

    @Test func `parts that look like days`() {
        let found = talkSummary(
            of: """
                Ada Example, Part 1/2 (5 pm) and 2/2 (6 pm), 26 March, Hall 3
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-26T18:00 | Ada Example | – | Hall 3"
            ])
    }

    @Test func `hours in running text`() {
        let found = talkSummary(
            of: """
                Join us on Wednesday 4 March in Hall 3 from
                5 pm for the talk by Ada Example, from
                6 pm for drinks and from
                7 pm for a walk along the river.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | – | Hall 3"
            ])
    }

    @Test func `a deadline with a room behind it`() {
        let found = talkSummary(
            of: """
                We are glad that Ada Example will speak on 4 March, 5 pm. Room 3

                Please send questions to Bela Sample before 2 March, 5 pm. Room 4
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | – | Room 3"
            ])
    }

    @Test func `a slot that is to be told`() {
        let found = talkSummary(
            of: """
                4 March, 5 pm: Bela Sample, On Lakes
                11 March, 5 pm, Hall 3: TBA / TBA
                18 March, 5 pm: Ada Example, On Rivers
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Bela Sample | On Lakes | –",
                "2026-03-11T17:00 | – | – | Hall 3",
                "2026-03-18T17:00 | Ada Example | On Rivers | –",
            ])
    }

    @Test func `a link of the last talk`() {
        let found = talkSummary(
            of: """
                Ice Seminar

                4 March, 5 pm, Hall 3
                Ada Example: On Rivers

                11 March, 5 pm, online
                Bela Sample: On Lakes
                Zoom: https://zoom.us/j/123456789
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | On Rivers | Hall 3",
                "2026-03-11T17:00 | Bela Sample | On Lakes | online",
            ])
    }

    @Test func `blocks with their labels in another order`() {
        let found = talkSummary(
            of: """
                Room: Hall 3
                Date: 4 March 2026, 5 pm
                Speaker: Ada Example
                Title: On Rivers

                Room: Hall 4
                Speaker: Bela Sample
                Date: 11 March 2026, 5 pm
                Title: On Lakes
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | On Rivers | Hall 3",
                "2026-03-11T17:00 | Bela Sample | On Lakes | Hall 4",
            ])
    }

    @Test func `what is to come of room and abstract`() {
        let found = talkSummary(
            of: """
                Ice Seminar

                4 March 2026, 5 pm
                Ada Example
                "On Rivers"
                Room:
                TBA

                11 March 2026, 5 pm
                Bela Sample
                On Lakes
                Abstract
                TBA
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | On Rivers | –",
                "2026-03-11T17:00 | Bela Sample | On Lakes | –",
            ])
    }

    @Test func `people with the names of towns`() {
        let found = talkSummary(
            of: """
                4 de marzo, 17:00: Nicolás Romero, Sobre ríos
                11 de marzo, 17:00: Miguel Hidalgo: Sobre lagos
                """, on: "2026-02-20", zone: "America/Mexico_City")
        #expect(
            found == [
                "2026-03-04T17:00 | Nicolás Romero | Sobre ríos | –",
                "2026-03-11T17:00 | Miguel Hidalgo | Sobre lagos | –",
            ])
    }

    @Test func `surnames of two syllables`() {
        let found = talkSummary(
            of: """
                연사: 남궁 민수
                제목: 강에 대하여
                3월 4일 오후 5시
                """, on: "2026-02-20", zone: "Asia/Seoul")
        #expect(
            found == [
                "2026-03-04T17:00 | 남궁 민수 | 강에 대하여 | –"
            ])
    }

    @Test func `names of two words in Hangul`() {
        let found = talkSummary(
            of: """
                3월 4일 오후 5시 강연: 마이클 샌델 교수
                """, on: "2026-02-20", zone: "Asia/Seoul")
        #expect(
            found == [
                "2026-03-04T17:00 | 마이클 샌델 | – | –"
            ])
    }

    @Test func `how a journey was made`() {
        let found = talkSummary(
            of: """
                4. März, 17 Uhr: Die Alpen (von oben)
                11. März, 17 Uhr: Reisen nach Grönland (mit Bildern)
                """, on: "2026-02-20", zone: "Europe/Berlin")
        #expect(
            found == [
                "2026-03-04T17:00 | – | Die Alpen (von oben) | –",
                "2026-03-11T17:00 | – | Reisen nach Grönland (mit Bildern) | –",
            ])
    }

    @Test func `a labelled title with a bracket`() {
        let found = talkSummary(
            of: """
                Title: Learning from Nature [Code]
                Speaker: Ada Example
                4 March 2026, 5 pm
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | Learning from Nature [Code] | –"
            ])
    }

    @Test func `a title that tells of cancelling`() {
        let found = talkSummary(
            of: """
                18 March, 5 pm: Cara Model (Westham): Why lectures are cancelled
                25 March, 5 pm: Ada Example, host: Dan Proof
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-18T17:00 | Cara Model | Why lectures are cancelled | –",
                "2026-03-25T17:00 | Ada Example | – | –",
            ])
    }

    @Test func `dinner behind a list`() {
        let found = talkSummary(
            of: """
                4 March, 5 pm: Ada Example, On Rivers
                11 March, 5 pm: Bela Sample, On Lakes

                Dinner afterwards
                Where: Golden Lion, Main Street 3
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | On Rivers | –",
                "2026-03-11T17:00 | Bela Sample | On Lakes | –",
            ])
    }

    @Test func `hours of other places`() {
        let found = talkSummary(
            of: """
                Lecture by Ada Example on 4 March 2026 in Hall 3

                Europe (5 pm)

                East Coast (12 pm)

                West Coast (9 am)
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T17:00 | Ada Example | – | Hall 3"
            ])
    }

    @Test func `degrees are no hour`() {
        let cold = talkSummary(
            of: """
                Sterntag entfällt

                Wir müssen unseren für Samstag, den 28. März, geplanten Sterntag absagen: Es werden um 8 °C erwartet.
                """, on: "2026-03-20", zone: "Europe/Berlin")
        #expect(cold.map { $0.prefix(16) } == ["2026-03-28 | – |"])
    }

    @Test func `the page's own hour is the talk's, not that of the field in front`() {
        func start(_ words: String) -> [Substring] {
            talkSummary(
                of: "---\ndate : \"21-03-2026 23:00\"\ntitle: \"Le ciel a-t-il un bord ?\"\n---\n\n" + words,
                on: "2026-03-10",
                zone: "Europe/Paris"
            ).map { $0.prefix(16) }
        }
        #expect(start("Camille Dubreuil\n\nSamedi 21 mars à 17h\n\nAmphi 25") == ["2026-03-21T17:00"])
        #expect(
            start("Camille Dubreuil, samedi 21 mars. Le bâtiment ferme à 18h.") == ["2026-03-21T23:00"])
    }

    @Test func `comments below a talk are no talks`() {
        let found = talkSummary(
            of: """
                Slow Rivers
                Tuesday 10 March 2026, 4 pm, Room 12
                Speaker: Ada Example

                Emil Reader - 2 March 2026 11:00
                Great!

                Fay Reader - 3 March 2026 12:00
                Looking forward!
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found == ["2026-03-10T16:00 | Ada Example | Slow Rivers | Room 12"])
    }

    @Test func `a talk of tomorrow beside the day of another`() {
        let found = talkSummary(
            of: """
                Dear all,

                tomorrow Ada Example will give the seminar.

                4 pm, Room 5

                The talk of 20 March 2026 is moved to April.
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-02T16:00"])
    }

    @Test(arguments: ["The Student: A Short History", "Past: Present and Future of Matter", "Ada Lovelace: A Life"])
    func `titles that begin with a word and a colon stay whole`(title: String) {
        let found = talkSummary(
            of: "Title: \(title)\nSpeaker: Mary Lovelace\nTuesday 10 March 2026, 4 pm", on: "2026-03-01",
            zone: "Europe/London")
        #expect(found == ["2026-03-10T16:00 | Mary Lovelace | \(title) | –"])
    }

    @Test func `a day of the event beside that of the page`() {
        let found = talkSummary(
            of: """
                ---
                title:  Ice at risk
                date:   2026-03-01
                event_date: 2026-03-13
                ---

                The panel at 6pm in Old Hall is free.
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(found.map { $0.prefix(16) } == ["2026-03-13T18:00"])
    }

    @Test func `a text that begins in a dense script with no name is read`() {
        // It was once cut in front of its first word.
        let found = talkSummary(
            of: "を客様「を本7日(火)15:20第2回 3/1講演「4:10", on: "2026-03-01", zone: "Asia/Tokyo")
        #expect(found.count <= 2)
    }

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

    @Test(arguments: [
        // One heading over fields is no note to whoever fills them in.
        (
            "# On Rivers\n\nspeaker: Jane Example\ndate: 2026-03-12 14:00",
            ["2026-03-12T14:00 | Jane Example | On Rivers | –"]
        ),
        (
            "# Spring 2027\n- date: March 4\n  speaker: Jane Example\n- date: March 11\n  speaker: Robert Sample",
            ["2027-03-04 | Jane Example | – | –", "2027-03-11 | Robert Sample | – | –"]
        ),
        // The same day of other years is what the talk is about.
        (
            "---\ntitle: The Flood\nspeaker: Jane Example\ndate: 2026-03-26 17:00\nabstract: On 26 March 1913 at 4 am the dam broke.\n---",
            ["2026-03-26T17:00 | Jane Example | The Flood | –"]
        ),
        // Another talk of a post.
        (
            "---\nlayout: post\ntitle: On Rivers\ndate: 2026-03-12 17:00\n---\nJoin us in Hall 3. The next seminar is on 26 March.",
            ["2026-03-12T17:00 | – | On Rivers | Hall 3"]
        ),
        // Titles that are numbers.
        (
            "4 March 2026, 17:00, \"1984\"\n11 March 2026, 17:00, \"Ulysses\"\n18 March 2026, 17:00, \"2666\"",
            [
                "2026-03-04T17:00 | – | 1984 | –", "2026-03-11T17:00 | – | Ulysses | –",
                "2026-03-18T17:00 | – | 2666 | –",
            ]
        ),
        // Who speaks stands at an entry's end, and somebody else above the first.
        (
            "Mary Proof\n4 March 2026, 16:00\nSlow Rivers\nJane Example\n11 March 2026, 16:00\nDeep Lakes\nRobert Sample",
            ["2026-03-04T16:00 | Jane Example | Slow Rivers | –", "2026-03-11T16:00 | Robert Sample | Deep Lakes | –"]
        ),
        // Midnight is not noon, and what is over is not to come.
        ("Jane Example will speak at 12 tonight in Hall 3.", ["2026-03-01 | Jane Example | – | Hall 3"]),
        (
            "Jane Example spoke at 10 this morning; she speaks again on 12 March at 5 pm.",
            ["2026-03-12T17:00 | Jane Example | – | –"]
        ),
        // Months that are a title's.
        (
            "4 March, 5 pm: Jane Example, \"May 1968: Paris in Revolt\"",
            ["2026-03-04T17:00 | Jane Example | May 1968: Paris in Revolt | –"]
        ),
        // Prices are no days.
        (
            "Jane Example will talk on 12 March 2026 at 16:00 about prices:\nBread, 2.1\nButter, 13.2\nMilk, 20.3\nEggs, 25.6",
            ["2026-03-12T16:00 | Jane Example | – | –"]
        ),
        // The first of a list whose year is told once.
        (
            "Sunday, March 1, 2026\nJane Example - On Rivers\n\nSunday, March 8\nRobert Sample - On Lakes\n\nSunday, March 15\nMary Muster - On Snow",
            [
                "2026-03-01 | Jane Example | On Rivers | –", "2026-03-08 | Robert Sample | On Lakes | –",
                "2026-03-15 | Mary Muster | On Snow | –",
            ]
        ),
        // The place of the next talk.
        (
            "Speaker: Jane Example\nTitle: On Rivers\nDate: 12 March 2026, 5 pm\nAbstract: Rivers are slow.\n\nThe next talk will be held on 19 March 2026 at 5 pm in Hall 4.",
            ["2026-03-12T17:00 | Jane Example | On Rivers | –"]
        ),
        // Who helps.
        (
            "On Rivers\n12 March 2026, 16:00\n- Jane Example\n- Robert Sample\n\n- Mary Muster, registration",
            ["2026-03-12T16:00 | Jane Example, Robert Sample | On Rivers | –"]
        ),
        // A number above a list is no beginning of a range.
        (
            "Talks in Term 2\n- 5 March 2026, 16:00: Jane Example, On Rivers\n- 12 March 2026, 16:00: Robert Sample, On Lakes",
            ["2026-03-05T16:00 | Jane Example | On Rivers | –", "2026-03-12T16:00 | Robert Sample | On Lakes | –"]
        ),
        // Who signs below people that stand above their days.
        (
            "Jane Example (Northfield)\n5 March, 16:00\nOn Rivers\nRobert Sample (Southfield)\n12 March, 16:00\nOn Lakes\n\nBest wishes,\nMary Muster",
            ["2026-03-05T16:00 | Jane Example | On Rivers | –", "2026-03-12T16:00 | Robert Sample | On Lakes | –"]
        ),
        // Hosts of the same days, and of one of them.
        (
            "5 March: Jane Example\n12 March: Robert Sample\n19 March: Mary Muster\n\nHosts:\n5 March: John Proof\n12 March: Paul Pattern",
            [
                "2026-03-05 | Jane Example | – | –", "2026-03-12 | Robert Sample | – | –",
                "2026-03-19 | Mary Muster | – | –",
            ]
        ),
        (
            "5 March: Jane Example\n12 March: Robert Sample\n19 March: Mary Muster\n19 March: dinner with Prof. John Proof",
            [
                "2026-03-05 | Jane Example | – | –", "2026-03-12 | Robert Sample | – | –",
                "2026-03-19 | Mary Muster | – | –",
            ]
        ),
        // A shortcode that tells the talk, and what only looks like one.
        (
            "{{< event \"Jane Example\" \"On Rivers\" \"4 March 2026, 16:00\" \"Hall 3\" >}}",
            ["2026-03-04T16:00 | Jane Example | On Rivers | Hall 3"]
        ),
        (
            "Title: Sets {:x > 0} and others\nSpeaker: Jane Example\nDate: 4 March 2026, 16:00",
            ["2026-03-04T16:00 | Jane Example | Sets {:x > 0} and others | –"]
        ),
        // A title that begins like an hour, and one that begins like a path.
        (
            "Time: \"10.30 and all that\": a talk about history\nJane Example, 4 March 2026, 4 pm, Hall 3",
            ["2026-03-04T16:00 | Jane Example | 10.30 and all that | Hall 3"]
        ),
        (
            "title: \"/rivers/ and other phonemes\"\nspeaker: Jane Example\ndate: 4 March 2026, 4 pm",
            ["2026-03-04T16:00 | Jane Example | /rivers/ and other phonemes | –"]
        ),
        // Short headings over a field.
        (
            "# On Rivers\n# Jane Example\n# 4 March 2026\n# 16:00\n# Hall 3\nabstract:\n  We look at rivers.",
            ["2026-03-04T16:00 | Jane Example | On Rivers | Hall 3"]
        ),
        // Another day that is still to come is not this talk's.
        (
            "Jane Example will speak on Friday, 27 February 2026, 4 pm in Hall 3.\n\nRegistration for the conference closes on 20 March 2026 at 5 pm.",
            ["2026-02-27T16:00 | Jane Example | – | Hall 3"]
        ),
    ])
    func `what is near to a rule and not meant by it`(text: String, expected: [String]) {
        #expect(talkSummary(of: text, on: "2026-03-01", zone: "Europe/London") == expected)
    }

    @Test(arguments: [
        "The school takes place from 19 March\n– 21 March 2026 in Hall 3.",
        "When: 19 March 2026\n- 21 March 2026\nWhere: Hall 3\nTitle: Ice Workshop",
    ])
    func `a range of days that is broken at a line's end`(text: String) throws {
        let context = ReadingContext(referenceDate: LocalDate("2026-03-01"))
        let seminar = try #require(
            AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.first)
        #expect(
            try seminar.occurrence
                == .days(first: #require(LocalDate("2026-03-19")), last: #require(LocalDate("2026-03-21"))))
    }

    @Test func `an hour in a page's words and another in its field leave a doubt`() {
        #expect(
            startSummary(
                of: "---\ntitle: On Rivers\ndate: 2026-03-26 17:00\n---\nA tour starts on 26 March at 15:00.",
                on: "2026-03-01", zone: "Europe/London") == ["2026-03-26T15:00 Europe/London times-disagree"])
    }

    @Test(arguments: ["", ", 10:00"])
    func `two people on one day of a list without labels`(hour: String) {
        let found = talkSummary(
            of: """
                Ice Seminar, Saturdays 10:00

                - 7 March 2026\(hour): Jane Example
                - 14 March 2026\(hour): Robert Sample
                - 14 March 2026\(hour): Mary Muster
                - 21 March 2026\(hour): John Proof
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-07T10:00 | Jane Example | – | –", "2026-03-14T10:00 | Robert Sample | – | –",
                "2026-03-14T10:00 | Mary Muster | – | –", "2026-03-21T10:00 | John Proof | – | –",
            ])
    }

    @Test(arguments: ["+++", "---", "# ", "{:", "{{<", "+++\n"])
    func `fields that break off are read`(text: String) {
        #expect(talkSummary(of: text, on: "2026-03-01") == [])
    }

    @Test func `who somebody is stands between name and title`() {
        #expect(
            talkSummary(of: "제목: 느린 강\n연사: 조견본 서울대 명예교수\n일시: 2026년 3월 4일 16:00", on: "2026-03-01", zone: "Asia/Seoul")
                == ["2026-03-04T16:00 | 조견본 | 느린 강 | –"])
    }

    @Test func `of a page's scripts only lists of talks are read`() {
        let found = talkSummary(
            of: """
                <html><body><script>var news=[{"date":"2026-03-01","title":"New website"}]; // [{"old":1}]
                var talks=[{"date":"2026-03-04 16:00","speaker":"Jane Example","title":"On Rivers"},
                {"date":"2026-03-11 16:00","speaker":"Robert Sample","title":"On Lakes"}]</script></body></html>
                """, on: "2026-03-01", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-04T16:00 | Jane Example | On Rivers | –", "2026-03-11T16:00 | Robert Sample | On Lakes | –",
            ])
    }
}
