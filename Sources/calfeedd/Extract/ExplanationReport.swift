import CalFeed

/// All candidates for a field, the chosen one marked.
struct ExplanationReport {
    let field: ExplainedField
    let explanation: Explanation
    let style: TerminalStyle

    var text: String {
        var lines = [style("1", field.rawValue)]
        if explanation.candidates.isEmpty { lines.append("  no rule saw one") }
        for candidate in explanation.candidates {
            let mark = candidate.isChosen ? style("32", "taken") : style("2", "left ")
            lines.append(
                "  \(mark)  \(TerminalStyle.printable(shortened(candidate.value)))  \(style("36", candidate.rule))")
            let words = shortened(candidate.words)
            if !words.isEmpty, words != candidate.value { lines.append("         \(style("2", "from “\(words)”"))") }
            lines.append("         \(style("2", candidate.verdict))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= 100 ? line : line.prefix(99) + "…"
    }
}
