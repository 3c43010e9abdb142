extension SpeakerResolver {
    /// Those whose names stand in a list with the speaker's: items that each begin with a name, or blocks of a name and an
    /// institution, one under another.
    func listed(with mention: NameRule.Mention, among others: [NameRule.Mention]) -> [NameRule.Mention] {
        let number = tokens[mention.tokens.lowerBound].line
        let above = others.filter { (1...Self.reach).contains(number - tokens[$0.tokens.lowerBound].line) }
        for other in above.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
            let list = below(other)
            if list.contains(where: { tokens[$0.tokens.lowerBound].line == number }) {
                return [other] + list.filter { tokens[$0.tokens.lowerBound].line != number }
            }
        }
        return below(mention)
    }

    /// No more lines of a list are above the likeliest of its people.
    private static let reach = 36

    private func below(_ mention: NameRule.Mention) -> [NameRule.Mention] {
        let number = tokens[mention.tokens.lowerBound].line
        let line = document.lines[number]
        guard mention.tokens.lowerBound == line.content.lowerBound else { return [] }
        var result: [NameRule.Mention] = []
        var last = number
        while result.count < Self.most, let next = line.isBullet ? nextItem(below: last) : nextBlock(below: last),
            let other = person(beginning: next)
        {
            result.append(other)
            last = next
        }
        return result
    }

    /// Somebody of a list, with the institution behind the name or, in a block, below it.
    func inList(_ mention: NameRule.Mention) -> Person {
        var person = person(mention)
        let number = tokens[mention.tokens.lowerBound].line
        if person.affiliation == nil, !document.lines[number].isBullet, let line = affiliationLine(below: number) {
            person.affiliation = affiliationText(line)
        }
        return person
    }

    private static let most = 12

    private func person(beginning number: Int) -> NameRule.Mention? {
        let content = document.lines[number].content
        guard let name = names.name(at: content.lowerBound, limit: content.upperBound), names.isLikely(name),
            !isAffiliation(name.tokens)
        else { return nil }
        let end = max(name.end, name.tokens.upperBound)
        let mention = NameRule.Mention(name: name, tokens: content.lowerBound..<end)
        // "- Ada Example is a researcher at …"
        if isToldOf(number), name.isSure { return mention }
        guard end >= content.upperBound || tokens[end].isMark(",([-"), !content.contains(where: statements.isTaken)
        else { return nil }
        return mention
    }

    /// "- Ada Example is a researcher at …"; not "… is the moderator".
    private func isToldOf(_ number: Int) -> Bool {
        let content = document.lines[number].content
        guard document.lines[number].isBullet, let name = names.name(at: content.lowerBound, limit: content.upperBound)
        else { return false }
        let end = max(name.end, name.tokens.upperBound)
        return document.has(.copula, at: end)
            && !(end..<min(end + 6, content.upperBound)).contains {
                document.term(.label, at: $0)?.term.value == "host"
            }
    }

    /// The next item of the list, directly below; items that tell of people may have empty lines between them.
    private func nextItem(below number: Int) -> Int? {
        var next = number + 1
        if next < document.lines.count, document.lines[next].isBlank, isToldOf(number) { next += 1 }
        return next < document.lines.count && document.lines[next].isBullet ? next : nil
    }

    /// The next name on a line of its own, behind the institution and a blank line; an institution follows it, too.
    private func nextBlock(below number: Int) -> Int? {
        guard isBlock(number), number + 3 < document.lines.count, document.lines[number + 2].isBlank,
            isBlock(number + 3)
        else { return nil }
        return number + 3
    }

    private func isBlock(_ number: Int) -> Bool {
        guard number + 1 < document.lines.count, !document.lines[number].isBlank, !document.lines[number + 1].isBlank
        else { return false }
        let institution = document.lines[number + 1].content
        return names.isName(document.lines[number].content) && institution.count <= 16 && isAffiliation(institution)
            && !fields.timeLines.contains(number + 1)
    }
}
