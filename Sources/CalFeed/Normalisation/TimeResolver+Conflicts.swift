extension TimeResolver {
    // MARK: Conflicts

    /// The best statement and a rival of which one names its zone and the other is away by just that zone's offset.
    func doubleConversion(_ best: Statement, _ rivals: [Statement]) -> (
        plain: Statement, explicit: Statement, (diagnostic: Diagnostic, reason: Sentence)
    )? {
        for rival in rivals where rival.timeCandidate?.role == .event {
            if best.zone == nil, rival.zone != nil, let conflict = conflict(between: best, and: rival) {
                return (best, rival, conflict)
            }
            if best.zone != nil, rival.zone == nil, let conflict = conflict(between: rival, and: best) {
                return (rival, best, conflict)
            }
        }
        return nil
    }

    /// "At 2 pm" and "18:00 UTC" are one instant where the announcement comes from: people there go by their own clock.
    func atHome(_ best: Statement, _ rivals: [Statement]) -> Statement? {
        guard best.zone?.zone == .utc, let start = best.start,
            let plain = rivals.first(where: { $0.zone == nil && $0.timeCandidate?.role == .event && $0.start != start }
            ),
            let own = plain.start, let zone = zoneResolver.fallback(),
            let first = zoneResolver.instant(of: start, in: .utc), zoneResolver.instant(of: own, in: zone.zone) == first
        else { return nil }
        var home = plain
        home.zone = zone
        home.zone?.evidence.basis = .inferred(
            reason: .told(.zoneOfHome, [.words: words(of: best)]))
        home.zone?.diagnostics = []
        return home
    }

    /// Two statements of one day that a zone's offset, or the hour of a clock change, keeps apart.
    func conflict(between plain: Statement, and explicit: Statement) -> (
        diagnostic: Diagnostic, reason: Sentence
    )? {
        guard let first = plain.start, let second = explicit.start, first != second, let zone = explicit.zone,
            let offset = zoneResolver.offsetMinutes(of: second, in: zone.zone)
        else { return nil }
        let minutes = (first.secondsSince1970 - second.secondsSince1970) / 60
        guard minutes != 0, abs(minutes) == abs(offset) else { return nil }
        return (
            Diagnostic(
                .warning, .zoneOffsetConflict,
                [
                    .time: .time(first.time), .words: words(of: plain), .otherTime: .time(second.time),
                    .otherWords: words(of: explicit), .zone: .name(zone.zone.rawValue),
                ],
                span: plain.timeCandidate?.span),
            Sentence(
                .hourOfZone,
                [
                    .words: words(of: explicit), .otherWords: words(of: plain), .hours: .number(abs(minutes / 60)),
                    .zone: .name(zone.zone.rawValue),
                ])
        )
    }

    /// Those that tell its hour.
    private func words(of statement: Statement) -> Sentence.Argument {
        .words(statement.timeCandidate.map { document.text($0.span) } ?? "")
    }

    func doubts(about best: Statement, rivals: [Statement]) -> [Diagnostic] {
        guard let start = best.start else { return [] }
        if let field = hourOfField(on: best.date.date, besides: start.time) {
            return [
                Diagnostic(
                    .warning, .timesDisagree,
                    [.otherWords: .words(document.text(field.span)), .words: words(of: best)], span: field.span)
            ]
        }
        for rival in rivals {
            guard let other = rival.start, other != start, let time = rival.timeCandidate, time.role == .event else {
                continue
            }
            if let zone = best.zone, let otherZone = rival.zone {
                guard let first = zoneResolver.instant(of: start, in: zone.zone),
                    let second = zoneResolver.instant(of: other, in: otherZone.zone)
                else { continue }
                if first == second { continue }
                let minutes = (second.secondsSince1970 - first.secondsSince1970) / 60
                guard abs(minutes) <= 180, time.line - (best.timeCandidate?.line ?? 0) <= 2 else { continue }
                return [
                    Diagnostic(
                        .warning, abs(minutes) == 60 ? .clockChangeSlip : .zonesDisagree,
                        [
                            .words: words(of: best), .otherWords: .words(document.text(time.span)),
                            .minutes: .number(abs(minutes)),
                        ],
                        span: time.span)
                ]
            }
            let labels: Set<String?> = ["when", "date", "time"]
            if labels.contains(time.label), labels.contains(best.timeCandidate?.label), time.value.zone == nil,
                rival.score > best.score - 1.5
            {
                return [
                    Diagnostic(
                        .warning, .timesDisagree,
                        [.otherWords: .words(document.text(time.span)), .words: words(of: best)], span: time.span)
                ]
            }
        }
        return []
    }

    /// Another hour of that day that a page's field holds, where the page's words were believed.
    private func hourOfField(on day: LocalDate, besides start: LocalTime) -> Candidate<TimeExpression>? {
        statements.times.first { time in
            time.role == .superseded && time.label == "date" && ClockResolver.resolution(of: time.value)?.start != start
                && statements.dates.indices.contains { index in
                    statements.dates[index].line == time.line && statements.dates[index].role == .superseded
                        && dates[index]?.date == day
                }
        }
    }

    func clockDoubts(start: LocalDateTime, zone: ZoneResolver.Resolution?, time: Candidate<TimeExpression>)
        -> [Diagnostic]
    {
        var result: [Diagnostic] = []
        if start.time.minuteOfDay < 6 * 60 || start.time.minuteOfDay >= 23 * 60 {
            result.append(Diagnostic(.warning, .unusualHour, [.time: .time(start.time)], span: time.span))
        }
        if let zone = zone?.zone, let meaning = try? zoneResolver.zones.meaning(of: start, in: zone) {
            switch meaning {
            case .unique: break
            case .gap:
                result.append(
                    Diagnostic(
                        .warning, .localTimeSkipped,
                        [.zone: .name(zone.rawValue), .time: .time(start.time), .date: .date(start.date)],
                        span: time.span))
            case .fold:
                result.append(
                    Diagnostic(
                        .warning, .localTimeTwice,
                        [.zone: .name(zone.rawValue), .time: .time(start.time), .date: .date(start.date)],
                        span: time.span))
            }
        }
        return result
    }
}
