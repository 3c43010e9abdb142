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
}
