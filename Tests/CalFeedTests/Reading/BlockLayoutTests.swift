import Testing

@testable import CalFeed

/// Blocks of lines with a talk each, and the days and hours beside them that are nobody's. Talks, people and places are invented.
@Suite struct BlockLayoutTests {
    @Test func `pictures are labels, and a title may stand over its block`() {
        let found = talkSummary(
            of: """
                El fin de la lluvia

                Orador: Diego Ríos (Universidad del Charco)

                🗓️ Viernes 19 de septiembre, 14:30 hs
                📍 Aula 12 – Edificio Sur

                Resumen:
                En julio de 2024, llovió.

                Ver la nota completa aquí


                De charcos y saltos

                Orador: Paula Campos (Instituto del Salto)

                🗓️ Viernes 12 de septiembre, 14:00 hs
                📍 Aula 12 – Edificio Sur

                Resumen:
                En este seminario saltaremos.
                """, on: "2025-09-01", zone: "America/Argentina/Cordoba")
        #expect(
            found == [
                "2025-09-19T14:30 | Diego Ríos | El fin de la lluvia | Aula 12 – Edificio Sur",
                "2025-09-12T14:00 | Paula Campos | De charcos y saltos | Aula 12 – Edificio Sur",
            ])
    }

    @Test func `a heading stands over each section whose date is at its end`() {
        let found = talkSummary(
            of: """
                ## Upcoming Seminars

                ### Correlations of puddles

                **Abstract:** A long text about puddles. Another sentence about them.

                **Speaker:** Vito Frank, Puddle Institute

                **Bio:** Currently he is an undergraduate student in puddles. He likes mud.

                **Date:** April 22, 2021, 14h

                ### Physics of societies of ducks

                **Abstract:** We present ducks.

                **Speaker:** Josie Arthur, Duck College

                **Bio:** A long text about Josie.

                **Date:** April 29, 2021, 14h
                """, on: "2021-04-12", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2021-04-22T14:00 | Vito Frank | Correlations of puddles | –",
                "2021-04-29T14:00 | Josie Arthur | Physics of societies of ducks | –",
            ])
    }

    @Test func `what stands below an item belongs to it`() {
        let found = talkSummary(
            of: """
                #### <span class="x">Group Meeting</span> Thursday, April 16, 2026 (10h-12h)

                - **Claude Bonté:** Introduction to slow flows.
                  <details>
                    <summary>Abstract</summary>
                    <div class="abstract-text">
                      As the problem of 1996 encompasses many things since 4 May 2001, we speak.
                    </div>

                  </details>


                - **Anja Korb:** How lazy is a river.


                - **Pierre Aubert:** A hill for every gradient.
                  <details>
                    <summary>Abstract</summary>
                    <div class="abstract-text">
                      How to go beyond.
                    </div>
                  </details>

                #### Wednesday, April 15, 2026 (13h-14h)

                - **Jean Ferrand:** Many inputs, one guess
                """, on: "2026-04-06", zone: "Europe/Paris")
        #expect(
            found == [
                "2026-04-16T10:00 | Claude Bonté | Introduction to slow flows | –",
                "2026-04-16T10:00 | Anja Korb | How lazy is a river | –",
                "2026-04-16T10:00 | Pierre Aubert | A hill for every gradient | –",
                "2026-04-15T13:00 | Jean Ferrand | Many inputs, one guess | –",
            ])
    }

    @Test func `below a heading a blank line may stand here and none there`() {
        let found = talkSummary(
            of: """
                ## THURSDAY, November 6, 2025

                Nuclear Seminar, 3:30 pm, Auditorium 7
                Speaker: Tom Sand, Hiroshima University
                Title: X-ray ducks

                ## FRIDAY, November 7, 2025

                Quiet Seminar, 12:30pm, Room 40
                Speaker: Phoebe Crow, MSX
                Title:  Quantum ducks
                """, on: "2025-11-02", zone: "America/Detroit")
        #expect(
            found == [
                "2025-11-06T15:30 | Tom Sand | X-ray ducks | Auditorium 7",
                "2025-11-07T12:30 | Phoebe Crow | Quantum ducks | Room 40",
            ])
    }

    @Test func `who gives several talks is said above them`() {
        let found = talkSummary(
            of: """
                Dear colleagues,

                On Monday, October 28, Prof. Lea Moens (Verzonnen U.) will visit us. She will give two talks:
                 - at 11:00 in room A.1: "Categories for carpenters" (introductory)
                 - at 15:00 in room B.2: "Higher carpentry" (research)

                Coffee in between.
                """, on: "2024-10-15", zone: "Europe/Brussels")
        #expect(
            found == [
                "2024-10-28T11:00 | Lea Moens | Categories for carpenters | room A.1",
                "2024-10-28T15:00 | Lea Moens | Higher carpentry | room B.2",
            ])
    }

    @Test func `what is between talks, and before and behind them, is none`() {
        let found = talkSummary(
            of: """
                Monthly meetup

                Wednesday, Feb 21st

                Agenda:
                6:00 pm doors & pizza
                6:30 pm "Growing a compiler in public" – Kara Holt
                7:15 pm "Error messages people love" – Luis Ferro
                8:00 pm networking
                """, on: "2024-02-10", zone: "America/Los_Angeles")
        #expect(
            found == [
                "2024-02-21T18:30 | Kara Holt | Growing a compiler in public | –",
                "2024-02-21T19:15 | Luis Ferro | Error messages people love | –",
            ])
    }

    @Test func `the day in front of a page of news is that of its writing`() {
        let found = talkSummary(
            of: """
                ---
                layout:     post
                title:      "Séminaire en octobre"
                date:       2016-10-20 12:00:00
                author:     "Paris"
                ---

                Le prochain séminaire aura lieu le 3 novembre à 14h, avec un exposé de Simon Merle.
                """, on: "2016-10-20", zone: "Europe/Paris")
        #expect(
            found == [
                "2016-11-03T14:00 | Simon Merle | Séminaire en octobre | –"
            ])
    }

    @Test func `a reminder that tells the next talk's day as well`() {
        let found = talkSummary(
            of: """
                Dear all,

                A reminder that our next seminar takes place TODAY at 1pm in room G.02 of the Hart Building.

                Speaker: Prof. Iris Vale (Westmoor)
                Title: Why small rivers meander

                Please also note next week's talk (9 May, same time and place) by Jonas Ek on "Sediment and memory".

                Best,
                Kay
                """, on: "2024-05-02", zone: "Europe/London")
        #expect(
            found == [
                "2024-05-02T13:00 | Iris Vale | Why small rivers meander | room G.02 of the Hart Building"
            ])
    }

    @Test func `the meeting that holds the talks is none`() {
        let found = talkSummary(
            of: """
                city: brno
                start: 2020-05-28 19:00:00
                name: Brno Duck Meetup
                topic: Online
                description: |
                  Join us on https://meet.google.com/abc-defg-hij

                talks:
                  - title: How to build a pond
                    speakers:
                      - Antonia Fontana
                """, on: "2020-05-18")
        #expect(
            found == [
                "2020-05-28T19:00 | Antonia Fontana | How to build a pond | –"
            ])
    }

    @Test func `a month of another language between its day and its year`() {
        let found = talkSummary(
            of: """
                #### [Treffen IV am 23. Mai 2019 - Rust + Mutation](https://example.org/events/1)

                [Beispiel GmbH, Ahornweg 3, Dresden](https://example.org/places/7/)

                **Programm / Program**

                18:30 Uhr (06:30pm) - Doors Open

                19:30 Uhr (07:30pm) - **Practical Rust for Gardeners** (Lightning talk)

                Language: English

                Rust is an interesting way of growing things. Allows for highly customised growth based on requirements.

                By Milo Huda - many years in the garden

                20:15 Uhr (08:15pm) - Short break

                20:30 Uhr (08:30pm) - **Mutation of Tulips** (Main talk)

                By Mina van Tulpen
                """, on: "2019-05-10")
        #expect(
            found == [
                "2019-05-23T19:30 | Milo Huda | Practical Rust for Gardeners | Beispiel GmbH, Ahornweg 3, Dresden",
                "2019-05-23T20:30 | Mina van Tulpen | Mutation of Tulips | Beispiel GmbH, Ahornweg 3, Dresden",
            ])
    }
}
