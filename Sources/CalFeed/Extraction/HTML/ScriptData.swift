/// What a page's scripts hold for the page to show: `const talks = [{"date": "2026-03-04", …}, …]`.
enum ScriptData {
    private static let opening = "<script"
    private static let closing = "</script"

    /// The data in a page's scripts as lines of labels; nil where they hold no list of objects.
    static func rendition(of page: [UInt8]) -> Rendition? {
        let whole = Rendition(verbatim: page)
        var result = Rendition()
        var index = 0
        while let start = place(of: opening, in: page, from: index),
            let open = page.place(of: 0x3E, in: start..<page.count)
        {
            let end = place(of: closing, in: page, from: open) ?? page.count
            for list in lists(in: open + 1..<end, of: page) where tellsTalks(page[list]) {
                result.append(whole.part(list))
                result.insert("\n\n")
            }
            index = end
        }
        return result.bytes.isEmpty ? nil : DataNotation.laidOut(result)
    }

    /// The lists of objects, each with its brackets.
    private static func lists(in range: Range<Int>, of page: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var depth = 0
        var quote: UInt8?
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = page[index]
            if byte == 0x5C {
                index += 1
            } else if let mark = quote {
                if byte == mark { quote = nil }
            } else if depth > 0, byte == 0x22 || byte == 0x27 || byte == 0x60 {
                quote = byte
            } else if byte == 0x5B {
                if depth == 0 { start = index }
                depth += 1
            } else if byte == 0x5D, depth > 0 {
                depth -= 1
                if depth == 0, beginsWithObject(page[(start + 1)..<index]) { result.append(start..<(index + 1)) }
            }
            index += 1
        }
        return result
    }

    private static func beginsWithObject(_ list: ArraySlice<UInt8>) -> Bool { list.first { $0 > 0x20 } == 0x7B }

    /// Whether days and who speaks are named in a list: what else scripts hold is nobody's talk.
    private static func tellsTalks(_ list: ArraySlice<UInt8>) -> Bool {
        let text = Array(list.map(TextForm.small))
        return place(of: "date", in: text, from: 0) != nil
            && ["speaker", "presenter", "lecturer"].contains { place(of: $0, in: text, from: 0) != nil }
    }

    /// Where some small letters stand next, whatever letters the page has.
    private static func place(of letters: String, in page: [UInt8], from start: Int) -> Int? {
        guard let first = letters.utf8.first else { return nil }
        var index = start
        while index < page.count, let next = page.place(of: first, in: index..<page.count) {
            if TextForm.begins(page[next...], with: letters) { return next }
            index = next + 1
        }
        return nil
    }
}
