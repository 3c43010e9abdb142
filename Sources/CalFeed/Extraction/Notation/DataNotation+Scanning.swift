extension DataNotation {
    /// The name of a member.
    struct Key {
        var name: Range<Int>
        var isQuoted: Bool
        /// Behind the name and its quotation mark.
        var end: Int
    }

    private static let longestKey = 40
    private static let longestString = 20_000

    static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }

    func afterBlanks(_ start: Int, to limit: Int) -> Int {
        var index = start
        while index < limit, bytes[index] <= 0x20 { index += 1 }
        return index
    }

    /// Behind the blanks and the dashes that begin a line.
    func afterBullets(_ line: Range<Int>) -> Int {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x2D {
            index += 1
        }
        // "--- " is a rule, and "-5" a number.
        return index > line.lowerBound && bytes[index - 1] == 0x2D ? line.upperBound : index
    }

    /// `date`, `start_time`, `"Date & time"`
    func key(at start: Int) -> Key? {
        guard start < bytes.count else { return nil }
        if bytes[start] == 0x22 || bytes[start] == 0x27 {
            let limit = min(bytes.count, start + 1 + Self.longestKey)
            guard let close = bytes[(start + 1)..<limit].firstIndex(where: { $0 == bytes[start] || $0 == 0x0A }),
                bytes[close] == bytes[start], close > start + 1
            else { return nil }
            return Key(name: (start + 1)..<close, isQuoted: true, end: close + 1)
        }
        var end = start
        while end < bytes.count, end - start < Self.longestKey,
            Self.isLetter(bytes[end])
                || end > start && ((0x30...0x39).contains(bytes[end]) || [0x5F, 0x2D].contains(bytes[end]))
        {
            end += 1
        }
        return end > start ? Key(name: start..<end, isQuoted: false, end: end) : nil
    }

    /// Where the value begins behind `:` or `=`; a colon wants a blank, a quotation mark or a bracket behind it, or a name in marks.
    func afterSeparator(_ start: Int, key: Key) -> Int? {
        var index = start
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
        guard index < bytes.count, bytes[index] == 0x3A || bytes[index] == 0x3D else { return nil }
        let mark = index
        index += 1
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard index < bytes.count, index > mark + 1 || key.isQuoted || Self.openers.contains(bytes[index]) else {
            return nil
        }
        return index
    }

    private static let openers = Set("\"'`[{".utf8)

    /// What stands between two quotation marks of one kind.
    func string(at start: Int) -> (inner: Range<Int>, end: Int)? {
        guard start < bytes.count, [0x22, 0x27, 0x60].contains(bytes[start]) else { return nil }
        let limit = min(bytes.count, start + Self.longestString)
        var index = start + 1
        while index < limit, bytes[index] != bytes[start] {
            // Only one kind goes over several lines.
            if bytes[index] == 0x0A, bytes[start] == 0x27 { return nil }
            index += bytes[index] == 0x5C ? 2 : 1
        }
        guard index < limit else { return nil }
        return ((start + 1)..<index, index + 1)
    }

    /// `["Ada Example", "Boris Sample"]`
    func strings(at start: Int, limit: Int) -> (inner: [Range<Int>], end: Int)? {
        guard start < limit, bytes[start] == 0x5B else { return nil }
        var result: [Range<Int>] = []
        var index = afterBlanks(start + 1, to: limit)
        while index < limit, let string = string(at: index), string.end <= limit, result.count < 100 {
            result.append(string.inner)
            index = afterBlanks(string.end, to: limit)
            guard index < limit, bytes[index] == 0x2C else { break }
            index = afterBlanks(index + 1, to: limit)
        }
        guard !result.isEmpty, index < limit, bytes[index] == 0x5D else { return nil }
        return (result, index + 1)
    }

    mutating func writeList(_ strings: [Range<Int>]) {
        for (index, string) in strings.enumerated() {
            if index > 0 { out.insert(", ") }
            writeString(string)
        }
    }
}
