import CalFeed
import Foundation
import Testing

/// `docs/what-we-read.md` promises what is read; each of its rows is read here.
struct WhatWeReadTests {
    @Test func `the page has rows`() {
        #expect(DocumentedRow.all.count >= 25)
    }

    @Test(arguments: DocumentedRow.all)
    func `a row of the page is true`(row: DocumentedRow) throws {
        let context = ReadingContext(
            referenceDate: LocalDate("2026-11-20"), defaultZone: TZID(rawValue: "Europe/Berlin"))
        let reader = AnnouncementReader(zones: try ZoneDatabase())
        let reading = reader.read("Title: On tides\n\n" + row.words, context: context)
        try #require(reading.seminars.count == 1)
        #expect(DocumentedRow(words: row.words, seminar: reading.seminars[0]) == row)
    }
}

/// A row: the words, and the values as the page writes them.
struct DocumentedRow: Hashable, Sendable, CustomTestStringConvertible {
    var words: String
    var start: String
    var end: String
    var zone: String
    /// `start inferred, zone assumed`
    var notStated: String
    /// Codes of diagnostics: `` `range-reversed` ``
    var doubts: String

    var testDescription: String { words }

    init(words: String, seminar: Seminar) {
        self.words = words
        switch seminar.occurrence {
        case .days(let first, let last):
            start = first.description
            end = first == last ? "–" : last.description
            zone = "–"
        case .clock(let start, let end, let zone):
            self.start = "\(start.date) \(start.time)"
            self.end = end.map { "\($0.date) \($0.time)" } ?? "–"
            self.zone = zone?.rawValue ?? "–"
        }
        notStated = [Field.start, .end, .zone].compactMap { field in
            guard let basis = seminar.evidence[field]?.basis, basis != .stated else { return nil }
            return "\(field.rawValue) \(basis.name)"
        }.joined(separator: ", ")
        doubts = seminar.diagnostics.map { "`\($0.code)`" }.joined(separator: ", ")
    }

    /// Nil for a line that is no row with words in it.
    private init?(line: Substring) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count == 6, cells[0].count > 2, cells[0].hasPrefix("`"), cells[0].hasSuffix("`") else { return nil }
        words = String(cells[0].dropFirst().dropLast()).replacing("⏎", with: "\n")
        (start, end, zone, notStated, doubts) = (cells[1], cells[2], cells[3], cells[4], cells[5])
    }

    static let all: [DocumentedRow] = {
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/what-we-read.md")
        // Where the page is missing there are no rows, and a test says so.
        guard let text = try? String(contentsOf: page.standardizedFileURL, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").compactMap(DocumentedRow.init(line:))
    }()
}
