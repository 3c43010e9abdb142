/// Tells for each entry of a programme the line it begins with: titles and names may stand above the date.
struct EntryStarts {
    let programme: Programme
    /// The lines with the dates.
    let heads: [Int]
    /// The line that all of them stand under; no entry begins above it.
    let floor: Int

    /// The names of the labels in the lines right above the first date, where all dates are labelled.
    private let aboveFirst: Set<String>?

    init(programme: Programme, heads: [Int], floor: Int) {
        self.programme = programme
        self.heads = heads
        self.floor = floor
        aboveFirst = Self.keysAboveFirst(of: heads, after: floor, in: programme)
    }

    var document: Document { programme.document }
    var statements: Statements { programme.statements }

    func lines() -> [Int] {
        let headings = commonHeadings()
        let own = headings == 0 ? ownHeadings() : []
        if own.count == heads.count { return own }
        let sections = headings == 0 ? headingsOfSections() : []
        if sections.count == heads.count { return sections }
        let blocks = headings == 0 ? blocksBetweenGaps() : []
        if blocks.count == heads.count { return blocks }
        let quotes = headings == 0 ? quotesAbove() : []
        if quotes.count == heads.count { return quotes }
        let paragraphs = headings == 0 ? paragraphsAround() : []
        if paragraphs.count == heads.count { return paragraphs }
        let people = headings == 0 ? peopleAbove() : []
        if people.count == heads.count, !people.isEmpty { return people }
        let above = headings == 0 ? commonLinesAbove() : 0
        var starts = heads.indices.map { index in
            let line = heads[index]
            let previous = index > 0 ? heads[index - 1] : floor
            if headings > 0 { return self.headings(above: line, after: previous).prefix(headings).last ?? line }
            if above > 0 { return max(line - above, previous + 1) }
            return start(at: line, after: previous)
        }
        // A heading above the first entry alone is the list's.
        if let first = starts.first, starts.count >= 3, document.lines[first].headingLevel > 0, first < heads[0],
            zip(starts, heads).dropFirst().allSatisfy({ $0 == $1 })
        {
            starts[0] = heads[0]
        }
        return starts
    }

    // MARK: Entries that look alike

    private static let mostAbove = 4
    private static let mostLabels = 20

    /// Where each date stands below the first line of a paragraph of its own: "Lecture: On Rivers / 4 March, 5 pm / Ada Example".
    private func paragraphsAround() -> [Int] {
        var result: [Int] = []
        for (index, line) in heads.enumerated() {
            var first = line
            while first - 1 > floor, !document.lines[first - 1].isBlank, line - first <= Self.mostAbove { first -= 1 }
            guard first < line, line - first <= Self.mostAbove, index == 0 || first > heads[index - 1],
                isBehindKind(first),
                !document.lines[line].isBullet, !programme.hasLabelledDay(line)
            else { return [] }
            result.append(first)
        }
        return result
    }

    /// "Lecture: On Rivers", "Public lecture: Ada Example: On Rivers"
    private func isBehindKind(_ number: Int) -> Bool {
        let content = document.lines[number].content
        if statements.labels(onLine: number).contains(where: { $0.key == "title" }) { return true }
        guard let colon = content.prefix(5).first(where: { document.tokens[$0].isMark(":") }) else { return false }
        return (content.lowerBound..<colon).contains { document.has(.talk, at: $0) || document.has(.series, at: $0) }
    }

    private static func keysAboveFirst(of heads: [Int], after floor: Int, in programme: Programme) -> Set<String>? {
        guard let first = heads.first, heads.allSatisfy(programme.hasLabelledDay) else { return nil }
        var keys: Set<String> = []
        for number in stride(from: first - 1, to: max(floor, first - mostLabels), by: -1) {
            let own = programme.statements.labels(onLine: number).map(\.key)
            guard own.contains(where: { $0 != "other" }) else { break }
            keys.formUnion(own)
        }
        return keys
    }

    private func names(_ key: String, onLine line: Int) -> Bool {
        statements.labels(onLine: line).contains { $0.key == key }
    }

    /// "2. Reading Club", the nearest such line above a date in its paragraph.
    private func numberedHead(above line: Int, after previous: Int) -> Int? {
        var number = line - 1
        while number > previous, line - number <= 8, !document.lines[number].isBlank {
            if isNumberedHead(number) { return number }
            number -= 1
        }
        return nil
    }

    /// "2. Reading Club", above the labels of one talk.
    private func isNumberedHead(_ number: Int) -> Bool {
        let content = document.lines[number].content
        let tokens = document.tokens
        guard content.count >= 3, statements.labels(onLine: number).isEmpty else { return false }
        var first = content.lowerBound
        let isBracketed = tokens[first].isMark("(")
        if isBracketed { first += 1 }
        return first + 1 < content.upperBound && tokens[first].number != nil && tokens[first].width <= 2
            && tokens[first + 1].isMark(isBracketed ? ")" : ".)、") && !tokens[first + 1].isSpaced
    }

    /// A title in quotes over each date, with an empty line between the two.
    private func quotesAbove() -> [Int] {
        var result: [Int] = []
        for (index, line) in heads.enumerated() {
            let previous = index > 0 ? heads[index - 1] : floor
            guard line - 2 > previous, document.lines[line - 1].isBlank,
                let first = document.lines[line - 2].content.first, let last = document.lines[line - 2].content.last,
                document.tokens[first].isMark("\"„«「『"), document.tokens[last].isMark("\"”»」』.?!"),
                line - 2 == 0 || document.lines[line - 3].isBlank
            else { return [] }
            result.append(line - 2)
        }
        return result
    }

    /// Blocks of as many lines over each date, with two empty lines or more between one block and the next.
    private func blocksBetweenGaps() -> [Int] {
        guard let first = heads.first else { return [] }
        var result: [Int] = []
        var lines: Int?
        for (previous, line) in zip(heads, heads.dropFirst()) {
            let gaps = (previous + 1..<max(previous + 1, line)).filter { isGap($0) }
            guard gaps.count == 1, let gap = gaps.first else { return [] }
            let above = (gap + 1..<line).filter { !document.lines[$0].isBlank }
            guard let start = above.first, above.count <= 20, lines.map({ $0 == above.count }) ?? true else {
                return []
            }
            lines = above.count
            result.append(start)
        }
        guard let lines else { return [] }
        var own: [Int] = []
        for number in stride(from: first - 1, to: floor, by: -1) where !document.lines[number].isBlank {
            own.append(number)
            if own.count == lines { break }
        }
        guard own.count == lines, let start = own.last else { return [] }
        // What stands over the first block is no part of it, either.
        let before = stride(from: start - 1, to: floor, by: -1).first { !document.lines[$0].isBlank }
        guard start - 1 <= floor || isGap(start - 1) || before.map({ isTitleOfList($0) && $0 < start - 1 }) == true,
            !(start..<first).contains(where: isGap)
        else { return [] }
        return [start] + result
    }

    /// The last of two blank lines or more.
    private func isGap(_ number: Int) -> Bool {
        number > 0 && document.lines[number].isBlank && document.lines[number - 1].isBlank
            && (number + 1 >= document.lines.count || !document.lines[number + 1].isBlank)
    }

    /// "Upcoming talks"
    private func isTitleOfList(_ number: Int) -> Bool {
        let line = document.lines[number]
        return line.headingLevel > 0 || line.content.count <= 4
    }

    /// "Ada Example (Northfield) / 4 March, 16:00 / Hall 3", one below the other: who speaks stands right above each
    /// day.
    private func peopleAbove() -> [Int] {
        guard let first = heads.first, let last = heads.last, first - 1 > floor,
            first - 1 == 0 || document.lines[first - 2].isBlank || isTitleOfList(first - 2),
            heads.indices.allSatisfy({ isBelowPerson(heads[$0], after: $0 > 0 ? heads[$0 - 1] : floor) }),
            // "4 March / On Rivers / Ada Example": the next day's person would be this one's.
            !(last + 1..<document.lines.count).prefix(while: { !document.lines[$0].isBlank }).contains(
                where: beginsWithPerson)
        else { return [] }
        return heads.map { $0 - 1 }
    }

    private func isBelowPerson(_ line: Int, after previous: Int) -> Bool {
        let above = line - 1
        guard above > previous, isShort(above), !hasLabel(above), beginsWithPerson(above), !beginsWithPerson(line + 1)
        else { return false }
        return above == 0 || !isHeading(above - 1)
    }

    private func isHeading(_ line: Int) -> Bool { document.lines[line].headingLevel > 0 }

    private func beginsWithPerson(_ line: Int) -> Bool {
        guard line < document.lines.count else { return false }
        let content = document.lines[line].content
        return NameRule(document: document).name(at: content.lowerBound, limit: content.upperBound)?.isSure == true
            && !content.contains { document.has(.series, at: $0) }
    }

    /// How many short lines of one block stand over the first date, where all others have as many.
    private func commonLinesAbove() -> Int {
        guard let first = heads.first else { return 0 }
        var count = 0
        while first - count > floor + 1, count < 3, isShort(first - count - 1) { count += 1 }
        guard count > 0,
            first == count || document.lines[first - count - 1].isBlank || document.isRule(first - count - 1)
                || document.lines[first - count - 1].headingLevel > 0
        else { return 0 }
        // Labels of one block are counted by their names, not by their number.
        guard !(first - count..<first).contains(where: hasLabel) else { return 0 }
        let others = zip(heads, heads.dropFirst())
        guard
            others.allSatisfy({ previous, line in
                line - count > previous && (line - count..<line).allSatisfy { isShort($0) && !hasLabel($0) }
            })
        else { return 0 }
        // "Date / title / speaker / date / title / speaker": what stands above is the previous entry's.
        guard
            others.allSatisfy({ previous, line in
                let before = line - count - 1
                return before == previous || document.lines[before].isBlank || document.isRule(before)
                    || hasLabel(before) || !isShort(before)
            })
        else { return 0 }
        // "### On Rivers / Ada Example / 4 March": the heading is the entry's, too.
        let haveHeading = heads.allSatisfy { line in
            line - count - 1 > floor && document.lines[line - count - 1].headingLevel > 0
        }
        return haveHeading ? count + 1 : count
    }

    func hasLabel(_ line: Int) -> Bool { statements.labels(onLine: line).contains { $0.key != "other" } }

    private func isShort(_ number: Int) -> Bool {
        let line = document.lines[number]
        return !line.isBlank && line.span.count <= 200 && line.headingLevel == 0 && !line.isBullet
            && !(document.flows(into: number + 1) && !hasLabel(number + 1)) && !document.isRule(number)
            && !line.content.contains { statements.isTaken($0) }
    }

    // MARK: One entry

    /// The item of a list that a labelled date stands in: "- speaker: …", and below it, further in, "date: …".
    private func item(of line: Int, after previous: Int) -> Int? {
        guard hasLabel(line) || programme.hasLabelledDay(line) else { return nil }
        let own = document.lines[line].isBullet ? line : nil
        let indentation = document.lines[line].indentation
        for number in stride(from: line - 1, to: previous, by: -1) where !document.lines[number].isBlank {
            let candidate = document.lines[number]
            guard candidate.indentation < indentation else { continue }
            return candidate.isBullet ? number : own
        }
        return own
    }

    private func isOnlyTime(_ number: Int) -> Bool {
        let line = document.lines[number]
        return !line.isBlank && statements.isOnlyTime(line.content)
    }

    private var isTitleAboveFirst: Bool {
        guard let first = heads.first, first - 1 > floor, document.lines.indices.contains(first - 1) else {
            return false
        }
        let line = document.lines[first - 1]
        return !line.isBlank && (line.isEmphasised || line.headingLevel > 0)
    }

    /// Emphasised words above a date are a title if nothing stands right above them: "4 March / Ada Example / **On Rivers** /
    /// 11 March" has it at the end.
    private func isFirstOfParagraph(_ number: Int, after previous: Int) -> Bool {
        number - 1 <= previous || document.lines[number - 1].isBlank || document.isRule(number - 1)
            || document.lines[number - 1].headingLevel > 0 || document.lines[number - 1].isEmphasised
    }

    /// A short line between empty ones that is no sentence.
    private func isLonely(_ number: Int, after previous: Int) -> Bool {
        guard let last = document.lines[number].content.last else { return false }
        return isShort(number) && !hasLabel(number) && document.lines[number].content.count <= 25
            && !document.tokens[last].isMark(".:;,") && (number > previous + 1 || previous < 0)
            && (number == 0 || document.lines[number - 1].isBlank)
    }

    /// What labels tell in the lines around one, from one empty line to the next, besides when.
    private func keysOfParagraph(of line: Int) -> Set<String> {
        Set(document.paragraph(around: line).flatMap { statements.labels(onLine: $0).map(\.key) })
            .intersection(["title", "speaker", "location"])
    }

    /// A labelled date stands inside its entry: the entry begins with the block's first label or the heading above.
    private func start(at line: Int, after previous: Int) -> Int {
        if let item = item(of: line, after: previous) { return item }
        // "9:20 / On Rivers / Ada Example / 9:40 / …": what stands above an hour is the talk's before.
        if previous >= 0, isOnlyTime(line), isOnlyTime(previous), !isTitleAboveFirst { return line }
        let isLabelled = programme.hasLabelledDay(line)
        let own = isLabelled ? keysOfParagraph(of: line) : []
        if isLabelled, let numbered = numberedHead(above: line, after: previous) { return numbered }
        let aboveFirst = isLabelled && previous > floor ? self.aboveFirst : nil
        var start = line
        var number = line - 1
        var blanks = 0
        var isInParagraph = true
        while number > previous {
            let candidate = document.lines[number]
            if candidate.isBlank {
                blanks += 1
                isInParagraph = false
                if blanks > (isLabelled ? 2 : 0) { break }
            } else if isInParagraph, let aboveFirst, !aboveFirst.isEmpty,
                statements.labels(onLine: number).contains(where: { label in
                    label.key != "other" && !aboveFirst.contains(label.key)
                        && !(previous + 1..<number).contains { names(label.key, onLine: $0) }
                })
            {
                // What stands below the date in the first block does so in the others.
                break
            } else if !isInParagraph, isLabelled, previous > floor, programme.hasLabelledDay(previous),
                !document.isBlank(betweenLine: previous, and: number)
            {
                // "Date: … / Speaker: … / Title: …": the lines right below another date are its own.
                break
            } else if !isInParagraph, statements.labels(onLine: number).contains(where: { own.contains($0.key) }) {
                // What the date's own paragraph tells is another talk's here.
                break
            } else if candidate.headingLevel > 0
                || candidate.isEmphasised && candidate.content.count <= 25
                    && isFirstOfParagraph(number, after: previous)
            {
                start = number
                blanks = 0
                if candidate.headingLevel > 0 { break }
            } else if isLabelled,
                statements.labels(onLine: number).contains(where: { ["speaker", "title", "location"].contains($0.key) })
            {
                start = number
                blanks = 0
            } else if isLabelled, previous < 0 || number > previous + 1, candidate.span.count < 120, blanks == 0,
                candidate.content.count <= 25
            {
                start = number
            } else {
                // A title over the block of labels, with an empty line between the two.
                if isLabelled, blanks == 1, start < line, isLonely(number, after: previous), !own.contains("title") {
                    start = number
                }
                break
            }
            number -= 1
        }
        return start
    }
}
