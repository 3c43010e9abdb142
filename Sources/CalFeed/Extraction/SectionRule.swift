/// Tells where the abstract and the speaker's life begin and end: what is said there is not said of the talk's time.
struct SectionRule {
    private let document: Document
    private let labels: [Labelled]
    /// The first whole date of each line that has one.
    private let dateOfLine: [Int: Candidate<DateExpression>]
    private let timesOfLine: [Int: [Candidate<TimeExpression>]]
    /// The first empty line from the first label's on.
    private let firstBlank: Int

    init(
        document: Document, labels: [Labelled], dates: [Candidate<DateExpression>], times: [Candidate<TimeExpression>]
    ) {
        self.document = document
        self.labels = labels
        dateOfLine = Dictionary(
            dates.lazy.filter { $0.value.day != nil && !$0.value.isBare }.map { ($0.line, $0) }
        ) { first, _ in first }
        timesOfLine = Dictionary(grouping: times, by: \.line)
        let first = labels.first?.line ?? document.lines.count
        firstBlank = document.lines[first...].firstIndex(where: \.isBlank) ?? document.lines.count
    }

    static func beginsSection(_ label: Labelled) -> Bool { label.key == "abstract" || label.key == "biography" }

    /// For each token whether it stands in an abstract or a biography.
    func background() -> [Bool] {
        var result = [Bool](repeating: false, count: document.tokens.count)
        for (index, label) in labels.enumerated()
        where Self.beginsSection(label) && !isLastOfHeader(index) {
            let next = labels.dropFirst(index + 1).first { $0.key != "other" }
            let end = min(next?.label.lowerBound ?? document.tokens.count, end(of: label, before: next))
            guard label.value.lowerBound < end else { continue }
            for token in label.value.lowerBound..<end { result[token] = true }
        }
        return result
    }

    /// A bulletin's header ends with "Abstract:", and the whole announcement is its value: no section of it.
    private func isLastOfHeader(_ index: Int) -> Bool {
        guard labels[index].isBlock, index >= 3 else { return false }
        let first = labels[0].line
        guard first <= 2 else { return false }
        return labels[index].line - first <= index + 2 && firstBlank >= labels[index].line
    }

    /// A table's cell ends with its row, and the next row may show its day in front of its first label.
    private func end(of label: Labelled, before next: Labelled?) -> Int {
        if document.hasBar(before: label.label.lowerBound) { return document.lines[label.line].tokens.upperBound }
        return end(ofSectionAt: label.line, before: next)
    }

    /// The first token that is no longer of it: a heading, a line drawn across, or the next talk's date comes first.
    private func end(ofSectionAt line: Int, before label: Labelled?) -> Int {
        // A date may stand in front of the next label: "March 4, special time: 2 pm".
        let limit = min((label?.line ?? document.lines.count) + 1, document.lines.count)
        let level = document.lines[line].headingLevel
        let head = stride(from: line, through: max(0, line - 40), by: -1).lazy.compactMap(dateBeginning).first
        for number in line + 1..<max(limit, line + 1) {
            let next = document.lines[number]
            if next.headingLevel > 0, level == 0 || next.headingLevel <= level || dateOfLine[number] != nil {
                return next.tokens.lowerBound
            }
            if document.isRule(number) || saysWhen(number) { return next.tokens.lowerBound }
            if let date = dateBeginning(number),
                head.map({ isLike($0, date) }) == true || isAboveLabels(date, of: label)
            {
                return next.tokens.lowerBound
            }
            if let start = startOfEntry(dated: number) { return document.lines[max(start, line + 1)].tokens.lowerBound }
        }
        return document.tokens.count
    }

    /// "The talk will take place at 8 pm on Monday, 4 March": below an empty line, the announcement goes on.
    private func saysWhen(_ number: Int) -> Bool {
        guard let date = dateOfLine[number], timesOfLine[number] != nil, document.lines[number - 1].isBlank,
            !labels.contains(where: { ["date", "when", "time"].contains($0.key) })
        else { return false }
        let front = document.lines[number].content.lowerBound..<date.tokens.lowerBound
        // "The next talk", "a second talk" is another.
        return front.prefix(2).contains { document.has(.talk, at: $0) }
            && front.contains { document.term(.cue, at: $0)?.term.value == "held" }
    }

    /// The date that a line begins with, where running text is not broken there.
    private func dateBeginning(_ number: Int) -> Candidate<DateExpression>? {
        guard let date = dateOfLine[number], isAlone(date) || !document.flows(into: number),
            date.tokens.lowerBound == document.lines[number].content.lowerBound
        else { return nil }
        return date
    }

    /// "Tuesday, 11 February", "11 February 2026, 16:00 to 18:00", and nothing else.
    private func isAlone(_ date: Candidate<DateExpression>) -> Bool {
        let content = document.lines[date.line].content
        if content == date.tokens { return date.value.weekday != nil }
        guard date.value.year != nil, let times = timesOfLine[date.line] else { return false }
        return content.allSatisfy { index in
            date.tokens.contains(index) || times.contains { $0.tokens.contains(index) }
                || document.tokens[index].kind == .mark
        }
    }

    /// "Weds, October 22 – Ada", "Weds, November 19 – Bela": the heads of two talks, with a weekday and the same mark behind, or with a
    /// name right behind both, below an empty line.
    private func isLike(_ first: Candidate<DateExpression>, _ second: Candidate<DateExpression>) -> Bool {
        let ends = (first.tokens.upperBound, second.tokens.upperBound)
        guard first.rule == second.rule, ends.0 < document.tokens.count, ends.1 < document.tokens.count else {
            return false
        }
        if isAlone(first), isAlone(second) { return true }
        if second.line > 0, document.lines[second.line - 1].isBlank, [first, second].allSatisfy(isBesideName) {
            return true
        }
        guard first.value.weekday != nil, second.value.weekday != nil else { return false }
        let marks = (document.tokens[ends.0], document.tokens[ends.1])
        return marks.0.kind == .mark && document.folded(marks.0) == document.folded(marks.1)
    }

    /// "Sept. 11  Ada Example (Northfield)", "Sept. 18  No seminar"
    private func isBesideName(_ date: Candidate<DateExpression>) -> Bool {
        let line = document.lines[date.line]
        guard date.tokens.upperBound < line.content.upperBound else { return false }
        var next = date.tokens.upperBound
        while next < line.content.upperBound, document.tokens[next].isMark(",:-|") { next += 1 }
        guard next < line.content.upperBound, line.content.count <= 30 else { return false }
        return document.has(.negation, at: next)
            || NameRule(document: document).name(at: next, limit: line.content.upperBound) != nil
    }

    /// Nothing, "[postponed]", or words in brackets: "(online)".
    private func isStatus(_ range: Range<Int>) -> Bool {
        if let first = range.first, let last = range.last, document.tokens[first].isMark("(["),
            document.tokens[last].isMark(")]"), range.count <= 12
        {
            return true
        }
        return range.allSatisfy { document.tokens[$0].kind == .mark || document.has(.status, at: $0) }
    }

    /// "March 4, in Room 7" below an empty line, and right below it "Speaker: …".
    private func isAboveLabels(_ date: Candidate<DateExpression>, of label: Labelled?) -> Bool {
        guard let label, label.line == date.line + 1, ["speaker", "title"].contains(label.key) else { return false }
        return document.lines[date.line - 1].isBlank && document.lines[date.line].content.count <= 20
    }

    /// Such a talk, with its hour behind its day.
    private func isTalk(
        _ number: Int, at date: Candidate<DateExpression>, _ times: [Candidate<TimeExpression>]
    ) -> Bool {
        document.isTalkOfOneLine(number)
            && times.contains { (0...3).contains($0.tokens.lowerBound - date.tokens.upperBound) }
    }

    private static let longestName = 60
    private static let mostNames = 3

    /// "Ada Example / Northfield / 2026-03-04 / On Rivers": a day with its year alone on its line, in a block of short ones.
    private func startOfBlock(dated number: Int, _ date: Candidate<DateExpression>) -> Int? {
        guard date.value.year != nil, document.lines[number].content == date.tokens else { return nil }
        var first = number
        while first > 0, !document.lines[first - 1].isBlank, number - first <= Self.mostNames {
            first -= 1
            guard document.lines[first].span.count <= Self.longestName, !document.flows(into: first + 1) else {
                return nil
            }
        }
        return (1...Self.mostNames).contains(number - first) ? first : nil
    }

    /// Where the next talk's lines begin, if the line begins with a talk's date.
    private func startOfEntry(dated number: Int) -> Int? {
        guard let date = dateOfLine[number] else { return nil }
        let line = document.lines[number]
        let times = timesOfLine[number] ?? []
        if isTalk(number, at: date, times) || document.isHeadOfDay(date.tokens) { return number }
        if times.contains(where: { $0.role == .event }), document.namesPersonOf(day: date.tokens) {
            var first = number
            while first > 0, !document.lines[first - 1].isBlank, number - first < 4 { first -= 1 }
            return first
        }
        guard
            date.tokens.lowerBound == line.content.lowerBound
                || times.contains(where: {
                    $0.tokens.lowerBound == line.content.lowerBound
                        && (0...1).contains(date.tokens.lowerBound - $0.tokens.upperBound)
                })
        else { return nil }
        if let first = startOfBlock(dated: number, date) { return first }
        let isAlone = number == 0 || document.lines[number - 1].isBlank || document.isRule(number - 1)
        if line.isBullet || line.isEmphasised { return number }
        // "4 March | Ada Example | …", a table's row.
        if date.tokens.upperBound < line.content.upperBound, document.tokens[date.tokens.upperBound].isMark("|") {
            return number
        }
        // "Jul 23" between empty lines heads what follows.
        if isAlone, isStatus(date.tokens.upperBound..<max(date.tokens.upperBound, line.content.upperBound)) {
            return number
        }
        guard date.value.weekday != nil || !times.isEmpty, line.span.count <= 400 else { return nil }
        if isAlone { return number }
        // Title and speaker stand above the date, in short lines of their own.
        guard !times.isEmpty, line.span.count <= 120 else { return nil }
        var first = number
        // A line as long as a paragraph is one: the end of the abstract.
        while first > 0, !document.lines[first - 1].isBlank, document.lines[first - 1].span.count < 160 {
            first -= 1
            guard number - first <= 3, !document.flows(into: first + 1) else { return nil }
        }
        return first
    }
}

extension Document {
    private static let longestTalk = 40
    private static let longestFront = 5

    /// "Talks on Friday, 4 March", and nothing behind it.
    func isHeadOfDay(_ date: Range<Int>) -> Bool {
        let content = lines[tokens[date.lowerBound].line].content
        let front = content.lowerBound..<max(content.lowerBound, date.lowerBound)
        return (1...Self.longestFront).contains(front.count)
            && front.allSatisfy { index in
                tokens[index].isMark("|*") || has(.talk, at: index) || has(.series, at: index) || has(.stop, at: index)
                    || has(.preposition, at: index) || has(.heading, at: index)
            }
            && front.contains { has(.talk, at: $0) || has(.series, at: $0) || has(.heading, at: $0) }
            && (date.upperBound..<max(date.upperBound, content.upperBound)).allSatisfy { tokens[$0].kind == .mark }
    }

    /// "Ada Example (Northfield): On Rivers. Friday 4 March, 2 pm. Hall 3": a paragraph of one line that begins with a person.
    func isTalkOfOneLine(_ number: Int) -> Bool {
        let content = lines[number].content
        guard content.count <= Self.longestTalk,
            [number - 1, number + 1].allSatisfy({ !lines.indices.contains($0) || lines[$0].isBlank }),
            let name = NameRule(document: self).name(at: content.lowerBound, limit: content.upperBound)
        else { return false }
        return name.end < content.upperBound && tokens[name.end].isMark("(,:-")
    }

    /// `-----`, `=====`, `* * *`: a line drawn across the page.
    func isRule(_ line: Int) -> Bool {
        let span = lines[line].span
        var marks = 0
        for byte in bytes[span] where byte != 0x20 {
            guard [0x2D, 0x5F, 0x3D, 0x2A, 0x7E].contains(byte) else { return false }
            marks += 1
        }
        return marks >= 3
    }

    /// Whether a line goes on with the sentence of the line above: running text, broken where the margin is.
    func flows(into number: Int) -> Bool {
        guard number > 0, lines.indices.contains(number) else { return false }
        let above = lines[number - 1]
        let line = lines[number]
        guard !above.isBlank, !line.isBlank, !line.isBullet, line.headingLevel == 0, above.headingLevel == 0,
            !above.endsHard, let first = line.content.first
        else { return false }
        if let last = above.content.first, isItemNumber(first), isItemNumber(last), let number = tokens[first].number,
            let before = tokens[last].number, number == before + 1
        {
            return false
        }
        guard isBrokenAtMargin else { return above.span.count >= 160 && !endsSentence(above) }
        // A line is full where the next one's first word would not have fitted.
        let next = tokens[first].span.count + 1
        return above.span.count >= 40 && (above.span.count + next) * 10 >= width(around: number) * 9
    }

    /// The number of a list's item, with its mark behind it at the beginning of a line: "2. Ada Example".
    func isItemNumber(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index].number != nil, tokens[index].width <= 2,
            index == lines[tokens[index].line].content.lowerBound
        else { return false }
        return tokens[index + 1].isMark(".)") && !tokens[index + 1].isSpaced
    }

    private func endsSentence(_ line: Line) -> Bool {
        line.content.last.map { tokens[$0].isMark(".!?:;") } ?? false
    }

    /// The longest line of the paragraph, in bytes.
    private func width(around number: Int) -> Int {
        var widest = 0
        for line in lines[..<number].suffix(12).reversed() {
            if line.isBlank { break }
            widest = max(widest, line.span.count)
        }
        for line in lines[number...].prefix(12) {
            if line.isBlank { break }
            widest = max(widest, line.span.count)
        }
        return widest
    }
}
