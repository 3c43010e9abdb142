/// Completes dates: the year that is not written, the order of day and month, the day that "tomorrow" is.
struct DateResolver {
    let statements: Statements
    let context: ReadingContext
    /// Whether the place the announcement comes from writes the month first.
    let writesMonthFirst: Bool
    /// The days whose year is written.
    private let whole: [Candidate<DateExpression>]
    private let headingYears: [(line: Int, year: Int)]
    private let dates: [Candidate<DateExpression>]

    init(statements: Statements, context: ReadingContext, writesMonthFirst: Bool) {
        self.statements = statements
        self.context = context
        self.writesMonthFirst = writesMonthFirst
        whole = statements.dates.filter { $0.value.year != nil && $0.value.day != nil }
        let isOpen = statements.dates.contains { $0.value.year == nil && $0.value.day != nil }
        headingYears = isOpen ? Self.headingYears(of: statements.document) : []
        dates = Self.dates(of: statements)
    }

    struct Resolution: Hashable, Sendable {
        var date: LocalDate
        var last: LocalDate?
        /// Why the date has parts that are not written; none when all are.
        var reasons: [Sentence] = []
        var diagnostics: [Diagnostic] = []
        var isGuess = false
    }

    /// Those with a dot between day and month, in a text that shows another such date with its month first (`01.17.2026`), are read as
    /// open to both orders; elsewhere nobody writes them so.
    private static func dates(of statements: Statements) -> [Candidate<DateExpression>] {
        let document = statements.document
        func isDotted(_ date: Candidate<DateExpression>) -> Bool {
            date.rule == "numeric-date" && date.value.year != nil && date.tokens.count >= 5
                && document.tokens[date.tokens.lowerBound + 1].isMark(".")
        }
        let dotted = statements.dates.filter(isDotted)
        let turned = dotted.filter { $0.value.day.map { $0 > 12 } == true }.map { date in
            document.tokens[date.tokens.lowerBound].number == date.value.month
        }
        guard turned.contains(true), !turned.contains(false) else { return statements.dates }
        return statements.dates.map { date in
            guard isDotted(date), date.value.day.map({ $0 <= 12 }) == true else { return date }
            var date = date
            date.value.isOrderOpen = date.value.day != date.value.month
            return date
        }
    }

    func resolutions() -> [Resolution?] {
        let isDayFirst = orderOfDocument()
        return ascending(dates.map { resolution(of: $0, isDayFirst: isDayFirst) })
    }

    /// "7 January, 4 February, … 7 October", told in December: a list that goes forward does not end in the past. Only where the
    /// year was the nearest one and nothing else tells it.
    private func ascending(_ resolutions: [Resolution?]) -> [Resolution?] {
        guard let reference = context.referenceDate else { return resolutions }
        var result = resolutions
        var before: (date: LocalDate, line: Int)?
        // How many days follow one another up to here; a list has two at least.
        var count = 0
        for index in dates.indices {
            let expression = dates[index].value
            guard dates[index].role == .event, expression.day != nil, expression.month != nil, !expression.isBare,
                let date = result[index]?.date
            else { continue }
            if let last = before, count >= 2, date < reference, last.date >= reference,
                date.dayNumber - last.date.dayNumber < -45, result[index]?.reasons.map(\.key) == [.yearNearest],
                let next = nextYear(date), (1...330).contains(next.dayNumber - last.date.dayNumber),
                expression.weekday == nil || next.weekday == expression.weekday,
                !isParted(last.line, dates[index].line)
            {
                result[index]?.date = next
                result[index]?.last = resolutions[index]?.last.flatMap(nextYear)
                result[index]?.reasons = [Sentence(.yearFollowing, [.date: .date(last.date)])]
            }
            let own = result[index]?.date ?? date
            guard before.map({ $0.date <= own }) ?? true else { return result }
            count += 1
            before = (own, dates[index].line)
        }
        return result
    }

    private func nextYear(_ date: LocalDate) -> LocalDate? {
        LocalDate(year: date.year + 1, month: date.month, day: date.day)
    }

    /// Whether a heading, or words that say that something is over, stand between two lines.
    private func isParted(_ first: Int, _ second: Int) -> Bool {
        document.lines[first..<max(first, second)].dropFirst().contains { line in
            line.headingLevel > 0
                || line.content.contains { document.term(.status, at: $0)?.term.value == "finished" }
        }
    }

    private func resolution(of candidate: Candidate<DateExpression>, isDayFirst: Order) -> Resolution? {
        let expression = candidate.value
        if let relative = expression.relative { return relativeResolution(relative, expression, candidate) }
        if expression.month == nil, let day = expression.day { return monthless(day, candidate) }
        guard let month = expression.month, let day = expression.day else { return nil }
        guard expression.isOrderOpen else {
            return completed(year: expression.year, month: month, day: day, candidate)
        }
        let dayFirst = completed(year: expression.year, month: month, day: day, candidate)
        var turned = candidate
        if let last = expression.last, let month = last.month, last.day <= 12 {
            turned.value.last = .init(year: last.year, month: last.day, day: month)
        }
        let monthFirst = completed(year: expression.year, month: day, day: month, turned)
        guard var dayFirst else { return monthFirst }
        guard var monthFirst else { return dayFirst }
        if let weekday = expression.weekday {
            let fits = (dayFirst.date.weekday == weekday, monthFirst.date.weekday == weekday)
            if fits.0 != fits.1 {
                var chosen = fits.0 ? dayFirst : monthFirst
                chosen.reasons.append(Sentence(.dayOfWeekday))
                return chosen
            }
        }
        switch isDayFirst {
        case .dayFirst(let reason):
            dayFirst.reasons.append(reason)
            return dayFirst
        case .monthFirst(let reason):
            monthFirst.reasons.append(reason)
            return monthFirst
        case .open(let likelyDayFirst):
            var chosen = likelyDayFirst ? dayFirst : monthFirst
            let other = likelyDayFirst ? monthFirst : dayFirst
            chosen.isGuess = true
            let told: KeyValuePairs<Sentence.Name, Sentence.Argument> = [
                .words: words(of: candidate), .date: .date(chosen.date), .otherDate: .date(other.date),
            ]
            chosen.reasons.append(Sentence(.dayOpen, told))
            chosen.diagnostics.append(Diagnostic(.warning, .dateOrderAmbiguous, told, span: candidate.span))
            return chosen
        }
    }

    private var document: Document { statements.document }

    private func words(of candidate: Candidate<DateExpression>) -> Sentence.Argument {
        .words(document.text(candidate.span))
    }

    // MARK: The order of day and month

    private enum Order {
        case dayFirst(Sentence)
        case monthFirst(Sentence)
        case open(likelyDayFirst: Bool)
    }

    /// Which number the document's numeric dates begin with, by what else it says.
    private func orderOfDocument() -> Order {
        let open = dates.filter { $0.value.isOrderOpen }
        guard !open.isEmpty else { return .open(likelyDayFirst: true) }
        var proof: (isDayFirst: Bool, text: String)?
        for date in dates where !date.value.isOrderOpen && date.rule == "numeric-date" {
            guard let month = date.value.month, let day = date.value.day, day > 12 else { continue }
            let text = document.text(date.span)
            let first = text.prefix { $0.isNumber }
            if Int(first) == day { proof = (true, text) } else if Int(first) == month { proof = (false, text) }
            if proof != nil { break }
        }
        if proof == nil {
            search: for date in dates where !date.value.isOrderOpen && date.rule != "numeric-date" {
                guard let month = date.value.month, let day = date.value.day else { continue }
                for other in open
                where other.value.year == nil || date.value.year == nil || other.value.year == date.value.year {
                    let text = document.text(date.span)
                    if other.value.month == month && other.value.day == day { proof = (true, text) }
                    if other.value.month == day && other.value.day == month { proof = (false, text) }
                    if proof != nil { break search }
                }
            }
        }
        if let proof {
            return proof.isDayFirst
                ? .dayFirst(Sentence(.dayFirstShown, [.words: .words(proof.text)]))
                : .monthFirst(Sentence(.monthFirstShown, [.words: .words(proof.text)]))
        }
        let language = document.languages.first ?? "en"
        if language != "en" {
            return Vocabulary.shared.dateOrder[language] == "ymd"
                ? .monthFirst(Sentence(.monthFirstLanguage)) : .dayFirst(Sentence(.dayFirstLanguage))
        }
        if writesMonthFirst { return .monthFirst(Sentence(.monthFirstPlace)) }
        if let reference = context.referenceDate, let first = open.first, let month = first.value.month,
            let day = first.value.day
        {
            let year = first.value.year ?? reference.year
            let readings = [
                (true, LocalDate(year: year, month: month, day: day)),
                (false, LocalDate(year: year, month: day, day: month)),
            ]
            let near = readings.filter { reading in
                reading.1.map { (-7...75).contains($0.dayNumber - reference.dayNumber) } ?? false
            }
            if near.count == 1 { return .open(likelyDayFirst: near[0].0) }
        }
        // Of all who write English numbers, most write the month first; a source that is known not to be theirs does not.
        return .open(likelyDayFirst: context.defaultZone != nil || context.sender != nil)
    }

    /// "Thursday the 12th": the month, near the day of writing, in which it is one.
    private func monthless(_ day: Int, _ candidate: Candidate<DateExpression>) -> Resolution? {
        guard let reference = context.referenceDate else { return nil }
        guard let weekday = candidate.value.weekday else {
            return (0...61).map { reference.adding(days: $0) }.first { $0.day == day }.map {
                Resolution(date: $0, reasons: [Sentence(.dayNext, [.date: .date($0)])], isGuess: true)
            }
        }
        let near = (-180...180).map { reference.adding(days: $0) }
            .filter { $0.day == day && $0.weekday == weekday }
        // What lies a few days back was announced late; else it is to come.
        let best = near.min { first, second in
            let (one, other) = (first.dayNumber - reference.dayNumber, second.dayNumber - reference.dayNumber)
            return (one < -7 ? 400 - one : abs(one)) < (other < -7 ? 400 - other : abs(other))
        }
        // "Thursday the 4th", and none of the coming months has one: the day counts, and one of the two is wrong.
        if candidate.rule == "day-alone", best.map({ $0.dayNumber - reference.dayNumber > Self.farthestDay }) ?? true,
            let date = (0...61).lazy.map({ reference.adding(days: $0) }).first(where: { $0.day == day })
        {
            return Resolution(
                date: date, reasons: [Sentence(.dayNext, [.date: .date(date)])],
                diagnostics: [mismatch(of: date, candidate)], isGuess: true)
        }
        return best.map {
            Resolution(
                date: $0,
                reasons: [
                    Sentence(
                        .dayNear, [.date: .date($0), .weekday: .weekday(weekday), .otherDate: .date(reference)])
                ],
                isGuess: abs($0.dayNumber - reference.dayNumber) > 45)
        }
    }

    /// A day that is told without its month is hardly further away.
    private static let farthestDay = 62

    // MARK: The year

    private func completed(year: Int?, month: Int, day: Int, _ candidate: Candidate<DateExpression>) -> Resolution? {
        let weekday = candidate.value.weekday
        var result: Resolution
        if let year {
            guard let date = LocalDate(year: year, month: month, day: day) else { return nil }
            result = oldYear(date, weekday, candidate) ?? Resolution(date: date)
        } else if let stated = yearStatedElsewhere(month: month, day: day, except: candidate),
            let date = LocalDate(year: stated.year, month: month, day: day),
            weekday == nil || date.weekday == weekday
        {
            result = Resolution(
                date: date,
                reasons: [Sentence(.yearOfWords, [.year: .number(stated.year), .words: .words(stated.text)])])
        } else if let heading = headingYear(above: candidate.line),
            let date = LocalDate(year: heading, month: month, day: day)
        {
            result = Resolution(date: date, reasons: [Sentence(.yearAbove, [.year: .number(heading)])])
        } else {
            guard let nearest = nearest(month: month, day: day, weekday: weekday) else { return nil }
            result = nearest
        }
        if let weekday, result.date.weekday != weekday {
            result.diagnostics.append(mismatch(of: result.date, candidate))
            if meetsWeekly(on: weekday), let near = nearby(result.date, weekday) {
                result.reasons.append(Sentence(.dayOfWeekly, [.date: .date(near)]))
                result.date = near
            }
        }
        if let last = candidate.value.last {
            let lastYear = last.year ?? result.date.year
            result.last = LocalDate(year: lastYear, month: last.month ?? month, day: last.day)
            if let end = result.last, end < result.date {
                result.last = LocalDate(year: lastYear + 1, month: last.month ?? month, day: last.day)
            }
        }
        return result
    }

    private func mismatch(of date: LocalDate, _ candidate: Candidate<DateExpression>) -> Diagnostic {
        Diagnostic(
            .warning, .weekdayMismatch,
            [.words: words(of: candidate), .date: .date(date), .weekday: .weekday(date.weekday)], span: candidate.span)
    }

    /// "Thursday, January 17, 1984" in a mail of January 1985, when that day is a Thursday: the old year was written.
    private func oldYear(_ date: LocalDate, _ weekday: Weekday?, _ candidate: Candidate<DateExpression>) -> Resolution?
    {
        guard let weekday, date.weekday != weekday, let reference = context.referenceDate,
            let next = nextYear(date), next.weekday == weekday,
            (-30...120).contains(next.dayNumber - reference.dayNumber)
        else { return nil }
        return Resolution(
            date: next, reasons: [Sentence(.oldYear, [.date: .date(next), .year: .number(date.year)])],
            diagnostics: [mismatch(of: date, candidate)])
    }

    /// "Thursdays from 1 to 2": the weekday that a series has.
    private func meetsWeekly(on weekday: Weekday) -> Bool {
        dates.contains { $0.role == .weekly && $0.value.weekday == weekday && $0.value.day == nil }
    }

    /// The day of that weekday that is not more than three days away.
    private func nearby(_ date: LocalDate, _ weekday: Weekday) -> LocalDate? {
        (-3...3).map { date.adding(days: $0) }.first { $0.weekday == weekday }
    }

    private func yearStatedElsewhere(month: Int, day: Int, except: Candidate<DateExpression>) -> (
        year: Int, text: String
    )? {
        for index in whole.indices where whole[index].value.day == day && whole[index].value.month == month {
            if let year = whole[index].value.year, whole[index].span != except.span {
                return (year, document.text(whole[index].span))
            }
        }
        return nil
    }

    /// The nearest of the years that stand alone above a list.
    private func headingYear(above line: Int) -> Int? {
        var (low, high) = (0, headingYears.count)
        while low < high {
            let middle = (low + high) / 2
            if headingYears[middle].line < line { low = middle + 1 } else { high = middle }
        }
        guard low > 0, line - headingYears[low - 1].line <= Self.farthestHeading else { return nil }
        return headingYears[low - 1].year
    }

    /// No heading stands more lines above what it is said of.
    private static let farthestHeading = 200

    /// "2025" alone on a line, or in a heading, in the text's order.
    private static func headingYears(of document: Document) -> [(line: Int, year: Int)] {
        let tokens = document.tokens
        return document.lines.indices.compactMap { number in
            let content = document.lines[number].content
            guard !content.isEmpty, content.count <= 3 || content.count <= 6 && document.lines[number].headingLevel > 0
            else { return nil }
            let years = content.compactMap { index in
                tokens[index].width == 4 ? tokens[index].number.flatMap { (1950...2199).contains($0) ? $0 : nil } : nil
            }
            return years.count == 1 ? (number, years[0]) : nil
        }
    }

    /// The year that puts the date nearest to the day of writing and fits the weekday.
    private func nearest(month: Int, day: Int, weekday: Weekday?) -> Resolution? {
        guard
            let reference = context.referenceDate
                ?? latestYearMentioned().flatMap({ LocalDate(year: $0, month: 1, day: 1) })
        else { return nil }
        let years = (reference.year - 2)...(reference.year + 6)
        let all = years.compactMap { LocalDate(year: $0, month: month, day: day) }
        func cost(_ date: LocalDate) -> Int {
            let days = date.dayNumber - reference.dayNumber
            return days >= -30 ? abs(days) : -days + 120
        }
        guard let plain = all.min(by: { cost($0) < cost($1) }) else { return nil }
        let isNearest = Sentence(.yearNearest, [.year: .number(plain.year), .date: .date(reference)])
        guard let weekday else {
            return Resolution(date: plain, reasons: [isNearest])
        }
        let fitting = all.filter { $0.weekday == weekday && (-400...330).contains($0.dayNumber - reference.dayNumber) }
        guard let best = fitting.min(by: { cost($0) < cost($1) }) else {
            return Resolution(date: plain, reasons: [isNearest], isGuess: true)
        }
        return Resolution(
            date: best,
            reasons: [
                Sentence(
                    .yearOfWeekday,
                    [.year: .number(best.year), .weekday: .weekday(weekday), .date: .date(reference)])
            ])
    }

    /// Without a day of writing, nothing in the text can be later than the announcement itself by much.
    private func latestYearMentioned() -> Int? {
        document.tokens.compactMap { $0.width == 4 ? $0.number : nil }.filter { (1990...2100).contains($0) }.max()
    }

    private func relativeResolution(
        _ relative: DateExpression.Relative, _ expression: DateExpression, _ candidate: Candidate<DateExpression>
    ) -> Resolution? {
        guard let reference = context.referenceDate else { return nil }
        switch relative {
        case .days(let days):
            return Resolution(
                date: reference.adding(days: days),
                reasons: [Sentence(.dayCounted, [.words: words(of: candidate), .date: .date(reference)])])
        case .months(let months):
            let month = reference.month - 1 + months
            guard let day = expression.day,
                let date = LocalDate(year: reference.year + month / 12, month: month % 12 + 1, day: day)
            else { return nil }
            let fits = expression.weekday.map { $0 == date.weekday } ?? true
            return Resolution(
                date: date,
                reasons: [Sentence(.dayCounted, [.words: words(of: candidate), .date: .date(reference)])],
                diagnostics: fits ? [] : [mismatch(of: date, candidate)])
        case .weekday(let isNext):
            guard let weekday = expression.weekday else { return nil }
            var days = (weekday.rawValue - reference.weekday.rawValue + 7) % 7
            if isNext, days == 0 || reference.weekday.rawValue < weekday.rawValue && reference.weekday.rawValue <= 3 {
                days += 7
            }
            let date = reference.adding(days: days)
            return Resolution(
                date: date,
                reasons: [Sentence(.dayFollowing, [.words: words(of: candidate), .date: .date(reference)])],
                isGuess: expression.isBare)
        }
    }
}
