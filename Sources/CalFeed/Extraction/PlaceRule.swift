/// Proposes spans that may be a place: a room, a building, an address. Most of them are none.
struct PlaceRule {
    let statements: Statements
    private let document: Document
    private let tokens: [Token]

    init(statements: Statements) {
        self.statements = statements
        document = statements.document
        tokens = document.tokens
    }

    /// Longer than this no place is written; more proposals than this no announcement needs.
    private static let tokenLimit = 18
    /// As above, where each character is a token.
    private static let denseLimit = 48
    private static let lineLimit = 3
    private static let proposalLimit = 4000

    func candidates() -> [Range<Int>] {
        let isAnchor = tokens.indices.map(isAnchor)
        var labelStarts: Set<Int> = []
        for label in statements.labelled("location") where !label.value.isEmpty {
            var start = label.value.lowerBound
            while start < label.value.upperBound, tokens[start].isMark("-•|*:") { start += 1 }
            labelStarts.insert(start)
        }
        var result: [Range<Int>] = []
        for start in tokens.indices where result.count < Self.proposalLimit {
            let isLabelled = labelStarts.contains(start)
            guard
                isLabelled
                    || !statements.isInBackground(start) && mayStart(at: start)
                        && !(isInLabel(start) && !beginsPart(start))
            else { continue }
            var hasAnchor = isLabelled || isNamedPlace(at: start)
            var end = start
            var depth = 0
            var numbers = 0
            let limit = start + (isDense(tokens[start]) ? Self.denseLimit : Self.tokenLimit)
            while end < min(tokens.count, limit), !isBarrier(end, after: start) {
                hasAnchor = hasAnchor || isAnchor[end]
                if tokens[end].isMark("([") { depth += 1 }
                if tokens[end].isMark(")]") { depth -= 1 }
                // "000 1234 5678" is a telephone's or a meeting's number.
                numbers = tokens[end].number == nil ? 0 : numbers + 1
                if numbers > 2 || depth < 0 { break }
                end += 1
                let closesNext = depth > 0 && end < tokens.count && tokens[end].isMark(")]")
                if hasAnchor, !closesNext, mayEnd(before: end) { result.append(start..<end) }
            }
        }
        return result
    }

    /// A word for a place, or a number that may be a room's.
    private func isAnchor(_ index: Int) -> Bool {
        if document.has(.place, at: index) { return true }
        guard tokens[index].number != nil, (1...5).contains(tokens[index].width), !statements.isTaken(index) else {
            return false
        }
        if tokens[index].width >= 3 { return true }
        let hasWordBefore = index > 0 && tokens[index - 1].line == tokens[index].line && tokens[index - 1].isWord
        let hasWordBehind =
            index + 1 < tokens.count && tokens[index + 1].line == tokens[index].line && tokens[index + 1].isWord
        return hasWordBefore || hasWordBehind
    }

    /// "Thursday at 4 in Skylark's": a capitalised word behind "in" or "at", on a line that tells a time.
    private func isNamedPlace(at index: Int) -> Bool {
        guard index > 0, isCapitalised(index), tokens[index].isWord else { return false }
        let before = document.has(.preposition, at: index - 1) ? index - 1 : index - 2
        guard before >= 0, document.term(.preposition, at: before).map({ $0.term.value != "of" }) ?? false,
            before == index - 1 || document.has(.stop, at: index - 1)
        else { return false }
        let line = tokens[index].line
        if document.lines[line].content.contains(where: { statements.isTaken($0) }) { return true }
        // The sentence may have told the time on the line above.
        return line > 0 && document.flows(into: line)
            && document.lines[line - 1].content.contains { statements.isTaken($0) }
            && !(min(document.lines[line].content.lowerBound, before)..<before).contains { tokens[$0].isMark(".!?") }
    }

    private func isInLabel(_ index: Int) -> Bool { statements.label(at: index)?.key == "location" }

    /// Inside a labelled place only what stands behind a mark or on a line of its own is taken out of it.
    private func beginsPart(_ index: Int) -> Bool {
        let before = tokens[index - 1]
        return before.line != tokens[index].line || !before.isWord && before.number == nil || isWide(before: index)
    }

    private func mayStart(at index: Int) -> Bool {
        let token = tokens[index]
        // "34-401A": the letter belongs to the number.
        if !token.isSpaced, index > 0, tokens[index - 1].number != nil { return false }
        guard token.isWord || token.number != nil, !document.lines[token.line].isQuoted, !statements.isTaken(index),
            !statements.isKnownLabel(index),
            statements.label(at: index)?.key != "passcode"
        else { return false }
        guard index > 0, tokens[index - 1].line == token.line else { return true }
        let before = tokens[index - 1]
        if !before.isWord && before.number == nil || statements.isTaken(index - 1) || statements.isLabel(index - 1) {
            return !before.isMark("-'") || before.isSpaced || token.isSpaced
        }
        // "we meet 2110", "use Room 5": behind a small word a number or a capital begins something.
        let follows = before.isWord && !isCapitalised(index - 1) && (isCapitalised(index) || token.number != nil)
        return follows || document.has(.stop, at: index - 1)
            || document.has(.preposition, at: index - 1)
            || document.has(.place, at: index) && before.isWord && !isCapitalised(index - 1)
            || isWide(before: index) || token.isEmphasised
    }

    private func mayEnd(before end: Int) -> Bool {
        let last = tokens[end - 1]
        if document.has(.stop, at: end - 1) && !(last.width == 1 && isCapitalised(end - 1))
            || last.isMark(",;:-(|\"")
        {
            return false
        }
        guard end < tokens.count, tokens[end].line == last.line else { return true }
        let next = tokens[end]
        if last.number != nil, next.isWord, !next.isSpaced, !isDense(next) { return false }
        if next.isMark("."), last.isWord, last.width == 1, isCapitalised(end - 1) { return false }
        if next.isMark("-/'.") && !next.isSpaced {
            return next.isMark(".") && (end + 1 >= tokens.count || tokens[end + 1].isSpaced)
        }
        return !next.isWord && next.number == nil || statements.isTaken(end) || statements.isLabel(end)
            || document.has(.stop, at: end) || isWide(before: end) || !isCapitalised(end) && next.isWord
            || next.isEmphasised
    }

    /// What no place goes across: a date, an address, a label, an empty line, a sentence's end.
    private func isBarrier(_ index: Int, after start: Int) -> Bool {
        let token = tokens[index]
        if statements.isTaken(index) || statements.isLabel(index) || token.kind == .url || token.kind == .email
            || token.isMark("|;!?\"")
        {
            return true
        }
        guard index > start else { return false }
        if token.line - tokens[start].line >= Self.lineLimit || token.line - tokens[index - 1].line > 1 { return true }
        if token.line != tokens[index - 1].line,
            document.lines[token.line].headingLevel > 0 || document.lines[token.line].isBullet
        {
            return true
        }
        return tokens[index - 1].isMark(".") && token.isSpaced && index - start >= 2 && tokens[index - 2].width > 4
    }

    private func isDense(_ token: Token) -> Bool {
        token.isDense
    }

    private func isWide(before index: Int) -> Bool {
        tokens[index].span.lowerBound - tokens[index - 1].span.upperBound >= 3
    }

    private func isCapitalised(_ index: Int) -> Bool {
        tokens[index].isCapitalised
    }
}
