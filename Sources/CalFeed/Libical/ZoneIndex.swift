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
        for line in Self.lines(of: source, beginningWith: [0x23, 0x5A, 0x4C]) {
            let words = Self.words(of: line, separator: 0x20, limit: 3)
            switch words.first {
            case "#" where version == nil && words.count >= 3 && words[1] == "version": version = words[2]
            case "Z" where words.count > 1:
                if let zone = TZID(rawValue: words[1]) { names[zone.rawValue.lowercased()] = zone }
            case "L" where words.count > 2: targets[words[2].lowercased()] = words[1].lowercased()
            default: break
            }
        }
        places = Self.lines(of: table, beginningWith: nil).compactMap { line in
            let columns = Self.words(of: line, separator: 0x09, limit: 3)
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

    /// The lines that begin with one of some bytes, or all that are not empty: most of the database's lines are rules.
    private static func lines(of text: String, beginningWith marks: [UInt8]?) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            if end > start, marks?.contains(bytes[start]) ?? true { lines.append(bytes[start..<end]) }
            start = end + 1
        }
        return lines
    }

    /// The first words of a line.
    private static func words(of line: ArraySlice<UInt8>, separator: UInt8, limit: Int) -> [String] {
        line.split(separator: separator, maxSplits: limit).prefix(limit).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The zone a name stands for, in whatever case it is written.
    func zone(named name: String) -> TZID? { canonical[name.lowercased()] }
}
