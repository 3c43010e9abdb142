import Synchronization

/// Makes everything that is served from what is stored.
///
/// An event is rendered and read back once for each revision; the feeds and pages are put together from that.
public final class Publisher: Sendable {
    public struct Settings: Hashable, Sendable {
        public var title: String
        public var address: SiteAddress
        public var series: [Series]
        public var refreshMinutes: Int
        /// For how many days after its end a seminar stays in the feeds; nil for always.
        public var pastDays: Int?

        public init(title: String, address: SiteAddress, series: [Series], refreshMinutes: Int, pastDays: Int?) {
            self.title = title
            self.address = address
            self.series = series
            self.refreshMinutes = refreshMinutes
            self.pastDays = pastDays
        }
    }

    /// An event that is not published, because what would be read from it is not the seminar.
    public struct Problem: Hashable, Sendable {
        public var uid: String
        public var reason: String
    }

    public struct Publication: Sendable {
        public var snapshot: FeedSnapshot
        public var seminars: Int
        public var unread: Int
        public var problems: [Problem]
        /// When time alone changes what is to be served; nil where it never does.
        public var nextChange: Timestamp?
    }

    /// An event that was rendered and read back, or why it cannot be published.
    private enum Outcome: Sendable {
        case event(EventRenderer.Event)
        case problem(String)
    }

    private struct Rendered: Sendable {
        var record: SeminarRecord
        var outcome: Outcome
    }

    private let settings: Settings
    private let renderer: EventRenderer
    private let times: PageTimes
    /// By UID, for the revision that was last seen.
    private let rendered = Mutex<[String: Rendered]>([:])

    public init(settings: Settings, zones: ZoneDatabase) {
        self.settings = settings
        renderer = EventRenderer(
            zones: zones, address: settings.address,
            seriesTitles: Dictionary(settings.series.map { ($0.slug, $0.title) }) { first, _ in first })
        times = PageTimes(
            instant: { local, zone in (try? zones.meaning(of: local, in: zone))?.timestamp },
            abbreviation: { instant, zone in (try? zones.abbreviation(at: instant, in: zone)) ?? zone.rawValue })
    }

    /// Everything that is to be served at that time.
    public func publication(records: [SeminarRecord], unread: [UnreadAnnouncement], at now: Timestamp) -> Publication {
        var events: [(record: SeminarRecord, event: EventRenderer.Event)] = []
        var problems: [Problem] = []
        for record in records {
            switch outcome(of: record) {
            case .event(let event): events.append((record, event))
            case .problem(let reason): problems.append(Problem(uid: record.uid, reason: reason))
            }
        }
        forget(allBut: records)
        let site = Site(
            title: settings.title, address: settings.address, series: settings.series, records: records, unread: unread,
            times: times, now: now)
        let changed = records.map(\.lastModified).max() ?? Timestamp(secondsSince1970: 0)
        var snapshot = FeedSnapshot()
        for page in site.pages() {
            snapshot.resources[page.path] = Resource(
                body: page.body, mediaType: page.mediaType, entityTag: EntityTag.strong(of: page.body),
                lastModified: now)
        }
        add(feeds(of: events, changed: changed, at: now), to: &snapshot)
        return Publication(
            snapshot: snapshot, seminars: records.count, unread: unread.count, problems: problems,
            nextChange: [site.nextChange, nextDeparture(events, now)].compactMap { $0 }.min())
    }

    // MARK: Events

    /// A seminar's event, rendered once for each revision; published only if libical reads the very seminar from it.
    private func outcome(of record: SeminarRecord) -> Outcome {
        if let known = rendered.withLock({ $0[record.uid] }), known.record == record { return known.outcome }
        let event = renderer.event(of: record)
        let reading = EventReader.event(in: FeedRenderer.calendar(of: event))
        let outcome: Outcome =
            reading == event.expected
            ? .event(event)
            : .problem("read back as \(reading.map { "\($0)" } ?? "nothing"), not as \(event.expected)")
        rendered.withLock { $0[record.uid] = Rendered(record: record, outcome: outcome) }
        return outcome
    }

    private func forget(allBut records: [SeminarRecord]) {
        rendered.withLock { rendered in
            guard rendered.count > records.count else { return }
            let present = Set(records.map(\.uid))
            rendered = rendered.filter { present.contains($0.key) }
        }
    }

    // MARK: Feeds

    private struct Feed {
        var path: String
        var body: [UInt8]
        var disposition: String
        var lastModified: Timestamp
    }

    private func feeds(
        of events: [(record: SeminarRecord, event: EventRenderer.Event)], changed: Timestamp, at now: Timestamp
    ) -> [Feed] {
        let current = events.filter { stays($0.event, at: now) }
        var feeds = [
            feed("all.ics", settings.title, "All seminars of \(settings.title).", page: [], current, changed)
        ]
        for series in settings.series {
            feeds.append(
                feed(
                    "series/\(series.slug).ics", series.title, "\(series.title): all seminars of the series.",
                    page: ["series", series.slug], current.filter { $0.record.series == series.slug }, changed))
        }
        for (record, event) in events {
            let title = record.seminar.title ?? "Seminar"
            var single = feed(
                "events/\(record.uid).ics", title, title, page: ["events", record.uid], [(record, event)],
                record.lastModified)
            single.disposition = "attachment; filename=\"seminar.ics\""
            feeds.append(single)
        }
        return feeds
    }

    private func feed(
        _ path: String, _ name: String, _ description: String, page: [String],
        _ events: [(record: SeminarRecord, event: EventRenderer.Event)], _ changed: Timestamp
    ) -> Feed {
        let renderer = FeedRenderer(
            name: name, description: description, page: settings.address.whole(page).text,
            source: settings.address.whole(path.split(separator: "/").map(String.init)).text,
            refreshMinutes: settings.refreshMinutes)
        let lastModified = events.map(\.record.lastModified).max() ?? changed
        return Feed(
            path: "/" + path, body: renderer.feed(of: events.map(\.event), lastModified: lastModified),
            disposition: "inline; filename=\"\(path.split(separator: "/").last ?? "all.ics")\"",
            lastModified: lastModified)
    }

    private func add(_ feeds: [Feed], to snapshot: inout FeedSnapshot) {
        for feed in feeds {
            snapshot.resources[feed.path] = Resource(
                body: feed.body, mediaType: "text/calendar; charset=utf-8", disposition: feed.disposition,
                entityTag: EntityTag.strong(of: feed.body), lastModified: feed.lastModified)
        }
    }

    private func departure(of event: EventRenderer.Event) -> Timestamp? {
        settings.pastDays.map { event.over.adding(seconds: $0 * 86_400) }
    }

    private func stays(_ event: EventRenderer.Event, at now: Timestamp) -> Bool {
        departure(of: event).map { $0 > now } ?? true
    }

    /// When the next event leaves the feeds.
    private func nextDeparture(
        _ events: [(record: SeminarRecord, event: EventRenderer.Event)], _ now: Timestamp
    ) -> Timestamp? {
        events.compactMap { departure(of: $0.event) }.filter { $0 > now }.min()
    }
}
