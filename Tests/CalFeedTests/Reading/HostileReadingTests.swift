import Testing

@testable import CalFeed

/// Text from strangers: nothing stops the reader, and something is always said.
@Suite struct HostileReadingTests {
    private func read(_ text: String) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            Array(text.utf8), context: ReadingContext(referenceDate: LocalDate("2026-03-02")))
    }

    @Test(arguments: [
        "", " \n\t", "\u{FEFF}", "\0\0\0", "-", ":", "##", "|", "**", "【", "a", "10:00", "Speaker:",
        "Subject: x\nFrom: y\n", "=?utf-8?q?", "\u{202E}",
    ])
    func `what is no announcement is said to be none`(text: String) {
        let reading = read(text)
        #expect(reading.seminars.isEmpty)
        #expect(reading.diagnostics.contains { $0.severity == .error })
    }

    @Test(arguments: [
        "1", "-", "(", "\"", "*", "Monday ", "12:00 ", "1/1/2026 10:00\n", "Speaker:\n", "talk by ", "will speak on \"",
        "a@", "# x\n", "年月日", "[x](", "[", "Abstract:\n", "12 March 2026, 14:30 in Ada ", "From: a\nSent: b\n",
        "Boston \"", "Paris (", "~~1~~ abc ", "<s>1</s> abc ", "<li>", "Date: 2 March\ntime: 3pm\n", "1-2 Ada\n",
        "=?utf-8?q?a?= ",
        "<a ", "-- a\n", "> ",
    ])
    func `a hundred kilobytes of one thing are read`(unit: String) {
        let reading = read(String(repeating: unit, count: 20_000 / unit.utf8.count))
        #expect(!reading.seminars.isEmpty || !reading.diagnostics.isEmpty)
    }

    private func statements(on unit: String, bytes: Int) -> Statements {
        let text = String(repeating: unit, count: bytes / unit.utf8.count)
        return Statements(
            document: Document(Rendition(verbatim: Array(text.utf8))), vocabulary: .shared, isZone: { _ in true })
    }

    /// How much of each kind the reader has to look at.
    private func work(on unit: String, bytes: Int) -> [Int] {
        let statements = statements(on: unit, bytes: bytes)
        let document = statements.document
        return [
            document.tokens.count, document.lines.count,
            document.tokens.indices.reduce(0) { $0 + document.terms[$1].count },
            statements.labels.count, statements.dates.count, statements.times.count, statements.zones.count,
            statements.links.count,
        ]
    }

    @Test(arguments: [
        "1", "([{<", "**a ", "Monday ", "12:00 ", "1/1/2026 10:00 ", "March 12, ", "Speaker: Ada\n", "talk by ", "三月",
        "| a | b |\n", "http://a.b/c ", "a, b: c; d. ",
    ])
    func `four times the text is four times the work`(unit: String) {
        for (little, much) in zip(work(on: unit, bytes: 2_000), work(on: unit, bytes: 8_000)) {
            #expect(much <= 4 * little + little / 20 + 8)
        }
    }

    @Test(arguments: ["March 12, ", "Room 5 ", "will speak on \"a ", "Ada Example "])
    func `however long a line is, no more spans are weighed than an announcement has`(unit: String) {
        let statements = statements(on: unit, bytes: 40_000)
        // As many as the limits say, and one start's more.
        var titles = TitleRule(statements: statements).starts()
        var spans: [Range<Int>] = []
        #expect(
            titles.tokens.reduce(0) { count, start in
                titles.look(from: start, for: &spans)
                return count + spans.count
            } <= 4_048)
        #expect(PlaceRule(statements: statements).candidates().count <= 4_048)
        #expect(NameRule(document: statements.document).mentions().count <= 320)
    }

    @Test(arguments: [
        "=]", "]", "】", "[", "(", ")", "\"", "'", ":", "|", "-", "# ", "#", "> ", "@", ",", ".", "?", "$", "*",
        "\u{AD}", "+",
        "&", "<", "{", "Dr.", "by", "will speak on", "Speaker:", "Location:", "Title: \"", "and", "in", "1", "Room",
        "[finished]", "seminar ]", "三", "第", "(Zoom", "Prof. A. ", "of",
    ])
    func `a talk is read whatever the text ends with`(end: String) {
        for text in [
            "Seminar, 12 March 2026, 14:30\n\(end)", "\(end)\n12 March 2026, 14:30 \(end)", "12.3.2026, 14:30 \(end)",
        ] {
            #expect(read(text).seminars.count == 1)
        }
    }

    @Test func `too many dates are said to be too many`() {
        let reading = read("Talk by Ada Example\n" + String(repeating: "12 March 2026 10:00 and ", count: 1200))
        #expect(reading.diagnostics.map(\.code).contains("too-many-dates"))
    }

    @Test(
        arguments: [[0xFF, 0xFE, 0x41, 0x00], [0x80, 0x81, 0xFF], [0xEF, 0xBB, 0xBF, 0x41], [0xC3], [0xF0, 0x9F]]
            as [[UInt8]])
    func `bytes that are no UTF-8 are read all the same`(bytes: [UInt8]) {
        let reading = AnnouncementReader(zones: CorpusCase.zones).read(bytes, context: ReadingContext())
        #expect(reading.seminars.isEmpty && !reading.diagnostics.isEmpty)
    }

    /// Two hours on the line of a labelled time, days over a line's end, an hour on the last line, a list of people that breaks off.
    @Test(arguments: [
        "- Date: 16 October 2026\n- Hours: 14 h (talk), 17 h (drinks), 20h (dinner)",
        "- 📆 Date : 16 octobre 2026\n- 🕐 Horaire : 14 heures (thèse), 17 heures (pot), 20h (repas)",
        "schedule: 4\nMarch 2026\nschedule: 11\nMarch 2026", "plan: Wed\n4 March 2026\nplan: Wed\n11 March 2026",
        "Ada Example will speak on 4 March 2026 in Hall 3 at\n5 pm", "3月4日\n講師：見本太郎、-", "Hall", "4 March, 5 pm, a",
    ])
    func `texts that end early are read`(text: String) {
        _ = read(text)
        _ = read(text + "\n")
    }

    /// A first byte that there is none of, a letter in more bytes than it needs, half of a pair.
    @Test(arguments: [
        [0xF8, 0x8D, 0x8D, 0x8D], [0xC1, 0x81], [0xE0, 0x81, 0x81], [0xED, 0xA0, 0x80], [0xE8, 0xF8],
    ])
    func `words with bytes that are no UTF-8 have the width they are shown with`(bytes: [UInt8]) {
        let document = Document(Rendition(verbatim: Array("a".utf8) + bytes))
        for token in document.tokens { #expect(document.folded(token).utf8.count == token.width) }
    }

    @Test func `letters of another encoding are read as such, and it is said`() throws {
        var bytes = Array("Speaker: Ada Ex".utf8)
        bytes.append(0xE9)
        bytes += Array("mple\nDate: 12 March 2026, 4 pm".utf8)
        let reading = AnnouncementReader(zones: CorpusCase.zones).read(
            bytes, context: ReadingContext(defaultZone: TZID(rawValue: "Europe/Paris")))
        #expect(reading.seminars.first?.speakers.map(\.name) == ["Ada Exémple"])
        #expect(reading.diagnostics.map(\.code) == ["encoding-assumed"])
    }
}
