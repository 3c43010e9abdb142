/// Finds what a page says of events for programs: JSON-LD, microdata, h-event, `time` elements, links into calendars.
struct HTMLRecords {
    let tree: HTMLTree
    let page: [UInt8]
    let vocabulary: Vocabulary

    /// More events are a calendar and no announcement.
    private static let most = 200

    func records() -> [EventRecord] {
        var result: [EventRecord] = []
        let elements = tree.elements(under: 0)
        for node in elements where result.count < Self.most {
            if tree.name(node) == "script", tree.attribute("type", of: node)?.lowercased().contains("ld+json") == true {
                let (text, map) = tree.text(under: node)
                guard let json = LenientJSON(text) else { continue }
                for var record in JSONLDEvents(json).records() {
                    record.map { map.source(of: $0) }
                    result.append(record)
                }
            } else if tree.attribute("itemscope", of: node) != nil,
                tree.words("itemtype", of: node).contains(where: { RecordText.isEvent($0) })
            {
                result.append(microdata(node))
            } else if tree.words("class", of: node).contains(where: { $0 == "h-event" || $0 == "vevent" }) {
                result.append(hEvent(node))
            } else if tree.name(node) == "time", let record = timeElement(node) {
                result.append(record)
            } else if tree.name(node) == "a", let href = tree.attribute("href", of: node),
                let record = CalendarLink.record(href, at: tree.tag(node))
            {
                result.append(record)
            }
        }
        var distinct: [EventRecord] = []
        for record in result
        where record.start != nil && !distinct.contains(where: { $0.form == record.form && $0 == record }) {
            distinct.append(record)
        }
        return distinct
    }

    // MARK: Values

    private func words(_ node: Int) -> EventRecord.Stated<String>? {
        let (bytes, map) = tree.text(under: node)
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty, text.utf8.count <= 20_000 else { return nil }
        return EventRecord.Stated(value: text, text: text, span: map.source(of: 0..<bytes.count))
    }

    /// An element's value for programs, or its words (WHATWG HTML §5.2.4).
    private func value(_ node: Int) -> EventRecord.Stated<String>? {
        let attribute =
            switch tree.name(node) {
            case "meta": "content"
            case "time": "datetime"
            case "a", "link", "area": "href"
            case "data", "abbr": tree.attribute("value", of: node) == nil ? "title" : "value"
            default: "content"
            }
        if let value = tree.attribute(attribute, of: node)?.trimmed, !value.isEmpty {
            return EventRecord.Stated(value: value, text: value, span: tree.tag(node))
        }
        return words(node)
    }

    // MARK: Microdata

    /// The properties of an item, those of items in it left out.
    private func properties(of item: Int) -> [(name: Substring, node: Int)] {
        var result: [(Substring, Int)] = []
        var waiting: [Int] = tree.nodes[item].children.reversed()
        while let node = waiting.popLast() {
            guard case .element = tree.nodes[node].content else { continue }
            for name in tree.words("itemprop", of: node) { result.append((name, node)) }
            if tree.attribute("itemscope", of: node) == nil { waiting += tree.nodes[node].children.reversed() }
        }
        return result
    }

    private func name(of node: Int) -> EventRecord.Stated<String>? {
        guard tree.attribute("itemscope", of: node) != nil else { return value(node) }
        let inner = properties(of: node)
        return inner.first { $0.name == "name" }.flatMap { value($0.node) } ?? words(node)
    }

    private func microdata(_ item: Int) -> EventRecord {
        var record = EventRecord(.microdata)
        for (name, node) in properties(of: item) {
            switch name {
            case "name": record.name = record.name ?? value(node)
            case "startDate": record.start = record.start ?? value(node)?.map(RecordText.moment)
            case "endDate": record.end = record.end ?? value(node)?.map(RecordText.moment)
            case "duration": record.duration = record.duration ?? value(node)?.map(RecordText.duration)
            case "previousStartDate": record.previousStart = value(node)?.map(RecordText.moment)
            case "eventStatus": record.status = value(node)?.map(RecordText.status)
            case "description": record.abstract = record.abstract ?? value(node)
            case "location":
                if let place = self.name(of: node) {
                    if let address = place.map({ LinkAddress($0)?.text }) {
                        record.onlineURL = record.onlineURL ?? address
                    } else {
                        record.location = record.location ?? place
                    }
                }
            case "performer", "performers", "actor":
                guard let person = self.name(of: node) else { continue }
                let inner = tree.attribute("itemscope", of: node) == nil ? [] : properties(of: node)
                let affiliation = inner.first { $0.name == "affiliation" || $0.name == "worksFor" }.flatMap {
                    self.name(of: $0.node)
                }
                record.speakers.append(
                    EventRecord.Stated(
                        value: Speaker(name: person.value, affiliation: affiliation?.value), text: person.text,
                        span: person.span))
            default: break
            }
        }
        return record
    }

    // MARK: h-event and hCalendar

    private func hEvent(_ root: Int) -> EventRecord {
        var record = EventRecord(.hEvent)
        for node in tree.elements(under: root).dropFirst() {
            let classes = Set(tree.words("class", of: node))
            guard !classes.isEmpty else { continue }
            if record.name == nil, !classes.isDisjoint(with: ["p-name", "summary"]) { record.name = words(node) }
            if record.start == nil, !classes.isDisjoint(with: ["dt-start", "dtstart"]) {
                record.start = value(node)?.map(RecordText.moment)
            }
            if record.end == nil, !classes.isDisjoint(with: ["dt-end", "dtend"]) {
                record.end = value(node)?.map(RecordText.moment)
            }
            if record.duration == nil, classes.contains("dt-duration") {
                record.duration = value(node)?.map(RecordText.duration)
            }
            if record.location == nil, !classes.isDisjoint(with: ["p-location", "location"]) {
                record.location = words(node)
            }
            if classes.contains("p-speaker"), let person = words(node) {
                record.speakers.append(
                    EventRecord.Stated(value: Speaker(name: person.value), text: person.text, span: person.span))
            }
        }
        return record
    }

    // MARK: Time elements

    /// `<time datetime="2026-03-12T14:00-04:00">Thursday at two</time>`
    private func timeElement(_ node: Int) -> EventRecord? {
        guard let text = tree.attribute("datetime", of: node), let moment = RecordText.moment(text),
            let shown = words(node)
        else {
            return nil
        }
        var record = EventRecord(.timeElement)
        record.start = EventRecord.Stated(value: moment, text: text, span: tree.tag(node))
        record.shown = shown.span
        return record
    }
}
