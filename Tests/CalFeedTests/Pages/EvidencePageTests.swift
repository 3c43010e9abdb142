import Testing

@testable import CalFeed

/// The announcement on an event's page, with the words that gave each field, and what became of the event.
struct EvidencePageTests {
    private static let text = "Seminar\n\nTitle: Of moss & men\nTuesday 1 December 2026, 14:00\n"

    private static func evidence(_ words: String, at start: Int) -> Evidence {
        Evidence(basis: .stated, text: words, span: start..<start + words.utf8.count, rule: "r")
    }

    @Test func `the words that gave a field are parted from the rest`() {
        let marked = MarkedText(
            Array(Self.text.utf8),
            evidence: [
                [
                    .title: Self.evidence("Of moss & men", at: 16),
                    .start: Self.evidence("1 December 2026, 14:00", at: 38),
                ]
            ])
        #expect(
            marked.parts == [
                .init(text: "Seminar\n\nTitle: ", fields: []), .init(text: "Of moss & men", fields: [.title]),
                .init(text: "\nTuesday ", fields: []), .init(text: "1 December 2026, 14:00", fields: [.start]),
                .init(text: "\n", fields: []),
            ])
        #expect(!marked.isCut)
    }

    @Test func `words that overlap belong to both fields`() {
        let marked = MarkedText(
            Array(Self.text.utf8),
            evidence: [
                [.start: Self.evidence("1 December 2026, 14:00", at: 38), .end: Self.evidence("14:00", at: 55)]
            ])
        #expect(marked.parts.filter { !$0.fields.isEmpty }.map(\.fields) == [[.start], [.start, .end]])
    }

    @Test func `a place whose words are others, as in another announcement of the talk, is not marked`() {
        let marked = MarkedText(Array(Self.text.utf8), evidence: [[.title: Self.evidence("Of fern & men", at: 16)]])
        #expect(marked.parts == [.init(text: Self.text, fields: [])])
    }

    @Test func `words of a mail in base64 are marked in the text that its reader sees`() throws {
        let mail = """
            From: a@b.example
            Subject: Of ferns
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            VHVlc2RheSAxIERlY2VtYmVyIDIwMjYsIDE0OjAw

            """
        let bytes = Array(mail.utf8)
        let start = try #require(mail.utf8.firstRange(of: "VHVl".utf8)).lowerBound
        let offset = mail.utf8.distance(from: mail.startIndex, to: start)
        let evidence = Evidence(
            basis: .stated, text: "1 December 2026, 14:00", span: offset + 8..<offset + 40, rule: "r")
        let marked = MarkedText(bytes, evidence: [[.start: evidence]])
        #expect(marked.parts.map(\.text).joined().contains("Of ferns"))
        #expect(marked.parts.first { $0.fields == [.start] }?.text == "1 December 2026, 14:00")
    }

    @Test func `of a very long text the part around the marked words is kept`() {
        let filler = String(repeating: "So much to say before.\n", count: 2000)
        let words = "1 December 2026"
        let bytes = Array((filler + words + "\n" + filler).utf8)
        let marked = MarkedText(bytes, evidence: [[.start: Self.evidence(words, at: filler.utf8.count)]], limit: 16_000)
        #expect(marked.isCut)
        #expect(marked.parts.filter { $0.fields == [.start] }.map(\.text) == [words])
        #expect(marked.parts.reduce(0) { $0 + $1.text.utf8.count } == 16_000)
    }

    @Test func `the page shows the announcement and every change, and what is in them is text`() throws {
        var record = try #require(SiteFixture.mixing)
        var old = record.seminar
        old.location = "<b>Cellar</b>"
        record.seminar.evidence[.location] = Self.evidence("A&B <3", at: 3)
        record.seminar.location = "A&B <3"
        let origin = record.origin
        func entry(_ sequence: Int, _ cause: RevisionEntry.Cause, _ seminar: Seminar) -> RevisionEntry {
            RevisionEntry(
                uid: record.uid, sequence: sequence, at: SiteFixture.now.adding(seconds: sequence * 60), cause: cause,
                origin: origin, content: nil, series: "haverlock", seminar: seminar)
        }
        let background = Background(
            announcements: [
                Announcement(origin: origin, bytes: Array("In A&B <3 Hall".utf8), receivedAt: SiteFixture.now)
            ],
            history: [entry(0, .announced, old), entry(5, .edited, record.seminar)])
        let renderer = PageRenderer(try SiteFixture.site(records: [record]))
        let talk = try #require(renderer.site.shelves.talks[record.uid])
        let page = renderer.talkPage(talk, background).markup
        #expect(
            page.contains(
                "In <span id=\"words-location\"></span><mark>A&amp;B &lt;3</mark>"
                    + "<a class=\"field\" href=\"#location\">Place</a>"))
        #expect(page.contains("<li dir=\"auto\">Place: &lt;b&gt;Cellar&lt;/b&gt; → A&amp;B &lt;3</li>"))
        #expect(page.contains(" · <a href=\"#words-location\">in the announcement</a>"))
        #expect(page.contains("<strong>announced</strong>"))
        #expect(!page.contains("<b>"))
        let data = String(decoding: renderer.data(of: talk, background).body, as: UTF8.self)
        #expect(data.contains("{\"field\":\"location\",\"from\":\"\\u003cb\\u003eCellar\\u003c/b\\u003e\""))
    }
}
