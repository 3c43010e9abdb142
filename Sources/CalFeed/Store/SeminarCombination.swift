/// One seminar out of what several announcements say of it.
enum SeminarCombination {
    /// What one announcement says.
    struct Part {
        var seminar: Seminar
        /// Whether it tells what has become of a talk that others announced: then its values count.
        var isUpdate: Bool
        /// Whether a person joined it to the others: theirs come first.
        var isJoined = false
    }

    /// The first part that is no update and was not joined by hand tells what the talk is; the others fill what it leaves open, and updates
    /// replace when and where it is.
    ///
    /// - Parameter parts: in the order in which they were made; not empty.
    static func combined(_ parts: [Part]) -> Seminar? {
        let first =
            parts.firstIndex { !$0.isUpdate && !$0.isJoined } ?? parts.firstIndex { !$0.isJoined }
            ?? parts.firstIndex { !$0.isUpdate }
        guard let index = first ?? parts.indices.first else { return nil }
        var result = parts[index].seminar
        for (position, part) in parts.enumerated() where position != index {
            fill(&result, from: part.seminar)
            // An update that is older than what it updates was answered by it.
            if part.isUpdate, position > index { replace(&result, by: part.seminar) }
        }
        return result
    }

    private static func fill(_ result: inout Seminar, from other: Seminar) {
        func take<Value>(_ field: Field?, _ path: WritableKeyPath<Seminar, Value?>) {
            guard result[keyPath: path] == nil, other[keyPath: path] != nil else { return }
            result[keyPath: path] = other[keyPath: path]
            if let field { result.evidence[field] = other.evidence[field] }
        }
        take(.title, \.title)
        take(.location, \.location)
        take(.onlineURL, \.onlineURL)
        take(.host, \.host)
        take(.series, \.series)
        take(nil, \.abstract)
        take(nil, \.biography)
        if result.speakers.isEmpty, !other.speakers.isEmpty {
            result.speakers = other.speakers
            result.evidence[.speakers] = other.evidence[.speakers]
        }
        for (index, speaker) in result.speakers.enumerated() where speaker.affiliation == nil {
            result.speakers[index].affiliation = other.speakers.first { $0.name == speaker.name }?.affiliation
        }
        takeClock(&result, from: other)
    }

    /// The hour, the end and the zone, where one side knows the day alone, the start alone, or no zone.
    private static func takeClock(_ result: inout Seminar, from other: Seminar) {
        guard case .clock(let otherStart, let otherEnd, let otherZone) = other.occurrence else { return }
        switch result.occurrence {
        case .days(let first, let last):
            guard first == last, otherStart.date == first else { return }
            result.occurrence = other.occurrence
            for field in [Field.start, .end, .zone] { result.evidence[field] = other.evidence[field] }
        case .clock(let start, let end, let zone):
            guard start == otherStart, zone == nil || otherZone == nil || zone == otherZone else { return }
            result.occurrence = .clock(start: start, end: end ?? otherEnd, zone: zone ?? otherZone)
            if end == nil, otherEnd != nil { result.evidence[.end] = other.evidence[.end] }
            if zone == nil, otherZone != nil { result.evidence[.zone] = other.evidence[.zone] }
        }
    }

    private static func replace(_ result: inout Seminar, by update: Seminar) {
        result.status = update.status
        result.evidence[.status] = update.evidence[.status]
        // A cancellation that names the day alone says nothing about the hour.
        if !(update.isWholeDay && !result.isWholeDay && day(of: update) == day(of: result)) {
            result.occurrence = update.occurrence
            for field in [Field.start, .end, .zone] { result.evidence[field] = update.evidence[field] }
        }
        if let location = update.location, update.evidence[.location]?.basis == .stated {
            result.location = location
            result.evidence[.location] = update.evidence[.location]
        }
        if let link = update.onlineURL {
            result.onlineURL = link
            result.evidence[.onlineURL] = update.evidence[.onlineURL]
        }
        for diagnostic in update.diagnostics where !result.diagnostics.contains(diagnostic) {
            result.diagnostics.append(diagnostic)
        }
    }

    private static func day(of seminar: Seminar) -> LocalDate {
        switch seminar.occurrence {
        case .days(let first, last: _): first
        case .clock(let start, end: _, zone: _): start.date
        }
    }
}
