/// A chosen value of a text field, with the words it came from.
struct ChosenText: Hashable, Sendable {
    var value: String
    var evidence: Evidence
}

/// Chooses who speaks, where, by whose invitation and in which series.
struct FieldResolver {
    let statements: Statements
    let context: ReadingContext
    let names: NameRule
    /// Lines that state when the seminar is.
    let timeLines: Set<Int>

    var traits: TokenTraits { statements.traits }
    var document: Document { statements.document }
    var tokens: [Token] { document.tokens }

    init(statements: Statements, context: ReadingContext, timeLines: Set<Int>) {
        self.statements = statements
        self.context = context
        self.timeLines = timeLines
        names = NameRule(document: statements.document)
    }

    // MARK: Labelled values

    /// The first line's worth of a labelled value, up to a bullet, a further known label or a blank line.
    func firstLine(of label: Labelled) -> Range<Int> {
        guard !label.value.isEmpty else { return label.value }
        let line = tokens[label.value.lowerBound].line
        var end = label.value.lowerBound
        while end < label.value.upperBound, tokens[end].line == line { end += 1 }
        var start = label.value.lowerBound
        while start < end, tokens[start].isOrnament { start += 1 }
        while end > start, tokens[end - 1].isMark("|") { end -= 1 }
        // A whole value in quotes, as data files have it.
        if end - start > 2, tokens[start].isMark("\"'"), tokens[end - 1].isMark("\"'"), label.key != "title" {
            return (start + 1)..<(end - 1)
        }
        return start..<end
    }

    func stated(_ range: Range<Int>, rule: String, value: (String) -> String) -> ChosenText? {
        guard !range.isEmpty else { return nil }
        let span = document.span(of: range)
        let text = document.text(span)
        let cleaned = value(text)
        guard !cleaned.isEmpty, cleaned.utf8.count <= 2000 else { return nil }
        return ChosenText(value: cleaned, evidence: Evidence(basis: .stated, text: text, span: span, rule: rule))
    }

    /// A title, unless the words say that it is to come: "TBA", "Title to be announced".
    func title(_ range: Range<Int>, rule: String) -> ChosenText? {
        isToCome(range) ? nil : stated(range, rule: rule, value: PlainText.title)
    }

    private func isToCome(_ range: Range<Int>) -> Bool {
        var first = range.lowerBound
        while first < range.upperBound, tokens[first].kind == .mark { first += 1 }
        if let label = document.term(.label, at: first), ["title", "topic", "speaker"].contains(label.term.value) {
            first += label.length
        }
        guard first < range.upperBound, let match = document.term(.tba, at: first) else { return false }
        let rest = (first + match.length)..<max(first + match.length, range.upperBound)
        // A single word may mean something else: "volgt".
        return match.length > 1 || rest.count <= 1 || rest.allSatisfy { tokens[$0].kind == .mark }
            || document.isAllCapitals(first)
    }

    // MARK: Link

    func onlineURL() -> (choice: ChosenText, diagnostics: [Diagnostic])? {
        let links = statements.links.filter { !document.lines[$0.line].isQuoted }
        let labelled = links.filter { statements.label(at: $0.tokens.lowerBound)?.key == "online" }
        let meeting = links.first { $0.value.purpose == .meeting }
        guard
            let link = meeting ?? labelled.first(where: { $0.value.purpose == .registration || isJoinLabel($0) })
                ?? links.first(where: isBesideOnline)
                ?? links.first(where: { $0.value.purpose == .registration })
        else { return nil }
        let text = document.text(link.span)
        var diagnostics: [Diagnostic] = []
        var basis = Basis.stated
        if link.value.isRepaired, link.value.address != text, !text.lowercased().hasPrefix("www.") {
            basis = .inferred(reason: .told(.linkMended))
            diagnostics.append(Diagnostic(.warning, .linkRepaired, span: link.span))
        }
        return (
            ChosenText(
                value: link.value.address,
                evidence: Evidence(basis: basis, text: text, span: link.span, rule: "link-\(link.value.purpose)")),
            diagnostics
        )
    }

    /// "Zoom link: https://…" names what its address is for; "Link: https://…" does not.
    func isJoinLabel(_ link: Candidate<LinkRule.Link>) -> Bool {
        guard let label = statements.label(at: link.tokens.lowerBound) else { return false }
        return label.label.contains { document.has(.online, at: $0) }
    }

    /// "Room 7 and online (https://…)", "online (https://…)" at the beginning of a line or behind a label.
    private func isBesideOnline(_ link: Candidate<LinkRule.Link>) -> Bool {
        let open = link.tokens.lowerBound - 1
        guard open > 0, tokens[open].isMark("(["), link.value.purpose == .page else { return false }
        let first = (max(0, open - 3)..<open).first { index in
            document.terms[index].contains { $0.term.key == .online && index + $0.length == open }
        }
        guard let first else { return false }
        let line = document.lines[tokens[first].line].content
        let behind = link.tokens.upperBound + 1
        guard behind >= line.upperBound || tokens[behind].isMark(".,;|"),
            statements.sentence(around: link.tokens).contains(where: statements.isTaken)
                || statements.label(at: first).map({ $0.key != "other" }) == true
        else { return false }
        guard first > line.lowerBound, statements.label(at: first)?.value.lowerBound != first else { return true }
        return document.has(.connector, at: first - 1) || tokens[first - 1].isMark("&+/,")
    }

    // MARK: Host, series, status

    func host() -> ChosenText? {
        for label in statements.labelled("host") {
            var range = firstLine(of: label)
            if let cut = range.first(where: { tokens[$0].kind == .email || tokens[$0].kind == .url }) {
                var end = cut
                while end > range.lowerBound, tokens[end - 1].isMark("(<,-:") { end -= 1 }
                range = range.lowerBound..<end
            }
            // "Contact" alone on a line is a page's menu, unless somebody is named below it.
            if label.isBlock, !names.namesPerson(range), !document.namesInstitution(range) { continue }
            // A number to ring up is nobody.
            guard range.contains(where: { tokens[$0].isWord }) else { continue }
            if let choice = stated(range, rule: "label-line", value: PlainText.value) { return choice }
        }
        return nil
    }

    /// A text with more words about the state of things is no announcement; no more are looked at.
    private static let mostStatusWords = 200

    func status() -> (status: Status, evidence: Evidence) {
        var words = tokens.indices.filter { document.has(.status, at: $0) }
        guard !words.isEmpty else { return undisturbed }
        words = words.prefix(Self.mostStatusWords).filter { index in
            let isOff = document.term(.status, at: index)?.term.value == "cancelled"
            return !statements.isSaidOfOldDay(index, alone: isOff)
        }
        guard !words.isEmpty else { return undisturbed }
        let head = linesAtTheTop(4)
        for (position, number) in head.enumerated() {
            let line = document.lines[number]
            for index in words where line.content.contains(index) {
                guard let match = document.term(.status, at: index), let status = Status(rawValue: match.term.value)
                else { continue }
                // "Past talks" below a talk heads the ones that follow.
                if status == .finished, timeLines.max().map({ number > $0 }) == true { continue }
                let end = index + match.length
                let isBracketed =
                    index > line.content.lowerBound && tokens[index - 1].isMark("[(【") && end < tokens.count
                    && tokens[end].isMark("])】")
                let isFront =
                    index == line.content.lowerBound && (end >= line.content.upperBound || tokens[end].isMark(":-!]"))
                let isLast = !(end..<max(end, line.content.upperBound)).contains { !tokens[$0].isMark("-.!*_)") }
                let isLoud = document.text(tokens[index].span).allSatisfy { $0.isUppercase }
                let isTitleEnd = isLast && position == 0
                // "5 March, 4 pm: Ada Example, Slow Rivers – cancelled"
                let isMarkedEnd =
                    isLast && position == 0 && index > line.content.lowerBound
                    && tokens[index - 1].isMark("-") && tokens[index].isSpaced
                guard isBracketed || isFront || isLoud || isMarkedEnd || isTitleEnd && line.content.count <= 12
                else { continue }
                return made(status, index..<end)
            }
        }
        // "(This event has passed)" anywhere: several words that mean nothing else.
        for index in words where !statements.isInBackground(index) {
            guard let match = document.term(.status, at: index), match.term.value == "finished", match.length >= 3,
                !document.lines[tokens[index].line].isQuoted
            else { continue }
            return made(.finished, index..<(index + match.length))
        }
        // "The seminar is cancelled", "… has been postponed".
        for index in words
        where !statements.isInBackground(index) && !document.lines[tokens[index].line].isQuoted {
            guard let match = document.term(.status, at: index), let status = Status(rawValue: match.term.value),
                status == .cancelled || status == .postponed
            else { continue }
            let before = max(0, index - 8)..<index
            guard
                before.contains(where: {
                    document.has(.talk, at: $0) && tokens[index].line - tokens[$0].line <= 1
                }) || isSaidOfDay(index),
                !before.contains(where: {
                    document.has(.condition, at: $0) && $0 >= index - 5
                })
            else { continue }
            return made(status, index..<(index + match.length))
        }
        return undisturbed
    }

    /// The first lines that say something of the announcement's own.
    private func linesAtTheTop(_ count: Int) -> [Int] {
        var result: [Int] = []
        for (number, line) in document.lines.enumerated() where !line.isBlank && !line.isQuoted {
            result.append(number)
            if result.count == count { break }
        }
        return result
    }

    /// "The talk by Ada Example on 5 March, 4 pm, is cancelled": the talk's day stands in the sentence.
    private func isSaidOfDay(_ index: Int) -> Bool {
        let before = statements.sentence(around: index..<(index + 1)).lowerBound..<index
        guard let talk = before.first(where: { document.has(.talk, at: $0) }),
            !before.contains(where: { document.has(.condition, at: $0) }),
            let day = before.last(where: statements.isTaken), talk < day
        else { return false }
        // "…, is cancelled", "…, has been postponed": nothing else is spoken of behind the day.
        let words = (day + 1..<index).filter { !tokens[$0].isMark(",)-\"") }
        return words.first.map { document.has(.stop, at: $0) } ?? true
            && words.count { !document.has(.stop, at: $0) } <= 1
    }

    private var undisturbed: (Status, Evidence) {
        (.confirmed, Evidence(basis: .assumed(reason: .told(.statusDefault)), text: "", rule: "default"))
    }

    func made(_ status: Status, _ range: Range<Int>) -> (Status, Evidence) {
        let span = document.span(of: range)
        return (status, Evidence(basis: .stated, text: document.text(span), span: span, rule: "status-word"))
    }

    // MARK: Longer texts

    func section(_ key: String) -> String? {
        guard let label = statements.labelled(key).max(by: { $0.value.count < $1.value.count }),
            let first = label.value.first
        else { return nil }
        var last = first
        let position = statements.labels.firstIndex(of: label) ?? 0
        let next = statements.labels.dropFirst(position + 1).first(where: endsSection).map(start) ?? tokens.count
        // A text ends at the next label, at a rule across the page, and in any case somewhere.
        while last + 1 < next, last - first < 4000, !isRule(across: tokens[last].line, to: tokens[last + 1].line) {
            last += 1
        }
        let text = PlainText.paragraphs(document.text(document.span(of: first..<(last + 1))))
        return text.isEmpty ? nil : text
    }

    /// Known labels end a text, and unknown ones that begin a paragraph: "About the series: …".
    private func endsSection(_ label: Labelled) -> Bool {
        let isParagraph =
            label.line > 0 && document.lines[label.line - 1].isBlank
            && label.label.lowerBound == document.lines[label.line].content.lowerBound
        return label.key != "other" || isParagraph
    }

    /// Where a label's line begins, its heading marks included, when the label is the first on it.
    private func start(of label: Labelled) -> Int {
        let line = document.lines[label.line]
        return label.label.lowerBound == line.content.lowerBound ? line.tokens.lowerBound : label.label.lowerBound
    }

    func isRule(across first: Int, to second: Int) -> Bool {
        guard second > first + 1 else { return false }
        return document.lines[(first + 1)..<second].contains { line in
            line.span.count >= 5
                && document.bytes[line.span].allSatisfy { [0x2D, 0x5F, 0x3D, 0x2A, 0x20].contains($0) }
                && document.bytes[line.span].contains { $0 != 0x20 }
        }
    }
}

extension Document {
    /// Whether a blank line lies between a token and the start of what it continues.
    func isParagraphEnd(before index: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        let gap = tokens[index].line - tokens[index - 1].line
        return gap > 1 || gap == 1 && (lines[tokens[index].line].isBullet || lines[tokens[index].line].headingLevel > 0)
    }
}
