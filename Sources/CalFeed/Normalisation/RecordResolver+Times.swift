extension RecordResolver {
    /// A record's time, with the zone that it names or that its offset tells.
    struct Time {
        var date: LocalDate
        /// Nil for whole days.
        var local: LocalDateTime?
        var zone: TZID?
        var instant: Timestamp?
        /// Programs write UTC when they were told no zone.
        var isUTC = false
    }

    func moment(_ moment: EventRecord.Moment?) -> Time? {
        guard let moment else { return nil }
        switch moment {
        case .day(let date): return Time(date: date)
        case .floating(let local): return Time(date: local.date, local: local)
        case .offset(let local, let seconds): return time(local, offset: seconds)
        case .zoned(let local, let name, let offset):
            if let zone = zone(named: name) {
                return Time(
                    date: local.date, local: local, zone: zone,
                    instant: words.zoneResolver().instant(of: local, in: zone),
                    isUTC: zone == .utc)
            }
            return offset.map { time(local, offset: $0) } ?? Time(date: local.date, local: local)
        }
    }

    /// A time with an offset is told in the zone of the source, the words or the place, where that has this offset then.
    private func time(_ local: LocalDateTime, offset seconds: Int) -> Time {
        let instant = Timestamp(secondsSince1970: local.secondsSince1970 - seconds)
        let resolver = words.zoneResolver()
        let known = [words.context.defaultZone, resolver.fallback()?.zone].compactMap { $0 }
        for zone in known {
            guard let wall = try? words.zones.local(at: instant, in: zone) else { continue }
            // UTC says nothing about where; any other offset has to be the zone's own.
            if wall == local || seconds == 0 {
                return Time(date: wall.date, local: wall, zone: zone, instant: instant, isUTC: seconds == 0)
            }
        }
        if seconds == 0 { return Time(date: local.date, local: local, zone: .utc, instant: instant, isUTC: true) }
        let hours =
            seconds % 3600 == 0
            ? words.zones.zone(named: "Etc/GMT\(seconds > 0 ? "-" : "+")\(abs(seconds) / 3600)") : nil
        let zone =
            hours ?? words.zones.names(everAt: seconds).first { (try? words.zones.local(at: instant, in: $0)) == local }
        return Time(date: local.date, local: local, zone: zone, instant: instant)
    }

    /// IANA's name, alone or at the end of a program's own; Microsoft's; a city's.
    private func zone(named name: String) -> TZID? {
        let name = name.trimmed
        if let zone = words.zones.zone(named: name) { return zone }
        let parts = name.split(separator: "/")
        for count in [3, 2] where parts.count > count {
            if let zone = words.zones.zone(named: parts.suffix(count).joined(separator: "/")) { return zone }
        }
        // "(UTC-05:00) Eastern Time (US & Canada)": the offset is that of winter and counts for nothing.
        var phrase = Substring(name)
        if phrase.hasPrefix("("), let close = phrase.firstIndex(of: ")") {
            phrase = phrase[phrase.index(after: close)...]
        }
        let text = words.vocabulary.text(of: Array(String(phrase).trimmed.utf8))
        guard !text.tokens.isEmpty else { return nil }
        let match = words.vocabulary.matches(at: 0, in: text).first {
            $0.length == text.tokens.count && ($0.term.key == .zoneName || $0.term.key == .zonePlace)
        }
        return match.flatMap { words.zones.zone(named: $0.term.value) }
    }

    // MARK: Comparing

    /// The talk's time in words, checked against the record's.
    func compared(_ seminar: Seminar, _ record: EventRecord) -> Seminar {
        guard let stated = record.start, let time = moment(stated.value) else { return seminar }
        var seminar = seminar
        guard case .clock(let start, let end, let zone) = seminar.occurrence else {
            guard case .days(let first, _) = seminar.occurrence, let local = time.local, local.date == first else {
                if case .days(let first, _) = seminar.occurrence, time.date != first {
                    seminar.diagnostics.append(conflict(.date(first), .date(time.date), stated, record))
                }
                return seminar
            }
            // The words give the day, the record the hour.
            seminar.occurrence = .clock(
                start: local, end: nil, zone: time.zone ?? words.zoneResolver().fallback()?.zone)
            seminar.evidence[.start] = evidence(stated, record)
            seminar.evidence[.zone] =
                time.zone.map { zoneEvidence($0, stated, record) } ?? words.zoneResolver().fallback()?.evidence
            seminar.diagnostics.removeAll { $0.code == "time-missing" }
            return seminar
        }
        guard let local = time.local else {
            if time.date != start.date {
                seminar.diagnostics.append(conflict(.date(start.date), .date(time.date), stated, record))
            }
            return seminar
        }
        let isZoneStated = seminar.evidence[.zone]?.basis == .stated
        let instant = zone.flatMap { words.zoneResolver().instant(of: start, in: $0) }
        if let previous = moment(record.previousStart?.value),
            previous.local == start || previous.instant != nil && previous.instant == instant,
            local != start
        {
            // The words still tell the time before it was changed.
            seminar.occurrence = .clock(start: local, end: nil, zone: time.zone ?? zone)
            seminar.evidence[.start] = evidence(stated, record)
            seminar.evidence[.end] = nil
            seminar.diagnostics.append(conflict(.moment(start), .moment(local), stated, record, chosen: .moment(local)))
            return seminar
        }
        if let instant, instant == time.instant {
            agree(&seminar, time, stated, record)
        } else if local == start, !isZoneStated, let named = time.zone, !time.isUTC {
            // The words name no zone, and the record does.
            seminar.occurrence = .clock(start: start, end: end, zone: named)
            seminar.evidence[.zone] = zoneEvidence(named, stated, record)
            seminar.diagnostics.removeAll { $0.code == "zone-inferred" || $0.code == "zone-unknown" }
        } else if local == start, time.instant == nil {
            return seminar
        } else if case .offset(let written, 0) = stated.value, written == start {
            // The words' own clock with a "Z" behind it: a program that was told no zone.
            seminar.diagnostics.append(
                Diagnostic(
                    .info, .recordInUtc, [.form: .name(record.form.rawValue), .time: .time(start.time)],
                    span: stated.span))
        } else if zone == nil, let instant = time.instant, let named = fixedZone(start, at: instant) {
            seminar.occurrence = .clock(start: start, end: end, zone: named)
            seminar.evidence[.zone] = Evidence(
                basis: .inferred(reason: .told(.zoneOfInstant, [.moment: .moment(instant.utc)])), text: stated.text,
                span: stated.span, rule: record.form.rawValue)
            seminar.diagnostics.removeAll { $0.code == "zone-unknown" }
        } else {
            disagree(&seminar, start, zone, time, stated, record)
        }
        return seminar
    }

    private func agree(
        _ seminar: inout Seminar, _ time: Time, _ stated: EventRecord.Stated<EventRecord.Moment>, _ record: EventRecord
    ) {
        guard seminar.evidence[.zone]?.basis != .stated, case .clock(_, _, let zone?) = seminar.occurrence else {
            return
        }
        seminar.evidence[.zone] = Evidence(
            basis: time.zone == zone && !time.isUTC && isNamed(stated.value)
                ? .stated : .inferred(reason: .told(.zoneOfSameInstant)),
            text: stated.text, span: stated.span, rule: record.form.rawValue)
        seminar.diagnostics.removeAll { $0.code == "zone-inferred" }
    }

    private func isNamed(_ moment: EventRecord.Moment) -> Bool {
        if case .zoned = moment { true } else { false }
    }

    private func disagree(
        _ seminar: inout Seminar, _ start: LocalDateTime, _ zone: TZID?, _ time: Time,
        _ stated: EventRecord.Stated<EventRecord.Moment>, _ record: EventRecord
    ) {
        let resolver = words.zoneResolver()
        let instant = zone.flatMap { resolver.instant(of: start, in: $0) }
        if let zone, let instant, let other = time.instant, let offset = resolver.offsetMinutes(of: start, in: zone),
            offset != 0,
            abs(instant.secondsSince1970 - other.secondsSince1970) == abs(offset) * 60
        {
            seminar.diagnostics.append(
                Diagnostic(
                    .warning, .zoneOffsetConflictData,
                    [
                        .time: .time(start.time), .words: .words(seminar.evidence[.start]?.text ?? ""),
                        .otherWords: .words(stated.text), .zone: .name(zone.rawValue),
                    ],
                    span: stated.span))
            return
        }
        seminar.diagnostics.append(
            conflict(.moment(start), time.local.map(Sentence.Argument.moment) ?? .date(time.date), stated, record))
    }

    private func conflict(
        _ told: Sentence.Argument, _ data: Sentence.Argument, _ stated: EventRecord.Stated<EventRecord.Moment>,
        _ record: EventRecord, chosen: Sentence.Argument? = nil
    ) -> Diagnostic {
        Diagnostic(
            .warning, .recordConflictStart,
            [
                .moment: told, .otherMoment: data, .form: .name(record.form.rawValue),
                .words: .words(stated.text), .taken: chosen ?? told,
            ],
            span: stated.span)
    }

    /// A zone of whole hours in which a clock shows this at that instant.
    private func fixedZone(_ local: LocalDateTime, at instant: Timestamp) -> TZID? {
        let seconds = local.secondsSince1970 - instant.secondsSince1970
        guard seconds % 3600 == 0, abs(seconds) <= 14 * 3600 else { return nil }
        if seconds == 0 { return .utc }
        return words.zones.zone(named: "Etc/GMT\(seconds > 0 ? "-" : "+")\(abs(seconds) / 3600)")
    }

    // MARK: Time elements

    /// The words of the start stand in a `time` element, which says the same for programs, or not.
    func comparedWithTimeElements(_ seminar: Seminar) -> Seminar {
        guard let span = seminar.evidence[.start]?.span,
            let record = rendition.records.first(where: { record in
                guard record.form == .timeElement, let shown = record.shown, let start = record.start else {
                    return false
                }
                if case .day = start.value, case .clock = seminar.occurrence { return false }
                return shown.overlaps(span)
            })
        else { return seminar }
        return compared(seminar, record)
    }
}
