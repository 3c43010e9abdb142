import FoundationEssentials
import Synchronization

extension ZoneDatabase {
    /// Larger than any file of the database.
    private static let largestFile = 4 << 20

    /// A zone's clock; its file is read once.
    public func clock(of zone: TZID) throws(ZoneError) -> ZoneClock {
        if let clock = clocks.withLock({ $0[zone] }) { return clock }
        guard let canonical = self.zone(named: zone.rawValue) else { throw .unknownZone(zone) }
        let clock = try read(canonical)
        clocks.withLock { $0[zone] = clock }
        return clock
    }

    /// By seconds east of UTC, the zones whose files hold that offset; one whose file cannot be read has none.
    func namesByOffset() -> [Int: [TZID]] {
        var result: [Int: [TZID]] = [:]
        for zone in names {
            guard let data = try? data(of: zone) else { continue }
            for offset in Set(data.transitions.map(\.period.offset) + [data.initial.offset]) {
                result[offset, default: []].append(zone)
            }
        }
        return result
    }

    private func data(of zone: TZID) throws(ZoneError) -> TZif {
        let file = "\(directory)/\(zone)"
        guard let bytes = Self.bytes(of: file) else {
            throw .badZone(zone, file: file, reason: "missing or too large")
        }
        do {
            return try TZif(bytes)
        } catch {
            throw .badZone(zone, file: file, reason: "\(error)")
        }
    }

    private func read(_ zone: TZID) throws(ZoneError) -> ZoneClock {
        let data = try data(of: zone)
        guard let table = ZoneTable(data) else {
            throw .badZone(zone, file: "\(directory)/\(zone)", reason: "its rule is \(data.footer)")
        }
        let component = Self.isUTC(zone) ? nil : table.rule.flatMap { VTIMEZONE(zone, rule: $0) }
        return ZoneClock(table: table, component: component)
    }

    /// UTC is written with a `Z` and needs no VTIMEZONE.
    private static func isUTC(_ zone: TZID) -> Bool { zone == .utc || zone.rawValue == "Etc/GMT" }

    static func text(of name: String, in directory: String) throws(ZoneError) -> String {
        guard let bytes = bytes(of: "\(directory)/\(name)") else {
            throw .noDatabase(directory: directory, missing: name)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func bytes(of file: String) -> [UInt8]? {
        // The reason does not matter: whoever asks says which file could not be read.
        guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int, size <= largestFile,
            let data = FileManager.default.contents(atPath: file)
        else { return nil }
        return [UInt8](data)
    }
}
