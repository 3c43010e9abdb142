extension Seminar {
    /// What announcements say, with what was corrected by hand in its place.
    ///
    /// A corrected field keeps the announcement's words and their place in its evidence, so that its readers see what was
    /// overruled. Doubts about it are settled; where the announcement says something else by now than it did when the
    /// field was corrected, there is a new one.
    func corrected(by corrections: [Correction]) -> Seminar {
        guard !corrections.isEmpty else { return self }
        var result = self
        let corrections = corrections.sorted { $0.field.rank < $1.field.rank }
        for correction in corrections {
            let isHeld = result.take(correction.value)
            guard isHeld else {
                result.diagnostics.append(.unfitting(correction.field))
                continue
            }
            result.evidence[correction.field] = Evidence(
                basis: .corrected(reason: correction.reason), text: evidence[correction.field]?.text ?? "",
                span: evidence[correction.field]?.span, rule: "by-hand")
        }
        let settled = Set(corrections.flatMap { Diagnostic.codes(settledBy: $0.value) })
        result.diagnostics.removeAll { settled.contains($0.code) }
        for correction in corrections {
            let (told, corrected) = (
                correction.part(of: announced(correction.field)), result.told(of: correction.field)
            )
            guard told != correction.part(of: correction.announced), told != correction.part(of: corrected) else {
                continue
            }
            result.diagnostics.append(.contradicted(correction, now: told, corrected: correction.part(of: corrected)))
        }
        return result
    }

    /// What announcements say of a field: nothing where a person entered it.
    private func announced(_ field: Field) -> String? {
        if case .corrected = evidence[field]?.basis { nil } else { told(of: field) }
    }

    /// - Returns: whether the value has a place in the seminar: an end that does not come after the start has none.
    private mutating func take(_ value: CorrectedValue) -> Bool {
        switch value {
        case .title(let title): self.title = title
        case .speakers(let speakers): self.speakers = speakers
        case .location(let location): self.location = location
        case .onlineURL(let address): onlineURL = address
        case .host(let host): self.host = host
        case .status(let status): self.status = status
        case .zone(let zone):
            guard case .clock(let start, let end, zone: _) = occurrence else { return false }
            occurrence = .clock(start: start, end: end, zone: zone)
        case .start(let start, let zone): begin(at: start, zone)
        case .day(let day): begin(on: day)
        case .end(let end):
            guard case .clock(let start, end: _, let zone) = occurrence, end.map({ $0 > start }) ?? true else {
                return false
            }
            occurrence = .clock(start: start, end: end, zone: zone)
        case .lastDay(let last):
            guard case .days(let first, last: _) = occurrence, last >= first else { return false }
            occurrence = .days(first: first, last: last)
        }
        return true
    }

    /// The length stays what it was.
    private mutating func begin(at start: LocalDateTime, _ zone: TZID) {
        switch occurrence {
        case .days: occurrence = .clock(start: start, end: nil, zone: zone)
        case .clock(let old, let end, zone: _):
            let shift = start.secondsSince1970 - old.secondsSince1970
            occurrence = .clock(start: start, end: end?.adding(seconds: shift), zone: zone)
            if end != nil, shift != 0 { noteShiftedEnd() }
        }
    }

    /// The hour and the length stay what they were.
    private mutating func begin(on day: LocalDate) {
        switch occurrence {
        case .days(let first, let last):
            occurrence = .days(first: day, last: day.adding(days: last.dayNumber - first.dayNumber))
        case .clock(let start, let end, let zone):
            let shift = (day.dayNumber - start.date.dayNumber) * 86_400
            occurrence = .clock(start: start.adding(seconds: shift), end: end?.adding(seconds: shift), zone: zone)
            if end != nil, shift != 0 { noteShiftedEnd() }
        }
    }

    private mutating func noteShiftedEnd() {
        guard let end = evidence[.end] else { return }
        evidence[.end] = Evidence(
            basis: .inferred(reason: .told(.endShifted)),
            text: end.text, span: end.span, rule: "by-hand")
    }
}

extension Correction {
    /// What is corrected of a field's value: of a day, not the hour.
    fileprivate func part(of told: String?) -> String? {
        if case .day = value { told.map { String($0.prefix(10)) } } else { told }
    }

    /// For those who ask why.
    fileprivate var reason: Remark {
        guard let announced else {
            return .told(.byHandUntold, [.field: .field(field), .date: .date(at.utc.date)])
        }
        return .told(
            .byHand,
            [.field: .field(field), .date: .date(at.utc.date), .words: .init(told: announced, of: field)])
    }
}

extension Field {
    /// The order in which corrections are taken: a zone needs an hour, and an end is looked at when the start is known.
    fileprivate var rank: Int {
        switch self {
        case .start: 0
        case .zone: 1
        case .end: 2
        case .title, .speakers, .location, .onlineURL, .host, .series, .status: 3
        }
    }
}

extension Diagnostic {
    /// Doubts that are none once a person has set the value.
    fileprivate static func codes(settledBy value: CorrectedValue) -> Set<String> {
        switch value {
        case .start:
            [
                "date-order-ambiguous", "weekday-mismatch", "new-date-missing", "time-missing", "range-reversed",
                "noon-written", "unusual-hour", "times-disagree", "talk-begins-later", "zone-unknown", "zone-inferred",
                "zone-season",
                "zone-offset-conflict", "zones-disagree", "clock-change-slip", "local-time-skipped", "local-time-twice",
            ]
        case .day: ["date-order-ambiguous", "weekday-mismatch", "new-date-missing"]
        case .zone: ["zone-unknown", "zone-inferred", "zone-season"]
        case .end, .lastDay: ["range-reversed", "noon-written"]
        case .status: ["new-date-missing"]
        case .title, .speakers, .location, .onlineURL, .host: []
        }
    }

    fileprivate static func contradicted(_ correction: Correction, now told: String?, corrected: String?) -> Diagnostic
    {
        Diagnostic(
            .warning, .correctionContradicted,
            [
                .field: .field(correction.field), .words: .init(told: corrected, of: correction.field),
                .then: .init(told: correction.announced, of: correction.field),
                .now: .init(told: told, of: correction.field),
            ])
    }

    fileprivate static func unfitting(_ field: Field) -> Diagnostic {
        Diagnostic(.warning, .correctionUnfitting, [.field: .field(field)])
    }
}
