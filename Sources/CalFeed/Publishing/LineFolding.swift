/// Folding of content lines (RFC 5545 §3.1): 75 octets to a line, the line end not counted.
///
/// A line is folded between characters as people see them: no scalar, no escape, no letter and its marks is parted.
/// Only a character that is longer than a line, which nobody but a joker writes, is folded between its scalars.
enum LineFolding {
    static let width = 75

    /// Appends a line, folded, and its CRLF.
    static func append(_ line: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(addingCapacity: line.count + 3 * (line.count / 8 + 1)) { output in
            let source = line.span
            var start = 0
            var room = width
            while source.count - start > room {
                let end = boundary(in: line, after: start, atMost: start + room)
                for index in start..<end { output.append(source[index]) }
                output.append(0x0D)
                output.append(0x0A)
                output.append(0x20)
                start = end
                room = width - 1
            }
            for index in start..<source.count { output.append(source[index]) }
            output.append(0x0D)
            output.append(0x0A)
        }
    }

    /// The last place not after `limit` at which the line may be folded. There is a byte at `limit`.
    static func boundary(in line: [UInt8], after start: Int, atMost limit: Int) -> Int {
        var end = limit
        if line[end] >= 0x80 || line[end - 1] >= 0x80 {
            end = characterBoundary(in: line, after: start, atMost: limit)
        }
        // Not inside an escape: an odd number of backslashes before it begins one.
        var backslashes = 0
        while end - backslashes > start, line[end - backslashes - 1] == 0x5C { backslashes += 1 }
        return backslashes % 2 == 1 && end - 1 > start ? end - 1 : end
    }

    private static func characterBoundary(in line: [UInt8], after start: Int, atMost limit: Int) -> Int {
        var scalar = limit
        while scalar > start, line[scalar] & 0xC0 == 0x80 { scalar -= 1 }
        if scalar == limit, standsAlone(line[scalar]), standsAlone(lead(in: line, before: scalar)) { return scalar }
        // A character that is longer than this is no letter with its marks.
        var end = max(start, limit - 2 * width)
        while end > start, line[end] & 0xC0 == 0x80 { end -= 1 }
        let begin = end
        let text = String(decoding: line[begin..<min(line.count, limit + 64)], as: UTF8.self)
        for character in text {
            let next = end + character.utf8.count
            if next > limit { break }
            end = next
        }
        return end > begin ? end : max(scalar, start + 1)
    }

    /// Whether the scalar that begins with this byte is one that joins no neighbour: ASCII, Latin letters, ideographs.
    private static func standsAlone(_ lead: UInt8) -> Bool {
        lead < 0x80 || (0xC3...0xC9).contains(lead) || (0xE4...0xE9).contains(lead)
    }

    private static func lead(in line: [UInt8], before index: Int) -> UInt8 {
        var place = index - 1
        while place > 0, line[place] & 0xC0 == 0x80 { place -= 1 }
        return line[place]
    }
}
