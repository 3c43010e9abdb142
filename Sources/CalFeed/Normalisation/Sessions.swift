/// One talk, or one course, that meets several times: lines with nothing but dates and hours, one below the other.
struct Sessions {
    let programme: Programme
    let times: TimeResolver

    private var document: Document { programme.document }
    private var all: Statements { programme.statements }

    private static let most = 50

    /// The dates with their hours, in the text's order; nil where there are not two.
    func statements() -> [TimeResolver.Statement]? {
        let heads = programme.heads
        guard let first = heads.first, let last = heads.last, heads.count <= Self.most,
            heads.allSatisfy({ !$0.clocks.isEmpty && isBare($0.line) }),
            (first.line...last.line).allSatisfy({ document.lines[$0].isBlank || isBare($0) })
        else { return nil }
        let result = heads.flatMap { head -> [TimeResolver.Statement] in
            guard let index = all.dates.firstIndex(where: { $0.line == head.line && $0.role == .event }),
                let date = times.dates[index]
            else { return [] }
            return clocks(onLine: head.line).map { time, clock in
                TimeResolver.Statement(
                    date: date, dateCandidate: all.dates[index], clock: clock, timeCandidate: time,
                    zone: time.value.zone.flatMap {
                        times.zoneResolver.meaning(of: $0, at: LocalDateTime(date.date, clock.start))
                    }, score: 0)
            }
        }
        return result.count >= 2 ? result : nil
    }

    /// The hours of a line; several only where each has an end and none begins before the other is over.
    private func clocks(onLine line: Int) -> [(Candidate<TimeExpression>, ClockResolver.Resolution)] {
        let clocks = all.times.filter { $0.line == line && $0.role == .event }.compactMap { time in
            ClockResolver.resolution(of: time.value).map { (time, $0) }
        }
        // "9:00, GMT+8 / 18:00, PDT": one instant in several zones.
        if Set(clocks.compactMap { $0.0.value.zone?.text }).count > 1 { return Array(clocks.prefix(1)) }
        let follow = zip(clocks, clocks.dropFirst()).allSatisfy { first, second in
            second.1.end != nil && first.1.end.map { $0 <= second.1.start } == true
        }
        return follow ? clocks : Array(clocks.prefix(1))
    }

    /// Nothing stands on the line but a date, hours and small words.
    private func isBare(_ number: Int) -> Bool {
        let line = document.lines[number]
        return line.content.allSatisfy { index in
            all.isTaken(index) || all.isLabel(index) || document.tokens[index].kind == .mark
                || document.has(.stop, at: index) || document.has(.preposition, at: index)
                || document.has(.range, at: index) || document.has(.hour, at: index)
        } && line.content.contains { all.isTaken($0) }
    }
}
