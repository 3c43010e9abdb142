/// Proposes every date that the words of a document can be read as.
struct DateRule {
    let document: Document
    var tokens: [Token] { document.tokens }

    /// Of more than `limit` only so many that it can be told that there are more.
    func candidates(limit: Int) -> [Candidate<DateExpression>] {
        var result: [Candidate<DateExpression>] = []
        var index = 0
        // Two may become one.
        while index < tokens.count, result.count < 2 * limit + 2 {
            guard mayBegin(at: index), let (expression, range, rule) = date(at: index) else {
                index += 1
                continue
            }
            result.append(
                Candidate(
                    value: expression, tokens: range, span: document.span(of: range), rule: rule,
                    line: tokens[range.lowerBound].line
                )
            )
            index = range.upperBound
        }
        return ranges(result)
    }

    private static let beginnings = Term.Keys(
        .weekday, .weekdayShort, .month, .ordinal, .era, .relative, .partOfYear)

    /// Every date begins with a number or one of these words.
    private func mayBegin(at index: Int) -> Bool {
        tokens[index].kind == .number || document.hasAny(of: Self.beginnings, at: index)
    }

    /// "14.10. – 15.10.2026", "12 March - Wed 14 March": two dates with nothing but a dash between them.
    private func ranges(_ dates: [Candidate<DateExpression>]) -> [Candidate<DateExpression>] {
        var result: [Candidate<DateExpression>] = []
        for date in dates {
            guard let before = result.last, before.value.last == nil, date.value.last == nil,
                let (_, next) = rangeMark(at: before.tokens.upperBound),
                next == date.tokens.lowerBound || skippingArticle(next) == date.tokens.lowerBound,
                tokens[before.tokens.upperBound].isMark("-") || isDotted(before) && isDotted(date),
                let month = before.value.month,
                let day = before.value.day,
                let lastMonth = date.value.month, let lastDay = date.value.day,
                before.value.isOrderOpen == date.value.isOrderOpen || before.value.isBare,
                (before.value.year ?? date.value.year) == date.value.year || date.value.year == nil
            else {
                result.append(date)
                continue
            }
            var whole = before
            // Where the order is open, both dates are read in the same one.
            whole.value.last = .init(year: date.value.year, month: lastMonth, day: lastDay)
            let isNextYear = (lastMonth, lastDay) < (month, day) && !date.value.isOrderOpen
            whole.value.year = before.value.year ?? date.value.year.map { isNextYear ? $0 - 1 : $0 }
            whole.value.isBare = before.value.isBare && date.value.isBare
            whole.tokens = before.tokens.lowerBound..<date.tokens.upperBound
            whole.span = document.span(of: whole.tokens)
            result[result.count - 1] = whole
        }
        return result
    }

    /// "… on Wednesdays. / 4 March": behind the end of a sentence another begins.
    private func isParted(_ start: Int, from end: Int) -> Bool {
        tokens[start].line > tokens[end - 1].line && (end..<start).contains { tokens[$0].isMark(".") }
            && document.has(.weekly, at: end - 1)
    }

    /// "vom 14.10. bis zum 15.10.2018"
    private func isDotted(_ date: Candidate<DateExpression>) -> Bool {
        date.rule == "numeric-date" && tokens[date.tokens.lowerBound + 1].isMark(".")
    }

    typealias Match = (DateExpression, Range<Int>, String)

    func date(at index: Int) -> Match? {
        var start = index
        var weekday: Weekday?
        // A weekday in front: "Thursday, March 12", "Do., 14. Januar", "5ª feira, 26/3".
        if let match = weekdayMatch(at: index) {
            weekday = match.weekday
            start = index + match.length
            while start < tokens.count, tokens[start].isMark(",.()"), start - index < match.length + 3 { start += 1 }
            if start < tokens.count, isParted(start, from: index + match.length) { start = tokens.count }
            // "on Thursday the 12th of March", "viernes día 13"
            if document.term(.stop, at: start)?.length == 1 || document.term(.article, at: start)?.length == 1,
                start + 1 < tokens.count,
                tokens[start + 1].number != nil
            {
                start += 1
            }
        }
        if let (expression, range, rule) = core(at: start) {
            var expression = expression
            var end = range.upperBound
            if weekday == nil, let (after, afterEnd) = weekdayAfter(end) {
                weekday = after
                end = afterEnd
                // "12 March (Thursday) 2026"
                if expression.year == nil, let (year, yearEnd) = year(at: end, needsComma: false) {
                    expression.year = year
                    end = yearEnd
                }
            }
            if expression.year == nil { expression.year = yearBehindClock(from: end) ?? yearOverBracket(index) }
            expression.weekday = weekday
            if weekday != nil { expression.isBare = false }
            return (expression, index..<end, rule)
        }
        if let weekday, let day = dayOfWeekday(at: start, behind: index) {
            return (DateExpression(day: day.day, weekday: weekday), index..<day.end, "weekday-day")
        }
        if let found = dayWithWeekday(at: index) ?? dayBeforeClock(at: index) ?? quarter(at: index) { return found }
        if let weekday, let match = weekdayMatch(at: index), mayStandAlone(index) {
            return weekdayAlone(weekday, from: index, to: index + match.length)
        }
        if let found = relative(at: index) { return found }
        guard let (expression, range, rule) = dayAlone(at: index) else { return nil }
        // "Dia 21, terça"
        guard let day = expression.day, document.languages.first != "en",
            let (weekday, end) = weekdayAfter(range.upperBound)
        else {
            return (expression, range, rule)
        }
        return (DateExpression(day: day, weekday: weekday), index..<end, "day-alone")
    }

    /// "2011 (Friday, 8 April)": the year in front of the bracket, first on its line.
    private func yearOverBracket(_ index: Int) -> Int? {
        guard index > 1, tokens[index - 1].isMark("("), tokens[index - 2].width == 4,
            let year = tokens[index - 2].number, (1900...2199).contains(year),
            tokens[index - 2].line == tokens[index].line, index == 2 || tokens[index - 3].line < tokens[index].line
        else { return nil }
        return year
    }

    // MARK: Day, month, year

    /// "Twenty-fourth of May": not a day by itself.
    private func spelledDay(at index: Int) -> Match? {
        guard document.term(.ordinal, at: index).map({ Int($0.term.value) != nil }) == true else { return nil }
        return dayMonth(at: index)
    }

    func core(at index: Int) -> Match? {
        guard index < tokens.count else { return nil }
        if tokens[index].number != nil {
            guard !isPartOfSomethingElse(index), !isNumberOfThings(index), !isNumberOfRoom(index),
                !isMonthOfSeveral(index)
            else { return nil }
            return dayOfMonth(at: index) ?? characterDate(at: index) ?? joined(at: index) ?? yearFirst(at: index)
                ?? numericRange(at: index)
                ?? dottedDay(at: index) ?? numeric(at: index) ?? dayMonth(at: index) ?? spacedNumbers(at: index)
        }
        if tokens[index].isWord {
            return era(at: index) ?? joined(at: index) ?? monthDay(at: index) ?? spelledDay(at: index)
        }
        return nil
    }

    /// "Version: 1.1.30", "section 2.3.15"
    private func isNumberOfThings(_ index: Int) -> Bool {
        let before = index > 1 && tokens[index - 1].isMark(":") ? index - 2 : index - 1
        return before >= 0 && document.term(.cue, at: before)?.term.value == "number"
            && tokens[before].line == tokens[index].line
    }

    /// "Room 3.07", "Raum 1.12", "Rm 4/12": two numbers close together behind a word for a place; a year makes a date of them.
    private func isNumberOfRoom(_ index: Int) -> Bool {
        guard index > 0, index + 2 < tokens.count, tokens[index - 1].line == tokens[index].line,
            let place = document.term(.place, at: index - 1), place.length == 1, tokens[index + 1].isMark("./-"),
            isWrittenTogether(index), tokens[index + 2].number != nil
        else { return false }
        return
            !(index + 4 < tokens.count && tokens[index + 3].isMark("./-") && tokens[index + 4].number != nil
            && tokens[index + 4].width == 4 && !tokens[index + 3].isSpaced)
    }

    /// "A12", "34-401", "1.618", "2:30": a number with a letter or another number close in front is no date.
    func isPartOfSomethingElse(_ index: Int) -> Bool {
        guard index > 0, !tokens[index].isSpaced else { return false }
        let before = tokens[index - 1]
        if before.isWord { return !before.isDense }
        if before.isMark("-"), index > 3, tokens[index - 3].isMark("/"), !before.isSpaced { return false }
        // "Y55-l-06/08" is a room's number, "Mon-06/08" a day.
        if before.isMark("-"), index > 1, !before.isSpaced, tokens[index - 2].isWord, !tokens[index - 2].isSpaced,
            !document.hasAny(of: Self.beginnings, at: index - 2)
        {
            return true
        }
        if before.isMark(":.-/"), index > 1, !before.isSpaced, tokens[index - 2].number != nil { return true }
        // "UTC-1 in March"
        if before.isMark("+-"), index > 1, ["utc", "gmt"].contains(document.folded(tokens[index - 2])),
            month(at: index + 1) == nil
        {
            return true
        }
        return before.isMark("#$€£")
            || before.isMark("/") && index > 1 && tokens[index - 2].isWord
    }

    func day(at index: Int) -> (day: Int, end: Int)? {
        // "May eighth", "Twenty-fourth of May"
        if index < tokens.count, let match = document.term(.ordinal, at: index), let day = Int(match.term.value) {
            return (day, index + match.length)
        }
        guard index < tokens.count, let value = tokens[index].number, (1...31).contains(value), tokens[index].width <= 2
        else { return nil }
        var end = index + 1
        if end < tokens.count, !tokens[end].isSpaced, let suffix = document.term(.ordinal, at: end), suffix.length == 1
        {
            end += 1
        } else if end < tokens.count, !tokens[end].isSpaced, tokens[end].isMark("ºª°") {
            end += 1
        } else if end + 1 < tokens.count, tokens[end].isMark("-:^"), !tokens[end].isSpaced,
            !tokens[end + 1].isSpaced, document.term(.ordinal, at: end + 1)?.length == 1
        {
            // "15-го февраля", "3^rd June"
            end += 2
        }
        return (value, end)
    }

    func month(at index: Int) -> (month: Int, end: Int)? {
        guard let match = document.term(.month, at: index), let month = Int(match.term.value) else { return nil }
        return (month, index + match.length)
    }

    func year(at index: Int, needsComma: Bool) -> (year: Int, end: Int)? {
        var next = index
        while next < tokens.count, next < index + 2, tokens[next].isMark(",.") { next += 1 }
        next = skippingOf(next)
        guard next < tokens.count, let value = tokens[next].number else {
            // '93
            guard next + 1 < tokens.count, tokens[next].isMark("'"), let value = tokens[next + 1].number,
                tokens[next + 1].width == 2, !tokens[next + 1].isSpaced
            else { return nil }
            return (value + (value < 70 ? 2000 : 1900), next + 2)
        }
        // "3 August 96": no day, no hour and no minute.
        if next == index, tokens[next].width == 2, value > 59, tokens[next].isSpaced,
            tokens[next].line == tokens[next - 1].line
        {
            return (value + 1900, next + 1)
        }
        // Years long ago, if they cannot be the hour: "5 December 1391".
        guard tokens[next].width == 4,
            (1900...2199).contains(value) || (1000...1899).contains(value) && value % 100 > 59
        else { return nil }
        // "March 12 2000-2030 h" would be a range of clocks; a year is not followed by a colon and a number.
        if next + 2 < tokens.count, tokens[next + 1].isMark(":"), !tokens[next + 1].isSpaced,
            !tokens[next + 2].isSpaced,
            tokens[next + 2].number != nil
        {
            return nil
        }
        var end = next + 1
        if end < tokens.count, !tokens[end].isSpaced, tokens[end].isDense,
            tokens[end].character == "年" || tokens[end].character == "년"
        {
            end += 1
        }
        return (value, end)
    }

    func skippingOf(_ index: Int) -> Int {
        guard index < tokens.count, tokens[index].isWord, let stop = document.term(.stop, at: index), stop.length == 1,
            tokens[index].width <= 4, !document.has(.month, at: index)
        else { return index }
        return index + 1
    }

    func skippingCommas(_ index: Int) -> Int {
        var next = index
        while next < tokens.count, next < index + 2, tokens[next].isMark(",.") { next += 1 }
        return next
    }

    func skippingDot(_ index: Int) -> Int {
        index < tokens.count && tokens[index].isMark(".") && !tokens[index].isSpaced ? index + 1 : index
    }

    func skippingWeekday(_ index: Int) -> Int {
        guard let match = document.term(.weekday, at: index) else { return index }
        return skippingCommas(index + match.length)
    }

    /// "from the 13th to the 15th of July"
    func skippingArticle(_ index: Int) -> Int {
        guard index + 1 < tokens.count, tokens[index].isWord, document.term(.stop, at: index)?.length == 1,
            tokens[index + 1].number != nil
        else { return index }
        return index + 1
    }

    /// A dash or a word that means "until".
    func rangeMark(at index: Int) -> (Int, Int)? {
        guard index < tokens.count else { return nil }
        if tokens[index].isMark("-"), !isOfNextItem(index) {
            var next = index
            while next < tokens.count, next < index + 2, tokens[next].isMark("-") { next += 1 }
            return (index, next)
        }
        if let match = document.term(.range, at: index), match.term.value == "to" {
            return (index, index + match.length)
        }
        return nil
    }

    /// "… of Term 2 / - 17 January": the mark of a list's next item, and not "from 19 March / – 21 March", "vom 19. / - 21. März".
    private func isOfNextItem(_ index: Int) -> Bool {
        guard index > 0, index < document.lines[tokens[index].line].content.lowerBound else { return false }
        if document.lines[tokens[index - 1].line].isBullet { return true }
        let last = index > 1 && tokens[index - 1].isMark(".") ? index - 2 : index - 1
        if tokens[last].width == 4, let year = tokens[last].number, (1900...2199).contains(year) { return false }
        return !document.has(.month, at: last) && !document.has(.month, at: last - 1)
            && document.term(.range, at: last - 1)?.term.value != "from"
    }

    func rangeEnd(at index: Int, month: Int?) -> (DateExpression.Last, Int)? {
        guard let (_, next) = rangeMark(at: index) else { return nil }
        if let (month, monthEnd) = self.month(at: skippingWeekday(next)), let (day, end) = day(at: monthEnd),
            !isClock(at: monthEnd)
        {
            return (.init(month: month, day: day), end)
        }
        guard let (day, end) = day(at: next), !isClock(at: next),
            tokens[next].width <= 2 || tokens[next].isWord
        else { return nil }
        if let match = document.term(.meridiem, at: end), match.length >= 1 { return nil }
        return (.init(day: day), end)
    }

    /// A number that begins a clock time is no day: "March 4:30".
    func isClock(at index: Int) -> Bool {
        let next = index + 1
        guard next + 1 < tokens.count else { return document.has(.meridiem, at: next) }
        if tokens[next].isMark(":"), !tokens[next].isSpaced, !tokens[next + 1].isSpaced, tokens[next + 1].number != nil,
            tokens[next + 1].width == 2
        {
            return true
        }
        if document.has(.meridiem, at: next) { return true }
        return false
    }
}
