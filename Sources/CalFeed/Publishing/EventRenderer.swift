/// Renders a seminar as a VEVENT, once for each of its revisions.
struct EventRenderer: Sendable {
    let zones: ZoneDatabase
    let style: EventStyle
    /// Whose time stands beside the venue's.
    let otherClocks: [NamedClock]

    struct NamedClock: Sendable {
        var zone: TZID
        var clock: ZoneClock
    }

    init(zones: ZoneDatabase, style: EventStyle) {
        self.zones = zones
        self.style = style
        // A zone without data has no clock to tell.
        otherClocks = (style.otherZones + [.utc]).compactMap { zone in
            (try? zones.clock(of: zone)).map { NamedClock(zone: zone, clock: $0) }
        }
    }

    /// An event in the form it is published, and what must be read from it.
    struct Event: Sendable {
        var bytes: [UInt8]
        /// Of the zone its times name; nil where they are in UTC or whole days.
        var clock: ZoneClock?
        var zone: VTIMEZONE? { clock?.component }
        var expected: EventReading
        /// When it is over, for feeds that leave old events out.
        var over: Timestamp
        /// For the order in the feed.
        var begins: Timestamp
    }

    /// Octets at the most, for what strangers write at any length.
    enum Limit {
        static let title = 300
        static let names = 200
        static let location = 500
        static let category = 200
        static let address = 2000
    }

    func event(of record: SeminarRecord) -> Event {
        let seminar = record.seminar
        let times = EventTimes(of: seminar.occurrence, zones: zones)
        let status = status(of: seminar, times)
        let summary = summary(of: seminar, times)
        var lines = ContentLines()
        lines.reserve(2048 + (seminar.abstract?.utf8.count ?? 0))
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: record.uid)
        lines.add("DTSTAMP", record.lastModified)
        lines.add("CREATED", record.created)
        lines.add("LAST-MODIFIED", record.lastModified)
        lines.add("SEQUENCE", String(record.sequence))
        lines.add("SUMMARY", text: summary)
        add(times, to: &lines)
        lines.add("STATUS", status)
        let isFree = !style.isBusy || seminar.status == .cancelled
        lines.add("TRANSP", isFree ? "TRANSPARENT" : "OPAQUE")
        lines.add("X-MICROSOFT-CDO-BUSYSTATUS", isFree ? "FREE" : "BUSY")
        let link = seminar.onlineURL.flatMap(WebAddress.init)
        if let location = seminar.location ?? link?.text {
            lines.begin("LOCATION")
            lines.write(location, limit: Limit.location)
            lines.endText()
        }
        let address = WebAddress.encoded(record.uid, andLeaving: 0x40)
        EventDescription(seminar: seminar, address: address, times: times, renderer: self).write(to: &lines)
        addSeries(of: record, to: &lines)
        lines.begin("URL")
        lines.write(plain: style.eventFolder)
        lines.write(plain: address)
        lines.end()
        if let link {
            let label = "CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=\(style.words.joinOnline)"
            lines.add(label, URIValue.of(link.text, limit: Limit.address))
        }
        if let place = seminar.location.flatMap(style.place) { add(place, to: &lines) }
        lines.add("END", "VEVENT")
        return Event(
            bytes: lines.bytes, clock: times.isZoned ? times.clock : nil,
            expected: EventReading(
                uid: record.uid, summary: TextValue.cleaned(summary), status: status, start: times.start,
                end: times.end),
            over: times.over, begins: times.begins)
    }

    private func add(_ times: EventTimes, to lines: inout ContentLines) {
        switch times.form {
        case .zoned(let start, let end):
            let zone = times.clock?.component?.zone.rawValue ?? ""
            lines.add("DTSTART;TZID=", zone, start)
            lines.add("DTEND;TZID=", zone, end)
        case .universal:
            if case .instant(let start) = times.start { lines.add("DTSTART", start) }
            if case .instant(let end) = times.end { lines.add("DTEND", end) }
        case .days(let first, let end):
            lines.add("DTSTART;VALUE=DATE", first)
            lines.add("DTEND;VALUE=DATE", end)
        }
    }

    /// Series and tags, and the series' colour, by which a calendar of all series tells them apart.
    private func addSeries(of record: SeminarRecord, to lines: inout ContentLines) {
        let series = style.series[record.series]
        lines.begin("CATEGORIES")
        lines.write(series?.title ?? record.series, limit: Limit.category)
        for tag in series?.tags ?? [] {
            lines.write(plain: ",")
            lines.write(tag, limit: Limit.category)
        }
        lines.endText()
        if let color = series?.color { lines.add("COLOR", color) }
    }

    /// RFC 5545 §3.8.1.6, and the same for Apple's programs.
    private func add(_ place: Place, to lines: inout ContentLines) {
        let (latitude, longitude) = (Self.degrees(place.latitude), Self.degrees(place.longitude))
        lines.add("GEO", "\(latitude);\(longitude)")
        var name = "X-APPLE-STRUCTURED-LOCATION;VALUE=URI"
        if let address = place.address { name += ";X-ADDRESS=\(ParameterValue.quoted(address))" }
        name += ";X-APPLE-RADIUS=70;X-TITLE=\(ParameterValue.quoted(place.name))"
        lines.add(name, "geo:\(latitude),\(longitude)")
    }

    /// With six digits after the point: eleven centimetres.
    private static func degrees(_ value: Double) -> String {
        let millionths = Int((value * 1_000_000).rounded())
        let fraction = Decimal.padded(abs(millionths) % 1_000_000, to: 6)
        return "\(millionths < 0 ? "-" : "")\(abs(millionths) / 1_000_000).\(fraction)"
    }

    private func status(of seminar: Seminar, _ times: EventTimes) -> String {
        switch seminar.status {
        case .cancelled: "CANCELLED"
        case .tentative: "TENTATIVE"
        case .postponed: seminar.hasNewDate && times.isCertain ? "CONFIRMED" : "TENTATIVE"
        case .confirmed, .finished: times.isCertain ? "CONFIRMED" : "TENTATIVE"
        }
    }

    /// "Speaker: Title", short, with what has become of the talk in front: some clients show nothing else of it.
    private func summary(of seminar: Seminar, _ times: EventTimes) -> String {
        let words = style.words
        var summary = ""
        switch seminar.status {
        case .cancelled: summary = "\(words.cancelled): "
        case .postponed: summary = "\(seminar.hasNewDate ? words.newTime : words.postponed): "
        case .confirmed, .tentative, .finished: break
        }
        if let clock = times.unplacedClock { summary += "\(clock) \(words.clockWithoutZone) " }
        let title = seminar.title?.bounded(Limit.title)
        guard !seminar.speakers.isEmpty else {
            return summary + (title ?? seminar.series ?? words.seminar)
        }
        let names =
            seminar.speakers.count == 1
            ? seminar.speakers[0].name : seminar.speakers.lazy.map(\.name).joined(separator: ", ")
        summary += names.bounded(Limit.names)
        summary += ": "
        summary += title ?? words.titleToCome
        return summary
    }
}

extension Seminar {
    /// Whether a talk that is postponed stands at its new date; if not, it stands where it will not be.
    fileprivate var hasNewDate: Bool { !diagnostics.contains { $0.code == "new-date-missing" } }
}
