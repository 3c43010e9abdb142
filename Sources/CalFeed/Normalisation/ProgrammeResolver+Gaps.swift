/// Which rows of a list are no talk.
extension ProgrammeResolver {
    /// "March 11: no seminar", "spring break"; not "Ada Example: Whose holiday is it?".
    func isNegated(_ statements: Statements) -> Bool {
        let document = statements.document
        guard document.tokens.count <= 20,
            let negation = document.tokens.indices.first(where: { document.has(.negation, at: $0) }),
            !document.tokens[..<negation].contains(where: { $0.isMark("\"„“”«「『") })
        else { return false }
        let isFirst = (0..<negation).allSatisfy { index in
            document.tokens[index].kind == .mark || document.tokens[index].number != nil || statements.isTaken(index)
                || statements.isLabel(index) || document.has(.weekday, at: index)
        }
        return isFirst || !NameRule(document: document).namesPerson(document.tokens.indices)
    }

    private static let besideMoves = Term.Keys(.stop, .preposition, .article, .weekday, .status, .cue, .range)

    /// "28 January – postponed to 4 February", and nothing else: the row of the new day tells the talk.
    func isMovedAway(_ statements: Statements) -> Bool {
        let document = statements.document
        let days = Set(statements.dates.lazy.filter { $0.value.day != nil }.map { [$0.value.month, $0.value.day] })
        return days.count >= 2 && document.tokens.count <= 20
            && document.tokens.indices.contains {
                document.term(.status, at: $0)?.term.value == "postponed"
                    || document.term(.cue, at: $0)?.term.value == "new"
            }
            && document.tokens.indices.count { index in
                document.tokens[index].isWord && !statements.isTaken(index)
                    && !document.hasAny(of: Self.besideMoves, at: index)
            } <= 1
    }

    /// "4 March | Presenter: - | Topic: Break": besides labels, nothing but words for what happens between talks.
    func isPause(_ statements: Statements) -> Bool {
        let document = statements.document
        var saysPause = false
        var index = 0
        while index < document.tokens.count {
            let pause = document.terms[index].filter {
                $0.term.key == .cue && ["frame", "coffee"].contains($0.term.value) || $0.term.key == .negation
            }.map(\.length).max()
            if let pause, !statements.isLabel(index) {
                saysPause = true
                index += pause
                continue
            }
            guard
                document.tokens[index].kind == .mark || statements.isTaken(index) || statements.isLabel(index)
                    || document.tokens[index].number != nil
            else { return false }
            index += 1
        }
        return saysPause
    }

    /// "4 March: open", "11 March Reserved": a day that is still to be given to somebody.
    func isVacant(_ statements: Statements) -> Bool {
        words(in: statements) <= 2
            && statements.document.tokens.indices.contains { statements.document.has(.vacancy, at: $0) }
    }

    /// A date with nothing beside it is no talk, nor is one with the number of its week.
    func tellsSomething(_ statements: Statements) -> Bool {
        words(in: statements) > 0
            && statements.document.tokens.indices.contains {
                let token = statements.document.tokens[$0]
                return token.kind != .mark && (token.number == nil || token.width > 2)
                    && !statements.isTaken($0) && !statements.isKnownLabel($0)
            }
    }

    /// The words that are neither part of a date or a time nor small.
    func words(in statements: Statements) -> Int {
        let document = statements.document
        return document.tokens.indices.count { index in
            document.tokens[index].kind != .mark && !statements.isTaken(index)
                && (document.tokens[index].number == nil || document.tokens[index].width >= 2)
                && !document.has(.stop, at: index) && !document.has(.weekday, at: index)
        }
    }
}
