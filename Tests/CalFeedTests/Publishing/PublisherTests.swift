import Testing

@testable import CalFeed

@Suite struct PublisherTests {
    static func settings(
        pastDays: Int? = nil, cancelledDays: Int? = nil, isBusy: Bool = false
    ) throws -> Publisher.Settings {
        Publisher.Settings(
            title: "Talks", address: try #require(SiteAddress("https://talks.example.org")),
            series: [Series(slug: "rivers", title: "Rivers"), Series(slug: "ice", title: "Ice")],
            refreshMinutes: 60, pastDays: pastDays, cancelledDays: cancelledDays, isBusy: isBusy)
    }

    static func publisher(pastDays: Int? = nil, cancelledDays: Int? = nil, isBusy: Bool = false) throws -> Publisher {
        Publisher(
            settings: try settings(pastDays: pastDays, cancelledDays: cancelledDays, isBusy: isBusy),
            zones: CorpusCase.zones)
    }

    private func record(
        _ uid: String, _ series: String, _ start: String, title: String = "On Waiting", status: Status = .confirmed
    ) throws -> SeminarRecord {
        let local = try #require(LocalDateTime(start))
        return SeminarRecord(
            uid: uid,
            seminar: Seminar(
                title: title,
                occurrence: .clock(
                    start: local, end: local.adding(seconds: 3600), zone: TZID(rawValue: "Europe/Paris")),
                status: status),
            series: series, origin: Origin(source: "/spool", name: uid), sequence: 0,
            created: try #require(Timestamp("2026-03-01T08:00:00Z")),
            lastModified: try #require(Timestamp("2026-03-01T08:00:00Z")))
    }

    private let now = Timestamp(secondsSince1970: 1_780_000_000)  // 2026-05-28
    private let changed = Timestamp(secondsSince1970: 1_775_000_000)

    private func publish(_ publisher: Publisher, _ change: Publisher.Change, at time: Timestamp? = nil)
        -> Publisher.Publication
    {
        publisher.publication(of: change, unread: [], changed: changed, at: time ?? now)
    }

    private func text(_ publication: Publisher.Publication, _ path: String) -> String {
        String(decoding: publication.snapshot[path]?.body.bytes ?? [], as: UTF8.self)
    }

    @Test func `the same records give the same bytes and the same tags`() throws {
        let records = [
            try record("a@x.example", "rivers", "2026-06-12T14:30"),
            try record("b@x.example", "ice", "2026-05-12T14:30"),
        ]
        let first = publish(try Self.publisher(), .all(records))
        let second = publish(try Self.publisher(), .all(records.reversed()))
        #expect(first.snapshot.everything == second.snapshot.everything)
        #expect(first.problems.isEmpty)
        #expect(
            Set(first.snapshot.paths.filter { $0.hasSuffix(".ics") })
                == [
                    "/all.ics", "/series/rivers.ics", "/series/ice.ics", "/events/a@x.example.ics",
                    "/events/b@x.example.ics",
                ])
    }

    @Test func `a change touches the feeds and pages that hold the event, and no other`() throws {
        let publisher = try Self.publisher()
        let stays = try record("b@x.example", "ice", "2026-05-12T14:30")
        let before = publish(publisher, .all([try record("a@x.example", "rivers", "2026-06-12T14:30"), stays]))
        var moved = try record("a@x.example", "rivers", "2026-06-12T16:30")
        moved.sequence = 1
        moved.lastModified = moved.lastModified.adding(seconds: 60)
        let after = publish(publisher, .some([moved], removed: []), at: now.adding(seconds: 5))
        #expect(
            after.snapshot.changed == ["/all.ics", "/series/rivers.ics", "/", "/series/rivers"])
        for path in ["/events/a@x.example.ics", "/events/a@x.example", "/events/a@x.example.json"] {
            #expect(after.snapshot[path] != before.snapshot[path])
        }
        #expect(
            before.snapshot.resources["/series/ice.ics"] == after.snapshot.resources["/series/ice.ics"])
        #expect(after.snapshot.resources["/all.ics"]?.lastModified == now.adding(seconds: 5))
        let anew = publish(try Self.publisher(), .all([moved, stays]))
        #expect(anew.snapshot.resources["/all.ics"]?.body == after.snapshot.resources["/all.ics"]?.body)
        #expect(anew.snapshot.resources["/all.ics"]?.entityTag == after.snapshot.resources["/all.ics"]?.entityTag)
    }

    @Test func `publishing without a change changes nothing`() throws {
        let publisher = try Self.publisher()
        let records = [try record("a@x.example", "rivers", "2026-06-12T14:30")]
        let before = publish(publisher, .all(records))
        let after = publish(publisher, .some(records, removed: []), at: now.adding(seconds: 60))
        #expect(after.snapshot.changed == [])
        #expect(after.snapshot.everything == before.snapshot.everything)
    }

    @Test func `whatever the order of changes, the feeds are those of the records that are left`() throws {
        var seminars = try RandomSeminars(seed: 7)
        let all = seminars.records(240)
        let publisher = try Self.publisher(pastDays: 3000)
        var present: [String: SeminarRecord] = [:]
        var random = SplitMix64(state: 3)
        var last = publish(publisher, .all([]))
        for step in 1...40 {
            var replaced: [SeminarRecord] = []
            var removed: Set<String> = []
            for _ in 0..<random.below(20) {
                var record = random.oneOf(all)
                guard !replaced.contains(where: { $0.uid == record.uid }) else { continue }
                if present[record.uid] != nil, random.below(2) == 0 {
                    removed.insert(record.uid)
                    present[record.uid] = nil
                } else {
                    removed.remove(record.uid)
                    record.seminar = random.oneOf(all).seminar
                    record.series = random.oneOf(["rivers", "ice", "elsewhere"])
                    record.sequence = step
                    replaced.append(record)
                    present[record.uid] = record
                }
            }
            removed.subtract(replaced.map(\.uid))
            last = publish(publisher, .some(replaced, removed: removed), at: now.adding(seconds: step))
        }
        let anew = publish(try Self.publisher(pastDays: 3000), .all(Array(present.values)), at: now.adding(seconds: 40))
        #expect(last.snapshot.paths.sorted() == anew.snapshot.paths.sorted())
        for (path, resource) in anew.snapshot.everything {
            #expect(last.snapshot[path]?.entityTag == resource.entityTag, "\(path)")
            #expect(last.snapshot[path]?.body.bytes == resource.body.bytes, "\(path)")
        }
        #expect(last.nextChange == anew.nextChange)
    }

    @Test func `what was read back once is not read back again while it stays the same`() throws {
        var seminars = try RandomSeminars(seed: 12)
        var records = seminars.records(50)
        let first = publish(try Self.publisher(), .all(records))
        #expect(Set(first.proven.keys) == Set(records.map(\.uid)).subtracting(first.problems.map(\.uid)))
        records[7].seminar.title = "Another title"
        let next = Publisher(settings: try Self.settings(), zones: CorpusCase.zones, proofs: first.proven)
        let second = publish(next, .all(records))
        #expect(Array(second.proven.keys) == [records[7].uid])
        #expect(second.snapshot.paths.sorted() == first.snapshot.paths.sorted())
        #expect(publish(next, .some([], removed: [])).proven.isEmpty)
    }

    @Test func `a snapshot keeps its single events whatever is published after it`() throws {
        let publisher = try Self.publisher()
        var record = try record("a@x.example", "rivers", "2026-06-12T14:30")
        let before = publish(publisher, .all([record]))
        record.seminar.title = "Another title"
        record.sequence += 1
        let after = publish(publisher, .some([record], removed: []))
        let gone = publish(publisher, .some([], removed: [record.uid]))
        for path in ["/events/a@x.example.ics", "/events/a@x.example"] {
            #expect(text(before, path).contains("On Waiting"))
            #expect(text(after, path).contains("Another title"))
            #expect(gone.snapshot[path] == nil)
        }
        #expect(before.snapshot["/events/"] == nil)
        #expect(before.snapshot["/events/.ics"] == nil)
    }

    @Test func `the page of a series is made anew when it changes and when a talk is over`() throws {
        let publisher = try Self.publisher()
        let river = try record("a@x.example", "rivers", "2026-06-12T14:30")
        let ice = try record("b@x.example", "ice", "2026-06-13T14:30")
        let before = publish(publisher, .all([river]))
        let after = publish(publisher, .some([ice], removed: []))
        #expect(after.snapshot["/series/rivers"] == before.snapshot["/series/rivers"])
        #expect(after.snapshot["/series/ice"] != before.snapshot["/series/ice"])
        let end = try #require(Timestamp("2026-06-12T13:30:00Z"))
        let over = publish(publisher, .some([], removed: []), at: end)
        #expect(over.snapshot["/series/rivers"] != after.snapshot["/series/rivers"])
        #expect(over.snapshot["/series/ice"] == after.snapshot["/series/ice"])
        // A clock that was set back brings the talk back.
        #expect(
            text(publish(publisher, .some([], removed: [])), "/series/rivers") == text(before, "/series/rivers"))
    }

    @Test func `a change of one event shares all but a few pieces of a long feed`() throws {
        var seminars = try RandomSeminars(seed: 11)
        let records = seminars.records(1000)
        let publisher = try Self.publisher()
        func pieces(_ publication: Publisher.Publication) -> Set<ObjectIdentifier> {
            Set((publication.snapshot.resources["/all.ics"]?.body.pieces ?? []).map { ObjectIdentifier($0) })
        }
        let before = publish(publisher, .all(records))
        var edited = records[500]
        edited.seminar.title = "Another title"
        edited.sequence += 1
        let after = publish(publisher, .some([edited], removed: []))
        #expect(pieces(after).count > 20)
        #expect(pieces(after).subtracting(pieces(before)).count <= 3)
    }

    @Test func `an event leaves the feeds so many days after its end, and time says when`() throws {
        let publisher = try Self.publisher(pastDays: 30)
        let publication = publish(publisher, .all([try record("a@x.example", "rivers", "2026-05-20T14:30")]))
        #expect(text(publication, "/all.ics").contains("UID:a@x.example"))
        let departure = try #require(Timestamp("2026-06-19T13:30:00Z"))
        #expect(publication.nextChange == departure)
        let later = publish(publisher, .some([], removed: []), at: departure)
        #expect(!text(later, "/all.ics").contains("UID:a@x.example"))
        #expect(later.snapshot["/events/a@x.example.ics"] != nil)
        #expect(later.snapshot.resources["/all.ics"]?.lastModified == departure)
        // A daemon that starts later says the same, and a clock that was set back brings the event back.
        let anew = publish(
            try Self.publisher(pastDays: 30), .all([try record("a@x.example", "rivers", "2026-05-20T14:30")]),
            at: departure.adding(seconds: 99))
        #expect(anew.snapshot.resources["/all.ics"] == later.snapshot.resources["/all.ics"])
        #expect(text(publish(publisher, .some([], removed: []), at: now), "/all.ics").contains("UID:a@x.example"))
    }

    @Test func `a cancelled event leaves the feeds so many days after it was called off`() throws {
        let publisher = try Self.publisher(cancelledDays: 14)
        var cancelled = try record("a@x.example", "rivers", "2026-12-20T14:30", status: .cancelled)
        cancelled.lastModified = now
        let publication = publish(publisher, .all([cancelled]))
        #expect(text(publication, "/all.ics").contains("STATUS:CANCELLED"))
        #expect(publication.nextChange == now.adding(seconds: 14 * 86_400))
        let later = publish(publisher, .some([], removed: []), at: now.adding(seconds: 14 * 86_400))
        #expect(!text(later, "/all.ics").contains("UID:a@x.example"))
        // It comes back.
        cancelled.seminar.status = .confirmed
        cancelled.sequence += 1
        let back = publish(publisher, .some([cancelled], removed: []), at: now.adding(seconds: 15 * 86_400))
        #expect(text(back, "/all.ics").contains("STATUS:CONFIRMED"))
    }

    @Test func `what is removed raises the date of the feed, and never lowers it`() throws {
        let publisher = try Self.publisher()
        let records = [
            try record("a@x.example", "rivers", "2026-06-12T14:30"),
            try record("b@x.example", "rivers", "2026-06-13T14:30"),
        ]
        let before = publish(publisher, .all(records))
        #expect(before.snapshot.resources["/all.ics"]?.lastModified == changed)
        let removed = publish(publisher, .some([], removed: ["a@x.example"]))
        #expect(removed.snapshot.resources["/all.ics"]?.lastModified == now)
        #expect(removed.snapshot["/events/a@x.example.ics"] == nil)
        #expect(removed.snapshot["/events/a@x.example"] == nil)
        let back = publish(publisher, .some([records[0]], removed: []), at: now.adding(seconds: -50))
        #expect(back.snapshot.resources["/all.ics"]?.lastModified == now)
    }
}

extension FeedSnapshot {
    /// By path, what is made on demand too.
    fileprivate var everything: [String: Resource] {
        Dictionary(uniqueKeysWithValues: paths.map { ($0, self[$0]) }).compactMapValues { $0 }
    }
}
