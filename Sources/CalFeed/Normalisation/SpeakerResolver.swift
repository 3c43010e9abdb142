/// Chooses who speaks and where they are from.
struct SpeakerResolver {
    struct Choice: Hashable, Sendable {
        var speakers: [Speaker]
        var evidence: Evidence
        /// Tokens of names and affiliations: no titles.
        var tokens: Range<Int>
    }

    let fields: FieldResolver
    var document: Document { fields.document }
    var statements: Statements { fields.statements }
    var tokens: [Token] { document.tokens }
    var names: NameRule { fields.names }

    func choice() -> Choice? {
        labelled() ?? named() ?? bySaying() ?? byLine() ?? besideTime() ?? byProse() ?? byMention()
    }

    /// What each rule answers, in the order in which they are asked.
    func all() -> [Choice] {
        [labelled(), named(), bySaying(), byLine(), besideTime(), byProse(), byMention()].compactMap { $0 }
    }

    // MARK: Labels

    func labelled() -> Choice? {
        for label in statements.labelled("speaker") where !label.value.isEmpty {
            let range = fields.firstLine(of: label)
            if range.isEmpty || fields.isUndecided(range) { continue }
            var people = people(in: range)
            guard !people.isEmpty else { continue }
            // Further lines of the value: another person, or the affiliation of the only one.
            let rest = range.upperBound..<max(range.upperBound, label.value.upperBound)
            var end = range.upperBound
            for line in linesOf(rest).prefix(4) {
                if people.count == 1, people[0].affiliation == nil, !names.isName(line), line.count <= 20 {
                    people[0].affiliation = affiliationText(line)
                    end = line.upperBound
                } else if let more = Optional(self.people(in: line)), !more.isEmpty,
                    more.allSatisfy({ $0.isSure }) || names.isName(line)
                {
                    people += more
                    end = line.upperBound
                } else {
                    break
                }
            }
            if people.count == 1, people[0].affiliation == nil,
                let affiliation = statements.labelled("affiliation").first(where: {
                    $0.line > label.line - 2 && $0.line < label.line + 8
                })
            {
                people[0].affiliation = affiliationText(fields.firstLine(of: affiliation))
            }
            return made(people, range.lowerBound..<end, rule: "label-line")
        }
        return nil
    }

    func linesOf(_ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, tokens[end].line == tokens[start].line { end += 1 }
            var first = start
            while first < end, tokens[first].isMark("-•|\"'") { first += 1 }
            if first < end { result.append(first..<end) }
            start = end
        }
        return result
    }

    // MARK: Layout

    /// `Ada Example, “On Things”` or `Ada Example: On Things` as the first line.
    func named() -> Choice? {
        guard let first = document.lines.first(where: { !$0.isBlank }),
            !fields.timeLines.contains(where: { document.lines[$0] == first })
        else { return nil }
        let range = first.content
        guard let name = names.name(at: range.lowerBound, limit: range.upperBound), name.end + 1 < range.upperBound
        else { return nil }
        let mark = tokens[name.end]
        let isQuoted = tokens[min(name.end + 1, range.upperBound - 1)].isMark("\"'")
        guard mark.isMark(",:-") && isQuoted || mark.isMark("\"") || mark.isMark("(") else { return nil }
        return made(
            people(in: range.lowerBound..<max(name.end, mark.isMark("(") ? range.upperBound : name.end)), name.tokens,
            rule: "name-and-title")
    }

    /// "… the lecture given by", "a talk by": the name follows, on the line or below.
    func bySaying() -> Choice? {
        for index in tokens.indices {
            guard let match = document.term(.says, at: index), match.term.value == "by",
                !document.lines[tokens[index].line].isQuoted, !statements.isInBackground(index)
            else { continue }
            let next = index + match.length
            guard next < tokens.count else { continue }
            if statements.isLabel(index),
                !statements.labels(onLine: tokens[index].line).contains(where: {
                    $0.label.contains(index) && $0.key == "speaker"
                })
            {
                continue
            }
            let isBelow = tokens[next].line != tokens[index + match.length - 1].line
            guard let name = names.name(at: next, limit: tokens.count), match.length > 1 || name.isSure,
                tokens[next].line - tokens[index].line <= 3
            else { continue }
            var people = people(in: next..<name.end)
            guard !people.isEmpty else { continue }
            if isBelow {
                let line = document.lines[tokens[next].line]
                people = self.people(in: line.content)
                return withAffiliationBelow(people, line.content, number: tokens[next].line, rule: "says-by")
            }
            let sentence = next..<sentenceEnd(next)
            return made(self.people(in: sentence).prefix(1).map { $0 }, name.tokens, rule: "says-by")
        }
        return nil
    }

    func sentenceEnd(_ index: Int) -> Int {
        var end = index
        while end < tokens.count, end < index + 30,
            !(tokens[end].isMark(".!?") && (end + 1 >= tokens.count || tokens[end + 1].isSpaced)
                && tokens[end - 1].width > 2),
            !document.isParagraphEnd(before: end, from: index)
        { end += 1 }
        return end
    }

    func withAffiliationBelow(_ people: [Person], _ range: Range<Int>, number: Int, rule: String) -> Choice? {
        guard !people.isEmpty else { return nil }
        var people = people
        var end = range.upperBound
        var next = number + 1
        var blanks = 0
        while next < document.lines.count, document.lines[next].isBlank, blanks < 1 {
            next += 1
            blanks += 1
        }
        if people.count == 1, people[0].affiliation == nil, next < document.lines.count {
            let line = document.lines[next]
            let isPlain =
                !line.isBlank && !fields.timeLines.contains(next) && line.content.count <= 16
                && statements.labels(onLine: next).isEmpty
                && !line.content.contains {
                    document.term(.says, at: $0) != nil
                        || document.term(.series, at: $0) != nil && document.term(.institution, at: $0) == nil
                }
            if isPlain,
                isAffiliation(line.content)
                    || blanks == 0 && line.content.count <= 6 && !names.isName(line.content)
                        && !fields.looksLikePlace(line.content) && !isQuotedLine(line)
            {
                people[0].affiliation = affiliationText(line.content)
                end = line.content.upperBound
            }
        }
        return made(people, range.lowerBound..<end, rule: rule)
    }

    func isQuotedLine(_ line: Document.Line) -> Bool {
        tokens[line.content.lowerBound].isMark("\"")
    }

    /// A line of its own that is a name: a heading, a centred or an emphasised line above the abstract.
    func byLine() -> Choice? {
        let others = othersNamed()
        var best: (number: Int, score: Double)?
        for (number, line) in document.lines.enumerated().prefix(60) {
            guard !line.isBlank, !line.isQuoted, line.content.count <= 12, !fields.timeLines.contains(number),
                statements.labels(onLine: number).isEmpty, !statements.isInBackground(line.content.lowerBound)
            else { continue }
            let people = people(in: line.content)
            guard let first = people.first,
                let name = names.name(at: line.content.lowerBound, limit: line.content.upperBound),
                first.nameTokens == name.tokens
            else { continue }
            let isIntroduction =
                line.content.last.map { tokens[$0].isMark(":") } ?? false
                && document.lines[(number + 1)...].prefix(2).contains {
                    !$0.isBlank && tokens[$0.content.lowerBound].isMark("\"'")
                }
            let isAlone = name.end >= line.content.upperBound || isIntroduction
            guard isAlone || first.affiliation.map({ _ in isAffiliation(line.content) || name.isSure }) ?? false else {
                continue
            }
            var score = isAlone ? 1.0 : 0.5
            if isOther(name, others) { score -= 2 }
            if isIntroduction { score += 1.5 }
            if name.isSure { score += 1.5 }
            if line.headingLevel > 0 || line.isEmphasised { score += 0.5 }
            if number + 1 < document.lines.count, !document.lines[number + 1].isBlank,
                isAffiliation(document.lines[number + 1].content)
            {
                score += 1.5
            }
            if let after = document.lines[(number + 1)...].prefix(3).first(where: { !$0.isBlank }),
                isAffiliation(after.content)
            {
                score += 0.5
            }
            if line.indentation > 8 { score += 0.5 }
            score -= Double(number) * 0.03
            if best.map({ score > $0.score }) ?? true { best = (number, score) }
        }
        guard let best, best.score >= 1 else { return nil }
        let line = document.lines[best.number]
        return withAffiliationBelow(people(in: line.content), line.content, number: best.number, rule: "name-line")
    }

    /// "11am, Fri 13 June Ada Example University of Somewhere …", "March 4: Ada Example, …": the name behind the date.
    func besideTime() -> Choice? {
        for number in fields.timeLines.sorted() {
            let line = document.lines[number]
            var isFirst = true
            for index in line.content
            where !statements.isTaken(index) && fields.isCapitalised(index) && tokens[index].isWord {
                guard index == line.content.lowerBound || !tokens[index - 1].isWord || statements.isTaken(index - 1),
                    index == 0 || !tokens[index - 1].isMark("\"「『")
                else { continue }
                if let name = names.name(at: index, limit: line.content.upperBound),
                    name.isSure
                        || isFirst && (name.end >= line.content.upperBound || tokens[name.end].isMark(",:(-\"|"))
                {
                    let end =
                        (name.end..<line.content.upperBound).first { tokens[$0].isMark("\"|") }
                        ?? line.content.upperBound
                    return made(
                        people(in: index..<max(name.end, end)).prefix(name.isSure ? 5 : 1).map { $0 }, name.tokens,
                        rule: "name-beside-time")
                }
                isFirst = false
            }
        }
        return nil
    }

    /// "Dr. Ada Example will present …", "Ada Example, of the Institute, will speak on …".
    func byProse() -> Choice? {
        for index in tokens.indices {
            guard let match = document.term(.says, at: index), match.term.value != "by",
                !document.lines[tokens[index].line].isQuoted, !statements.isInBackground(index)
            else { continue }
            var start = index - 1
            while start >= 0, index - start <= 24,
                !(tokens[start].isMark(".!?") && tokens[start + 1].isSpaced
                    && (start == 0 || tokens[start - 1].width > 3)),
                !document.isParagraphEnd(before: start + 1, from: start)
            { start -= 1 }
            start += 1
            for first in start..<index {
                guard let name = names.name(at: first, limit: index), name.end <= index else { continue }
                return made(people(in: first..<index).prefix(1).map { $0 }, name.tokens, rule: "prose-name")
            }
        }
        return nil
    }

    /// The person whom the text talks about: a sure name whose surname comes again, or the only sure name.
    private func byMention() -> Choice? {
        let others = othersNamed()
        var found: [(name: NameRule.Name, line: Int)] = []
        var index = 0
        while index < tokens.count, found.count < 12 {
            let line = tokens[index].line
            if isAboutOthers(index) || document.lines[line].isQuoted {
                index += 1
                continue
            }
            if tokens[index].isWord, fields.isCapitalised(index), let name = names.name(at: index, limit: tokens.count),
                name.isSure
            {
                if !isOther(name, others) { found.append((name, line)) }
                index = max(name.end, index + 1)
            } else {
                index += 1
            }
        }
        var counts: [String: Int] = [:]
        for token in tokens where token.isWord { counts[token.folded, default: 0] += 1 }
        func mentions(_ name: NameRule.Name) -> Int { name.tokens.last.map { counts[tokens[$0].folded] ?? 0 } ?? 0 }
        guard let best = found.max(by: { (mentions($0.name), -$0.line) < (mentions($1.name), -$1.line) }) else {
            return nil
        }
        let surnames = Set(found.compactMap { $0.name.tokens.last.map { tokens[$0].folded } })
        guard mentions(best.name) >= 2 || surnames.count == 1 else { return nil }
        return made(people(in: best.name.tokens).prefix(1).map { $0 }, best.name.tokens, rule: "name-in-text")
    }

    /// Hosts, contacts and whoever posted the announcement do not speak.
    private func isAboutOthers(_ index: Int) -> Bool {
        if statements.isLabel(index) { return true }
        guard let label = statements.label(at: index) else { return false }
        return ["host", "posted", "deadline", "passcode", "location", "title", "series", "coffee"].contains(label.key)
    }

    /// The words of those who post the announcement or invite to it.
    private func othersNamed() -> Set<String> {
        var words: Set<String> = []
        for label in statements.labels where label.key == "posted" || label.key == "host" {
            for index in label.value.prefix(20) where tokens[index].isWord && fields.isCapitalised(index) {
                words.insert(tokens[index].folded)
            }
        }
        return words
    }

    /// Whether given name and surname are those of somebody else than the speaker.
    private func isOther(_ name: NameRule.Name, _ others: Set<String>) -> Bool {
        let words = name.tokens.filter { tokens[$0].isWord && tokens[$0].width > 1 }
        return words.count >= 2 && words.allSatisfy { others.contains(tokens[$0].folded) }
    }

    // MARK: Results

    func made(_ people: [Person], _ range: Range<Int>, rule: String) -> Choice? {
        guard let first = people.first else { return nil }
        let span = document.span(of: first.nameTokens)
        var speakers: [Speaker] = []
        for person in people where !speakers.contains(where: { $0.name == person.name }) {
            speakers.append(Speaker(name: person.name, affiliation: person.affiliation))
        }
        if speakers.count == 1, speakers[0].affiliation == nil {
            speakers[0].affiliation = affiliationInBiography(of: first)
        }
        return Choice(
            speakers: speakers, evidence: Evidence(basis: .stated, text: document.text(span), span: span, rule: rule),
            tokens: range)
    }

    /// "Ada Example is a Fellow in the Center for Things at Somewhere and …".
    func affiliationInBiography(of person: Person) -> String? {
        guard let surname = person.nameTokens.last.map({ tokens[$0].folded }) else { return nil }
        for index in tokens.indices where tokens[index].folded == surname && statements.isInBackground(index) {
            let end = sentenceEnd(index)
            guard index + 1 < end, ["is", "was", "joined"].contains(tokens[index + 1].folded) else { continue }
            for at in (index + 2)..<end where ["at", "in", "of", "with"].contains(tokens[at].folded) {
                var start = at + 1
                if start < end, document.term(.stop, at: start) != nil { start += 1 }
                guard start < end, fields.isCapitalised(start) else { continue }
                var last = start
                while last < end, !tokens[last].isMark(",.;("),
                    !["and", "in", "where", "whose", "who", "working", "since"].contains(tokens[last].folded)
                        || last + 1 < end && tokens[last].folded == "and" && fields.isCapitalised(last + 1)
                            && last + 1 < end && !["a", "an"].contains(tokens[last + 1].folded)
                { last += 1 }
                guard isAffiliation(start..<last) else { continue }
                return affiliationText(start..<last)
            }
            return nil
        }
        return nil
    }
}
