/// Days as Chinese, Japanese and Korean write them.
extension DateRule {
    /// 2026年3月12日, 3月12日, 115年4月23日, 2026년 3월 12일.
    func characterDate(at index: Int) -> Match? {
        func part(_ start: Int, _ marks: [Unicode.Scalar]) -> (Int, Int)? {
            let at = start < tokens.count && start > index && tokens[start].isMark(",、") ? start + 1 : start
            guard at + 1 < tokens.count, tokens[at + 1].isDense, let value = tokens[at].number,
                let character = tokens[at + 1].character, marks.contains(character)
            else { return nil }
            return (value, at + 2)
        }
        var year: Int?
        var next = index
        if let (value, end) = part(index, Self.yearUnits) {
            // Years of the Republic of China count from 1911.
            year = value < 200 ? value + 1911 : value
            next = end
        }
        guard let (month, monthEnd) = part(next, Self.monthUnits), (1...12).contains(month),
            let (day, dayEnd) = part(monthEnd, Self.dayUnits) ?? dayBeforeWeekday(at: monthEnd), (1...31).contains(day)
        else { return nil }
        var expression = DateExpression(year: year, month: month, day: day)
        var end = dayEnd
        if let (_, afterMark) = rangeMark(at: end), let (second, secondEnd) = part(afterMark, Self.lastDayUnits) {
            expression.last = .init(month: month, day: second)
            end = secondEnd
        }
        // "9월 21일, 2026년"
        if expression.year == nil, let (value, yearEnd) = self.year(at: end, needsComma: false) {
            expression.year = value
            end = yearEnd
        }
        return (expression, index..<end, "character-date")
    }

    /// 9~10月: the first of several months.
    func isMonthOfSeveral(_ index: Int) -> Bool {
        guard let (_, next) = rangeMark(at: index + 1), next + 1 < tokens.count, tokens[index].width <= 2,
            let month = tokens[next].number, (1...12).contains(month), let unit = tokens[next + 1].character,
            Self.monthUnits.contains(unit)
        else { return false }
        return next + 2 >= tokens.count || tokens[next + 2].number == nil
    }

    /// 令和8年3月12日, 平成元年: the era's name, and the years since it began.
    func era(at index: Int) -> Match? {
        guard let match = document.term(.era, at: index), let before = Int(match.term.value) else { return nil }
        var next = index + match.length
        guard next + 1 < tokens.count else { return nil }
        let count = document.folded(tokens[next]) == "元" ? 1 : tokens[next].number
        next += 1
        guard let count, (1...150).contains(count), document.folded(tokens[next]) == "年",
            let (found, range, rule) = characterDate(at: next + 1)
        else { return nil }
        var expression = found
        expression.year = before + count
        return (expression, index..<range.upperBound, rule)
    }

    /// 21日(木), 21일 목요일.
    func dayWithWeekday(at index: Int) -> Match? {
        guard let day = tokens[index].number, (1...31).contains(day), tokens[index].width <= 2,
            index + 2 < tokens.count, tokens[index + 1].isDense,
            let unit = tokens[index + 1].character, Self.dayUnits.contains(unit),
            !isPartOfSomethingElse(index), let (weekday, end) = weekdayAfter(index + 2)
        else { return nil }
        return (DateExpression(day: day, weekday: weekday), index..<end, "weekday-day")
    }

    /// What stands behind a day's number in Chinese, Japanese and Korean, and what makes another number of it in front.
    static let dayUnits: [Unicode.Scalar] = ["日", "일", "号", "號"]
    private static let notBeforeDay: [Unicode.Scalar] = ["月", "월", "달", "第"]
    /// As above, behind a year, a month, and the last day of several.
    private static let yearUnits: [Unicode.Scalar] = ["年", "년"]
    private static let monthUnits: [Unicode.Scalar] = ["月", "월"]
    private static let lastDayUnits: [Unicode.Scalar] = ["日", "일"]

    /// 27일 오후 2시, 27日14時: the day in front of its hour, with no month; 오는 27일, 来る27日: the coming one.
    func dayBeforeClock(at index: Int) -> Match? {
        guard let day = tokens[index].number, (1...31).contains(day), tokens[index].width <= 2,
            index + 2 < tokens.count, tokens[index + 1].isDense,
            let unit = tokens[index + 1].character, Self.dayUnits.contains(unit),
            // 下個月14日, 다음달 14일: of another month; 第2日: the second of a meeting.
            index == 0 || tokens[index - 1].character.map(Self.notBeforeDay.contains) != true,
            !isPartOfSomethingElse(index), tokens[index + 2].line == tokens[index].line
        else { return nil }
        let next = index + 2
        let isHour =
            document.has(.meridiem, at: next)
            || tokens[next].number != nil && next + 1 < tokens.count
                && (tokens[next + 1].isMark(":") && !tokens[next + 1].isSpaced
                    || document.has(.hour, at: next + 1) && !document.has(.duration, at: next + 1))
        let isComing = isComing(index)
        guard isHour || isComing else { return nil }
        var expression = DateExpression(day: day)
        expression.isBare = !isComing
        return (expression, index..<next, "day-alone")
    }

    /// "오는", "来る" in front of a day.
    private func isComing(_ index: Int) -> Bool {
        (max(0, index - 3)..<index).contains { start in
            document.term(.relative, at: start).map { $0.term.value == "this" && start + $0.length == index } == true
        }
    }
}
