import Foundation
import Testing

@testable import CalFeed

/// What becomes of coming events when a government moves the clocks and the system learns of it.
@Suite struct ZoneDataTests {
    /// A zone database of two zones, made of the system's, in which Paris has the file of another zone.
    private func database(version: String, parisIs zone: String) throws -> ZoneDatabase {
        let folder = FileManager.default.temporaryDirectory.appending(path: "zones-\(UUID())")
        try FileManager.default.createDirectory(at: folder.appending(path: "Europe"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: folder.appending(path: "Etc"), withIntermediateDirectories: true)
        let system = URL(filePath: "/usr/share/zoneinfo")
        try FileManager.default.copyItem(
            at: system.appending(path: zone).resolvingSymlinksInPath(), to: folder.appending(path: "Europe/Paris"))
        try FileManager.default.copyItem(
            at: system.appending(path: "Etc/UTC").resolvingSymlinksInPath(), to: folder.appending(path: "Etc/UTC"))
        try Data("# version \(version)\nZ Europe/Paris 1:00 - CET\nZ Etc/UTC 0 - UTC\n".utf8).write(
            to: folder.appending(path: "tzdata.zi"))
        try Data("FR\t+4852+00220\tEurope/Paris\n".utf8).write(to: folder.appending(path: "zone.tab"))
        return try ZoneDatabase(directory: folder.path(percentEncoded: false))
    }

    @Test func `coming events follow new rules with a new revision and a reason, past ones stay`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "store.sqlite").path(percentEncoded: false)
        var fixture = StoreFixture(
            try Store(
                path: path, domain: "talks.example.org", zones: try database(version: "2026a", parisIs: "Europe/Berlin")
            ))
        #expect(try fixture.store.deriveInstants(at: fixture.now) == .unchanged)
        try fixture.record("past.txt", [try StoreFixture.seminar("Bo Reed", "Knots", at: "2026-05-20T14:00")])
        let past = try fixture.onlyRecord()
        try fixture.record("coming.txt", [try StoreFixture.seminar(at: "2026-06-04T14:00")])
        try fixture.store.close()

        let zones = try database(version: "2026b", parisIs: "Europe/Lisbon")
        fixture = StoreFixture(try Store(path: path, domain: "talks.example.org", zones: zones))
        let coming = try #require(try fixture.store.records().first { $0.uid != past.uid })
        #expect(
            try fixture.store.deriveInstants(at: fixture.now.adding(seconds: 60)) == .changed(uids: [coming.uid]))
        #expect(try fixture.store.records(of: [past.uid]) == [past])
        let moved = try #require(try fixture.store.records(of: [coming.uid]).first)
        #expect(moved.sequence == 1 && moved.lastModified > coming.lastModified)
        #expect(moved.seminar.occurrence == coming.seminar.occurrence)
        #expect(
            moved.seminar.diagnostics.map(\.inEnglish) == [
                Diagnostic(
                    .warning, "zone-rules-changed",
                    "The clocks of Europe/Paris follow other rules than were known: 2026-06-04 14:00 there is "
                        + "2026-06-04 13:00 UTC, and was thought to be 2026-06-04 12:00 UTC.")
            ])
        #expect(try fixture.store.history(of: coming.uid).map(\.cause) == [.announced, .zoneData])
        #expect(try fixture.store.zoneDataVersion() == "2026b")
        #expect(try fixture.store.deriveInstants(at: fixture.now.adding(seconds: 90)) == .unchanged)
        try fixture.store.close()
    }

    @Test func `a database whose folder holds another release knows it`() throws {
        let zones = try database(version: "2026a", parisIs: "Europe/Berlin")
        #expect(!zones.isReplaced)
        try Data("# version 2026b\n".utf8).write(to: URL(filePath: zones.directory).appending(path: "tzdata.zi"))
        #expect(zones.isReplaced)
    }

    @Test func `two states of an event differ in the fields that a person sees`() throws {
        let old = try StoreFixture.seminar()
        var new = try StoreFixture.seminar("Ada Quill", "Rings", at: "2026-06-04T16:00")
        new.location = "Attic"
        #expect(
            FieldChange.changes(from: old, to: new) == [
                FieldChange(field: "title", from: "Rings of slow growth", to: "Rings"),
                FieldChange(field: "start", from: "2026-06-04T14:00", to: "2026-06-04T16:00"),
                FieldChange(field: "end", from: "2026-06-04T15:00", to: "2026-06-04T17:00"),
                FieldChange(field: "location", from: nil, to: "Attic"),
            ])
        #expect(FieldChange.changes(from: old, to: old) == [])
    }
}
