/// Finds the talks that one date and time is given for: "two talks by …".
struct TalkParts {
    let statements: Statements

    private var document: Document { statements.document }
    private var names: NameRule { NameRule(document: document) }

    private static let most = 20

    /// One talk's lines, and where its shape shows them, the tokens of its people and its title.
    struct Part: Hashable, Sendable {
        var lines: Range<Int>
        var people: Range<Int>?
        var title: Range<Int>?
    }

    /// None where there is one talk.
    func parts() -> [Part] {
        let all = [byHeadings().map { Part(lines: $0) }, byLabels().map { Part(lines: $0) }, byItems()]
        return all.first { (2...Self.most).contains($0.count) } ?? []
    }

    // MARK: A heading for each

    /// Headings of one level that each name a person or quote a title, one after another.
    private func byHeadings() -> [Range<Int>] {
        for level in 2...6 {
            let headings = document.lines.indices.filter {
                document.lines[$0].headingLevel == level && statements.labels(onLine: $0).isEmpty
            }
            guard headings.count >= 2, let first = headings.first, headings.allSatisfy(presentsTalk) else { continue }
            let end =
                document.lines.indices.first { $0 > headings[headings.count - 1] && isHigher($0, level) }
                ?? document.lines.count
            guard !(first..<end).contains(where: { isHigher($0, level) }) else { continue }
            return headings.indices.map { index in
                headings[index]..<(index + 1 < headings.count ? headings[index + 1] : end)
            }
        }
        return []
    }

    private func isHigher(_ line: Int, _ level: Int) -> Bool {
        (1..<level).contains(document.lines[line].headingLevel)
    }

    private func presentsTalk(_ number: Int) -> Bool {
        let content = document.lines[number].content
        guard let first = content.first else { return false }
        if document.tokens[first].isMark("\"“„«「『") { return true }
        guard let name = names.name(at: first, limit: content.upperBound) else { return false }
        if name.end >= content.upperBound { return name.isSure }
        return document.tokens[name.end].isMark(",:(-[|") && (name.isSure || document.tokens[name.end].isMark(":("))
    }

    // MARK: Labels for each

    /// "Speaker:" again and again, each with a title of its own.
    private func byLabels() -> [Range<Int>] {
        let speakers = statements.labelled("speaker").filter {
            !$0.value.isEmpty && !statements.isInBackground($0.label.lowerBound)
        }
        let titles = statements.labelled("title").filter { !$0.value.isEmpty }
        guard speakers.count >= 2, haveDifferentValues(speakers) else { return [] }
        if titles.count == speakers.count, haveDifferentValues(titles) {
            let blocks = zip(speakers, titles).map { min($0.line, $1.line)...max($0.line, $1.line) }
            let isOrdered = zip(blocks, blocks.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
            return isOrdered ? ranges(from: blocks.map(\.lowerBound)) : []
        }
        guard titles.isEmpty else { return [] }
        // A quoted or emphasised line over each of them is the title.
        var starts: [Int] = []
        for speaker in speakers {
            let floor = starts.isEmpty ? -1 : speakers[starts.count - 1].line
            guard
                let title = stride(from: speaker.line - 1, to: floor, by: -1).first(where: { isTitleLike($0) })
            else { return [] }
            starts.append(title)
        }
        return ranges(from: starts)
    }

    /// Whether no two say the same: an announcement often gives its header once more in the text.
    private func haveDifferentValues(_ labels: [Labelled]) -> Bool {
        Set(labels.map { label in label.value.map { document.tokens[$0].folded } }).count == labels.count
    }

    private func isTitleLike(_ number: Int) -> Bool {
        let line = document.lines[number]
        guard let first = line.content.first, statements.labels(onLine: number).isEmpty else { return false }
        return line.headingLevel > 0 || line.isEmphasised || document.tokens[first].isMark("\"“„«「『")
    }

    private func ranges(from starts: [Int]) -> [Range<Int>] {
        starts.indices.map { index in
            starts[index]..<(index + 1 < starts.count ? starts[index + 1] : document.lines.count)
        }
    }

    // MARK: An item for each

    /// Items of one list that each name people and give a title in quotes, in italics or behind a colon.
    private func byItems() -> [Part] {
        var items: [Part] = []
        var number = 0
        while number < document.lines.count {
            guard document.lines[number].isBullet else {
                if !document.lines[number].isBlank, items.count == 1 { items = [] }
                if !document.lines[number].isBlank, items.count >= 2 { break }
                number += 1
                continue
            }
            var end = number + 1
            while end < document.lines.count, !document.lines[end].isBlank, !document.lines[end].isBullet,
                document.lines[end].indentation > document.lines[number].indentation
            { end += 1 }
            guard let item = talk(number..<end) else { return [] }
            items.append(item)
            number = end
        }
        return items
    }

    private func talk(_ lines: Range<Int>) -> Part? {
        let first = document.lines[lines.lowerBound].content.lowerBound
        let content = first..<document.lines[lines.upperBound - 1].content.upperBound
        guard let name = names.name(at: first, limit: content.upperBound), name.end < content.upperBound,
            content.allSatisfy({ !statements.isTaken($0) }),
            let mark = (name.end..<content.upperBound).first(where: { document.tokens[$0].isMark(":\"“„«") })
        else { return nil }
        let title = (document.tokens[mark].isMark(":") ? mark + 1 : mark)..<content.upperBound
        return title.count >= 2 ? Part(lines: lines, people: first..<mark, title: title) : nil
    }
}
