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
        guard let best = ranked.prefix(20).first(where: SpanWeights.isEnough) else { return nil }
        return made(best.tokens, rule: best.rule)
    }

    /// A meeting's "Topic:" line often holds the speaker or the series: it is the last resort.
    var meetingTopics: [Labelled] {
        statements.labelled("title").prefix(50).filter(\.isWeak).filter { label in
            (max(0, label.label.lowerBound - 12)..<label.label.lowerBound).contains {
                document.term(.online, at: $0) != nil
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
        range.contains { document.term(.series, at: $0) != nil || document.term(.talk, at: $0) != nil }
            && range.count <= 14
    }

    /// Sentences: many small words and a full stop, or an address to the reader.
    func isProse(_ line: Document.Line) -> Bool {
        let words = line.content.filter { tokens[$0].isWord }
        guard let last = line.content.last else { return false }
        let small = words.filter { !fields.isCapitalised($0) }.count
        if tokens[last].isMark(".,"), words.count > 6, small * 2 > words.count { return true }
        let isLong = line.span.count > 62 && small * 3 > words.count * 2
        return isLong
            || words.prefix(3).contains {
                document.term(.address, at: $0) != nil || document.term(.person, at: $0) != nil
            }
    }

    func made(_ range: Range<Int>, rule: String) -> ChosenText? {
        fields.stated(range, rule: rule, value: PlainText.title)
    }
}
