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

    var document: Document { statements.document }

    func choice() -> Choice? {
        let all = joined()
        guard var choice = choice(among: all) else { return nil }
        let day = choice.statement.date.date
        for statement in all
        where statement.date.date == day && (statement.score > -3 || statement.score == choice.statement.score) {
            if statement.start == nil || statement.start == choice.statement.start
                || statement.timeCandidate?.line == choice.statement.timeCandidate?.line
            {
                choice.lines.insert(statement.dateCandidate.line)
                if let time = statement.timeCandidate, time != inherited.clock { choice.lines.insert(time.line) }
            }
        }
        return choice
    }

    // MARK: Choosing

    func choice(among all: [Statement]) -> Choice? {
        guard var best = all.first else { return nil }
        if best.start == nil, let timed = all.first(where: { $0.start != nil && $0.date.date == best.date.date }),
            timed.score > -6
        {
            best = timed
        }
        guard best.start != nil else { return wholeDays(best) }
        var diagnostics: [Diagnostic] = []
        var endEvidence: Evidence?
        var startReason: Sentence?
        if let opening = opening(of: best, among: all) {
            best = opening.statement
            startReason = opening.reason
            diagnostics.append(opening.diagnostic)
        }
        let rivals = all.filter { $0.start != nil && $0.date.date == best.date.date && $0.score > -2 }
            .filter { $0.timeCandidate != best.timeCandidate || $0.dateCandidate != best.dateCandidate }
        if let home = atHome(best, rivals) {
            best = home
        } else if let (plain, explicit, conflict) = doubleConversion(best, rivals) {
            let length = plain.end.flatMap { end in plain.start.map { end.secondsSince1970 - $0.secondsSince1970 } }
            diagnostics.append(conflict.diagnostic)
            diagnostics += doubtsAboutRange(plain)
            best = explicit
            if best.clock?.end == nil, let length, let start = best.start {
                best.clock?.end = start.adding(seconds: length).time
                endEvidence = evidenceOfEnd(plain, length: length)
            }
            startReason = conflict.reason
        } else {
            diagnostics += doubtsAboutRange(best)
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
            if diagnostics.isEmpty { diagnostics += doubts(about: best, rivals: rivals) }
        }
        guard let start = best.start, let time = best.timeCandidate else { return nil }
        let zone = best.zone ?? zoneResolver.fallback()
        diagnostics = best.date.diagnostics + diagnostics + (zone?.diagnostics ?? [])
        var evidence: [Field: Evidence] = [:]
        let words = wordsOfStart(best, time)
        let reasons = best.date.reasons + [best.clock?.reason, startReason].compactMap { $0 }
        evidence[.start] = Evidence(
            basis: Self.basis(reasons, isGuess: best.date.isGuess),
            text: words.text, span: words.span, rule: time.rule)
        if let zone {
            evidence[.zone] = zone.evidence
        } else {
            diagnostics.append(Diagnostic(.warning, .zoneUnknown, [.time: .time(start.time)], span: time.span))
        }
        let end = end(of: best, start: start, stated: endEvidence, evidence: &evidence)
        diagnostics += clockDoubts(start: start, zone: zone, time: time)
        return Choice(
            occurrence: .clock(start: start, end: end, zone: zone?.zone), statement: best, evidence: evidence,
            diagnostics: diagnostics)
    }

    private static func basis(_ reasons: [Sentence], isGuess: Bool) -> Basis {
        if isGuess { return .assumed(reason: .sentences(reasons)) }
        return reasons.isEmpty ? .stated : .inferred(reason: .sentences(reasons))
    }

    func wholeDays(_ statement: Statement) -> Choice {
        Choice(
            occurrence: .days(first: statement.date.date, last: statement.date.last ?? statement.date.date),
            statement: statement,
            evidence: [
                .start: Evidence(
                    basis: Self.basis(statement.date.reasons, isGuess: statement.date.isGuess),
                    text: document.text(statement.dateCandidate.span), span: statement.dateCandidate.span,
                    rule: statement.dateCandidate.rule)
            ],
            diagnostics: statement.date.diagnostics + [
                Diagnostic(.info, .timeMissing, span: statement.dateCandidate.span)
            ])
    }

    func wordsOfStart(_ statement: Statement, _ time: Candidate<TimeExpression>) -> (
        text: String, span: Range<Int>
    ) {
        let date = statement.dateCandidate.span
        let span = min(date.lowerBound, time.span.lowerBound)..<max(date.upperBound, time.span.upperBound)
        // In a timetable other days and hours stand between the two.
        if span.count <= 120, statement.dateCandidate.line == time.line || !document.bytes[span].contains(0x7C) {
            return (document.text(span), span)
        }
        return (document.text(date) + " … " + document.text(time.span), time.span)
    }

    func doubtsAboutRange(_ statement: Statement) -> [Diagnostic] {
        guard let clock = statement.clock, let time = statement.timeCandidate, clock.isReversed || clock.endsAtNoon
        else { return [] }
        return [
            Diagnostic(
                .warning, clock.endsAtNoon ? .noonWritten : .rangeReversed,
                [.words: .words(document.text(time.span))], span: time.span)
        ]
    }

    // MARK: The end

    /// Whether the start is said shortly before the end.
    private func follows(_ end: Candidate<TimeExpression>, start: LocalDateTime) -> Bool {
        statements.times.contains { time in
            time.role == .event && (0...4).contains(end.line - time.line)
                && ClockResolver.resolution(of: time.value)?.start == start.time
        }
    }

    func evidenceOfEnd(_ statement: Statement, length: Int) -> Evidence? {
        statement.timeCandidate.map {
            Evidence(
                basis: .inferred(
                    reason: .told(
                        .endOfLength,
                        [.words: .words(document.text($0.span)), .minutes: .number(length / 60)])),
                text: document.text($0.span), span: $0.span, rule: "length-of-other-statement")
        }
    }

    func end(of best: Statement, start: LocalDateTime, stated: Evidence?, evidence: inout [Field: Evidence])
        -> LocalDateTime?
    {
        if let end = best.end {
            evidence[.end] =
                stated
                ?? best.timeCandidate.map {
                    Evidence(
                        basis: best.clock?.endsAtNoon == true ? .inferred(reason: .told(.endAtNoon)) : .stated,
                        text: document.text($0.span), span: $0.span, rule: $0.rule)
                }
            return end
        }
        if let last = statements.times.first(where: { $0.role == .end && $0.value.end == nil }),
            follows(last, start: start),
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
                    reason: .told(
                        .endOfDuration, [.words: .words(length.text), .minutes: .number(length.minutes)])),
                text: length.text,
                span: length.span, rule: "duration")
            return start.adding(seconds: length.minutes * 60)
        }
        if let minutes = context.defaultDuration {
            evidence[.end] = Evidence(
                basis: .assumed(reason: .told(.endOfSource, [.minutes: .number(minutes)])), text: "",
                rule: "source-duration")
            return start.adding(seconds: minutes * 60)
        }
        return nil
    }
}
