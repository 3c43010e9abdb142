/// Chooses what the talk is called, and the series it belongs to.
struct TitleResolver {
    let fields: FieldResolver
    let speaker: SpeakerResolver.Choice?
    /// Where the talk takes place, as far as it is known by now.
    let place: ChosenText?
    var document: Document { fields.document }
    var statements: Statements { fields.statements }
    var tokens: [Token] { document.tokens }

    func title(of ranked: [SpanCandidate]) -> ChosenText? {
        guard let best = ranked.prefix(20).first(where: canBeChosen) else { return nil }
        let words = fields.withoutHead(
            best.tokens, speakers: speaker?.speakers ?? [], isLabelled: best.rule == .labelLine)
        return made(words, rule: best.rule.rawValue)
    }

    /// Whether a span is likely enough to be the title, if no other is likelier.
    func canBeChosen(_ candidate: SpanCandidate) -> Bool {
        SpanWeights.isEnoughForTitle(candidate) && !statements.isOnlyTime(candidate.tokens)
            && (candidate.rule == .labelLine || candidate.rule == .quoted || !document.isPeriod(candidate.tokens))
    }

    /// A meeting's "Topic:" line often holds the speaker or the series: it is the last resort.
    var meetingTopics: [Labelled] {
        statements.labelled("title").prefix(50).filter(\.isWeak).filter { label in
            (max(0, label.label.lowerBound - 12)..<label.label.lowerBound).contains {
                document.has(.online, at: $0)
            }
                || label.value.contains { document.term(.label, at: $0)?.term.value == "passcode" }
                || nextLabel(after: label)?.key == "time"
                    && document.text(document.span(of: label.label)).lowercased().hasPrefix("topic")
                    && statements.labelled("online").isEmpty == false
        }
    }

    func nextLabel(after label: Labelled) -> Labelled? {
        statements.labels.first {
            $0.label.lowerBound >= label.value.upperBound && $0.label.lowerBound > label.label.lowerBound
        }
    }

    /// A title may go on over further lines of its paragraph, but not into another kind of line.
    func titleRange(_ label: Labelled) -> Range<Int> {
        var end = label.value.lowerBound
        var line = label.value.isEmpty ? 0 : tokens[end].line
        let first = line
        while end < label.value.upperBound {
            if tokens[end].line != line {
                line = tokens[end].line
                if line - first > 3 || fields.timeLines.contains(line) || document.lines[line].isBullet { break }
            }
            if tokens[end].kind == .url { break }
            end += 1
        }
        var start = label.value.lowerBound
        while start < end, tokens[start].isMark("-•|") { start += 1 }
        while end > start, tokens[end - 1].isMark("|") { end -= 1 }
        return start..<end
    }

    func isSeriesLine(_ range: Range<Int>) -> Bool {
        range.contains { document.has(.series, at: $0) || document.has(.talk, at: $0) }
            && range.count <= 14
    }

    /// Lines that may name what is announced as a whole.
    private static let linesOfGathering = 6

    /// "SAVE THE DATE: 4th Lakeside Symposium on Ice": where nobody is said to speak, the meeting's own name.
    func gathering() -> ChosenText? {
        var seen = 0
        for (number, line) in document.lines.enumerated() where !line.isBlank && !line.isQuoted {
            seen += 1
            guard seen <= Self.linesOfGathering else { break }
            guard !isProse(line),
                !statements.labels(onLine: number).contains(where: { $0.key != "title" && $0.key != "other" })
            else { continue }
            var range = line.content
            if let colon = range.first(where: { tokens[$0].isMark(":") }),
                !(range.lowerBound..<colon).contains(where: isGathering)
            {
                range = (colon + 1)..<range.upperBound
            }
            if let first = range.first(where: statements.isTaken) { range = range.lowerBound..<first }
            while let last = range.last, tokens[last].kind == .mark, !tokens[last].isMark("?!)\"") {
                range = range.lowerBound..<last
            }
            while let first = range.first, tokens[first].kind == .mark, !tokens[first].isMark("\"") {
                range = (first + 1)..<range.upperBound
            }
            guard range.count <= 24, range.contains(where: isGathering), let first = range.first,
                tokens[first].isCapitalised || tokens[first].number != nil || tokens[first].isDense,
                tokens[first].isDense || range.count(where: { tokens[$0].isWord }) >= 2,
                range.last.map({ document.term(.stop, at: $0)?.length != 1 && !document.has(.preposition, at: $0) })
                    == true
            else { continue }
            return made(range, rule: "gathering")
        }
        return nil
    }

    private func isGathering(_ index: Int) -> Bool {
        document.terms[index].contains { $0.term.key == .cue && $0.term.value == "gathering" }
            && (tokens[index].isCapitalised || tokens[index].isDense)
    }

    private static let addresses = Term.Keys(.address, .person)

    /// Sentences: many small words and a full stop, or an address to the reader.
    func isProse(_ line: Document.Line) -> Bool {
        guard let last = line.content.last else { return false }
        var (words, small, isAddressed) = (0, 0, false)
        for index in line.content where tokens[index].isWord {
            words += 1
            if !tokens[index].isCapitalised { small += 1 }
            if words <= 3, document.hasAny(of: Self.addresses, at: index) { isAddressed = true }
        }
        if tokens[last].isMark(".,"), words > 6, small * 2 > words { return true }
        return isAddressed || line.span.count > 62 && small * 3 > words * 2
    }

    func made(_ range: Range<Int>, rule: String) -> ChosenText? {
        fields.title(range, rule: rule)
    }
}
