import CalFeed

/// Takes announcements in: reads what is new or changed, and keeps it.
struct Intake: Sendable {
    var configuration: Configuration
    var store: Store
    var zones: ZoneDatabase
    private let reader: AnnouncementReader

    init(configuration: Configuration, store: Store, zones: ZoneDatabase) {
        self.configuration = configuration
        self.store = store
        self.zones = zones
        reader = AnnouncementReader(zones: zones)
    }

    /// Reads announcements and keeps what was understood, all or nothing. What was read before, the same bytes by the
    /// same rules, is left alone.
    func take(_ announcements: [Announcement]) throws -> [Pipeline.Outcome] {
        var outcomes: [Pipeline.Outcome] = []
        var readings: [StoredReading] = []
        for announcement in announcements {
            guard let source = source(of: announcement.origin), let reading = try reading(announcement, source) else {
                outcomes.append(.unchanged)
                continue
            }
            readings.append(reading)
            let seminars = reading.reading.seminars.count
            outcomes.append(seminars == 0 ? .unread(reading.reading.diagnostics) : .read(seminars: seminars))
        }
        if !readings.isEmpty { _ = try store.record(readings, at: SystemClock.now) }
        return outcomes
    }

    /// What announcements of a source are read by.
    private func mark(_ source: Configuration.Source) -> ReaderMark {
        ReaderMark(version: AnnouncementReader.version, context: configuration.context(for: source))
    }

    /// By name, the marks of the files that were read by the rules in force.
    func marks(ofSource path: String) throws -> [String: String] {
        guard let source = configuration.sources.first(where: { $0.path == path }) else { return [:] }
        return try store.fileMarks(ofSource: path, readBy: mark(source))
    }

    private func reading(_ announcement: Announcement, _ source: Configuration.Source) throws -> StoredReading? {
        var context = configuration.context(for: source)
        let mark = mark(source)
        let content = ContentDigest(of: announcement.bytes)
        let known = try store.state(of: announcement.origin)
        if known?.content == content, known?.reader == mark { return nil }
        // Dates count from the day these words first came: "tomorrow" stays the same day for ever.
        let received = min(try store.firstReceipt(of: content) ?? announcement.receivedAt, announcement.receivedAt)
        context.referenceDate = try date(of: received, in: context.defaultZone)
        context.series = configuration.series.first { $0.slug == source.series }?.title
        return StoredReading(
            announcement: announcement, reading: reader.read(announcement.bytes, context: context),
            series: source.series, reader: mark, onRemoval: source.onRemoval)
    }

    /// Keeps that something stands there which cannot be an announcement.
    func refuse(_ origin: Origin, _ diagnostic: Diagnostic, at now: Timestamp) throws -> Pipeline.Outcome {
        guard let source = source(of: origin) else { return .unchanged }
        let change = try store.record(unreadable: origin, diagnostics: [diagnostic], series: source.series, at: now)
        return change == .unchanged ? .unchanged : .unread([diagnostic])
    }

    func remove(_ origin: Origin, at now: Timestamp) throws -> Pipeline.Outcome {
        let policy = source(of: origin)?.onRemoval ?? .keep
        return try store.remove(origin, policy: policy, at: now) == .unchanged ? .unchanged : .removed
    }

    /// The day at the place the announcement is for, where that is known.
    private func date(of timestamp: Timestamp, in zone: TZID?) throws -> LocalDate {
        guard let zone else { return timestamp.utc.date }
        return try zones.local(at: timestamp, in: zone).date
    }

    private func source(of origin: Origin) -> Configuration.Source? {
        configuration.sources.first { $0.path == origin.source }
    }
}
