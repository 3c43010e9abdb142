extension PageRenderer {
    /// When a seminar takes place: at the venue, with the name of its time, and in UTC; with the day where the
    /// heading above does not say it.
    func times(of talk: Talk, dated: Bool) -> HTML {
        switch talk.seminar.occurrence {
        case .days(let first, let last):
            let days = first == last ? words.shortDay(first) : "\(words.shortDay(first)) – \(words.shortDay(last))"
            let day: HTML = dated || first != last ? "<span class=\"day\">\(days)</span>\n" : .nothing
            return "\(day)<time class=\"local\" datetime=\"\(first.description)\">\(words[.wholeDay])</time>\n"
        case .clock(let start, let end, let zone):
            let day: HTML = dated ? "<span class=\"day\">\(words.shortDay(start.date))</span>\n" : .nothing
            let local = range(start, end, apartFrom: start.date)
            guard let zone, let instant = talk.start else {
                return """
                    \(day)<span class="local">\(local)</span>
                    <span class="zone">\(words[.unknownZone])</span>

                    """
            }
            let utc = range(instant.utc, talk.end?.utc, apartFrom: start.date)
            let second: HTML = talk.zoneName == "UTC" ? .nothing : "<span class=\"utc\">\(utc) UTC</span>\n"
            let last: HTML = talk.end.map { " data-end=\"\($0.description)\"" } ?? .nothing
            return """
                \(day)<time class="local" datetime="\(instant.description)" data-day="\(start.date.description)"\(last)>\
                \(local)</time>
                <span class="zone">\(zoneName(zone, talk))</span>
                \(ownTime(of: talk))\(second)
                """
        }
    }

    /// `New York time · EST`
    private func zoneName(_ zone: TZID, _ talk: Talk) -> String {
        let parts = zone.rawValue.split(separator: "/")
        guard let abbreviation = talk.zoneName, parts.count > 1, parts[0] != "Etc", let city = parts.last else {
            return talk.zoneName ?? zone.rawValue
        }
        return "\(words[.zoneTime, ["place": city.split(separator: "_").joined(separator: " ")]]) · \(abbreviation)"
    }

    /// `15:30–16:30`, with the day before each time that does not fall on the one the reader has in mind.
    private func range(_ start: LocalDateTime, _ end: LocalDateTime?, apartFrom date: LocalDate) -> String {
        let first = start.date == date ? "" : words.shortDay(start.date) + ", "
        guard let end else { return "\(first)\(start.time)" }
        let last = end.date == start.date ? "" : words.shortDay(end.date) + ", "
        return "\(first)\(start.time)–\(last)\(end.time)"
    }
}
