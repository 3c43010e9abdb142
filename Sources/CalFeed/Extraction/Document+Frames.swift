extension Document {
    /// "9:00 Welcome", "10:30 Coffee break": a programme's row that is no talk.
    func isFrame(_ words: Range<Int>) -> Bool {
        words.contains { index in
            guard let match = term(.cue, at: index), ["frame", "coffee"].contains(match.term.value) else {
                return false
            }
            // "Welcome to quantum gravity" is a title: the words stand alone, or before a name.
            let next = index + match.length
            return next >= words.upperBound || tokens[next].kind == .mark
                || has(.preposition, at: next) || has(.range, at: next)
        }
    }
}
