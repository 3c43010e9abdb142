import FoundationEssentials
import Synchronization

extension ZoneDatabase {
    /// Larger than any file of the database.
    private static let largestFile = 4 << 20

    /// What the zone's file says; read once.
    func entry(of zone: TZID) throws(ZoneError) -> Entry {
        guard let canonical = self.zone(named: zone.rawValue) else { throw .unknownZone(zone) }
        if let entry = entries.withLock({ $0[canonical] }) { return entry }
        let entry = try read(canonical)
        entries.withLock { $0[canonical] = entry }
        return entry
    }

    private func read(_ zone: TZID) throws(ZoneError) -> Entry {
        let file = "\(directory)/\(zone)"
        guard let bytes = Self.bytes(of: file) else {
            throw .badZone(zone, file: file, reason: "missing or too large")
        }
        let data: TZif
        do {
            data = try TZif(bytes)
        } catch {
            throw .badZone(zone, file: file, reason: "\(error)")
        }
        guard let table = ZoneTable(data) else {
            throw .badZone(zone, file: file, reason: "its rule is \(data.footer)")
        }
        let component = Self.isUTC(zone) ? nil : table.rule.flatMap { VTIMEZONE(zone, rule: $0) }

        let since = table.regularSince.map { max($0, 366 * 86_400) }
        return Entry(table: table, component: component, libicalSince: component?.isExact == true ? since : nil)
    }

    /// UTC is written with a `Z` and needs no VTIMEZONE.
    private static func isUTC(_ zone: TZID) -> Bool { zone == .utc || zone.rawValue == "Etc/GMT" }

    /// `UTC+03:30`; `UTC` for none.
    static func name(ofOffset offset: Int) -> String {
        guard offset != 0 else { return "UTC" }
        return "UTC\(offset < 0 ? "-" : "+")\(LocalTime(secondOfDay: abs(offset)))"
    }

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
