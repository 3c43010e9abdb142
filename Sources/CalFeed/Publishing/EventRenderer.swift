/// Renders a seminar as a VEVENT, once for each of its revisions.
struct EventRenderer {
    let zones: ZoneDatabase
    let address: SiteAddress
    /// By slug.
    let seriesTitles: [String: String]

    /// An event in the form it is published, and what must be read from it.
    struct Event: Sendable {
        var bytes: [UInt8]
        /// The zone its times name; nil where they are in UTC or whole days.
        var zone: VTIMEZONE?
        var expected: EventReading
        /// When it is over, for feeds that leave old events out.
        var over: Timestamp
        /// For the order in the feed.
        var begins: Timestamp
    }

    /// Minutes that an event takes in calendars when nothing tells its end: clients show an event without an end as
    /// one of no length, or refuse it. The description says that the end is not known.
    static let unknownLength = 60

    func event(of record: SeminarRecord) -> Event {
        let seminar = record.seminar
        let times = Times(of: seminar.occurrence, zones: zones)
        let status = status(of: seminar, times)
        let summary = summary(of: seminar, times)
        var lines = ContentLines()
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", text: record.uid)
        lines.add("DTSTAMP", Self.basic(record.lastModified))
        lines.add("CREATED", Self.basic(record.created))
        lines.add("LAST-MODIFIED", Self.basic(record.lastModified))
        lines.add("SEQUENCE", "\(record.sequence)")
        lines.add("SUMMARY", text: summary)
        lines.add("DTSTART\(times.parameter)", times.start)
        lines.add("DTEND\(times.parameter)", times.end)
        lines.add("STATUS", status)
        lines.add("TRANSP", "TRANSPARENT")
        if let location = seminar.location ?? (seminar.onlineURL == nil ? nil : "Online") {
            lines.add("LOCATION", text: Self.bounded(location, 500))
        }
        lines.add("DESCRIPTION", text: EventDescription(seminar: seminar, times: times, zones: zones).text)
        lines.add("CATEGORIES", text: Self.bounded(seriesTitles[record.series] ?? record.series, 200))
        lines.add("URL", address.whole(["events", record.uid]).text)
        if let link = seminar.onlineURL, let url = WebAddress(link) {
            lines.add("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join online", ContentLines.uri(url.text))
        }
        lines.add("END", "VEVENT")
        return Event(
            bytes: lines.bytes, zone: times.component,
            expected: EventReading(
                uid: record.uid, summary: ContentLines.cleaned(summary), status: status, start: times.startMoment,
                end: times.endMoment),
            over: times.over, begins: times.begins)
    }

    private func status(of seminar: Seminar, _ times: Times) -> String {
        switch seminar.status {
        case .cancelled: "CANCELLED"
        case .tentative, .postponed: "TENTATIVE"
        case .confirmed, .finished: times.isCertain ? "CONFIRMED" : "TENTATIVE"
        }
    }

    /// "Speaker: Title", short, with what has become of the talk in front: some clients show nothing else of it.
    private func summary(of seminar: Seminar, _ times: Times) -> String {
        let names = seminar.speakers.map(\.name).joined(separator: ", ")
        let title = seminar.title.map { Self.bounded($0, 300) }
        let talk =
            switch (names.isEmpty, title) {
            case (false, let title?): "\(Self.bounded(names, 200)): \(title)"
            case (false, nil): "\(Self.bounded(names, 200)): title to be announced"
            case (true, let title?): title
            case (true, nil): seminar.series ?? "Seminar"
            }
        let clock = times.unplacedClock.map { "\($0) (time zone unknown) " } ?? ""
        switch seminar.status {
        case .cancelled: return "Cancelled: \(clock)\(talk)"
        case .postponed: return "Postponed: \(clock)\(talk)"
        case .confirmed, .tentative, .finished: return clock + talk
        }
    }

    static func bounded(_ text: String, _ limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }

    /// `20260312T150000Z` (RFC 5545 §3.3.5, form 2).
    static func basic(_ timestamp: Timestamp) -> String { basic(timestamp.utc) + "Z" }

    static func basic(_ local: LocalDateTime) -> String {
        "\(basic(local.date))T\(Decimal.padded(local.time.hour, to: 2))\(Decimal.padded(local.time.minute, to: 2))\(Decimal.padded(local.time.second, to: 2))"
    }

    static func basic(_ date: LocalDate) -> String {
        Decimal.padded(date.year, to: 4) + Decimal.padded(date.month, to: 2) + Decimal.padded(date.day, to: 2)
    }
}

extension EventRenderer {
    /// An occurrence in the form its event has.
    struct Times {
        /// `;TZID=Europe/Paris`, `;VALUE=DATE`, or nothing for UTC.
        var parameter = ""
        var start: String
        var end: String
        var component: VTIMEZONE?
        var startMoment: EventReading.Moment
        var endMoment: EventReading.Moment
        var begins: Timestamp
        var over: Timestamp
        var isCertain = true
        /// The wall clock's reading where no zone tells what it means: the event then takes the whole day.
        var unplacedClock: LocalTime?
        var hasEnd = true

        init(of occurrence: Occurrence, zones: ZoneDatabase) {
            switch occurrence {
            case .days(let first, let last):
                self.init(days: first, last)
            case .clock(let local, let end, let zone):
                guard let zone, let start = (try? zones.meaning(of: local, in: zone))?.timestamp else {
                    self.init(days: local.date, (end ?? local).date)
                    unplacedClock = local.time
                    return
                }
                self.init(clock: local, end, zone: zone, start: start, zones: zones)
            }
        }

        private init(
            clock local: LocalDateTime, _ end: LocalDateTime?, zone: TZID, start instant: Timestamp, zones: ZoneDatabase
        ) {
            let localEnd = end ?? local.adding(seconds: EventRenderer.unknownLength * 60)
            let stop = max(
                (try? zones.meaning(of: localEnd, in: zone))?.timestamp ?? instant, instant.adding(seconds: 60))
            hasEnd = end != nil
            startMoment = .instant(instant)
            endMoment = .instant(stop)
            begins = instant
            over = stop
            // Where the published rule does not reach, or the clock's reading has two meanings, UTC is plain.
            if zones.isReached(byComponentOf: zone, at: instant), zones.isReached(byComponentOf: zone, at: stop) {
                component = zones.component(of: zone)
                parameter = ";TZID=\(zone)"
                // In a gap the clock shows what the offset before it makes of the reading.
                start = EventRenderer.basic((try? zones.local(at: instant, in: zone)) ?? local)
                self.end = EventRenderer.basic((try? zones.local(at: stop, in: zone)) ?? localEnd)
            } else {
                start = EventRenderer.basic(instant)
                self.end = EventRenderer.basic(stop)
            }
        }

        /// Whole days, tentative: a calendar shows them as a bar, not at an hour that nobody announced.
        private init(days first: LocalDate, _ last: LocalDate) {
            let after = max(first, last).adding(days: 1)
            parameter = ";VALUE=DATE"
            start = EventRenderer.basic(first)
            end = EventRenderer.basic(after)
            startMoment = .day(first)
            endMoment = .day(after)
            begins = Timestamp(secondsSince1970: first.dayNumber * 86_400)
            over = Timestamp(secondsSince1970: after.dayNumber * 86_400 + 12 * 3600)
            isCertain = first != last
        }
    }
}
