extension EntryStarts {
    // MARK: Headings over dates

    /// How many headings stand over each date that is a heading itself; the same for all.
    func commonHeadings() -> Int {
        heads.indices.map { index in
            headings(above: heads[index], after: index > 0 ? heads[index - 1] : floor).count
        }.min() ?? 0
    }

    /// From the nearest to the farthest, each at least as high as the one below it; those of a month or a year, and
    /// those that are a section of their own, are left out.
    func headings(above line: Int, after previous: Int) -> [Int] {
        var level = document.lines[line].headingLevel
        guard level > 0 else { return [] }
        var result: [Int] = []
        for number in stride(from: line - 1, to: previous, by: -1) where !document.lines[number].isBlank {
            let candidate = document.lines[number]
            guard candidate.headingLevel > 0, candidate.headingLevel <= level, !isPeriod(candidate), result.count < 3
            else { break }
            level = candidate.headingLevel
            result.append(number)
        }
        return result
    }

    /// "April 2022", "Autumn 2021", "2025".
    func isPeriod(_ line: Document.Line) -> Bool {
        if document.isPeriod(line.content) { return true }
        guard line.content.count <= 3 else { return false }
        return line.content.contains { document.tokens[$0].width == 4 && document.tokens[$0].number != nil }
    }

    /// The heading right above each date, where all dates have one of their own and none is that of a period.
    func ownHeadings() -> [Int] {
        heads.indices.compactMap { index in
            let previous = index > 0 ? heads[index - 1] : floor
            guard
                let above = (previous + 1..<max(previous + 1, heads[index])).last(where: { !document.lines[$0].isBlank }
                ),
                heads[index] - above <= 2
            else { return nil }
            let line = document.lines[above]
            let isSection = line.content.count <= 4 && line.content.contains { document.term(.heading, at: $0) != nil }
            guard line.headingLevel > 0, document.lines[heads[index]].headingLevel == 0, !isPeriod(line), !isSection,
                above > floor
            else { return nil }
            return above
        }
    }

    static let farthestHeading = 12

    /// "### On Rivers / Abstract: … / Speaker: … / Date: 4 March": the heading over each labelled date, however far above, where other
    /// labels stand between the two, or where each date has one such heading of its own and none stands below the last.
    func headingsOfSections() -> [Int] {
        guard let last = heads.last, heads.allSatisfy({ document.lines[$0].headingLevel == 0 }) else { return [] }
        var result: [Int] = []
        let haveLabels = heads.allSatisfy(programme.hasLabelledDay)
        var areLabelled = haveLabels
        var areOwn = true
        for (index, line) in heads.enumerated() {
            let previous = index > 0 ? heads[index - 1] : floor
            let level = result.first.map { document.lines[$0].headingLevel }
            guard
                let heading = stride(from: line - 1, to: previous, by: -1).first(where: { isHeadingOfTalk($0) }),
                level.map({ document.lines[heading].headingLevel == $0 }) ?? true,
                haveLabels
                    || line - heading <= Self.farthestHeading
                        && !NameRule(document: document).namesPerson(document.lines[line].content)
            else { return [] }
            if !(heading + 1..<max(heading + 1, line)).contains(where: hasLabel) { areLabelled = false }
            if index > 0,
                (previous + 1..<heading).contains(where: { document.lines[$0].headingLevel > 0 })
            {
                areOwn = false
            }
            result.append(heading)
        }
        guard let first = result.first else { return [] }
        let level = document.lines[first].headingLevel
        areOwn =
            areOwn
            && !(last + 1..<max(last + 1, document.lines.count)).contains { document.lines[$0].headingLevel == level }
        return areLabelled || areOwn ? result : []
    }

    private func isHeadingOfTalk(_ number: Int) -> Bool {
        let line = document.lines[number]
        // "### Lecture: On Rivers"
        return line.headingLevel > 0 && !isPeriod(line)
            && statements.labels(onLine: number).allSatisfy { ["other", "title"].contains($0.key) }
    }
}
