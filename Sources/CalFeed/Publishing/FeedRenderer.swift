/// Puts rendered events together to an iCalendar object.
struct FeedRenderer {
    var name: String
    var description: String
    /// The page that shows the same.
    var page: String
    /// The feed's own address.
    var source: String
    var refreshMinutes: Int

    static let productID = "-//calfeed//calfeed//EN"

    /// The header, the zones that the events use, and the events by start and then UID: the same events, the same bytes.
    func feed(of events: [EventRenderer.Event], lastModified: Timestamp) -> [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", Self.productID)
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        lines.add("DESCRIPTION", text: description)
        lines.add("X-WR-CALDESC", text: description)
        lines.add("URL", page)
        lines.add("SOURCE;VALUE=URI", source)
        lines.add("LAST-MODIFIED", EventRenderer.basic(lastModified))
        lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(refreshMinutes)M")
        lines.add("X-PUBLISHED-TTL", "PT\(refreshMinutes)M")
        var zones: [TZID: VTIMEZONE] = [:]
        for zone in events.compactMap(\.zone) { zones[zone.zone] = zone }
        // RFC 5545 §3.6 wants a component in every calendar, also in an empty one.
        if events.isEmpty { lines.add(raw: Self.universalTime) }
        for zone in zones.values.sorted(by: { $0.zone < $1.zone }) { lines.add(raw: Self.bytes(of: zone)) }
        for event in events.sorted(by: { ($0.begins, $0.expected.uid) < ($1.begins, $1.expected.uid) }) {
            lines.add(raw: event.bytes)
        }
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }

    /// A calendar of one event, as it is read back before it is published.
    static func calendar(of event: EventRenderer.Event) -> [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", productID)
        if let zone = event.zone { lines.add(raw: bytes(of: zone)) }
        lines.add(raw: event.bytes)
        lines.add("END", "VCALENDAR")
        return lines.bytes
    }

    private static func bytes(of zone: VTIMEZONE) -> [UInt8] {
        Array(zone.contentLines.map { $0 + "\r\n" }.joined().utf8)
    }

    private static let universalTime = Array(
        [
            "BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE",
        ].map { $0 + "\r\n" }.joined().utf8)
}
