extension DateRule {
    /// 2026年3月12日, 3月12日, 115年4月23日, 2026년 3월 12일.
    func characterDate(at index: Int) -> Match? {
        func part(_ at: Int, _ marks: [String]) -> (Int, Int)? {
            guard at + 1 < tokens.count, let value = tokens[at].number, marks.contains(tokens[at + 1].folded) else {
                return nil
            }
            return (value, at + 2)
        }
        var year: Int?
        var next = index
        if let (value, end) = part(index, ["年", "년"]) {
            // Years of the Republic of China count from 1911.
            year = value < 200 ? value + 1911 : value
            next = end
        }
        guard let (month, monthEnd) = part(next, ["月", "월"]), (1...12).contains(month),
            let (day, dayEnd) = part(monthEnd, ["日", "일", "号", "號"]), (1...31).contains(day)
        else { return nil }
        var expression = DateExpression(year: year, month: month, day: day)
        var end = dayEnd
        if let (_, afterMark) = rangeMark(at: end), let (second, secondEnd) = part(afterMark, ["日", "일"]) {
            expression.last = .init(month: month, day: second)
            end = secondEnd
        }
        return (expression, index..<end, "character-date")
    }

    /// 令和8年3月12日: the era's first year is 2019.
    func era(at index: Int) -> Match? {
        guard index + 2 < tokens.count, tokens[index].folded == "令", tokens[index + 1].folded == "和",
            let (found, range, rule) = characterDate(at: index + 2), let year = found.year, year >= 1911
        else { return nil }
        var expression = found
        expression.year = year - 1911 + 2018
        return (expression, index..<range.upperBound, rule)
    }

    /// 2026-03-12, 2026/3/12, 2026.03.12, "2026. március 19.", "2026 March 12".
    func yearFirst(at index: Int) -> Match? {
        guard let year = tokens[index].number, tokens[index].width == 4, (1900...2199).contains(year) else {
            return nil
        }
        var next = index + 1
        if next + 3 < tokens.count, tokens[next].isMark("-/."), let month = tokens[next + 1].number,
            (1...12).contains(month),
            tokens[next + 1].width <= 2, tokens[next + 2].folded == tokens[next].folded,
            let (day, end) = day(at: next + 3)
        {
            return (DateExpression(year: year, month: month, day: day), index..<end, "year-month-day")
        }
        while next < tokens.count, next < index + 2, tokens[next].isMark(".,-") { next += 1 }
        if let (month, monthEnd) = month(at: next), let (day, end) = day(at: skippingDot(skippingHyphen(monthEnd))),
            !isClock(at: skippingDot(monthEnd))
        {
            return (DateExpression(year: year, month: month, day: day), index..<end, "year-month-day")
        }
        return nil
    }

    func skippingHyphen(_ index: Int) -> Int {
        index < tokens.count && tokens[index].isMark("-") && !tokens[index].isSpaced ? index + 1 : index
    }

    /// 04/05/2021, 29.4.2021, 11/30/87, 12-3-2026, 8.6., 26/3.
    func numeric(at index: Int) -> Match? {
        guard index + 2 < tokens.count, let first = tokens[index].number, tokens[index].width <= 2,
            (1...31).contains(first),
            tokens[index + 1].isMark("/.-"), !tokens[index + 1].isSpaced, let second = tokens[index + 2].number,
            tokens[index + 2].width <= 2, !tokens[index + 2].isSpaced || tokens[index + 1].isMark("."),
            (1...31).contains(second)
        else { return nil }
        let mark = tokens[index + 1].folded
        var end = index + 3
        var year: Int?
        if end + 1 < tokens.count, tokens[end].folded == mark, !tokens[end].isSpaced,
            let value = tokens[end + 1].number,
            !tokens[end + 1].isSpaced || mark == "."
        {
            if tokens[end + 1].width == 4, (1900...2199).contains(value) {
                year = value
            } else if tokens[end + 1].width == 2, !tokens[end + 1].isSpaced {
                year = value + (value < 70 ? 2000 : 1900)
            }
            if year != nil {
                end += 2
            } else if !tokens[end + 1].isSpaced {
                // 192.168.1.1, 1.2.345: something else.
                return nil
            }
        }
        if year == nil {
            // "14.30" is a clock and "3-4" a range: without a year, dots want their last one, hyphens are no date.
            if mark == "-" { return nil }
            if mark == "." {
                guard end < tokens.count, tokens[end].isMark("."), !tokens[end].isSpaced else { return nil }
                end += 1
            } else if end < tokens.count, tokens[end].isMark("/-"), !tokens[end].isSpaced {
                return nil
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
