import Testing

@testable import CalFeed

/// Which days a list has, and which stand beside it. Talks, people and places are invented.
@Suite struct DaysOfListTests {
    @Test func `the day above a list that looks like none of its own is not of it`() {
        let found = talkSummary(
            of: """
                Water Institute
                September 25, 2024

                Lunch talks on Tuesdays and Fridays at noon in room 8 of the Tower.

                • Tuesday, September 3

                "The homes of ducks"

                Gina Camera, Northfield College

                • Friday, September 6

                "Patience with ponds"

                Greg Rest, Southfield University
                """, on: "2024-09-02")
        #expect(
            found == [
                "2024-09-03T12:00 | Gina Camera | The homes of ducks | room 8 of the Tower",
                "2024-09-06T12:00 | Greg Rest | Patience with ponds | room 8 of the Tower",
            ])
    }

    @Test func `an hour before twelve a.m. ends at noon`() {
        let found = talkSummary(
            of: """
                # Pond seminar

                Thursdays 1-2pm or Fridays 11-12 am.

                - Thursday, Feb 2: Sam Bevan: Deep ponds
                - Friday, Feb 10: John Carver: Smooth ponds
                - Thursday, Feb 16: Jo Buff: Complex ponds
                """, on: "2023-01-18", zone: "America/New_York")
        #expect(
            found == [
                "2023-02-02T13:00 | Sam Bevan | Deep ponds | –",
                "2023-02-10T11:00 | John Carver | Smooth ponds | –",
                "2023-02-16T13:00 | Jo Buff | Complex ponds | –",
            ])
    }

    @Test func `a number in front of an hour is no day`() {
        let found = talkSummary(
            of: """
                Mondays of weeks 1, 4, & 7. 5.00-6.30pm.

                Week 1: Monday 24 April, 5pm.

                'Rebels by trade'

                Speaker: Ed Long (Harbour University)

                Week 4: Monday 15 May, 5pm.

                'Storms in a pond'

                Speaker: Mick Brook (Northfield University)
                """, on: "2023-04-17", zone: "Europe/London")
        #expect(
            found == [
                "2023-04-24T17:00 | Ed Long | Rebels by trade | –",
                "2023-05-15T17:00 | Mick Brook | Storms in a pond | –",
            ])
    }

    @Test func `the zone at a day's hour is that of its rows`() {
        let found = talkSummary(
            of: """
                # DuckFest

                ### First day ⎯ June 17 2020 ⎯ 14:00 CEST

                | Time | Speaker | Topic |
                |---|---|---|
                | 14:00 | A. Gander | Wide ponds |
                | 14:45 | Question time | |
                | 15:00 | N. Gamba | Deep ponds |
                | 16:00 | Free chat | |
                """, on: "2020-06-10")
        #expect(
            found == [
                "2020-06-17T14:00 | A. Gander | Wide ponds | –",
                "2020-06-17T15:00 | N. Gamba | Deep ponds | –",
            ])
    }

    @Test func `days behind people, with more behind them`() {
        let found = talkSummary(
            of: """
                #### Talks
                - Dara Normand -- February 3, 2025 -- [register here](https://forms.example/a)
                - Katie Mackay -- February 7, 2025 -- [register here](https://forms.example/b)
                - Joyce Hall -- February 19, 2025 -- [register here](https://forms.example/c)
                """, on: "2025-01-24")
        #expect(
            found == [
                "2025-02-03 | Dara Normand | – | –",
                "2025-02-07 | Katie Mackay | – | –",
                "2025-02-19 | Joyce Hall | – | –",
            ])
    }

    @Test func `a line across the page parts two talks of one hour`() {
        let found = talkSummary(
            of: """
                __________________________________________________

                Monday, November 13, 1995, 4:30 p.m.

                Harbour University
                Physics Colloquium
                Old Hall, Room 250
                "Small particles of mud"
                PROFESSOR PETER ROSE
                Southfield University
                __________________________________________________

                Monday, November 13, 1995, 4:30 p.m.

                Northfield Institute
                Colloquium
                Lake Hall, Room 3
                "Ducks made of light"
                DR. LAURA DOME
                Lakeside, Inc.
                __________________________________________________
                """, on: "1995-11-10", zone: "America/New_York")
        #expect(
            found == [
                "1995-11-13T16:30 | PETER ROSE | Small particles of mud | Old Hall, Room 250",
                "1995-11-13T16:30 | LAURA DOME | Ducks made of light | Lake Hall, Room 3",
            ])
    }

    @Test func `words of mailing lists above the talks end nothing`() {
        let found = talkSummary(
            of: """
                Mud Seminar

                Fridays 3:15 - 4:15pm

                Mailing list

                To join the list, write to the organisers:

                https://lists.example.org/mud

                Next

                23 August (Week 5):

                Ian Gould (Harbour University)

                Puddles and their zeros

                30 August (Week 6):

                Luke Casey (Northfield University)

                Constraints for puddles
                """, on: "2024-08-16", zone: "Australia/Melbourne")
        #expect(
            found == [
                "2024-08-23T15:15 | Ian Gould | Puddles and their zeros | –",
                "2024-08-30T15:15 | Luke Casey | Constraints for puddles | –",
            ])
    }

    @Test func `a talk below an abstract begins with its day and a name`() {
        let found = talkSummary(
            of: """
                Fall 2024 Number Theory Seminar
                Wednesdays 4-5 pm, Room 317

                Sept. 11  Alma Birch (Harborview)
                Title: Primes at play
                Abstract: We look at primes.

                Sept. 18  No seminar

                Sept. 25  Ben Crane (MIX)
                Title: TBA

                Oct. 2  Cora Dale (Lakeside)
                Title: Sums of squares, again
                Abstract: Once more, squares. Joint with E. Finch (Northfield), 2019.
                """, on: "2024-09-01", zone: "America/New_York")
        #expect(
            found == [
                "2024-09-11T16:00 | Alma Birch | Primes at play | Room 317",
                "2024-09-25T16:00 | Ben Crane | – | Room 317",
                "2024-10-02T16:00 | Cora Dale | Sums of squares, again | Room 317",
            ])
    }
}
