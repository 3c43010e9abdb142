import Testing

@testable import CalFeed

/// What announcements say for programs, compared with their words.
@Suite struct RecordReadingTests {
    private func read(_ text: String, zone: String? = nil) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-03-02"), defaultZone: zone.flatMap { TZID(rawValue: $0) }))
    }

    private func page(_ words: String, _ json: String) -> String {
        "<html><head><script type=\"application/ld+json\">\(json)</script></head><body>\(words)</body></html>"
    }

    private func only(_ text: String, zone: String? = nil) throws -> Seminar {
        let reading = read(text, zone: zone)
        #expect(reading.seminars.count == 1, "\(reading.diagnostics.map(\.message))")
        return try #require(reading.seminars.first)
    }

    @Test func `an event in JSON-LD is read where no words tell the time`() throws {
        let seminar = try only(
            page(
                "<h1>On Waiting</h1>",
                """
                {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
                 {"@type": ["Event", "EducationEvent"], "name": "Ada Example: On Waiting", "startDate": "2026-03-12T16:00:00+01:00",
                  "endDate": "2026-03-12T17:00:00+01:00", "eventStatus": "https://schema.org/EventCancelled",
                  "performer": {"@type": "Person", "name": "Ada Example", "affiliation": {"name": "Somewhere University"}},
                  "location": [{"@type": "Place", "name": "Room 7"}, {"@type": "VirtualLocation", "url": "https://meet.example/x"}]}]}
                """), zone: "Europe/Berlin")
        #expect(seminar.title == "On Waiting")
        #expect(seminar.speakers == [Speaker(name: "Ada Example", affiliation: "Somewhere University")])
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
        #expect(seminar.location == "Room 7")
        #expect(seminar.onlineURL == "https://meet.example/x")
        #expect(seminar.status == .cancelled)
        #expect(seminar.evidence[.start]?.rule == "json-ld")
        #expect(seminar.evidence[.start]?.text == "2026-03-12T16:00:00+01:00")
    }

    @Test func `the evidence of a record stands where its span says`() throws {
        let text = page(
            "<p>x</p>", #"{"@type": "Event", "name": "On Waiting", "startDate": "2026-03-12T16:00:00+01:00"}"#)
        let seminar = try only(text, zone: "Europe/Berlin")
        let span = try #require(seminar.evidence[.start]?.span)
        #expect(String(decoding: Array(text.utf8)[span], as: UTF8.self) == "2026-03-12T16:00:00+01:00")
    }

    @Test func `words and record that agree leave no doubt`() throws {
        let seminar = try only(
            page(
                "<h1>On Waiting</h1><p>Thursday, 12 March 2026, 4 pm, Room 7</p>",
                #"{"@type": "Event", "name": "On Waiting", "startDate": "2026-03-12T15:00Z", "endDate": "2026-03-12T16:30Z"}"#
            ),
            zone: "Europe/Berlin")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:30"), zone: berlin))
        #expect(seminar.diagnostics == [])
        #expect(seminar.evidence[.zone]?.basis.name == "inferred")
    }

    @Test func `another time in the record is a conflict, and the words count`() throws {
        let seminar = try only(
            page(
                "<h1>On Waiting</h1><p>Thursday, 12 March 2026, 4 pm, Room 7</p>",
                #"{"@type": "Event", "name": "On Waiting", "startDate": "2026-03-12T18:30:00+01:00"}"#),
            zone: "Europe/Berlin")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: berlin))
        #expect(seminar.diagnostics.map(\.code) == ["record-conflict"])
    }

    @Test func `a record that is off by the zone's own offset was converted twice`() throws {
        let seminar = try only(
            page(
                "<h1>On Waiting</h1><p>Thursday, 12 March 2026, 4 pm EDT, Room 7</p>",
                #"{"@type": "Event", "name": "On Waiting", "startDate": "2026-03-12T12:00:00-04:00"}"#))
        #expect(
            seminar.occurrence
                == .clock(start: at("2026-03-12T16:00"), end: nil, zone: TZID(rawValue: "America/New_York")))
        #expect(seminar.diagnostics.map(\.code) == ["zone-offset-conflict"])
    }

    @Test func `local time with a Z is local time`() throws {
        let seminar = try only(
            page(
                "<h1>On Waiting</h1><p>Thursday, 12 March 2026, 4 pm, Room 7</p>",
                #"{"@type": "Event", "name": "On Waiting", "startDate": "2026-03-12T16:00:00Z"}"#),
            zone: "America/New_York")
        #expect(
            seminar.occurrence
                == .clock(start: at("2026-03-12T16:00"), end: nil, zone: TZID(rawValue: "America/New_York")))
        #expect(seminar.diagnostics.map(\.code) == ["record-in-utc"])
    }

    @Test func `microdata, h-event and time elements are read`() throws {
        let micro = try only(
            """
            <html><div itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">On Waiting</h1>
            <meta itemprop="startDate" content="2026-03-12T16:00+01:00"><span itemprop="location" itemscope
            itemtype="https://schema.org/Place"><b itemprop="name">Room 7</b></span></div></html>
            """, zone: "Europe/Berlin")
        #expect(micro.evidence[.start]?.rule == "microdata")
        #expect(micro.location == "Room 7")
        let h = try only(
            "<html><div class='h-event'><h1 class='p-name'>On Waiting</h1><time class='dt-start' datetime='2026-03-12 16:00'>soon</time></div></html>",
            zone: "Europe/Berlin")
        #expect(h.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: berlin))
        let time = try only(
            "<html><h1>On Waiting</h1><p><time datetime='2026-03-12T16:00-04:00'>12 March 2026, 4 pm</time></p></html>",
            zone: "America/New_York")
        #expect(time.diagnostics == [])
        #expect(time.evidence[.zone]?.basis.name == "inferred")
    }

    @Test func `a link into a calendar is an event`() throws {
        let seminar = try only(
            """
            <html><h1>On Waiting</h1><p>Thursday, 12 March 2026, 4 pm, Room 7</p>
            <a href="https://calendar.google.com/calendar/render?action=TEMPLATE&amp;text=On+Waiting&amp;dates=20260312T150000Z/20260312T160000Z">Add</a></html>
            """, zone: "Europe/Berlin")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
        #expect(seminar.evidence[.end]?.rule == "calendar-link")
    }

    private func calendar(_ lines: String, zones: String = "") -> String {
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n\(zones)BEGIN:VEVENT\nUID:1@x\nDTSTAMP:20260301T000000Z\n\(lines)\nEND:VEVENT\nEND:VCALENDAR\n"
    }

    @Test(arguments: [
        ("DTSTART:20260312T150000Z", "Europe/Berlin", "2026-03-12T16:00", "Europe/Berlin"),
        ("DTSTART;TZID=America/New_York:20260312T160000", "Europe/Berlin", "2026-03-12T16:00", "America/New_York"),
        ("DTSTART;TZID=Eastern Standard Time:20260312T160000", "Europe/Berlin", "2026-03-12T16:00", "America/New_York"),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20260312T160000", "Europe/Berlin",
            "2026-03-12T16:00", "Asia/Tokyo"
        ),
        ("DTSTART:20260312T160000", "Europe/Berlin", "2026-03-12T16:00", "Europe/Berlin"),
    ])
    func `a calendar's zone is found by whatever name`(start: String, zone: String, local: String, expected: String)
        throws
    {
        let seminar = try only(calendar("SUMMARY:On Waiting\n\(start)"), zone: zone)
        #expect(seminar.title == "On Waiting")
        #expect(seminar.occurrence == .clock(start: at(local), end: nil, zone: TZID(rawValue: expected)))
    }

    @Test func `a zone that only the calendar describes tells its offset`() throws {
        let zone =
            "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
        let seminar = try only(
            calendar("SUMMARY:On Waiting\nDTSTART;TZID=Customized Time Zone:20260312T160000", zones: zone),
            zone: "Europe/Berlin")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: berlin))
    }

    @Test func `whole days end on their last day`() throws {
        let seminar = try only(
            calendar("SUMMARY:Days of Waiting\nDTSTART;VALUE=DATE:20260312\nDTEND;VALUE=DATE:20260314"))
        #expect(seminar.occurrence == .days(first: at("2026-03-12T00:00").date, last: at("2026-03-13T00:00").date))
    }

    @Test func `every event of a calendar is read, and a cancelled one is cancelled`() {
        let reading = read(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:x
            BEGIN:VEVENT
            UID:1@x
            DTSTAMP:20260301T000000Z
            SUMMARY:On Waiting
            DTSTART:20260312T150000Z
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            UID:2@x
            DTSTAMP:20260301T000000Z
            SUMMARY:On Hurrying
            DTSTART:20260319T150000Z
            END:VEVENT
            END:VCALENDAR
            """, zone: "Europe/Berlin")
        #expect(reading.seminars.map(\.title) == ["On Waiting", "On Hurrying"])
        #expect(reading.seminars.map(\.status) == [.cancelled, .confirmed])
    }

    @Test(arguments: [
        "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\n" + String(repeating: "BEGIN:VEVENT\n", count: 10_000),
        "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR",
    ])
    func `a calendar without an event is said to have none`(text: String) {
        let reading = read(text)
        #expect(reading.seminars.isEmpty)
        #expect(reading.diagnostics.contains { $0.severity == .error })
    }
}
