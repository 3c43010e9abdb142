/// The events of all feeds in their bytes. What is not in a feed any more is not here.
struct FeedContents: Sendable {
    /// By series; those of the feed of all under nil.
    private var sequences: [String?: EventSequence] = [:]

    typealias Item = (record: SeminarRecord, entry: EventSequence.Entry, bytes: [UInt8])

    init() {}

    /// - Parameters:
    ///   - items: no event stands twice.
    ///   - pool: runs that are there already.
    init(_ items: [Item], sharing pool: PiecePool = PiecePool()) {
        var contents: [String?: [(entry: EventSequence.Entry, bytes: [UInt8])]] = [:]
        for item in items {
            for slug in item.record.feeds { contents[slug, default: []].append((item.entry, item.bytes)) }
        }
        sequences = contents.mapValues { EventSequence($0, sharing: pool) }
    }

    subscript(series: String?) -> EventSequence { sequences[series] ?? EventSequence() }

    /// The event must not be there.
    mutating func insert(_ item: Item) {
        for slug in item.record.feeds {
            sequences[slug, default: EventSequence()].insert(item.entry, bytes: item.bytes)
        }
    }

    mutating func remove(_ key: EventSequence.Key, of record: SeminarRecord) {
        for slug in record.feeds { sequences[slug]?.remove(key) }
    }

    /// Nil where the event is in no feed.
    func bytes(of key: EventSequence.Key) -> [UInt8]? { sequences[nil]?.bytes(of: key) }
}
