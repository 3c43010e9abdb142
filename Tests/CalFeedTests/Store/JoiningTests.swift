import Testing

@testable import CalFeed

/// Two announcements that no rule takes for one talk, and a person who knows better.
@Suite struct JoiningTests {
    var fixture: StoreFixture
    let first: String
    let second: String

    /// The page says half past two, the mail three o'clock; nobody speaks of a change.
    init() throws {
        fixture = StoreFixture(try Store.inMemory(domain: "talks.example.org", zones: CorpusCase.zones))
        try fixture.record("page.html", [try Self.page()])
        let page = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 600)
        try fixture.record("mail.eml", [try Self.mail()])
        let others = try fixture.uids().filter { $0 != page }
        first = page
        second = try #require(others.first)
        fixture.now = fixture.now.adding(seconds: 600)
    }

    private static func page(at start: String = "2026-06-04T14:30") throws -> Seminar {
        var seminar = try StoreFixture.seminar(at: start)
        seminar.location = "Room 7"
        return seminar
    }

    private static func mail(at start: String = "2026-06-04T15:00") throws -> Seminar {
        try StoreFixture.seminar(at: start, abstract: "On rings.")
    }

    private func carryOut(_ edit: Edit) throws { _ = try fixture.store.carryOut(edit, at: fixture.now) }

    private func start(_ record: SeminarRecord) -> String? { record.seminar.told(of: .start) }

    @Test func `the two are one, the chosen one's values count, and the other fills what it leaves open`() throws {
        #expect(try fixture.store.records().flatMap(\.seminar.diagnostics).map(\.code) == ["announced-twice"])
        try carryOut(Edit(uid: first, joined: [second]))
        let record = try fixture.onlyRecord()
        #expect(record.uid == first && start(record) == "2026-06-04T14:30 Europe/Paris")
        #expect(record.seminar.location == "Room 7" && record.seminar.abstract == "On rings.")
        #expect(record.seminar.diagnostics == [] && record.sequence > 0)
        #expect(try fixture.store.successor(of: second) == first)
        #expect(
            try fixture.store.joined() == [
                JoinedAnnouncement(event: first, uid: second, origin: StoreFixture.origin("mail.eml"))
            ])
        #expect(try fixture.store.history(of: first).map(\.cause) == [.announced, .corrected])
    }

    @Test func `it does not matter which of them came first`() throws {
        try carryOut(Edit(uid: second, joined: [first]))
        let record = try fixture.onlyRecord()
        #expect(record.uid == second && start(record) == "2026-06-04T15:00 Europe/Paris")
        #expect(record.seminar.location == "Room 7" && record.seminar.diagnostics == [])
    }

    @Test mutating func `reading both again, under new names too, leaves them one`() throws {
        try carryOut(Edit(uid: first, joined: [second]))
        let before = try fixture.onlyRecord()
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("mail.eml", [try Self.mail()], text: "the mail, with another footer")
        try fixture.record("page.html", [try Self.page()], text: "the page, with another footer")
        #expect(try fixture.onlyRecord().seminar == before.seminar)
        try fixture.remove("mail.eml")
        try fixture.record("again.eml", [try Self.mail()], text: "the mail, with another footer")
        #expect(try fixture.onlyRecord().seminar == before.seminar)
        #expect(try fixture.store.joined().map(\.origin.name) == ["again.eml"])
    }

    @Test mutating func `another copy of what was joined joins it`() throws {
        try carryOut(Edit(uid: first, joined: [second]))
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("forwarded.eml", [try Self.mail()], text: "forwarded")
        #expect(start(try fixture.onlyRecord()) == "2026-06-04T14:30 Europe/Paris")
        #expect(try fixture.store.joined().map(\.origin.name) == ["forwarded.eml", "mail.eml"])
        try fixture.record("forwarded.eml", [try Self.mail()], text: "forwarded once more")
        #expect(start(try fixture.onlyRecord()) == "2026-06-04T14:30 Europe/Paris")
    }

    @Test mutating func `what an announcement says anew after it was joined is news`() throws {
        try carryOut(Edit(uid: first, joined: [second]))
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("mail.eml", [try Self.mail(at: "2026-06-05T11:00")])
        let record = try fixture.onlyRecord()
        #expect(record.uid == first && start(record) == "2026-06-05T11:00 Europe/Paris")
    }

    @Test mutating func `a joined file that announces quite another talk leaves the event`() throws {
        try carryOut(Edit(uid: first, joined: [second]))
        fixture.now = fixture.now.adding(seconds: 3600)
        let other = try StoreFixture.seminar("Bo Reed", "Weather in knots", at: "2026-07-01T10:00")
        try fixture.record("mail.eml", [other])
        let records = try fixture.store.records()
        #expect(Set(records.map(\.seminar.title)) == ["Rings of slow growth", "Weather in knots"])
        #expect(try fixture.store.joined() == [])
    }

    @Test func `taken apart, each is what its announcement says, under the identifier that it had`() throws {
        try carryOut(Edit(uid: second, values: [.location: ["Room 9"]]))
        try carryOut(Edit(uid: first, joined: [second]))
        #expect(try fixture.onlyRecord().seminar.location == "Room 7")
        try carryOut(Edit(uid: first, parted: [second]))
        let records = Dictionary(uniqueKeysWithValues: try fixture.store.records().map { ($0.uid, $0) })
        #expect(try start(#require(records[first])) == "2026-06-04T14:30 Europe/Paris")
        #expect(records[first]?.seminar.abstract == nil)
        #expect(try start(#require(records[second])) == "2026-06-04T15:00 Europe/Paris")
        #expect(records[second]?.seminar.location == "Room 9")
        #expect(try fixture.store.successor(of: second) == second || (try fixture.store.successor(of: second)) == nil)
        #expect(try fixture.store.joined() == [])
    }

    @Test mutating func `taken apart when its announcement is gone, it is withdrawn`() throws {
        try fixture.record("mail.eml", [try Self.mail()], onRemoval: .withdraw)
        try carryOut(Edit(uid: first, joined: [second]))
        try fixture.remove("mail.eml", .withdraw)
        #expect(try fixture.onlyRecord().seminar.abstract == nil)
        fixture.now = fixture.now.adding(seconds: 60)
        try carryOut(Edit(uid: first, parted: [second]))
        #expect(try fixture.uids() == [first])
    }

    @Test func `an update that belonged to what was joined is known again when they are taken apart`() throws {
        var reading = Reading(seminars: [try Self.mail(at: "2026-06-09T10:00")])
        reading.isUpdate = true
        _ = try fixture.store.record(
            Announcement(
                origin: StoreFixture.origin("moved.eml"), bytes: Array("moved".utf8),
                receivedAt: fixture.now),
            reading: reading, series: "algebra", onRemoval: .keep, at: fixture.now)
        // Which of the two is moved is not said, so it stands beside them.
        let third = try #require(try fixture.uids().first { ![first, second].contains($0) })
        try carryOut(Edit(uid: second, joined: [third]))
        try carryOut(Edit(uid: first, joined: [second]))
        #expect(start(try fixture.onlyRecord()) == "2026-06-04T14:30 Europe/Paris")
        try carryOut(Edit(uid: first, parted: [third]))
        #expect(try Set(fixture.uids()) == [first, third])
    }

    @Test func `what cannot be joined or taken apart is refused with the reason, and nothing changes`() throws {
        let before = try fixture.store.records()
        #expect(throws: EditError.sameEvent(uid: first)) { try carryOut(Edit(uid: first, joined: [first])) }
        #expect(throws: EditError.noEvent(uid: "nobody@talks")) {
            try carryOut(Edit(uid: first, joined: ["nobody@talks"]))
        }
        #expect(throws: EditError.notJoined(uid: second, to: first)) {
            try carryOut(Edit(uid: first, parted: [second]))
        }
        #expect(try fixture.store.records() == before)
        try carryOut(Edit(uid: first, joined: [second]))
        #expect(throws: EditError.superseded(uid: second, by: first)) {
            try carryOut(Edit(uid: first, joined: [second]))
        }
    }

    @Test func `two talks of one announcement are not joined`() throws {
        try fixture.record(
            "programme.txt",
            [
                try StoreFixture.seminar("Bo Reed", "Knots", at: "2026-08-01T10:00"),
                try StoreFixture.seminar("Cy Dunn", "Braids", at: "2026-08-01T11:00"),
            ])
        let uids = try fixture.uids().filter { ![first, second].contains($0) }
        #expect(throws: EditError.announcedTogether(uid: uids[1], other: uids[0], announcement: "programme.txt")) {
            try carryOut(Edit(uid: uids[0], joined: [uids[1]]))
        }
    }
}

/// Talks that a person reads in what the reader did not understand.
@Suite struct EnteringTests {
    var fixture: StoreFixture
    private let origin = StoreFixture.origin("flyer.txt")

    init() throws {
        fixture = StoreFixture(try Store.inMemory(domain: "talks.example.org", zones: CorpusCase.zones))
        try fixture.record("flyer.txt", [], text: "Tea and rings, the day after the fair")
    }

    private func enter(_ values: [Field: String]) throws -> EditOutcome {
        try fixture.store.enter(Edit(uid: "", values: values.mapValues { [$0] }), from: origin, at: fixture.now)
    }

    private static let talk: [Field: String] = [
        .title: "Rings", .start: "2026-06-04T16:00", .zone: "Europe/Paris", .status: "confirmed",
    ]

    @Test func `what is entered is an event, corrected by hand, and the announcement is unread no more`() throws {
        let outcome = try enter(Self.talk)
        let record = try fixture.onlyRecord()
        #expect(record.uid == outcome.uid && record.origin == origin && record.series == "algebra")
        #expect(record.seminar.title == "Rings")
        #expect(record.seminar.told(of: .start) == "2026-06-04T16:00 Europe/Paris")
        #expect(record.seminar.told(of: .end) == nil)
        #expect(record.seminar.evidence[.start]?.basis.name == "corrected")
        #expect(record.seminar.diagnostics == [])
        #expect(try fixture.store.unread() == [])
        #expect(try fixture.store.history(of: record.uid).map(\.cause) == [.corrected])
    }

    @Test mutating func `an announcement that is understood later is that event's, and what was entered stays`() throws
    {
        let uid = try enter(Self.talk).uid
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("flyer.txt", [try StoreFixture.seminar("Ada Quill", "Rings of slow growth")])
        let record = try fixture.onlyRecord()
        #expect(record.uid == uid && record.seminar.title == "Rings")
        #expect(record.seminar.speakers.map(\.name) == ["Ada Quill"])
        #expect(record.seminar.told(of: .start) == "2026-06-04T16:00 Europe/Paris")
    }

    @Test mutating func `it goes when its announcement goes`() throws {
        _ = try enter(Self.talk)
        try fixture.remove("flyer.txt", .withdraw)
        #expect(try fixture.uids() == [])
    }

    @Test func `a whole day needs no zone`() throws {
        _ = try enter([.title: "Rings", .start: "2026-06-04", .zone: "Europe/Paris"])
        let day = try #require(LocalDate("2026-06-04"))
        let seminar = try fixture.onlyRecord().seminar
        #expect(seminar.occurrence == .days(first: day, last: day) && seminar.diagnostics == [])
    }

    @Test func `what does not tell a day, or an hour without its zone, is refused and leaves nothing`() throws {
        #expect(throws: EditError.self) { try enter([.title: "Rings"]) }
        #expect(throws: EditError.self) { try enter([.title: "Rings", .start: "teatime"]) }
        #expect(throws: EditError.zoneMissing) { try enter([.start: "2026-06-04T16:00"]) }
        #expect(try fixture.uids() == [] && fixture.store.unread().count == 1)
        _ = try enter(Self.talk)
        let uid = try fixture.onlyRecord().uid
        #expect(throws: EditError.announcedAlready(uid: uid, announcement: "flyer.txt")) { try enter(Self.talk) }
        #expect(throws: EditError.notUnread(announcement: "nowhere.txt")) {
            try fixture.store.enter(Edit(uid: ""), from: StoreFixture.origin("nowhere.txt"), at: fixture.now)
        }
    }
}
