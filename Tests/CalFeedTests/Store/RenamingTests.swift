import Testing

@testable import CalFeed

@Suite struct RenamingTests {
    var fixture: StoreFixture
    let seminar: Seminar
    let edited: Seminar

    init() throws {
        fixture = try StoreFixture()
        seminar = try StoreFixture.seminar()
        edited = try StoreFixture.seminar(abstract: "Now with an abstract.")
    }

    enum Order: CaseIterable { case oldNameFirst, newNameFirst }

    /// One file becomes another; the source tells it in either order.
    private func rename(
        _ old: String, to new: String, _ seminars: [Seminar], _ order: Order, _ policy: RemovalPolicy = .keep,
        series: String = "algebra"
    ) throws {
        if order == .oldNameFirst { try fixture.remove(old, policy) }
        try fixture.record(new, seminars, series: series)
        if order == .newNameFirst { try fixture.remove(old, policy) }
    }

    @Test(arguments: Order.allCases, [RemovalPolicy.keep, .withdraw])
    func `a renamed file keeps its UID`(order: Order, policy: RemovalPolicy) throws {
        try fixture.record("old.txt", [seminar])
        let before = try fixture.onlyRecord()
        try rename("old.txt", to: "new.txt", [seminar], order, policy)
        let after = try fixture.onlyRecord()
        #expect(after.uid == before.uid)
        #expect(after.seminar == before.seminar)
        #expect(after.origin == StoreFixture.origin("new.txt"))
        #expect(after.created == before.created)
        #expect(after.sequence > before.sequence)
        #expect(after.lastModified > before.lastModified)
        // And from now on it is known under its new name.
        #expect(try fixture.record("new.txt", [edited]) == .changed(uids: [before.uid]))
        #expect(try fixture.remove("new.txt", .withdraw) == .changed(uids: [before.uid]))
        #expect(try fixture.store.records().isEmpty)
    }

    @Test(arguments: Order.allCases)
    func `a file that is renamed and edited at once keeps its UID`(order: Order) throws {
        try fixture.record("old.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        try rename("old.txt", to: "new.txt", [edited], order)
        #expect(try fixture.onlyRecord().uid == uid)
        #expect(try fixture.onlyRecord().seminar == edited)
    }

    @Test(arguments: Order.allCases)
    func `a file that is renamed because its talk was moved keeps its UID`(order: Order) throws {
        try fixture.record("2026-06-04.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        try rename("2026-06-04.txt", to: "2026-06-25.txt", [try StoreFixture.seminar(at: "2026-06-25T14:00")], order)
        #expect(try fixture.onlyRecord().uid == uid)
    }

    @Test(arguments: Order.allCases)
    func `a list that is renamed keeps each UID`(order: Order) throws {
        let other = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-06-11T14:00")
        try fixture.record("old.txt", [seminar, other])
        let uids = try fixture.uids()
        try rename("old.txt", to: "new.txt", [seminar, other], order)
        #expect(try fixture.uids() == uids)
        #expect(try fixture.store.records().allSatisfy { $0.origin.name == "new.txt" })
    }

    @Test(arguments: Order.allCases)
    func `a file that is renamed over another one leaves both talks`(order: Order) throws {
        let other = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-05-01T14:00")
        try fixture.record("a.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        try fixture.record("b.txt", [other])
        let uids = try fixture.uids()
        try rename("a.txt", to: "b.txt", [seminar], order)
        #expect(try fixture.uids() == uids)
        let record = try #require(try fixture.store.records(of: [uid]).first)
        #expect(record.seminar == seminar)
        #expect(record.origin == StoreFixture.origin("b.txt"))
    }

    @Test mutating func `a file comes back under another name after a year`() throws {
        try fixture.record("old.txt", [seminar], onRemoval: .withdraw)
        let uid = try fixture.onlyRecord().uid
        try fixture.remove("old.txt", .withdraw)
        fixture.now = fixture.now.adding(seconds: 365 * 86_400)
        try fixture.record("archive.txt", [seminar])
        #expect(try fixture.onlyRecord().uid == uid)
    }

    @Test(arguments: Order.allCases)
    func `a source whose folder was moved keeps every UID`(order: Order) throws {
        let names = (1...20).map { "\($0).txt" }
        func record(_ source: String) throws {
            for (number, name) in names.enumerated() {
                try fixture.record(name, [try StoreFixture.seminar("Speaker \(number)", "Same title")], source: source)
            }
        }
        func removeAll() throws {
            _ = try fixture.store.remove(names.map { StoreFixture.origin($0) }, policy: .withdraw, at: fixture.now)
        }
        try record(StoreFixture.spool)
        let uids = try fixture.uids()
        if order == .oldNameFirst { try removeAll() }
        try record("/srv/algebra")
        if order == .newNameFirst { try removeAll() }
        #expect(try fixture.uids() == uids)
        #expect(try fixture.store.sources() == ["/srv/algebra"])
    }

    @Test(arguments: Order.allCases)
    func `a file that is moved to another source and series keeps its UID`(order: Order) throws {
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        if order == .oldNameFirst { try fixture.remove("talk.txt") }
        try fixture.record("talk.txt", [seminar], series: "topology", source: "/srv/topology")
        if order == .newNameFirst { try fixture.remove("talk.txt") }
        let record = try fixture.onlyRecord()
        #expect(record.uid == uid)
        #expect(record.series == "topology")
        #expect(record.origin == Origin(source: "/srv/topology", name: "talk.txt"))
    }

    @Test func `the identifier given too early says what became of it`() throws {
        // A first name alone may be anybody's, so that a second file is not at once the same talk.
        let seminar = try StoreFixture.seminar("Ada")
        try fixture.record("old.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        guard case .changed(let new) = try fixture.record("new.txt", [seminar]), let early = new.first else {
            Issue.record("nothing recorded")
            return
        }
        #expect(try fixture.store.records().count == 2)
        #expect(try fixture.remove("old.txt") == .changed(uids: [uid, early]))
        #expect(try fixture.store.successor(of: early) == uid)
        #expect(try fixture.store.successor(of: uid) == nil)
        #expect(try fixture.store.history(of: early).map(\.cause) == [.announced, .superseded])
        #expect(try fixture.store.history(of: uid).map(\.cause) == [.announced, .renamed])
    }

    @Test mutating func `copies that stood beside each other for long stay two when one goes`() throws {
        try fixture.record("a.txt", [seminar])
        try fixture.record("b.txt", [seminar], series: "topology")
        let uids = try fixture.uids()
        fixture.now = fixture.now.adding(seconds: 3600)
        #expect(try fixture.remove("a.txt", .keep) == .unchanged)
        #expect(try fixture.uids() == uids)
    }

    @Test(arguments: Order.allCases)
    mutating func `the next lecture is not the last one renamed`(order: Order) throws {
        try fixture.record("lecture-1.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        fixture.now = try #require(Timestamp("2026-06-06T08:00:00Z"))
        let next = try StoreFixture.seminar(at: "2026-06-11T14:00")
        try rename("lecture-1.txt", to: "lecture-2.txt", [next], order)
        #expect(try fixture.uids().count == 2)
        #expect(try fixture.store.records(of: [uid]).map(\.seminar) == [seminar])
    }

    @Test(
        arguments: Order.allCases,
        [
            ("Bo Reed", "Rings of slow growth", "2026-06-04T14:00", "algebra"),
            ("Ada Quill", "Something else", "2026-06-05T14:00", "algebra"),
            (nil, "Something else", "2026-06-04T14:00", "algebra"),
        ] as [(String?, String, String, String)])
    func `another talk or speaker is never taken for a renamed file`(
        order: Order, other: (String?, String, String, String)
    ) throws {
        try fixture.record("old.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        let new = try StoreFixture.seminar(other.0, other.1, at: other.2, abstract: "Other words.")
        try rename("old.txt", to: "new.txt", [new], order, series: other.3)
        #expect(try fixture.uids().count == 2)
        #expect(try fixture.store.records(of: [uid]).map(\.seminar) == [seminar])
    }

    @Test mutating func `an edited file that appears long after another vanished announces its talk again`() throws {
        try fixture.record("old.txt", [seminar])
        try fixture.remove("old.txt")
        fixture.now = fixture.now.adding(seconds: 601)
        let uids = try fixture.uids()
        try fixture.record("new.txt", [edited])
        #expect(try fixture.uids() == uids)
    }
}
