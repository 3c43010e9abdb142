extension DateRule {
    // MARK: Weekdays

    func weekdayMatch(at index: Int) -> (weekday: Weekday, length: Int)? {
        guard index < tokens.count else { return nil }
        // "talks.tue" is a name.
        if index > 1, tokens[index - 1].isMark("./_"), !tokens[index].isSpaced, !tokens[index - 1].isSpaced,
            tokens[index - 2].isWord
        {
            return nil
        }
        if let match = document.term(.weekday, at: index), let number = Int(match.term.value) {
            return Weekday(rawValue: number).map { ($0, match.length) }
        }
        // Two letters are a weekday only where a date follows at once: "Mo, 8.6.".
        if let match = document.term(.weekdayShort, at: index), let number = Int(match.term.value) {
            var next = index + match.length
            while next < tokens.count, tokens[next].isMark(",.") { next += 1 }
            guard next < tokens.count, tokens[next].number != nil, core(at: next) != nil else { return nil }
            return Weekday(rawValue: number).map { ($0, match.length) }
        }
        return nil
    }

    /// "(Thursday)", ", Thursday", "(木)", "Thursday" right after a date.
    func weekdayAfter(_ end: Int) -> (Weekday, Int)? {
        var index = end
        var isBracketed = false
        while index < tokens.count, index < end + 2, tokens[index].isMark(",.([") {
            isBracketed = isBracketed || tokens[index].isMark("([")
            index += 1
        }
        guard index < tokens.count, tokens[index].line == tokens[end - 1].line else { return nil }
        var match = document.term(.weekday, at: index)
        if match == nil, isBracketed { match = document.term(.weekdayShort, at: index) }
        guard let match, let number = Int(match.term.value), let weekday = Weekday(rawValue: number) else { return nil }
        var after = index + match.length
        // A weekday that begins the next date is not ours.
        if !isBracketed, core(at: skippingCommas(after)) != nil { return nil }
        if isBracketed {
            guard after < tokens.count, tokens[after].isMark(")]・,.") else { return nil }
            while after < tokens.count, tokens[after].isMark(")]") { after += 1 }
        }
        return (weekday, after)
    }

    /// "zon", "sat", "ter" are words, too: three small letters are no weekday by themselves.
    func mayStandAlone(_ index: Int) -> Bool {
        guard tokens[index].width <= 3 else { return true }
        // "Sun Room", "Sat. Hall": a room's name.
        if document.has(.place, at: index + 1), tokens[index + 1].startsUpper { return false }
        return tokens[index].startsUpper || document.bytes[tokens[index].span.lowerBound] >= 0x80
    }

    func weekdayAlone(_ weekday: Weekday, from start: Int, to end: Int) -> Match {
        var expression = DateExpression(weekday: weekday)
        var first = start
        if start > 0, let match = document.term(.relative, at: start - 1), match.length == 1,
            match.term.value == "next" || match.term.value == "this"
        {
            expression.relative = .weekday(isNext: match.term.value == "next")
            first = start - 1
        } else {
            expression.relative = .weekday(isNext: false)
            expression.isBare = true
        }
        return (expression, first..<end, "weekday")
    }

    func relative(at index: Int) -> Match? {
        guard let match = document.term(.relative, at: index) else { return nil }
        guard let days = Int(match.term.value) else { return dayOfRelativeMonth(at: index, match) }
        return (DateExpression(relative: .days(days)), index..<(index + match.length), "relative-day")
    }

    /// 내달 9일, 来月9日, 下个月9号: a day of this month or of the next.
    private func dayOfRelativeMonth(at index: Int, _ match: TermMatch) -> Match? {
        let prefix = "month"
        guard match.term.value.hasPrefix(prefix), let months = Int(match.term.value.dropFirst(prefix.count)) else {
            return nil
        }
        let start = index + match.length
        guard start + 1 < tokens.count, let day = tokens[start].number, tokens[start].width <= 2,
            (1...31).contains(day),
            let unit = tokens[start + 1].character, Self.dayUnits.contains(unit)
        else { return nil }
        var expression = DateExpression(day: day, relative: .months(months))
        guard let (weekday, end) = weekdayAfter(start + 2) else {
            return (expression, index..<(start + 2), "relative-month")
        }
        expression.weekday = weekday
        return (expression, index..<end, "relative-month")
    }

    /// 4월 16(금): the weekday in brackets instead of the word for day.
    func dayBeforeWeekday(at index: Int) -> (Int, Int)? {
        guard index + 1 < tokens.count, let day = tokens[index].number, tokens[index + 1].isMark("("),
            weekdayAfter(index + 1) != nil
        else { return nil }
        return (day, index + 1)
    }
}
