extension Statements {
    /// Two numbers by themselves are no date, but those that all lines of a list begin with are its days: "10-1 Ada Example",
    /// "10-22 Bela Sample", …, or with a mark behind and in the order of a calendar: "9/11: Ada Example", "9/25: Bela Sample".
    mutating func acceptListedNumbers() {
        acceptLabelledNumbers()
        let first = dates.indices.filter { index in
            let date = dates[index]
            let line = document.lines[date.line]
            return date.value.isBare && date.value.month != nil && date.value.day != nil && date.role == .event
                && date.tokens.lowerBound == line.content.lowerBound && date.tokens.upperBound < line.content.upperBound
        }
        guard first.count >= 2 else { return }
        let named = first.filter { index in
            let date = dates[index]
            return NameRule(document: document).namesPerson(
                date.tokens.upperBound..<document.lines[date.line].content.upperBound)
        }
        let marked = first.filter { document.tokens[dates[$0].tokens.upperBound].isMark(":|,-(") }
        var listed: Set<Int> = []
        if named.count >= 3 { listed.formUnion(named) }
        if followOneAnother(marked) { listed.formUnion(marked) }
        for index in listed { dates[index].value.isBare = false }
    }

    /// "Date: 12/09"
    private mutating func acceptLabelledNumbers() {
        for index in dates.indices where dates[index].value.isBare && dates[index].value.month != nil {
            guard let label = label(at: dates[index].tokens.lowerBound), label.key == "date" || label.key == "when",
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

    /// Whether days go forward, with at most one turn of the year; or backward, where there are enough of them. Where day and month
    /// can be told either way, one way for all.
    private func followOneAnother(_ indices: [Int]) -> Bool {
        guard indices.count >= 2 else { return false }
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
