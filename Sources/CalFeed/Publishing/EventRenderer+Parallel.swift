import Dispatch
import Synchronization

extension EventRenderer {
    /// An event and its place in a feed.
    struct Rendered: Sendable {
        var event: Event
        var entry: EventSequence.Entry
    }

    func rendered(_ record: SeminarRecord) -> Rendered {
        let event = event(of: record)
        return Rendered(event: event, entry: EventSequence.Entry(of: event, lastModified: record.lastModified))
    }

    /// Many events, on all processors, in the order of their records.
    func rendered(_ records: [SeminarRecord]) -> [Rendered] {
        let parts = min(32, records.count / 64)
        guard parts > 1 else { return records.map(rendered) }
        let results = Mutex<[Int: [Rendered]]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = records.count * part / parts..<records.count * (part + 1) / parts
            let events: [Rendered] = records[range].map(rendered)
            results.withLock { $0[part] = events }
        }
        return results.withLock { results in (0..<parts).flatMap { results[$0] ?? [] } }
    }
}
