extension EventRenderer {
    /// An event and its place in a feed.
    struct Rendered: Sendable {
        var event: Event
        var entry: EventSequence.Entry
    }

    func rendered(_ record: SeminarRecord) -> Rendered {
        let event = event(of: record)
        let entry = EventSequence.Entry(of: event, lastModified: record.lastModified)
        return Rendered(event: event, entry: entry)
    }

    /// Many events, on all processors, in the order of their records.
    func rendered(_ records: [SeminarRecord]) -> [Rendered] { records.mappedInParallel(rendered) }
}
