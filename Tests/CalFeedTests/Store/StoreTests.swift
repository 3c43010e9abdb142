import Testing

@testable import CalFeed

@Suite struct StoreTests {
    var fixture: StoreFixture
    let seminar: Seminar

    init() throws {
        fixture = try StoreFixture()
        seminar = try StoreFixture.seminar()
    }

    @Test func `a recorded seminar is published with its identity and its first revision`() throws {
        let change = try fixture.record("talk.txt", [seminar])
        let record = try fixture.onlyRecord()
        #expect(change == .changed(uids: [record.uid]))
        #expect(
            record
                == SeminarRecord(
                    uid: record.uid, seminar: seminar, series: "algebra", origin: StoreFixture.origin("talk.txt"),
                    sequence: 0, created: fixture.now, lastModified: fixture.now))
    }

    @Test mutating func `reading the same again alters nothing`() throws {
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.store.records()
        let history = try fixture.store.history(of: before[0].uid)
        fixture.now = fixture.now.adding(seconds: 86_400)
        #expect(try fixture.record("talk.txt", [seminar]) == .unchanged)
        #expect(try fixture.store.records() == before)
        #expect(try fixture.store.history(of: before[0].uid) == history)
        #expect(try fixture.store.versions(of: StoreFixture.origin("talk.txt")).count == 1)
    }

    @Test mutating func `a seminar whose words only stand elsewhere in the text is the same`() throws {
        var first = seminar
        first.evidence = [.title: Evidence(basis: .stated, text: "Rings", span: 10..<15, rule: "label-line")]
        first.diagnostics = [Diagnostic(.info, "end-assumed", "The end is assumed.", span: 0..<4)]
        var moved = first
        moved.evidence[.title]?.span = 20..<25
        moved.diagnostics[0].span = 10..<14
        try fixture.record("talk.txt", [first])
        let before = try fixture.store.records()
        #expect(try fixture.record("talk.txt", [moved]) == .unchanged)
        #expect(try fixture.store.records() == before)
        moved.evidence[.title]?.rule = "heading"
        #expect(try fixture.record("talk.txt", [moved]) == .changed(uids: [before[0].uid]))
    }

    @Test(
        arguments: [
            { $0.title = "Rings of fast growth" }, { $0.title = nil },
            { $0.speakers[0].affiliation = "Institute of Rings" }, { $0.speakers = [] }, { $0.location = "Attic" },
            { $0.onlineURL = "https://meet.example.org/1" }, { $0.host = "B. Host" }, { $0.series = "Algebra" },
            { $0.status = .cancelled }, { $0.abstract = "Slow." }, { $0.biography = "Ada." },
            { $0.occurrence = .days(first: LocalDate(dayNumber: 20_700), last: LocalDate(dayNumber: 20_701)) },
            { $0.evidence[.start] = Evidence(basis: .assumed(reason: "a default"), text: "", rule: "default") },
            { $0.diagnostics = [Diagnostic(.warning, "zone-unknown", "The zone is not known.")] },
        ] as [@Sendable (inout Seminar) -> Void])
    func `every visible change raises sequence by one and last-modified strictly`(
        change: @Sendable (inout Seminar) -> Void
    ) throws {
        var edited = seminar
        change(&edited)
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.onlyRecord()
        // In the same second.
        #expect(try fixture.record("talk.txt", [edited]) == .changed(uids: [before.uid]))
        var expected = before
        expected.seminar = edited
        expected.sequence = 1
        expected.lastModified = before.lastModified.adding(seconds: 1)
        #expect(try fixture.onlyRecord() == expected)
    }

    @Test mutating func `a change of series is visible`() throws {
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        #expect(try fixture.record("talk.txt", [seminar], series: "topology") == .changed(uids: [uid]))
        #expect(try fixture.onlyRecord().series == "topology")
        #expect(try fixture.onlyRecord().sequence == 1)
    }

    @Test mutating func `last-modified is now, and never goes back with the clock`() throws {
        try fixture.record("talk.txt", [seminar])
        fixture.now = fixture.now.adding(seconds: 100)
        try fixture.record("talk.txt", [try StoreFixture.seminar(abstract: "One.")])
        #expect(try fixture.onlyRecord().lastModified == fixture.now)
        #expect(try fixture.store.lastChange() == fixture.now)
        let before = fixture.now
        fixture.now = fixture.now.adding(seconds: -86_400)
        try fixture.record("talk.txt", [try StoreFixture.seminar(abstract: "Two.")])
        #expect(try fixture.onlyRecord().lastModified == before.adding(seconds: 1))
        #expect(try fixture.store.lastChange() == before.adding(seconds: 1))
        #expect(try fixture.onlyRecord().sequence == 2)
    }

    @Test mutating func `what is taken out moves the store's last change on`() throws {
        #expect(try fixture.store.lastChange() == nil)
        try fixture.record("talk.txt", [seminar])
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.remove("talk.txt", .withdraw)
        #expect(try fixture.store.records().isEmpty)
        #expect(try fixture.store.lastChange() == fixture.now)
    }

    @Test mutating func `the history names every state, its cause and its announcement`() throws {
        let edited = try StoreFixture.seminar(abstract: "More.")
        let first = fixture.now
        try fixture.record("talk.txt", [seminar], text: "one", onRemoval: .withdraw)
        fixture.now = first.adding(seconds: 10)
        try fixture.record("talk.txt", [edited], text: "two")
        fixture.now = first.adding(seconds: 20)
        try fixture.remove("talk.txt", .withdraw)
        fixture.now = first.adding(seconds: 30)
        try fixture.record("talk.txt", [edited], text: "two")
        let uid = try fixture.onlyRecord().uid
        let origin = StoreFixture.origin("talk.txt")
        func entry(
            _ sequence: Int, _ cause: RevisionEntry.Cause, _ text: String?, _ seminar: Seminar
        ) -> RevisionEntry {
            RevisionEntry(
                uid: uid, sequence: sequence, at: first.adding(seconds: sequence * 10), cause: cause,
                origin: text == nil ? nil : origin, content: text.map { ContentDigest(of: $0.utf8) },
                series: "algebra", seminar: seminar)
        }
        #expect(
            try fixture.store.history(of: uid) == [
                entry(0, .announced, "one", seminar), entry(1, .edited, "two", edited),
                entry(2, .withdrawn, nil, edited), entry(3, .returned, "two", edited),
            ])
        #expect(try fixture.store.history(of: "nobody@example.org").isEmpty)
    }

    @Test func `records stand in the order of their UIDs and can be asked for by them`() throws {
        for number in 1...9 {
            try fixture.record("\(number).txt", [try StoreFixture.seminar("Speaker \(number)", "Title \(number)")])
        }
        let records = try fixture.store.records()
        #expect(records.map(\.uid) == records.map(\.uid).sorted())
        #expect(Set(records.map(\.uid)).count == 9)
        let some = Set(records.prefix(2).map(\.uid))
        #expect(try fixture.store.records(of: some.union(["nobody@example.org"])) == Array(records.prefix(2)))
    }

    @Test func `a batch is recorded whole`() throws {
        let readings = try (1...3).map { number in
            StoredReading(
                announcement: Announcement(
                    origin: StoreFixture.origin("\(number).txt"), bytes: [UInt8(number)], receivedAt: fixture.now),
                reading: Reading(seminars: [try StoreFixture.seminar("Speaker \(number)", nil)]), series: "algebra",
                reader: ReaderMark(version: "1", context: ReadingContext()))
        }
        let change = try fixture.store.record(readings, at: fixture.now)
        #expect(change == .changed(uids: Set(try fixture.uids())))
        #expect(try fixture.uids().count == 3)
        #expect(try fixture.store.record(readings, at: fixture.now.adding(seconds: 1)) == .unchanged)
    }
}
