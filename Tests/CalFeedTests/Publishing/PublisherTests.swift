import Testing

@testable import CalFeed

@Suite struct PublisherTests {
    private func publisher(pastDays: Int? = nil) throws -> Publisher {
        Publisher(
            settings: Publisher.Settings(
                title: "Talks", address: try #require(SiteAddress("https://talks.example.org")),
                series: [Series(slug: "rivers", title: "Rivers"), Series(slug: "ice", title: "Ice")],
                refreshMinutes: 60, pastDays: pastDays),
            zones: CorpusCase.zones)
    }

    private func record(_ uid: String, _ series: String, _ start: String, title: String = "On Waiting") throws
        -> SeminarRecord
    {
        let local = try #require(LocalDateTime(start))
        return SeminarRecord(
            uid: uid,
            seminar: Seminar(
                title: title,
                occurrence: .clock(start: local, end: local.adding(seconds: 3600), zone: TZID(rawValue: "Europe/Paris"))
            ),
            series: series, origin: Origin(source: "/spool", name: uid), sequence: 0,
            created: try #require(Timestamp("2026-03-01T08:00:00Z")),
            lastModified: try #require(Timestamp("2026-03-01T08:00:00Z")))
    }

    private let now = Timestamp(secondsSince1970: 1_780_000_000)

    @Test func `the same records give the same bytes and the same tags`() throws {
        let records = [
            try record("a@x.example", "rivers", "2026-06-12T14:30"),
            try record("b@x.example", "ice", "2026-05-12T14:30"),
        ]
        let first = try publisher().publication(records: records, unread: [], at: now)
        let second = try publisher().publication(records: records.reversed(), unread: [], at: now)
        #expect(
            first.snapshot.resources.filter { $0.key.hasSuffix(".ics") }
                == second.snapshot.resources.filter { $0.key.hasSuffix(".ics") })
        #expect(first.problems.isEmpty)
        #expect(
            Set(first.snapshot.resources.keys.filter { $0.hasSuffix(".ics") })
                == [
                    "/all.ics", "/series/rivers.ics", "/series/ice.ics", "/events/a@x.example.ics",
                    "/events/b@x.example.ics",
                ])
    }

    @Test func `a change touches the feeds that hold the event, and no other`() throws {
        let publisher = try publisher()
        let stays = try record("b@x.example", "ice", "2026-05-12T14:30")
        let before = publisher.publication(
            records: [try record("a@x.example", "rivers", "2026-06-12T14:30"), stays], unread: [], at: now)
        var moved = try record("a@x.example", "rivers", "2026-06-12T16:30")
        moved.sequence = 1
        moved.lastModified = moved.lastModified.adding(seconds: 60)
        let after = publisher.publication(records: [moved, stays], unread: [], at: now)
        func tag(_ publication: Publisher.Publication, _ path: String) -> String? {
            publication.snapshot.resources[path]?.entityTag
        }
        #expect(tag(before, "/all.ics") != tag(after, "/all.ics"))
        #expect(tag(before, "/series/rivers.ics") != tag(after, "/series/rivers.ics"))
        #expect(tag(before, "/series/ice.ics") == tag(after, "/series/ice.ics"))
    }

    @Test func `an event leaves the feeds so many days after its end, and time says when`() throws {
        let records = [try record("a@x.example", "rivers", "2026-05-20T14:30")]
        let publication = try publisher(pastDays: 30).publication(records: records, unread: [], at: now)
        let feed = try #require(publication.snapshot.resources["/all.ics"])
        #expect(String(decoding: feed.body.bytes, as: UTF8.self).contains("UID:a@x.example"))
        let departure = try #require(Timestamp("2026-06-19T13:30:00Z"))
        #expect(publication.nextChange == departure)
        let later = try publisher(pastDays: 30).publication(records: records, unread: [], at: departure)
        #expect(
            !String(decoding: try #require(later.snapshot.resources["/all.ics"]).body.bytes, as: UTF8.self).contains(
                "UID:a@x.example"))
        #expect(later.snapshot.resources["/events/a@x.example.ics"] != nil)
    }
}
