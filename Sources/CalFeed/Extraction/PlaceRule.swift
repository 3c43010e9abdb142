/// Proposes spans that may be a place: a room, a building, an address. Most of them are none.
struct PlaceRule {
    let statements: Statements
    private let document: Document
    private let tokens: [Token]
    private let traits: TokenTraits

    init(statements: Statements) {
        self.statements = statements
        document = statements.document
        tokens = document.tokens
        traits = statements.traits
    }

    /// Longer than this no place is written; more proposals than this no announcement needs.
    private static let tokenLimit = 18
    /// As above, where each character is a token.
    private static let denseLimit = 48
    private static let lineLimit = 3
    private static let proposalLimit = 4000

    /// What a token is to a place that reaches it, looked up once for all that do.
    private struct Step: OptionSet {
        let rawValue: UInt8

        static let known = Step(rawValue: 1 << 0)
        static let opens = Step(rawValue: 1 << 1)
        static let closes = Step(rawValue: 1 << 2)
        static let number = Step(rawValue: 1 << 3)
        /// No place goes across it.
        static let stops = Step(rawValue: 1 << 4)
        /// A place may end with it.
        static let mayEnd = Step(rawValue: 1 << 5)
        /// A word for a place.
        static let place = Step(rawValue: 1 << 6)
        static let year = Step(rawValue: 1 << 7)
    }

    func candidates() -> [Range<Int>] {
        let anchors = nextAnchors()
        var labelStarts = [Bool](repeating: false, count: tokens.count + 1)
        for label in statements.labelled("location") where !label.value.isEmpty {
            var start = label.value.lowerBound
            while start < label.value.upperBound, tokens[start].isOrnament { start += 1 }
            labelStarts[start] = true
        }
        let hasTime = linesWithTime()
        // The first mark that ends a sentence on the line that has been looked at last.
        var stop = (line: -1, index: Int.max)
        let old = oldPlaces()
        var steps = [Step](repeating: [], count: tokens.count)
        var result: [Range<Int>] = []
        for start in tokens.indices where result.count < Self.proposalLimit {
            let limit = min(tokens.count, start + (tokens[start].isDense ? Self.denseLimit : Self.tokenLimit))
            let isLabelled = labelStarts[start]
            let isNamed = isLabelled || isNamedPlace(at: start, hasTime, &stop)
            guard isNamed || anchors[start] < limit, !old[start],
                isLabelled
                    || !statements.isInBackground(start) && mayStart(at: start) && !isPreposition(start)
                        && !(isInLabel(start) && !beginsPart(start))
            else { continue }
            extend(
                from: start, limit: limit, hasAnchor: isNamed, isLabelled: isLabelled, anchors, &steps, into: &result)
        }
        return result
    }

    private func extend(
        from start: Int, limit: Int, hasAnchor: Bool, isLabelled: Bool, _ anchors: [Int], _ steps: inout [Step],
        into result: inout [Range<Int>]
    ) {
        var end = start
        var depth = 0
        var numbers = 0
        let head = isLabelled ? limit : endOfHead(from: start, limit: limit)
        // "Spring 1994": a year, no word for a place, and no "in" or "at" in front.
        let mayBeYear = isLabelled || start > 0 && isPreposition(start - 1)
        var hasYear = false
        var hasPlace = false
        while end < limit {
            if steps[end].isEmpty { steps[end] = step(end) }
            let step = steps[end]
            if step.contains(.stops) || end > start && isBarrier(end, after: start) { break }
            if step.contains(.opens) { depth += 1 }
            if step.contains(.closes) { depth -= 1 }
            // "000 1234 5678" is a telephone's or a meeting's number.
            numbers = step.contains(.number) ? numbers + 1 : 0
            if numbers > 2 || depth < 0 { break }
            hasYear = hasYear || step.contains(.year)
            hasPlace = hasPlace || step.contains(.place)
            end += 1
            guard hasAnchor || anchors[start] < end, step.contains(.mayEnd) else { continue }
            if depth == 0, end <= head, mayBeYear || hasPlace || !hasYear { result.append(start..<end) }
        }
    }

    private func step(_ index: Int) -> Step {
        let token = tokens[index]
        var step: Step = .known
        let trait = traits[index]
        if trait.contains(.opens) { step.insert(.opens) }
        if trait.contains(.closes) { step.insert(.closes) }
        if trait.contains(.number) { step.insert(.number) }
        if !trait.isDisjoint(with: [.taken, .link]) || statements.isLabel(index) || Self.parts(token)
            || trait.contains(.word) && (leadsOn(index) || isNumbered(index) || isUnit(index))
            || isStopBeforePerson(index)
        {
            step.insert(.stops)
        }
        if token.width == 4, (1950...2049).contains(token.number ?? 0) { step.insert(.year) }
        if document.has(.place, at: index) { step.insert(.place) }
        if mayEnd(before: index + 1) { step.insert(.mayEnd) }
        return step
    }

    /// "Room 5. Professor Ada Example": the sentence is over.
    private func isStopBeforePerson(_ index: Int) -> Bool {
        guard tokens[index].isMark("."), !tokens[index].isSpaced, index + 1 < tokens.count, tokens[index + 1].isSpaced
        else { return false }
        return document.has(.honorific, at: index + 1) && tokens[index + 1].startsUpper
            && tokens[index - 1].number != nil
    }

    /// A mark that no place goes across.
    private static func parts(_ mark: Token) -> Bool {
        switch mark.markScalar {
        case "|", ";", "!", "?", "\"": true
        default: false
        }
    }

    /// For each token the first one from there on that a place can be told by.
    private func nextAnchors() -> [Int] {
        var next = tokens.count
        var result = [Int](repeating: next, count: tokens.count)
        for index in tokens.indices.reversed() {
            if isAnchor(index) { next = index }
            result[index] = next
        }
        return result
    }

    /// For each line whether a date or a time stands on it.
    private func linesWithTime() -> [Bool] {
        var result = [Bool](repeating: false, count: document.lines.count)
        for index in statements.dates.indices {
            for token in statements.dates[index].tokens { result[tokens[token].line] = true }
        }
        for index in statements.times.indices {
            for token in statements.times[index].tokens { result[tokens[token].line] = true }
        }
        return result
    }

    /// "in Room 5": the place begins behind the small word; but "en línea" is one.
    private func isPreposition(_ index: Int) -> Bool {
        guard let match = document.term(.preposition, at: index), match.term.value != "of" else { return false }
        return !isCapitalised(index) && document.term(.online, at: index) == nil
            && document.term(.place, at: index) == nil
    }

    /// "and place (Room 5)": where the small words in front of a preposition or a bracket end, if there are only such.
    private func endOfHead(from start: Int, limit: Int) -> Int {
        for index in start..<limit {
            if isPreposition(index) || index > start && tokens[index].isMark("(") { return index }
            if tokens[index].number != nil || isCapitalised(index) || document.term(.place, at: index) != nil
                || document.term(.online, at: index) != nil
            {
                break
            }
        }
        return limit
    }

    /// "moved from Room 5 to …": what stands behind the old is no place any more.
    private func oldPlaces() -> [Bool] {
        var result = [Bool](repeating: false, count: tokens.count)
        for index in tokens.indices {
            guard let match = document.term(.cue, at: index), match.term.value == "old", match.length > 1 else {
                continue
            }
            for next in (index + match.length)..<min(tokens.count, index + match.length + 2) { result[next] = true }
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
    private func isNamedPlace(
        at index: Int, _ hasTime: [Bool], _ stop: inout (line: Int, index: Int)
    ) -> Bool {
        guard index > 0, tokens[index].isWord, tokens[index].isCapitalised else { return false }
        let before = document.has(.preposition, at: index - 1) ? index - 1 : index - 2
        guard before >= 0, document.term(.preposition, at: before).map({ $0.term.value != "of" }) ?? false,
            before == index - 1 || document.has(.stop, at: index - 1)
        else { return false }
        let line = tokens[index].line
        if hasTime[line] { return true }
        // The sentence may have told the time on the line above.
        guard line > 0, hasTime[line - 1] else { return false }
        if stop.line != line {
            stop = (line, document.lines[line].content.first { traits[$0].contains(.sentenceEnd) } ?? .max)
        }
        return stop.index >= before && document.flows(into: line)
    }

    private func isInLabel(_ index: Int) -> Bool { statements.label(at: index)?.key == "location" }

    /// What these labels name is no place of the talk.
    private static let foreign: Set<String> = ["passcode", "affiliation"]

    /// "2. Systems Lunch": the number of an item.
    private func isCount(_ index: Int) -> Bool {
        index + 2 < tokens.count && document.isItemNumber(index) && tokens[index + 2].isSpaced
    }

    /// Inside a labelled place only what stands behind a mark or on a line of its own is taken out of it.
    private func beginsPart(_ index: Int) -> Bool {
        let before = tokens[index - 1]
        return before.line != tokens[index].line || !before.isWord && before.number == nil
            || document.isWide(before: index)
    }

    private func mayStart(at index: Int) -> Bool {
        let token = tokens[index]
        // "34-401A": the letter belongs to the number.
        if !token.isSpaced, index > 0, tokens[index - 1].number != nil { return false }
        guard token.isWord || token.number != nil, !document.lines[token.line].isQuoted, !statements.isTaken(index),
            !statements.isKnownLabel(index),
            statements.label(at: index).map({ !Self.foreign.contains($0.key) }) ?? true, !isCount(index)
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
            || document.isWide(before: index) || token.isEmphasised
    }

    private func mayEnd(before end: Int) -> Bool {
        let last = tokens[end - 1]
        if document.has(.stop, at: end - 1) && !(last.width == 1 && isCapitalised(end - 1)) { return false }
        switch last.markScalar {
        case ",", ";", ":", "-", "(", "|", "\"": return false
        default: break
        }
        // A stop belongs to what is cut short, "Bldg.", and ends all else.
        if last.markScalar == ".", end >= 2, tokens[end - 2].width > 4 || tokens[end - 2].number != nil { return false }
        guard end < tokens.count, tokens[end].line == last.line else { return true }
        let next = tokens[end]
        if last.number != nil, next.isWord, !next.isSpaced, !next.isDense { return false }
        switch next.markScalar {
        case "." where last.isWord && last.width == 1 && isCapitalised(end - 1): return false
        case "." where !next.isSpaced: return end + 1 >= tokens.count || tokens[end + 1].isSpaced
        case "-" where !next.isSpaced, "/" where !next.isSpaced, "'" where !next.isSpaced: return false
        default: break
        }
        return !next.isWord && next.number == nil || traits[end].contains(.taken) || statements.isLabel(end)
            || document.has(.stop, at: end) || document.isWide(before: end) || !isCapitalised(end) && next.isWord
            || next.isEmphasised
    }

    /// What no place goes across, besides dates, addresses and labels: an empty line, a sentence's end.
    private func isBarrier(_ index: Int, after start: Int) -> Bool {
        let token = tokens[index]
        if token.line != tokens[index - 1].line {
            if token.line - tokens[start].line >= Self.lineLimit || token.line - tokens[index - 1].line > 1
                || document.lines[token.line].headingLevel > 0 || document.lines[token.line].isBullet
            {
                return true
            }
        }
        guard tokens[index - 1].markScalar == ".", token.isSpaced, index - start >= 2 else { return false }
        // "Room 205, wing C. Committee: …"
        if token.startsUpper, index + 1 < tokens.count, tokens[index + 1].isMark(":"), !tokens[index + 1].isSpaced {
            return true
        }
        // "conference room 5B. Ada Example speaks": the letter belongs to the number.
        if tokens[index - 2].isWord, tokens[index - 2].width == 1, !tokens[index - 2].isSpaced,
            index - start >= 3, tokens[index - 3].number != nil
        {
            return true
        }
        // "Hauptstr. 12"
        return tokens[index - 2].width > 4 && (token.number == nil || tokens[index - 2].number != nil)
    }

    /// "Chapter 10", "Week 3", "August 2020": the number behind is that of something else.
    private func isNumbered(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].number != nil else { return false }
        return document.term(.cue, at: index).map { ["number", "period"].contains($0.term.value) } ?? false
            || document.term(.month, at: index) != nil
    }

    /// "20 min": the number in front is no room's.
    private func isUnit(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].number != nil && document.has(.minute, at: index)
            && !(tokens[index].startsUpper && document.isAllCapitals(index))
            && !document.has(.place, at: index)
    }

    /// "… will be held in …", "… will speak at …", "from Old Hall 5 to New Hall 3": no place goes across such words.
    private func leadsOn(_ index: Int) -> Bool {
        if document.term(.cue, at: index)?.term.value == "held" { return true }
        if let match = document.term(.says, at: index), match.term.value != "by" { return true }
        return document.term(.range, at: index)?.term.value == "to" && document.term(.connector, at: index) == nil
            && !isCapitalised(index) && !tokens[index].isDense
    }

    private func isCapitalised(_ index: Int) -> Bool {
        tokens[index].isCapitalised
    }
}

extension Token {
    /// A bullet, a dash, a picture in front of a value: a mark that opens nothing.
    var isOrnament: Bool { kind == .mark && !isMark("([{<\"'„“«‘「『【《〈$€£#¿¡\\") }
}
