/// What stands around the events of an iCalendar object.
struct FeedHeader: Sendable {
    var name: String
    var description: String
    /// The page that shows the same.
    var page: String
    /// The feed's own address.
    var source: String
    /// A name of CSS Color Level 3; nil for none.
    var color: String?
    var refreshMinutes: Int

    static let productID = "-//calfeed//calfeed//EN"
    static let end = Array("END:VCALENDAR\r\n".utf8)

    /// Everything before the first event: the feed's own properties, then the zones that its events use, by name.
    ///
    /// - Parameter zones: each once; where there is no event either, a zone stands in, because RFC 5545 §3.6 wants a
    ///   component in every calendar.
    func bytes(lastModified: Timestamp, zones: [VTIMEZONE], isEmpty: Bool) -> [UInt8] {
        var lines = ContentLines()
        Self.addBeginning(to: &lines)
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        lines.add("DESCRIPTION", text: description)
        lines.add("X-WR-CALDESC", text: description)
        lines.add("URL", page)
        lines.add("SOURCE;VALUE=URI", source)
        if let color { lines.add("COLOR", color) }
        lines.add("LAST-MODIFIED", lastModified)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(refreshMinutes)M")
        lines.add("X-PUBLISHED-TTL", "PT\(refreshMinutes)M")
        for zone in zones.sorted(by: { $0.zone < $1.zone }) { Self.add(zone, to: &lines) }
        if isEmpty, zones.isEmpty {
            for line in Self.universalTime {
                lines.add(String(line.prefix { $0 != ":" }), String(line.drop { $0 != ":" }.dropFirst()))
            }
        }
        return lines.bytes
    }

    /// A calendar of one event and nothing else, as it is read back before it is published.
    static func calendar(of event: EventRenderer.Event) -> [UInt8] {
        var lines = ContentLines()
        addBeginning(to: &lines)
        if let zone = event.zone { add(zone, to: &lines) }
        return lines.bytes + event.bytes + end
    }

    private static func addBeginning(to lines: inout ContentLines) {
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", productID)
    }

    private static func add(_ zone: VTIMEZONE, to lines: inout ContentLines) {
        lines.add(raw: zone.contentLines.flatMap { Array($0.utf8) + [0x0D, 0x0A] })
    }

    private static let universalTime = [
        "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE",
    ]
}
