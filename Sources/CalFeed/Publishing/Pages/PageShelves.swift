/// Every seminar as the pages show it, in the lists it stands in.
struct PageShelves: Sendable {
    private(set) var talks = PartedDictionary<Talk>()
    private(set) var all = TalkShelf()
    private var bySeries: [String: TalkShelf] = [:]
    /// Warnings and errors, in all.
    private(set) var doubts = 0

    init() {}

    init(_ records: [SeminarRecord], times: PageTimes) {
        for talk in records.mappedInParallel({ Talk($0, at: times) }) { talks[talk.record.uid] = talk }
        let values = Array(talks.values)
        all = TalkShelf(values)
        doubts = values.reduce(0) { $0 + $1.doubts.count }
        var bySeries: [String: [Talk]] = [:]
        for talk in values {
            for series in Self.series(of: talk) { bySeries[series, default: []].append(talk) }
        }
        self.bySeries = bySeries.mapValues { TalkShelf($0) }
    }

    /// The slugs of the series whose pages list a talk.
    func series(of uid: String) -> [String] { talks[uid].map(Self.series) ?? [] }

    subscript(series slug: String) -> TalkShelf { bySeries[slug] ?? TalkShelf() }

    mutating func replace(_ record: SeminarRecord, times: PageTimes) -> Talk {
        remove(record.uid)
        let talk = Talk(record, at: times)
        talks[record.uid] = talk
        doubts += talk.doubts.count
        all.insert(talk)
        for series in Self.series(of: talk) { bySeries[series, default: TalkShelf()].insert(talk) }
        return talk
    }

    mutating func remove(_ uid: String) {
        guard let talk = talks[uid] else { return }
        talks[uid] = nil
        doubts -= talk.doubts.count
        all.remove(talk)
        for series in Self.series(of: talk) { bySeries[series]?.remove(talk) }
    }

    private static func series(of talk: Talk) -> [String] { [talk.record.series] + talk.record.otherSeries }
}
