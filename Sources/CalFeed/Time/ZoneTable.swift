/// A zone's offsets at every instant: its table of changes, and its rule after them.
struct ZoneTable: Hashable, Sendable {
    let initial: TZif.Period
    let transitions: [TZif.Transition]
    /// nil where the zone data tells none; then the last change lasts.
    let rule: ZoneRule?
    /// From this instant on (seconds since 1970) the table and the rule are one; the rule alone tells every offset.
    /// nil without a rule.
    let regularSince: Int?

    /// Fails where the footer is not a rule.
    init?(_ file: TZif) {
        initial = file.initial
        transitions = file.transitions
        guard !file.footer.isEmpty else {
            rule = nil
            regularSince = nil
            return
        }
        guard let rule = ZoneRule(footer: file.footer) else { return nil }
        self.rule = rule
        regularSince = Self.regularity(of: file, by: rule)
    }

    /// Seconds east of UTC, at seconds since 1970.
    func offset(at time: Int) -> Int { period(at: time).offset }

    /// What the clocks show, at seconds since 1970.
    func period(at time: Int) -> TZif.Period {
        guard let last = transitions.last, time < last.time else {
            return rule?.period(at: time) ?? transitions.last?.period ?? initial
        }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].time <= time { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? initial : transitions[low - 1].period
    }

    /// Walks back from the table's end for as long as the rule makes the same changes at the same instants.
    private static func regularity(of file: TZif, by rule: ZoneRule) -> Int {
        let table = changes(file.transitions, from: file.initial)
        guard let last = table.last else { return -.max }
        let first = table.first?.time ?? last.time
        let years = year(of: first) - 1...year(of: last.time) + 1
        var expected = rule.transitions(in: years).filter { $0.time <= last.time }
        var actual = table
        var since = last.time
        while let change = actual.last, let other = expected.last, change.time == other.time,
            change.period.offset == other.period.offset
        {
            since = change.time
            actual.removeLast()
            expected.removeLast()
        }
        let holding = actual.last?.period.offset ?? file.initial.offset
        let earliest = max(actual.last?.time ?? -.max, expected.last?.time ?? -.max)
        return rule.period(at: since - 1).offset == holding ? earliest : since
    }

    /// Without the transitions that change only a name.
    private static func changes(_ transitions: [TZif.Transition], from initial: TZif.Period) -> [TZif.Transition] {
        var offset = initial.offset
        return transitions.filter { transition in
            defer { offset = transition.period.offset }
            return transition.period.offset != offset
        }
    }

    private static func year(of time: Int) -> Int { LocalDateTime(secondsSince1970: time).date.year }
}
