import CalFeed

/// The announcement as a person reads it, with the words that gave each field, for a terminal.
struct MarkedReport {
    let marked: MarkedText
    let style: TerminalStyle

    init(_ bytes: [UInt8], _ reading: Reading, style: TerminalStyle) {
        marked = MarkedText(bytes, evidence: reading.seminars.map(\.evidence))
        self.style = style
    }

    private static func colour(of field: Field) -> String {
        switch field {
        case .title: "30;43"
        case .speakers: "30;46"
        case .start: "30;42"
        case .end: "30;102"
        case .zone: "30;47"
        case .location: "30;45"
        case .onlineURL: "30;44"
        case .host: "30;106"
        case .series: "30;103"
        case .status: "30;41"
        }
    }

    var text: String {
        var result = "\n"
        for part in marked.parts {
            let words = TerminalStyle.printable(part.text, keepingLines: true)
            if let first = part.fields.first {
                let names = part.fields.map(\.rawValue).joined(separator: ", ")
                result += style.isColoured ? coloured(words, first) : "⟦\(names): \(words)⟧"
            } else {
                result += words
            }
        }
        if style.isColoured {
            let used = Set(marked.parts.compactMap(\.fields.first))
            let legend = Field.allCases.filter(used.contains).map { coloured(" \($0.rawValue) ", $0) }
            result += "\n" + legend.joined(separator: " ")
        }
        return result + "\n"
    }

    /// Line by line: a colour that goes on over a line's end paints the margin.
    private func coloured(_ words: String, _ field: Field) -> String {
        words.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "\u{1B}[\(Self.colour(of: field))m\($0)\u{1B}[0m" }.joined(separator: "\n")
    }
}
