import Testing

@testable import CalFeed

/// A store with a clock, announcements in one folder, and seminars that are short to write.
struct StoreFixture {
    let store: Store
    var now = Timestamp(secondsSince1970: 1_780_000_000)  // 2026-05-28T20:26:40Z
    static let spool = "/var/spool/calfeed/algebra"

    init() throws {
        store = try Store.inMemory(domain: "talks.example.org")
    }

    init(_ store: Store) {
        self.store = store
    }

    static func origin(_ name: String) -> Origin { Origin(source: spool, name: name) }

    static func seminar(
        _ speaker: String? = "Ada Quill", _ title: String? = "Rings of slow growth",
        at start: String = "2026-06-04T14:00", abstract: String? = nil
    ) throws -> Seminar {
        let start = try #require(LocalDateTime(start))
        return Seminar(
            title: title, speakers: speaker.map { [Speaker(name: $0)] } ?? [],
            occurrence: .clock(start: start, end: start.adding(seconds: 3600), zone: TZID(rawValue: "Europe/Paris")),
            abstract: abstract)
    }

    /// Records a file whose bytes are `text`, or else made from what was read in it.
    @discardableResult func record(
        _ name: String, _ seminars: [Seminar], text: String? = nil, series: String = "algebra",
        onRemoval: RemovalPolicy = .keep, diagnostics: [Diagnostic] = [], source: String = spool
    ) throws -> StoreChange {
        let text = try text ?? seminars.map { try SeminarJSON.text($0) }.joined()
        return try store.record(
            Announcement(
                origin: Origin(source: source, name: name), bytes: Array(text.utf8), receivedAt: now),
            reading: Reading(seminars: seminars, diagnostics: diagnostics), series: series,
            onRemoval: onRemoval, at: now)
    }

    @discardableResult func remove(_ name: String, _ policy: RemovalPolicy = .keep) throws -> StoreChange {
        try store.remove(StoreFixture.origin(name), policy: policy, at: now)
    }

    func uids() throws -> [String] { try store.records().map(\.uid) }

    func onlyRecord(_ location: SourceLocation = #_sourceLocation) throws -> SeminarRecord {
        let records = try store.records()
        #expect(records.count == 1, sourceLocation: location)
        return try #require(records.first, sourceLocation: location)
    }
}
