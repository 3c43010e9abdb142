extension DataNotation {
    /// Lists within lists deeper than this are not told apart.
    private static let deepest = 32

    /// `{"title": "On Rivers", "speakers": [{"name": "Ada Example"}]}`, over as many lines as it takes: what YAML would be.
    ///
    /// - Returns: Where the line behind it begins; nil where the bracket opens something else.
    mutating func object(at open: Int, line: Range<Int>) -> Int? {
        let first = afterBlanks(open + 1, to: bytes.count)
        guard let key = key(at: first), afterSeparator(key.end, key: key) != nil, !isCode(key, at: open) else {
            return nil
        }
        copy(to: line.lowerBound)
        breakLine()
        var walk = Walk(depth: 1, isElement: true)
        var index = first
        while index < bytes.count, walk.depth > 0 { index = step(index, &walk) }
        breakLine()
        // A comma and a line's end behind it are the list's.
        while index < bytes.count, [0x2C, 0x3B, 0x20, 0x0D, 0x5D, 0x7D].contains(bytes[index]) { index += 1 }
        skip(to: index)
        if index < bytes.count, bytes[index] == 0x0A { return index + 1 }
        return index
    }

    private struct Walk {
        var depth: Int
        /// The next member is the first of a list's element.
        var isElement: Bool
    }

    /// In code a bracket opens a block: `{ return: …` has no value of the kinds that data have.
    private func isCode(_ key: Key, at open: Int) -> Bool {
        guard let value = afterSeparator(key.end, key: key), value < bytes.count else { return true }
        if key.isQuoted { return false }
        return string(at: value) == nil && bytes[value] != 0x5B && bytes[value] != 0x7B
            && !(0x30...0x39).contains(bytes[value])
    }

    private mutating func step(_ index: Int, _ walk: inout Walk) -> Int {
        switch bytes[index] {
        case 0x7B, 0x5B:
            walk.depth = min(walk.depth + 1, Self.deepest)
            walk.isElement = walk.isElement || bytes[index] == 0x7B
            return index + 1
        case 0x7D, 0x5D:
            walk.depth -= 1
            return index + 1
        case 0...0x20, 0x2C, 0x3B:
            return index + 1
        default:
            return item(index, &walk)
        }
    }

    private static let nothing: Set<String> = ["null", "undefined", "None", "~"]

    /// Behind a member that has no value.
    private func emptyMember(_ start: Int) -> Int? {
        guard let key = key(at: start), let value = afterSeparator(key.end, key: key) else { return nil }
        let word = bytes[value...].prefix(10).prefix { ![0x2C, 0x7D, 0x5D, 0x0A, 0x20].contains($0) }
        return Self.nothing.contains(String(decoding: word, as: UTF8.self)) ? word.endIndex : nil
    }

    /// A member, or a list's element that is a value.
    private mutating func item(_ start: Int, _ walk: inout Walk) -> Int {
        if let end = emptyMember(start) { return end }
        breakLine()
        out.insert(String(repeating: "  ", count: walk.depth - (walk.isElement ? 1 : 0)))
        out.insert(walk.isElement ? "- " : "")
        walk.isElement = false
        if let key = key(at: start), let value = afterSeparator(key.end, key: key), value < bytes.count {
            write(key.name)
            out.insert(": ")
            switch bytes[value] {
            case 0x7B:
                walk.depth = min(walk.depth + 1, Self.deepest)
                return value + 1
            case 0x5B:
                guard let list = strings(at: value, limit: bytes.count) else { return value }
                writeList(list.inner)
                return list.end
            default: return self.value(at: value)
            }
        }
        return value(at: start)
    }

    private mutating func value(at start: Int) -> Int {
        if let string = string(at: start) {
            writeString(string.inner)
            return string.end
        }
        var end = start
        while end < bytes.count, ![0x2C, 0x7D, 0x5D, 0x0A].contains(bytes[end]) { end += 1 }
        write(start..<end)
        return max(end, start + 1)
    }

    // MARK: Shortcodes

    private static let longestShortcode = 4000

    /// `{% include talk.html title="On Rivers" %}`, `{{< talk title="On Rivers" >}}`, `<Talk title="On Rivers" />`: each of its values
    /// on a line of its own.
    mutating func shortcode(at open: Int) -> Int? {
        let limit = min(bytes.count, open + Self.longestShortcode)
        let isTag = bytes[open] == 0x3C
        guard open + 2 < limit, isTag ? Self.isLetter(bytes[open + 1]) : [0x25, 0x7B].contains(bytes[open + 1]) else {
            return nil
        }
        var members: [(key: Key, value: Range<Int>)] = []
        var index = open + 1
        while index < limit {
            if isTag, bytes[index] == 0x3C { return nil }
            if isTag ? bytes[index] == 0x3E : bytes[index] == 0x7D && bytes[index - 1] != 0x7B { break }
            guard Self.isLetter(bytes[index]), index > 0, bytes[index - 1] <= 0x20, let key = key(at: index) else {
                index += 1
                continue
            }
            index = key.end
            guard index + 1 < limit, bytes[index] == 0x3D, let string = string(at: index + 1), string.end < limit else {
                continue
            }
            members.append((key, string.inner))
            index = string.end
        }
        guard index < limit, members.count >= 2 else { return nil }
        copy(to: open)
        out.insert("\n\n")
        for member in members {
            write(member.key.name)
            out.insert(": ")
            writeString(member.value)
            out.insert("\n")
        }
        // `%}`, `>}}`
        var end = index + 1
        while end < bytes.count, bytes[end] == 0x7D { end += 1 }
        skip(to: end)
        out.insert("\n")
        return end
    }
}
