import Testing

@testable import CalFeed

/// Days, hours and zones as people write them by habit. Talks, people and places are invented.
struct StartReadingTests {
    // MARK: Hours

    @Test(arguments: [
        ("12h-14h", "12:00/14:00"), ("15h-17h", "15:00/17:00"), ("9h-12h", "09:00/12:00"), ("15h", "15:00"),
    ])
    func `hours with the letter h are read where a label or a range says that they are hours`(
        words: String, hours: String
    ) {
        let text = "- speaker: \"Ada Quill\"\n  date: June 4, 2026\n  time: \(words)\n  title: \"Old Nets\""
        #expect(startSummary(of: text, on: "2026-05-25", zone: "Europe/Paris") == ["2026-06-04T\(hours) Europe/Paris"])
    }

    @Test func `how long something takes is no hour`() {
        let text = "Talk by Ada Quill on June 4, 2026 at 10:00. The voyage took 2h-3h, the way back 15h."
        #expect(startSummary(of: text, on: "2026-05-25", zone: "Europe/Paris") == ["2026-06-04T10:00 Europe/Paris"])
        let course = "Talk by Ada Quill on June 4, 2026. The course takes 10h-12h in all."
        #expect(startSummary(of: course, on: "2026-05-25", zone: "Europe/Paris") == ["2026-06-04 time-missing"])
    }

    @Test func `a range of bare hour and minutes counts behind a small word`() {
        let text = """
            Professor Marga Boyden
            Tuesdays at 11-11.50
            Dune Lecture Theatre

            October 13 Tides as Machines
            October 20 Are Dunes Machines, Too?
            """
        #expect(
            startSummary(of: text, on: "2026-10-09", zone: "Europe/London") == [
                "2026-10-13T11:00/11:50 Europe/London", "2026-10-20T11:00/11:50 Europe/London",
            ])
    }

    @Test func `a range that ends at 12 a m after an hour of the morning ends at noon, and it is said`() {
        let text = "Talk: Slow Rivers\nDate: March 4, 2027\nTime: 11:15 am - 12:05 am"
        #expect(
            startSummary(of: text, on: "2027-02-20", zone: "Europe/Berlin") == [
                "2027-03-04T11:15/12:05 Europe/Berlin noon-written"
            ])
        let noon = "Talk: Slow Rivers\nDate: March 4, 2027\nTime: 11:00 am - 12:00 am"
        #expect(
            startSummary(of: noon, on: "2027-02-20", zone: "Europe/Berlin") == [
                "2027-03-04T11:00/12:00 Europe/Berlin noon-written"
            ])
        let night = "Talk: Slow Rivers\nDate: March 4, 2027\nTime: 11:15 pm - 12:05 am"
        #expect(
            startSummary(of: night, on: "2027-02-20", zone: "Europe/Berlin") == [
                "2027-03-04T23:15 Europe/Berlin unusual-hour"
            ])
    }

    @Test func `the hour at which the talk itself begins outweighs a fuller one`() {
        let text = """
            Last Lecture – Wednesday, 4th November
            Dr. Matt Wells closes the series.
            The talk will begin at 4:30 in Olin 247. After it, from 5:30 – 6:00 PM, we stay for questions.
            """
        #expect(
            startSummary(of: text, on: "2026-10-29", zone: "America/New_York") == ["2026-11-04T16:30 America/New_York"])
        let leaders =
            "Date: Thursday, June 18, 2026\nTime: 2:45 p.m......Refreshments\n3:00 p.m......Lecture\n\"Tides\""
        #expect(
            startSummary(of: leaders, on: "2026-06-10", zone: "America/New_York") == [
                "2026-06-18T15:00 America/New_York"
            ])
    }

    @Test func `bare hours beside a day and a zone are a range`() {
        let text = "#### Journal of Dunes\n\n- Speaker: Arf Smithers\n- 2026-04-29, 13 -- 14 CEST"
        #expect(startSummary(of: text, on: "2026-04-15") == ["2026-04-29T13:00/14:00 Europe/Paris"])
    }

    // MARK: Days

    @Test func `a day of the month behind its weekday needs no month`() {
        let text =
            "El ciclo se abre el próximo viernes día 22 (19.30 horas) con una charla de Ana Bauza, \"Redes viejas\"."
        #expect(startSummary(of: text, on: "2026-05-18", zone: "Europe/Madrid") == ["2026-05-22T19:30 Europe/Madrid"])
    }

    @Test func `a bare day in front of its hour is the next one of that number`() {
        let text = "박물관은 오는 27일 오후 2시 세미나실에서 강연을 연다.\n\n강희수 교수가 바다를 주제로 강연한다."
        #expect(startSummary(of: text, on: "2026-03-19", zone: "Asia/Seoul") == ["2026-03-27T14:00 Asia/Seoul"])
        // Of the month after.
        let later = "박물관은 다음달 14일 오후 2시 세미나실에서 강연을 연다."
        #expect(startSummary(of: later, on: "2026-03-19", zone: "Asia/Seoul") == ["2026-04-14T14:00 Asia/Seoul"])
    }

    @Test func `a day of long ago that is told of is not the talk's`() {
        let text = """
            All lunches are held on Fridays at 11:30 a.m. in the Dune Center.

            October 9, 2026

            Meg Picker, "Far Planets"

            On this very day, on October 9, 1995, two teams told of the first of them.
            """
        #expect(
            startSummary(of: text, on: "2026-09-20", zone: "America/New_York") == ["2026-10-09T11:30 America/New_York"])
    }

    @Test func `when a post was made is told from the talk's day by minutes nobody invites to`() {
        let text = """
            ---
            layout: post
            title: "October 21st Meeting - Brewing Tea (Pia Lawlor)"
            date: 2026-10-11 11:07 +1100
            ---

            This month's meeting is on Wednesday 21st October.

            We'll be there from 6pm.
            """
        #expect(
            startSummary(of: text, on: "2026-10-11", zone: "Australia/Hobart") == ["2026-10-21T18:00 Australia/Hobart"])
    }

    @Test func `a day and hour at the top, on the day of writing, is no talk's over others that have their own`() {
        let text = """
            Upcoming Lectures in Computing

            Thursday, October 15, 2026 - 9:30am

            The first lecture will be given by Professor Steffi Forrest on “Why a Computer Needs a Cat” Thursday, October 22 at \
            7:30 pm in Hooker Hall.
            """
        #expect(
            startSummary(of: text, on: "2026-10-15", zone: "America/New_York") == ["2026-10-22T19:30 America/New_York"])
    }

    @Test func `the day of writing with an odd minute is when it was sent, wherever it stands`() {
        let text = """
            16-Sep-26 09:32    Joe Mohandas at TIDE-10A         My thesis proposal...
            ... is scheduled for 10:30 tomorrow, Thursday, Sep 17, in WeH 4605.
            """
        #expect(
            startSummary(of: text, on: "2026-09-16", zone: "America/New_York") == ["2026-09-17T10:30 America/New_York"])
    }

    @Test func `numbers of a list are no days in English`() {
        let text = """
            Our Reading Group takes place every Monday evening at 7pm.

            1. September 14th: “The Hard Problems of Dunes” – David Chalk

            2. September 21st: “The Mind of Dunes” – Jerry Foster
            """
        #expect(
            startSummary(of: text, on: "2026-09-08", zone: "Europe/London") == [
                "2026-09-14T19:00 Europe/London", "2026-09-21T19:00 Europe/London",
            ])
        #expect(
            startSummary(of: "Vortrag von Ada Quill am\n1. September 18 Uhr", on: "2026-08-08", zone: "Europe/Berlin")
                == [
                    "2026-09-01T18:00 Europe/Berlin"
                ])
    }

    @Test func `an hour at a weekday is that of the one day which is told`() {
        let text = """
            Les conférences ont lieu le jeudi de 14 à 16 heures, en amphi A2.

            5 février

            LES LOIS DES DUNES
            Par Sébastien Lemoine
            """
        #expect(
            startSummary(of: text, on: "2026-01-27", zone: "Europe/Paris") == ["2026-02-05T14:00/16:00 Europe/Paris"])
    }

    @Test func `when a series begins is no talk beside the list of its talks`() {
        let text = """
            When: Every other Tuesday beginning March 3rd.
            Time: 12:30 pm

            March 3rd at 12:30 pm, Nikki Seymore, “Chilean Rhapsody”, field work.

            March 17th at 12:30 pm, is Dr. Dan McGrady, “Cracking Ice”, a talk.
            """
        #expect(
            startSummary(of: text, on: "2026-02-26", zone: "America/Denver") == [
                "2026-03-03T12:30 America/Denver", "2026-03-17T12:30 America/Denver",
            ])
    }

    @Test(arguments: [
        (["8. Januar", "5. Februar", "7. Oktober"], ["2027-01-08", "2027-02-05", "2027-10-07"]),
        (["8. Januar", "4. Dezember", "7. Oktober"], ["2027-01-08", "2026-12-04", "2026-10-07"]),
    ])
    func `a list that goes forward goes on in the next year, and one that goes back does not`(
        days: [String], dates: [String]
    ) {
        let rows = zip(
            days, ["Ada Quill, \"Alte Netze\"", "Bela Muster, \"Neue Netze\"", "Cora Modell, \"Keine Netze\""])
        let text = "Vorträge des Vereins:\n\n" + rows.map { "\($0): \($1)" }.joined(separator: "\n")
        #expect(startSummary(of: text, on: "2026-12-18") == dates.map { "\($0) time-missing" })
    }

    @Test func `days below words that say that they are over stay in the past`() {
        let text = """
            10 December: Ada Quill, "A"
            17 December: Bela Sample, "B"

            Past talks

            Thursday 8 October: Cora Model, "C"
            15 October: Dora Muster, "D"
            """
        #expect(
            startSummary(of: text, on: "2026-12-01")
                == ["2026-12-10", "2026-12-17", "2026-10-08", "2026-10-15"].map {
                    "\($0) time-missing"
                })
    }

    // MARK: Zones

    @Test(arguments: [
        ("UTC: Nov 4, 14:00\nPrague: Nov 4, 15:00\nNew York: Nov 4, 9:00", "2026-11-04T14:00 Etc/UTC"),
        ("| UTC | Nov 4, 14:00 |\n| Prague | Nov 4, 15:00 |", "2026-11-04T14:00 Etc/UTC"),
        ("Wednesday, November 4\nBoston 9:00\nLondon 14:00\nTokyo 23:00", "2026-11-04T09:00 America/New_York"),
        ("November 4, 2026\nSan Francisco: 6am, New York: 9am, Paris: 3pm", "2026-11-04T06:00 America/Los_Angeles"),
        // One place in front of an hour is where somebody is, or what the line is about: a doubt stays.
        ("November 4, 2026\nBoston 9:00", "2026-11-04T09:00 America/New_York zone-inferred"),
    ])
    func `zones in front of several hours are read`(lines: String, start: String) {
        #expect(startSummary(of: "Sublinear Nets\nSpeaker: Yuma Huang\n\n\(lines)", on: "2026-10-22") == [start])
    }

    @Test func `where speakers are from is no zone of their hours`() {
        let text = "Workshop, 4 November 2026, Hall 7, Berlin\nAda Quill, Paris, 10:00\nBela Sample, Tokyo, 11:00"
        #expect(startSummary(of: text, on: "2026-10-20").allSatisfy { $0.contains("Europe/Berlin") })
    }

    @Test(arguments: [
        ("Old Nets\nSpeaker: Yuma Huang\nNovember 4, 2026 9:00", "2026-11-04T09:00 zone-unknown"),
        ("Old Nets\nAda Quill\nNovember 4, 2026 9:00", "2026-11-04T09:00 zone-unknown"),
        (
            "Vortrag von Ada Quill am 4. November 2026 um 9 Uhr im Hörsaal",
            "2026-11-04T09:00 Europe/Berlin zone-inferred"
        ),
    ])
    func `a language tells a zone only by words that no other language has`(text: String, start: String) {
        #expect(startSummary(of: text, on: "2026-10-22") == [start])
    }

    @Test func `where somebody is from in brackets is no name of a zone`() {
        let text = """
            Gui Valen joins us, by way of Dr. Stolz and Dr. Valen (Sao Paulo State University, Brazil).

            **Date:** 24/06/2026
            **Time:** 16:00
            """
        #expect(startSummary(of: text, on: "2026-06-20", zone: "Europe/London") == ["2026-06-24T16:00 Europe/London"])
        let table = "Date (Eastern Time): June 24, 2026\nTime: 4 pm"
        #expect(startSummary(of: table, on: "2026-06-20") == ["2026-06-24T16:00 America/New_York"])
    }

    @Test func `a state and its postal code say more than the town's name`() {
        func text(_ town: String) -> String { "Colloquium\n\nTuesday, March 23, 2027, 4:00pm\nDune Hall, \(town)" }
        #expect(
            startSummary(of: text("27 Graves Place, Holland, MI 49423-3617"), on: "2027-03-10") == [
                "2027-03-23T16:00 America/New_York zone-inferred"
            ])
        // The country's letters, and not Illinois or Delaware.
        #expect(
            startSummary(of: text("Haifa, IL"), on: "2027-03-10") == ["2027-03-23T16:00 Asia/Jerusalem zone-inferred"])
        #expect(
            startSummary(of: text("Berlin, DE 10117"), on: "2027-03-10") == [
                "2027-03-23T16:00 Europe/Berlin zone-inferred"
            ])
    }

    // MARK: Lists

    @Test func `the members of a list in JSON are talks`() {
        let text = """
            [
              {
                "Speaker": "Mia Blanke",
                "Title": "Equations for Reefs",
                "Date": "08/06/2027",
                "Abstract": ""
              },
              {
                "Speaker": "Amaury Sample",
                "Title": "Shells",
                "Date": "15/06/2027",
                "Abstract": "We look at shells."
              }
            ]
            """
        #expect(startSummary(of: text, on: "2027-06-01") == ["2027-06-08 time-missing", "2027-06-15 time-missing"])
        let talks = AnnouncementReader(zones: CorpusCase.zones).read(text, context: ReadingContext()).seminars
        #expect(talks.map(\.title) == ["Equations for Reefs", "Shells"])
        #expect(talks.map { $0.speakers.map(\.name) } == [["Mia Blanke"], ["Amaury Sample"]])
    }

    @Test func `an item without a day takes nothing from the item above it`() {
        let text = """
            - speaker: Cem Zhang
              date: M 11/09/26
            - speaker: Wila Fedor
              date: M 11/16/26
            - speaker: Thanksgiving
            - speaker: Tian Chenn
              date: M 11/30/26
            """
        #expect(
            startSummary(of: text, on: "2026-09-29") == [
                "2026-11-09 time-missing", "2026-11-16 time-missing", "2026-11-30 time-missing",
            ])
    }

    @Test func `a day of long ago in an abstract does not part the list of days with hours`() {
        let text = """
            17 maart 2027 20:00 uur
            Koos van Houten

            Unieke Unie

            Zondag 8 december 2019 begon de tocht door het land.

            7 april 2027 20.00 uur
            Jan Pieter Visserman

            "Zoals de jongens opereerden"
            """
        #expect(
            startSummary(of: text, on: "2027-03-03", zone: "Europe/Amsterdam") == [
                "2027-03-17T20:00 Europe/Amsterdam", "2027-04-07T20:00 Europe/Amsterdam",
            ])
    }

    @Test func `paragraphs that begin like labels tell of talks`() {
        let text = """
            Calendar Highlights

            Brown Bag: The Dune Center has a lecture on an upheaval at 12:30 p.m. Tuesday, Oct. 5 in the Tide Room. “Now the Sea             Is Gone”, presented by Fellow Matthew Liebman, tells of the storm.

            A night for invention: The next in the Tide Lecture Series is given by the inventor Raymond Kurzen at 8 p.m.             Wednesday, Oct. 6 in Dune Auditorium.
            """
        #expect(
            startSummary(of: text, on: "2027-10-04", zone: "America/Chicago") == [
                "2027-10-05T12:30 America/Chicago", "2027-10-06T20:00 America/Chicago",
            ])
    }

    @Test func `a line that begins as the line over the abstract did is the next talk's`() {
        let text = """
            Dunes and Nets

            Weds, October 21 – Chuck Dunnet
            "Colouring with Trees"
            7:00pm, Room 381
            Abstract: Two
            players colour trees.
            Weds, November 18 – Josh Laisen
            "Numbers of Dunes"
            7:00pm, Room 381
            Abstract: This
            talk is about dunes.
            """
        #expect(
            startSummary(of: text, on: "2026-10-12", zone: "America/Los_Angeles") == [
                "2026-10-21T19:00 America/Los_Angeles", "2026-11-18T19:00 America/Los_Angeles",
            ])
    }
}
