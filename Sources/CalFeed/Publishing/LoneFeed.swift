/// One feed by itself, without pages and without the check that libical reads what was written: for programs that need
/// no more, and for measuring.
public struct LoneFeed: Sendable {
    private let renderer: EventRenderer
    private let feed: PublishedFeed
    private var sequence = EventSequence()
    private var events: [String: EventSequence.Entry] = [:]
    private var components: [TZID: VTIMEZONE] = [:]

    public init(title: String, address: SiteAddress, zones: ZoneDatabase) {
        renderer = EventRenderer(zones: zones, style: EventStyle(address: address))
        feed = PublishedFeed(
            path: "/all.ics",
            header: FeedHeader(
                name: title, description: title, page: address.whole([]).text,
                source: address.whole(["all.ics"]).text, color: nil, refreshMinutes: 60))
    }

    /// Renders all events from nothing.
    public mutating func fill(_ records: [SeminarRecord]) {
        var filling: [(entry: EventSequence.Entry, bytes: [UInt8])] = []
        filling.reserveCapacity(records.count)
        for rendered in renderer.rendered(records) {
            if let component = rendered.event.clock?.component, components[component.zone] == nil {
                components[component.zone] = component
            }
            filling.append((rendered.entry, rendered.event.bytes))
        }
        events = Dictionary(filling.map { ($0.entry.key.uid, $0.entry) }) { first, _ in first }
        sequence = EventSequence(filling)
    }

    /// Puts one event in the place of its older self, or in addition.
    public mutating func replace(_ record: SeminarRecord) {
        let event = renderer.event(of: record)
        if let zone = event.zone { components[zone.zone] = zone }
        if let old = events[record.uid] { sequence.remove(old.key) }
        let entry = EventSequence.Entry(of: event, lastModified: record.lastModified)
        events[record.uid] = entry
        sequence.insert(entry, bytes: event.bytes)
    }

    /// What is served.
    public func resource(changed: Timestamp) -> Resource {
        feed.resource(of: sequence, changed: changed) { components[$0] }
    }
}
