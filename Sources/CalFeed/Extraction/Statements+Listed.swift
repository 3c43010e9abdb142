extension Statements {
    /// Two numbers by themselves are no date, but those that all lines of a list begin with are its days: "10-1 Ada Example",
    /// "10-22 Bela Sample", …, or with a mark behind and in the order of a calendar: "9/11: Ada Example", "9/25: Bela Sample".
    mutating func acceptListedNumbers() {
        acceptLabelledNumbers()
        acceptDaysAtEnds()
        let first = dates.indices.filter { index in
            let date = dates[index]
            let line = document.lines[date.line]
            return date.value.isBare && date.value.month != nil && date.value.day != nil && date.role == .event
                && date.tokens.lowerBound == line.content.lowerBound && date.tokens.upperBound < line.content.upperBound
        }
        guard first.count >= 2, !tellsDayAndHour else { return }
        let named = first.filter { index in
            let date = dates[index]
            return NameRule(document: document).namesPerson(
                date.tokens.upperBound..<document.lines[date.line].content.upperBound)
        }
        let marked = first.filter { index in
            document.tokens[dates[index].tokens.upperBound].isMark(":|,-(")
                || indexOfTime(rightBehind: dates[index]).map {
                    times[$0].tokens.lowerBound == dates[index].tokens.upperBound
                } == true
        }
        let dotted = first.filter { document.dottedNumbers.days.contains(dates[$0].tokens.lowerBound) }
        var listed: Set<Int> = []
        if named.count >= 3 { listed.formUnion(named) }
        if marked.count >= 3 || marked.count == 2 && (marked.allSatisfy(isRow) || marked.allSatisfy(isOverPerson)),
            followOneAnother(marked),
            !arePartsOfOne(marked),
            areOneWeekday(marked) || marked.count(where: namesPerson) * 2 >= marked.count
                || marked.count(where: isOverPerson) * 2 >= marked.count
        {
            listed.formUnion(marked)
        }
        listed.formUnion(dotted)
        // "1/21  Ada Example", "1/28  Bela Sample", "2/4  …": whole weeks apart, whatever stands behind them.
        if listed.isEmpty, first.count >= 4, followOneAnother(first), !arePartsOfOne(first), areWeeksApart(first) {
            listed.formUnion(first)
        }
        for index in listed { dates[index].value.isBare = false }
    }

    /// "…, 3.7", "…, 17.7": the days that the lines of a list end with.
    private mutating func acceptDaysAtEnds() {
        for index in dates.indices
        where dates[index].value.isBare
            && dates[index].tokens.upperBound == document.lines[dates[index].line].content.upperBound
            && dates[index].tokens.lowerBound > document.lines[dates[index].line].content.lowerBound
            && document.dottedNumbers.days.contains(dates[index].tokens.lowerBound)
        {
            dates[index].value.isBare = false
        }
    }

    /// "2/17 (Tuesday)", alone on its line, and somebody's name on the next.
    private func isOverPerson(_ index: Int) -> Bool {
        let date = dates[index]
        let rest = date.tokens.upperBound..<document.lines[date.line].content.upperBound
        guard let first = rest.first, let last = rest.last, document.tokens[first].isMark("(["),
            document.tokens[last].isMark(")]"), rest.count <= 6,
            let next = document.lines[(date.line + 1)...].prefix(2).first(where: { !$0.isBlank })
        else { return false }
        return NameRule(document: document).name(at: next.content.lowerBound, limit: next.content.upperBound) != nil
    }

    /// "Date: 12/09"
    private mutating func acceptLabelledNumbers() {
        for index in dates.indices where dates[index].value.isBare && dates[index].value.month != nil {
            guard let label = label(at: dates[index].tokens.lowerBound), label.key == "date" || label.key == "when",
                document.tokens[dates[index].tokens.lowerBound + 1].isMark("/."),
                label.value.lowerBound == dates[index].tokens.lowerBound
            else { continue }
            dates[index].value.isBare = false
        }
    }

    /// What a list shows of its numbers holds for each of its entries.
    mutating func acceptNumbers(listedIn whole: Statements) {
        for index in dates.indices where dates[index].value.isBare {
            if whole.dates.contains(where: { $0.span == dates[index].span && !$0.value.isBare }) {
                dates[index].value.isBare = false
            }
        }
    }

    /// A whole date and an hour on one line: an announcement that needs no list to be one.
    var tellsDayAndHour: Bool {
        let hours = Set(times.lazy.filter { $0.role == .event }.map(\.line))
        return dates.contains { date in
            date.role == .event && !date.value.isBare && date.value.day != nil && date.value.month != nil
                && hours.contains(date.line)
        }
    }

    /// "9/11 | Ada Example | On Rivers": three cells.
    private func isRow(_ index: Int) -> Bool {
        document.lines[dates[index].line].content.count { document.tokens[$0].isMark("|") } >= 2
    }

    private func namesPerson(_ index: Int) -> Bool {
        let content = document.lines[dates[index].line].content
        let start = dates[index].tokens.upperBound
        // Behind the mark.
        return start + 1 < content.upperBound
            && NameRule(document: document).namesPerson((start + 1)..<content.upperBound)
    }

    /// Whether most steps are of whole weeks.
    private func areOneWeekday(_ indices: [Int]) -> Bool {
        steps(indices).contains { steps in steps.count { $0 != 0 && $0 % 7 == 0 } * 2 > steps.count }
    }

    /// Whether all steps but one in five are of whole weeks.
    private func areWeeksApart(_ indices: [Int]) -> Bool {
        steps(indices).contains { steps in steps.count { $0 == 0 || $0 % 7 != 0 } * 5 <= steps.count }
    }

    /// The days from each date to the next, with the day first and with the month first.
    private func steps(_ indices: [Int]) -> [[Int]] {
        [false, true].map { isTurned in
            let days = indices.compactMap { index -> Int? in
                let value = dates[index].value
                guard let month = value.month, let day = value.day else { return nil }
                // Any year without a leap day will do.
                let date =
                    isTurned && value.isOrderOpen
                    ? LocalDate(year: 2026, month: day, day: month) : LocalDate(year: 2026, month: month, day: day)
                return date?.dayNumber
            }
            return zip(days, days.dropFirst()).map { $1 - $0 }
        }
    }

    /// "1/3", "2/3", "3/3": parts of a whole.
    private func arePartsOfOne(_ indices: [Int]) -> Bool {
        let last = Set(indices.map { document.tokens[dates[$0].tokens.upperBound - 1].number })
        return last.count == 1
            && indices.enumerated().allSatisfy { position, index in
                document.tokens[dates[index].tokens.lowerBound].number == position + 1
            }
    }

    /// Whether days go forward, with at most one turn of the year; or backward, where there are enough of them. Where day and month
    /// can be told either way, one way for all.
    private func followOneAnother(_ indices: [Int]) -> Bool {
        return [false, true].contains { isTurned in
            let days = indices.map { index in
                let value = dates[index].value
                let (month, day) = (value.month ?? 0, value.day ?? 0)
                return isTurned && value.isOrderOpen ? day * 31 + month : month * 31 + day
            }
            let steps = zip(days, days.dropFirst()).map { $1 - $0 }
            let falls = steps.filter { $0 < 0 }
            return falls.isEmpty || falls.count == 1 && falls[0] < -120 && days.count >= 3
                || days.count >= 3 && steps.allSatisfy { $0 <= 0 }
        }
    }
}
