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
    init?(source: some StringProtocol, table: some StringProtocol) {
        var names: [String: TZID] = [:]
        var targets: [String: String] = [:]
        var version: String?
        for line in source.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            switch words.first {
            case "#" where version == nil && words.count >= 3 && words[1] == "version":
                version = String(words[2])
            case "Z" where words.count > 1:
                if let zone = TZID(rawValue: String(words[1])) { names[zone.rawValue.lowercased()] = zone }
            case "L" where words.count > 2:
                targets[words[2].lowercased()] = words[1].lowercased()
            default: break
            }
        }
        places = table.split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t")
            guard !line.hasPrefix("#"), columns.count > 2 else { return nil }
            return TZID(rawValue: String(columns[2])).map { (String(columns[0]), $0) }
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

    /// The zone a name stands for, in whatever case it is written.
    func zone(named name: String) -> TZID? { canonical[name.lowercased()] }
}
