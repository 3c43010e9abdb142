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
        "a@", "# x\n", "年月日", "[x](",
    ])
    func `a hundred kilobytes of one thing are read`(unit: String) {
        let reading = read(String(repeating: unit, count: 20_000 / unit.utf8.count))
        #expect(!reading.seminars.isEmpty || !reading.diagnostics.isEmpty)
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
