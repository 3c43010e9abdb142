/// What kind of text an announcement is, by what stands in it. A file's name tells nothing: people save mails as .txt.
enum TextForm: Hashable, Sendable {
    case plain, html, calendar

    /// How far the beginning of a page is looked for.
    private static let window = 4096

    /// - Parameter text: UTF-8, or any charset that contains ASCII.
    init(of text: [UInt8]) {
        var start = 0
        while start < text.count, text[start] <= 0x20 { start += 1 }
        // Nearly all texts begin with something else than a page or a calendar does.
        guard start < text.count, [0x3C, 0x42, 0x62].contains(text[start]) else {
            self = .plain
            return
        }
        let head = text[start..<min(text.count, start + Self.window)]
        if Self.begins(head, with: "begin:vcalendar") {
            self = .calendar
        } else if Self.isPage(head) || Self.isFragment(head, of: text) {
            self = .html
        } else {
            self = .plain
        }
    }

    private static let pageMarks = ["<!doctype html", "<html", "<head", "<body"]

    private static func isPage(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.first == 0x3C else { return false }
        return head.indices.contains { index in
            head[index] == 0x3C && pageMarks.contains { begins(head[index...], with: $0) }
        }
    }

    /// Whether the bytes begin with some letters, small ones or capitals.
    static func begins(_ bytes: ArraySlice<UInt8>, with letters: String) -> Bool {
        var index = bytes.startIndex
        for letter in letters.utf8 {
            guard index < bytes.endIndex, small(bytes[index]) == letter else { return false }
            index += 1
        }
        return true
    }

    /// Markdown may hold tags, too: a fragment of a page begins with one and ends with one.
    private static func isFragment(_ head: ArraySlice<UInt8>, of text: [UInt8]) -> Bool {
        guard head.first == 0x3C, let last = text.last(where: { $0 > 0x20 }), last == 0x3E else { return false }
        var index = head.startIndex
        // Comments in front.
        while begins(head[index...], with: "<!--"), let end = Self.end(ofCommentAt: index, in: head) {
            index = end
            while index < head.endIndex, head[index] <= 0x20 { index += 1 }
        }
        guard index < head.endIndex, head[index] == 0x3C else { return false }
        let name = head[(index + 1)...].prefix { Self.isNameByte($0) }
        return HTMLElements.known.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static func end(ofCommentAt start: Int, in bytes: ArraySlice<UInt8>) -> Int? {
        var index = start + 4
        while index + 2 < bytes.endIndex {
            if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E { return index + 3 }
            index += 1
        }
        return nil
    }

    static func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The charset that a page names in its first bytes: `<meta charset="…">`, `<?xml encoding="…"?>`.
    static func charset(ofPage page: [UInt8]) -> String? {
        let head = String(decoding: page.prefix(window).map(small), as: UTF8.self)
        for mark in ["charset=", "encoding="] {
            guard let place = head.firstRange(of: mark) else { continue }
            let rest = head[place.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            if !name.isEmpty { return String(name) }
        }
        return nil
    }
}
