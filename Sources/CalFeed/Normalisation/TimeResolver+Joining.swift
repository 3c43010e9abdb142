extension TimeResolver {
    // MARK: Joining

    /// Every date joined with the times that belong to it, the best first.
    func joined() -> [Statement] {
        var result: [Statement] = []
        var joinedDates: Set<Int> = []
        // "Virtual only today", in a list of days: the entry's own day.
        let isListed =
            !inherited.dates.isEmpty && statements.dates.contains { $0.role == .event && $0.value.month != nil }
        let usable = statements.dates.indices.filter {
            dates[$0] != nil && statements.dates[$0].role != .quoted && statements.dates[$0].rule != "quarter"
                && !(isListed && statements.dates[$0].value.relative == .days(0))
        }
        let firm = usable.filter { isEvent(statements.dates[$0]) }
        let glosses = glosses()
        // The hour of a series is that of the one day which is told.
        let days = firm.filter { statements.dates[$0].value.day != nil }
        for time in statements.times
        where time.role != .quoted && (time.role != .weekly || firm.count == 1 || days.count == 1) {
            guard let clock = ClockResolver.resolution(of: time.value) else { continue }
            if let day = inherited.day {
                result.append(Self.statement(on: day, at: time, clock, score: weight(of: time.role)))
                continue
            }
            guard
                let (nearest, distance) = nearestDate(
                    to: time, among: time.role == .weekly ? days.isEmpty ? firm : days : firm.isEmpty ? usable : firm)
            else { continue }
            let cost = time.role == .weekly ? min(distance, 1) : distance
            let index = onlyDay(onWeekdayOf: nearest, among: days) ?? nearest
            guard let date = dates[index] else { continue }
            // Of when a page was written a day needs no hour.
            if time.role != .posted { joinedDates.insert(index) }
            var statement = Statement(
                date: date, dateCandidate: statements.dates[index], clock: clock, timeCandidate: time, zone: nil,
                score: score(statements.dates[index], time, cost: cost) + weightOfPast(date))
            if glosses.contains(time.tokens.lowerBound) { statement.score += Self.weightOfGloss }
            if let expression = time.value.zone, let start = statement.start {
                statement.zone = zoneResolver.meaning(of: expression, at: start)
            }
            result.append(statement)
        }
        for index in usable where !joinedDates.contains(index) {
            guard let date = dates[index], !statements.dates[index].value.isBare else { continue }
            var statement = Statement(
                date: date, dateCandidate: statements.dates[index], clock: nil, timeCandidate: nil, zone: nil,
                score: score(statements.dates[index], nil, cost: 0) - 2 + weightOfPast(date))
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

    /// "Le jeudi de 14 à 16 heures … 6 février": the one day told that is such a weekday, where the hour stands at the weekday.
    private func onlyDay(onWeekdayOf index: Int, among days: [Int]) -> Int? {
        let expression = statements.dates[index].value
        guard expression.isBare, expression.day == nil, let weekday = expression.weekday,
            !saysThisWeek(statements.dates[index])
        else { return nil }
        let fitting = days.filter { dates[$0]?.date.weekday == weekday }
        guard let first = fitting.first, fitting.allSatisfy({ dates[$0]?.date == dates[first]?.date }),
            statements.time(rightBehind: statements.dates[first]) == nil
        else { return nil }
        return first
    }

    /// "This week's talk will be on Friday at noon": the coming one, whatever day the talk after it is on.
    private func saysThisWeek(_ date: Candidate<DateExpression>) -> Bool {
        statements.sentence(around: date.tokens).contains { index in
            document.term(.relative, at: index)?.term.value == "this"
                && document.term(.cue, at: index + 1)?.term.value == "period"
        }
    }

    /// A time of a programme, on the programme's day.
    static func statement(
        on day: DateResolver.Resolution, at time: Candidate<TimeExpression>, _ clock: ClockResolver.Resolution,
        score: Double
    ) -> Statement {
        let date = Candidate(
            value: DateExpression(), tokens: time.tokens, span: time.span, rule: "programme-day", line: time.line)
        return Statement(
            date: day, dateCandidate: date, clock: clock, timeCandidate: time, zone: nil,
            score: score - Double(time.line) * 0.01)
    }

    func isEvent(_ candidate: Candidate<DateExpression>) -> Bool {
        switch candidate.role {
        case .event: true
        case .end, .social, .deadline, .posted, .superseded, .quoted, .weekly, .background: false
        }
    }

    /// The date that a time belongs to: on its line, else in front of it, else the nearest behind.
    func nearestDate(to time: Candidate<TimeExpression>, among dates: [Int]) -> (Int, Double)? {
        var best: (Int, Double)?
        // Beside a month's name two numbers are hardly a day.
        let isNamed = dates.contains { statements.dates[$0].value.month != nil && !statements.dates[$0].value.isBare }
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
            // "2/27, 4 pm" is a day and its hour; "2/27" anywhere else may be a fraction.
            if date.value.isBare, isNamed || date.value.day == nil || lines > 0 || !isBeside(date.tokens, time.tokens) {
                cost += 3
            }
            // A date in another message, label or role is farther away.
            if date.label != nil, date.label == time.label { cost -= 0.5 }
            if best.map({ cost < $0.1 }) ?? true { best = (index, cost) }
        }
        return best
    }

    /// Whether nothing but a comma or a small word stands between a day and an hour.
    private func isBeside(_ date: Range<Int>, _ time: Range<Int>) -> Bool {
        let gap = min(date.upperBound, time.upperBound)..<max(date.lowerBound, time.lowerBound)
        return gap.count <= 2
            && gap.allSatisfy { document.tokens[$0].isMark(",@") || document.has(.preposition, at: $0) }
    }

    func score(_ date: Candidate<DateExpression>, _ time: Candidate<TimeExpression>?, cost: Double) -> Double {
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
            // "The talk will begin at 4:30. After it, from 5:30 - 6:00 PM, we stay."
            if time.saysStart { score += 1.5 }
            // An hour that a line begins with is said; one in its middle may be told by the way.
            if date.line != time.line, time.tokens.lowerBound == document.lines[time.line].content.lowerBound {
                score += 0.5
            }
            score += weight(of: time.role)
            score -= min(cost, 8) * 0.5
        }
        score += weight(of: date.role)
        score -= min(Double(date.line) * 0.01, 1)
        return score
    }

    private static let weightOfGloss = -1.25

    /// "15:00 UTC (12am JST / 5pm CEST)": where the hours stand that say the first of their line again for other zones.
    private func glosses() -> Set<Int> {
        var result: Set<Int> = []
        var first: Candidate<TimeExpression>?
        for time in statements.times where time.role == .event && time.value.zone != nil {
            guard let last = first, last.line == time.line else {
                first = time
                continue
            }
            let isInBracket = (last.tokens.upperBound..<max(last.tokens.upperBound, time.tokens.lowerBound))
                .prefix(Self.longestGloss).contains { document.tokens[$0].isMark("(") }
            if isInBracket, last.value.zone?.meaning != time.value.zone?.meaning {
                result.insert(time.tokens.lowerBound)
            }
        }
        return result
    }

    private static let longestGloss = 60

    /// "On this day in 1995": years before the writing, a day is told of and announced no more.
    private func weightOfPast(_ date: DateResolver.Resolution) -> Double {
        guard let reference = context.referenceDate else { return 0 }
        return date.date.dayNumber - reference.dayNumber < -800 ? -2 : 0
    }

    func weight(of role: Role) -> Double {
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
    static func writesMonthFirst(_ document: Document, _ context: ReadingContext, _ zones: ZoneDatabase) -> Bool {
        guard document.languages.first ?? "en" == "en" else { return false }
        if let zone = context.defaultZone { return zones.zones(ofCountry: "US").contains(zone) }
        if let sender = context.sender { return sender.hasSuffix(".edu") || sender.hasSuffix(".gov") }
        return document.tokens.contains { token in
            token.kind == .email && document.text(token.span).hasSuffix(".edu")
        }
    }
}
