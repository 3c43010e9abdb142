import Testing

@testable import CalFeed

/// Lists whose days only the whole of them tells, and rows between them that are none. Talks, people and places are invented.
@Suite struct DayListTests {
    @Test func `a number below a line that names a month is a day`() {
        let found = talkSummary(
            of: """
                # Spring 2025 Schedule

                Talks are Fridays at 3:30pm in Tate 117 unless noted otherwise.

                ### January

                - 24: Ada Quill (Northfield College), *Slow waves in shallow ponds*
                - 31: Ben Osei (Lakeview University), *Counting trees with fewer leaves*

                ### February

                - 7: No seminar (faculty meeting)
                - 14: Carla Nuñez (Rivertown Tech), *Random walks that forget*
                """, on: "2025-01-20")
        #expect(
            found == [
                "2025-01-24T15:30 | Ada Quill | Slow waves in shallow ponds | Tate 117",
                "2025-01-31T15:30 | Ben Osei | Counting trees with fewer leaves | Tate 117",
                "2025-02-14T15:30 | Carla Nuñez | Random walks that forget | Tate 117",
            ])
    }

    @Test func `two numbers and an hour in the rows of a table are days`() {
        let found = talkSummary(
            of: """
                | Date | Speaker | Title |
                |---|---|---|
                | 10/14 4-5pm | Farah Amin | Types for tired programmers |
                | 10/21 4-5pm | George Hill | A calculus of cookies |
                """, on: "2024-10-01", zone: "America/Detroit")
        #expect(
            found == [
                "2024-10-14T16:00 | Farah Amin | Types for tired programmers | –",
                "2024-10-21T16:00 | George Hill | A calculus of cookies | –",
            ])
    }

    @Test func `numbers whole weeks apart are days, whatever stands behind them`() {
        let found = talkSummary(
            of: """
                Seminar Schedule, Spring 2025 (Tuesdays 4:00-5:15, Room 217)

                1/21  Organizational meeting
                1/28  Abel Quist, "Sums of squares of sums"
                2/4   Bea Lund, "Trees and their shadows"
                2/11  no meeting
                2/18  Cy Marr (Ohio Fictional), title TBA
                """, on: "2025-01-10")
        #expect(
            found == [
                "2025-01-28T16:00 | Abel Quist | Sums of squares of sums | Room 217",
                "2025-02-04T16:00 | Bea Lund | Trees and their shadows | Room 217",
                "2025-02-18T16:00 | Cy Marr | – | Room 217",
            ])
    }

    @Test func `a row that says that there is none is no talk, in any language`() {
        let found = talkSummary(
            of: """
                Seminário de Álgebra — 1º semestre de 2025

                Sala 254, quintas-feiras às 14h

                13/03 – Paula Mendes (UFX): Anéis de grupos pequenos
                20/03 – Rui Tavares (UFY): Módulos sem torção
                27/03 – não haverá seminário
                03/04 – Sofia Lima (UFZ): Categorias finitas
                """, on: "2025-02-01", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2025-03-13T14:00 | Paula Mendes | Anéis de grupos pequenos | Sala 254",
                "2025-03-20T14:00 | Rui Tavares | Módulos sem torção | Sala 254",
                "2025-04-03T14:00 | Sofia Lima | Categorias finitas | Sala 254",
            ])
    }

    @Test func `the days of one week, with what is on each`() {
        let found = talkSummary(
            of: """
                This Week in the Department

                MON 2/3 — Analysis Seminar, 3:00 pm, MS 6627: Ivo Brandt, "Wavelets at rest"
                TUE 2/4 — no events
                WED 2/5 — Topology Seminar, 4:00 pm, MS 5148: Joy Okafor, "Surfaces that bend"
                THU 2/6 — Colloquium, 4:15 pm, MS 6627: Kai Lundberg, "What numbers want"
                """, on: "2025-02-03", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2025-02-03T15:00 | Ivo Brandt | Wavelets at rest | MS 6627",
                "2025-02-05T16:00 | Joy Okafor | Surfaces that bend | MS 5148",
                "2025-02-06T16:15 | Kai Lundberg | What numbers want | MS 6627",
            ])
    }

    @Test func `the next talk stands above the list of later ones`() {
        let found = talkSummary(
            of: """
                GT Probabilités

                Prochaine séance : lundi 12 mai 2025, 10h30, salle 16-26-209
                Exposé de Noé Garnier : Marches aléatoires fatiguées

                Séances suivantes :
                lundi 19 mai, 10h30 : Olga Petit, Arbres et vent
                lundi 26 mai, 14h : Paul Roux, Limites d'échelle
                """, on: "2025-05-05", zone: "Europe/Paris")
        #expect(
            found == [
                "2025-05-12T10:30 | Noé Garnier | Marches aléatoires fatiguées | salle 16-26-209",
                "2025-05-19T10:30 | Olga Petit | Arbres et vent | –",
                "2025-05-26T14:00 | Paul Roux | Limites d'échelle | –",
            ])
    }

    @Test func `what an entry says of today is its own day`() {
        let found = talkSummary(
            of: """
                ## THURSDAY, November 6, 2025
                Nuclear Seminar, 3:30 pm, Auditorium 7
                Speaker: Tom Sand, Hiroshima University
                Title: X-ray ducks

                ## FRIDAY, November 7, 2025

                Quiet Seminar, 12:30pm, Room 40, Virtual only today
                Speaker: Phoebe Crow, MSX
                Title:  Quantum ducks
                """, on: "2025-11-02", zone: "America/Detroit")
        #expect(
            found == [
                "2025-11-06T15:30 | Tom Sand | X-ray ducks | Auditorium 7",
                "2025-11-07T12:30 | Phoebe Crow | Quantum ducks | Room 40, Virtual only",
            ])
    }

    @Test func `rows that tell one instant in several zones are one talk`() {
        let found = talkSummary(
            of: """
                Upcoming talks

                Sublinear naps for sleepy servers
                Abstract
                [Presenter]
                Yuna Hale
                (CUNX)

                [Invited by]
                Martha Pine
                (Uni of Elsewhere)

                UTC	Nov 1, 14:00 Wed
                Prague	Nov 1, 15:00 Wed
                New York	Nov 1, 10:00 Wed


                Fixed beds for moving guests
                Abstract
                [Presenter]
                Clara Hain
                (Harbour U.)

                [Invited by]
                Zora Holá
                (Uni of Nowhere)

                UTC	Nov 15, 14:00 Wed
                Prague	Nov 15, 15:00 Wed
                New York	Nov 15, 09:00 Wed
                """, on: "2023-10-20")
        #expect(
            found == [
                "2023-11-01T15:00 | Yuna Hale | Sublinear naps for sleepy servers | –",
                "2023-11-15T15:00 | Clara Hain | Fixed beds for moving guests | –",
            ])
    }

    @Test func `days at the end of lines that look alike`() {
        let found = talkSummary(
            of: """
                Autumn lecture series
                Lecture 1: Nora Oak, "Bogs" – Mon 7 Oct, 7.30 pm
                Lecture 2: Pat Quill, "Fens" – Mon 14 Oct, 7.30 pm
                Lecture 3: Rory Shaw, "Marshes" – Mon 21 Oct, 7.30 pm
                Venue: The Mill, Bridge Street
                """, on: "2024-10-01", zone: "Europe/Dublin")
        #expect(
            found == [
                "2024-10-07T19:30 | Nora Oak | Bogs | The Mill, Bridge Street",
                "2024-10-14T19:30 | Pat Quill | Fens | The Mill, Bridge Street",
                "2024-10-21T19:30 | Rory Shaw | Marshes | The Mill, Bridge Street",
            ])
    }

    @Test func `a room's number above a month is no day of it`() {
        let found = talkSummary(
            of: """
                Sep 4, 11, 18: Topology learning seminar (no talks)
                Sep 25: Tess Urban (NYX) — Knots in strings, 2:30pm, Hall 4
                Oct 2: Vic Wood (BUX) — Strings in knots, 2:30pm, Hall 4
                """, on: "2024-08-28", zone: "America/New_York")
        #expect(
            found == [
                "2024-09-25T14:30 | Tess Urban | Knots in strings | Hall 4",
                "2024-10-02T14:30 | Vic Wood | Strings in knots | Hall 4",
            ])
    }
}
