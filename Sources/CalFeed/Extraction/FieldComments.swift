/// Finds the comments among a page's fields and above a file of fields: they are nobody's words.
struct FieldComments {
    private let bytes: [UInt8]

    /// The comments of a text, in their order.
    static func ranges(in text: [UInt8]) -> [Range<Int>] {
        let finder = FieldComments(bytes: text)
        return finder.frontMatter() + finder.comments()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// No field in TOML has its `=` farther behind.
    private static let longestName = 60
    /// The lines around them, in YAML and in TOML.
    private static let rules = ["---", "+++"].map { Array($0.utf8) }

    /// The comments among the fields in front of a page that a site generator makes: they are nobody's words.
    private func frontMatter() -> [Range<Int>] {
        let lines = line(at: 0)
        guard let rule = Self.rules.first(where: { bytes[bytes.trimmed(lines)].elementsEqual($0) }) else { return [] }
        var comments: [Range<Int>] = []
        var position = lines.upperBound + 1
        guard rule[0] == 0x2D || bytes.dropFirst(position).prefix(Self.longestName).contains(0x3D) else { return [] }
        for _ in 0..<200 {
            guard position < bytes.count else { return [] }
            let range = line(at: position)
            if bytes[range].starts(with: rule) { return comments }
            if bytes[range].first(where: { $0 != 0x20 }) == 0x23 { comments.append(range) }
            position = range.upperBound + 1
        }
        return []
    }

    private static let mostComments = 60
    /// A note of so many lines may hold numbers that are no talk's.
    private static let longNote = 4

    /// A note has sentences; lines that are all shorter hold a talk's title, people and day.
    private static let longLine = 40

    /// "# One entry for each talk, in the order of their days.⏎# Leave out what is not known.⏎- title: On Rivers":
    /// several such lines over a file's fields are a note to whoever fills them in. One is a heading, and what tells a
    /// year or a day is the talks'.
    private func comments() -> [Range<Int>] {
        var end = 0
        var count = 0
        var hasNumber = false
        var hasSentence = false
        var position = 0
        for _ in 0..<Self.mostComments where position < bytes.count {
            let range = line(at: position)
            position = range.upperBound + 1
            if range.isEmpty, end > 0 { continue }
            guard bytes[range].first == 0x23 else {
                return count > 1 && hasSentence && (!hasNumber || count >= Self.longNote) && beginsFields(range)
                    ? [0..<end] : []
            }
            guard range.count == 1 || bytes[range.lowerBound + 1] == 0x20 else { return [] }
            hasSentence = hasSentence || range.count >= Self.longLine
            hasNumber = hasNumber || bytes[range].contains { (0x30...0x39).contains($0) }
            count += 1
            end = range.upperBound
        }
        return []
    }

    /// `- title: On Rivers`, `talks:`
    private func beginsFields(_ line: Range<Int>) -> Bool {
        let content = bytes.trimmed(line)
        guard isField(content), let last = content.last else { return false }
        return bytes[content.lowerBound] == 0x2D || bytes[last] == 0x3A || bytes[last] == 0x5D
    }

    /// `title: "On Rivers"`, `- date: 2026-03-04`, `talks:`, a name in small letters in front of a colon.
    private func isField(_ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x2D || bytes[index] == 0x20 { index += 1 }
        let start = index
        while index < line.upperBound,
            (0x61...0x7A).contains(bytes[index]) || bytes[index] == 0x5F || bytes[index] == 0x2D
        {
            index += 1
        }
        guard index > start, index < line.upperBound, bytes[index] == 0x3A else { return false }
        return index + 1 == line.upperBound || bytes[index + 1] == 0x20
    }

    private func line(at start: Int) -> Range<Int> { start..<bytes.lineEnd(from: start) }
}
