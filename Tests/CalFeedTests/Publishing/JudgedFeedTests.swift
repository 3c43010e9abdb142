import Foundation
import Testing

@testable import CalFeed

/// Feeds for programs that are not ours: `make judge` has them written and reads them with all that are installed.
@Suite struct JudgedFeedTests {
    private static let directory = ProcessInfo.processInfo.environment["CALFEED_JUDGE_DIR"]

    private struct Statement: Encodable {
        var uid: String
        var summary: String
        /// As the seminar says it; what it means in UTC is worked out by others.
        var start: String
        var end: String?
        var zone: String?
    }

    /// Eight feeds of 250 random seminars each, with what they say beside them: four of half a century, and four of a
    /// few years for the programs that take no more. Two hold backslashes, which several programs misread.
    @Test(.enabled(if: directory != nil, "CALFEED_JUDGE_DIR is not set"), arguments: 1...8)
    func `a feed of random seminars is written for the judges`(seed: Int) throws {
        let folder = URL(filePath: try #require(Self.directory))
        var seminars = try RandomSeminars(
            seed: UInt64(seed) * 1000, years: seed % 2 == 0 ? 2024...2032 : 1990...2045, hasBackslashes: seed > 6)
        let records = seminars.records(250)
        let series = seed > 6 ? RandomSeminars.series : [RandomSeminars.series[1]]
        let name = seed > 6 ? "backslashes-\(seed)" : "random-\(seed)"
        let publisher = Publisher(
            settings: Publisher.Settings(
                title: "Random seminars, number \(seed)",
                address: try #require(SiteAddress("https://talks.example.org")), series: series,
                refreshMinutes: 60, otherZones: ["Asia/Kolkata"].compactMap { TZID(rawValue: $0) }),
            zones: CorpusCase.zones)
        let publication = publisher.publication(
            of: .all(records), unread: [], changed: Timestamp(secondsSince1970: 1_780_000_000),
            at: Timestamp(secondsSince1970: 1_780_000_000))
        #expect(publication.problems == [])
        let feed = try #require(publication.snapshot.resources["/all.ics"])
        try Data(feed.body.bytes).write(to: folder.appending(path: "\(name).ics"))
        // What stands in SUMMARY is words of ours about the seminar's; only the instants are judged from outside.
        let renderer = EventRenderer(
            zones: CorpusCase.zones,
            style: EventStyle(address: try #require(SiteAddress("https://talks.example.org"))))
        let statements = records.map { record in
            let summary = renderer.event(of: record.bounded).expected.summary
            return switch record.seminar.occurrence {
            case .clock(let start, let end, let zone?):
                Statement(
                    uid: record.uid, summary: summary, start: start.description, end: end?.description,
                    zone: zone.rawValue)
            case .clock(let start, let end, nil):
                Statement(
                    uid: record.uid, summary: summary, start: start.date.description,
                    end: (end ?? start).date.description)
            case .days(let first, let last):
                Statement(uid: record.uid, summary: summary, start: first.description, end: last.description)
            }
        }
        try JSONEncoder().encode(statements).write(to: folder.appending(path: "\(name).statements.json"))
    }
}
