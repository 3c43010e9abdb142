/// Cuts a row into its pieces.
extension EntryReader {
    /// The row's first lines up to its abstract, cut at the time, at labels, bars and dashes.
    func pieces() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var lines = 0
        var isBehindText = false
        for (number, line) in document.lines.enumerated() where !line.isBlank {
            guard lines < Self.mostLines, !line.isQuoted, !statements.isInBackground(line.content.lowerBound) else {
                break
            }
            if lines > 0, isAbstract(line) { break }
            // "15:30 / On Rivers / … / Ada Example": behind what tells of the talk, only who gives it is looked for.
            if lines > 0, isRunningText(number) { isBehindText = true }
            if isBehindText, !isOnlyPerson(line.content) { continue }
            let label = statements.labels(onLine: number).first { $0.key != "other" }
            if let label, label.label.lowerBound <= line.content.lowerBound { break }
            // "Hall A, host: Ada Example"
            let content = line.content.lowerBound..<(label?.label.lowerBound ?? line.content.upperBound)
            lines += 1
            var start: Int?
            var materials = content.lowerBound
            for index in content {
                if let end = document.endOfMaterials(at: index) { materials = end }
                if index < materials || isCut(index, in: line) {
                    if let start { result.append(start..<index) }
                    start = nil
                } else if let first = start, document.isColumn(index) {
                    result.append(first..<index)
                    start = index
                } else if let first = start, tokens[index].isEmphasised, tokens[index].isSpaced,
                    !tokens[index - 1].isMark(","),
                    let name = fields.names.name(at: first, limit: index), name.end < index
                {
                    result.append(first..<index)
                    start = index
                } else if start == nil {
                    start = index
                }
            }
            if let start { result.append(start..<content.upperBound) }
            if label != nil { break }
        }
        return result.compactMap(trimmed).flatMap(withoutRemark).filter { $0.upperBound <= Self.mostTokens * 4 }
    }

    /// "(note the unusual time!) Ada Example: On Rivers": what stands in brackets in front is a piece of its own; at the end it is none.
    private func withoutRemark(_ piece: Range<Int>) -> [Range<Int>] {
        if let last = piece.last, tokens[last].isMark(")"), let open = piece.last(where: { tokens[$0].isMark("(") }),
            open > piece.lowerBound, document.term(.cue, at: open + 1)?.term.value == "remark"
        {
            return trimmed(piece.lowerBound..<open).map(withoutRemark) ?? []
        }
        guard tokens[piece.lowerBound].isMark("("),
            let close = piece.first(where: { tokens[$0].isMark(")") }), close + 1 < piece.upperBound
        else { return [piece] }
        return [(piece.lowerBound + 1)..<close, (close + 1)..<piece.upperBound].compactMap(trimmed)
    }

    private func isOnlyPerson(_ content: Range<Int>) -> Bool {
        guard content.count <= 12, let person = person(in: content, needsProof: true) else { return false }
        return person.rest.isEmpty
    }

    /// A paragraph of its own below the row, with small words as sentences have them.
    private func isRunningText(_ number: Int) -> Bool {
        let line = document.lines[number]
        guard number > 0, document.lines[number - 1].isBlank, line.headingLevel == 0, !line.isBullet else {
            return false
        }
        // "…をご紹介します。"
        if let last = line.content.last, tokens[last].isMark("."), tokens[last - 1].isDense, line.content.count >= 8 {
            return true
        }
        var end = number + 1
        while end < document.lines.count, !document.lines[end].isBlank { end += 1 }
        let words = line.content.lowerBound..<document.lines[end - 1].content.upperBound
        return words.count >= 25 && words.count { document.has(.stop, at: $0) } * 6 >= words.count
    }

    /// "Abstract In this talk …": a label without its colon.
    private func isAbstract(_ line: Document.Line) -> Bool {
        guard let first = line.content.first, line.content.count >= 12, let match = document.term(.label, at: first),
            ["abstract", "biography"].contains(match.term.value), first + match.length < line.content.upperBound
        else { return false }
        return tokens[first].isCapitalised && tokens[first + match.length].startsUpper
    }

    private func isCut(_ index: Int, in line: Document.Line) -> Bool {
        if statements.isTaken(index) || tokens[index].kind == .url || tokens[index].kind == .email { return true }
        if tokens[index].isMark("|;") { return true }
        // "Ada Example, Northfield University *On Rivers*", "On Rivers. By Ada Example"
        if isFullStop(index), personLedTo(by: index + 1, limit: line.content.upperBound) != nil { return true }
        return tokens[index].isMark("-") && tokens[index].isSpaced && index + 1 < line.content.upperBound
            && tokens[index + 1].isSpaced && isPersonBefore(index, from: line.content.lowerBound)
    }

    /// "Ada Example - On Things": the dash behind a person parts; one within a title does not.
    private func isPersonBefore(_ dash: Int, from start: Int) -> Bool {
        var first = start
        while first < dash, statements.isTaken(first) || tokens[first].kind == .mark { first += 1 }
        return fields.names.name(at: first, limit: dash) != nil && dash - first <= 14
    }

    /// Without the marks and small words at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        var first = range.lowerBound
        var end = range.upperBound
        // "2. Systems Lunch": the number of an item.
        if first + 2 < end, document.isItemNumber(first), tokens[first + 2].isSpaced { first += 2 }
        while first < end,
            tokens[first].isMark(",:;-.|/)>*·•@") || document.has(.weekday, at: first)
                || document.has(.meridiem, at: first) || isPreposition(first)
                || isBy(first) && fields.names.name(at: first + 1, limit: end)?.isSure == true
        { first += 1 }
        if first > 0, isFullStop(first - 1) || document.has(.says, at: first),
            let person = personLedTo(by: first, limit: end)
        {
            first = person
        }
        while end > first,
            tokens[end - 1].isMark(",:;-|/(<*") || isPreposition(end - 1) || isUnopened(end - 1, from: first)
        { end -= 1 }
        return first < end ? first..<withoutStatus(first..<end) : nil
    }

    /// "On Rivers. Talk cancelled": where the words end that do not say what becomes of the talk.
    private func withoutStatus(_ range: Range<Int>) -> Int {
        for length in 1...3 where range.count > length + 1 {
            let start = range.upperBound - length
            guard
                document.terms[start].contains(where: {
                    $0.term.key == .status && $0.length == length && ["cancelled", "postponed"].contains($0.term.value)
                })
            else { continue }
            var end = start
            let isTalk = document.has(.talk, at: end - 1) || document.has(.series, at: end - 1)
            if isTalk { end -= 1 }
            // "Why lectures are cancelled" is a title.
            guard end > range.lowerBound + 1,
                tokens[end - 1].kind == .mark || isTalk && tokens[end].startsUpper && !tokens[end - 1].startsUpper
            else { continue }
            while end > range.lowerBound + 1, tokens[end - 1].isMark(",:;-|(.") { end -= 1 }
            return end > range.lowerBound ? end : range.upperBound
        }
        return range.upperBound
    }

    /// "By Ada Example", "A cargo de Ada Example": where the name begins, behind words that lead to one.
    private func personLedTo(by index: Int, limit: Int) -> Int? {
        guard index < limit else { return nil }
        return document.terms[index].lazy.filter {
            $0.term.key == .byline || $0.term.key == .label && $0.term.value == "speaker" || $0.term.key == .says
        }.map { index + $0.length }.first { fields.names.name(at: $0, limit: limit) != nil }
    }

    /// The bracket at the end of "(12:00, Room 3)", cut off from the one it closes.
    private func isUnopened(_ index: Int, from first: Int) -> Bool {
        tokens[index].isMark(")")
            && (first..<index).count { tokens[$0].isMark("(") } < (first...index).count { tokens[$0].isMark(")") }
    }

    func isPreposition(_ index: Int) -> Bool {
        document.term(.preposition, at: index)?.length == 1
            || document.term(.hour, at: index)?.length == 1
                && tokens[index].isWord
    }
}
