extension HTMLRendition {
    /// A cell of a table, in its lines.
    private struct Cell {
        var lines: [Rendition]
        var isHeader: Bool

        var isEmpty: Bool { lines.isEmpty }
        var length: Int { lines.reduce(0) { $0 + $1.bytes.count } }
        var text: String { lines.map { $0.words(in: 0..<$0.bytes.count) }.joined(separator: " ") }
        var hasDigit: Bool { lines.contains { $0.bytes.contains { (0x30...0x39).contains($0) } } }
    }

    /// More rows than this are no programme of talks.
    private static let mostRows = 2000

    private static let mostCopies = 1000

    /// A table of labels becomes "label: value" lines, a schedule one line for each row, and a table that only places
    /// things on the page becomes what is in it.
    mutating func table(_ node: Int) {
        let within = tree.elements(under: node).dropFirst()
        let rowNodes = within.filter { tree.name($0) == "tr" }
        let isLayout = within.contains {
            ["table", "h1", "h2", "h3", "form", "article", "section"].contains(tree.name($0))
        }
        block(paragraph: true)
        guard !isLayout, rowNodes.count <= Self.mostRows else {
            children(of: node)
            return block(paragraph: true)
        }
        if let caption = within.first(where: { tree.name($0) == "caption" }) {
            children(of: caption)
            block(paragraph: false)
        }
        let rows = cells(of: rowNodes)
        let widest = rows.map { row in row.count { !$0.isEmpty } }.max() ?? 0
        if widest <= 1 || rows.contains(where: { $0.contains { $0.lines.count > 12 || $0.length > 3000 } }) {
            for row in rows { for cell in row { write(cell) } }
        } else if let labels = header(of: rows) {
            for row in rows.dropFirst() { write(row, labels: labels, heads: rows[0]) }
        } else {
            for row in rows { write(row) }
        }
        block(paragraph: true)
    }

    /// The cells of each row; one that spans several rows stands in each of them.
    private mutating func cells(of rows: [Int]) -> [[Cell]] {
        var spanning: [Int: (cell: Cell, rows: Int)] = [:]
        var result: [[Cell]] = []
        for row in rows {
            var cells: [Cell] = []
            func takeSpanning() {
                while let above = spanning[cells.count], cells.count < 50, copies < Self.mostCopies {
                    copies += 1
                    spanning[cells.count] = above.rows > 1 ? (above.cell, above.rows - 1) : nil
                    cells.append(above.cell)
                }
            }
            for node in tree.nodes[row].children where ["td", "th"].contains(tree.name(node)) && cells.count < 50 {
                takeSpanning()
                let cell = Cell(lines: lines(of: node), isHeader: tree.name(node) == "th")
                let height = Int(tree.attribute("rowspan", of: node) ?? "") ?? 1
                if height > 1, cell.length <= 300 { spanning[cells.count] = (cell, min(height, Self.mostRows) - 1) }
                cells.append(cell)
            }
            takeSpanning()
            if !cells.isEmpty { result.append(cells) }
        }
        return result
    }

    /// What each column holds, where the first row tells it: the label's meaning, empty for words nobody knows.
    private func header(of rows: [[Cell]]) -> [String]? {
        guard rows.count >= 2, let first = rows.first, first.count >= 2, first.allSatisfy({ $0.length <= 60 }) else {
            return nil
        }
        let labels = first.map { label(in: $0.text) ?? "" }
        let known = labels.count { !$0.isEmpty }
        // "Time" and empty cells are heads, too.
        let isHead =
            first.allSatisfy(\.isHeader) || known >= 2 || first.allSatisfy { $0.isEmpty || label(in: $0.text) != nil }
        guard isHead, known >= 1, rows[1].count(where: { !$0.isEmpty }) >= 2,
            !(first.count == 2 && rows.allSatisfy { label(in: $0[0].text) != nil })
        else { return nil }
        return labels
    }

    /// The meaning of words that are a label and nothing else.
    private func label(in words: String) -> String? {
        var tokens = Tokeniser.tokens(of: Array(words.utf8))
        while let last = tokens.last, last.kind == .mark { tokens.removeLast() }
        guard !tokens.isEmpty else { return nil }
        return vocabulary.matches(at: 0, in: tokens).first { $0.term.key == .label && $0.length == tokens.count }?.term
            .value
    }

    /// "Speaker | Ada Example" is "Speaker: Ada Example"; where the first cell is a day or an hour, a bar parts them.
    private mutating func write(_ row: [Cell]) {
        let filled = row.filter { !$0.isEmpty }
        guard let first = filled.first else { return }
        let isLabel =
            filled.count >= 2 && first.lines.count == 1 && first.length <= 60
            && (first.isHeader && !first.hasDigit || label(in: first.text) != nil)
        block(paragraph: false)
        for (index, cell) in filled.enumerated() {
            if index == 1, isLabel {
                insert(first.text.hasSuffix(":") || first.text.hasSuffix("：") ? " " : ": ")
            } else if index > 0 {
                insert(" | ")
            }
            if index == 1, isLabel, filled.count == 2 {
                writeBlock(cell)
            } else {
                writeLine(cell, separator: " | ")
            }
        }
        block(paragraph: false)
    }

    /// One row of a schedule: day and hour as they are, the other columns behind their heads, which stand far above.
    private mutating func write(_ row: [Cell], labels: [String], heads: [Cell]) {
        block(paragraph: false)
        var isFirst = true
        for (index, cell) in row.enumerated() where !cell.isEmpty {
            if !isFirst { insert(" | ") }
            let label = labels.indices.contains(index) ? labels[index] : ""
            let isTime = ["date", "time", "when"].contains(label) && (isFirst || label == "time")
            if !label.isEmpty, !isTime {
                writeLine(heads[index], separator: " ")
                insert(heads[index].text.hasSuffix(":") ? " " : ": ")
            }
            writeLine(cell, separator: label == "speaker" ? ", " : " | ")
            isFirst = false
        }
        block(paragraph: false)
    }

    private mutating func write(_ cell: Cell) {
        block(paragraph: false)
        writeBlock(cell)
        block(paragraph: false)
    }

    private mutating func writeBlock(_ cell: Cell) {
        for (index, line) in cell.lines.enumerated() {
            if index > 0 { lineBreak() }
            append(line)
        }
    }

    private mutating func writeLine(_ cell: Cell, separator: String) {
        for (index, line) in cell.lines.enumerated() {
            if index > 0 { insert(separator) }
            append(line)
        }
    }
}
