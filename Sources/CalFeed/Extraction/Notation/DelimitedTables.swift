/// Reads tables whose cells are parted by commas, semicolons or tabs (RFC 4180), and those of reStructuredText (grids,
/// `csv-table`, `list-table`), like those of a page, where their heads tell what the columns hold.
struct DelimitedTables {
    let text: Rendition
    let bytes: [UInt8]
    private let vocabulary: Vocabulary

    private static let mostRows = 2000
    static let mostColumns = 50
    private static let longestHead = 300
    private static let longestRow = 20_000

    /// The text with such tables as lines; others stay as they are.
    static func laidOut(_ rendition: Rendition, vocabulary: Vocabulary) -> Rendition {
        rendition.replacingText { DelimitedTables(text: $0, vocabulary: vocabulary).laidOut() }
    }

    private init(text: Rendition, vocabulary: Vocabulary) {
        self.text = text
        bytes = text.bytes
        self.vocabulary = vocabulary
    }

    private func laidOut() -> Rendition {
        var result = Rendition()
        var copied = 0
        var line = 0
        while line < bytes.count {
            let end = bytes.lineEnd(from: line)
            guard let table = table(line..<end) else {
                line = end + 1
                continue
            }
            guard let made = TableLayout(rows: table.rows, vocabulary: vocabulary).structured() else {
                line = max(table.end, end + 1)
                continue
            }
            result.append(text.part(copied..<line))
            for row in made {
                result.append(row)
                // A row's end is the end of what it says, however long it is.
                result.insert("\n\n")
            }
            copied = min(table.end, bytes.count)
            line = max(table.end, end + 1)
        }
        guard copied > 0 else { return text }
        result.append(text.part(copied..<bytes.count))
        return result
    }

    /// The table that begins on a line; its first sign tells which kind it can be.
    private func table(_ line: Range<Int>) -> (rows: [[TableLayout.Cell]], end: Int)? {
        switch line.first(where: { bytes[$0] > 0x20 }).map({ bytes[$0] }) {
        case 0x2E: directive(line) ?? delimited(line)
        case 0x2B: grid(line) ?? delimited(line)
        default: delimited(line)
        }
    }

    // MARK: Commas, semicolons, tabs

    private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09]

    /// Whether a table makes up most of the text: marks and prices below an announcement are no programme.
    private func isMostOfText(_ table: Range<Int>) -> Bool {
        bytes[table].count { $0 > 0x20 } * 10 >= bytes.count { $0 > 0x20 } * 6
    }

    /// Whether a delimiter stands on a line twice; nearly no line of a text is such.
    private func stands(_ delimiter: UInt8, twiceOn line: Range<Int>) -> Bool {
        guard let first = bytes.place(of: delimiter, in: line) else { return false }
        return bytes.place(of: delimiter, in: (first + 1)..<line.upperBound) != nil
    }

    /// The rows of a table that begins on a line whose cells are labels.
    private func delimited(_ head: Range<Int>) -> (rows: [[TableLayout.Cell]], end: Int)? {
        guard (5...Self.longestHead).contains(head.count), head.upperBound < bytes.count else { return nil }
        for delimiter in Self.delimiters where stands(delimiter, twiceOn: head) {
            let next = head.upperBound + 1
            guard stands(delimiter, twiceOn: next..<bytes.lineEnd(from: next)) else { continue }
            let labels = cells(at: head.lowerBound, delimiter)
            guard labels.parts.count >= 3, labels.parts.allSatisfy({ (1...30).contains($0.count) }),
                !isSentence(head, labels.parts)
            else { continue }
            // The heads are looked at with one row first: a text of rows without heads is not read again for each of them.
            let heads = labels.parts.map { cell($0) }
            let first = cells(at: labels.end, delimiter).parts
            guard first.count == heads.count,
                TableLayout(rows: [heads, first.map { cell($0) }], vocabulary: vocabulary).structured() != nil
            else { continue }
            let rows = rows(at: labels.end, delimiter, count: heads.count)
            guard isMostOfText(head.lowerBound..<min(rows.end, bytes.count)) else { return nil }
            return ([heads] + rows.rows, rows.end)
        }
        return nil
    }

    /// "date, place, and time will follow": a blank behind the commas, and cells of several words.
    private func isSentence(_ head: Range<Int>, _ parts: [Range<Int>]) -> Bool {
        guard bytes[head.lowerBound] != 0x22, parts.contains(where: { bytes[$0].contains(0x20) }) else { return false }
        return zip(bytes[head], bytes[head].dropFirst()).contains { $0 == 0x2C && $1 == 0x20 }
    }

    private func rows(
        at start: Int, _ delimiter: UInt8, count: Int?
    ) -> (rows: [[TableLayout.Cell]], end: Int) {
        var rows: [[TableLayout.Cell]] = []
        var index = start
        while index < bytes.count, rows.count < Self.mostRows {
            let row = cells(at: index, delimiter)
            guard row.parts.count >= 2, count.map({ row.parts.count == $0 }) ?? true else { break }
            rows.append(row.parts.map { cell($0) })
            index = row.end
        }
        return (rows, index)
    }

    /// The cells of a row; one in quotation marks may hold the delimiter and a line's end.
    private func cells(at start: Int, _ delimiter: UInt8) -> (parts: [Range<Int>], end: Int) {
        var parts: [Range<Int>] = []
        var index = start
        let limit = min(bytes.count, start + Self.longestRow)
        while index < limit, parts.count < Self.mostColumns {
            while index < limit, bytes[index] == 0x20 { index += 1 }
            if index < limit, bytes[index] == 0x22, let close = closing(of: index, to: limit),
                let end = endOfCell(behind: close, delimiter)
            {
                parts.append((index + 1)..<close)
                index = end
            } else {
                let first = index
                while index < limit, bytes[index] != delimiter, bytes[index] != 0x0A { index += 1 }
                parts.append(bytes.trimmed(first..<index))
            }
            if index >= limit || bytes[index] == 0x0A { return (parts, index + 1) }
            index += 1
        }
        return (parts, bytes.lineEnd(from: min(index, bytes.count)) + 1)
    }

    /// Where a quoted cell ends, if nothing but blanks stands behind the mark that closes it.
    private func endOfCell(behind close: Int, _ delimiter: UInt8) -> Int? {
        var index = close + 1
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0D { index += 1 }
        return index >= bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A ? index : nil
    }

    /// The mark that ends a cell; two of them are one that stands in it.
    private func closing(of open: Int, to limit: Int) -> Int? {
        var index = open + 1
        while index < limit {
            if bytes[index] == 0x22 {
                if index + 1 < limit, bytes[index + 1] == 0x22 { index += 1 } else { return index }
            }
            index += 1
        }
        return nil
    }

    private func cell(_ part: Range<Int>, isHeader: Bool = false) -> TableLayout.Cell {
        let part = bytes.trimmed(part)
        return TableLayout.Cell(lines: part.isEmpty ? [] : [text.part(part)], isHeader: isHeader)
    }

    // MARK: reStructuredText

    private static let options: [UInt8] = Array(":header:".utf8)

    /// `.. csv-table::` with its `:header:`, `.. list-table::` with its first row.
    private func directive(_ line: Range<Int>) -> (rows: [[TableLayout.Cell]], end: Int)? {
        let start = bytes.trimmed(line).lowerBound
        guard bytes[start...].starts(with: Array(".. ".utf8)) else { return nil }
        let name = bytes[(start + 3)..<line.upperBound].prefix { $0 != 0x3A }
        var head: [Range<Int>]?
        var index = min(line.upperBound + 1, bytes.count)
        // Options, up to the empty line in front of the rows.
        while index < bytes.count {
            let option = index..<bytes.lineEnd(from: index)
            let content = bytes.trimmed(option)
            index = min(option.upperBound + 1, bytes.count)
            if content.isEmpty { break }
            guard bytes[content.lowerBound] == 0x3A else { return nil }
            if bytes[content].starts(with: Self.options) {
                head = cells(at: content.lowerBound + Self.options.count, 0x2C).parts
            }
        }
        if name.elementsEqual("csv-table".utf8), let head {
            let rows = rows(at: index, 0x2C, count: nil)
            return rows.rows.isEmpty ? nil : ([head.map { cell($0, isHeader: true) }] + rows.rows, rows.end)
        }
        return name.elementsEqual("list-table".utf8) ? listed(at: index) : nil
    }

    /// `* - Date` begins a row, `- Speaker` is its next cell.
    private func listed(at start: Int) -> (rows: [[TableLayout.Cell]], end: Int)? {
        var rows: [[TableLayout.Cell]] = []
        var index = start
        while index < bytes.count, rows.count < Self.mostRows {
            let line = index..<bytes.lineEnd(from: index)
            let content = bytes.trimmed(line)
            let isRow = bytes[content].starts(with: Array("* -".utf8))
            guard isRow || !rows.isEmpty && content.first.map({ bytes[$0] == 0x2D }) == true else { break }
            if isRow { rows.append([]) }
            guard rows[rows.count - 1].count < Self.mostColumns else { break }
            rows[rows.count - 1].append(
                cell((content.lowerBound + (isRow ? 3 : 1))..<content.upperBound, isHeader: rows.count == 1))
            index = min(line.upperBound + 1, bytes.count)
        }
        return rows.count >= 2 ? (rows, index) : nil
    }
}
