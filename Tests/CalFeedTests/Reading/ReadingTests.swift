import Testing

@testable import CalFeed

/// What single phenomena are read as. Talks, people and places are invented.
@Suite struct ReadingTests {
    private func read(
        _ text: String, on date: String = "2026-03-02", zone: String? = "Europe/Berlin", duration: Int? = nil,
        from sender: String? = nil
    ) throws -> Seminar {
        let context = ReadingContext(
            referenceDate: LocalDate(date), sender: sender, defaultZone: zone.flatMap { TZID(rawValue: $0) },
            defaultDuration: duration)
        let reading = AnnouncementReader(zones: CorpusCase.zones).read(text, context: context)
        #expect(reading.seminars.count == 1, "\(reading.diagnostics.map(\.message))")
        return try #require(reading.seminars.first)
    }

    private func start(_ seminar: Seminar) -> String {
        switch seminar.occurrence {
        case .days(let first, let last): first == last ? "\(first)" : "\(first)/\(last)"
        case .clock(let start, let end, _): "\(start)" + (end.map { "/\($0.time)" } ?? "")
        }
    }

    @Test(arguments: [
        ("Talk on Thursday, March 12, 2026, 2:30-3:30 pm", "2026-03-12T14:30/15:30"),
        ("Talk on 12 March 2026, 11:30 - 12:15 pm", "2026-03-12T11:30/12:15"),
        ("Talk on 12 March 2026, 11 - 1 pm", "2026-03-12T11:00/13:00"),
        ("Talk on 12 March 2026 at 4", "2026-03-12"),
        ("Talk on 12 March 2026, 3:30 - 5:00", "2026-03-12T15:30/17:00"),
        ("Talk on 12 March 2026, 9:00-10:30", "2026-03-12T09:00/10:30"),
        ("Talk on 12 March 2026 at 12 noon", "2026-03-12T12:00"),
        ("Talk on 12 March 2026, 12:00 am", "2026-03-12T00:00"),
        ("Talk on 26-Oct-26, 4 p.m.", "2026-10-26T16:00"),
        ("Talk on Thursday, March 12, 2026, 3-430 pm", "2026-03-12T15:00/16:30"),
        ("Talk on Thursday, March 12, 2026, 330-5 pm", "2026-03-12T15:30/17:00"),
        ("Talk on 12 March 2026, 12h15-13h00 (Paris time)", "2026-03-12T12:15/13:00"),
        ("Talk on 12 March 2026, Room 430, 5 pm", "2026-03-12T17:00"),
        ("Talk on Thursday 3-4, March 12, 2026", "2026-03-12T15:00/16:00"),
        ("Vortrag am 12. März 2026, am Abend von 7 bis 9 Uhr", "2026-03-12T19:00/21:00"),
        ("Talk on March 12, 2026, in the evening at 7", "2026-03-12T19:00"),
        ("Talk, Thu Mar 12 16:30:00 CET 2026", "2026-03-12T16:30"),
        ("Talk on 12-Mar-2026 at 16:30", "2026-03-12T16:30"),
        ("Talk on 2026/Mar/12 at 16:30", "2026-03-12T16:30"),
        ("Talk on the twelfth of March 2026 at 16:30", "2026-03-12T16:30"),
        ("Talk on 12/03/2026:16:30, and on 13/03/2026", "2026-03-12T16:30"),
        ("Talk on 12 March 2026, 23:00 CT", "2026-03-12T23:00"),
        ("Talk on 12 March 2026 at 16h", "2026-03-12T16:00"),
        ("Schule vom 14. - 15.10.2026", "2026-10-14/2026-10-15"),
        ("Schule vom 14.10. – 15.10.2026", "2026-10-14/2026-10-15"),
        ("School from the 13th to the 15th of July 2026", "2026-07-13/2026-07-15"),
        ("報告会 二〇二六年三月十二日 午後三時半", "2026-03-12T15:30"),
        ("报告 2026年3月12日 下午3点", "2026-03-12T15:00"),
        ("講演会 平成30年3月12日 15時", "2018-03-12T15:00"),
        ("Predavanje u četvrtak, 12. ožujka 2026. u 16:30", "2026-03-12T16:30"),
        ("व्याख्यान 12 मार्च 2026, शाम 5 से 6 बजे तक", "2026-03-12T17:00/18:00"),
        // The hour of the reception, and the talk's own.
        ("Date: 12 March 2026\nTime: 3:00\n\nReception: 3:00, Talk: 3:30-4:30", "2026-03-12T15:30/16:30"),
        ("12 March 2026\n3:00 reception, 3:30-4:30 talk", "2026-03-12T15:30/16:30"),
        ("Date: 12 March 2026\nTime: 12pm\nPlace: Room 7. The talk starts at 12:45 pm.", "2026-03-12T12:45"),
        (
            "Date: 12 March 2026\nTime: 2:30\n\nThe talk begins at 2:30 and runs until around 4:00.",
            "2026-03-12T14:30/16:00"
        ),
        ("Vortrag am Donnerstag, 12. März 2026, 16 Uhr c.t.", "2026-03-12T16:15"),
        ("Vortrag am 12.3.2026 von 16.15 bis 17.45 Uhr", "2026-03-12T16:15/17:45"),
        ("Exposé le jeudi 12 mars 2026 à 14h30", "2026-03-12T14:30"),
        ("Seminario: jueves 12 de marzo de 2026, 16:00 horas", "2026-03-12T16:00"),
        ("Seminario giovedì 12 marzo 2026, ore 14.30", "2026-03-12T14:30"),
        ("講演会 2026年3月12日(木) 午後3時半", "2026-03-12T15:30"),
        ("세미나 2026년 3월 12일 (목) 오후 2시", "2026-03-12T14:00"),
        ("报告 2026年3月12日(星期四)下午3:00-4:00", "2026-03-12T15:00/16:00"),
        ("セミナー 令和8年3月12日 10:00", "2026-03-12T10:00"),
        ("Workshop, 29 June – 3 July 2026", "2026-06-29/2026-07-03"),
    ])
    func `a date and a time are read as people write them`(text: String, expected: String) throws {
        #expect(start(try read(text)) == expected)
    }

    @Test func `a weekday alone is the coming one, and a guess`() throws {
        let seminar = try read("Seminar am Freitag um 4", on: "2026-03-02")
        #expect(start(seminar) == "2026-03-06T16:00")
        #expect(seminar.evidence[.start]?.basis.name == "assumed")
    }

    @Test(arguments: [
        // The nearest year, and the weekday that decides it.
        ("Seminar on March 12, 4 pm", "2026-03-02", "2026-03-12T16:00"),
        ("Seminar on January 7, 4 pm", "2025-12-20", "2026-01-07T16:00"),
        ("Seminar on Thursday, March 12, 4 pm", "2025-11-01", "2026-03-12T16:00"),
        ("Seminar tomorrow at 4 pm", "2026-03-02", "2026-03-03T16:00"),
        ("Seminar this Thursday at 4 pm", "2026-03-02", "2026-03-05T16:00"),
        ("Seminar on Thursday the 12th at 4 pm", "2026-03-02", "2026-03-12T16:00"),
        ("Seminar on Thursday 12th, 4 pm", "2026-10-30", "2026-11-12T16:00"),
        ("Séminaire le vendredi 20, 16h30", "2026-03-02", "2026-03-20T16:30"),
    ])
    func `a missing year comes from the day of writing and the weekday`(text: String, on: String, expected: String)
        throws
    {
        let seminar = try read(text, on: on)
        #expect(start(seminar) == expected)
        #expect(seminar.evidence[.start]?.basis.name == "inferred")
    }

    @Test func `another date on the page settles which number is the day`() throws {
        let seminar = try read(
            "Talk: Slow Rivers\nDate: 04/05/2026 - 14:00\nUpdated: 29/04/2026", zone: "America/New_York")
        #expect(start(seminar) == "2026-05-04T14:00")
        #expect(seminar.evidence[.start]?.basis.reason?.text.contains("29/04/2026") == true)
    }

    @Test func `an order of day and month that nothing settles is a doubt`() throws {
        let seminar = try read("Talk: Slow Rivers\nDate: 04/05/2026 - 14:00")
        #expect(seminar.diagnostics.map(\.code).contains("date-order-ambiguous"))
        #expect(seminar.evidence[.start]?.basis.name == "assumed")
    }

    @Test func `a weekday that contradicts its date is a doubt, and the date stays`() throws {
        let seminar = try read("Talk on Friday, March 12, 2026 at 4 pm")
        #expect(start(seminar) == "2026-03-12T16:00")
        #expect(seminar.diagnostics.map(\.code) == ["weekday-mismatch"])
    }

    @Test func `coffee, deadlines and posting times are not the talk`() throws {
        let seminar = try read(
            """
            Posted by Ada Example on 1-Mar-26 at 9:12
            Title: On Waiting
            Time: 12 March 2026, 3:30 pm
            Refreshments at 3:00 pm. Please register by 10 March, 5 pm.
            """)
        #expect(start(seminar) == "2026-03-12T15:30")
    }

    @Test(arguments: [
        ("March 12, 2026, 4 pm EDT", "America/New_York", "stated"),
        ("March 12, 2026, 4 pm EST", "America/New_York", "inferred"),
        ("March 12, 2026, 16:00 UTC", "Etc/UTC", "stated"),
        ("March 12, 2026, 16:00 (Paris time)", "Europe/Paris", "stated"),
        ("March 12, 2026, 16:00 Asia/Kolkata", "Asia/Kolkata", "stated"),
        ("March 12, 2026, 16:00 GMT+2", "Etc/GMT-2", "stated"),
        ("Time: March 12, 2026 04:00 PM Jerusalem", "Asia/Jerusalem", "stated"),
    ])
    func `a zone at the time is taken before every default`(text: String, zone: String, basis: String) throws {
        let seminar = try read("Talk: Slow Rivers\n\(text)", zone: "Australia/Perth")
        guard case .clock(_, _, let tzid) = seminar.occurrence else { throw Unexpected() }
        #expect(tzid?.rawValue == zone)
        #expect(seminar.evidence[.zone]?.basis.name == basis)
    }

    @Test func `an abbreviation out of season is said`() throws {
        let seminar = try read("Talk on July 14, 2026, 4 pm EST")
        #expect(seminar.diagnostics.map(\.code) == ["zone-season"])
    }

    @Test func `nothing that tells a zone leaves it open and says so`() throws {
        let seminar = try read("Talk on March 12, 2026, 4 pm", zone: nil)
        guard case .clock(_, _, let zone) = seminar.occurrence else { throw Unexpected() }
        #expect(zone == nil)
        #expect(seminar.diagnostics.map(\.code) == ["zone-unknown"])
    }

    @Test func `the same instant in several zones is one event without a doubt`() throws {
        let seminar = try read("Talk on March 31, 2026 at 11am ET (8am PT, 5pm CEST)")
        #expect(start(seminar) == "2026-03-31T11:00")
        #expect(seminar.diagnostics.isEmpty)
    }

    @Test func `zones an hour apart while clocks disagree are a doubt`() throws {
        let seminar = try read("Talk on March 12, 2026 at 11am ET (5pm CET)")
        #expect(seminar.diagnostics.map(\.code) == ["clock-change-slip"])
    }

    @Test func `a difference of just the zone's offset is a double conversion`() throws {
        let seminar = try read(
            """
            Slow Rivers
            Date
            10/02/2026 - 18:30 - 20:00
            You are invited to a Zoom meeting. Time: Feb 10, 2026 04:30 PM Jerusalem
            """, zone: nil)
        #expect(start(seminar) == "2026-02-10T16:30/18:00")
        #expect(seminar.diagnostics.map(\.code) == ["zone-offset-conflict"])
        #expect(seminar.evidence[.end]?.basis.name == "inferred")
    }

    @Test func `a range that is written from right to left is turned round and said`() throws {
        let seminar = try read("Talk: Slow Rivers\nDate: 10 February 2026, 20:30 - 19:00")
        #expect(start(seminar) == "2026-02-10T19:00/20:30")
        #expect(seminar.diagnostics.map(\.code) == ["range-reversed"])
    }

    @Test func `an end that is not written is assumed, from a length or from the source, or absent`() throws {
        let length = try read("Talk: Slow Rivers\n12 March 2026, 4 pm. The talk is 45 minutes long.")
        #expect(start(length) == "2026-03-12T16:00/16:45")
        #expect(length.evidence[.end]?.basis.name == "assumed")
        let usual = try read("Talk: Slow Rivers\n12 March 2026, 4 pm", duration: 90)
        #expect(start(usual) == "2026-03-12T16:00/17:30")
        #expect(usual.evidence[.end]?.basis.name == "assumed")
        #expect(start(try read("Talk: Slow Rivers\n12 March 2026, 4 pm")) == "2026-03-12T16:00")
    }

    @Test func `labels on one line part its values`() throws {
        let seminar = try read(
            "# On Waiting\n**Date:** Thursday, March 12, 2026 **Coffee**: 2:15 PM **Time**: 2:30 PM – 3:30 PM\n**Where:** Room 7"
        )
        #expect(start(seminar) == "2026-03-12T14:30/15:30")
        #expect(seminar.location == "Room 7")
        #expect(seminar.title == "On Waiting")
    }

    @Test(arguments: [
        ("Speaker: Prof. Ada Example - Somewhere University", "Ada Example", "Somewhere University"),
        ("Speaker: Ada Example/Somewhere University", "Ada Example", "Somewhere University"),
        ("Speaker: Ada Example (Somewhere University)", "Ada Example", "Somewhere University"),
        ("Speaker: Dr. Ada B. Example, PhD, Somewhere University", "Ada B. Example", "Somewhere University"),
        ("【講演者】山田 花子 先生(架空大学)", "山田 花子", "架空大学"),
    ])
    func `a speaker and their institution are told apart`(line: String, name: String, affiliation: String) throws {
        let seminar = try read("Title: On Waiting\n\(line)\nDate: 12 March 2026, 16:00")
        #expect(seminar.speakers == [Speaker(name: name, affiliation: affiliation)])
    }

    @Test func `several speakers are several people`() throws {
        let seminar = try read("Title: On Waiting\nSpeakers: Ada Example and Bela Sample\nDate: 12 March 2026, 16:00")
        #expect(seminar.speakers.map(\.name) == ["Ada Example", "Bela Sample"])
    }

    @Test(arguments: [
        ("[finished] On Waiting\n12 March 2026, 16:00", Status.finished),
        ("CANCELLED: On Waiting\n12 March 2026, 16:00", .cancelled),
        ("On Waiting\n12 March 2026, 16:00\nThe talk has been postponed.", .postponed),
        ("On Waiting\n12 March 2026, 16:00\nThe talk will not be cancelled if it rains.", .confirmed),
    ])
    func `what has become of a talk is read from where announcements say it`(text: String, status: Status) throws {
        #expect(try read(text).status == status)
    }

    @Test func `a joining link without its question mark is repaired and said`() throws {
        let seminar = try read("On Waiting\n12 March 2026, 16:00\nhttps://us02web.zoom.us/j/123456789pwd=abcDEF")
        #expect(seminar.onlineURL == "https://us02web.zoom.us/j/123456789?pwd=abcDEF")
        #expect(seminar.diagnostics.map(\.code) == ["link-repaired"])
    }

    @Test func `a page or a form is no joining link`() throws {
        #expect(
            try read(
                "On Waiting\n12 March 2026, 16:00\nhttps://seminar.example/talks\nRegister: https://forms.example/x"
            ).onlineURL == nil)
    }

    @Test func `the addresses of an institution tell its zone, with a doubt`() throws {
        let seminar = try read("On Waiting\n12 March 2026, 16:00\nContact: talks@math.somewhere.ac.jp", zone: nil)
        guard case .clock(_, _, let zone) = seminar.occurrence else { throw Unexpected() }
        #expect(zone?.rawValue == "Asia/Tokyo")
        #expect(seminar.diagnostics.map(\.code) == ["zone-inferred"])
    }

    private struct Unexpected: Error {}
}
