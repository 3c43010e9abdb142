/// Reads schema.org's events in JSON-LD.
struct JSONLDEvents {
    private let root: LenientJSON
    /// Nodes that others refer to.
    private var named: [String: LenientJSON] = [:]

    private static let containers = [
        "@graph", "mainEntity", "itemListElement", "item", "event", "events", "hasPart", "about",
    ]
    private static let most = 200

    init(_ root: LenientJSON) {
        self.root = root
        collect(root, depth: 0)
    }

    private mutating func collect(_ node: LenientJSON, depth: Int) {
        guard depth < 16, named.count < 2000 else { return }
        switch node {
        case .array(let elements): for element in elements { collect(element, depth: depth + 1) }
        case .object(let members):
            if members.count > 1, let id = members["@id"]?.text?.value { named[id] = named[id] ?? node }
            for key in members.keys.sorted() { if let value = members[key] { collect(value, depth: depth + 1) } }
        default: break
        }
    }

    func records() -> [EventRecord] {
        var result: [EventRecord] = []
        visit(root, series: nil, depth: 0, into: &result)
        return result
    }

    private func visit(
        _ node: LenientJSON, series: EventRecord.Stated<String>?, depth: Int, into result: inout [EventRecord]
    ) {
        guard depth < 12, result.count < Self.most else { return }
        switch node {
        case .array(let elements):
            for element in elements { visit(element, series: series, depth: depth + 1, into: &result) }
        case .object:
            let isEvent = node["@type"]?.elements.contains { RecordText.isEvent($0.text?.value ?? "") } == true
            let parts = ["subEvent", "subEvents"].compactMap { node[$0] }
            var inner: [EventRecord] = []
            for part in parts {
                visit(part, series: isEvent ? stated(node["name"]) : series, depth: depth + 1, into: &inner)
            }
            if isEvent, inner.isEmpty { inner = record(of: node, series: series).map { [$0] } ?? [] }
            result += inner
            guard !isEvent else { return }
            for key in Self.containers {
                if let value = node[key] { visit(value, series: series, depth: depth + 1, into: &result) }
            }
        default: break
        }
    }

    private func record(of node: LenientJSON, series: EventRecord.Stated<String>?) -> EventRecord? {
        guard let start = stated(node["startDate"])?.map(RecordText.moment) else { return nil }
        var record = EventRecord(.jsonLD)
        record.start = start
        record.name = stated(node["name"])
        record.end = stated(node["endDate"])?.map(RecordText.moment)
        record.duration = stated(node["duration"])?.map(RecordText.duration)
        record.previousStart = stated(node["previousStartDate"])?.map(RecordText.moment)
        record.status = stated(node["eventStatus"])?.map(RecordText.status)
        record.abstract = stated(node["description"])
        record.series = stated(node["superEvent"].flatMap { resolved($0)["name"] }) ?? series
        for place in node["location"]?.elements ?? [] { take(place, into: &record) }
        for key in ["performer", "performers"] {
            for person in node[key]?.elements ?? [] {
                if let speaker = speaker(person), record.speakers.count < 20 { record.speakers.append(speaker) }
            }
        }
        return record
    }

    /// What a node that is only a reference stands for.
    private func resolved(_ node: LenientJSON) -> LenientJSON {
        guard case .object(let members) = node, members.count == 1, let id = members["@id"]?.text?.value else {
            return node
        }
        return named[id] ?? node
    }

    private func stated(_ value: LenientJSON?) -> EventRecord.Stated<String>? {
        guard let text = value?.text else { return nil }
        let plain = RecordText.plain(text.value)
        return plain.isEmpty ? nil : EventRecord.Stated(value: plain, text: text.value, span: text.span)
    }

    private func type(of node: LenientJSON) -> String { node["@type"]?.text?.value ?? "" }

    private func take(_ place: LenientJSON, into record: inout EventRecord) {
        let place = resolved(place)
        if type(of: place).hasSuffix("VirtualLocation") {
            let address = (stated(place["url"]) ?? stated(place["sameAs"]))?.map { LinkAddress($0)?.text }
            record.onlineURL = record.onlineURL ?? address
            return
        }
        if let words = stated(place) {
            if let address = words.map({ LinkAddress($0)?.text }) {
                record.onlineURL = record.onlineURL ?? address
            } else {
                record.location = record.location ?? words
            }
            return
        }
        record.location = record.location ?? stated(place["name"]) ?? address(place["address"]) ?? address(place)
    }

    /// A postal address on one line.
    private func address(_ node: LenientJSON?) -> EventRecord.Stated<String>? {
        guard let node = node.map(resolved) else { return nil }
        if let words = stated(node) { return words }
        let parts = ["streetAddress", "addressLocality", "addressRegion", "addressCountry"].compactMap { key in
            stated(node[key].map { resolved($0)["name"] ?? $0 })
        }
        guard let first = parts.first else { return nil }
        let text = parts.map(\.value).joined(separator: ", ")
        var span = first.span
        for part in parts.compactMap(\.span) {
            span = span.map { min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound) }
        }
        return EventRecord.Stated(value: text, text: text, span: span)
    }

    private func speaker(_ node: LenientJSON) -> EventRecord.Stated<Speaker>? {
        let node = resolved(node)
        if let words = stated(node) { return words.map { Speaker(name: $0) } }
        guard !type(of: node).hasSuffix("Organization"), let name = stated(node["name"]) else { return nil }
        let institution = ["affiliation", "worksFor", "memberOf"].lazy.compactMap { node[$0].map(resolved) }.first
        let affiliation = institution.flatMap { stated($0["name"]) ?? stated($0) }
        return name.map { Speaker(name: $0, affiliation: affiliation?.value) }
    }
}
