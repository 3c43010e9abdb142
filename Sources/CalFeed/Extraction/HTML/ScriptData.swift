/// What a page's scripts hold for the page to show: `const talks = [{"date": "2026-03-04", …}, …]`.
enum ScriptData {
    private static let opening = Array("<script".utf8)
    private static let closing = Array("</script".utf8)

    /// The data in a page's scripts as lines of labels; nil where they hold no list of objects.
    static func rendition(of page: [UInt8]) -> Rendition? {
        let whole = Rendition(verbatim: page)
        var result = Rendition()
        var index = 0
        while let start = place(of: opening, in: page, from: index),
            let open = page.place(of: 0x3E, in: start..<page.count)
        {
            let end = place(of: closing, in: page, from: open) ?? page.count
            if holdsObjects(page, open + 1..<end) {
                result.append(whole.part(open + 1..<end))
                result.insert("\n\n")
            }
            index = end
        }
        return result.bytes.isEmpty ? nil : DataNotation.laidOut(result)
    }

    /// Whether an object stands right behind the bracket that begins a list.
    private static func holdsObjects(_ page: [UInt8], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while let bracket = page.place(of: 0x5B, in: index..<range.upperBound) {
            index = bracket + 1
            while index < range.upperBound, page[index] <= 0x20 { index += 1 }
            if index < range.upperBound, page[index] == 0x7B { return true }
        }
        return false
    }

    /// Where some small letters stand next, whatever letters the page has.
    private static func place(of letters: [UInt8], in page: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < page.count, let next = page.place(of: letters[0], in: index..<page.count) {
            if next + letters.count <= page.count,
                zip(letters.indices, letters).allSatisfy({ TextForm.small(page[next + $0]) == $1 })
            {
                return next
            }
            index = next + 1
        }
        return nil
    }
}
