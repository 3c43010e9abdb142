extension Document {
    private static let mostOfPeriod = 8
    /// Those of announcements; "Easter 1916" is what a talk is about.
    private static let years = 1990...2099

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
        return namesSeason && index == words.upperBound
            && words.contains { index in
                tokens[index].width == 2 && tokens[index].number != nil
                    || Self.years.contains(tokens[index].number ?? 0)
            }
    }
}
