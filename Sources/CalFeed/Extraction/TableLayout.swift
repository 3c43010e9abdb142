/// Makes lines of a table: one for each row, with what its columns hold in front of their values.
struct TableLayout {
    /// A cell, in its lines.
    struct Cell {
        var lines: [Rendition]
        var isHeader: Bool

        var isEmpty: Bool { lines.isEmpty }
        var length: Int { lines.reduce(0) { $0 + $1.bytes.count } }
        var text: String { lines.map { $0.words(in: 0..<$0.bytes.count) }.joined(separator: " ") }
        var hasDigit: Bool { lines.contains { $0.bytes.contains { (0x30...0x39).contains($0) } } }
    }

    let rows: [[Cell]]
    let vocabulary: Vocabulary

    /// What a reader sees; a cell of a table that only places things on the page keeps its lines.
    func lines() -> [Rendition] {
        let widest = rows.map { row in row.count { !$0.isEmpty } }.max() ?? 0
        if widest <= 1 || rows.contains(where: { $0.contains { $0.lines.count > 12 || $0.length > 3000 } }) {
            return rows.flatMap { $0.flatMap(\.lines) }
        }
        return structured() ?? rows.flatMap(line)
    }

    /// The lines of a table whose first row tells what it holds; nil for others.
    func structured() -> [Rendition]? {
        if isTimetable { return rows.map(timetableRow) }
        return header().map { labels in
            (tellsMore(rows[0]) ? line(rows[0]) : []) + rows.dropFirst().compactMap { line($0, labels: labels) }
        }
    }

    /// "Date (Eastern Time)", "Talk (4-5 pm)", "Date 2027": heads that say of all rows what no row says.
    private func tellsMore(_ heads: [Cell]) -> Bool {
        heads.contains { $0.hasDigit || $0.text.contains { "(（".contains($0) } }
    }

    // MARK: What the columns hold

    /// What each column holds, where the first row tells it: the label's meaning, empty for words nobody knows.
    private func header() -> [String]? {
        guard rows.count >= 2, let first = rows.first, first.count >= 2, first.allSatisfy({ $0.length <= 60 }) else {
            return nil
        }
        let labels = first.map { label(in: $0.text) ?? "" }
        let known = labels.count { !$0.isEmpty }
        // "Time" and empty cells are heads, too.
        let isHead =
            first.allSatisfy(\.isHeader) || known >= 2 || first.allSatisfy { $0.isEmpty || label(in: $0.text) != nil }
        // "Talks on 4 March" may stand across the columns, above the first row.
        guard isHead, known >= 1, rows[1...].prefix(2).contains(where: { Self.filled($0) >= 2 }),
            !(first.count == 2 && rows.allSatisfy { label(in: $0[0].text) != nil })
        else { return nil }
        return labels
    }

    private static func filled(_ row: [Cell]) -> Int { row.count { !$0.isEmpty } }

    /// The meaning of words that are a label and nothing else.
    private func label(in words: String) -> String? {
        var text = vocabulary.text(of: Array(words.utf8))
        while let last = text.tokens.last, last.kind == .mark { text.tokens.removeLast() }
        guard !text.tokens.isEmpty else { return nil }
        return vocabulary.matches(at: 0, in: text).first {
            $0.term.key == .label && $0.length == text.tokens.count
        }?.term
            .value
    }

    /// Days across and hours down, or hours across and days down.
    private var isTimetable: Bool {
        guard rows.count >= 2, let first = rows.first, first.count >= 3, first.allSatisfy({ $0.length <= 80 }) else {
            return false
        }
        let heads = first.dropFirst()
        let sides = rows.dropFirst().compactMap(\.first).filter { !$0.isEmpty }
        let days = (heads.count(where: isDay), sides.count(where: isDay))
        let hours = (heads.count(where: isHour), sides.count(where: isHour))
        return days.0 >= 2 && days.0 * 2 > heads.count && hours.1 >= 1 && hours.1 * 2 >= sides.count
            || hours.0 >= 2 && hours.0 * 2 > heads.count && days.1 >= 1 && days.1 * 2 >= sides.count
    }

    /// "Monday", "2 March": a day and hardly anything else.
    private func isDay(_ cell: Cell) -> Bool {
        guard cell.length <= 40, !isHour(cell) else { return false }
        let text = vocabulary.text(of: Array(cell.text.utf8))
        let tokens = text.tokens
        guard tokens.count <= 8 else { return false }
        return tokens.indices.contains { index in
            vocabulary.matches(at: index, in: text).contains {
                $0.term.key == .weekday || $0.term.key == .weekdayShort || $0.term.key == .month && cell.hasDigit
            }
        } || tokens.count >= 3 && tokens.allSatisfy { $0.number != nil || $0.isMark("./-") }
    }

    /// "9:30-10:30", "11 am", "14h".
    private func isHour(_ cell: Cell) -> Bool {
        guard cell.length <= 40 else { return false }
        let text = vocabulary.text(of: Array(cell.text.utf8))
        let tokens = text.tokens
        guard let first = tokens.first, let hour = first.number, hour <= 24, first.width <= 2, tokens.count >= 2 else {
            return false
        }
        if tokens.count >= 3, tokens[1].isMark(":"), tokens[2].width == 2 { return true }
        // "9.30-10.30": with dots only as a range, or it could be a day.
        if tokens.count >= 7, tokens[1].isMark("."), tokens[2].width == 2, tokens[3].isMark("-") { return true }
        return vocabulary.matches(at: 1, in: text).contains { [.meridiem, .hour].contains($0.term.key) }
    }

    // MARK: Lines

    /// "Speaker | Ada Example" is "Speaker: Ada Example"; where the first cell is a day or an hour, a bar parts them.
    private func line(_ row: [Cell]) -> [Rendition] {
        let filled = row.filter { !$0.isEmpty }
        guard let first = filled.first else { return [] }
        let isLabel =
            filled.count >= 2 && first.lines.count == 1 && first.length <= 60
            && (first.isHeader && !first.hasDigit || label(in: first.text) != nil)
        var line = Rendition()
        var more: [Rendition] = []
        for (index, cell) in filled.enumerated() {
            if index == 1, isLabel {
                line.insert(first.text.hasSuffix(":") || first.text.hasSuffix("：") ? " " : ": ")
            } else if index > 0 {
                line.insert(" | ")
            }
            if index == 1, isLabel, filled.count == 2 {
                line.append(cell.lines[0])
                more = Array(cell.lines.dropFirst())
            } else {
                write(cell, separator: " | ", to: &line)
            }
        }
        return [line] + more
    }

    /// One row of a schedule: day and hour as they are, the other columns behind their heads, which stand far above.
    private func line(_ row: [Cell], labels: [String]) -> Rendition? {
        if Self.filled(row) == 1, labels.count >= 3, let cell = row.first(where: { !$0.isEmpty }), cell.lines.count == 1
        {
            return cell.lines[0]
        }
        var line = Rendition()
        var isFirst = true
        for (index, cell) in row.enumerated() where !cell.isEmpty {
            if !isFirst { line.insert(" | ") }
            let label = labels.indices.contains(index) ? labels[index] : ""
            let isTime = ["date", "time", "when"].contains(label) && (isFirst || label == "time")
            if !label.isEmpty, !isTime {
                let head = rows[0][index]
                write(head, separator: " ", to: &line)
                line.insert(head.text.hasSuffix(":") ? " " : ": ")
            }
            write(cell, separator: label == "speaker" ? ", " : " | ", to: &line)
            isFirst = false
        }
        return isFirst ? nil : line
    }

    /// A timetable keeps its columns, the empty ones too.
    private func timetableRow(_ row: [Cell]) -> Rendition {
        var line = Rendition()
        line.mark("|")
        for cell in row {
            line.insert(" ")
            write(cell, separator: "; ", to: &line)
            line.insert(" |")
        }
        return line
    }

    private func write(_ cell: Cell, separator: String, to line: inout Rendition) {
        for (index, part) in cell.lines.enumerated() {
            if index > 0 { line.insert(separator) }
            line.append(part)
        }
    }
}
