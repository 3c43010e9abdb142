/// The values that views are made from: those of one publication, which shares them with the next.
struct Catalogue: Sendable {
    var settings: Publisher.Settings
    var renderer: EventRenderer
    /// By UID, those that can be published.
    var events: PartedDictionary<Publisher.PublishedEvent>
    /// Of the feeds, and so the bytes of the events in them.
    var contents: FeedContents
    var talks: PartedDictionary<Talk>
    var components: [TZID: VTIMEZONE]
    var unread: [UnreadAnnouncement]
    var times: PageTimes
    /// When it was published, and so when any view may have changed: time alone makes talks past.
    var now: Timestamp
    /// What stands behind an event; nothing where it cannot be told at the moment.
    var background: @Sendable (_ uid: String) -> Background

    /// Talks in one document at the most, those nearest to now.
    static let mostTalks = 5000

    func series(_ target: Views.Target) -> Series? {
        guard case .series(let slug) = target.subject else { return nil }
        return settings.series.first { $0.slug == slug }
    }

    /// The filter with the series that the path names.
    private func filter(_ target: Views.Target) -> TalkFilter {
        var filter = target.query.filter
        guard case .series(let slug) = target.subject else { return filter }
        // A series' address and another series' name together mean nothing that is in both.
        filter.series = filter.series.isEmpty || filter.series.contains(slug) ? [slug] : [""]
        return filter
    }

    /// What the target's filter lets through, by start.
    func selection(_ target: Views.Target) -> [Talk] {
        let filter = filter(target)
        let tags = Dictionary(settings.series.map { ($0.slug, $0.tags) }) { first, _ in first }
        return talks.values.filter { filter.admits($0, tags: tags[$0.record.series] ?? [], at: now) }
            .sorted { $0.order < $1.order }
    }

    /// Those nearest to now, where there are too many for one document.
    func bounded(_ talks: [Talk], _ limit: Int = Catalogue.mostTalks) -> [Talk] {
        guard talks.count > limit else { return talks }
        let past = talks.partition { !$0.isPast(at: now) && $0.over > now }
        let start = max(0, min(past - limit / 4, talks.count - limit))
        return Array(talks[start..<start + limit])
    }

    /// The site's or the series' title, and what is let through.
    func title(_ target: Views.Target) -> String {
        let title = series(target)?.title ?? settings.title
        let told = target.query.told
        return told.isEmpty ? title : "\(title) (\(told))"
    }

    /// The parts of the path.
    func path(_ target: Views.Target, as format: Views.Format) -> [String] {
        let ending = format == .html ? "" : ".\(format)"
        switch target.subject {
        case .all: return format == .html ? [""] : ["all" + ending]
        case .series(let slug): return ["series", slug + ending]
        case .event(let uid): return ["events", uid + ending]
        }
    }

    func address(_ target: Views.Target, as format: Views.Format) -> WebAddress {
        var query = target.query
        if format != .html { query = query.forFeeds }
        return settings.address.whole(path(target, as: format)).asking(query.parameters)
    }

    func resource(_ bytes: [UInt8], _ mediaType: String, _ target: Views.Target) -> Resource {
        var name = "all"
        if case .series(let slug) = target.subject { name = slug }
        return Resource(
            body: bytes, mediaType: mediaType,
            disposition: "inline; filename=\"\(name).\(target.format)\"", entityTag: EntityTag.strong(of: bytes),
            lastModified: now)
    }

    // MARK: Pages

    func page(_ target: Views.Target) -> Resource {
        let selected = selection(target)
        var listing = TalkShelf.Listing()
        for talk in selected {
            if talk.isPast(at: now) { listing.past.append(talk) } else { listing.upcoming.append(talk) }
        }
        listing.upcomingCount = listing.upcoming.count
        listing.pastCount = listing.past.count
        listing.upcoming = Array(listing.upcoming.prefix(PageRenderer.listLimit))
        listing.past = Array(listing.past.reversed().prefix(PageRenderer.listLimit))
        var counts: [String: Int] = [:]
        for talk in talks.values where !talk.isPast(at: now) {
            for slug in [talk.record.series] + talk.record.otherSeries { counts[slug, default: 0] += 1 }
        }
        let renderer = renderer(target.query, PageView(query: target.query, listing: listing, counts: counts))
        return resource(of: series(target).map(renderer.page(of:)) ?? renderer.front)
    }

    func page(of talk: Talk, _ query: ViewQuery) -> Resource {
        let renderer = renderer(query, PageView(query: query, listing: .init(), counts: [:]))
        return resource(of: renderer.page(of: talk, background(talk.record.uid)))
    }

    private func renderer(_ query: ViewQuery, _ view: PageView) -> PageRenderer {
        let site = Site(
            title: settings.title, address: settings.address, series: settings.series, shelves: PageShelves(),
            unread: unread, times: times, now: now)
        let words = PageWords.all.first { $0.language == query.language } ?? .english
        return PageRenderer(site, words: words, view: view)
    }

    private func resource(of page: Page) -> Resource {
        Resource(
            body: page.body, mediaType: page.mediaType, entityTag: EntityTag.strong(of: page.body),
            lastModified: now)
    }

    // MARK: iCalendar

    /// The events' own bytes, those of the whole feed.
    func calendar(_ target: Views.Target) -> Resource {
        let path = path(target, as: .ics).joined(separator: "/")
        var header = settings.header(of: series(target), path: path)
        if !target.query.parameters.isEmpty {
            header.name = title(target)
            header.description = header.name
            header.page = address(target, as: .html).text
            header.source = address(target, as: .ics).text
        }
        let feed = PublishedFeed(path: "/" + path, header: header)
        let events = EventSequence(
            published(target).map { published in
                let bytes = bytes(of: published)
                guard let minutes = target.query.alarm else { return (published.entry, bytes) }
                let summary = renderer.event(of: published.record).expected.summary
                let extended = Alarm.added(minutes: minutes, to: bytes, summary: summary)
                var entry = published.entry
                entry.hold(extended)
                return (entry, extended)
            })
        return feed.resource(of: events, changed: now) { components[$0] }
    }

    private func bytes(of published: Publisher.PublishedEvent) -> [UInt8] {
        contents.bytes(of: published.entry.key) ?? renderer.event(of: published.record).bytes
    }

    /// The events that feeds still hold.
    func published(_ target: Views.Target) -> [Publisher.PublishedEvent] {
        selection(target).compactMap { talk in
            guard let event = events[talk.record.uid], event.departs.map({ $0 > now }) ?? true else { return nil }
            return event
        }
    }
}

/// A reminder, for those who ask for one.
enum Alarm {
    private static let end = Array("END:VEVENT\r\n".utf8)

    /// RFC 5545 §3.6.6.
    static func added(minutes: Int, to event: [UInt8], summary: String) -> [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VALARM")
        lines.add("ACTION", "DISPLAY")
        lines.add("DESCRIPTION", text: summary)
        lines.add("TRIGGER", minutes == 0 ? "PT0S" : "-PT\(minutes)M")
        lines.add("END", "VALARM")
        return Array(event.dropLast(end.count)) + lines.bytes + end
    }
}

extension Talk {
    /// Days first, then by instant, then by UID.
    fileprivate var order: Order {
        Order(begins: start?.secondsSince1970 ?? date.dayNumber * 86_400, uid: record.uid)
    }

    fileprivate struct Order: Comparable {
        var begins: Int
        var uid: String

        static func < (left: Order, right: Order) -> Bool {
            left.begins == right.begins ? left.uid < right.uid : left.begins < right.begins
        }
    }
}
