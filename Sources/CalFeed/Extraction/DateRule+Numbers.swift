extension DateRule {
    /// "Sep-23-2026", "2026/Sep/23", "23-2026-September": a month's name, a day and a year in any order, joined by one
    /// mark; "Oct-2", "Jan/3" without a year.
    func joined(at index: Int) -> Match? {
        func isAttached(_ at: Int) -> Bool { at < tokens.count && !tokens[at].isSpaced }
        guard index + 2 < tokens.count, tokens[index + 1].isMark("-/"), isAttached(index + 1), isAttached(index + 2)
        else { return nil }
        let isTriple =
            index + 4 < tokens.count && tokens[index + 3].word == tokens[index + 1].word
            && isAttached(index + 3)
            && isAttached(index + 4)
        var expression = DateExpression()
        for part in isTriple ? [index, index + 2, index + 4] : [index, index + 2] {
            if let (month, end) = month(at: part), end == part + 1, expression.month == nil {
                expression.month = month
            } else if let value = tokens[part].number, tokens[part].width == 4, (1900...2199).contains(value),
                expression.year == nil
            {
                expression.year = value
            } else if let value = tokens[part].number, tokens[part].width <= 2, (1...31).contains(value),
                expression.day == nil
            {
                expression.day = value
            } else {
                return nil
            }
        }
        guard expression.month != nil, expression.day != nil, isTriple == (expression.year != nil) else { return nil }
        // Day, month and year in their usual order are read with all that may follow them.
        guard isTriple || tokens[index].isWord else { return nil }
        return (expression, index..<(index + (isTriple ? 5 : 3)), "joined-date")
    }

    /// "14. - 15.10.2026": the first day of two, before the month.
    func numericRange(at index: Int) -> Match? {
        guard let (first, end) = day(at: index), let next = afterFirstDay(skippingDot(end), from: end),
            next < tokens.count, tokens[next].number != nil, let (found, range, rule) = numeric(at: next),
            !found.isBare, !found.isOrderOpen || tokens[range.lowerBound + 1].isMark("."),
            let last = found.day, first < last
        else { return nil }
        var expression = found
        expression.day = first
        expression.last = .init(month: found.month, day: last)
        return (expression, index..<range.upperBound, rule)
    }

    /// "14. - 15.10.", "14./15.10."
    private func afterFirstDay(_ index: Int, from end: Int) -> Int? {
        if let (_, next) = rangeMark(at: index) { return next }
        return index > end && index < tokens.count && tokens[index].isMark("/") ? index + 1 : nil
    }

    // MARK: Days without a month

    /// "Saturday the 23rd", "Monday 21": a day that is no hour.
    func dayOfWeekday(at start: Int, behind index: Int) -> (day: Int, end: Int)? {
        guard let (day, end) = day(at: start), tokens[start].line == tokens[index].line, !isClock(at: start) else {
            return nil
        }
        let isOrdinal = end > start + 1
        let article = start - 1
        let hasArticle =
            tokens[article].isWord
            && (document.term(.stop, at: article)?.length == 1 || document.has(.article, at: article))
            && !document.has(.preposition, at: article) && !document.has(.hour, at: article)
            && !document.has(.range, at: article)
        guard isOrdinal || hasArticle || day > 12 else { return nil }
        if end < tokens.count, !tokens[end].isSpaced, !tokens[end].isMark(",;)") { return nil }
        if document.has(.hour, at: end) || month(at: skippingOf(end)) != nil { return nil }
        // "Monday 21 - 23" may be days or hours.
        if let (_, next) = rangeMark(at: end), next < tokens.count, tokens[next].number != nil { return nil }
        return (day, end)
    }

    /// "Wed Aug 5 12:00:00 CEST 2026": programs write the year behind the clock.
    func yearBehindClock(from start: Int) -> Int? {
        var hasClock = false
        for index in start..<min(start + 14, tokens.count) {
            let token = tokens[index]
            guard index == start || token.line == tokens[start].line else { return nil }
            if let value = token.number {
                if token.width == 4, (1900...2199).contains(value), hasClock {
                    let isClock =
                        index + 1 < tokens.count && tokens[index + 1].isMark(":") && !tokens[index + 1].isSpaced
                    return isClock ? nil : value
                }
                guard token.width <= 2 else { return nil }
            } else if token.isMark(":") {
                hasClock = hasClock || !token.isSpaced
            } else if !token.isMark(",-") {
                guard hasClock, document.has(.meridiem, at: index) || token.width <= 4 && token.isWord else {
                    return nil
                }
            }
        }
        return nil
    }

    /// 2026-03-12, 2026/3/12, 2026.03.12, "2026. március 19.", "2026 March 12".
    func yearFirst(at index: Int) -> Match? {
        if let day = basicDay(at: index) { return (day, index..<(index + 1), "year-month-day") }
        guard let year = tokens[index].number, tokens[index].width == 4, (1900...2199).contains(year) else {
            return nil
        }
        var next = index + 1
        if next + 3 < tokens.count, tokens[next].isMark("-/."), let month = tokens[next + 1].number,
            tokens[next + 1].width <= 2, tokens[next + 2].word == tokens[next].word,
            let (day, end) = day(at: next + 3)
        {
            // "2026-03-12-slides.pdf"
            if end + 1 < tokens.count, tokens[end].isMark("-_"), !tokens[end].isSpaced, !tokens[end + 1].isSpaced,
                tokens[end + 1].isWord
            {
                return nil
            }
            if (1...12).contains(month) {
                return (DateExpression(year: year, month: month, day: day), index..<end, "year-month-day")
            }
        }
        while next < tokens.count, next < index + 2, tokens[next].isMark(".,-") { next += 1 }
        // "Summer 2026" is a heading, and "Jul 30" below it a day.
        if next < tokens.count, tokens[next].line == tokens[index].line, let (month, monthEnd) = month(at: next),
            let (day, end) = day(at: skippingDot(skippingHyphen(monthEnd))),
            !isClock(at: skippingDot(monthEnd))
        {
            return (DateExpression(year: year, month: month, day: day), index..<end, "year-month-day")
        }
        return nil
    }

    /// 20260312T140000Z: the basic format of ISO 8601, in front of its hour.
    private func basicDay(at index: Int) -> DateExpression? {
        guard tokens[index].width == 8, let number = tokens[index].number, document.isBasicTime(behind: index) else {
            return nil
        }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        return DateExpression(year: year, month: month, day: day)
    }

    func skippingHyphen(_ index: Int) -> Int {
        index < tokens.count && tokens[index].isMark("-") && !tokens[index].isSpaced ? index + 1 : index
    }

    /// "26/3", "8. 6."; "26 / 3" with space on both sides.
    func isWrittenTogether(_ index: Int) -> Bool {
        let mark = tokens[index + 1]
        let last = tokens[index + 2]
        if mark.isSpaced { return mark.isMark("/-") && last.isSpaced }
        return !last.isSpaced || mark.isMark(".")
    }

    private func isAloneOnLine(_ range: Range<Int>) -> Bool {
        document.lines.indices.contains(tokens[range.lowerBound].line)
            && document.lines[tokens[range.lowerBound].line].content == range
    }

    /// "08/12, 2026", "08/12,26"
    private func yearBehindComma(_ index: Int) -> (year: Int, end: Int)? {
        guard index + 1 < tokens.count, tokens[index].isMark(","), let value = tokens[index + 1].number,
            index + 2 >= tokens.count || !tokens[index + 2].isMark(":.") || tokens[index + 2].isSpaced
        else { return nil }
        if tokens[index + 1].width == 4, (1900...2199).contains(value) { return (value, index + 2) }
        guard tokens[index + 1].width == 2, !tokens[index + 1].isSpaced else { return nil }
        return (value + (value < 70 ? 2000 : 1900), index + 2)
    }

    /// "op 22-4", "el 3-3": a small word in front of which no hour stands.
    private func isDatedByArticle(_ index: Int) -> Bool {
        guard index > 0, tokens[index].isSpaced, tokens[index - 1].line == tokens[index].line,
            document.languages.first != "en", !document.has(.range, at: index - 1),
            !document.has(.hour, at: index - 1)
        else { return false }
        return document.has(.article, at: index - 1)
    }

    /// "20 02 2026": three numbers and nothing else that belongs to them.
    func spacedNumbers(at index: Int) -> Match? {
        guard index + 2 < tokens.count, let day = tokens[index].number, let month = tokens[index + 1].number,
            let year = tokens[index + 2].number, tokens[index].width <= 2, tokens[index + 1].width <= 2,
            (1...31).contains(day), (1...12).contains(month), tokens[index + 1].isSpaced, tokens[index + 2].isSpaced,
            tokens[index + 2].line == tokens[index].line,
            index == 0 || tokens[index - 1].line < tokens[index].line || tokens[index - 1].isWord,
            index + 3 >= tokens.count || tokens[index + 3].line > tokens[index].line
                || tokens[index + 3].number == nil && tokens[index + 3].isSpaced || tokens[index + 3].isMark(",.;)")
        else { return nil }
        let isDated = index > 0 && document.has(.article, at: index - 1) || isAloneOnLine(index..<(index + 3))
        let end = index + 3
        if tokens[index + 2].width == 4, (1900...2199).contains(year), tokens[index + 1].width == 2 || isDated {
            return (DateExpression(year: year, month: month, day: day), index..<end, "spaced-numbers")
        }
        guard tokens[index + 2].width == 2, isDated else { return nil }
        let full = year + (year < 70 ? 2000 : 1900)
        return (DateExpression(year: full, month: month, day: day), index..<end, "spaced-numbers")
    }

    /// "on the 15th", "el 16", "am 15.", "den 15:e": a day of this month or the next.
    func dayAlone(at index: Int) -> Match? {
        guard index > 0, let (day, next) = day(at: index), tokens[index].number != nil, tokens[index].isSpaced,
            document.has(.article, at: index - 1), tokens[index - 1].line == tokens[index].line
        else { return nil }
        let isOrdinal = next > index + 1
        guard document.languages.first != "en" || isOrdinal else { return nil }
        let end = skippingDot(next)
        if end < tokens.count, tokens[end].line == tokens[index].line {
            let isSmall =
                document.has(.hour, at: end) || document.has(.preposition, at: end)
                || document.has(.stop, at: end) && !document.has(.range, at: end)
            guard isSmall || tokens[end].isMark(",;!?)") || tokens[end].isMark(".") else { return nil }
            if tokens[end].isMark(",."), end + 1 < tokens.count, tokens[end + 1].number != nil { return nil }
            if tokens[end].isWord, !tokens[end].isSpaced { return nil }
            if document.has(.minute, at: end) || document.has(.duration, at: end) { return nil }
            if month(at: skippingOf(end)) != nil { return nil }
        }
        var expression = DateExpression(day: day)
        expression.isBare = true
        return (expression, index..<end, "day-alone")
    }

    /// "Q1 2026", "2026-Q3": the months of a quarter or a half. No talk lasts as long; it is told for what it is.
    func quarter(at index: Int) -> Match? {
        func part(_ at: Int) -> (first: Int, last: Int, end: Int)? {
            guard at + 1 < tokens.count, let match = document.term(.partOfYear, at: at), match.length == 1,
                let parts = Int(match.term.value), let number = tokens[at + 1].number, !tokens[at + 1].isSpaced,
                (1...parts).contains(number)
            else { return nil }
            let months = 12 / parts
            return ((number - 1) * months + 1, number * months, at + 2)
        }
        func made(_ year: Int, _ part: (first: Int, last: Int, end: Int), _ end: Int) -> Match {
            var expression = DateExpression(year: year, month: part.first, day: 1)
            let last = part.last == 2 ? 28 : [4, 6, 9, 11].contains(part.last) ? 30 : 31
            expression.last = .init(year: year, month: part.last, day: last)
            expression.isBare = true
            return (expression, index..<end, "quarter")
        }
        if let quarter = part(index) {
            let next = skippingOf(skippingHyphen(quarter.end))
            guard next < tokens.count, let year = tokens[next].number, tokens[next].width == 4,
                (1900...2199).contains(year)
            else { return nil }
            return made(year, quarter, next + 1)
        }
        guard let year = tokens[index].number, tokens[index].width == 4, (1900...2199).contains(year),
            let quarter = part(skippingOf(skippingHyphen(index + 1)))
        else { return nil }
        return made(year, quarter, quarter.end)
    }

    /// "24: Ada Example", below a line that says "January".
    func dayOfMonth(at index: Int) -> Match? {
        guard let month = document.daysOfMonths[index], let (day, end) = day(at: index) else { return nil }
        return (DateExpression(year: month.year, month: month.month, day: day), index..<end, "day-of-month")
    }

    /// "14.07 Ada Example", in a list of days.
    func dottedDay(at index: Int) -> Match? {
        guard document.dottedNumbers.days.contains(index), var day = tokens[index].number,
            var month = tokens[index + 2].number
        else {
            return nil
        }
        if document.dottedNumbers.areMonthsFirst { swap(&day, &month) }
        return (DateExpression(month: month, day: day, isBare: true), index..<(index + 3), "numeric-date")
    }

    /// 04/05/2021, 29.4.2021, 11/30/87, 12-3-2026, 8.6., 26/3.
    func numeric(at index: Int) -> Match? {
        guard index + 2 < tokens.count, let first = tokens[index].number, tokens[index].width <= 2,
            (1...31).contains(first),
            tokens[index + 1].isMark("/.-"), let second = tokens[index + 2].number, tokens[index + 2].width <= 2,
            isWrittenTogether(index),
            (1...31).contains(second), !document.dottedNumbers.clocks.contains(index)
        else { return nil }
        let mark = document.folded(tokens[index + 1])
        var end = index + 3
        var year: Int?
        if end + 1 < tokens.count, document.folded(tokens[end]) == mark, !tokens[end].isSpaced,
            let value = tokens[end + 1].number,
            !tokens[end + 1].isSpaced || mark == "."
        {
            if tokens[end + 1].width == 4, (1900...2199).contains(value) {
                year = value
            } else if tokens[end + 1].width == 2, !tokens[end + 1].isSpaced,
                // "weeks 1, 5, & 7. 5.00-6.30 pm": a number and an hour.
                mark != "." || !tokens[index + 2].isSpaced
            {
                year = value + (value < 70 ? 2000 : 1900)
            }
            if year != nil {
                end += 2
            } else if !tokens[end + 1].isSpaced {
                // 192.168.1.1, 1.2.345: something else.
                return nil
            }
        }
        // 架空町1-8-14: the number of a house.
        if mark == "-", year != nil, tokens[end - 1].width == 2, index > 0, tokens[index - 1].isDense,
            tokens[index - 1].line == tokens[index].line,
            !tokens[index].isSpaced || tokens[index].width == 1 && tokens[index + 2].width == 1,
            !(1...min(4, index)).contains(where: { document.term(.label, at: index - $0)?.length == $0 })
        {
            return nil
        }
        if year == nil, mark == "/", let (value, yearEnd) = yearBehindComma(end) {
            year = value
            end = yearEnd
        }
        if year == nil {
            // "14.30" is a clock and "3-4" a range: without a year, dots want their last one, hyphens are no date.
            if mark == "-" {
                guard isDatedByArticle(index) || (first > 12 || second > 12) && isAloneOnLine(index..<end) else {
                    return nil
                }
            }
            if mark == "." {
                if end < tokens.count, tokens[end].isMark("."), !tokens[end].isSpaced {
                    end += 1
                } else {
                    guard first > 12, second <= 12, isAloneOnLine(index..<end) else { return nil }
                }
            } else if end < tokens.count, tokens[end].isMark("/-."), !tokens[end].isSpaced, end + 1 < tokens.count,
                tokens[end + 1].number != nil, !tokens[end + 1].isSpaced
            {
                // 30/4.85 is a ratio; "5/1-5/7/2026" is a range.
                guard tokens[end].isMark("-"), numeric(at: end + 1) != nil else { return nil }
            }
        }
        var expression = DateExpression(year: year, isBare: year == nil && mark != ".")
        switch (first <= 12, second <= 12) {
        case (_, true) where mark == ".":
            (expression.day, expression.month) = (first, second)
        case (true, true):
            (expression.day, expression.month) = (first, second)
            expression.isOrderOpen = first != second
        case (false, true):
            (expression.day, expression.month) = (first, second)
        case (true, false):
            (expression.month, expression.day) = (first, second)
        case (false, false):
            return nil
        }
        return (expression, index..<end, "numeric-date")
    }
}
