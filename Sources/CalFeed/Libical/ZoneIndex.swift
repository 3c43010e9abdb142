/// The names of a time zone database: its version, its links, and which zones a country has.
struct ZoneIndex: Sendable {
    /// `2026f`.
    let version: String
    /// The zones people choose from, in the order of zone.tab.
    let places: [(country: String, zone: TZID)]
    /// Every name in lower case, with the name it stands for.
    private let canonical: [String: TZID]

    /// - Parameters:
    ///   - source: the text of `tzdata.zi`: the version in the first line, then zones (`Z`) and links (`L`).
    ///   - table: the text of `zone.tab`: country, coordinates and zone, apart by tabs.
    init?(source: String, table: String) {
        var names: [String: TZID] = [:]
        var targets: [String: String] = [:]
        var version: String?
        for line in source.utf8.split(separator: Self.lineFeed) {
            // Most lines are rules.
            guard let first = line.first, first == 0x23 || first == 0x5A || first == 0x4C else { continue }
            let words = line.split(separator: 0x20, maxSplits: 3).map { String(Substring($0)) }
            switch words.first {
            case "#" where version == nil && words.count >= 3 && words[1] == "version": version = words[2]
            case "Z" where words.count > 1:
                if let zone = TZID(rawValue: words[1]) { names[zone.rawValue.lowercased()] = zone }
            case "L" where words.count > 2: targets[words[2].lowercased()] = words[1].lowercased()
            default: break
            }
        }
        places = table.utf8.split(separator: Self.lineFeed).compactMap { line in
            let columns = line.split(separator: 0x09).map { String(Substring($0)) }
            guard line.first != 0x23, columns.count > 2 else { return nil }
            return TZID(rawValue: columns[2]).map { (columns[0], $0) }
        }
        guard let version, !places.isEmpty else { return nil }
        self.version = version
        // A name of zone.tab is a place's own, even where its data is a link to a neighbour's.
        for place in places { names[place.zone.rawValue.lowercased()] = place.zone }
        for (name, target) in targets where names[name] == nil {
            var target = target
            // The database's chains of links have one or two steps.
            for _ in 0..<8 where names[target] == nil { target = targets[target] ?? target }
            names[name] = names[target]
        }
        canonical = names
    }

    private static let lineFeed: UInt8 = 0x0A

    /// The zone a name stands for, in whatever case it is written.
    func zone(named name: String) -> TZID? { canonical[name.lowercased()] }
}
