extension EventRenderer {
    /// An event, its place in a feed, and by what it is known to have been read back already.
    struct Rendered: Sendable {
        var event: Event
        var entry: EventSequence.Entry
        var proof: EventProof
    }

    func rendered(_ record: SeminarRecord) -> Rendered {
        let event = event(of: record)
        let entry = EventSequence.Entry(of: event, lastModified: record.lastModified)
        return Rendered(event: event, entry: entry, proof: EventProof(of: event, entry.digest))
    }

    /// Many events, on all processors, in the order of their records.
    func rendered(_ records: [SeminarRecord]) -> [Rendered] { records.mappedInParallel(rendered) }
}
