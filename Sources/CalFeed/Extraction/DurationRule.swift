/// Finds how long the talk is said to be: "45-50 min long followed by a discussion", "60-minute talk", "1-hour Call".
struct DurationRule {
    let document: Document

    struct Duration: Hashable, Sendable {
        var minutes: Int
        var text: String
        var span: Range<Int>
    }

    func duration() -> Duration? {
        let tokens = document.tokens
        for index in tokens.indices {
            guard let value = tokens[index].number, (1...300).contains(value), tokens[index].width <= 3 else {
                continue
            }
            var unit = index + 1
            while unit < tokens.count, tokens[unit].isMark("-"), unit < index + 2 { unit += 1 }
            guard unit < tokens.count, tokens[unit].line == tokens[index].line else { continue }
            let isMinutes = document.has(.minute, at: unit)
            let isHours = document.term(.duration, at: unit)?.term.value == "hour"
            guard isMinutes && value >= 20 || isHours && value <= 4 else { continue }
            // "20 minutes for questions" is not how long the talk is: something has to say so.
            var end = unit + 1
            let window = end..<min(end + 8, tokens.count)
            let isTalk =
                window.contains { document.has(.talk, at: $0) && tokens[$0].line - tokens[index].line <= 1 }
                || window.first.map { document.folded(tokens[$0]) == "long" } ?? false
                || index > 0 && (max(0, index - 6)..<index).contains { document.has(.talk, at: $0) }
            guard isTalk else { continue }
            var minutes = isHours ? value * 60 : value
            let first =
                index > 1 && tokens[index - 1].isMark("-") && tokens[index - 2].number != nil ? index - 2 : index
            // What follows a short talk fills the hour.
            while end < tokens.count, !tokens[end].isMark(".;!?"), end < unit + 9,
                tokens[end].line - tokens[index].line <= 1
            {
                if minutes < 60, document.term(.duration, at: end)?.term.value == "after" {
                    minutes = 60
                    var last = end
                    while last + 1 < tokens.count, last < end + 5, !tokens[last + 1].isMark(".;,!?()") { last += 1 }
                    return made(minutes, first..<(last + 1))
                }
                end += 1
            }
            return made(minutes, first..<(unit + 1))
        }
        return nil
    }

    private func made(_ minutes: Int, _ range: Range<Int>) -> Duration {
        let span = document.span(of: range)
        return Duration(minutes: minutes, text: document.text(span), span: span)
    }
}
