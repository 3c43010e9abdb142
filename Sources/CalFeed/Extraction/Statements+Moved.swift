extension Statements {
    /// Tells the old day from the new one where a talk was moved: "planned for 5 March, has been postponed. New date: 12 March";
    /// and a day that is called off from the one on which the next talk is.
    ///
    /// Only where there are two days: a list has more, and says of each what became of it.
    mutating func markMoved() {
        let days = dates.indices.filter {
            dates[$0].role == .event && !dates[$0].value.isBare && dates[$0].value.day != nil
        }
        func number(_ index: Int) -> Int { (dates[index].value.month ?? 0) * 100 + (dates[index].value.day ?? 0) }
        if Set(days.map(number)).count == 2, days.count(where: beginsLine) < 2, let first = days.first,
            let last = days.last
        {
            if let new = days.first(where: { isNew(dates[$0]) }) {
                let value = number(new)
                for index in days where number(index) != value { dates[index].role = .superseded }
            } else if number(first) != number(last), isCalledOff(dates[first], but: dates[last]) {
                let value = number(first)
                for index in days where number(index) == value { dates[index].role = .superseded }
            }
        }
        markOldHours()
    }

    /// Rows of a list begin with their days.
    private func beginsLine(_ index: Int) -> Bool {
        dates[index].tokens.lowerBound == document.lines[dates[index].line].content.lowerBound
    }

    /// The hour right behind an old day is old, too, if the new one has an hour of its own.
    private mutating func markOldHours() {
        let old = hours(behind: .superseded)
        guard !old.isEmpty else { return }
        let new = hours(behind: .event)
        guard !new.isSubset(of: old) else { return }
        for index in times.indices where times[index].role == .event {
            let first = times[index].tokens.lowerBound
            if old.contains(first), !new.contains(first) { times[index].role = .superseded }
        }
    }

    /// The first tokens of the hours that stand right behind the days of a role.
    private func hours(behind role: Role) -> Set<Int> {
        Set(
            dates.lazy.filter { $0.role == role && $0.value.day != nil }
                .compactMap { time(rightBehind: $0)?.tokens.lowerBound })
    }

    private static let leading = Term.Keys(.preposition, .range, .stop, .article)

    /// "New date: 12 March", "postponed until 12 March", "wird verschoben auf den 12. März".
    private func isNew(_ date: Candidate<DateExpression>) -> Bool {
        let tokens = document.tokens
        var index = date.tokens.lowerBound - 1
        while index >= 0, date.tokens.lowerBound - index <= 8, !isTaken(index), !tokens[index].isMark(".!?;|"),
            tokens[index].line == tokens[index + 1].line || document.flows(into: tokens[index + 1].line)
        {
            if document.term(.cue, at: index)?.term.value == "new" { return true }
            if let status = document.term(.status, at: index), status.term.value == "postponed" {
                let between = (index + status.length)..<max(index + status.length, date.tokens.lowerBound)
                return !between.isEmpty && between.allSatisfy { document.hasAny(of: Self.leading, at: $0) }
            }
            index -= 1
        }
        return false
    }

    /// "The seminar on 5 March is cancelled. The next one is on 12 March, 4 pm."
    private func isCalledOff(_ date: Candidate<DateExpression>, but other: Candidate<DateExpression>) -> Bool {
        let sentence = self.sentence(around: date.tokens)
        return !sentence.contains(other.tokens.lowerBound) && time(rightBehind: other) != nil
            && sentence.contains { document.term(.status, at: $0)?.term.value == "cancelled" }
            && !self.sentence(around: other.tokens).contains { document.has(.status, at: $0) }
    }

    /// Whether a word about the state of things is said of an old day.
    ///
    /// - Parameter alone: only where no other day stands in the sentence.
    func isSaidOfOldDay(_ index: Int, alone: Bool) -> Bool {
        guard dates.contains(where: { $0.role == .superseded }),
            dates.contains(where: { $0.role == .event && $0.value.day != nil && !$0.value.isBare })
        else { return false }
        let sentence = self.sentence(around: index..<(index + 1))
        let said = dates.filter { sentence.contains($0.tokens.lowerBound) }
        return said.contains { $0.role == .superseded } && !(alone && said.contains { $0.role == .event })
    }
}
