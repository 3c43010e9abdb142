import Foundation
import GRDB
import Testing

@testable import CalFeed

@Suite final class SnapshotFileTests {
    let folder: URL
    var path: String { folder.appending(path: "calfeed.sqlite-served").path() }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "calfeed-served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private let summary = SnapshotFile.Summary(
        seminars: 3, unread: 1, doubts: 2, at: Timestamp(secondsSince1970: 1_780_000_000))

    private func resource(_ pieces: [ResourceBody.Piece], tag: String, at seconds: Int = 1_780_000_000) -> Resource {
        Resource(
            body: ResourceBody(pieces: pieces), mediaType: "text/calendar; charset=utf-8",
            disposition: "inline; filename=\"all.ics\"", entityTag: "\"\(tag)\"",
            lastModified: Timestamp(secondsSince1970: seconds))
    }

    private func piece(_ text: String) -> ResourceBody.Piece { ResourceBody.Piece(Array(text.utf8)) }

    private func loaded(mark: String = "one") throws -> SnapshotFile.Kept? {
        let file = try SnapshotFile(path: path, mark: mark)
        defer { try? file.close() }
        return try file.load()
    }

    /// The texts of the pieces that the file holds.
    private func pieces() throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: "SELECT CAST(bytes AS TEXT) FROM piece ORDER BY id") }
    }

    @Test func `what was saved is there again, with what is told of it`() throws {
        let (head, run) = (piece("head\r\n"), piece("run\r\n"))
        let resources = [
            "/all.ics": resource([head, run], tag: "a"), "/series/rivers.ics": resource([run], tag: "b", at: 5),
            "/": Resource(
                body: Array("<p>水".utf8), mediaType: "text/html; charset=utf-8", entityTag: "\"p\"",
                lastModified: Timestamp(secondsSince1970: 7)),
        ]
        let file = try SnapshotFile(path: path, mark: "one")
        #expect(try file.load() == nil)
        try file.save(FeedSnapshot(resources: resources), summary)
        try file.close()

        let kept = try #require(try loaded())
        #expect(kept.snapshot.resources == resources)
        #expect(kept.snapshot.isProvisional)
        #expect(kept.summary == summary)
        // What two feeds share is kept once, and shared again.
        #expect(try pieces() == ["<p>水", "head\r\n", "run\r\n"])
        #expect(
            kept.snapshot.resources["/all.ics"]?.body.pieces[1]
                === kept.snapshot.resources["/series/rivers.ics"]?.body.pieces[0])
    }

    @Test func `a change writes what is new and removes what nothing holds any more`() throws {
        let (first, second, third) = (piece("1"), piece("2"), piece("3"))
        let file = try SnapshotFile(path: path, mark: "one")
        var snapshot = FeedSnapshot(resources: [
            "/all.ics": resource([first, second], tag: "a"), "/series/rivers.ics": resource([second], tag: "b"),
            "/series/ice.ics": resource([third], tag: "c"),
        ])
        try file.save(snapshot, summary)
        snapshot.resources["/all.ics"] = resource([first, third], tag: "d")
        snapshot.resources["/series/ice.ics"] = nil
        snapshot.changed = ["/all.ics", "/series/ice.ics"]
        try file.save(snapshot, summary)
        #expect(try pieces() == ["1", "2", "3"])
        snapshot.resources["/series/rivers.ics"] = resource([third], tag: "e")
        snapshot.changed = ["/series/rivers.ics"]
        try file.save(snapshot, summary)
        #expect(try pieces() == ["1", "3"])
        try file.close()
        #expect(try loaded()?.snapshot.resources == snapshot.resources)
    }

    @Test func `what a start goes on from is not written again`() throws {
        let file = try SnapshotFile(path: path, mark: "one")
        try file.save(FeedSnapshot(resources: ["/all.ics": resource([piece("1"), piece("2")], tag: "a")]), summary)
        try file.close()
        let again = try SnapshotFile(path: path, mark: "one")
        var snapshot = try #require(try again.load()).snapshot
        let known = try #require(snapshot.resources["/all.ics"])
        snapshot.isProvisional = false
        snapshot.resources["/all.ics"] = resource(known.body.pieces + [piece("3")], tag: "b")
        snapshot.resources["/series/ice.ics"] = resource([known.body.pieces[0]], tag: "c")
        // Nothing is said of what differs: everything is compared.
        try again.save(snapshot, summary)
        try again.close()
        #expect(try pieces() == ["1", "2", "3"])
        #expect(try loaded()?.snapshot.resources == snapshot.resources)
    }

    @Test func `what was made under another configuration is not served, and makes room`() throws {
        let file = try SnapshotFile(path: path, mark: "one")
        try file.save(FeedSnapshot(resources: ["/all.ics": resource([piece("old")], tag: "a")]), summary)
        try file.close()
        #expect(try loaded(mark: "two") == nil)
        let other = try SnapshotFile(path: path, mark: "two")
        #expect(try other.load() == nil)
        try other.save(FeedSnapshot(resources: ["/": resource([piece("new")], tag: "b")]), summary)
        try other.close()
        #expect(try pieces() == ["new"])
        #expect(try loaded(mark: "two")?.snapshot.paths == ["/"])
        #expect(try loaded(mark: "one") == nil)
    }

    @Test func `bytes that the disk has changed are not served`() throws {
        let file = try SnapshotFile(path: path, mark: "one")
        try file.save(FeedSnapshot(resources: ["/all.ics": resource([piece("BEGIN")], tag: "a")]), summary)
        try file.close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "UPDATE piece SET bytes = CAST('BEGUN' AS BLOB)") }
        try queue.close()
        #expect(throws: StoreError.damaged(path: path, reason: "piece 1 is not what was written")) {
            _ = try loaded()
        }
    }

    @Test func `a resource that lacks a piece is damage`() throws {
        let file = try SnapshotFile(path: path, mark: "one")
        try file.save(FeedSnapshot(resources: ["/all.ics": resource([piece("a"), piece("b")], tag: "a")]), summary)
        try file.close()
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "DELETE FROM piece WHERE id = 2") }
        try queue.close()
        #expect(throws: StoreError.damaged(path: path, reason: "/all.ics lacks piece 2")) { _ = try loaded() }
    }
}
