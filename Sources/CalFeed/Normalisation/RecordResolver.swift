/// Compares what an announcement says in words with what it says for programs, and makes one of both.
///
/// What people read is what people check: where the two disagree the words count, and a diagnostic names both. The
/// records tell what the words leave open: a zone, an end, an address.
struct RecordResolver {
    let rendition: Rendition
    let words: SeminarResolver

    private var records: [EventRecord] { rendition.records.filter { $0.form != .timeElement } }

    func reading() -> Reading {
        var reading = words.reading()
        reading.seminars = reading.seminars.map { $0.located(in: rendition) }
        reading.diagnostics = reading.diagnostics.map { $0.located(in: rendition) }
        reading.seminars = reading.seminars.map(comparedWithTimeElements)
        let events = distinct(records)
        guard !events.isEmpty else { return reading }
        if reading.seminars.isEmpty { return fromRecords(events) ?? reading }
        return merged(reading, events)
    }

    /// Events that several forms tell, once: the form that comes first in the page is enough.
    private func distinct(_ records: [EventRecord]) -> [EventRecord] {
        var result: [EventRecord] = []
        for record in records {
            let twin = result.firstIndex { other in
                guard let first = moment(record.start?.value), let second = moment(other.start?.value) else {
                    return false
                }
                let isSameTime = first.instant != nil && first.instant == second.instant || first.local == second.local
                return isSameTime
                    && (record.form != other.form || record.name?.value == other.name?.value
                        || record.form == .calendarLink)
            }
            if let twin { result[twin].fill(from: record) } else { result.append(record) }
        }
        return result
    }

    // MARK: Without a time in words

    private func fromRecords(_ records: [EventRecord]) -> Reading? {
        var reading = Reading()
        for record in records {
            guard let start = record.start, let time = moment(start.value) else { continue }
            var evidence = [Field.start: self.evidence(start, record)]
            var diagnostics: [Diagnostic] = []
            let occurrence: Occurrence
            if let local = time.local {
                let zone = time.zone.map {
                    (zone: $0, evidence: zoneEvidence($0, start, record), diagnostics: [Diagnostic]())
                }
                let fallback = words.zoneResolver().fallback().map {
                    (zone: $0.zone, evidence: $0.evidence, diagnostics: $0.diagnostics)
                }
                let chosen = zone ?? fallback
                evidence[.zone] = chosen?.evidence
                diagnostics += chosen?.diagnostics ?? []
                if chosen == nil {
                    diagnostics.append(
                        Diagnostic(
                            .warning, .zoneUnknown, [.time: .time(local.time)], span: start.span))
                }
                occurrence = .clock(start: local, end: nil, zone: chosen?.zone)
            } else {
                let last = record.end.flatMap { moment($0.value) }?.date ?? start.value.date
                occurrence = .days(first: start.value.date, last: max(last, start.value.date))
            }
            var seminar: Seminar
            if records.count == 1 {
                seminar = words.seminar(at: occurrence, evidence: [:], diagnostics: [], lines: []).located(
                    in: rendition)
                seminar.evidence.merge(evidence) { $1 }
                seminar.diagnostics += diagnostics
            } else {
                evidence[.status] = Evidence(
                    basis: .assumed(reason: .told(.statusDefault)), text: "", rule: "default")
                seminar = Seminar(occurrence: occurrence, evidence: evidence, diagnostics: diagnostics)
                if let name = words.context.series {
                    seminar.series = name
                    seminar.evidence[.series] = Evidence(
                        basis: .assumed(reason: .told(.seriesOfSource)), text: "",
                        rule: "source-series")
                }
            }
            reading.seminars.append(filled(seminar, record))
        }
        return reading.seminars.isEmpty ? nil : reading
    }

    // MARK: With a time in words

    private func merged(_ reading: Reading, _ records: [EventRecord]) -> Reading {
        var reading = reading
        var open = records
        for index in reading.seminars.indices {
            let seminar = reading.seminars[index]
            let isOnly = reading.seminars.count == 1 && records.count == 1
            guard let match = open.firstIndex(where: { isOnly || areSame(seminar, $0) }) else { continue }
            let record = open.remove(at: match)
            guard isOnly || areSame(seminar, record) || concerns(record) else { continue }
            reading.seminars[index] = filled(compared(seminar, record), record)
        }
        // Of a list of events, those that the page shows and whose layout was not understood.
        guard records.count >= 2, let rest = fromRecords(open.filter(isShown)) else { return reading }
        reading.seminars += rest.seminars
        return reading
    }

    /// Whether a talk and an event are on the same day, and not two of one day with other names.
    private func areSame(_ seminar: Seminar, _ record: EventRecord) -> Bool {
        guard let time = moment(record.start?.value) else { return false }
        let day: LocalDate
        switch seminar.occurrence {
        case .days(let first, _): day = first
        case .clock(let start, _, let zone):
            day = start.date
            if let zone, let instant = time.instant, words.zoneResolver().instant(of: start, in: zone) == instant {
                return true
            }
        }
        guard abs(time.date.dayNumber - day.dayNumber) <= (time.isUTC ? 1 : 0) else { return false }
        guard let title = seminar.title, let name = record.name?.value else { return true }
        return records.count { moment($0.start?.value)?.date == time.date } == 1 || Self.resemble(title, name)
    }

    /// Whether the event is what the announcement is about, and not another that a page lists beside it.
    private func concerns(_ record: EventRecord) -> Bool {
        record.form == .calendar || record.name == nil || isShown(record)
    }

    /// Whether the event's name stands in the words.
    private func isShown(_ record: EventRecord) -> Bool {
        guard let name = record.name?.value else { return false }
        let wanted = Tokeniser.phrase(name).filter { $0.count > 1 }
        guard wanted.count >= 2, let first = wanted.first else { return false }
        let words = words.statements.document.tokens.map(words.statements.document.folded).filter { $0.count > 1 }
        return words.indices.contains { index in
            words[index] == first && index + wanted.count <= words.count
                && zip(wanted, words[index...]).allSatisfy { $0 == $1 }
        }
    }

    /// Half of the longer words of the shorter name stand in the other.
    static func resemble(_ first: String, _ second: String) -> Bool {
        let one = Set(Tokeniser.phrase(first).filter { $0.count > 3 })
        let other = Set(Tokeniser.phrase(second).filter { $0.count > 3 })
        guard let least = [one.count, other.count].min(), least > 0 else { return first == second }
        return one.intersection(other).count * 2 >= least
    }

    // MARK: Evidence

    func evidence<Value>(_ stated: EventRecord.Stated<Value>, _ record: EventRecord) -> Evidence {
        Evidence(basis: .stated, text: stated.text, span: stated.span, rule: record.form.rawValue)
    }

    func zoneEvidence(_ zone: TZID, _ start: EventRecord.Stated<EventRecord.Moment>, _ record: EventRecord) -> Evidence
    {
        var result = evidence(start, record)
        if case .offset(_, let seconds) = start.value, seconds != 0 {
            result.basis = .inferred(reason: .told(.zoneOfOffset, [.zone: .name(zone.rawValue)]))
        }
        return result
    }
}

extension EventRecord {
    /// Takes what another record of the same event tells besides.
    mutating func fill(from other: EventRecord) {
        name = name ?? other.name
        end = end ?? other.end
        duration = duration ?? other.duration
        location = location ?? other.location
        onlineURL = onlineURL ?? other.onlineURL
        if speakers.isEmpty { speakers = other.speakers }
        series = series ?? other.series
        status = status ?? other.status
        previousStart = previousStart ?? other.previousStart
        abstract = abstract ?? other.abstract
    }
}
