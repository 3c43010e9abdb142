import Foundation
import Testing

@testable import CalFeed

@Suite struct EventRendererTests {
    private func renderer() throws -> EventRenderer {
        EventRenderer(
            zones: CorpusCase.zones,
            style: EventStyle(
                address: try #require(SiteAddress("https://talks.example.org")),
                series: [
                    Series(slug: "rivers", title: "Rivers and Ice", color: "teal", tags: ["hydrology", "ice, snow"])
                ],
                places: [Place(name: "old hall", latitude: 48.85, longitude: -2.35, address: "1 “Quay” \"Street\"")],
                otherZones: ["America/New_York", "Asia/Tokyo"].compactMap { TZID(rawValue: $0) }))
    }

    private func record(_ seminar: Seminar, sequence: Int = 0) throws -> SeminarRecord {
        SeminarRecord(
            uid: "0123456789abcdef@talks.example.org", seminar: seminar, series: "rivers",
            origin: Origin(source: "/spool", name: "a.txt"), sequence: sequence,
            created: try #require(Timestamp("2026-03-01T08:00:00Z")),
            lastModified: try #require(Timestamp("2026-03-02T09:30:00Z")))
    }

    private func clock(_ start: String, _ end: String?, _ zone: String?) throws -> Occurrence {
        .clock(
            start: try #require(LocalDateTime(start)), end: end.flatMap { LocalDateTime($0) },
            zone: zone.flatMap { TZID(rawValue: $0) })
    }

    private func lines(_ event: EventRenderer.Event) -> [String] {
        String(decoding: event.bytes, as: UTF8.self).replacing("\r\n ", with: "").split(separator: "\r\n").map(
            String.init)
    }

    private func value(_ name: String, _ event: EventRenderer.Event) -> String? {
        lines(event).first { $0.hasPrefix(name) }
    }

    @Test func `an event is written as its expected file says`() throws {
        let seminar = Seminar(
            title: "Slow rivers, fast ice; a \\ backslash",
            speakers: [Speaker(name: "Ada Example", affiliation: "Somewhere University")],
            occurrence: try clock("2026-06-12T14:30", "2026-06-12T15:30", "Europe/Paris"), location: "Room 7, Old Hall",
            onlineURL: "https://meet.example.org/abc?x=1", host: "Bela Sample",
            abstract: "First paragraph.\n\nSecond: “quoted” 水 👩🏽‍🔬.",
            evidence: [
                .start: Evidence(basis: .stated, text: "12 June 2026,\n2:30 pm", rule: "clock-range"),
                .zone: Evidence(
                    basis: .assumed(reason: "No zone is written; Europe/Paris is the zone of this source."), text: "",
                    rule: "source-zone"),
            ], diagnostics: [Diagnostic(.warning, "weekday-mismatch", "The weekday is wrong.")])
        let event = try renderer().event(of: try record(seminar, sequence: 3))
        let feed = PublishedFeed(
            path: "/series/rivers.ics",
            header: FeedHeader(
                name: "Rivers and Ice", description: "All seminars.", page: "https://talks.example.org/series/rivers",
                source: "https://talks.example.org/series/rivers.ics", color: "teal", refreshMinutes: 60))
        let changed = try #require(Timestamp("2026-03-02T09:30:00Z"))
        let events = EventSequence([(EventSequence.Entry(of: event, lastModified: changed), event.bytes)])
        let calendar = feed.resource(of: events, changed: changed) { _ in event.zone }.body.bytes
        let file = CorpusCase.root.appending(path: "Tests/Corpus/feeds/one-event.expected.ics")
        if ProcessInfo.processInfo.environment["CALFEED_RECORD"] != nil {
            try Data(calendar).write(to: file)
            Issue.record("recorded; read the difference before you commit it")
        }
        #expect(
            String(decoding: calendar, as: UTF8.self) == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    @Test(arguments: [
        // Plain; a clock change between start and end; over midnight.
        ("2026-06-12T14:30", "2026-06-12T15:30", "Europe/Paris", "2026-06-12T12:30:00Z", "2026-06-12T13:30:00Z"),
        ("2026-03-28T23:00", "2026-03-29T04:00", "Europe/Paris", "2026-03-28T22:00:00Z", "2026-03-29T02:00:00Z"),
        ("2026-11-01T00:30", "2026-11-01T03:00", "America/New_York", "2026-11-01T04:30:00Z", "2026-11-01T08:00:00Z"),
        ("2026-06-12T23:30", "2026-06-13T00:30", "Asia/Kolkata", "2026-06-12T18:00:00Z", "2026-06-12T19:00:00Z"),
        // Zones without a simple rule, and UTC itself.
        ("2026-06-12T14:30", "2026-06-12T15:30", "Africa/Casablanca", "2026-06-12T13:30:00Z", "2026-06-12T14:30:00Z"),
        ("2026-06-12T14:30", "2026-06-12T15:30", "Etc/UTC", "2026-06-12T14:30:00Z", "2026-06-12T15:30:00Z"),
        // History: Tehran kept summer time until 2022.
        ("2021-06-12T14:30", "2021-06-12T15:30", "Asia/Tehran", "2021-06-12T10:00:00Z", "2021-06-12T11:00:00Z"),
        // Skipped and repeated readings (RFC 5545 §3.3.5).
        ("2026-03-29T02:30", "2026-03-29T05:00", "Europe/Paris", "2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z"),
        ("2026-10-25T02:30", "2026-10-25T05:00", "Europe/Paris", "2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z"),
    ])
    func `libical reads the very instants`(start: String, end: String, zone: String, startUTC: String, endUTC: String)
        throws
    {
        let event = try renderer().event(
            of: try record(Seminar(title: "On Waiting", occurrence: try clock(start, end, zone))))
        let reading = try #require(EventReader.event(in: FeedHeader.calendar(of: event)))
        #expect(reading == event.expected)
        #expect(reading.start == .instant(try #require(Timestamp(startUTC))))
        #expect(reading.end == .instant(try #require(Timestamp(endUTC))))
    }

    @Test func `a reading that the clocks show twice goes out in UTC`() throws {
        let event = try renderer().event(
            of: try record(
                Seminar(
                    title: "On Waiting", occurrence: try clock("2026-10-25T02:30", "2026-10-25T05:00", "Europe/Paris")))
        )
        #expect(value("DTSTART", event) == "DTSTART:20261025T003000Z")
        #expect(event.zone == nil)
    }

    @Test func `a talk without a zone takes the day, tentatively, and says its hour`() throws {
        let event = try renderer().event(
            of: try record(Seminar(title: "On Waiting", occurrence: try clock("2026-06-12T14:30", nil, nil))))
        #expect(value("DTSTART", event) == "DTSTART;VALUE=DATE:20260612")
        #expect(value("DTEND", event) == "DTEND;VALUE=DATE:20260613")
        #expect(value("STATUS", event) == "STATUS:TENTATIVE")
        #expect(value("SUMMARY", event) == "SUMMARY:14:30 (time zone unknown) On Waiting")
    }

    @Test func `a talk without an end takes an hour and the description says that none is announced`() throws {
        let event = try renderer().event(
            of: try record(Seminar(title: "On Waiting", occurrence: try clock("2026-06-12T14:30", nil, "Europe/Paris")))
        )
        #expect(value("DTEND", event) == "DTEND;TZID=Europe/Paris:20260612T153000")
        #expect(value("DESCRIPTION", event)?.contains("No end is announced") == true)
    }

    @Test func `a talk that is postponed without a new date is not where it stands`() throws {
        let event = try renderer().event(
            of: try record(
                Seminar(
                    title: "On Waiting", occurrence: try clock("2026-06-12T14:30", nil, "Europe/Paris"),
                    status: .postponed,
                    diagnostics: [Diagnostic(.warning, "new-date-missing", "No new date is given.")])))
        #expect(value("STATUS", event) == "STATUS:TENTATIVE")
        #expect(value("SUMMARY", event) == "SUMMARY:Postponed: On Waiting")
    }

    @Test(arguments: [
        (Status.cancelled, "CANCELLED", "Cancelled: On Waiting"), (.postponed, "CONFIRMED", "New time: On Waiting"),
        (.finished, "CONFIRMED", "On Waiting"),
    ])
    func `what has become of a talk stands in STATUS and in SUMMARY`(status: Status, word: String, summary: String)
        throws
    {
        let event = try renderer().event(
            of: try record(
                Seminar(
                    title: "On Waiting", occurrence: try clock("2026-06-12T14:30", nil, "Europe/Paris"), status: status)
            ))
        #expect(value("STATUS", event) == "STATUS:\(word)")
        #expect(value("SUMMARY", event) == "SUMMARY:\(summary)")
    }

    @Test(arguments: [
        "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR", "\u{202E}\u{0}\u{1B}]0;x\u{7}", "\";,:\\\n", "👩🏽‍🔬\u{301}",
        "\u{FFFF}\u{FEFF}",
        String(repeating: "水", count: 40_000),
    ])
    func `nobody ever sees anything but the one event`(hostile: String) throws {
        let seminar = Seminar(
            title: hostile + "t", speakers: [Speaker(name: "s" + hostile, affiliation: hostile)],
            occurrence: try clock("2026-06-12T14:30", "2026-06-12T15:30", "Europe/Paris"), location: hostile,
            onlineURL: hostile, host: hostile,
            abstract: hostile, biography: hostile,
            evidence: [.start: Evidence(basis: .inferred(reason: .english(hostile)), text: hostile, rule: "x")],
            diagnostics: [Diagnostic(.warning, "x", hostile)])
        let event = try renderer().event(of: try record(seminar))
        #expect(EventReader.event(in: FeedHeader.calendar(of: event)) == event.expected)
        #expect(lines(event).filter { $0.hasPrefix("BEGIN:") } == ["BEGIN:VEVENT"])
        #expect(event.bytes.count < 100_000)
    }
}
