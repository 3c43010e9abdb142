import FoundationEssentials
import Synchronization

/// The system's time zone database, and the answers to what a clock shows and when.
///
/// History comes from the zone's table. From the year on in which its clocks follow one simple rule, the answer is
/// libical's, computed from the very VTIMEZONE that is published, so that we and every client use the same rules.
///
/// Zones are read when first asked for and kept: a database opened before an update of tzdata goes on telling the old
/// rules, which `version` names. Open another to see the new ones.
public final class ZoneDatabase: Sendable {
    let directory: String
    private let index: ZoneIndex
    let clocks = Mutex<[TZID: ZoneClock]>([:])
    let byOffset = Mutex<[Int: [TZID]]?>(nil)

    /// Fails, saying what is missing, where the folder is not a complete database.
    public init(directory: String = "/usr/share/zoneinfo") throws(ZoneError) {
        self.directory = directory
        let source = try Self.text(of: "tzdata.zi", in: directory)
        let table = try Self.text(of: "zone.tab", in: directory)
        guard let index = ZoneIndex(source: source, table: table) else {
            throw .noDatabase(directory: directory, missing: "the version in tzdata.zi or a zone in zone.tab")
        }
        self.index = index
        guard FileManager.default.fileExists(atPath: "\(directory)/\(TZID.utc)") else {
            throw .noDatabase(directory: directory, missing: "\(TZID.utc)")
        }
    }

    /// Whether the folder holds another release by now.
    public var isReplaced: Bool {
        // A folder that cannot be read, as in the middle of an update, is asked again later.
        guard let source = try? Self.text(of: "tzdata.zi", in: directory) else { return false }
        return !source.hasPrefix("# version \(version)\n")
    }

    /// The release of the database: `2026f`.
    public var version: String { index.version }

    /// The zone that a name of the database stands for, in whatever case it is written.
    ///
    /// An old name gives today's: `US/Eastern` is America/New_York, `Asia/Calcutta` Asia/Kolkata. nil if unknown.
    public func zone(named name: String) -> TZID? { index.zone(named: name) }

    /// The zones that people live in, and `Etc/UTC`; sorted.
    public var names: [TZID] { (index.places.map(\.zone) + [.utc]).sorted() }

    /// Those of `names` whose clocks were ever so far from UTC, in their order.
    ///
    /// An offset that somebody writes need not be any zone's: this asks no clock.
    ///
    /// - Parameter offset: seconds, east positive.
    public func names(everAt offset: Int) -> [TZID] {
        byOffset.withLock { known in
            let byOffset = known ?? namesByOffset()
            known = byOffset
            return byOffset[offset] ?? []
        }
    }

    /// A country's zones, the most populous first as the database lists them; empty if unknown.
    ///
    /// - Parameter code: two letters of ISO 3166, in whatever case.
    public func zones(ofCountry code: String) -> [TZID] {
        let code = code.uppercased()
        return index.places.filter { $0.country == code }.map(\.zone)
    }

    /// Seconds east of UTC.
    public func offset(at timestamp: Timestamp, in zone: TZID) throws(ZoneError) -> Int {
        try clock(of: zone).offset(at: timestamp)
    }

    /// The letters people write after the time: `EDT`; `UTC+03:30` for a zone that has none.
    public func abbreviation(at timestamp: Timestamp, in zone: TZID) throws(ZoneError) -> String {
        try clock(of: zone).abbreviation(at: timestamp)
    }

    /// What calendar and clock show at an instant.
    public func local(at timestamp: Timestamp, in zone: TZID) throws(ZoneError) -> LocalDateTime {
        try clock(of: zone).local(at: timestamp)
    }

    /// What a wall clock reading means: one instant, or none (a gap), or two (a fold).
    public func meaning(of local: LocalDateTime, in zone: TZID) throws(ZoneError) -> LocalTimeMeaning {
        try clock(of: zone).meaning(of: local)
    }

    /// The zone's published form; nil where it has none: UTC itself, and a zone without a simple rule.
    public func component(of zone: TZID) -> VTIMEZONE? {
        // An unreadable zone has no published form either; asking for its offset says why.
        (try? clock(of: zone))?.component
    }
}
