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
    /// speaks.
    func withoutHead(_ title: Range<Int>, speakers: [Speaker]) -> Range<Int> {
        var range = title
        if let mark = endOfKind(at: range.lowerBound, limit: range.upperBound), mark + 1 < range.upperBound,
            // "Past: Present and Future", "The Student: A History" are titles.
            (range.lowerBound..<mark).contains(where: { index in
                !traits[index].isDisjoint(with: [.talk, .series])
                    || document.term(.heading, at: index)?.term.value == "notice"
            })
        {
            range = (mark + 1)..<range.upperBound
        }
        if let name = names.name(at: range.lowerBound, limit: range.upperBound), name.end + 1 < range.upperBound,
            tokens[name.end].isMark(":")
        {
            let own = PlainText.person(document.text(document.span(of: name.tokens)))
            if speakers.contains(where: { $0.name == own }) { range = (name.end + 1)..<range.upperBound }
        }
        return range
    }
}
