import CalFeed

/// A seminar in the form of the JSON contract.
struct SeminarJSON: Encodable {
    let seminar: Seminar
    let zones: ZoneDatabase

    private enum Key: String, CodingKey {
        case title, speakers, start_local, end_local, zone, start_utc, end_utc, location, online_url, host, series,
            status
        case evidence, diagnostics
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(seminar.title, forKey: .title)
        try container.encode(seminar.speakers.map(SpeakerJSON.init), forKey: .speakers)
        var end: String?
        var zone: String?
        var endUTC: String?
        var startUTC: String?
        let start: String
        switch seminar.occurrence {
        case .days(let first, let last):
            start = first.description
            end = last == first ? nil : last.description
        case .clock(let local, let endLocal, let tzid):
            start = local.description
            end = endLocal?.description
            zone = tzid?.rawValue
            if let tzid {
                startUTC = try zones.meaning(of: local, in: tzid).timestamp.description
                if let endLocal { endUTC = try zones.meaning(of: endLocal, in: tzid).timestamp.description }
            }
        }
        try container.encode(start, forKey: .start_local)
        try container.encode(end, forKey: .end_local)
        try container.encode(zone, forKey: .zone)
        try container.encode(startUTC, forKey: .start_utc)
        try container.encode(endUTC, forKey: .end_utc)
        try container.encode(seminar.location, forKey: .location)
        try container.encode(seminar.onlineURL, forKey: .online_url)
        try container.encode(seminar.host, forKey: .host)
        try container.encode(seminar.series, forKey: .series)
        try container.encode(seminar.status.rawValue, forKey: .status)
        var evidence: [String: EvidenceJSON] = [:]
        for (field, value) in seminar.evidence { evidence[field.rawValue] = EvidenceJSON(evidence: value) }
        try container.encode(evidence, forKey: .evidence)
        try container.encode(seminar.diagnostics.map(DiagnosticJSON.init), forKey: .diagnostics)
    }
}

private struct SpeakerJSON: Encodable {
    let name: String
    let affiliation: String?

    init(_ speaker: Speaker) {
        name = speaker.name
        affiliation = speaker.affiliation
    }

    private enum Key: String, CodingKey {
        case name, affiliation
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(affiliation, forKey: .affiliation)
    }
}

private struct EvidenceJSON: Encodable {
    let evidence: Evidence

    private enum Key: String, CodingKey {
        case basis, text, span, rule, reason
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(evidence.basis.name, forKey: .basis)
        try container.encode(evidence.text, forKey: .text)
        try container.encode(evidence.span.map { [$0.lowerBound, $0.upperBound] }, forKey: .span)
        try container.encode(evidence.rule, forKey: .rule)
        try container.encodeIfPresent(evidence.basis.reason?.text, forKey: .reason)
    }
}

/// A diagnostic in the form of the JSON contract.
struct DiagnosticJSON: Encodable {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    private enum Key: String, CodingKey {
        case severity, code, message, span
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(diagnostic.severity.rawValue, forKey: .severity)
        try container.encode(diagnostic.code, forKey: .code)
        try container.encode(diagnostic.message, forKey: .message)
        try container.encodeIfPresent(diagnostic.span.map { [$0.lowerBound, $0.upperBound] }, forKey: .span)
    }
}
