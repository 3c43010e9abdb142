/// Reads the tables of a markdown text like those of a page, where their heads tell what the columns hold.
struct MarkdownTables {
    private let text: Rendition
    private let vocabulary: Vocabulary

    private static let mostRows = 2000
    private static let mostColumns = 50

    /// The text with such tables as lines; others stay as they are.
    static func laidOut(_ rendition: Rendition, vocabulary: Vocabulary) -> Rendition {
        guard rendition.bytes.holds(0x7C) else { return rendition }
        return rendition.replacingText { MarkdownTables(text: $0, vocabulary: vocabulary).laidOut() }
    }

    private func laidOut() -> Rendition {
        let lines = lines()
        var result = Rendition()
        var copied = 0
        var index = 0
        while index + 1 < lines.count {
            guard hasBar(lines[index]), !isDelimiter(lines[index]) else {
                index += 1
                continue
            }
            // Some leave out the line below the heads; then each row has to be framed by bars.
            let isMarked = isDelimiter(lines[index + 1])
            guard isMarked || isFramed(lines[index]) && isFramed(lines[index + 1]) else {
                index += 1
                continue
            }
            let first = index + (isMarked ? 2 : 1)
            var end = first
            while end < lines.count, hasBar(lines[end]) { end += 1 }
            let rows =
                [cells(lines[index], isHeader: isMarked)] + lines[first..<end].map { cells($0, isHeader: false) }
            if rows.count <= Self.mostRows, let made = TableLayout(rows: rows, vocabulary: vocabulary).structured() {
                result.append(text.part(copied..<lines[index].lowerBound))
                for line in made {
                    result.append(line)
                    // A row's end is the end of what it says, however long it is.
                    result.insert("\n\n")
                }
                copied = lines[end - 1].upperBound
            }
            index = end
        }
        result.append(text.part(copied..<text.bytes.count))
        return result
    }

    private func lines() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        while start < text.bytes.count {
            let end = text.bytes.lineEnd(from: start)
            result.append(start..<end)
            start = end + 1
        }
        return result
    }

    private func hasBar(_ line: Range<Int>) -> Bool { text.bytes[line].contains(0x7C) }

    /// `| 4 March | Ada Example |`
    private func isFramed(_ line: Range<Int>) -> Bool {
        let content = text.bytes.trimmed(line)
        return content.count > 4 && text.bytes[content.lowerBound] == 0x7C && text.bytes[content.upperBound - 1] == 0x7C
            && text.bytes[content].count(where: { $0 == 0x7C }) >= 3
    }

    /// `|---|:---:|`
    private func isDelimiter(_ line: Range<Int>) -> Bool {
        let bytes = text.bytes[line]
        return bytes.contains(0x7C) && bytes.contains(0x2D)
            && bytes.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x09, 0x0D].contains($0) }
    }

    private func cells(_ line: Range<Int>, isHeader: Bool) -> [TableLayout.Cell] {
        var parts: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where text.bytes[index] == 0x7C && (index == line.lowerBound || text.bytes[index - 1] != 0x5C)
        {
            parts.append(start..<index)
            start = index + 1
        }
        parts.append(start..<line.upperBound)
        let trimmed = parts.map(text.bytes.trimmed)
        // The bars at the line's ends part nothing.
        let inner = trimmed.dropFirst(trimmed.first?.isEmpty == true ? 1 : 0)
        let cells = inner.dropLast(inner.count > 1 && inner.last?.isEmpty == true ? 1 : 0)
        return cells.prefix(Self.mostColumns).map { part in
            TableLayout.Cell(lines: part.isEmpty ? [] : [text.part(part)], isHeader: isHeader)
        }
    }
}
