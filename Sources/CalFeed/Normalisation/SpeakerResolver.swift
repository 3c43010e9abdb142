/// Chooses who speaks and where they are from.
struct SpeakerResolver {
    struct Choice: Hashable, Sendable {
        var speakers: [Speaker]
        var evidence: Evidence
        /// Tokens of names and affiliations: no titles.
        var tokens: Range<Int>
    }

    let fields: FieldResolver
    let document: Document
    let statements: Statements
    let tokens: [Token]
    let names: NameRule

    init(fields: FieldResolver) {
        self.fields = fields
        document = fields.document
        statements = fields.statements
        tokens = fields.tokens
        names = fields.names
    }

    /// The likeliest person and those who stand beside; nil where nobody is likely enough.
    func choice(of ranked: [(mention: NameRule.Mention, candidate: SpanCandidate)]) -> Choice? {
        guard let best = ranked.prefix(20).first(where: { SpanWeights.isEnough($0.candidate) }) else { return nil }
        let mention = best.mention
        if let label = statements.label(at: mention.tokens.lowerBound), label.key == "speaker",
            fields.firstLine(of: label).contains(mention.tokens.lowerBound),
            let choice = labelled(firstOfItems(label), mention)
        {
            return choice
        }
        let likely = ranked.prefix(60).filter { $0.candidate.score > 0 }
        let group = chain(from: mention, among: likely.map(\.mention))
        guard let first = group.first, let last = group.last else { return nil }
        if group.count == 1 {
            let others = emphasised(with: mention, among: likely.map(\.mention)).map { person($0) }
            let list = listed(with: mention, among: ranked.prefix(60).map(\.mention))
            return single(mention, and: others + list.map(inList), rule: best.candidate.rule.rawValue)
        }
        let people = group.map { person($0) }
        return made(
            people, mention, first.tokens.lowerBound..<max(last.tokens.upperBound, people.last?.end ?? 0),
            rule: best.candidate.rule.rawValue)
    }

    // MARK: Labels

    private func labelled(_ label: Labelled, _ mention: NameRule.Mention) -> Choice? {
        let range = fields.firstLine(of: label)
        var people = people(in: range)
        guard !people.isEmpty else { return nil }
        // Further lines of the value: another person, or the affiliation of the only one.
        let rest = range.upperBound..<max(range.upperBound, label.value.upperBound)
        var end = range.upperBound
        for line in linesOf(rest).prefix(4) {
            if people.count == 1, people[0].affiliation == nil, !names.isName(line), line.count <= 20,
                !document.lines[tokens[line.lowerBound].line].isBullet || self.people(in: line).isEmpty
            {
                people[0].affiliation = affiliationText(line)
                end = line.upperBound
            } else {
                let more = self.people(in: line)
                let isItem = document.lines[tokens[line.lowerBound].line].isBullet
                guard !more.isEmpty, isItem || more.allSatisfy(\.isSure) || names.isName(line) else { break }
                people += more
                end = line.upperBound
            }
        }
        if people.count == 1, people[0].affiliation == nil,
            let affiliation = statements.labelled("affiliation").first(where: {
                $0.line > label.line - 2 && $0.line < label.line + 8
            })
        {
            people[0].affiliation = affiliationText(fields.firstLine(of: affiliation))
        }
        for other in itemsBelow(label) {
            let line = fields.firstLine(of: other)
            let more = self.people(in: line)
            guard let first = more.first else { break }
            people += more
            if first.affiliation == nil { people[people.count - more.count].affiliation = affiliation(below: other) }
            end = line.upperBound
        }
        return made(people, mention, range.lowerBound..<end, rule: "label-line")
    }

    private static let mostItems = 12

    /// The label of the first item of such a list.
    private func firstOfItems(_ label: Labelled) -> Labelled {
        guard document.lines[label.line].isBullet else { return label }
        let above = statements.labels.filter {
            $0.key == "speaker" && $0.line < label.line && document.lines[$0.line].isBullet
        }
        return above.suffix(Self.mostItems).first { other in itemsBelow(other).contains { $0.line == label.line } }
            ?? label
    }

    /// "- name: Ada Example", "- name: Bela Sample": the items of the list that the label begins one of, as far in as it.
    private func itemsBelow(_ label: Labelled) -> [Labelled] {
        let first = document.lines[label.line]
        guard first.isBullet else { return [] }
        var result: [Labelled] = []
        for other in statements.labels where other.line > label.line && result.count < Self.mostItems {
            let line = document.lines[other.line]
            if line.indentation < first.indentation { break }
            guard line.isBullet, line.indentation == first.indentation else { continue }
            guard other.key == "speaker",
                document.text(document.span(of: other.label))
                    == document.text(document.span(of: label.label))
            else { break }
            result.append(other)
        }
        // Items that tell of talks hold more than people.
        let last = result.last?.line ?? label.line
        let isOfPeople = !statements.labels.contains {
            (label.line...(last + 3)).contains($0.line) && document.lines[$0.line].indentation >= first.indentation
                && ["title", "date", "time", "when"].contains($0.key)
        }
        return isOfPeople ? result : []
    }

    /// What the lines of an item tell of where its person is from.
    private func affiliation(below label: Labelled) -> String? {
        statements.labelled("affiliation").first { (label.line...(label.line + 3)).contains($0.line) }
            .map { affiliationText(fields.firstLine(of: $0)) } ?? nil
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

    // MARK: Around the name

    func sentenceEnd(_ index: Int, limit: Int = 30) -> Int {
        var end = index
        while end < tokens.count, end < index + limit,
            !(tokens[end].isMark(".!?") && (end + 1 >= tokens.count || tokens[end + 1].isSpaced)
                && tokens[end - 1].width > 2),
            !document.isParagraphEnd(before: end, from: index)
        { end += 1 }
        return end
    }

    /// Those whose names follow one another, with no more than a comma, an “and” or an affiliation in brackets between.
    private func chain(from mention: NameRule.Mention, among others: [NameRule.Mention]) -> [NameRule.Mention] {
        var group = [mention]
        var grew = true
        while grew, group.count < 12 {
            grew = false
            for other in others where !group.contains(where: { $0.tokens.overlaps(other.tokens) }) {
                guard let first = group.first, let last = group.last else { break }
                if other.tokens.upperBound <= first.tokens.lowerBound,
                    isJoint(other.tokens.upperBound..<first.tokens.lowerBound, with: other)
                {
                    group.insert(other, at: 0)
                    grew = true
                } else if other.tokens.lowerBound >= last.tokens.upperBound,
                    isJoint(last.tokens.upperBound..<other.tokens.lowerBound, with: other)
                {
                    group.append(other)
                    grew = true
                }
            }
        }
        return group
    }

    /// Behind a comma alone an institution may stand as well as a person.
    private func isJoint(_ range: Range<Int>, with other: NameRule.Mention) -> Bool {
        guard (1...14).contains(range.count), tokens[range.upperBound].line - tokens[range.lowerBound].line <= 1 else {
            return false
        }
        var depth = 0
        var joins = false
        var isSure = other.name.isSure && isLikelyPerson(other.name)
        for index in range {
            if tokens[index].isMark("([") {
                depth += 1
            } else if tokens[index].isMark(")]") {
                depth -= 1
            } else if depth == 0 {
                guard tokens[index].isMark(",;&+/") || isAnd(index) else { return false }
                joins = true
                isSure = isSure || !tokens[index].isMark(",/")
            }
        }
        return joins && isSure && depth == 0
    }

    /// "From **Ada Example** you will hear …, and **Bo Sample** will show …": those whose names running text sets off as it
    /// sets off the speaker's.
    private func emphasised(with mention: NameRule.Mention, among others: [NameRule.Mention]) -> [NameRule.Mention] {
        let setOff = others.filter {
            tokens[$0.tokens.lowerBound].isEmphasised && ($0.name.isSure || isLikelyPerson($0.name))
        }
        func key(_ mention: NameRule.Mention) -> [String] { mention.name.tokens.map { document.folded(tokens[$0]) } }
        guard setOff.contains(where: { key($0) == key(mention) }) else { return [] }
        var known = [key(mention)]
        var result: [NameRule.Mention] = []
        for other in setOff.sorted(by: { $0.tokens.lowerBound < $1.tokens.lowerBound }) {
            let words = key(other)
            // "Leonardo" and "Leonardo Example" are one.
            guard !known.contains(where: { Set(words).isSubset(of: $0) || Set($0).isSubset(of: words) }) else {
                continue
            }
            known.append(words)
            result.append(other)
        }
        return result.count < 12 ? result : []
    }

    private func single(_ mention: NameRule.Mention, and others: [Person], rule: String) -> Choice? {
        var person = person(mention)
        var range = mention.tokens.lowerBound..<max(mention.tokens.upperBound, person.end)
        let number = tokens[mention.tokens.lowerBound].line
        let isLast = mention.tokens.upperBound >= document.lines[number].content.upperBound
        if person.affiliation == nil, isLast, let line = affiliationLine(below: number) {
            person.affiliation = affiliationText(line)
            range = range.lowerBound..<line.upperBound
        }
        let people = ([person] + others).sorted { $0.nameTokens.lowerBound < $1.nameTokens.lowerBound }
        return made(people, mention, range, rule: rule)
    }

    /// The person of a mention, with the affiliation that follows the name.
    func person(_ mention: NameRule.Mention) -> Person {
        var person = Person(
            name: PlainText.person(document.text(document.span(of: mention.name.tokens))),
            nameTokens: mention.name.tokens, affiliation: nil, isSure: mention.name.isSure,
            end: mention.tokens.upperBound)
        let next = mention.tokens.upperBound
        guard next + 1 < tokens.count, tokens[next].line - tokens[next - 1].line <= 1 else { return person }
        if tokens[next].isMark("([") {
            var close = next + 1
            while close < tokens.count, close < next + 24, !tokens[close].isMark(")]") { close += 1 }
            guard fields.isTimeless(next..<close), !(next..<close).contains(where: { tokens[$0].kind == .url }) else {
                return person
            }
            person.affiliation = affiliationText((next + 1)..<close)
            person.end = min(close + 1, tokens.count)
        } else if tokens[next].isMark(",-/@") || document.has(.preposition, at: next)
            || tokens[next].line == tokens[next - 1].line && isAffiliation(next..<(next + 1))
        {
            let isMark = tokens[next].isMark(",-/@") || document.has(.preposition, at: next)
            var start = isMark ? next + 1 : next
            while start < tokens.count, document.has(.stop, at: start), start < next + 4 { start += 1 }
            let end = affiliationEnd(from: start)
            guard start < end, isAffiliation(start..<end) else { return person }
            person.affiliation = affiliationText(start..<end)
            person.end = end
        }
        return person
    }

    /// Where an affiliation in running words stops: at a date, a quotation, a sentence's end, a verb.
    private func affiliationEnd(from start: Int) -> Int {
        var end = start
        while end < tokens.count, end < start + 24, tokens[end].line - tokens[start].line <= 1 {
            let token = tokens[end]
            if token.isMark("\"|;:()!?") || statements.isTaken(end) || statements.isLabel(end) { break }
            if token.isMark(".-"), token.isSpaced || end + 1 >= tokens.count || tokens[end + 1].isSpaced,
                end > start, tokens[end - 1].width > 3
            {
                break
            }
            if document.has(.says, at: end) || document.has(.copula, at: end) { break }
            if end > start, token.line != tokens[end - 1].line,
                document.lines[token.line].isBlank || token.line - tokens[end - 1].line > 1
                    || document.lines[tokens[start].line].span.count < 40
            {
                break
            }
            end += 1
        }
        while end > start, tokens[end - 1].isMark(",-") { end -= 1 }
        return end
    }

    /// The line below a name that says where the person is from.
    func affiliationLine(below number: Int) -> Range<Int>? {
        var next = number + 1
        if next < document.lines.count, document.lines[next].isBlank { next += 1 }
        guard next < document.lines.count, !document.lines[next].isBlank, !fields.timeLines.contains(next) else {
            return nil
        }
        let line = document.lines[next]
        let isPlain =
            line.content.count <= 16 && statements.labels(onLine: next).isEmpty
            && !line.content.contains {
                document.has(.says, at: $0)
                    || document.has(.series, at: $0) && !document.has(.institution, at: $0)
            }
        guard isPlain else { return nil }
        let isClose =
            next == number + 1 && line.content.count <= 6 && !names.isName(line.content)
            && !fields.looksLikePlace(line.content) && !isQuotedLine(line)
        return isAffiliation(line.content) || isClose ? line.content : nil
    }

    func isQuotedLine(_ line: Document.Line) -> Bool {
        tokens[line.content.lowerBound].isMark("\"")
    }

    // MARK: Results

    private func made(
        _ people: [Person], _ mention: NameRule.Mention, _ range: Range<Int>, rule: String
    ) -> Choice? {
        guard let first = people.first else { return nil }
        let span = document.span(of: mention.tokens)
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
        guard let surname = person.nameTokens.last.map({ tokens[$0].word }) else { return nil }
        for index in tokens.indices where tokens[index].word == surname && statements.isInBackground(index) {
            let end = sentenceEnd(index)
            guard index + 1 < end, document.has(.copula, at: index + 1) else { continue }
            for at in (index + 2)..<end where document.has(.preposition, at: at) {
                var start = at + 1
                if start < end, document.has(.stop, at: start) { start += 1 }
                guard start < end, fields.isCapitalised(start) else { continue }
                var last = start
                while last < end, !tokens[last].isMark(",.;("), !endsAffiliation(last, end) { last += 1 }
                guard isAffiliation(start..<last) else { continue }
                return affiliationText(start..<last)
            }
            return nil
        }
        return nil
    }

    /// "… of Somewhere and a member of": a small word ends the name of an institution, unless it is a part of it.
    private func endsAffiliation(_ index: Int, _ end: Int) -> Bool {
        guard tokens[index].isWord, !fields.isCapitalised(index) else { return false }
        let goesOn = index + 1 < end && fields.isCapitalised(index + 1)
        if document.term(.preposition, at: index)?.term.value == "in" { return true }
        if isAnd(index) || document.has(.preposition, at: index) { return !goesOn }
        return !document.has(.stop, at: index) || !goesOn && !document.has(.stop, at: index + 1)
    }
}
