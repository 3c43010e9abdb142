/// One feed: its header, and what is served of it together with its events.
struct PublishedFeed: Sendable {
    /// `/series/rivers.ics`
    let path: String
    let header: FeedHeader
    /// In ASCII: what the file is called where the feed's own name cannot be.
    let fallback: String

    /// What is served: the beginning is written anew, the events are shared.
    ///
    /// - Parameters:
    ///   - changed: when it last changed, for HTTP. Its own LAST-MODIFIED is that of its latest event.
    ///   - component: the published form of a zone that its events use.
    func resource(of events: EventSequence, changed: Timestamp, component: (TZID) -> VTIMEZONE?) -> Resource {
        let beginning = header.bytes(
            lastModified: events.lastModified ?? Timestamp(secondsSince1970: 0),
            zones: events.zones.keys.compactMap(component), isEmpty: events.isEmpty)
        let pieces = [ResourceBody.Piece(beginning)] + events.pieces + [Self.end]
        return Resource(
            body: ResourceBody(pieces: pieces), mediaType: "text/calendar; charset=utf-8",
            disposition: ContentDisposition.inline.field(title: header.name, fallback: fallback),
            entityTag: EntityTag.strong(of: beginning, and: events.digest), lastModified: changed)
    }

    private static let end = ResourceBody.Piece(FeedHeader.end)
}

extension PublishedFeed {
    init(path: String, header: FeedHeader) {
        let slug = path.split(separator: "/").last?.prefix { $0 != "." }
        self.init(path: path, header: header, fallback: slug.map(String.init) ?? "all")
    }
}
