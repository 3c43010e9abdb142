import Testing

@testable import CalFeed

/// A shelf finds the talks around now by looking at few; here, by looking at all.
@Suite struct TalkShelfTests {
    private let talks: [Talk]
    private let now: Timestamp

    init() throws {
        // Many talks in few years, so that whole days, long ones and those called finished are near any day.
        var seminars = try RandomSeminars(seed: 7, years: 2025...2026)
        talks = seminars.records(600).map { Talk($0, at: SiteFixture.times) }
        now = try #require(Timestamp("2025-12-30T11:00:00Z"))
    }

    private func order(_ talk: Talk) -> [String] {
        ["\(talk.date)", Decimal.padded(talk.start?.secondsSince1970 ?? 0, to: 12), talk.record.uid]
    }

    private func expected(_ talks: [Talk], limit: Int) -> (upcoming: [String], past: [String]) {
        let sorted = talks.sorted { order($0).lexicographicallyPrecedes(order($1)) }
        let upcoming = sorted.filter { !$0.isPast(at: now) }.prefix(limit)
        let past = sorted.filter { $0.isPast(at: now) }.reversed().prefix(limit)
        return (upcoming.map(\.record.uid), past.map(\.record.uid))
    }

    private func check(_ shelf: TalkShelf, _ talks: [Talk], limit: Int) {
        let byUID = Dictionary(talks.map { ($0.record.uid, $0) }) { first, _ in first }
        let listing = shelf.listing(at: now, limit: limit) { byUID[$0] }
        let expected = expected(talks, limit: limit)
        #expect(listing.upcoming.map(\.record.uid) == expected.upcoming)
        #expect(listing.past.map(\.record.uid) == expected.past)
        #expect(listing.upcomingCount + listing.pastCount == talks.count)
        #expect(listing.upcomingCount == talks.count { !$0.isPast(at: now) })
    }

    @Test(arguments: [5, 100, 1000])
    func `a listing is what a look at all talks gives`(limit: Int) {
        check(TalkShelf(talks), talks, limit: limit)
        check(TalkShelf(), [], limit: limit)
    }

    @Test func `it stays so while talks come and go`() {
        var shelf = TalkShelf(talks.prefix(300))
        for talk in talks.dropFirst(300) { shelf.insert(talk) }
        for talk in talks.prefix(200) { shelf.remove(talk) }
        // Who is not there cannot go.
        for talk in talks.prefix(3) { shelf.remove(talk) }
        check(shelf, Array(talks.dropFirst(200)), limit: 40)
        let next = talks.dropFirst(200).filter { $0.seminar.status != .finished && $0.over > now }.map(\.over).min()
        #expect(shelf.nextEnd(after: now) == next)
    }
}
