/// Joins dates with times, weighs the statements, and chooses when the seminar is.
struct TimeResolver {
    /// A date with its time, as one place of the document states it.
    struct Statement: Sendable {
        var date: DateResolver.Resolution
        var dateCandidate: Candidate<DateExpression>
        var clock: ClockResolver.Resolution?
        var timeCandidate: Candidate<TimeExpression>?
        var zone: ZoneResolver.Resolution?
        var score: Double

        var start: LocalDateTime? { clock.map { LocalDateTime(date.date, $0.start) } }

        /// A talk over midnight ends on the next day.
        var end: LocalDateTime? {
            guard let clock, let end = clock.end else { return nil }
            return LocalDateTime(end > clock.start ? date.date : date.date.adding(days: 1), end)
        }
    }

    struct Choice: Sendable {
        var occurrence: Occurrence
        var statement: Statement
        var evidence: [Field: Evidence]
        var diagnostics: [Diagnostic]
        /// The lines that state this date and time, in the header, the text or an invitation.
        var lines: Set<Int> = []
    }

    /// What an entry of a programme takes from the whole.
    struct Inheritance: Sendable {
        var day: DateResolver.Resolution?
        var clock: Candidate<TimeExpression>?
        /// The dates as the whole document resolves them, by their spans.
        var dates: [Range<Int>: DateResolver.Resolution] = [:]
    }

    let statements: Statements
    let context: ReadingContext
    let zoneResolver: ZoneResolver
    let inherited: Inheritance
    /// What each date of the document means.
    let dates: [DateResolver.Resolution?]

    init(
        statements: Statements, context: ReadingContext, zoneResolver: ZoneResolver,
        inherited: Inheritance = Inheritance()
    ) {
        self.statements = statements
        self.context = context
        self.zoneResolver = zoneResolver
        self.inherited = inherited
        let writesMonthFirst = Self.writesMonthFirst(statements.document, context, zoneResolver.zones)
        let own = DateResolver(statements: statements, context: context, writesMonthFirst: writesMonthFirst)
            .resolutions()
        dates = zip(own, statements.dates).map { inherited.dates[$1.span] ?? $0 }
    }

    private var document: Document { statements.document }

    func choice() -> Choice? {
        let all = joined()
        guard var choice = choice(among: all) else { return nil }
        let day = choice.statement.date.date
        for statement in all where statement.date.date == day && statement.score > -3 {
            if statement.start == nil || statement.start == choice.statement.start
                || statement.timeCandidate?.line == choice.statement.timeCandidate?.line
            {
                choice.lines.insert(statement.dateCandidate.line)
                if let time = statement.timeCandidate { choice.lines.insert(time.line) }
            }
        }
        return choice
    }

    // MARK: Joining

    /// Every date joined with the times that belong to it, the best first.
    func joined() -> [Statement] {
        var result: [Statement] = []
        var joinedDates: Set<Int> = []
        let usable = statements.dates.indices.filter { dates[$0] != nil }
        let firm = usable.filter { isEvent(statements.dates[$0]) }
        for time in statements.times where time.role != .weekly || firm.count == 1 {
            guard let clock = ClockResolver.resolution(of: time.value) else { continue }
            if let day = inherited.day {
                result.append(Self.statement(on: day, at: time, clock, score: weight(of: time.role)))
                continue
            }
            guard let (index, cost) = nearestDate(to: time, among: firm.isEmpty ? usable : firm)
            else { continue }
            guard let date = dates[index] else { continue }
            joinedDates.insert(index)
            var statement = Statement(
                date: date, dateCandidate: statements.dates[index], clock: clock, timeCandidate: time, zone: nil,
                score: score(statements.dates[index], time, cost: cost))
            if let expression = time.value.zone, let start = statement.start {
                statement.zone = zoneResolver.meaning(of: expression, at: start)
            }
            result.append(statement)
        }
        for index in usable where !joinedDates.contains(index) {
            guard let date = dates[index], !statements.dates[index].value.isBare else { continue }
            var statement = Statement(
                date: date, dateCandidate: statements.dates[index], clock: nil, timeCandidate: nil, zone: nil,
                score: score(statements.dates[index], nil, cost: 0) - 2)
            // The series' usual hour, for a date of its list.
            if let usual = inherited.clock, let clock = ClockResolver.resolution(of: usual.value),
                !result.contains(where: { $0.score > statement.score })
            {
                statement.clock = clock
                statement.timeCandidate = usual
                if let expression = usual.value.zone, let start = statement.start {
                    statement.zone = zoneResolver.meaning(of: expression, at: start)
                }
            }
            result.append(statement)
        }
        return result.sorted { $0.score > $1.score }
    }

    /// A time of a programme, on the programme's day.
    private static func statement(
        on day: DateResolver.Resolution, at time: Candidate<TimeExpression>, _ clock: ClockResolver.Resolution,
        score: Double
    ) -> Statement {
        let date = Candidate(
            value: DateExpression(), tokens: time.tokens, span: time.span, rule: "programme-day", line: time.line)
        return Statement(
            date: day, dateCandidate: date, clock: clock, timeCandidate: time, zone: nil,
            score: score - Double(time.line) * 0.01)
    }

    private func isEvent(_ candidate: Candidate<DateExpression>) -> Bool {
        switch candidate.role {
        case .event: true
        case .end, .social, .deadline, .posted, .superseded, .quoted, .weekly, .background: false
        }
    }

    /// The date that a time belongs to: on its line, else in front of it, else the nearest behind.
    private func nearestDate(to time: Candidate<TimeExpression>, among dates: [Int]) -> (Int, Double)? {
        var best: (Int, Double)?
        // Dates are in the text's order: the nearest few on both sides are enough.
        var low = 0
        var high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if statements.dates[dates[middle]].tokens.lowerBound < time.tokens.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        for index in dates[max(0, low - 8)..<min(dates.count, low + 8)] {
            let date = statements.dates[index]
            let lines = abs(date.line - time.line)
            let isBefore = date.tokens.lowerBound < time.tokens.lowerBound
            let distance =
                isBefore
                ? time.tokens.lowerBound - date.tokens.upperBound : date.tokens.lowerBound - time.tokens.upperBound
            var cost = lines == 0 ? min(Double(max(distance, 0)) * 0.05, 3) : Double(lines) + (isBefore ? 0.5 : 1)
            if document.isBlank(betweenLine: min(date.line, time.line), and: max(date.line, time.line)) { cost += 0.5 }
            // A second date between the two takes the time.
            if date.value.isBare { cost += 3 }
            // A date in another message, label or role is farther away.
            if date.label != nil, date.label == time.label { cost -= 0.5 }
            if best.map({ cost < $0.1 }) ?? true { best = (index, cost) }
        }
        return best
    }

    private func score(_ date: Candidate<DateExpression>, _ time: Candidate<TimeExpression>?, cost: Double) -> Double {
        var score = 0.0
        let timeLabels: Set<String> = ["when", "date", "time"]
        if let label = date.label, timeLabels.contains(label) {
            score += 3
        } else if let label = time?.label, timeLabels.contains(label) {
            score += 3
        }
        if date.value.weekday != nil { score += 1 }
        if date.value.year != nil { score += 0.5 }
        if let time {
            if time.value.end != nil { score += 1 }
            if time.value.start.meridiem != nil { score += 0.5 }
            if time.value.zone != nil { score += 0.75 }
            score += weight(of: time.role)
            score -= min(cost, 8) * 0.5
        }
        score += weight(of: date.role)
        score -= min(Double(date.line) * 0.01, 1)
        return score
    }

    private func weight(of role: Role) -> Double {
        switch role {
        case .event: 0
        case .end: -4
        case .social: -5
        case .deadline: -6
        case .posted: -7
        case .superseded: -6
        case .quoted: -6
        case .weekly: -2
        case .background: -4
        }
    }

    /// The United States write the month first; so do sources in their zones.
    private static func writesMonthFirst(_ document: Document, _ context: ReadingContext, _ zones: ZoneDatabase) -> Bool
    {
        guard document.languages.first ?? "en" == "en" else { return false }
        let american = zones.zones(ofCountry: "US")
        if let zone = context.defaultZone { return american.contains(zone) }
        if let sender = context.sender { return sender.hasSuffix(".edu") || sender.hasSuffix(".gov") }
        return document.tokens.contains { token in
            token.kind == .email && document.text(token.span).hasSuffix(".edu")
        }
    }

    // MARK: Choosing

    private func choice(among all: [Statement]) -> Choice? {
        guard var best = all.first else { return nil }
        guard best.start != nil else { return wholeDays(best) }
        var diagnostics: [Diagnostic] = []
        var endEvidence: Evidence?
        var zoneReason: String?
        let rivals = all.dropFirst().filter { $0.start != nil && $0.date.date == best.date.date && $0.score > -2 }
        if let (plain, explicit, conflict) = doubleConversion(best, Array(rivals)) {
            let length = plain.end.flatMap { end in plain.start.map { end.secondsSince1970 - $0.secondsSince1970 } }
            diagnostics.append(conflict.diagnostic)
            if plain.clock?.isReversed == true { diagnostics.append(reversed(plain)) }
            best = explicit
            if best.clock?.end == nil, let length, let start = best.start {
                best.clock?.end = start.adding(seconds: length).time
                endEvidence = evidenceOfEnd(plain, length: length)
            }
            zoneReason = conflict.reason
        } else {
            if best.clock?.isReversed == true { diagnostics.append(reversed(best)) }
            if best.zone == nil, let twin = rivals.first(where: { $0.zone != nil && $0.start == best.start }) {
                best.zone = twin.zone
            }
            if best.clock?.end == nil,
                let twin = rivals.first(where: { $0.clock?.end != nil && $0.clock?.start == best.clock?.start })
            {
                best.clock?.end = twin.clock?.end
                endEvidence = twin.timeCandidate.map {
                    Evidence(basis: .stated, text: document.text($0.span), span: $0.span, rule: $0.rule)
                }
            }
            diagnostics += doubts(about: best, rivals: Array(rivals))
        }
        guard let start = best.start, let time = best.timeCandidate else { return nil }
        let zone = best.zone ?? zoneResolver.fallback()
        diagnostics = best.date.diagnostics + diagnostics + (zone?.diagnostics ?? [])
        var evidence: [Field: Evidence] = [:]
        let words = wordsOfStart(best, time)
        let reasons = [best.date.reason, best.clock?.reason, zoneReason].compactMap { $0 }.joined(separator: " ")
        evidence[.start] = Evidence(
            basis: best.date.isGuess
                ? .assumed(reason: reasons) : reasons.isEmpty ? .stated : .inferred(reason: reasons),
            text: words.text, span: words.span, rule: time.rule)
        if let zone {
            evidence[.zone] = zone.evidence
        } else {
            diagnostics.append(
                Diagnostic(
                    .warning, "zone-unknown",
                    "Nothing tells the time zone of \(start.time); set default_zone for the source.", span: time.span))
        }
        let end = end(of: best, start: start, stated: endEvidence, evidence: &evidence)
        diagnostics += clockDoubts(start: start, zone: zone, time: time)
        return Choice(
            occurrence: .clock(start: start, end: end, zone: zone?.zone), statement: best, evidence: evidence,
            diagnostics: diagnostics)
    }

    private func wholeDays(_ statement: Statement) -> Choice {
        let reason = statement.date.reason
        return Choice(
            occurrence: .days(first: statement.date.date, last: statement.date.last ?? statement.date.date),
            statement: statement,
            evidence: [
                .start: Evidence(
                    basis: statement.date.isGuess
                        ? .assumed(reason: reason ?? "") : reason.map { .inferred(reason: $0) } ?? .stated,
                    text: document.text(statement.dateCandidate.span), span: statement.dateCandidate.span,
                    rule: statement.dateCandidate.rule)
            ],
            diagnostics: statement.date.diagnostics + [
                Diagnostic(
                    .info, "time-missing", "The announcement gives a date and no time.",
                    span: statement.dateCandidate.span)
            ])
    }

    private func wordsOfStart(_ statement: Statement, _ time: Candidate<TimeExpression>) -> (
        text: String, span: Range<Int>
    ) {
        let date = statement.dateCandidate.span
        let span = min(date.lowerBound, time.span.lowerBound)..<max(date.upperBound, time.span.upperBound)
        if span.count <= 120 { return (document.text(span), span) }
        return (document.text(date) + " … " + document.text(time.span), time.span)
    }

    private func reversed(_ statement: Statement) -> Diagnostic {
        Diagnostic(
            .warning, "range-reversed",
            "The range “\(statement.timeCandidate.map { document.text($0.span) } ?? "")” is written from its end to its start.",
            span: statement.timeCandidate?.span)
    }

    // MARK: The end

    private func evidenceOfEnd(_ statement: Statement, length: Int) -> Evidence? {
        statement.timeCandidate.map {
            Evidence(
                basis: .inferred(
                    reason:
                        "“\(document.text($0.span))” gives the length, \(length / 60) minutes; the hour is from the zone that is named."
                ),
                text: document.text($0.span), span: $0.span, rule: "length-of-other-statement")
        }
    }

    private func end(of best: Statement, start: LocalDateTime, stated: Evidence?, evidence: inout [Field: Evidence])
        -> LocalDateTime?
    {
        if let end = best.end {
            evidence[.end] =
                stated
                ?? best.timeCandidate.map {
                    Evidence(basis: .stated, text: document.text($0.span), span: $0.span, rule: $0.rule)
                }
            return end
        }
        if let last = statements.times.first(where: { $0.role == .end && $0.value.end == nil }),
            last.line - (best.timeCandidate?.line ?? 0) <= 4,
            let clock = ClockResolver.resolution(of: last.value)
        {
            let time =
                clock.start > start.time || clock.start.hour >= 12
                ? clock.start : LocalTime(secondOfDay: clock.start.secondOfDay + 43_200)
            if time > start.time {
                evidence[.end] = Evidence(
                    basis: .stated, text: document.text(last.span), span: last.span, rule: "end-clock")
                return LocalDateTime(start.date, time)
            }
        }
        if let length = DurationRule(document: document).duration() {
            evidence[.end] = Evidence(
                basis: .assumed(
                    reason: "No end is written; “\(length.text)” makes it about \(length.minutes) minutes."),
                text: length.text,
                span: length.span, rule: "duration")
            return start.adding(seconds: length.minutes * 60)
        }
        if let minutes = context.defaultDuration {
            evidence[.end] = Evidence(
                basis: .assumed(reason: "No end is written; \(minutes) minutes are usual for this source."), text: "",
                rule: "source-duration")
            return start.adding(seconds: minutes * 60)
        }
        return nil
    }

    // MARK: Conflicts

    /// The best statement and a rival of which one names its zone and the other is away by just that zone's offset.
    private func doubleConversion(_ best: Statement, _ rivals: [Statement]) -> (
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

    /// Two statements of one day that a zone's offset, or the hour of a clock change, keeps apart.
    private func conflict(between plain: Statement, and explicit: Statement) -> (
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

    private func doubts(about best: Statement, rivals: [Statement]) -> [Diagnostic] {
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

    private func clockDoubts(start: LocalDateTime, zone: ZoneResolver.Resolution?, time: Candidate<TimeExpression>)
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
