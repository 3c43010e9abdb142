extension Document {
    private static let mostOfPeriod = 8

    /// "Easter Term 2026", "Spring/Summer 2026", "Wintersemester 2026/27": a part of a year that a list is of, and nothing else.
    func isPeriod(_ words: Range<Int>) -> Bool {
        guard words.count <= Self.mostOfPeriod else { return false }
        var namesSeason = false
        var index = words.lowerBound
        while index < words.upperBound {
            if let match = term(.cue, at: index), match.term.value == "season" {
                namesSeason = true
                index += match.length
            } else if tokens[index].kind == .mark || tokens[index].number != nil || has(.ordinal, at: index)
                || has(.month, at: index) || has(.stop, at: index) && !has(.preposition, at: index)
            {
                index += 1
            } else {
                return false
            }
        }
        return namesSeason && index == words.upperBound && words.contains { tokens[$0].number != nil }
    }
}
