import Synchronization

/// Makes everything that is served from what is stored.
///
/// An event is rendered and read back once for each revision. A change is put into the feeds and pages that hold it,
/// and nothing else is touched.
public final class Publisher: Sendable {
    private let settings: Settings
    private let renderer: EventRenderer
    private let times: PageTimes
    private let background: @Sendable (_ uid: String) throws -> Background
    private let state: Mutex<State>

    /// - Parameters:
    ///   - proofs: by UID, of events that need not be read back if they are published as they were.
    ///   - previous: what was served last, with the dates that must not go back.
    ///   - background: what stands behind an event; asked, by any thread, for one whose page is asked for.
    public init(
        settings: Settings, zones: ZoneDatabase, proofs: [String: EventProof] = [:],
        previous: FeedSnapshot = FeedSnapshot(),
        background: @escaping @Sendable (_ uid: String) throws -> Background = { _ in Background() }
    ) {
        self.settings = settings
        self.background = background
        state = Mutex(State(snapshot: previous, proofs: proofs))
        renderer = EventRenderer(
            zones: zones,
            style: EventStyle(
                address: settings.address, series: settings.series, places: settings.places,
                otherZones: settings.otherZones, isBusy: settings.isBusy))
        times = PageTimes(
            instant: { local, zone in (try? zones.meaning(of: local, in: zone))?.timestamp },
            abbreviation: { instant, zone in (try? zones.abbreviation(at: instant, in: zone)) ?? zone.rawValue },
            local: { instant, zone in try? zones.local(at: instant, in: zone) })
    }

    /// Everything that is to be served at a time.
    ///
    /// - Parameters:
    ///   - change: since the last call; the first call needs all records.
    ///   - changed: when the records last changed, removals included: HTTP's Last-Modified never goes back.
    public func publication(
        of change: Change, unread: [UnreadAnnouncement], changed: Timestamp, at now: Timestamp
    ) -> Publication {
        state.withLock { state in
            // A clock that was set back brings events back that had left; then all is put together anew.
            let isWhole = if case .all = change { true } else { now < state.now }
            let problems: [Problem]
            // Of the events that were rendered just now.
            var bytes: [String: [UInt8]] = [:]
            switch change {
            case .all(let records): problems = begin(&state, with: records.mappedInParallel(\.bounded), &bytes)
            case .some(let records, let removed): problems = apply(records.map(\.bounded), removed, to: &state)
            }
            if isWhole { fillFeeds(&state, at: now, with: bytes) } else { letGo(&state, at: now) }
            state.now = now
            var changes = Changes(previous: state.snapshot, isFirst: !state.isBegun, now: now)
            serveFeeds(&changes, &state, since: isWhole ? max(changed, state.lastDeparture) : now)
            servePages(&changes, &state, unread: unread, isWhole: isWhole)
            changes.snapshot.onDemand = singles(of: state)
            changes.snapshot.views = Views(catalogue: catalogue(state, unread: unread))
            state.snapshot = changes.snapshot
            defer {
                state.proofs = [:]
                state.proven = [:]
            }
            state.isBegun = true
            return Publication(
                snapshot: changes.snapshot, seminars: state.shelves.talks.count, unread: unread.count,
                doubts: state.shelves.doubts, problems: problems, proven: state.proven,
                nextChange: [state.shelves.all.nextEnd(after: now), state.departures.first?.at].compactMap { $0 }.min())
        }
    }

    private func catalogue(_ state: State, unread: [UnreadAnnouncement]) -> Catalogue {
        Catalogue(
            settings: settings, renderer: renderer, events: state.events, contents: state.contents,
            talks: state.shelves.talks, components: state.components, unread: unread, times: times, now: state.now,
            background: { [background] uid in
                do {
                    return try background(uid)
                } catch {
                    // As for its page: whoever writes to the store next tells.
                    return Background()
                }
            })
    }

    // MARK: Events

    /// A seminar's event; published only if libical reads the very seminar from it.
    private func check(_ event: EventRenderer.Event) throws(Unfaithful) {
        let reading = EventReader.event(in: FeedHeader.calendar(of: event))
        guard reading == event.expected else {
            throw Unfaithful(
                reason: "read back as \(reading.map { "\($0)" } ?? "nothing"), not as \(event.expected)")
        }
    }

    private struct Unfaithful: Error {
        var reason: String
    }

    private func begin(
        _ state: inout State, with records: [SeminarRecord], _ bytes: inout [String: [UInt8]]
    ) -> [Problem] {
        let known = state.events
        state.events = PartedDictionary()
        state.shelves = PageShelves(records, times: times)
        var problems: [Problem] = []
        var others: [SeminarRecord] = []
        for record in records {
            if let known = known[record.uid], known.record == record {
                state.events[record.uid] = known
            } else {
                others.append(record)
            }
        }
        let made = others.mappedInParallel { record in
            let rendered = renderer.rendered(record)
            return (rendered, EventProof(of: rendered.event, rendered.entry.digest))
        }
        for (record, (rendered, proof)) in zip(others, made) {
            keep(rendered, of: record, proof, in: &state, &problems)
            bytes[record.uid] = rendered.event.bytes
        }
        return problems
    }

    private func apply(_ records: [SeminarRecord], _ removed: Set<String>, to state: inout State) -> [Problem] {
        var problems: [Problem] = []
        for uid in removed {
            withdraw(uid, from: &state)
            state.touchedSeries.formUnion(state.shelves.series(of: uid))
            state.shelves.remove(uid)
            state.events[uid] = nil
        }
        for record in records {
            if let known = state.events[record.uid], known.record == record { continue }
            withdraw(record.uid, from: &state)
            state.events[record.uid] = nil
            state.touchedSeries.formUnion(state.shelves.series(of: record.uid))
            _ = state.shelves.replace(record, times: times)
            state.touchedSeries.formUnion(state.shelves.series(of: record.uid))
            let rendered = renderer.rendered(record)
            keep(rendered, of: record, nil, in: &state, &problems)
            if let published = state.events[record.uid] { admit(published, rendered.event.bytes, to: &state) }
        }
        return problems
    }

    /// - Parameter proof: nil where the event is to be read back in any case.
    private func keep(
        _ rendered: EventRenderer.Rendered, of record: SeminarRecord, _ proof: EventProof?, in state: inout State,
        _ problems: inout [Problem]
    ) {
        let event = rendered.event
        guard let talk = state.shelves.talks[record.uid] else { return }
        do throws(Unfaithful) {
            if proof == nil || proof != state.proofs[record.uid] {
                try check(event)
                state.proven[record.uid] = proof
            }
            state.events[record.uid] = PublishedEvent(
                talk: talk, entry: rendered.entry, departs: departure(of: record, event))
            if let zone = event.zone { state.components[zone.zone] = zone }
        } catch {
            problems.append(Problem(uid: record.uid, reason: error.reason))
        }
    }

    private func departure(of record: SeminarRecord, _ event: EventRenderer.Event) -> Timestamp? {
        let past = settings.pastDays.map { event.over.adding(seconds: $0 * 86_400) }
        guard record.seminar.status == .cancelled, let days = settings.cancelledDays else { return past }
        let departure = record.lastModified.adding(seconds: days * 86_400)
        return past.map { min($0, departure) } ?? departure
    }

    // MARK: Feeds

    /// All feeds anew, from all events.
    ///
    /// - Parameter bytes: by UID, of the events that were rendered just now.
    private func fillFeeds(_ state: inout State, at now: Timestamp, with bytes: [String: [UInt8]]) {
        let staying = state.events.values.filter { $0.departs.map { $0 > now } ?? true }
        state.feeds = [nil: feed(of: nil)]
        for series in settings.series { state.feeds[series.slug] = feed(of: series) }
        state.departures = []
        for event in staying {
            guard let departs = event.departs else { continue }
            state.departures.append(State.Departure(at: departs, uid: event.record.uid))
        }
        state.departures.sort()
        state.lastDeparture =
            state.events.values.compactMap(\.departs).filter { $0 <= now }.max() ?? Timestamp(secondsSince1970: 0)
        state.contents = FeedContents(
            staying.map { published in
                let record = published.record
                return (record, published.entry, bytes[record.uid] ?? renderer.event(of: record).bytes)
            }, sharing: PiecePool(state.snapshot.resources.values.map(\.body)))
        state.changedFeeds = Set(state.feeds.keys)
    }

    /// Takes out the events whose time in the feeds is over.
    private func letGo(_ state: inout State, at now: Timestamp) {
        while let departure = state.departures.first, departure.at <= now {
            withdraw(departure.uid, from: &state)
            state.lastDeparture = departure.at
        }
    }

    private func admit(_ published: PublishedEvent, _ bytes: [UInt8], to state: inout State) {
        if let departs = published.departs {
            let departure = State.Departure(at: departs, uid: published.record.uid)
            state.departures.insert(departure, at: state.departures.partition { $0 >= departure })
        }
        state.contents.insert((published.record, published.entry, bytes))
        state.changedFeeds.formUnion(published.record.feeds)
    }

    private func withdraw(_ uid: String, from state: inout State) {
        guard let published = state.events[uid] else { return }
        if let departs = published.departs {
            let departure = State.Departure(at: departs, uid: uid)
            let index = state.departures.partition { $0 >= departure }
            if index < state.departures.count, state.departures[index] == departure {
                state.departures.remove(at: index)
            }
        }
        state.contents.remove(published.entry.key, of: published.record)
        state.changedFeeds.formUnion(published.record.feeds)
    }

    private func feed(of series: Series?) -> PublishedFeed {
        let path = series.map { "series/\($0.slug).ics" } ?? "all.ics"
        return PublishedFeed(path: "/" + path, header: settings.header(of: series, path: path))
    }

    private func serveFeeds(_ changes: inout Changes, _ state: inout State, since changed: Timestamp) {
        for slug in state.changedFeeds {
            guard let feed = state.feeds[slug] else { continue }
            let resource = feed.resource(of: state.contents[slug], changed: changed) {
                state.components[$0]
            }
            changes.put(feed.path, resource)
        }
        state.changedFeeds = []
    }

    // MARK: Single events

    /// Each event by itself, and its page.
    private func singles(of state: State) -> ResourcesOnDemand {
        let site = Site(
            title: settings.title, address: settings.address, series: settings.series, shelves: PageShelves(),
            unread: [], times: times, now: state.now)
        let pages = PageRenderer(site)
        return ResourcesOnDemand(
            resource: { [self, events = state.events, talks = state.shelves.talks] path in
                guard let name = PageRenderer.uid(in: path) else { return nil }
                if let talk = talks[name] { return page(of: talk) { pages.page(of: $0, $1) } }
                if let uid = name.without(Self.feedEnding), let event = events[uid] { return single(event) }
                if let uid = name.without(Self.dataEnding), let talk = talks[uid] {
                    return page(of: talk) { pages.data(of: $0, $1) }
                }
                return nil
            },
            mayHold: { PageRenderer.uid(in: $0) != nil },
            paths: { [events = state.events, talks = state.shelves.talks] in
                events.keys.map { PageRenderer.path(of: $0) + Self.feedEnding }
                    + talks.keys.flatMap { [PageRenderer.path(of: $0), PageRenderer.path(of: $0) + Self.dataEnding] }
            })
    }

    private func page(of talk: Talk, _ make: (Talk, Background) -> Page) -> Resource {
        let known: Background
        do {
            known = try background(talk.record.uid)
        } catch {
            // The store fails: whoever writes to it next tells. The talk itself is known here.
            known = Background()
        }
        return Resource(make(talk, known), at: talk.record.lastModified)
    }

    private static let feedEnding = ".ics"
    private static let dataEnding = ".json"

    /// One event by itself, to be kept once and not followed.
    private func single(_ published: PublishedEvent) -> Resource {
        let record = published.record
        let event = renderer.event(of: record)
        let title = event.expected.summary
        let feed = PublishedFeed(
            path: "",
            header: FeedHeader(
                name: title, description: title, page: settings.address.whole(["events", record.uid]).text,
                source: settings.address.whole(["events", record.uid + ".ics"]).text,
                color: nil, refreshMinutes: settings.refreshMinutes))
        let events = EventSequence([(published.entry, event.bytes)])
        var resource = feed.resource(of: events, changed: record.lastModified) { _ in event.zone }
        resource.body = ResourceBody(resource.body.bytes)
        resource.disposition = ContentDisposition.attachment.field(title: title, fallback: "seminar")
        return resource
    }

    // MARK: Pages

    private func servePages(
        _ changes: inout Changes, _ state: inout State, unread: [UnreadAnnouncement], isWhole: Bool
    ) {
        let site = Site(
            title: settings.title, address: settings.address, series: settings.series, shelves: state.shelves,
            unread: unread, times: times, now: changes.now)
        let pages = PageRenderer(site, cards: state.cards)
        if isWhole {
            for page in Site.fixedPages { changes.put(page, at: Timestamp(secondsSince1970: 0)) }
        }
        changes.put(pages.front, at: changes.now)
        let series = settings.series.filter { isWhole || state.changesPage(of: $0.slug, at: changes.now) }
        for page in series.mappedInParallel(atLeast: 4, pages.page) { changes.put(page, at: changes.now) }
        state.cards.tidy()
        state.touchedSeries = []
        state.listedAt = changes.now
    }
}
