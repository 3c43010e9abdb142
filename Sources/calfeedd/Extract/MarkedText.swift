import CalFeed

/// The announcement as it is, with the words that gave each field.
struct MarkedText {
    let bytes: [UInt8]
    let reading: Reading
    let style: TerminalStyle

    private static let colours: [(field: Field, name: String, code: String)] = [
        (.title, "title", "30;43"), (.speakers, "speakers", "30;46"), (.start, "start", "30;42"),
        (.end, "end", "30;102"), (.zone, "zone", "30;47"), (.location, "location", "30;45"),
        (.onlineURL, "online", "30;44"), (.host, "host", "30;106"), (.series, "series", "30;103"),
        (.status, "status", "30;41"),
    ]

    var text: String {
        var result = "\n"
        var position = 0
        for mark in marks() where mark.span.lowerBound >= position {
            result += plain(position..<mark.span.lowerBound)
            let words = plain(mark.span)
            result += style.isColoured ? coloured(words, mark.code) : "⟦\(mark.name): \(words)⟧"
            position = mark.span.upperBound
        }
        result += plain(position..<bytes.count)
        if style.isColoured {
            let used = Set(marks().map(\.name))
            let legend = Self.colours.filter { used.contains($0.name) }.map { coloured(" \($0.name) ", $0.code) }
            result += "\n" + legend.joined(separator: " ")
        }
        return result + "\n"
    }

    /// In the order of the text; of two that overlap, the first.
    private func marks() -> [(span: Range<Int>, name: String, code: String)] {
        var result: [(span: Range<Int>, name: String, code: String)] = []
        for seminar in reading.seminars {
            for (field, name, code) in Self.colours {
                guard let span = seminar.evidence[field]?.span, !span.isEmpty, span.upperBound <= bytes.count,
                    !result.contains(where: { $0.span == span })
                else { continue }
                result.append((span, name, code))
            }
        }
        return result.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    private func plain(_ range: Range<Int>) -> String {
        TerminalStyle.printable(String(decoding: bytes[range], as: UTF8.self), keepingLines: true)
    }

    /// Line by line: a colour that goes on over a line's end paints the margin.
    private func coloured(_ words: String, _ code: String) -> String {
        words.split(separator: "\n", omittingEmptySubsequences: false).map { "\u{1B}[\(code)m\($0)\u{1B}[0m" }
            .joined(separator: "\n")
    }
}
