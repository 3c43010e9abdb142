import GRDB
import Testing

@testable import CalFeed

/// Several announcements of one talk, as they come in the life of a department.
@Suite struct MergingTests {
    var fixture: StoreFixture
    let talk: Seminar

    init() throws {
        fixture = StoreFixture(try Store.inMemory(domain: "talks.example.org", zones: CorpusCase.zones))
        talk = try StoreFixture.seminar(
            "Ada Quill", "Rings of slow growth", at: "2026-06-04T14:00", abstract: "On rings.")
    }

    private func record(
        _ name: String, _ seminar: Seminar, isUpdate: Bool = false, message: MessageIdentity? = nil,
        series: String = "algebra", onRemoval: RemovalPolicy = .keep
    ) throws {
        var reading = Reading(seminars: [seminar])
        reading.isUpdate = isUpdate
        reading.message = message
        _ = try fixture.store.record(
            Announcement(
                origin: StoreFixture.origin(name), bytes: Array((name + (try SeminarJSON.text(seminar))).utf8),
                receivedAt: fixture.now),
            reading: reading, series: series, onRemoval: onRemoval, at: fixture.now)
    }

    @Test mutating func `a mail and a page about one talk are one event with what either knows`() throws {
        var page = talk
        page.abstract = nil
        page.location = "Room 7"
        try record("mail.eml", talk)
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 3600)
        try record("page.txt", page)
        let record = try fixture.onlyRecord()
        #expect(record.uid == uid && record.sequence == 60)
        #expect(record.seminar.abstract == "On rings." && record.seminar.location == "Room 7")
        #expect(record.lastModified == fixture.now)
    }

    @Test func `the same talk in two series stands in both feeds`() throws {
        try record("department.txt", talk)
        try record("host.txt", talk, series: "geometry")
        let record = try fixture.onlyRecord()
        #expect(record.series == "algebra" && record.otherSeries == ["geometry"] && record.sequence == 0)
    }

    @Test func `one instant in two zones and two languages is one talk by one speaker`() throws {
        try record("english.txt", talk)
        var other = talk
        other.title = "成長の遅い環について"
        other.occurrence = .clock(
            start: try #require(LocalDateTime("2026-06-04T21:00")), end: nil, zone: TZID(rawValue: "Asia/Tokyo"))
        try record("japanese.txt", other)
        let record = try fixture.onlyRecord()
        #expect(record.seminar.title == "Rings of slow growth")
        #expect(record.seminar.occurrence == talk.occurrence)
    }

    @Test(
        arguments: [
            ("Bo Reed", "Rings of slow growth", "2026-06-04T14:00"),
            ("Ada Quill", "Knots in weather", "2026-06-11T14:00"),
            ("Ada Quill", "Rings of slow growth", "2026-06-11T14:00"),
            ("Ada", "Rings of slow growth", "2026-06-04T14:00"),
            (nil, "Colloquium", "2026-06-04T14:00"), (nil, nil, "2026-06-04T14:00"),
        ] as [(String?, String?, String)])
    func `what may be another talk stays one`(speaker: String?, title: String?, start: String) throws {
        try record("a.txt", try StoreFixture.seminar(speaker == "Ada" ? "Ada" : "Ada Quill"))
        try record("b.txt", try StoreFixture.seminar(speaker, title, at: start))
        #expect(try fixture.store.records().count == 2)
        #expect(try fixture.store.records().allSatisfy { $0.seminar.diagnostics.isEmpty })
    }

    @Test func `two times without a word about a change stay two events, and the second says so`() throws {
        try record("mail.eml", talk)
        try record("page.txt", try StoreFixture.seminar(at: "2026-06-04T16:00"))
        let records = try fixture.store.records()
        #expect(records.count == 2)
        #expect(records.flatMap(\.seminar.diagnostics).map(\.code) == ["announced-twice"])
    }

    @Test mutating func `a talk is called off by a later message, comes back, and keeps its identifier`() throws {
        try record("mail.eml", talk)
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 60)
        var cancelled = Seminar(
            speakers: talk.speakers,
            occurrence: .days(
                first: try #require(LocalDate("2026-06-04")), last: try #require(LocalDate("2026-06-04"))),
            status: .cancelled)
        cancelled.evidence[.status] = Evidence(basis: .stated, text: "cancelled", rule: "status-word")
        try record("cancelled.eml", cancelled, isUpdate: true)
        var record = try fixture.onlyRecord()
        #expect(record.uid == uid && record.seminar.status == .cancelled && record.sequence == 1)
        #expect(record.seminar.title == talk.title && record.seminar.occurrence == talk.occurrence)
        fixture.now = fixture.now.adding(seconds: 60)
        var again = talk
        again.host = "Bo Reed"
        try self.record("again.eml", again, isUpdate: true)
        record = try fixture.onlyRecord()
        #expect(record.uid == uid && record.seminar.status == .confirmed && record.sequence == 2)
    }

    @Test mutating func `a later message moves a talk`() throws {
        try record("mail.eml", talk)
        fixture.now = fixture.now.adding(seconds: 60)
        var moved = try StoreFixture.seminar(at: "2026-06-05T16:00")
        moved.location = "Attic"
        moved.evidence[.location] = Evidence(basis: .stated, text: "Attic", rule: "label-line")
        try record("moved.eml", moved, isUpdate: true)
        let record = try fixture.onlyRecord()
        #expect(record.seminar.occurrence == moved.occurrence && record.seminar.location == "Attic")
        #expect(record.seminar.abstract == "On rings.")
        #expect(try fixture.store.history(of: record.uid).map(\.cause) == [.announced, .edited])
    }

    @Test mutating func `of two coming talks by one speaker a vague message moves neither`() throws {
        try record("a.eml", talk)
        try record("b.eml", try StoreFixture.seminar("Ada Quill", "Rings of slow growth", at: "2026-06-18T14:00"))
        try record("moved.eml", try StoreFixture.seminar(at: "2026-06-20T10:00"), isUpdate: true)
        #expect(try fixture.store.records().count == 3)
    }

    @Test mutating func `an answer to a mail is about its talk, whatever it changes`() throws {
        try record("mail.eml", talk, message: MessageIdentity(id: "1@lists.example"))
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 60)
        let reply = try StoreFixture.seminar(nil, nil, at: "2026-06-09T10:00")
        try record("reply.eml", reply, message: MessageIdentity(id: "2@lists.example", references: ["1@lists.example"]))
        let record = try fixture.onlyRecord()
        #expect(record.uid == uid && record.seminar.occurrence == reply.occurrence)
        #expect(record.seminar.title == talk.title)
        // Sent once more: nothing changes.
        try self.record("reply-copy.eml", reply, message: MessageIdentity(id: "2@lists.example"))
        #expect(try fixture.onlyRecord() == record)
    }

    @Test func `an answer that announces another talk is another talk`() throws {
        try record("mail.eml", talk, message: MessageIdentity(id: "1@lists.example"))
        try record(
            "next.eml", try StoreFixture.seminar("Bo Reed", "Knots", at: "2026-06-11T14:00"),
            message: MessageIdentity(id: "2@lists.example", references: ["1@lists.example"]))
        #expect(try fixture.store.records().count == 2)
    }

    @Test mutating func `when one of two announcements goes the event lives on the other`() throws {
        var page = talk
        page.location = "Room 7"
        try record("mail.eml", talk, onRemoval: .withdraw)
        try record("page.txt", page, onRemoval: .withdraw)
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.remove("page.txt", .withdraw)
        #expect(try fixture.onlyRecord().uid == uid)
        #expect(try fixture.onlyRecord().seminar == talk)
        try fixture.remove("mail.eml", .withdraw)
        #expect(try fixture.store.records().isEmpty)
    }

    @Test mutating func `an announcement that turns to another talk takes nothing with it`() throws {
        try record("mail.eml", talk)
        try record("next.txt", talk)
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 3600)
        let other = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-06-11T14:00")
        try record("next.txt", other)
        let records = try fixture.store.records()
        #expect(records.count == 2)
        #expect(records.first { $0.uid == uid }?.seminar == talk)
    }

    @Test mutating func `a database from a backup gives out no number and no time twice`() throws {
        try record("mail.eml", talk)
        let created = fixture.now
        // Here the backup was taken; these revisions are lost with the disk.
        fixture.now = created.adding(seconds: 86_400)
        for hour in 15...17 {
            fixture.now = fixture.now.adding(seconds: 61)
            try record("mail.eml", try StoreFixture.seminar(at: "2026-06-04T\(hour):00"))
        }
        let lost = try fixture.onlyRecord()
        var restored = StoreFixture(try Store.inMemory(domain: "talks.example.org"))
        restored.now = created
        try restored.record("mail.eml", [talk])
        restored.now = fixture.now.adding(seconds: 61)
        try restored.record("mail.eml", [try StoreFixture.seminar(at: "2026-06-04T18:00")])
        let record = try restored.onlyRecord()
        #expect(record.uid == lost.uid)
        #expect(record.sequence > lost.sequence && record.lastModified > lost.lastModified)
    }

    @Test func `what is asked for each announcement finds events by an index, however many there are`() throws {
        let plan = try fixture.store.read { database in
            try Row.fetchAll(
                database, sql: "EXPLAIN QUERY PLAN " + Ledger.recognising, arguments: ["key", 1, "key", 1, "", 100]
            ).map { row -> String in row["detail"] }
        }
        #expect(plan.contains { $0.contains("SEARCH mention USING INDEX mention_by_recognition") })
        #expect(!plan.contains { $0.hasPrefix("SCAN mention") || $0.hasPrefix("SCAN seminar") }, "\(plan)")
    }
}
