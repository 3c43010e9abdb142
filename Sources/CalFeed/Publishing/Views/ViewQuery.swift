/// What stands behind the `?` of an address: a filter, and how what it lets through is to be shown.
struct ViewQuery: Hashable, Sendable {
    var filter = TalkFilter()
    /// Whose clock is told beside the venue's.
    var zone: TZID?
    /// As in the name of its file of words.
    var language: String?
    /// Minutes before the start at which calendars remind their owners.
    var alarm: Int?

    /// Octets of a query at the most, and of one value.
    static let longestQuery = 1000
    static let longestValue = 200
    /// Values of one key, and words that are searched, at the most.
    static let mostValues = 8

    /// A value that its key cannot have. Nothing is answered then: a feed that silently holds something else than its
    /// subscriber asked for would never be noticed.
    struct Malformed: Error, Hashable {
        var key: String
    }

    /// Keys that are not known here are let be: clients and links add their own.
    ///
    /// - Parameter isZone: whether the zone data has a zone.
    init(_ text: String, isZone: (TZID) -> Bool) throws(Malformed) {
        guard text.utf8.count <= Self.longestQuery else { throw Malformed(key: "") }
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(parts[0])
            guard Self.keys.contains(key) else { continue }
            guard let value = Self.decoded(parts.count > 1 ? parts[1] : ""), value.utf8.count <= Self.longestValue
            else { throw Malformed(key: key) }
            // A form sends what was left empty, too.
            if !value.isEmpty { try take(key, value, isZone) }
        }
    }

    init() {}

    static let keys: Set = [
        "series", "tag", "speaker", "place", "q", "from", "to", "past", "online", "tz", "lang", "cancelled", "alarm",
    ]

    private mutating func take(_ key: String, _ value: String, _ isZone: (TZID) -> Bool) throws(Malformed) {
        func need<Value>(_ value: Value?) throws(Malformed) -> Value {
            guard let value else { throw Malformed(key: key) }
            return value
        }
        func list(_ known: [String], fold: Bool) throws(Malformed) -> [String] {
            let new = value.split(separator: ",").map { fold ? Folding.folded(String($0)) : String($0) }
            let all = Set(known).union(new).sorted()
            return try need(all.count <= Self.mostValues ? all : nil)
        }
        switch key {
        case "series": filter.series = try list(filter.series, fold: false)
        case "tag": filter.tags = try list(filter.tags, fold: true)
        case "speaker": filter.speaker = Folding.folded(value)
        case "place": filter.place = Folding.folded(value)
        case "q":
            let words = Folding.folded(value).split { !($0.isLetter || $0.isNumber) }.map(String.init)
            filter.words = try need(words.count <= Self.mostValues ? Set(words).sorted() : nil)
        case "from": filter.from = try need(LocalDate(value))
        case "to": filter.to = try need(LocalDate(value))
        case "past": filter.past = try need(Self.flag(value))
        case "online": filter.online = try need(Self.flag(value))
        case "cancelled": filter.cancelled = try need(Self.flag(value))
        case "tz": zone = try need(TZID(rawValue: value).flatMap { isZone($0) ? $0 : nil })
        case "lang": language = try need(PageWords.all.first { $0.language == value }?.language)
        case "alarm": alarm = try need(Self.minutes(value))
        default: break
        }
    }

    private static func flag(_ value: String) -> Bool? {
        switch value {
        case "1", "yes", "true", "only": true
        case "0", "no", "false": false
        default: nil
        }
    }

    /// `15m`, `2h`, `1d`; four weeks at the most.
    private static func minutes(_ value: String) -> Int? {
        let units = ["m": 1, "h": 60, "d": 1440]
        guard let last = value.last, let unit = units[String(last)], let count = Int(value.dropLast()), count >= 0,
            count <= 40_320, count * unit <= 40_320
        else { return nil }
        return count * unit
    }

    /// RFC 3986 §2.1, and `+` for a blank, as forms send it. Nil where the octets are not UTF-8 or hold controls.
    private static func decoded(_ text: Substring) -> String? {
        var octets: [UInt8] = []
        var rest = text.utf8[...]
        while let octet = rest.popFirst() {
            switch octet {
            case 0x2B: octets.append(0x20)
            case 0x25:
                guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
                    return nil
                }
                octets.append(high << 4 | low)
            default: octets.append(octet)
            }
        }
        guard let decoded = String(validating: octets, as: UTF8.self),
            !decoded.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        else { return nil }
        return String(decoded.drop { $0 == " " })
    }

    private static func hexDigit(_ octet: UInt8) -> UInt8? {
        switch octet {
        case 0x30...0x39: octet - 0x30
        case 0x41...0x46, 0x61...0x66: (octet | 0x20) - 0x61 + 10
        default: nil
        }
    }
}

extension ViewQuery {
    /// In the order of the keys; the same for the same meaning.
    var parameters: [(name: StaticString, value: String)] {
        var result: [(name: StaticString, value: String)] = []
        func add(_ name: StaticString, _ value: String?) {
            if let value, !value.isEmpty { result.append((name, value)) }
        }
        func flag(_ value: Bool?) -> String? { value.map { $0 ? "1" : "0" } }
        add("alarm", alarm.map { "\($0)m" })
        add("cancelled", flag(filter.cancelled))
        add("from", filter.from?.description)
        add("lang", language)
        add("online", flag(filter.online))
        add("past", flag(filter.past))
        add("place", filter.place)
        add("q", filter.words.joined(separator: " "))
        add("series", filter.series.joined(separator: ","))
        add("speaker", filter.speaker)
        add("tag", filter.tags.joined(separator: ","))
        add("to", filter.to?.description)
        add("tz", zone?.rawValue)
        return result
    }

    /// Language and clock alone: what a reader keeps from page to page.
    var manner: ViewQuery {
        var query = self
        query.filter = TalkFilter()
        query.alarm = nil
        return query
    }

    /// Without what only pages know: for the addresses of feeds.
    var forFeeds: ViewQuery {
        var query = self
        query.zone = nil
        query.language = nil
        return query
    }

    /// `speaker: mori, from: 2026-12-01`
    var told: String {
        ViewQuery(filter: filter).parameters.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
    }

    private init(filter: TalkFilter) { self.filter = filter }
}
