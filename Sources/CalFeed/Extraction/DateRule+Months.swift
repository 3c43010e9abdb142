/// Days beside the name of their month.
extension DateRule {
    /// "March 12", "Dec. 8, 2022", "March 12th - 14th, 2026", "29 June – 3 July" from its month-first side.
    func monthDay(at index: Int) -> Match? {
        guard let (month, monthEnd) = month(at: index) else { return nil }
        var next = monthEnd
        while next < tokens.count, next < monthEnd + 1, tokens[next].isMark(".,") { next += 1 }
        if next < tokens.count, tokens[next].isWord, let stop = document.term(.stop, at: next), stop.length == 1 {
            next += 1
        }
        guard let (day, dayEnd) = day(at: next), tokens[next].line == tokens[index].line || next == monthEnd else {
            return nil
        }
        if isClock(at: next) { return nil }
        // "February" above "14. Ada Example": an item's number.
        if tokens[next].line > tokens[index].line, dayEnd + 1 < tokens.count, tokens[dayEnd].isMark(".)"),
            !tokens[dayEnd].isSpaced, tokens[dayEnd + 1].isSpaced
        {
            return nil
        }
        var expression = DateExpression(month: month, day: day)
        var end = dayEnd
        if let (last, lastEnd) = rangeEnd(at: dayEnd, month: nil) {
            expression.last = last
            end = lastEnd
        }
        if let (year, yearEnd) = year(at: end, needsComma: false) {
            expression.year = year
            end = yearEnd
        }
        return (expression, index..<end, "month-day")
    }

    /// "12 March 2026", "26-Oct-93", "8. Dezember", "14 de enero de 2027", "11 – 15 mai", "29 June – 3 July".
    func dayMonth(at index: Int) -> Match? {
        guard let (day, dayEnd) = day(at: index) else { return nil }
        var next = dayEnd
        var last: (day: Int, end: Int)?
        // A range of days before the month: "14.–18. September", "11 au 15 mai".
        if let (_, afterMark) = rangeMark(at: skippingDot(next)),
            let (second, secondEnd) = self.day(at: skippingArticle(skippingWeekday(afterMark))),
            month(at: skippingOf(skippingDot(secondEnd))) != nil
        {
            last = (second, secondEnd)
            next = secondEnd
        }
        // "from 4 to March 22, 1995"
        if last == nil, document.term(.range, at: dayEnd)?.term.value == "to",
            let (whole, range, rule) = monthDay(at: dayEnd + 1),
            let lastDay = whole.day, whole.last == nil, lastDay > day
        {
            var expression = whole
            expression.day = day
            expression.last = .init(month: whole.month, day: lastDay)
            return (expression, index..<range.upperBound, rule)
        }
        let isHyphenated = next < tokens.count && tokens[next].isMark("-/") && !tokens[next].isSpaced
        next = isHyphenated ? next + 1 : skippingOf(skippingDot(next))
        guard let (month, monthEnd) = month(at: next) else { return nil }
        guard tokens[next].line - tokens[index].line <= 1 else { return nil }
        // "Hall 4" above "Oct 2: …": the month has its own day.
        if last == nil, tokens[next].line > tokens[index].line, monthDay(at: next)?.0.day != nil { return nil }
        // "1. February 5, 2025": the first of a list.
        if last == nil, next > dayEnd, tokens[dayEnd].isMark("."),
            index == 0 || tokens[index - 1].line < tokens[index].line,
            let whole = monthDay(at: next), whole.0.day != nil,
            // "1. September 18th: …", "1. Sep 18 | …", but "1. September 18 Uhr"
            whole.0.year != nil
                || document.languages.first == "en" && !isClock(at: whole.1.upperBound - 1)
                    && !document.has(.hour, at: whole.1.upperBound) && !document.has(.meridiem, at: whole.1.upperBound)
        {
            return nil
        }
        var expression = DateExpression(month: month, day: day)
        var end = monthEnd
        if let last {
            expression.last = .init(month: month, day: last.day)
        }
        if isHyphenated, end + 1 < tokens.count, tokens[end].isMark("-/"), let value = tokens[end + 1].number {
            if tokens[end + 1].width == 4 {
                expression.year = value
                end += 2
            } else if tokens[end + 1].width == 2 {
                expression.year = value + (value < 70 ? 2000 : 1900)
                end += 2
            }
        } else {
            if last == nil, let (_, afterMark) = rangeMark(at: skippingDot(end)),
                let (second, secondEnd) = self.day(at: skippingArticle(skippingWeekday(afterMark))),
                let (secondMonth, secondMonthEnd) = self.month(at: skippingOf(skippingDot(secondEnd)))
            {
                expression.last = .init(month: secondMonth, day: second)
                end = secondMonthEnd
            }
            if let (year, yearEnd) = year(at: end, needsComma: false) {
                expression.year = year
                end = yearEnd
            }
        }
        return (expression, index..<end, "day-month")
    }
}
