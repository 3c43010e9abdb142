/// Reads the links that add an event to somebody's calendar: what they carry is an event.
enum CalendarLink {
    /// Nil for other links.
    static func record(_ href: String, at place: Range<Int>) -> EventRecord? {
        guard href.utf8.count <= 8000, let mark = href.firstIndex(of: "?") else { return nil }
        let (host, path) = LinkRule.parts(of: href)
        let values = parameters(href[href.index(after: mark)...])
        func stated<Value>(_ value: Value?, _ text: String?) -> EventRecord.Stated<Value>? {
            value.map { EventRecord.Stated(value: $0, text: text ?? "", span: place) }
        }
        var record = EventRecord(.calendarLink)
        if host.hasSuffix("google.com"), path.hasPrefix("/calendar") || host.hasPrefix("calendar."),
            let dates = values["dates"]
        {
            let ends = dates.split(separator: "/").map(String.init)
            func moment(_ text: String?) -> EventRecord.Moment? {
                guard let moment = text.flatMap(RecordText.moment) else { return nil }
                if case .floating(let local) = moment, let zone = values["ctz"] {
                    return .zoned(local, name: zone, offset: nil)
                }
                return moment
            }
            record.start = stated(moment(ends.first), dates)
            record.end = ends.count == 2 ? stated(moment(ends[1]), dates) : nil
            record.name = stated(values["text"], values["text"])
            record.location = stated(values["location"], values["location"])
        } else if host.hasPrefix("outlook."), path.contains("/calendar/"), let start = values["startdt"] {
            record.start = stated(RecordText.moment(start), start)
            record.end = values["enddt"].flatMap { stated(RecordText.moment($0), $0) }
            record.name = stated(values["subject"], values["subject"])
            record.location = stated(values["location"], values["location"])
        } else if host == "calendar.yahoo.com", let start = values["st"] {
            record.start = stated(RecordText.moment(start), start)
            record.end = values["et"].flatMap { stated(RecordText.moment($0), $0) }
            record.name = stated(values["title"], values["title"])
            record.location = stated(values["in_loc"], values["in_loc"])
        }
        if case .day(let last) = record.end?.value { record.end?.value = .day(last.adding(days: -1)) }
        return record.start == nil ? nil : record
    }

    /// The fields of a query, decoded; the first of each name, in small letters.
    private static func parameters(_ query: Substring) -> [String: String] {
        var result: [String: String] = [:]
        for field in query.prefix(while: { $0 != "#" }).split(separator: "&").prefix(50) {
            let pair = field.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { continue }
            var name = pair[0].lowercased()
            // "&amp;" that was written twice.
            if name.hasPrefix("amp;") { name.removeFirst(4) }
            let value = decoded(pair[1]).trimmed
            if result[name] == nil, !value.isEmpty { result[name] = value }
        }
        return result
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == 0x2B ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
