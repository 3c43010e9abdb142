import Testing

@testable import CalFeed

@Suite struct RemovalTests {
    var fixture: StoreFixture
    let seminar: Seminar

    init() throws {
        fixture = try StoreFixture()
        seminar = try StoreFixture.seminar()
    }

    @Test mutating func `kept, a seminar outlives its announcement unchanged`() throws {
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.store.records()
        fixture.now = fixture.now.adding(seconds: 60)
        #expect(try fixture.remove("talk.txt", .keep) == .unchanged)
        #expect(try fixture.store.records() == before)
        #expect(try fixture.record("talk.txt", [seminar]) == .unchanged)
        #expect(try fixture.store.records() == before)
    }

    @Test mutating func `withdrawn, it leaves the feeds and comes back as itself`() throws {
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.onlyRecord()
        fixture.now = fixture.now.adding(seconds: 60)
        #expect(try fixture.remove("talk.txt", .withdraw) == .changed(uids: [before.uid]))
        #expect(try fixture.store.records().isEmpty)
        #expect(try fixture.remove("talk.txt", .withdraw) == .unchanged)
        fixture.now = fixture.now.adding(seconds: 86_400)
        #expect(try fixture.record("talk.txt", [seminar]) == .changed(uids: [before.uid]))
        var expected = before
        expected.sequence = 1441  // The minutes since it was made.
        expected.lastModified = fixture.now
        #expect(try fixture.onlyRecord() == expected)
    }

    @Test func `what was never there can be removed`() throws {
        #expect(try fixture.remove("nothing.txt", .withdraw) == .unchanged)
    }

    @Test(arguments: [RemovalPolicy.keep, .withdraw])
    func `a seminar that its announcement no longer lists follows the policy`(policy: RemovalPolicy) throws {
        let other = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-07-02T10:00")
        try fixture.record("list.txt", [seminar, other])
        let uids = Set(try fixture.uids())
        let change = try fixture.record("list.txt", [seminar], onRemoval: policy)
        switch policy {
        case .keep:
            #expect(change == .unchanged)
            #expect(Set(try fixture.uids()) == uids)
        case .withdraw:
            let gone = uids.subtracting(try fixture.uids())
            #expect(gone.count == 1)
            #expect(change == .changed(uids: gone))
            #expect(try fixture.record("list.txt", [other, seminar]) == .changed(uids: gone))
        }
        #expect(try fixture.record("list.txt", [seminar, other]) == .unchanged)
        #expect(Set(try fixture.uids()) == uids)
    }

    @Test(arguments: [RemovalPolicy.keep, .withdraw])
    func `an announcement of which nothing is understood any more takes nothing away`(policy: RemovalPolicy) throws {
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.store.records()
        let doubt = Diagnostic(.error, "no-date", "There is no date in this announcement.")
        let change = try fixture.record("talk.txt", [], text: "?", onRemoval: policy, diagnostics: [doubt])
        #expect(change == .changed(uids: []))
        #expect(try fixture.store.records() == before)
        let unread = UnreadAnnouncement(origin: StoreFixture.origin("talk.txt"), diagnostics: [doubt])
        #expect(try fixture.store.unread() == [unread])
        #expect(try fixture.record("talk.txt", [seminar]) == .changed(uids: []))
        #expect(try fixture.store.unread().isEmpty)
    }

    @Test func `a file that cannot be an announcement is listed until it is gone`() throws {
        let origin = StoreFixture.origin("b.txt")
        let other = StoreFixture.origin("a.txt")
        let store = fixture.store
        func record(_ origin: Origin, _ diagnostic: Diagnostic) throws -> StoreChange {
            try store.record(unreadable: origin, diagnostics: [diagnostic], series: "algebra", at: fixture.now)
        }
        #expect(try record(origin, .empty) == .changed(uids: []))
        #expect(try record(origin, .empty) == .unchanged)
        #expect(try record(origin, Diagnostic(.error, .fileBinaryPicture)) == .changed(uids: []))
        #expect(try record(other, .empty) == .changed(uids: []))
        #expect(
            try store.unread() == [
                UnreadAnnouncement(origin: other, diagnostics: [.empty]),
                UnreadAnnouncement(origin: origin, diagnostics: [Diagnostic(.error, .fileBinaryPicture)]),
            ])
        #expect(try store.origins(ofSource: StoreFixture.spool)[origin] == OriginState(content: nil, reader: nil))
        #expect(try fixture.remove("b.txt") == .changed(uids: []))
        #expect(try store.unread().map(\.origin) == [other])
    }

    @Test func `a file that is damaged for a moment takes nothing away`() throws {
        try fixture.record("talk.txt", [seminar])
        let before = try fixture.store.records()
        let origin = StoreFixture.origin("talk.txt")
        #expect(
            try fixture.store.record(unreadable: origin, diagnostics: [.empty], series: "algebra", at: fixture.now)
                == .changed(uids: []))
        #expect(try fixture.store.records() == before)
        #expect(try fixture.store.origins(ofSource: StoreFixture.spool)[origin]?.content == nil)
        #expect(try fixture.record("talk.txt", [seminar]) == .changed(uids: []))
        #expect(try fixture.store.records() == before)
        #expect(try fixture.store.versions(of: origin).count == 1)
    }
}
