/// Makes of a calendar (RFC 5545) what its events say, in records and in words.
enum CalendarRendition {
    /// All events in one text: what a mail's attachment adds to its words.
    static func rendition(of calendar: [UInt8]) -> Rendition {
        var whole = Rendition()
        for (index, section) in sections(of: calendar).enumerated() {
            if index > 0 { whole.insert("\n\n") }
            whole.append(section)
        }
        whole.hasHardLines = true
        return whole
    }

    /// One text for each event: its summary, place and description.
    static func sections(of calendar: [UInt8]) -> [Rendition] {
        let reading = CalendarReader.reading(of: calendar)
        let places = ContentLinePlaces(calendar)
        return reading.events.map { event in
            func line(_ name: String) -> Range<Int>? { places.place(of: name, inEvent: event.index) }
            var section = Rendition()
            section.hasHardLines = true
            func add(_ text: String, _ name: String) {
                guard let place = line(name), !text.trimmed.isEmpty else { return }
                if !section.bytes.isEmpty { section.insert("\n\n") }
                var bytes = Array(text.trimmed.utf8)
                // Some programs write pages into it.
                bytes = Array(bytes.prefix(100_000))
                let isPage = TextForm(of: bytes) == .html
                let words =
                    isPage
                    ? HTMLRendition.rendition(of: bytes, vocabulary: .shared)
                    : TextRendition.rendition(of: bytes, vocabulary: .shared)
                section.append(words.bytes, from: place)
            }
            add(event.summary, "SUMMARY")
            add(event.location, "LOCATION")
            add(event.description, "DESCRIPTION")
            section.records = [record(of: event, method: reading.method, line: line, text: places.text)]
            return section
        }
    }

    private static func record(
        of event: CalendarEvent, method: String, line: (String) -> Range<Int>?, text: (Range<Int>) -> String
    ) -> EventRecord {
        var record = EventRecord(.calendar)
        func stated<Value>(_ value: Value, _ name: String, text words: String? = nil) -> EventRecord.Stated<Value> {
            let place = line(name)
            return EventRecord.Stated(value: value, text: words ?? place.map(text) ?? "", span: place)
        }
        if !event.summary.trimmed.isEmpty {
            record.name = stated(event.summary.trimmed, "SUMMARY", text: event.summary)
        }
        record.start = stated(moment(event.start), "DTSTART")
        if let end = event.end { record.end = stated(moment(end, isEnd: true), "DTEND") }
        if let duration = event.duration { record.duration = stated(duration / 60, "DURATION") }
        let location = event.location.trimmed
        if let address = LinkAddress(location) {
            record.onlineURL = stated(address.text, "LOCATION", text: location)
        } else if !location.isEmpty {
            record.location = stated(location, "LOCATION", text: location)
        }
        if let meeting = event.meetings.compactMap(LinkAddress.init).first {
            record.onlineURL = EventRecord.Stated(value: meeting.text, text: meeting.text, span: line("DTSTART"))
        }
        let status = method.uppercased() == "CANCEL" ? "CANCELLED" : event.status.uppercased()
        let values: [String: Status] = ["CONFIRMED": .confirmed, "TENTATIVE": .tentative, "CANCELLED": .cancelled]
        if let value = values[status] { record.status = stated(value, "STATUS", text: status) }
        return record
    }

    private static func moment(_ moment: CalendarEvent.Moment, isEnd: Bool = false) -> EventRecord.Moment {
        switch moment {
        // The end of whole days is the day after the last.
        case .day(let date): .day(isEnd ? date.adding(days: -1) : date)
        case .floating(let local): .floating(local)
        case .utc(let local): .offset(local, 0)
        case .zoned(let local, let name, let offset): .zoned(local, name: name, offset: offset)
        }
    }
}

/// Where the content lines of a calendar's events stand.
struct ContentLinePlaces: Sendable {
    private let calendar: [UInt8]
    /// The first line of each name, by event.
    private var places: [[String: Range<Int>]] = []

    init(_ calendar: [UInt8]) {
        self.calendar = calendar
        var depth = 0
        var open = ""
        var position = 0
        while position < calendar.count {
            let line = MailHeader.line(at: position, in: calendar)
            position = line.upperBound + 1
            let first = calendar[line].first
            if first == 0x20 || first == 0x09 {
                // A folded line belongs to the one before.
                if depth == 1, let place = places[places.count - 1][open], place.upperBound + 2 >= line.lowerBound {
                    places[places.count - 1][open] = place.lowerBound..<trimmed(line).upperBound
                }
                continue
            }
            let name = String(decoding: calendar[line].prefix(40).prefix { $0 != 0x3A && $0 != 0x3B }, as: UTF8.self)
                .uppercased()
            let value = String(decoding: calendar[line].dropFirst(name.utf8.count + 1).prefix(12), as: UTF8.self)
                .trimmed.uppercased()
            if name == "BEGIN" {
                if value == "VEVENT", depth == 0 {
                    places.append([:])
                    depth = 1
                } else if depth > 0 {
                    depth += 1
                }
            } else if name == "END" {
                depth = max(0, depth - 1)
            } else if depth == 1 {
                open = places[places.count - 1][name] == nil ? name : ""
                if !open.isEmpty { places[places.count - 1][name] = trimmed(line) }
            }
        }
    }

    private func trimmed(_ line: Range<Int>) -> Range<Int> {
        calendar[line].last == 0x0D ? line.lowerBound..<(line.upperBound - 1) : line
    }

    func place(of name: String, inEvent index: Int) -> Range<Int>? {
        places.indices.contains(index) ? places[index][name] : nil
    }

    func text(_ place: Range<Int>) -> String {
        String(decoding: calendar[place], as: UTF8.self)
    }
}
