extension Document {
    /// "9:00 Welcome", "10:30 Coffee break", "18:30 Doors open": a programme's row that is no talk. Not "Welcome to quantum gravity",
    /// and not "How images find their registration": the words stand in front, or among few others.
    func isFrame(_ words: Range<Int>) -> Bool {
        let own = words.filter { tokens[$0].isWord && !hasAny(of: Self.besideHours, at: $0) }
        guard let first = own.first else { return false }
        return own.contains { index in
            guard let match = term(.cue, at: index), ["frame", "coffee"].contains(match.term.value) else {
                return false
            }
            let isFew = tokens[first].isDense ? own.count <= 12 : own.count - match.length <= 2
            guard index == first || isFew && !NameRule(document: self).namesPerson(words) else { return false }
            let next = index + match.length
            return next >= words.upperBound || tokens[next].kind == .mark || has(.preposition, at: next)
                || has(.range, at: next) || has(.connector, at: next)
        }
    }

    private static let besideHours = Term.Keys(.meridiem, .hour, .preposition, .weekday, .range)
}
