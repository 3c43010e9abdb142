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

    private var order: [Key] = []
    /// When each one is over, in that order; for counts.
    private var ends: [Key: Timestamp] = [:]
    private var sortedEnds: [Int] = []
    /// Those of more than a month: they may have begun long ago and still be going on.
    private var long: Set<Key> = []

    var count: Int { order.count }

    /// How many days one can last and still be found by its first day.
    private static let usualDays = 31

    init() {}

    init(_ talks: some Sequence<Talk>) {
        for talk in talks { note(talk) }
        order = ends.keys.sorted()
        sortedEnds = ends.values.map(\.secondsSince1970).sorted()
    }

    mutating func insert(_ talk: Talk) {
        let key = Key(talk)
        order.insert(key, at: order.partition { $0 >= key })
        let end = note(talk).secondsSince1970
        sortedEnds.insert(end, at: sortedEnds.partition { $0 >= end })
    }

    mutating func remove(_ talk: Talk) {
        let key = Key(talk)
        guard let end = ends.removeValue(forKey: key) else { return }
        long.remove(key)
        order.remove(at: order.partition { $0 >= key })
        sortedEnds.remove(at: sortedEnds.partition { $0 >= end.secondsSince1970 })
    }

    @discardableResult private mutating func note(_ talk: Talk) -> Timestamp {
        let key = Key(talk)
        // What is called finished is past, whenever it was to end.
        let end = talk.seminar.status == .finished ? Timestamp(secondsSince1970: .min) : talk.over
        ends[key] = end
        if talk.over.utc.date.dayNumber - talk.date.dayNumber > Self.usualDays { long.insert(key) }
        return end
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
        func isPast(_ key: Key) -> Bool { ends[key].map { $0 <= now } ?? true }
        let today = now.utc.date
        let earliest = today.adding(days: -Self.usualDays - 2)
        let begin = order.partition { $0.date >= earliest }
        var upcoming = long.filter { $0.date < earliest && !isPast($0) }.sorted()
        for key in order[begin...] where upcoming.count < limit && !isPast(key) { upcoming.append(key) }
        let latest = today.adding(days: 2)
        var past: [Key] = []
        // What is called finished may lie in the future.
        for key in order[begin...].reversed() where key.date > latest && isPast(key) { past.append(key) }
        var index = order.partition { $0.date > latest }
        while index > 0, past.count < limit {
            index -= 1
            if isPast(order[index]) { past.append(order[index]) }
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
