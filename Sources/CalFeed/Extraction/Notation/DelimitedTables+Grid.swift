extension DelimitedTables {
    private static let mostLines = 5000

    /// A grid of reStructuredText: rows between lines of `+---+---+`, each as high as it needs to be.
    func grid(_ line: Range<Int>) -> (rows: [[TableLayout.Cell]], end: Int)? {
        guard isBorder(line) else { return nil }
        var rows: [[TableLayout.Cell]] = []
        var open: [[Range<Int>]] = []
        var hasHead = false
        var index = line.lowerBound
        for _ in 0..<Self.mostLines where index < bytes.count {
            let current = index..<bytes.lineEnd(from: index)
            if isBorder(current) {
                if !open.isEmpty { rows.append(open.map(cell)) }
                open = []
                if rows.count == 1, bytes[current].contains(0x3D) { hasHead = true }
            } else {
                let parts = partsBetweenBars(current)
                guard parts.count >= 2 else { break }
                if open.isEmpty {
                    open = parts.map { [$0] }
                } else {
                    for (column, part) in parts.enumerated() where column < open.count { open[column].append(part) }
                }
            }
            index = min(current.upperBound + 1, bytes.count)
        }
        guard rows.count >= 2 else { return nil }
        if hasHead { rows[0] = rows[0].map { TableLayout.Cell(lines: $0.lines, isHeader: true) } }
        return (rows, index)
    }

    /// `+-----+-----+`, `+=====+=====+`
    private func isBorder(_ line: Range<Int>) -> Bool {
        let content = bytes.trimmed(line)
        return content.count >= 5 && bytes[content.lowerBound] == 0x2B && bytes[content.upperBound - 1] == 0x2B
            && bytes[content].allSatisfy { [0x2B, 0x2D, 0x3D].contains($0) }
    }

    private func partsBetweenBars(_ line: Range<Int>) -> [Range<Int>] {
        let content = bytes.trimmed(line)
        guard content.count >= 3, bytes[content.lowerBound] == 0x7C, bytes[content.upperBound - 1] == 0x7C else {
            return []
        }
        return bytes[(content.lowerBound + 1)..<(content.upperBound - 1)]
            .split(separator: 0x7C, maxSplits: Self.mostColumns, omittingEmptySubsequences: false)
            .map { bytes.trimmed($0.startIndex..<$0.endIndex) }
    }

    /// The lines of a cell as one.
    private func cell(_ parts: [Range<Int>]) -> TableLayout.Cell {
        var words = Rendition()
        for part in parts where !part.isEmpty {
            if !words.bytes.isEmpty { words.insert(" ") }
            words.append(text.part(part))
        }
        return TableLayout.Cell(lines: words.bytes.isEmpty ? [] : [words], isHeader: false)
    }
}
