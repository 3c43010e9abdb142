/// A page with what would cost libxml2 more than a page may taken out; every byte stays in its place.
///
/// libxml2 compares each attribute of a tag with all before it, and zero bytes end its strings.
enum TamePage {
    private static let mostAttributes = 256

    static func bytes(of page: [UInt8]) -> [UInt8] {
        var page = page
        var index = 0
        while index < page.count {
            let byte = page[index]
            if byte == 0 { page[index] = 0x20 }
            index += 1
            guard byte == 0x3C, index < page.count, isLetter(page[index]) else { continue }
            index = endOfTag(at: index, in: &page)
        }
        return page
    }

    /// Walks through a tag; attributes beyond the limit become spaces.
    private static func endOfTag(at start: Int, in page: inout [UInt8]) -> Int {
        var index = start
        var attributes = 0
        while index < page.count, page[index] != 0x3E {
            if isSpace(page[index]) || page[index] == 0x2F {
                index += 1
                continue
            }
            let first = index
            while index < page.count, !isSpace(page[index]), page[index] != 0x3D, page[index] != 0x3E { index += 1 }
            while index < page.count, isSpace(page[index]) { index += 1 }
            if index < page.count, page[index] == 0x3D {
                index += 1
                while index < page.count, isSpace(page[index]) { index += 1 }
                index = endOfValue(at: index, in: page)
            }
            attributes += 1
            if attributes > mostAttributes { for blank in first..<index { page[blank] = 0x20 } }
        }
        return index
    }

    private static func endOfValue(at start: Int, in page: [UInt8]) -> Int {
        guard start < page.count else { return start }
        let quote = page[start]
        var index = start
        if quote == 0x22 || quote == 0x27 {
            index += 1
            while index < page.count, page[index] != quote { index += 1 }
            return min(index + 1, page.count)
        }
        while index < page.count, !isSpace(page[index]), page[index] != 0x3E { index += 1 }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0 }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
