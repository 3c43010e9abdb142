/// Tells the words in front of a title that are no part of it.
extension FieldResolver {
    private static let mostKindWords = 5
    private static let kinds: [Term.Key] = [.talk, .series, .heading]

    /// "Tech Talk: …", "Seminar 3: …": where a mark ends words that only say what kind of event it is.
    func endOfKind(at first: Int, limit: Int) -> Int? {
        var index = first
        var hasKind = false
        let last = min(limit, first + Self.mostKindWords)
        while index < last {
            if tokens[index].isMark(":") || tokens[index].isMark("-") && tokens[index].isSpaced {
                return hasKind && index > first ? index : nil
            }
            let trait = traits[index]
            let kind = Self.kinds.compactMap { document.term($0, at: index) }.max { $0.length < $1.length }
            let isKind =
                kind != nil
                || document.term(.label, at: index).map { ["title", "series"].contains($0.term.value) } == true
            let isBeside =
                !trait.isDisjoint(with: [.stop, .number, .calendar, .taken])
                || document.hasAny(of: Term.Keys(.ordinal, .order, .relative), at: index) || tokens[index].isMark("#.,")
            if !isKind, !isBeside, index > first || hasKind { return nil }
            hasKind = hasKind || isKind
            // "Community hour", "save the date": all of its words.
            index += max(kind?.length ?? 1, 1)
        }
        return nil
    }

    /// "Public Lecture: Ada Example: Slow Rivers" without the words that only say what kind of event it is, and without who
    /// speaks. Behind a label a colon is the title's: "Ada Lovelace: A Life".
    func withoutHead(_ title: Range<Int>, speakers: [Speaker], isLabelled: Bool = false) -> Range<Int> {
        let words = withoutQuotes(title)
        var range = words
        if let end = endOfBracketedKind(at: range), end < range.upperBound { range = end..<range.upperBound }
        // "## March 2026: Slow Rivers"
        if document.lines[tokens[range.lowerBound].line].headingLevel > 0,
            let colon = range.prefix(4).first(where: { tokens[$0].isMark(":") }), colon > range.lowerBound,
            colon + 1 < range.upperBound,
            (range.lowerBound..<colon).allSatisfy({ !traits[$0].isDisjoint(with: [.calendar, .number]) }),
            (range.lowerBound..<colon).contains(where: { traits[$0].contains(.calendar) }),
            (range.lowerBound..<colon).contains(where: { tokens[$0].width == 4 && tokens[$0].number != nil })
        {
            range = (colon + 1)..<range.upperBound
        }
        if !isLabelled, let mark = endOfKind(at: range.lowerBound, limit: range.upperBound),
            mark + 1 < range.upperBound,
            // "Past: Present and Future", "The Student: A History" are titles.
            (range.lowerBound..<mark).contains(where: { index in
                !traits[index].isDisjoint(with: [.talk, .series])
                    || document.term(.heading, at: index)?.term.value == "notice"
            })
        {
            range = (mark + 1)..<range.upperBound
        }
        if let name = names.name(at: range.lowerBound, limit: range.upperBound), name.end + 1 < range.upperBound,
            !isLabelled && tokens[name.end].isMark(":")
                || isDash(name.end) && !isName((name.end + 1)..<range.upperBound)
        {
            let own = PlainText.person(document.text(document.span(of: name.tokens)))
            if speakers.contains(where: { $0.name == own }) { range = (name.end + 1)..<range.upperBound }
        }
        return range == words ? title : range
    }

    /// What stands between the quotation marks around it.
    private func withoutQuotes(_ range: Range<Int>) -> Range<Int> {
        range.count > 2 && tokens[range.lowerBound].isMark("\"") && tokens[range.upperBound - 1].isMark("\"")
            ? range.lowerBound + 1..<range.upperBound - 1 : range
    }

    /// "[Quantum Seminar] On Rivers": behind the bracket.
    private func endOfBracketedKind(at range: Range<Int>) -> Int? {
        guard tokens[range.lowerBound].isMark("["),
            let close = range.prefix(Self.mostKindWords + 1).first(where: { tokens[$0].isMark("]") }),
            (range.lowerBound + 1..<close).contains(where: { !traits[$0].isDisjoint(with: [.talk, .series]) })
        else { return nil }
        return close + 1
    }

    /// Whether the words are somebody's name and nothing else.
    private func isName(_ range: Range<Int>) -> Bool {
        guard let name = names.name(at: range.lowerBound, limit: range.upperBound) else { return false }
        return name.isSure && name.end >= range.upperBound
    }

    /// A dash with spaces, or one that is longer than a hyphen.
    private func isDash(_ index: Int) -> Bool {
        tokens[index].isMark("-") && (tokens[index].isSpaced || tokens[index].span.count > 1)
    }
}
