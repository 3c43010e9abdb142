extension Programme {
    // MARK: Where entries end

    /// Each entry reaches from its head, or what stands above it, to the next one's.
    func segments(
        _ heads: [(line: Int, day: DateResolver.Resolution?)], after floor: Int = -1, limit: Int? = nil
    ) -> [Entry] {
        let starts = EntryStarts(programme: self, heads: heads.map(\.line), floor: floor).lines()
        return heads.indices.compactMap { index in
            let next =
                index + 1 < heads.count
                ? starts[index + 1] : endOfLast(from: heads[index].line, after: starts, limit: limit)
            let end = item(from: starts[index], head: heads[index].line, to: next)
            let last = self.end(of: starts[index]..<max(end, starts[index]), head: heads[index].line)
            return starts[index] < last
                ? Entry(tokens: document.tokens(onLines: starts[index]..<last), day: heads[index].day) : nil
        }
    }

    /// Where the last talk of a list ends: where each of the others is one paragraph, behind its own. What follows speaks of all.
    private func endOfLast(from head: Int, after starts: [Int], limit: Int?) -> Int {
        let limit = endOfSection(from: head, after: starts, to: limit ?? document.lines.count)
        let isOfParagraphs =
            starts.count >= 2
            && zip(starts, starts.dropFirst()).allSatisfy { start, next in
                var last = next - 1
                while last > start, document.lines[last].isBlank { last -= 1 }
                return start <= last && !(start...last).contains { document.lines[$0].isBlank }
            }
        guard isOfParagraphs else { return limit }
        // Below a heading a blank line may stand here and none there.
        var first = head
        if document.lines[head].headingLevel > 0 {
            while first + 1 < document.lines.count, document.lines[first + 1].isBlank { first += 1 }
            first += 1
        }
        return (first..<max(first, limit)).first { document.lines[$0].isBlank } ?? limit
    }

    /// "### Previous years": where no heading stands in the other entries, none does in the last.
    private func endOfSection(from head: Int, after starts: [Int], to limit: Int) -> Int {
        guard starts.count >= 2, let first = starts.first, let last = starts.last,
            !(first..<max(last, first)).contains(where: { document.lines[$0].headingLevel > 0 })
        else { return limit }
        return (head + 1..<max(head + 1, limit)).first { document.lines[$0].headingLevel > 0 } ?? limit
    }

    /// Where the item of a list ends that begins on a line, with labels in it: the next item may name no day.
    private func item(from start: Int, head: Int, to limit: Int) -> Int {
        guard document.lines[start].isBullet, start < head, hasLabelledDay(head)
        else { return limit }
        let indentation = document.lines[start].indentation
        return (head + 1..<max(head + 1, limit)).first { number in
            let line = document.lines[number]
            return line.isBullet && !line.isBlank && line.indentation <= indentation
        } ?? limit
    }

    /// "Date: 4 March", "schedule: 4 March" where that name stands in front of other days, too.
    func hasLabelledDay(_ line: Int) -> Bool {
        named.contains(line)
            || statements.labels(onLine: line).contains { ["when", "date", "time"].contains($0.key) }
    }

    /// Headings at an entry's end stand over what follows: "Past Talks".
    private func end(of lines: Range<Int>, head: Int) -> Int {
        var end = lines.upperBound
        while end - 1 > head, document.lines[end - 1].isBlank || document.lines[end - 1].headingLevel > 0 { end -= 1 }
        return end == lines.upperBound || !(end..<lines.upperBound).contains { !document.lines[$0].isBlank }
            ? lines.upperBound : end
    }

    /// The heading that stands over an entry without being its own.
    func section(above line: Int) -> Int? {
        stride(from: line - 1, through: max(0, line - 400), by: -1).first { number in
            document.lines[number].headingLevel > 0
                && document.lines[number].content.count <= 8
                && !document.lines[number].content.contains { statements.isTaken($0) }
        }
    }

    // MARK: Days behind names that nobody knows

    /// "schedule: 4 March", "schedule: 11 March": whatever the name in front, it is the same for several, and what stands behind it is
    /// a day and nothing else.
    static func linesOfNamedDays(in statements: Statements) -> Set<Int> {
        guard !statements.tellsDayAndHour else { return [] }
        var lines: [String: [Int]] = [:]
        for date in statements.dates where date.role == .event && date.value.day != nil && date.label == nil {
            if let name = name(inFrontOf: date.tokens, in: statements) {
                lines[name, default: []].append(date.line)
            }
        }
        return Set(lines.values.filter { $0.count >= 2 }.joined())
    }

    private static func name(inFrontOf date: Range<Int>, in statements: Statements) -> String? {
        let document = statements.document
        let line = document.lines[document.tokens[date.lowerBound].line]
        var mark = date.lowerBound - 1
        if mark > line.content.lowerBound, document.tokens[mark].isMark("\"'") { mark -= 1 }
        let name = line.content.lowerBound..<max(mark, line.content.lowerBound)
        guard (1...3).contains(name.count), document.tokens[mark].isMark(":"),
            document.tokens[name].allSatisfy({ $0.isWord || $0.isMark("_-") }),
            (date.upperBound..<max(date.upperBound, line.content.upperBound)).allSatisfy({ index in
                statements.isTaken(index) || document.tokens[index].kind == .mark || document.has(.stop, at: index)
            })
        else { return nil }
        return document.text(document.span(of: name)).lowercased()
    }
}
