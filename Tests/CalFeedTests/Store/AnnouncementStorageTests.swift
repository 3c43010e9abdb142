import Testing

@testable import CalFeed

@Suite struct AnnouncementStorageTests {
    var fixture: StoreFixture
    let seminar: Seminar
    let origin = StoreFixture.origin("talk.txt")

    init() throws {
        fixture = try StoreFixture()
        seminar = try StoreFixture.seminar()
    }

    @Test mutating func `every version of an announcement is kept, and the same bytes once`() throws {
        let first = fixture.now
        try fixture.record("talk.txt", [seminar], text: "one")
        fixture.now = first.adding(seconds: 10)
        try fixture.record("talk.txt", [seminar], text: "one")
        try fixture.record("talk.txt", [seminar], text: "two")
        fixture.now = first.adding(seconds: 20)
        try fixture.record("talk.txt", [seminar], text: "one")
        try fixture.record("copy.txt", [seminar], text: "one")
        func version(_ text: String, _ seconds: Int) -> Announcement {
            Announcement(origin: origin, bytes: Array(text.utf8), receivedAt: first.adding(seconds: seconds))
        }
        #expect(
            try fixture.store.versions(of: origin) == [version("one", 0), version("two", 10), version("one", 20)])
        #expect(try fixture.store.announcement(of: origin) == version("one", 20))
        #expect(try fixture.store.announcement(of: StoreFixture.origin("nothing.txt")) == nil)
        #expect(try fixture.store.firstReceipt(of: ContentDigest(of: "one".utf8)) == first)
        #expect(try fixture.store.firstReceipt(of: ContentDigest(of: "three".utf8)) == nil)
        #expect(try fixture.store.texts("SELECT count(*) FROM content") == ["2"])
    }

    @Test func `an announcement of any bytes comes back as it was`() throws {
        let bytes = (0...255).map { UInt8($0) }
        let announcement = Announcement(origin: origin, bytes: bytes, receivedAt: fixture.now)
        _ = try fixture.store.record(announcement, reading: Reading(), series: "algebra", at: fixture.now)
        #expect(try fixture.store.announcement(of: origin) == announcement)
    }

    @Test func `what is present is known with the mark of its reader`() throws {
        let context = ReadingContext(defaultZone: TZID(rawValue: "Asia/Tokyo"), series: "algebra")
        let mark = ReaderMark(version: "7", context: context)
        for name in ["talk.txt", "gone.txt"] {
            let announcement = Announcement(
                origin: StoreFixture.origin(name), bytes: Array(name.utf8), receivedAt: fixture.now)
            _ = try fixture.store.record(
                announcement, reading: Reading(seminars: [seminar]), series: "algebra", reader: mark, at: fixture.now)
        }
        try fixture.remove("gone.txt")
        try fixture.record("elsewhere.txt", [seminar], source: "/srv/other")
        #expect(
            try fixture.store.origins(ofSource: StoreFixture.spool) == [
                origin: OriginState(content: ContentDigest(of: "talk.txt".utf8), reader: mark)
            ])
        #expect(try fixture.store.sources() == ["/srv/other", StoreFixture.spool])
    }

    @Test(arguments: [
        ReadingContext(), ReadingContext(defaultZone: .utc), ReadingContext(defaultDuration: 60),
        ReadingContext(defaultLocation: "60"), ReadingContext(series: "60"), ReadingContext(defaultLocation: ""),
    ])
    func `a reader's mark tells every part of the configuration`(context: ReadingContext) throws {
        let all = [
            ReadingContext(), ReadingContext(defaultZone: .utc), ReadingContext(defaultDuration: 60),
            ReadingContext(defaultLocation: "60"), ReadingContext(series: "60"), ReadingContext(defaultLocation: ""),
        ]
        let mark = ReaderMark(version: "1", context: context)
        #expect(all.count { ReaderMark(version: "1", context: $0) == mark } == 1)
        #expect(ReaderMark(version: "2", context: context) != mark)
        var dated = context
        dated.referenceDate = LocalDate(dayNumber: 0)
        dated.sender = "ada@example.org"
        #expect(ReaderMark(version: "1", context: dated) == mark)
    }

    @Test func `the version of the zone data is remembered`() throws {
        #expect(try fixture.store.zoneDataVersion() == nil)
        try fixture.store.noteZoneDataVersion("2026a")
        try fixture.store.noteZoneDataVersion("2026b")
        #expect(try fixture.store.zoneDataVersion() == "2026b")
    }
}
