import Testing

@testable import CalFeed

@Suite struct IdentityTests {
    var fixture: StoreFixture
    let seminar: Seminar

    init() throws {
        fixture = try StoreFixture()
        seminar = try StoreFixture.seminar()
    }

    @Test func `a UID is made of the origin alone and names the domain`() throws {
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        let digest = ContentDigest(of: "calfeed\0/var/spool/calfeed/algebra\0talk.txt\0\00".utf8)
        #expect(uid == digest.hex.prefix(32) + "@talks.example.org")
        var later = try StoreFixture()
        later.now = later.now.adding(seconds: 86_400)
        try later.record("talk.txt", [try StoreFixture.seminar("Bo Reed", "Other", at: "2027-01-01T10:00")])
        #expect(try later.onlyRecord().uid == uid)
        try later.record("talk2.txt", [seminar])
        #expect(try later.uids().count == 2)
    }

    @Test(
        arguments: [
            (speaker: "Ada Quill", title: "Another title altogether", start: "2026-06-04T14:00"),
            ("Ada Quill", "Rings of slow growth", "2026-09-10T16:15"),
            ("Bo Reed", "Rings of slow growth", "2026-06-04T14:00"),
            (nil, nil, "2026-06-04T14:00"),
            ("Bo Reed", "Another title altogether", "2026-06-11T10:00"),
        ] as [(speaker: String?, title: String?, start: String)])
    func `whatever is edited in an announcement of one seminar, it is the same one`(
        edit: (speaker: String?, title: String?, start: String)
    ) throws {
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        let edited = try StoreFixture.seminar(edit.speaker, edit.title, at: edit.start)
        #expect(try fixture.record("talk.txt", [edited]) == .changed(uids: [uid]))
        #expect(try fixture.onlyRecord().seminar == edited)
        #expect(try fixture.onlyRecord().sequence == 1)
    }

    @Test mutating func `the next talk in a file of the same name does not rewrite the past one`() throws {
        try fixture.record("next.txt", [seminar])
        fixture.now = try #require(Timestamp("2026-06-10T08:00:00Z"))
        let next = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-06-11T14:00")
        try fixture.record("next.txt", [next], onRemoval: .keep)
        #expect(Set(try fixture.store.records().map(\.seminar)) == [seminar, next])
        #expect(try fixture.store.records().allSatisfy { $0.sequence == 0 })
    }

    @Test mutating func `a wrong date of a talk is put right after it passed`() throws {
        fixture.now = try #require(Timestamp("2026-06-10T08:00:00Z"))
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        try fixture.record("talk.txt", [try StoreFixture.seminar(at: "2026-07-04T14:00")])
        #expect(try fixture.onlyRecord().uid == uid)
    }

    @Test func `re-ordered, edited, lengthened and shortened, a list keeps each one's UID`() throws {
        let all = try (0..<5).map { number in
            try StoreFixture.seminar(
                ["Ada Quill", "Bo Reed", "Cy Marsh", "Di Fenn", "Ed Holt"][number],
                ["Rings", "Knots in weather", "Tides on graphs", "A cold proof", "Sums of dust"][number],
                at: "2026-06-\(["04", "11", "18", "25", "30"][number])T14:00")
        }
        try fixture.record("list.txt", Array(all.prefix(4)))
        var known: [String: String] = [:]
        for record in try fixture.store.records() { known[record.seminar.speakers[0].name] = record.uid }
        func check(_ seminars: [Seminar], changes: Set<String>) throws {
            let change = try fixture.record("list.txt", seminars, onRemoval: .withdraw)
            let speakers = Set(seminars.map { $0.speakers[0].name })
            var now: [String: String] = [:]
            for record in try fixture.store.records() { now[record.seminar.speakers[0].name] = record.uid }
            #expect(Set(now.keys) == speakers)
            for speaker in speakers { #expect(now[speaker] == known[speaker]) }
            let uids = Set(changes.compactMap { known[$0] })
            #expect(change == (uids.isEmpty ? .unchanged : .changed(uids: uids)))
        }
        try check(all.prefix(4).reversed(), changes: [])
        var retitled = all
        retitled[1].title = "Knots in the weather"
        try check(Array(retitled.prefix(4)), changes: ["Bo Reed"])
        var moved = retitled
        moved[2] = try StoreFixture.seminar("Cy Marsh", "Tides on graphs", at: "2026-06-11T16:00")
        try check([moved[3], moved[2], moved[0], moved[1]], changes: ["Cy Marsh"])
        try check([moved[2], moved[3]], changes: ["Ada Quill", "Bo Reed"])
        try check([moved[0], moved[2], moved[3]], changes: ["Ada Quill"])
        try check(Array(moved.prefix(4)), changes: ["Bo Reed"])
        try fixture.record("list.txt", [all[4]] + moved.prefix(4))
        #expect(try fixture.uids().count == 5)
        #expect(Set(try fixture.uids()).isSuperset(of: known.values))
    }

    @Test func `in a list a speaker who becomes known or is replaced keeps the slot's UID`() throws {
        let other = try StoreFixture.seminar("Bo Reed", "Knots in weather", at: "2026-06-11T14:00")
        let third = try StoreFixture.seminar("Cy Marsh", "Tides", at: "2026-06-18T14:00")
        let unknown = try StoreFixture.seminar(nil, nil)
        try fixture.record("list.txt", [unknown, other, third])
        let uids = try fixture.uids()
        try fixture.record("list.txt", [other, third, seminar])
        #expect(try fixture.uids() == uids)
        try fixture.record("list.txt", [third, try StoreFixture.seminar("Di Fenn", "A cold proof"), other])
        #expect(try fixture.uids() == uids)
    }

    @Test mutating func `the next lecture of a course is not the past one moved`() throws {
        func lecture(_ number: Int, _ day: String) throws -> Seminar {
            try StoreFixture.seminar(
                "Ada Quill", "Rings of slow growth", at: "2026-06-\(day)T14:00", abstract: "\(number)")
        }
        try fixture.record("course.txt", [try lecture(1, "04"), try lecture(2, "11")])
        let uids = Set(try fixture.uids())
        fixture.now = try #require(Timestamp("2026-06-06T08:00:00Z"))
        try fixture.record("course.txt", [try lecture(2, "11"), try lecture(3, "18")])
        #expect(try fixture.store.records().count == 3)
        #expect(Set(try fixture.uids()).isSuperset(of: uids))
        #expect(try fixture.store.records().allSatisfy { $0.sequence == 0 })
    }

    @Test func `two seminars that cannot be told apart have two UIDs`() throws {
        try fixture.record("list.txt", [seminar, seminar])
        let uids = try fixture.uids()
        #expect(uids.count == 2)
        #expect(try fixture.record("list.txt", [seminar, seminar]) == .unchanged)
        #expect(try fixture.uids() == uids)
    }

    @Test func `a UID that is taken is never given again`() throws {
        try fixture.record("talk.txt", [seminar])
        let uid = try fixture.onlyRecord().uid
        try fixture.remove("talk.txt")
        try fixture.record("renamed.txt", [seminar])
        #expect(try fixture.onlyRecord().uid == uid)
        try fixture.record("talk.txt", [try StoreFixture.seminar("Bo Reed", "Knots", at: "2026-08-01T10:00")])
        #expect(try fixture.uids().count == 2)
        #expect(try fixture.uids().contains(uid))
    }

    @Test func `a domain that changes leaves given UIDs as they are`() throws {
        try fixture.record("talk.txt", [seminar])
        #expect(try fixture.onlyRecord().uid.hasSuffix("@talks.example.org"))
    }
}
