extension TimeResolver {
    /// Where the hour that was chosen is that of the reception, or another is said to be the talk's own beginning, the
    /// statement that counts, why, and what to tell people. The policies `reception-hour` and `talk-begins`.
    func opening(of best: Statement, among all: [Statement]) -> (
        statement: Statement, reason: Sentence, diagnostic: Diagnostic
    )? {
        guard let start = best.start, let time = best.timeCandidate, time.role == .event, !time.saysStart else {
            return nil
        }
        let later = all.filter { other in
            guard let begin = other.start, other.timeCandidate?.role == .event, other.date.date == best.date.date else {
                return false
            }
            return (1...120).contains((begin.secondsSince1970 - start.secondsSince1970) / 60)
        }
        if let own = later.first(where: { $0.timeCandidate?.saysStart == true }), let begin = own.start {
            return (
                own, Sentence(.hourOfTalk, [.time: .time(start.time)]),
                told(start: begin, other: start, at: time, .warning)
            )
        }
        let receptions = statements.times.filter {
            $0.role == .social && ClockResolver.resolution(of: $0.value)?.start == start.time
        }
        guard let reception = receptions.first, let own = later.first, let begin = own.start else { return nil }
        return (
            own, Sentence(.hourOfReception, [.words: .words(document.text(reception.span))]),
            told(start: begin, other: start, at: time)
        )
    }

    private func told(
        start: LocalDateTime, other: LocalDateTime, at time: Candidate<TimeExpression>,
        _ severity: Diagnostic.Severity = .info
    ) -> Diagnostic {
        Diagnostic(
            severity, .talkBeginsLater, [.otherTime: .time(other.time), .time: .time(start.time)],
            span: time.span)
    }
}
