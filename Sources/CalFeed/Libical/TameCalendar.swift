/// A stranger's calendar with what libical would work at without end taken out.
enum TameCalendar {
    private static let deepest = 8
    private static let mostLines = 100_000
    private static let mostZones = 50

    /// The content lines, unfolded; nil where components nest deeper than in any calendar: libical frees them one
    /// within the other.
    ///
    /// A rule by which a VTIMEZONE changes its clocks more than a few times a year is left out: libical works all of them
    /// out up to the year 2582.
    static func bytes(of calendar: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(calendar.count)
        var depth = 0
        var zones = 0
        var isInZone = false
        var count = 0
        for line in lines(of: calendar) {
            count += 1
            let text = String(decoding: line.prefix(200), as: UTF8.self).uppercased()
            if text.hasPrefix("BEGIN:") {
                depth += 1
                if text.hasPrefix("BEGIN:VTIMEZONE") {
                    isInZone = true
                    zones += 1
                }
            } else if text.hasPrefix("END:") {
                depth -= 1
                if text.hasPrefix("END:VTIMEZONE") { isInZone = false }
            } else if isInZone, text.hasPrefix("RRULE"), !isYearly(text) {
                continue
            }
            guard depth <= deepest, zones <= mostZones, count <= mostLines else { return nil }
            result += line
            result += [0x0D, 0x0A]
        }
        return result
    }

    private static func isYearly(_ rule: String) -> Bool {
        guard let colon = rule.firstIndex(of: ":") else { return false }
        let parts = rule[rule.index(after: colon)...].split(separator: ";")
        let allowed = ["FREQ=YEARLY", "BYMONTH=", "BYDAY=", "BYMONTHDAY=", "UNTIL=", "COUNT=", "INTERVAL=", "WKST="]
        return parts.contains("FREQ=YEARLY") && parts.allSatisfy { part in allowed.contains { part.hasPrefix($0) } }
            && parts.allSatisfy { $0.count { $0 == "," } <= 8 }
    }

    /// RFC 5545 §3.1; zero bytes become spaces.
    private static func lines(of calendar: [UInt8]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for piece in calendar.split(separator: 0x0A) {
            var line = piece[...]
            if line.last == 0x0D { line = line.dropLast() }
            if let first = line.first, first == 0x20 || first == 0x09, !result.isEmpty {
                result[result.count - 1] += line.dropFirst()
            } else if !line.isEmpty {
                result.append(line.map { $0 == 0 ? 0x20 : $0 })
            }
        }
        return result
    }
}
