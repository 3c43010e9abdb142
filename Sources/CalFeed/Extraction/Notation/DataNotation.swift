/// Lays out what is written for programs as lines of labels, the way people write them: `{"date": "2026-03-04", …}`,
/// `speaker = "Ada Example"`, `{% include talk.html title="On Rivers" date="4 March" %}`, `:Speaker: Ada Example`.
///
/// Objects of JSON and JavaScript become what YAML would be: a dash for each element of a list, members further in. Quotation
/// marks, commas and brackets that only the notation needs are left out; every word keeps its place in what arrived.
struct DataNotation {
    let text: Rendition
    let bytes: [UInt8]
    var out = Rendition()
    /// Everything before has been written.
    private var written = 0
    /// Whether objects and members are laid out; shortcodes and fields of a list always are.
    private let readsData: Bool
    /// Bytes of objects and members, blanks left out.
    private var dataCount = 0

    /// The text with such notation as lines of labels; others stay as they are.
    static func laidOut(_ rendition: Rendition) -> Rendition {
        guard mayHold(rendition.bytes) else { return rendition }
        return rendition.replacingText { text in
            var layout = DataNotation(text)
            layout.run()
            if layout.isAnnouncement { return layout.out }
            // A log line, a configuration or a reference in somebody's mail.
            layout = DataNotation(text, readsData: false)
            layout.run()
            return layout.out
        }
    }

    /// Whether objects and members make up the text, or it begins as a file of data does.
    private var isAnnouncement: Bool {
        guard dataCount > 0 else { return true }
        if let first = bytes.first(where: { $0 > 0x20 }), [0x7B, 0x5B, 0x2B, 0x2D].contains(first) { return true }
        let all = bytes.count { $0 > 0x20 }
        return dataCount * 10 >= all * 7
    }

    /// Whether a mark stands in the text that no notation does without.
    private static func mayHold(_ bytes: [UInt8]) -> Bool {
        bytes.holds(0x7B)
            || separators.contains { separator in
                var start = 0
                while let index = bytes.place(of: separator, in: start..<bytes.count) {
                    start = index + 1
                    if separator == 0x3A, index == 0 || bytes[index - 1] == 0x0A { return true }
                    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
                    if start < bytes.count, bytes[start] == 0x22 || bytes[start] == 0x27 || bytes[start] == 0x60 {
                        return true
                    }
                }
                return false
            }
    }

    /// `:` at a line's beginning; `='`, `="`, `= "`, `: '`.
    private static let separators: [UInt8] = [0x3A, 0x3D]

    private init(_ text: Rendition, readsData: Bool = true) {
        self.text = text
        self.readsData = readsData
        bytes = text.bytes
    }

    private mutating func run() {
        var line = 0
        while line < bytes.count {
            let end = bytes.lineEnd(from: line)
            guard let next = laidOut(line..<end) else {
                line = end + 1
                continue
            }
            dataCount += bytes[line..<min(next, bytes.count)].count { $0 > 0x20 }
            line = next
        }
        copy(to: bytes.count)
    }

    // MARK: Writing

    /// Everything up to here goes over as it stands.
    mutating func copy(to end: Int) {
        if written < end { out.append(text.part(written..<end)) }
        written = max(written, end)
    }

    mutating func skip(to end: Int) { written = max(written, end) }

    mutating func write(_ range: Range<Int>) { out.append(text.part(range)) }

    /// A line's end, unless one has just been written.
    mutating func breakLine() {
        if let last = out.bytes.last, last != 0x0A { out.insert("\n") }
    }

    /// What stands inside of quotation marks, on one line and without the signs that the notation needs.
    mutating func writeString(_ inner: Range<Int>) {
        var start = inner.lowerBound
        var index = start
        while index < inner.upperBound {
            let byte = bytes[index]
            guard byte == 0x5C && index + 1 < inner.upperBound || byte == 0x0A else {
                index += 1
                continue
            }
            write(start..<index)
            if byte == 0x0A {
                out.insert(" ")
                index += 1
                start = index
            } else if let (text, end) = escapedCharacter(at: index, to: inner.upperBound) {
                if let source = self.text.map.source(of: index..<end) { out.append(text.utf8, from: source) }
                index = end
                start = index
            } else if [0x62, 0x66, 0x6E, 0x72, 0x74].contains(bytes[index + 1]) {
                out.insert(" ")
                index += 2
                start = index
            } else {
                // The sign itself goes over: `\"`, `\\`, `\/`.
                start = index + 1
                index += 2
            }
        }
        write(start..<inner.upperBound)
    }

    /// `\u00fc`, and the two that a character beyond the first plane takes (RFC 8259 §7).
    private func escapedCharacter(at start: Int, to limit: Int) -> (text: String, end: Int)? {
        var units: [UInt16] = []
        var index = start
        while units.count < 2, index + 6 <= limit, bytes[index] == 0x5C, bytes[index + 1] == 0x75,
            let unit = UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        {
            units.append(unit)
            index += 6
            if !UTF16.isLeadSurrogate(unit) { break }
        }
        guard let text = String(validating: units, as: UTF16.self), !text.isEmpty else { return nil }
        return (text, index)
    }

    // MARK: Lines

    /// Writes what begins on a line, if it is notation, and tells where the next line begins.
    private mutating func laidOut(_ line: Range<Int>) -> Int? {
        let start = afterBullets(line)
        guard start < line.upperBound else { return nil }
        switch bytes[start] {
        case 0x7B:
            return shortcode(at: start) ?? (readsData ? object(at: start, line: line) : nil)
        case 0x3C:
            return shortcode(at: start)
        case 0x5B, 0x5D, 0x7D:
            guard readsData else { return nil }
            guard bytes[start..<line.upperBound].allSatisfy({ Self.closers.contains($0) }) else {
                // `[{"date": …}, …]`
                let next = afterBlanks(start + 1, to: line.upperBound)
                guard bytes[start] == 0x5B, next < line.upperBound, bytes[next] == 0x7B else { return nil }
                return object(at: next, line: line)
            }
            copy(to: line.lowerBound)
            skip(to: line.upperBound)
            return line.upperBound + 1
        case 0x3A:
            return fieldOfList(start, line)
        default:
            return readsData ? member(at: start, line) : nil
        }
    }

    private static let closers = Set("[]{}(),; \t\r".utf8)

    /// `speaker = "Ada Example"`, `title: 'On Rivers',`, `"room": "Hall 3",`
    private mutating func member(at start: Int, _ line: Range<Int>) -> Int? {
        guard let key = key(at: start), let value = afterSeparator(key.end, key: key), value < line.upperBound else {
            return nil
        }
        let isAssigned = bytes[key.end..<value].contains(0x3D)
        if let string = string(at: value), let last = lastLine(of: string.end, from: line) {
            // `Title: "On Rivers"` is how people write, too.
            guard isAssigned || key.isQuoted || bytes[value] != 0x22 else { return nil }
            begin(key, line)
            writeString(string.inner)
            return finish(last)
        }
        if let strings = strings(at: value, limit: line.upperBound), isLast(strings.end, line) {
            begin(key, line)
            writeList(strings.inner)
            return finish(line)
        }
        guard key.isQuoted || isAssigned && isMoment(value..<line.upperBound) else { return nil }
        begin(key, line)
        var end = line.upperBound
        while end > value, [0x20, 0x0D, 0x2C, 0x7B, 0x5B].contains(bytes[end - 1]) { end -= 1 }
        write(value..<end)
        return finish(line)
    }

    private mutating func begin(_ key: Key, _ line: Range<Int>) {
        copy(to: line.lowerBound)
        // Blanks and dashes in front.
        write(line.lowerBound..<(key.isQuoted ? key.name.lowerBound - 1 : key.name.lowerBound))
        write(key.name)
        out.insert(": ")
    }

    private mutating func finish(_ line: Range<Int>) -> Int {
        skip(to: line.upperBound)
        return line.upperBound + 1
    }

    /// `:Speaker: Ada Example`, a field of reStructuredText.
    private mutating func fieldOfList(_ start: Int, _ line: Range<Int>) -> Int? {
        guard let close = bytes[(start + 1)..<min(line.upperBound, start + 40)].firstIndex(of: 0x3A), close > start + 1,
            Self.isLetter(bytes[start + 1]), close + 1 < line.upperBound, bytes[close + 1] == 0x20
        else { return nil }
        copy(to: start)
        skip(to: start + 1)
        return line.upperBound + 1
    }

    /// `2026-03-04T16:00:00+01:00`, bare as TOML writes it.
    private func isMoment(_ range: Range<Int>) -> Bool {
        range.count >= 10 && (0x30...0x39).contains(bytes[range.lowerBound])
            && bytes[range].allSatisfy {
                (0x30...0x3A).contains($0) || [0x2D, 0x2B, 0x2E, 0x54, 0x5A, 0x20, 0x0D].contains($0)
            }
    }

    /// The line on which a value ends, if nothing else stands there behind it.
    private func lastLine(of end: Int, from line: Range<Int>) -> Range<Int>? {
        let last = end <= line.upperBound ? line : line.lowerBound..<bytes.lineEnd(from: min(end, bytes.count))
        return isLast(end, last) ? last : nil
    }

    /// Whether nothing but what ends a value stands behind it on its line.
    private func isLast(_ index: Int, _ line: Range<Int>) -> Bool {
        index >= line.upperBound || bytes[index..<line.upperBound].allSatisfy { [0x20, 0x0D, 0x2C, 0x3B].contains($0) }
    }
}
