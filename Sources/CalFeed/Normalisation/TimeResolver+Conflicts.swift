extension TimeResolver {
    // MARK: Conflicts

    /// The best statement and a rival of which one names its zone and the other is away by just that zone's offset.
    func doubleConversion(_ best: Statement, _ rivals: [Statement]) -> (
        plain: Statement, explicit: Statement, (diagnostic: Diagnostic, reason: String)
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
            reason: "“\(best.timeCandidate.map { document.text($0.span) } ?? "")” is the same instant there.")
        home.zone?.diagnostics = []
        return home
    }

    /// Two statements of one day that a zone's offset, or the hour of a clock change, keeps apart.
    func conflict(between plain: Statement, and explicit: Statement) -> (
        diagnostic: Diagnostic, reason: String
    )? {
        guard let first = plain.start, let second = explicit.start, first != second, let zone = explicit.zone,
            let offset = zoneResolver.offsetMinutes(of: second, in: zone.zone)
        else { return nil }
        let minutes = (first.secondsSince1970 - second.secondsSince1970) / 60
        let firstText = plain.timeCandidate.map { document.text($0.span) } ?? ""
        let secondText = explicit.timeCandidate.map { document.text($0.span) } ?? ""
        guard minutes != 0, abs(minutes) == abs(offset) else { return nil }
        let reason =
            "“\(secondText)” names its zone; “\(firstText)” is \(abs(minutes / 60)) h away, just the offset of \(zone.zone) from UTC on that day."
        return (
            Diagnostic(
                .warning, "zone-offset-conflict",
                "The announcement says \(first.time) (“\(firstText)”) and \(second.time) (“\(secondText)”). "
                    + "The difference is the offset of \(zone.zone) from UTC on that day, so a program has converted the time twice; the one with its zone counts.",
                span: plain.timeCandidate?.span),
            reason
        )
    }

    func doubts(about best: Statement, rivals: [Statement]) -> [Diagnostic] {
        guard let start = best.start else { return [] }
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
                        .warning, abs(minutes) == 60 ? "clock-change-slip" : "zones-disagree",
                        "“\(document.text(best.timeCandidate?.span ?? 0..<0))” and “\(document.text(time.span))” are \(abs(minutes)) minutes apart; the first was taken.",
                        span: time.span)
                ]
            }
            let labels: Set<String?> = ["when", "date", "time"]
            if labels.contains(time.label), labels.contains(best.timeCandidate?.label), time.value.zone == nil,
                rival.score > best.score - 1.5
            {
                return [
                    Diagnostic(
                        .warning, "times-disagree",
                        "The announcement also says “\(document.text(time.span))”; “\(document.text(best.timeCandidate?.span ?? 0..<0))” was taken.",
                        span: time.span)
                ]
            }
        }
        return []
    }

    func clockDoubts(start: LocalDateTime, zone: ZoneResolver.Resolution?, time: Candidate<TimeExpression>)
        -> [Diagnostic]
    {
        var result: [Diagnostic] = []
        if start.time.minuteOfDay < 6 * 60 || start.time.minuteOfDay >= 23 * 60 {
            result.append(
                Diagnostic(
                    .warning, "unusual-hour", "A talk at \(start.time) is unusual; please check the announcement.",
                    span: time.span))
        }
        if let zone = zone?.zone, let meaning = try? zoneResolver.zones.meaning(of: start, in: zone) {
            switch meaning {
            case .unique: break
            case .gap:
                result.append(
                    Diagnostic(
                        .warning, "local-time-skipped", "The clocks of \(zone) skip \(start.time) on \(start.date).",
                        span: time.span))
            case .fold:
                result.append(
                    Diagnostic(
                        .warning, "local-time-twice",
                        "The clocks of \(zone) show \(start.time) twice on \(start.date); the first was taken.",
                        span: time.span))
            }
        }
        return result
    }
}
