import Foundation
import Testing

@testable import CalFeed

/// Announcements and what must be understood of them, a pair of files each. `Tests/Corpus/samples/README.md` tells
/// what the keys of an expected file mean. `CALFEED_RECORD=1` writes the events anew, and fails so that they are read.
@Suite struct CorpusTests {
    static let cases: [CorpusCase] = CorpusCase.all

    @Test func `there are announcements to read`() {
        #expect(Self.cases.count >= 16)
    }

    @Test(arguments: cases)
    func `an announcement is understood as its expected file says`(_ corpusCase: CorpusCase) throws {
        let expected = try corpusCase.expectation()
        let reading = try corpusCase.reading()
        let events = try reading.seminars.map { try ExpectedEvent($0, zones: CorpusCase.zones) }
        if ProcessInfo.processInfo.environment["CALFEED_RECORD"] != nil {
            try corpusCase.record(events, over: expected)
        }
        #expect(events.count == expected.events.count, "\(reading.diagnostics.map(\.code))")
        for (event, wanted) in zip(events, expected.events) {
            #expect(event.title == wanted.title)
            #expect(event.speakers == wanted.speakers)
            #expect(event.start_local == wanted.start_local)
            #expect(event.end_local == wanted.end_local)
            #expect(event.zone == wanted.zone)
            #expect(event.start_utc == wanted.start_utc)
            #expect(event.end_utc == wanted.end_utc)
            #expect(event.location == wanted.location)
            #expect(event.online_url == wanted.online_url)
            #expect(event.host == wanted.host)
            #expect(event.series == wanted.series)
            #expect(event.status == wanted.status)
        }
        for (seminar, wanted) in zip(reading.seminars, expected.events) {
            for name in wanted.assumed ?? [] {
                let field = try #require(Field(rawValue: name))
                #expect(seminar.evidence[field]?.basis.name != "stated", "\(name) is not in the words")
            }
        }
        let warnings = reading.seminars.flatMap(\.diagnostics).filter { $0.severity == .warning }
        #expect(warnings.isEmpty == (expected.doubts ?? []).isEmpty, "\(warnings.map(\.message))")
        if expected.unread != nil {
            #expect(reading.diagnostics.contains { $0.severity == .error })
        }
    }

    @Test(arguments: cases)
    func `every value's words stand where its span says`(_ corpusCase: CorpusCase) throws {
        let text = try corpusCase.text()
        // Where words are encoded, or tags stand between them, the span holds more than the words.
        let isEncoded = ["Content-Transfer-Encoding:", "<html", "BEGIN:VCALENDAR"].contains { text.contains($0) }
        let bytes = Array(text.utf8)
        for seminar in try corpusCase.reading().seminars {
            for (field, evidence) in seminar.evidence {
                guard let span = evidence.span, !evidence.text.contains(" … ") else { continue }
                let words = String(decoding: bytes[span], as: UTF8.self)
                if isEncoded {
                    #expect(span.count >= 3 && words.utf8.count * 2 >= evidence.text.utf8.count, "\(field)")
                } else {
                    #expect(words == evidence.text, "\(field)")
                }
            }
        }
    }
}

/// One announcement of the corpus.
struct CorpusCase: Sendable, CustomTestStringConvertible {
    var name: String
    private var expectedFile: URL

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let zones: ZoneDatabase = {
        do { return try ZoneDatabase() } catch {
            preconditionFailure("the tests need the system's zone data: \(error)")
        }
    }()

    static var all: [CorpusCase] {
        let folder = root.appending(path: "Tests/Corpus")
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.lastPathComponent.hasSuffix(".expected.json") }
            .map { CorpusCase(name: $0.lastPathComponent.replacing(".expected.json", with: ""), expectedFile: $0) }
            .sorted { $0.name < $1.name }
    }

    var testDescription: String { name }

    func expectation() throws -> Expectation {
        try JSONDecoder().decode(Expectation.self, from: Data(contentsOf: expectedFile))
    }

    func text() throws -> String {
        let path = try expectation().announcement ?? expectedFile.path().replacing(".expected.json", with: ".txt")
        let url = path.hasPrefix("/") ? URL(fileURLWithPath: path) : Self.root.appending(path: path)
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }

    func reading() throws -> Reading {
        let given = try expectation().context
        let context = ReadingContext(
            referenceDate: given?.reference_date.flatMap { LocalDate($0) }, sender: given?.from,
            defaultZone: given?.default_zone.flatMap { TZID(rawValue: $0) }, defaultDuration: given?.default_duration)
        return AnnouncementReader(zones: Self.zones).read(Array(try text().utf8), context: context)
    }

    func record(_ events: [ExpectedEvent], over old: Expectation) throws {
        var new = old
        new.events = zip(events, events.indices).map { event, index in
            var event = event
            event.assumed = index < old.events.count ? old.events[index].assumed : nil
            return event
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        try encoder.encode(new).write(to: expectedFile)
        Issue.record("\(name) was recorded; read the difference before you commit it")
    }
}

struct Expectation: Codable {
    struct Context: Codable {
        var reference_date: String?
        var default_zone: String?
        var default_duration: Int?
        var from: String?
    }

    /// The announcement's path from the project's root; left out when it lies beside the expected file.
    var announcement: String?
    var context: Context?
    var events: [ExpectedEvent]
    var doubts: [String]?
    var unread: String?
}

struct ExpectedEvent: Codable, Equatable {
    struct Person: Codable, Equatable {
        var name: String
        var affiliation: String?
    }

    var title: String?
    var speakers: [Person]
    var start_local: String
    var end_local: String?
    var zone: String?
    var start_utc: String?
    var end_utc: String?
    var location: String?
    var online_url: String?
    var host: String?
    var series: String?
    var status: String
    var assumed: [String]?

    init(_ seminar: Seminar, zones: ZoneDatabase) throws {
        title = seminar.title
        speakers = seminar.speakers.map { Person(name: $0.name, affiliation: $0.affiliation) }
        location = seminar.location
        online_url = seminar.onlineURL
        host = seminar.host
        series = seminar.series
        status = seminar.status.rawValue
        switch seminar.occurrence {
        case .days(let first, let last):
            start_local = first.description
            end_local = first == last ? nil : last.description
        case .clock(let start, let end, let tzid):
            start_local = start.description
            end_local = end?.description
            zone = tzid?.rawValue
            if let tzid {
                start_utc = try zones.meaning(of: start, in: tzid).timestamp.description
                end_utc = try end.map { try zones.meaning(of: $0, in: tzid).timestamp.description }
            }
        }
    }
}
