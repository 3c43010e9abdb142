import CalFeed
import Foundation
import Logging
import Testing

@testable import calfeedd

@Suite struct ServedArchiveTests {
    private let now = Timestamp(secondsSince1970: 1_780_000_000)

    private func publication(_ text: String) -> Pipeline.Publication {
        let feed = Resource(
            body: Array(text.utf8), mediaType: "text/calendar; charset=utf-8", entityTag: "\"\(text)\"",
            lastModified: now)
        return Pipeline.Publication(
            snapshot: FeedSnapshot(resources: ["/all.ics": feed]), seminars: 2, unread: 1, doubts: 3)
    }

    private func archive(_ path: String) -> ServedArchive {
        ServedArchive(path: path, mark: "m", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `the next start has what was served last, once`() throws {
        let directory = try TemporaryDirectory()
        let first = archive(directory.path + "/served")
        #expect(first.load()?.at == nil)
        first.save(publication("one"), at: now)
        first.save(publication("two"), at: now.adding(seconds: 5))
        first.close()
        let next = archive(directory.path + "/served")
        let last = try #require(next.load())
        #expect(last.at == now.adding(seconds: 5))
        #expect(last.publication.snapshot.resources == publication("two").snapshot.resources)
        #expect(last.publication.seminars == 2 && last.publication.unread == 1 && last.publication.doubts == 3)
        #expect(next.takeSnapshot().resources == publication("two").snapshot.resources)
        #expect(next.takeSnapshot().resources == [:])
    }

    @Test func `a damaged file is put away, and made anew after a while`() throws {
        let directory = try TemporaryDirectory()
        try directory.write(String(repeating: "no database ", count: 100), to: "served")
        let archive = archive(directory.path + "/served")
        #expect(archive.load()?.at == nil)
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/served"))
        archive.save(publication("one"), at: now)
        archive.close()
        #expect(self.archive(directory.path + "/served").load()?.at == now)
    }

    @Test func `what cannot be kept is left, and nothing old is left behind`() throws {
        let directory = try TemporaryDirectory()
        let archive = archive(directory.path + "/missing/served")
        #expect(archive.load()?.at == nil)
        archive.save(publication("one"), at: now)
        // A failure is not tried again at once; the folder may come back.
        try FileManager.default.createDirectory(
            atPath: directory.path + "/missing", withIntermediateDirectories: false)
        archive.save(publication("two"), at: now.adding(seconds: 299))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/missing") == [])
        archive.save(publication("three"), at: now.adding(seconds: 300))
        archive.close()
        let last = self.archive(directory.path + "/missing/served").load()
        #expect(last?.publication.snapshot.resources == publication("three").snapshot.resources)
    }
}
