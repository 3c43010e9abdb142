/// The description of an event: all that is known, and every doubt and assumption in a sentence. Plain text.
struct EventDescription {
    let seminar: Seminar
    let times: EventRenderer.Times
    let zones: ZoneDatabase

    var text: String {
        var parts: [String] = []
        for speaker in seminar.speakers.prefix(20) {
            parts.append(EventRenderer.bounded(speaker.name + (speaker.affiliation.map { " (\($0))" } ?? ""), 300))
        }
        var facts: [String] = [moment]
        if let link = seminar.onlineURL { facts.append("Join online: \(EventRenderer.bounded(link, 2000))") }
        if let host = seminar.host { facts.append("Host: \(EventRenderer.bounded(host, 300))") }
        var blocks = [parts.joined(separator: "\n"), facts.joined(separator: "\n"), doubts.joined(separator: "\n")]
        if let abstract = seminar.abstract { blocks.append(EventRenderer.bounded(abstract, 8000)) }
        if let biography = seminar.biography {
            blocks.append("About the speaker: \(EventRenderer.bounded(biography, 4000))")
        }
        if let words = seminar.evidence[.start]?.text, !words.isEmpty {
            blocks.append("As announced: \(EventRenderer.bounded(PlainText.line(words), 300))")
        }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The venue's clock, by its zone's name, and UTC.
    private var moment: String {
        guard case .clock(let start, let end, let zone) = seminar.occurrence else {
            if case .days(let first, let last) = seminar.occurrence {
                return first == last ? "\(first), no time announced" : "\(first) to \(last)"
            }
            return ""
        }
        let clock = "\(start.date) \(start.time)" + (end.map { "–\($0.time)" } ?? "")
        guard let zone, case .instant(let instant) = times.startMoment else {
            return "\(clock), time zone unknown"
        }
        let utc = instant.utc
        return "\(clock) \(zone) = \(utc.date) \(utc.time) UTC"
    }

    private var doubts: [String] {
        var sentences = seminar.diagnostics.filter { $0.severity != .info }.map(\.message)
        for field in Field.allCases where field != .status && field != .series {
            switch seminar.evidence[field]?.basis {
            case nil, .stated: break
            case .inferred(let reason), .assumed(let reason): sentences.append(reason)
            }
        }
        if !times.hasEnd, seminar.evidence[.end] == nil {
            sentences.append("No end is announced; \(EventRenderer.unknownLength) minutes stand in the calendar.")
        }
        var seen: Set<String> = []
        return sentences.filter { !$0.isEmpty && seen.insert($0).inserted }.map { EventRenderer.bounded($0, 500) }
    }
}
