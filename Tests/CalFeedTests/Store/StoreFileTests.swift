import Foundation
import Testing

@testable import CalFeed

@Suite final class StoreFileTests {
    let folder: URL
    var path: String { folder.appending(path: "calfeed.sqlite").path() }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "calfeed-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func open(_ path: String? = nil, domain: String = "talks.example.org") throws(StoreError) -> Store {
        try Store(path: path ?? self.path, domain: domain)
    }

    private func failure(opening path: String) -> StoreError? {
        do throws(StoreError) {
            _ = try Store(path: path, domain: "talks.example.org")
            return nil
        } catch {
            return error
        }
    }

    @Test func `everything outlives the process, and a new domain applies to new events alone`() throws {
        let fixture = StoreFixture(try open())
        try fixture.record("talk.txt", [try StoreFixture.seminar()])
        try fixture.store.noteZoneDataVersion("2026a")
        let records = try fixture.store.records()
        try fixture.store.close()

        let again = StoreFixture(try open(domain: "example.net"))
        #expect(try again.store.records() == records)
        #expect(try again.store.zoneDataVersion() == "2026a")
        #expect(try again.record("talk.txt", [try StoreFixture.seminar()]) == .unchanged)
        try again.record("new.txt", [try StoreFixture.seminar("Bo Reed", "Knots", at: "2026-08-01T10:00")])
        #expect(Set(try again.uids().map { $0.drop { $0 != "@" } }) == ["@talks.example.org", "@example.net"])
    }

    @Test func `what a call returned from is in the files at once`() throws {
        let fixture = StoreFixture(try open())
        let copy = folder.appending(path: "killed")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
        try fixture.record("talk.txt", [try StoreFixture.seminar()])
        // A process that is killed here leaves these files: nothing is closed, no log is folded in.
        for name in ["calfeed.sqlite", "calfeed.sqlite-wal"] {
            try FileManager.default.copyItem(
                at: folder.appending(path: name), to: copy.appending(path: name))
        }
        let killed = try open(copy.appending(path: "calfeed.sqlite").path())
        #expect(try killed.records() == fixture.store.records())
        #expect(try killed.records().count == 1)
    }

    @Test func `after closing one file holds everything, and calls fail`() throws {
        let store = try open()
        let fixture = StoreFixture(store)
        try fixture.record("talk.txt", [try StoreFixture.seminar()])
        let records = try store.records()
        try store.close()
        #expect(throws: StoreError.self) { try store.records() }
        let backup = folder.appending(path: "backup.sqlite")
        try FileManager.default.copyItem(at: URL(filePath: path), to: backup)
        #expect(try open(backup.path()).records() == records)
        try Store.inMemory(domain: "example.org").close()
    }

    @Test func `threads that record at once lose nothing`() async throws {
        let store = try open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let fixture = StoreFixture(store)
                    try fixture.record("\(number).txt", [try StoreFixture.seminar("Speaker \(number)")])
                    _ = try store.records()
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.records().count == 20)
    }

    @Test func `the journal is a write-ahead log that is synchronised at each commit`() throws {
        let store = try open()
        #expect(try store.texts("PRAGMA journal_mode") == ["wal"])
        #expect(try store.texts("PRAGMA synchronous") == ["2"])
        #expect(try store.texts("PRAGMA foreign_keys") == ["1"])
    }

    @Test func `every table is strict and keeps its references`() throws {
        let store = try open()
        let tables = [
            "announcement", "content", "correction", "file_mark", "mention", "message", "metadata", "origin", "proof",
            "revision", "seminar", "settled",
        ]
        let strict = try store.texts(
            "SELECT name FROM pragma_table_list WHERE strict AND schema = 'main' ORDER BY name")
        #expect(strict == tables)
        #expect(throws: StoreError.self) {
            try store.execute(
                """
                INSERT INTO mention (origin, uid, position, is_current, recognised_by, seminar)
                VALUES (1, 'nobody@example.org', 0, 1, '', '{}')
                """)
        }
    }

    @Test func `a folder that is missing is told with what to do`() {
        let path = folder.appending(path: "missing/calfeed.sqlite").path()
        #expect(
            failure(opening: path)?.description
                == "\(path): cannot be opened (unable to open database file); create its folder and let the daemon's "
                + "user write there")
    }

    @Test func `a file that is no database is told with what to do`() throws {
        try Data("This is a letter and not a database at all, however long one looks at it.\n".utf8)
            .write(to: URL(filePath: path))
        let before = try Data(contentsOf: URL(filePath: path))
        let error = try #require(failure(opening: path))
        guard case .damaged(path, reason: _) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(error.description.hasPrefix("\(path): is damaged or no database ("))
        #expect(error.description.contains("restore a backup, or move it away"))
        #expect(!error.description.contains("\n"))
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test func `a damaged database is told before anything is written`() throws {
        let fixture = StoreFixture(try open())
        for number in 1...40 {
            try fixture.record(
                "\(number).txt", [try StoreFixture.seminar("Speaker \(number)", String(repeating: "x", count: 400))])
        }
        try fixture.store.close()
        let file = try FileHandle(forUpdating: URL(filePath: path))
        try file.seek(toOffset: 8192)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 65_536))
        try file.close()
        let error = try #require(failure(opening: path))
        guard case .damaged(path, reason: _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `the database of another program is left alone`() throws {
        let store = try open()
        try store.execute("PRAGMA application_id = 1")
        try store.close()
        #expect(failure(opening: path) == .foreign(path: path))
    }

    @Test func `a database of a later version is left alone`() throws {
        let store = try open()
        try store.execute("INSERT INTO grdb_migrations (identifier) VALUES ('999 later')")
        try store.close()
        #expect(failure(opening: path) == .newer(path: path))
    }

    @Test func `a value that cannot be read back names its owner`() throws {
        let fixture = StoreFixture(try open())
        try fixture.record("talk.txt", [try StoreFixture.seminar()])
        let uid = try fixture.onlyRecord().uid
        try fixture.store.execute("UPDATE seminar SET seminar = '{}'")
        do throws(StoreError) {
            _ = try fixture.store.records()
            Issue.record("read")
        } catch {
            guard case .unreadableValue(path, of: uid, reason: _) = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
