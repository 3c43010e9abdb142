import Testing

@testable import CalFeed

/// Announcements as people write them every day, of one talk and of several.
@Suite struct EverydayAnnouncementTests {
    @Test func `a room and the meeting beside it`() {
        let found = talkSummary(
            of: """
                >>> REMINDER <<<
                CS Distinguished Lecture
                Date: Mon., March 2nd
                Time: 11:00 AM - 12:00 PM (Central)
                Location: Thornton 2.110 and via Zoom (https://zoom.us/j/97531)
                Speaker: Prof. Evelyn Hartmann, Calder Institute
                Title: Programs That Explain Themselves
                Lunch with students 12-1; sign up at https://example.org/lunch
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-02T11:00 | Evelyn Hartmann | Programs That Explain Themselves | Thornton 2.110"
            ])
    }

    @Test func `a theme on the line below`() {
        let found = talkSummary(
            of: """
                Bonjour à toutes et à tous,

                Le prochain séminaire de l'équipe ARIA aura lieu le jeudi 26 février à 11h00 dans la salle de réunion du 3e étage (bât. B).
                Nous aurons le plaisir d'écouter Sylvain Marchal (INRAE Clermont) sur le thème suivant :

                Modélisation multi-échelle des sols agricoles

                Résumé : Les sols agricoles...

                À jeudi !
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-02-26T11:00 | Sylvain Marchal | Modélisation multi-échelle des sols agricoles | salle de réunion du 3e étage"
            ])
    }

    @Test func `a day, a series, an hour and a room in one line`() {
        let found = talkSummary(
            of: """
                Wednesday, March 4 -- ECON 415 Seminar -- 3:30-5:00pm -- Room E62-450
                Gabriel Montoya (Eastlake)
                "Sticky wages in sticky times"
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-04T15:30 | Gabriel Montoya | Sticky wages in sticky times | Room E62-450"
            ])
    }

    @Test func `weekly talks with a break, a slot to be announced and another hour`() {
        let found = talkSummary(
            of: """
                SPRING 2026 COLLOQUIA
                Mondays at 3:45pm in Rockefeller 221 (coffee at 3:30)

                2/23   Aisha Grant, Penrose Univ.      "Sums of squares"
                3/2    David Oyelowo, Kings Point      "Braids in the wild"
                3/9    -- spring recess --
                3/16   Hana Kimura, Sakura Univ.       "p-adic dreams"    *Note: 4:15pm*
                3/23   TBA
                3/30   Lars Holm, Nord Univ.           "Minimal surfaces"
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-23T15:45 | Aisha Grant | Sums of squares | Rockefeller 221",
                "2026-03-02T15:45 | David Oyelowo | Braids in the wild | Rockefeller 221",
                "2026-03-16T16:15 | Hana Kimura | p-adic dreams | Rockefeller 221",
                "2026-03-30T15:45 | Lars Holm | Minimal surfaces | Rockefeller 221",
            ])
    }

    @Test func `an event that is a series`() {
        let found = talkSummary(
            of: """
                Event: Astro Journal Club
                Speaker(s): Milo Reyes & Tess Whitaker
                Topic: "Little red dots"
                Date/time: Feb. 25th, 12:15–1:00 PM MT
                Location: JILA-like X317
                """, on: "2026-02-20", zone: "America/Denver")
        #expect(
            found == [
                "2026-02-25T12:15 | Milo Reyes, Tess Whitaker | Little red dots | JILA-like X317"
            ])
    }

    @Test func `what somebody will present`() {
        let found = talkSummary(
            of: """
                Subject: Thesis proposal: Omar Haddad, Tuesday 3/3 at 10

                Omar Haddad will present his thesis proposal "Secure enclaves without tears" on Tuesday, March 3rd at 10am, in GHC-like 8102. Committee: P. Lindgren (chair), W. Xu, B. Carter (Ottertail Labs).
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-03T10:00 | Omar Haddad | Secure enclaves without tears | GHC-like 8102"
            ])
    }

    @Test func `a room and the committee behind it`() {
        let found = talkSummary(
            of: """
                Convidamos para a defesa de dissertação de mestrado de Renata Figueira, intitulada "Redes neurais para séries temporais", a realizar-se no dia 3 de março de 2026 (terça-feira), às 9h30, na sala 205 do bloco C. Banca: Prof. Caio Prado (orientador), Profa. Lígia Mota (UFY).
                """, on: "2026-02-20", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2026-03-03T09:30 | Renata Figueira | Redes neurais para séries temporais | sala 205"
            ])
    }

    @Test func `names from elsewhere in katakana`() {
        let found = talkSummary(
            of: """
                物理学教室コロキウム
                講師：ジョン・スミソン博士 (Northgate University)
                演題：Quantum spin ices
                日時：3月4日(水) 16:00-17:00
                場所：理学部4号館1220号室
                世話人：山本（内線 2345）
                使用言語：英語
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-04T16:00 | ジョン・スミソン | Quantum spin ices | 理学部4号館1220号室"
            ])
    }

    @Test func `a talk moved with its hour kept`() {
        let found = talkSummary(
            of: """
                Please note: the Wednesday seminar by Alicia Romero scheduled for Feb 25 has been moved to THURSDAY, Feb 26, same time (3pm) but in Bldg 9 Room 211. Title: "Proteins in motion".
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-26T15:00 | Alicia Romero | Proteins in motion | Bldg 9 Room 211"
            ])
    }

    @Test func `talks of several seminars in a week`() {
        let found = talkSummary(
            of: """
                This week in Mathematics

                Monday, February 23
                3:00 pm  Topology Seminar, Fields-like 230
                   Petra Novak (Harlow), "Trisections of 4-manifolds"
                4:30 pm  Colloquium, Fields-like 100
                   Samuel Obi (Wexford), "Primes in short intervals"

                Wednesday, February 25
                1:00 pm  PDE Seminar, Fields-like 310
                   Xin Rong (Delmar), "Vortex sheets revisited"

                Friday, February 27
                No seminars
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-23T15:00 | Petra Novak | Trisections of 4-manifolds | Fields-like 230",
                "2026-02-23T16:30 | Samuel Obi | Primes in short intervals | Fields-like 100",
                "2026-02-25T13:00 | Xin Rong | Vortex sheets revisited | Fields-like 310",
            ])
    }

    @Test func `a table with a row of another hour`() {
        let found = talkSummary(
            of: """
                | Datum | Zeit | Ort | Referent/in | Titel |
                | --- | --- | --- | --- | --- |
                | 02.03.26 | 10:15 | Y27-H12 | Anja Keller (ETHX) | Zufällige Matrizen |
                | 09.03.26 | 10:15 | Y27-H12 | N.N. | tba |
                | 16.03.26 | **14:15** | Y36-J33 | Paul Girard (Genf) | Martingale und Spiele |
                """, on: "2026-02-20", zone: "Europe/Zurich")
        #expect(
            found == [
                "2026-03-02T10:15 | Anja Keller | Zufällige Matrizen | Y27-H12",
                "2026-03-09T10:15 | – | – | Y27-H12",
                "2026-03-16T14:15 | Paul Girard | Martingale und Spiele | Y36-J33",
            ])
    }

    @Test func `numbers of items in front of months`() {
        let found = talkSummary(
            of: """
                Spring Speaker Series 2026

                1. Mar 3 | Rosa Delgado, "Borderlands and belonging"
                2. Mar 17 | Ken Ishikawa, "Archives of the sea"
                3. Apr 7 | Fatou Diallo, "Sahelian futures"

                5:00–6:30 pm Pacific, Humanities 210; livestream at https://www.youtube.com/live/abc123
                """, on: "2026-02-20", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2026-03-03T17:00 | Rosa Delgado | Borderlands and belonging | Humanities 210",
                "2026-03-17T17:00 | Ken Ishikawa | Archives of the sea | Humanities 210",
                "2026-04-07T17:00 | Fatou Diallo | Sahelian futures | Humanities 210",
            ])
    }

    @Test func `rows with the room behind the title`() {
        let found = talkSummary(
            of: """
                セミナー予定

                2026/3/3 (火) 15:00- 佐々木 恵（架空大）「結び目と多項式」 3号館305
                2026/3/10 (火) 15:00- 田村 仁（例大）「曲面上の力学系」 3号館305
                2026/3/17 (火) 休み
                2026/3/24 (火) 16:30- Olga Ivanova (Vymysel Univ.) "Foliations" Zoom
                """, on: "2026-02-20", zone: "Asia/Tokyo")
        #expect(
            found == [
                "2026-03-03T15:00 | 佐々木 恵 | 結び目と多項式 | 3号館305",
                "2026-03-10T15:00 | 田村 仁 | 曲面上の力学系 | 3号館305",
                "2026-03-24T16:30 | Olga Ivanova | Foliations | Zoom",
            ])
    }

    @Test func `days of a weekly group with a room that differs once`() {
        let found = talkSummary(
            of: """
                Programme du groupe de travail (les lundis à 16h30, salle 1016)

                02/03 : Hélène Vasseur, Introduction aux motifs I
                09/03 : Hélène Vasseur, Introduction aux motifs II
                16/03 : relâche
                23/03 : Olivier Brandt, Cycles algébriques (exceptionnellement en salle 2015)
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-03-02T16:30 | Hélène Vasseur | Introduction aux motifs I | salle 1016",
                "2026-03-09T16:30 | Hélène Vasseur | Introduction aux motifs II | salle 1016",
                "2026-03-23T16:30 | Olivier Brandt | Cycles algébriques | salle 2015",
            ])
    }

    @Test func `institutions between person and title`() {
        let found = talkSummary(
            of: """
                PHYSICS COLLOQUIUM SCHEDULE
                All colloquia Thursdays 4:00pm, Jadwin-like A10, unless noted.
                Feb. 26  Ivy Chen, Northport: "Axions in the lab"
                March 5  Raul Ortega, Southfield: "The Hubble tension"
                         (Joint with Astronomy; Peyton-like Aud.)
                March 12 Break
                March 19 Beth Lowell, Westlake: "Superconductivity at high pressure"
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-02-26T16:00 | Ivy Chen | Axions in the lab | A10",
                "2026-03-05T16:00 | Raul Ortega | The Hubble tension | A10",
                "2026-03-19T16:00 | Beth Lowell | Superconductivity at high pressure | A10",
            ])
    }

    @Test func `blocks that begin with their day`() {
        let found = talkSummary(
            of: """
                Date: March 4
                Speaker: Elliot Marsh
                Title: Sparse PCA

                Date: March 11
                Speaker: Noor Aziz
                Title: Kernels on graphs

                Date: March 18
                Speaker: No seminar (break)

                Date: March 25
                Speaker: TBD
                Title: TBD

                Location: CDS 1646
                Time: 12:30-1:30
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-03-04T12:30 | Elliot Marsh | Sparse PCA | CDS 1646",
                "2026-03-11T12:30 | Noor Aziz | Kernels on graphs | CDS 1646",
                "2026-03-25T12:30 | – | – | CDS 1646",
            ])
    }

    @Test func `one instant in three zones`() {
        let found = talkSummary(
            of: """
                ## What comes next

                | **Title** | Slow rivers in the north: dams and floods |
                | **Speaker** | [Kuni Zhao](https://scholars.example.edu/kz) |
                | **Date&Time** | March 18, 2026, 9:00am-10:00am, GMT+8 /March 17, 2026, 6:00pm-7:00pm, PDT/March 17, 2026, 9:00pm-10:00pm, EDT |
                | **Abstract** | Where the ice stays longest. |
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-18T09:00 | Kuni Zhao | Slow rivers in the north: dams and floods | –"
            ])
    }

    @Test func `days as headings within a table`() {
        let found = talkSummary(
            of: """
                <h1>Two evenings</h1>
                <table>
                <thead><tr><th>Topic</th><th>Speaker</th><th>Location</th><th>Time</th></tr></thead>
                <tbody>
                <tr><th colspan=4>Talks on Wednesday March 11, 2026</th></tr>
                <tr><td>Counting Sheep</td><td>Fen Wang</td><td>MC 4020</td><td>17:30</td></tr>
                <tr><td colspan=4>Abstract: One, two, three.</td></tr>
                <tr><td>Counting Wolves</td><td>Akash Tiwari</td><td>MC 4020</td><td>18:30</td></tr>
                <tr><td colspan=4>Abstract: Four, five, none.</td></tr>
                <tr><th colspan=4>Talks on Friday March 13, 2026</th></tr>
                <tr><td>Whistles</td><td>Sid Sarao</td><td>MC 4020</td><td>17:30</td></tr>
                </tbody></table>
                """, on: "2026-02-20", zone: "America/Toronto")
        #expect(
            found == [
                "2026-03-11T17:30 | Fen Wang | Counting Sheep | MC 4020",
                "2026-03-11T18:30 | Akash Tiwari | Counting Wolves | MC 4020",
                "2026-03-13T17:30 | Sid Sarao | Whistles | MC 4020",
            ])
    }

    @Test func `a newest talk first and an address that looks like a weekday`() {
        let found = talkSummary(
            of: """
                # Reading Group

                ## Schedule

                **Location**: MvL6, 4th floor seminar room
                <br>
                **Time**: 1:30 pm

                | Date | Moderator | Paper | talks.tue | comment |
                |---|---|---|---|---|
                | 2026/03/20 | Tim Xia | [Clay from words](https://arxiv.org/pdf/2209.00001.pdf) | [talks.tue](https://talks.example.org/id=445) | |
                | 2026/03/06 | Alex Konrad | [From maps to walks: a stroll](https://arxiv.org/pdf/2201.00002.pdf) | [talks.tue](https://talks.example.org/id=444) | |
                | 2026/02/25 | Johanna Zehn | [Ink in water](https://arxiv.org/pdf/2303.00003.pdf) | [talks.tue](https://talks.example.org/id=412) | |
                """, on: "2026-02-20", zone: "Europe/Berlin")
        #expect(
            found == [
                "2026-03-20T13:30 | Tim Xia | Clay from words | MvL6, 4th floor seminar room",
                "2026-03-06T13:30 | Alex Konrad | From maps to walks: a stroll | MvL6, 4th floor seminar room",
                "2026-02-25T13:30 | Johanna Zehn | Ink in water | MvL6, 4th floor seminar room",
            ])
    }

    @Test func `months first with dots`() {
        let found = talkSummary(
            of: """
                ## Winter, as planned by now

                | Date  | Speaker | Paper |
                | --- | --- | --- |
                | 01.17.2026  | Vince Zabal | [Snowflakes](https://arxiv.org/abs/2109.00001) |
                | 02.07.2026  | Katrin Bartos | [Skates](https://www.example.com/1) |
                | 02.14.2026  | Piet Derden | [On sledges](https://arxiv.org/pdf/2102.00001.pdf) |
                """, on: "2026-01-10", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2026-01-17 | Vince Zabal | Snowflakes | –",
                "2026-02-07 | Katrin Bartos | Skates | –",
                "2026-02-14 | Piet Derden | On sledges | –",
            ])
    }

    @Test func `an hour with its letter and a zone`() {
        let found = talkSummary(
            of: """
                I defend my thesis on **Monday, 16 March 2026, 14h CET**, here and far away.

                [https://us02web.zoom.us/j/2391970000](https://us02web.zoom.us/j/2391970000)
                """, on: "2026-02-20")
        #expect(
            found == [
                "2026-03-16T14:00 | – | – | –"
            ])
    }

    @Test func `a day in the name of a file`() {
        let found = talkSummary(
            of: """
                ---
                speaker: Soumya Pal (University of Western Lakes, Seattle, USA)
                title: "Moving sand well"
                date: 30 March, 2026
                time:  3 – 5 pm (we stop for tea at 3:45)
                venue: LH-1, Mathematics Department
                slides: "2026-03-30-SoumyaPal-1.pdf"
                ---

                First of two.
                """, on: "2026-02-20", zone: "Asia/Kolkata")
        #expect(
            found == [
                "2026-03-30T15:00 | Soumya Pal | Moving sand well | LH-1, Mathematics Department"
            ])
    }

    @Test func `a jury gives no talk`() {
        let found = talkSummary(
            of: """
                My thesis is written, and this is its title:

                ## _Locks, Keys and Forgetful Doors_

                The defense will be held online on Tuesday, 31 March, 2026 at 9h30 (CEST, UTC +2).

                On the jury:

                + Bengt JONASSON, _Uppland University, Sweden_ (Reviewer)
                + Ilja SERGOV, _Yule College, Singapore_ (Reviewer)
                + Mihaela SIGHINOU, _ENS Fictive_ (Examiner)
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-03-31T09:30 | – | Locks, Keys and Forgetful Doors | online"
            ])
    }

    @Test func `a room is no title`() {
        let found = talkSummary(
            of: """
                ## Markets and maps

                **March 20th, 2026 - MSE Room S17 (12:00-13:00)**<br>
                *[Elsa Lermann](http://www.example.eu/en/)* (Paris School of Things):<br>
                "What a harbour sells".

                **March 27th, 2026 - MSE Room S17 (12:00-13:00)**<br>
                *[Anja Gruber](http://www.example.ch/)* (University of Genova):<br>

                **April 10th, 2026 - MSE Room S19 (12:00-13:00)**<br>
                *[Ivan Petrov](http://www.example.ch/)* (University of Lausonia):<br>
                """, on: "2026-02-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-03-20T12:00 | Elsa Lermann | What a harbour sells | MSE Room S17",
                "2026-03-27T12:00 | Anja Gruber | – | MSE Room S17",
                "2026-04-10T12:00 | Ivan Petrov | – | MSE Room S19",
            ])
    }

    @Test func `talks by people behind links`() {
        let found = talkSummary(
            of: """
                We listen between 1pm and 2pm EDT on the day below.

                - 8/21/2026: [Reliable Kettles](https://www.youtube.com/x) by Stefania Weirich
                - 9/4/2026: [Tea-Integrated Baking](https://www.youtube.com/y) by Ranjit Jalan
                - 9/11/2026: [Steam](https://www.youtube.com/z) by Dan Lick
                """, on: "2026-02-20", zone: "America/New_York")
        #expect(
            found == [
                "2026-08-21T13:00 | Stefania Weirich | Reliable Kettles | –",
                "2026-09-04T13:00 | Ranjit Jalan | Tea-Integrated Baking | –",
                "2026-09-11T13:00 | Dan Lick | Steam | –",
            ])
    }

    @Test func `a programme with an hour and a hall for all`() {
        let found = talkSummary(
            of: """
                Spring programme

                Mar 3rd - Dr. Ellie Marsh, "Tides of the Severn"
                Mar 17th - Prof. Owen Pugh, "Slate and society"
                Mar 31st - AGM followed by members' evening
                Apr 14th - Dr. Rhian Bowen (Aber), "Bees"

                All meetings at 7:30 p.m. in St Mary's Hall, Church Street. Visitors £3.
                """, on: "2026-02-20", zone: "Europe/London")
        #expect(
            found == [
                "2026-03-03T19:30 | Ellie Marsh | Tides of the Severn | St Mary's Hall, Church Street",
                "2026-03-17T19:30 | Owen Pugh | Slate and society | St Mary's Hall, Church Street",
                "2026-03-31T19:30 | – | AGM followed by members' evening | St Mary's Hall, Church Street",
                "2026-04-14T19:30 | Rhian Bowen | Bees | St Mary's Hall, Church Street",
            ])
    }
}
