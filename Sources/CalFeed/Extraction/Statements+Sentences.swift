extension Statements {
    /// The tokens of the sentence, or of the line where it is not one of running text; no farther than a sentence is long.
    func sentence(around range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < 80, !isBreak(before: start) { start -= 1 }
        var end = range.upperBound
        while end < document.tokens.count, end - range.upperBound < 80, !isBreak(before: end) { end += 1 }
        return start..<end
    }

    /// Whether a sentence ends in front of the token.
    private func isBreak(before index: Int) -> Bool {
        guard index > 0, index < document.tokens.count else { return true }
        let (last, next) = (document.tokens[index - 1], document.tokens[index])
        if next.line > last.line {
            if next.line - last.line > 1 || document.lines[next.line].isBullet { return true }
            if document.lines[next.line].headingLevel > 0 || document.lines[last.line].headingLevel > 0 { return true }
            if !document.flows(into: next.line), document.isBrokenAtMargin || document.lines[last.line].endsHard {
                return true
            }
        }
        guard last.isMark(".!?"), next.isSpaced, index >= 2, !isTaken(index - 1) else { return false }
        let before = document.tokens[index - 2]
        // "Dr. Example", "J. Example"; but "“Slow Rivers”. Ada"
        guard before.width > 1 || before.number != nil || before.kind == .mark, !document.has(.honorific, at: index - 2)
        else {
            return false
        }
        // "Rm. 12", "4 p.m. in", "Sept. 3": what is cut short goes on with a small word or a number.
        let isShort = [Term.Key.meridiem, .place, .month].contains { document.term($0, at: index - 2) != nil }
        return !isShort
            || next.isWord && next.startsUpper
    }
}
