/// Finds the talks that one date and time is given for: "two talks by …".
struct TalkParts {
    let statements: Statements

    private var document: Document { statements.document }
    private var names: NameRule { NameRule(document: document) }

    private static let most = 20

    /// One talk's words, and where its shape shows them, those of its people and its title.
    struct Part: Hashable, Sendable {
        var tokens: Range<Int>
        var people: Range<Int>?
        var title: Range<Int>?
    }

    /// None where there is one talk.
    func parts() -> [Part] {
        let lines = [byHeadings(), byLabels()].map { $0.map { Part(tokens: document.tokens(onLines: $0)) } }
        let all = lines + [byItems(), byOrdinals()]
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
        var titles = statements.labelled("title").filter { !$0.value.isEmpty }
        // The title of the meeting, above a list whose items have theirs.
        if titles.count == speakers.count + 1, titles.count >= 3, !document.lines[titles[0].line].isBullet,
            titles.dropFirst().allSatisfy({ document.lines[$0.line].isBullet })
        {
            titles.removeFirst()
        }
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
        Set(labels.map { label in label.value.map { document.folded(document.tokens[$0]) } }).count == labels.count
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
        var hasOther = false
        var number = 0
        while number < document.lines.count {
            guard document.lines[number].isBullet else {
                if !document.lines[number].isBlank, items.count == 1 { items = [] }
                if !document.lines[number].isBlank, items.count >= 2 { break }
                number += 1
                continue
            }
            // What stands further in belongs to the item, behind an empty line too.
            let indentation = document.lines[number].indentation
            var (end, next) = (number + 1, number + 1)
            while next < document.lines.count {
                let line = document.lines[next]
                guard line.isBlank || line.indentation > indentation else { break }
                next += 1
                if !line.isBlank { end = next }
            }
            let list = items.first.map { document.tokens[$0.tokens.lowerBound].line } ?? number
            guard let item = talk(number..<end, list: list) ?? talkBySomebody(number..<end, list: list)
            else {
                // "- Your topic by you!", "- Please register"
                let isElsewhere =
                    items.count >= 2
                    && document.lines[number].content.count(where: { document.tokens[$0].isWord }) <= 5
                    && names.name(
                        at: document.lines[number].content.lowerBound, limit: document.lines[number].content.upperBound)?
                        .isSure != true
                guard items.count >= 3 || isElsewhere, !hasOther else { return [] }
                hasOther = true
                number = end
                continue
            }
            items.append(item)
            number = end
        }
        return items
    }

    private func talk(_ lines: Range<Int>, list: Int) -> Part? {
        let first = document.lines[lines.lowerBound].content.lowerBound
        // What stands below the title may tell of other days.
        let end = (lines.lowerBound + 1..<max(lines.lowerBound + 1, lines.upperBound)).first {
            !document.flows(into: $0) || !statements.labels(onLine: $0).isEmpty
        }
        let content = first..<document.lines[(end ?? lines.upperBound) - 1].content.upperBound
        guard let name = names.name(at: first, limit: content.upperBound), name.end < content.upperBound,
            content.allSatisfy({ !statements.isTaken($0) }),
            let mark = (name.end..<content.upperBound).first(where: { document.tokens[$0].isMark(":\"“„«") })
                ?? dash(behind: name, in: content, list: list)
        else { return nil }
        let isBeside = document.tokens[mark].isMark(":-")
        let title = (isBeside ? mark + 1 : mark)..<content.upperBound
        return title.count >= 2
            ? Part(tokens: document.tokens(onLines: lines), people: first..<mark, title: title) : nil
    }

    /// "Ada Example / Senior Developer – On Rivers", in a section of talks.
    private func dash(behind name: NameRule.Name, in content: Range<Int>, list: Int) -> Int? {
        let tokens = document.tokens
        guard name.isSure, let dash = content.last(where: { tokens[$0].isMark("-") && tokens[$0].isSpaced }),
            dash >= name.end, dash + 2 < content.upperBound, tokens[dash + 1].isSpaced,
            dash == name.end || tokens[name.end].isMark("(,/[|")
        else { return nil }
        let title = (dash + 1)..<content.upperBound
        let isPosition =
            document.namesInstitution(title)
            || title.contains { document.has(.duration, at: $0) || document.has(.minute, at: $0) }
            || title.contains { document.has(.honorific, at: $0) }
        return !isPosition && isSectionOfTalks(document.tokens[dash].line) && mayListTalks(above: list) ? dash : nil
    }

    /// "## This month's talks": the nearest heading above.
    private func isSectionOfTalks(_ line: Int) -> Bool {
        guard
            let heading = stride(from: line - 1, through: max(0, line - 60), by: -1).first(where: {
                document.lines[$0].headingLevel > 0
            })
        else { return false }
        return tellsOfTalks(heading) && !isOver(heading)
    }

    private static let otherTalks: Set<String> = [
        "past", "previous", "earlier", "archive", "former", "planning", "planned", "ideas", "suggested", "suggestions",
    ]

    /// "## Previous talks", "## Talks in planning"
    private func isOver(_ line: Int) -> Bool {
        document.lines[line].content.contains { index in
            document.term(.status, at: index)?.term.value == "finished" || document.has(.order, at: index)
                || Self.otherTalks.contains(document.folded(document.tokens[index]))
        }
    }

    /// "On Rivers by Ada Example", "On Rivers (Ada Example)", and nothing behind.
    private func talkBySomebody(_ lines: Range<Int>, list: Int) -> Part? {
        var content = document.lines[lines.lowerBound].content
        if let last = content.last, document.tokens[last].isMark(".!;") { content = content.lowerBound..<last }
        guard content.count >= 4, content.allSatisfy({ !statements.isTaken($0) }), !document.isFrame(content),
            mayListTalks(above: list)
        else { return nil }
        let saysTalks = saysTalks(above: list)
        for index in content.dropFirst().dropLast().reversed() {
            let isBy = document.isBy(index)
            let isBracket =
                saysTalks && document.tokens[index].isMark("(") && document.tokens[content.upperBound - 1].isMark(")")
            guard isBracket || isBy,
                let name = names.name(at: index + 1, limit: content.upperBound), names.isLikely(name) || isBy,
                name.end + (isBracket ? 1 : 0) >= content.upperBound
            else { continue }
            // "presented by"
            let end = document.endOfBy(at: index - 1) == index + 1 ? index - 1 : index
            return Part(
                tokens: document.tokens(onLines: lines),
                people: (index + 1)..<(content.upperBound - (isBracket ? 1 : 0)),
                title: content.lowerBound..<end)
        }
        return nil
    }

    /// Neither a label nor the words above the list tell of a talk and of who gives it: then its items may.
    private func mayListTalks(above line: Int) -> Bool {
        guard
            !statements.labels.contains(where: {
                ["speaker", "title"].contains($0.key) && !$0.value.isEmpty && $0.line < line
            })
        else { return false }
        let limit = document.lines[line].tokens.lowerBound
        return !(0..<limit).contains { !statements.isTaken($0) && names.name(at: $0, limit: limit)?.isSure == true }
    }

    /// "The talks:", on the line above the list.
    private func saysTalks(above line: Int) -> Bool {
        guard
            let above = stride(from: line - 1, through: max(0, line - 60), by: -1).first(where: {
                !document.lines[$0].isBlank && !document.lines[$0].isBullet
            })
        else { return false }
        return tellsOfTalks(above)
    }

    private func tellsOfTalks(_ line: Int) -> Bool {
        document.lines[line].content.contains { index in
            document.has(.talk, at: index)
                || document.term(.heading, at: index)?.length == 1 && document.tokens[index].startsUpper
                    && document.term(.label, at: index)?.term.value != "host"
        }
    }

    // MARK: Ordinals

    /// "The first talk …. In the second talk, Bela Sample …": each begins with its sentence.
    private func byOrdinals() -> [Part] {
        var starts: [Int] = []
        for index in document.tokens.indices where !statements.isInBackground(index) {
            guard let match = document.term(.ordinal, at: index), let number = Int(match.term.value),
                number == max(2, starts.count + 2),
                (index + match.length...index + match.length + 1).contains(where: {
                    document.has(.talk, at: $0)
                })
            else { continue }
            starts.append(sentenceStart(index))
        }
        guard let second = starts.first, let first = beginningOfFirst(before: second) else { return [] }
        let bounds = [first] + starts + [document.tokens.count]
        let parts = zip(bounds, bounds.dropFirst()).map { Part(tokens: $0..<max($0, $1)) }
        return parts.allSatisfy { names.namesPerson($0.tokens) } ? parts : []
    }

    /// Behind the sentence with "two talks", or with the sentence of "the first talk". Nil where neither is said: then the
    /// second talk is the second of a series.
    private func beginningOfFirst(before second: Int) -> Int? {
        for index in 0..<second {
            let isFirst = document.term(.ordinal, at: index)?.term.value == "1"
            let number =
                document.term(.number, at: index).flatMap { Int($0.term.value) } ?? document.tokens[index].number
            guard isFirst || number.map({ (2...9).contains($0) }) == true,
                (index + 1...index + 2).contains(where: {
                    document.has(.talk, at: $0) || document.has(.heading, at: $0)
                })
            else { continue }
            if isFirst { return sentenceStart(index) }
            return (index..<second).first { $0 > index && sentenceStart($0) == $0 } ?? index
        }
        return nil
    }

    /// Where the sentence of a token begins.
    private func sentenceStart(_ index: Int) -> Int {
        var start = index
        while start > 0, index - start < 40, document.tokens[start].line - document.tokens[start - 1].line <= 1 {
            if document.tokens[start - 1].isMark(".!?"), document.tokens[start].isSpaced,
                start >= 2, document.tokens[start - 2].width > 2
            {
                break
            }
            start -= 1
        }
        return start
    }
}
