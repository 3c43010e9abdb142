/// What a reply without a day says of the talk in the message below it: another room, another link, that it is off.
struct Amendment {
    private let statements: Statements
    private let fields: FieldResolver

    init(statements: Statements, context: ReadingContext) {
        self.statements = statements
        fields = FieldResolver(statements: statements, context: context, timeLines: [])
    }

    private var document: Document { statements.document }
    private var tokens: [Token] { document.tokens }

    func status() -> (status: Status, evidence: Evidence) { fields.status() }

    func link() -> ChosenText? { fields.onlineURL()?.choice }

    /// A place behind its label, or behind words that tell of a change: "the room has changed to B12".
    func place() -> ChosenText? {
        for label in statements.labelled("location") where !document.lines[label.line].isQuoted {
            let range = fields.firstLine(of: label)
            if !range.isEmpty, !fields.isUndecided(range), let choice = stated(range, "label-line") { return choice }
        }
        for index in tokens.indices where !document.lines[tokens[index].line].isQuoted {
            guard let match = document.term(.cue, at: index), match.term.value == "new" else { continue }
            var start = index + match.length
            while start < tokens.count,
                tokens[start].isMark(":") || document.term(.preposition, at: start)?.length == 1
                    || tokens[start].isWord && document.term(.stop, at: start)?.length == 1
            { start += 1 }
            guard start < tokens.count, tokens[start].line - tokens[index].line <= 1 else { continue }
            var end = start
            while end < tokens.count, end < start + 12, !isEnd(end, from: start) { end += 1 }
            while end > start, tokens[end - 1].isMark(",;-") { end -= 1 }
            guard end > start else { continue }
            let isRoom = (max(0, index - 6)..<index).contains {
                document.has(.place, at: $0) && tokens[index].line - tokens[$0].line <= 1
            }
            guard isRoom || fields.looksLikePlace(start..<end), !(start..<end).contains(where: statements.isTaken)
            else { continue }
            if let choice = stated(start..<end, "changed-to") { return choice }
        }
        return nil
    }

    private func isEnd(_ index: Int, from start: Int) -> Bool {
        if tokens[index].isMark(".!?;()") {
            return index + 1 >= tokens.count || tokens[index + 1].isSpaced || tokens[index].isMark("()")
        }
        return index > start && document.isParagraphEnd(before: index, from: start)
            || tokens[index].line > tokens[start].line + 1
    }

    private func stated(_ range: Range<Int>, _ rule: String) -> ChosenText? {
        fields.stated(range, rule: rule, value: PlainText.value)
    }

    /// The evidence of a field as this amendment gives it.
    func evidence(of field: Field) -> Evidence? {
        switch field {
        case .status: status().evidence
        case .location: place()?.evidence
        case .onlineURL: link()?.evidence
        default: nil
        }
    }
}
