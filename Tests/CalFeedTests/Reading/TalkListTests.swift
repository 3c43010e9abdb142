import Testing

@testable import CalFeed

/// Several talks of one hour, and titles above their days. Talks, people and places are invented.
@Suite struct TalkListTests {
    @Test func `a title in quotes stands over each day`() {
        let found = talkSummary(
            of: """
                Colloquia are on Mondays in Hall 4.

                "The twisted pond"

                Monday, September 25, 2017 - 4:15pm

                Bryan Keel

                Harbour University

                Ponds are known to twist when nobody looks.

                "How the duck became a duck"

                Monday, October 16, 2017 - 4:15pm

                Petra Arm

                Northfield University

                Ducks were not always ducks.
                """, on: "2017-09-18", zone: "America/New_York")
        #expect(
            found == [
                "2017-09-25T16:15 | Bryan Keel | The twisted pond | Hall 4",
                "2017-10-16T16:15 | Petra Arm | How the duck became a duck | Hall 4",
            ])
    }

    @Test func `the talks of a data file have titles of their own`() {
        let found = talkSummary(
            of: """
                ---
                title: "Ducks and Tell"
                date: "2020-05-26 19:00:00 +0200"
                location: online
                talks:
                - title: "A diving duck"
                  speaker:
                    name: "Flora Gill"
                - title: "A duck in the browser?"
                  speaker:
                    name: "Max Ehler"
                ---
                """, on: "2020-05-20", zone: "Europe/Berlin")
        #expect(
            found == [
                "2020-05-26T19:00 | Flora Gill | A diving duck | online",
                "2020-05-26T19:00 | Max Ehler | A duck in the browser? | online",
            ])
    }

    @Test func `items that end with who speaks`() {
        let found = talkSummary(
            of: """
                Pond meetup

                Date: August 29, 2009
                Time: 11am - 1pm
                Venue: Tower 5, 8 Lake Way

                On the list so far:

                - Tests for ducks (Part 2) by Wade Meal
                - Drawing on water by Tanya Look
                - Threads and feathers by Daniel Quan
                - Your topic by you!
                """, on: "2009-08-28", zone: "Asia/Singapore")
        #expect(
            found == [
                "2009-08-29T11:00 | Wade Meal | Tests for ducks (Part 2) | Tower 5, 8 Lake Way",
                "2009-08-29T11:00 | Tanya Look | Drawing on water | Tower 5, 8 Lake Way",
                "2009-08-29T11:00 | Daniel Quan | Threads and feathers | Tower 5, 8 Lake Way",
            ])
    }

    @Test func `the place below a list is that of all`() {
        let found = talkSummary(
            of: """
                Seminários do PPGX
                📅 13/02 às 14h — Kátia Luz: "Mapas do vento"
                📅 20/02 às 14h — Léo Mata: "Rios voadores"
                📍 Auditório 3
                """, on: "2025-02-01", zone: "America/Sao_Paulo")
        #expect(
            found == [
                "2025-02-13T14:00 | Kátia Luz | Mapas do vento | Auditório 3",
                "2025-02-20T14:00 | Léo Mata | Rios voadores | Auditório 3",
            ])
    }

    @Test func `an hour with a dot behind a small word, beside a day`() {
        let found = talkSummary(
            of: """
                DIKX seminar on Monday 2nd October at 13.00 (sharp!) – "Parallel porridge" by Anna Holm. Place: Small UP1.
                """, on: "2023-09-25", zone: "Europe/Copenhagen")
        #expect(
            found == [
                "2023-10-02T13:00 | Anna Holm | Parallel porridge | Small UP1"
            ])
    }

    @Test func `a meeting as a whole has its own name`() {
        let found = talkSummary(
            of: """
                **SAVE THE DATE**: The 4th Annual Lakeside Symposium on Soft Matter
                December 7-8, 2023, Lakeside Conference Center, Madison, WI

                Registration deadline: November 20
                """, on: "2023-11-01")
        #expect(
            found == [
                "2023-12-07 | – | The 4th Annual Lakeside Symposium on Soft Matter | Lakeside Conference Center, Madison, WI"
            ])
    }
}
