/// The seminars that one page lists, so kept that those about to come and those just over are found without a look at
/// all the others.
struct TalkShelf: Sendable {
    private struct Key: Hashable, Comparable, Sendable {
        var date: LocalDate
        var start: Int
        var uid: String

        init(_ talk: Talk) {
            date = talk.date
            start = talk.start?.secondsSince1970 ?? 0
            uid = talk.record.uid
        }

        static func < (left: Key, right: Key) -> Bool {
            if left.date != right.date { return left.date < right.date }
            return left.start == right.start ? left.uid < right.uid : left.start < right.start
        }
    }

    /// What a page shows of it at a time.
    struct Listing: Sendable {
        /// The next ones, in their order, and how many there are in all.
        var upcoming: [Talk] = []
        var upcomingCount = 0
        /// The latest first, and how many there are in all.
        var past: [Talk] = []
        var pastCount = 0
    }

    private struct Slot: Sendable {
        var key: Key
        /// When it is over; the beginning of time for what is called finished, whenever it was to end.
        var end: Timestamp
    }

    private var order: [Slot] = []
    /// When each one is over, in that order; for counts.
    private var sortedEnds: [Int] = []
    /// Those of more than a month: they may have begun long ago and still be going on.
    private var long: Set<Key> = []
    /// Those called finished: they may lie in the future.
    private var finished: Set<Key> = []

    var count: Int { order.count }

    /// How many days one can last and still be found by its first day.
    private static let usualDays = 31
    private static let beginningOfTime = Timestamp(secondsSince1970: .min)

    init() {}

    init(_ talks: some Sequence<Talk>) {
        order = talks.map { note($0) }.sorted { $0.key < $1.key }
        sortedEnds = order.map(\.end.secondsSince1970).sorted()
    }

    mutating func insert(_ talk: Talk) {
        let slot = note(talk)
        order.insert(slot, at: order.partition { $0.key >= slot.key })
        let end = slot.end.secondsSince1970
        sortedEnds.insert(end, at: sortedEnds.partition { $0 >= end })
    }

    mutating func remove(_ talk: Talk) {
        let key = Key(talk)
        let index = order.partition { $0.key >= key }
        guard index < order.count, order[index].key == key else { return }
        let end = order.remove(at: index).end.secondsSince1970
        long.remove(key)
        finished.remove(key)
        sortedEnds.remove(at: sortedEnds.partition { $0 >= end })
    }

    private mutating func note(_ talk: Talk) -> Slot {
        let key = Key(talk)
        let isFinished = talk.seminar.status == .finished
        if isFinished { finished.insert(key) }
        if talk.over.utc.date.dayNumber - talk.date.dayNumber > Self.usualDays { long.insert(key) }
        return Slot(key: key, end: isFinished ? Self.beginningOfTime : talk.over)
    }

    /// When the next one will be over.
    func nextEnd(after now: Timestamp) -> Timestamp? {
        let index = sortedEnds.partition { $0 > now.secondsSince1970 }
        return index < sortedEnds.count ? Timestamp(secondsSince1970: sortedEnds[index]) : nil
    }

    func upcomingCount(at now: Timestamp) -> Int {
        sortedEnds.count - sortedEnds.partition { $0 > now.secondsSince1970 }
    }

    /// The ones nearest to now on both sides, so many of each at the most.
    func listing(at now: Timestamp, limit: Int, talk: (_ uid: String) -> Talk?) -> Listing {
        let today = now.utc.date
        let earliest = today.adding(days: -Self.usualDays - 2)
        var upcoming = long.filter { key in
            key.date < earliest && !finished.contains(key) && order[order.partition { $0.key >= key }].end > now
        }.sorted()
        for slot in order[order.partition { $0.key.date >= earliest }...] {
            if upcoming.count >= limit { break }
            if slot.end > now { upcoming.append(slot.key) }
        }
        let latest = today.adding(days: 2)
        var past = finished.filter { $0.date > latest }.sorted { $1 < $0 }
        var index = order.partition { $0.key.date > latest }
        while index > 0, past.count < limit {
            index -= 1
            if order[index].end <= now { past.append(order[index].key) }
        }
        let count = upcomingCount(at: now)
        return Listing(
            upcoming: upcoming.prefix(limit).compactMap { talk($0.uid) }, upcomingCount: count,
            past: past.prefix(limit).compactMap { talk($0.uid) }, pastCount: self.count - count)
    }
}

extension Array {
    /// The first index at which the condition holds; it holds from there on.
    func partition(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
