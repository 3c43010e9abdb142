/// Turns a span of an announcement into the words a reader should see: without emphasis, links and line breaks.
enum PlainText {
    /// A person's name, without the ending that makes it somebody's: "Ada Example's talk".
    static func person(_ text: String) -> String {
        let name = value(text)
        for ending in ["'s", "’s"] where name.hasSuffix(ending) { return String(name.dropLast(2)) }
        return name
    }

    static func line(_ text: String) -> String {
        String(decoding: line(Array(text.utf8)[...]), as: UTF8.self)
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        var isSpace = false
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D:
                isSpace = !result.isEmpty
                index += 1
                continue
            case 0x2A, 0x60:
                index += 1
                continue
            case 0x5F where isEdge(bytes, index):
                index += 1
                continue
            case 0x5B:
                // [words](address) keeps its words.
                if let (words, end) = link(bytes, index) {
                    if isSpace { result.append(0x20) }
                    isSpace = false
                    result += line(words)
                    index = end
                    continue
                }
            default: break
            }
            if isSpace { result.append(0x20) }
            isSpace = false
            result.append(byte)
            index += 1
        }
        return result
    }

    private static func isEdge(_ bytes: [UInt8], _ index: Int) -> Bool {
        func isWord(_ at: Int) -> Bool {
            guard bytes.indices.contains(at) else { return false }
            let byte = bytes[at]
            return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        return !(isWord(index - 1) && isWord(index + 1))
    }

    private static func link(_ bytes: [UInt8], _ start: Int) -> (ArraySlice<UInt8>, Int)? {
        var index = start + 1
        while index < bytes.count, index - start < 400, bytes[index] != 0x5D, bytes[index] != 0x5B { index += 1 }
        guard index + 1 < bytes.count, bytes[index] == 0x5D, bytes[index + 1] == 0x28 else { return nil }
        let words = bytes[(start + 1)..<index]
        let target = bytes[(index + 2)...].prefix(2000).prefix { $0 > 0x20 }
        return TextRendition.endOfTarget(target).map { (words, $0 + 1) }
    }

    /// Paragraphs apart by one empty line, each on one line.
    static func paragraphs(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        func add(_ paragraph: Range<Int>) {
            let line = line(bytes[paragraph])
            guard !line.isEmpty else { return }
            if !result.isEmpty { result += [0x0A, 0x0A] }
            result += line
        }
        var paragraph = 0..<0
        var start = 0
        while start <= bytes.count {
            var end = start
            // A line's end in two characters, CR and LF, ends no line here.
            while end < bytes.count, bytes[end] != 0x0A || end > 0 && bytes[end - 1] == 0x0D { end += 1 }
            if isBlank(bytes[start..<end]) {
                add(paragraph)
                paragraph = end..<end
            } else {
                paragraph = (paragraph.isEmpty ? start : paragraph.lowerBound)..<end
            }
            start = end + 1
        }
        add(paragraph)
        return String(decoding: result, as: UTF8.self)
    }

    /// Nothing but spaces, also such that do not break, and tabs.
    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case 0x20, 0x0D, 0x09: index += 1
            case 0xC2 where index + 1 < line.endIndex && line[index + 1] == 0xA0: index += 2
            default: return false
            }
        }
        return true
    }

    private static let quotes = Set("\"'“”„‟«»‘’‚‹›「」『』".unicodeScalars)

    /// Without what surrounds a title: quotes, brackets left over, trailing commas.
    static func title(_ text: String) -> String {
        var result = Substring(line(text)).unicodeScalars
        while let last = result.last, parts(last) || last == " " { result.removeLast() }
        while let first = result.first, parts(first) || first == " " || first == "#" || first == "•" {
            result.removeFirst()
        }
        if let first = result.first, quotes.contains(first), let last = result.last,
            quotes.contains(last) || last == ".", result.count > 2
        {
            let inner = result.dropFirst().dropLast(quotes.contains(last) ? 1 : 2)
            if !inner.contains(where: { quotes.contains($0) && $0 != "'" && $0 != "’" }) { result = inner }
        }
        if result.last == ".", !result.suffix(3).elementsEqual("...".unicodeScalars),
            Substring(result).dropLast().last?.isLetter == true
        {
            result.removeLast()
        }
        while let last = result.last, last == "," || last == " " { result.removeLast() }
        return String(result)
    }

    /// A mark between a title and what stands beside it.
    private static func parts(_ mark: Unicode.Scalar) -> Bool {
        switch mark {
        case ",", ";", ":", "|", "-", "–", "—": true
        default: false
        }
    }

    static func value(_ text: String) -> String {
        var result = Substring(line(text)).unicodeScalars
        while let last = result.last, endsValue(last) { result.removeLast() }
        while let first = result.first, endsValue(first) { result.removeFirst() }
        if result.last == ".", result.count(where: { $0 == "." }) == 1, Substring(result).count > 4 {
            result.removeLast()
        }
        return String(result)
    }

    private static func endsValue(_ mark: Unicode.Scalar) -> Bool {
        switch mark {
        case ",", ";", "|", " ", "\\": true
        default: false
        }
    }
}
