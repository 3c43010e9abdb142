extension HTMLRendition {
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
        for line in TableLayout(rows: cells(of: rowNodes), vocabulary: vocabulary).lines() {
            block(paragraph: false)
            append(line)
        }
        block(paragraph: true)
    }

    /// The cells of each row; one that spans several rows or columns stands in each of them.
    private mutating func cells(of rows: [Int]) -> [[TableLayout.Cell]] {
        var spanning: [Int: (cell: TableLayout.Cell, rows: Int)] = [:]
        var result: [[TableLayout.Cell]] = []
        for row in rows {
            var cells: [TableLayout.Cell] = []
            func takeSpanning() {
                while let above = spanning[cells.count], cells.count < 50, copies < Self.mostCopies {
                    copies += 1
                    spanning[cells.count] = above.rows > 1 ? (above.cell, above.rows - 1) : nil
                    cells.append(above.cell)
                }
            }
            for node in tree.nodes[row].children where ["td", "th"].contains(tree.name(node)) && cells.count < 50 {
                takeSpanning()
                let cell = TableLayout.Cell(lines: lines(of: node), isHeader: tree.name(node) == "th")
                let height = Int(tree.attribute("rowspan", of: node) ?? "") ?? 1
                let width = Int(tree.attribute("colspan", of: node) ?? "") ?? 1
                if height > 1, cell.length <= 300 { spanning[cells.count] = (cell, min(height, Self.mostRows) - 1) }
                cells.append(cell)
                // The columns behind it stay where they are.
                for _ in 1..<max(2, min(width, 20)) where width > 1 && cells.count < 50 {
                    cells.append(TableLayout.Cell(lines: [], isHeader: cell.isHeader))
                }
            }
            takeSpanning()
            if !cells.isEmpty { result.append(cells) }
        }
        return result
    }
}
