import Testing

@testable import CalFeed

/// Web pages: what a reader sees in them, and what is read. Talks, people and places are invented.
@Suite struct PageReadingTests {
    private func rendition(_ page: String) -> Rendition {
        HTMLRendition.rendition(of: Array(page.utf8), vocabulary: .shared)
    }

    private func text(_ page: String) -> String {
        let rendition = rendition(page)
        return rendition.words(in: 0..<rendition.bytes.count).trimmed
    }

    private func read(_ page: String, zone: String? = "Europe/Berlin") -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            page,
            context: ReadingContext(
                referenceDate: LocalDate("2026-03-02"), defaultZone: zone.flatMap { TZID(rawValue: $0) }))
    }

    private func only(_ page: String, zone: String? = "Europe/Berlin") throws -> Seminar {
        let reading = read(page, zone: zone)
        #expect(reading.seminars.count == 1, "\(reading.diagnostics.map(\.message))")
        return try #require(reading.seminars.first)
    }

    @Test(arguments: [
        ("<p>a\n  b</p><p>c<br>d</p>", "a b\n\nc\nd"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<p>a<script>x</script><style>y</style><span hidden>z</span><i style='display: none'>q</i></p>", "a"),
        ("<p>Caf&eacute; &amp; Bar&nbsp;7</p>", "Café & Bar 7"),
        ("<dl><dt>Speaker</dt><dd>Ada</dd><dt>Where?</dt><dd>Here</dd></dl>", "Speaker: Ada\nWhere? Here"),
        (
            "<table><tr><th>Speaker</th><td>Ada</td></tr><tr><th>Room:</th><td>7</td></tr></table>",
            "Speaker: Ada\nRoom: 7"
        ),
        ("<table><tr><td>10:00</td><td>Ada</td></tr></table>", "10:00 | Ada"),
        (
            "<table><tr><th>Date</th><th>Speaker</th><th>Title</th></tr><tr><td>March 4</td><td>Ada</td><td>On X</td></tr></table>",
            "March 4 | Speaker: Ada | Title: On X"
        ),
        ("<div class='field__label'>Speaker</div><div>Ada</div>", "Speaker: Ada"),
        ("<span>Room</span><span>7</span>", "Room 7"),
        ("<a href='https://us02web.zoom.us/j/1'>Join</a>", "Join <https://us02web.zoom.us/j/1>"),
        ("<a href='https://math.example/people'>Ada</a>", "Ada"),
        ("<pre>a\n b</pre>", "a\nb"),
    ])
    func `a page is what a reader sees`(page: String, expected: String) {
        #expect(text(page) == expected)
    }

    @Test func `words stand where their spans say`() {
        let page = "<h1>Caf\u{E9} &amp; <b>Bar</b></h1>"
        let rendition = rendition(page)
        let words = Array("Bar".utf8)
        let start = rendition.bytes.indices.first { rendition.bytes[$0...].starts(with: words) } ?? 0
        let source = rendition.map.source(of: start..<(start + 3))
        #expect(source.map { String(decoding: Array(page.utf8)[$0], as: UTF8.self) } == "Bar")
    }

    @Test func `a page with labels in a table is read`() throws {
        let seminar = try only(
            """
            <html><body><nav>Open day: 1 May 2026, 10:00</nav><h1>On Waiting</h1>
            <table><tr><th>Speaker</th><td>Ada Example (Somewhere University)</td></tr>
            <tr><th>Time</th><td>Thursday, 12 March 2026, 4&ndash;5&nbsp;pm</td></tr>
            <tr><th>Place</th><td>Room 7</td></tr></table>
            <footer>Changed on 2 March 2026 at 9:00</footer></body></html>
            """)
        #expect(seminar.title == "On Waiting")
        #expect(seminar.speakers == [Speaker(name: "Ada Example", affiliation: "Somewhere University")])
        #expect(seminar.location == "Room 7")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
        #expect(seminar.evidence[.start]?.text == "Thursday, 12 March 2026, 4–5 pm")
    }

    @Test func `a schedule is one talk for each row`() throws {
        let reading = read(
            """
            <html><body><h2>Spring seminar, Thursdays 4 pm, Room 7</h2><table>
            <tr><th>Date</th><th>Speaker</th><th>Title</th></tr>
            <tr><td>12 March 2026</td><td>Ada Example<br>Somewhere University</td><td>On Waiting</td></tr>
            <tr><td>19 March 2026</td><td>Bela Sample</td><td>On Hurrying</td></tr>
            </table></body></html>
            """)
        #expect(reading.seminars.map(\.title) == ["On Waiting", "On Hurrying"])
        #expect(reading.seminars.map { $0.speakers.map(\.name) } == [["Ada Example"], ["Bela Sample"]])
    }

    @Test(arguments: [
        "<html>", "<p", "<table><tr><td>", "<!--", "<p a='", "&#x", "<script>", "</", "<dl><dt>", "<ul><li>",
        "<a href=\"",
    ])
    func `a page of one thing a thousand times is read`(unit: String) {
        let reading = read("<!doctype html>" + String(repeating: unit, count: 5000))
        #expect(!reading.diagnostics.isEmpty)
    }

    @Test func `a page that nests too deeply is read so far, and it is said`() throws {
        let reading = read(
            "<html><body><p>Talk: On Waiting, 12 March 2026, 16:00</p>" + String(repeating: "<div>", count: 5000))
        #expect(reading.seminars.count == 1)
        #expect(reading.diagnostics.map(\.code) == ["page-too-deep"])
    }

    @Test func `a cell's second line is no part of its title, and an arrow is a range`() throws {
        let seminar = try only(
            "<html><table><tr><th>Date</th><th>Title</th></tr><tr><td>12 March 2026, 16:00 → 17:00</td><td>On Waiting<br><a href='s.pdf'>slides</a></td></tr></table></html>"
        )
        #expect(seminar.title == "On Waiting")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
    }

    @Test func `a programme of a day is one talk for each hour`() throws {
        let reading = read(
            """
            <html><h1>Day of Waiting, 12 March 2026</h1><table><tr><td>Time</td><td></td><td></td></tr>
            <tr><td>15:00</td><td>On Waiting Long</td><td>Ada Example (Somewhere University)</td></tr>
            <tr><td>16:00</td><td>On Waiting Short</td><td>Bela Sample (Elsewhere University)</td></tr></table></html>
            """)
        #expect(reading.seminars.map(\.evidence[.start]?.text) == ["15:00", "16:00"])
    }

    @Test func `where a page's links lead tells the zone that nothing else tells`() throws {
        let seminar = try only(
            "<html><h1>On Waiting</h1><p>12 March 2026, 16:00</p><a href='mailto:talks@math.somewhere.ac.jp'>Contact</a></html>",
            zone: nil)
        #expect(
            seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: TZID(rawValue: "Asia/Tokyo")))
        #expect(seminar.diagnostics.map(\.code) == ["zone-inferred"])
    }

    @Test func `tags in a text are layout`() throws {
        let seminar = try only(
            "# On Waiting<br>\n<!-- 11 March 2026 -->\n**Date:** 12 March 2026, 4 pm\n<a href=\"https://us02web.zoom.us/j/12\">Zoom</a>"
        )
        #expect(seminar.title == "On Waiting")
        #expect(seminar.onlineURL == "https://us02web.zoom.us/j/12")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: berlin))
    }

    @Test func `a comment in front matter says nothing`() throws {
        let seminar = try only(
            "---\ntitle: On Waiting\ndate: 2026-03-12 4:00pm\n# zoom: https://us02web.zoom.us/j/12\n---\nText.")
        #expect(seminar.title == "On Waiting")
        #expect(seminar.onlineURL == nil)
    }
}

let berlin = TZID(rawValue: "Europe/Berlin")

func at(_ text: String) -> LocalDateTime {
    LocalDateTime(text) ?? LocalDateTime(secondsSince1970: 0)
}
