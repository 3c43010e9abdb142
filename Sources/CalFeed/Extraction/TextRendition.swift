/// Makes of a plain or markdown text what a reader sees: tags in it are layout, comments are nobody's.
struct TextRendition {
    private let bytes: [UInt8]
    private let vocabulary: Vocabulary
    private var out = Rendition()
    /// Where the text that goes over as it stands begins.
    private var start = 0
    /// Of the link that is open: its address, and where its words begin.
    private var link: (address: LinkAddress, tag: Range<Int>, words: Int)?

    private static let longestTag = 4000

    static func rendition(of text: [UInt8], vocabulary: Vocabulary) -> Rendition {
        let comments = FieldComments.ranges(in: text)
        guard !comments.isEmpty || marks.contains(where: text.holds) && mayHoldMarkup(text) else {
            return laidOut(Rendition(verbatim: text), vocabulary)
        }
        var renderer = TextRendition(bytes: text, vocabulary: vocabulary)
        renderer.run(leavingOut: comments)
        return laidOut(renderer.out, vocabulary)
    }

    private static func laidOut(_ text: Rendition, _ vocabulary: Vocabulary) -> Rendition {
        let tables = DelimitedTables.laidOut(text, vocabulary: vocabulary)
        return MarkdownTables.laidOut(DataNotation.laidOut(tables), vocabulary: vocabulary)
    }

    /// Without one of these there is no tag and no reference, no link, no stroke and no shortcode.
    private static let marks: [UInt8] = [0x3C, 0x26, 0x5D, 0x7E, 0x7B]

    /// Whether there is the beginning of a tag or of a reference to a character, a link, a stroke or a shortcode.
    private static func mayHoldMarkup(_ text: [UInt8]) -> Bool {
        var last: UInt8 = 0
        for byte in text {
            switch byte {
            // Nearly all bytes: small letters and blanks.
            case 0x61...0x7A, 0x20: last = 0
            case 0x3C, 0x26: return true
            case 0x28 where last == 0x5D, 0x7E where last == 0x7E, 0x25 where last == 0x7B, 0x3A where last == 0x7B:
                return true
            default: last = byte
            }
        }
        return false
    }

    private init(bytes: [UInt8], vocabulary: Vocabulary) {
        self.bytes = bytes
        self.vocabulary = vocabulary
    }

    private mutating func run(leavingOut comments: [Range<Int>]) {
        var comments = comments[...]
        var index = 0
        while index < bytes.count {
            if let comment = comments.first, comment.lowerBound <= index {
                comments.removeFirst()
                guard comment.lowerBound == index else { continue }
                skip(comment)
                index = comment.upperBound
                continue
            }
            switch bytes[index] {
            case 0x3C: index = tag(at: index)
            case 0x26: index = reference(at: index)
            case 0x5B: index = link(at: index)
            case 0x7B: index = shortcode(at: index)
            case 0x7E: index = struck(from: index, mark: "~~", to: "~~")
            default: index += 1
            }
        }
        copy(to: bytes.count)
    }

    /// Everything up to here goes over as it stands.
    private mutating func copy(to end: Int) {
        if start < end { out.append(bytes[start..<end], from: start..<end) }
        start = max(start, end)
    }

    private mutating func skip(_ range: Range<Int>) {
        copy(to: range.lowerBound)
        start = range.upperBound
    }

    // MARK: Struck words

    private static let longestStroke = 400

    /// Where the line ends, or so far that no stroke goes on.
    private func nearEnd(ofLineAt start: Int) -> Int {
        let limit = min(bytes.count, start + Self.longestStroke)
        return bytes[start..<limit].firstIndex(of: 0x0A) ?? limit
    }

    /// "~~4 March~~ 11 March", "<del>Room 1</del> Room 2": what is struck and has something in its place is no longer said.
    private mutating func struck(from open: Int, mark: String, to closing: String) -> Int {
        guard bytes[open...].starts(with: Array(mark.utf8)) else { return open + 1 }
        let inner = open + mark.utf8.count
        let line = inner..<nearEnd(ofLineAt: inner)
        let wanted = Array(closing.utf8)
        guard line.count > wanted.count,
            let close = (line.lowerBound...(line.upperBound - wanted.count)).first(where: {
                bytes[$0...].starts(with: wanted)
            }), close > inner
        else { return open + 1 }
        let end = close + wanted.count
        let instead = bytes[end..<nearEnd(ofLineAt: end)].count {
            TextForm.isNameByte($0) || $0 >= 0x80
        }
        guard instead >= 3 else { return open + 1 }
        skip(open..<end)
        return end
    }

    // MARK: Tags

    private mutating func tag(at open: Int) -> Int {
        if bytes[open...].starts(with: Array("<!--".utf8)) {
            guard let end = end(of: "-->", from: open + 4) else { return open + 1 }
            skip(open..<end)
            return end
        }
        let isEnd = open + 1 < bytes.count && bytes[open + 1] == 0x2F
        let nameStart = open + (isEnd ? 2 : 1)
        var index = nameStart
        while index < bytes.count, index - nameStart < 12, TextForm.isNameByte(bytes[index]) { index += 1 }
        guard index < bytes.count, index > nameStart, [0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E].contains(bytes[index]) else {
            return open + 1
        }
        let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        guard HTMLElements.known.contains(name),
            let close = bytes[index..<min(bytes.count, index + Self.longestTag)].firstIndex(where: {
                $0 == 0x3E || $0 == 0x3C
            }), bytes[close] == 0x3E
        else { return open + 1 }
        if !isEnd, name == "table", let end = table(from: open) { return end }
        if !isEnd, name == "del" || name == "s" || name == "strike" {
            let mark = String(decoding: bytes[open...close], as: UTF8.self)
            let end = struck(from: open, mark: mark, to: "</\(name)>")
            if end > open + 1 { return end }
        }
        var end = close + 1
        if !isEnd, name == "script" || name == "style" || name == "svg" {
            end =
                self.end(of: "</\(name)", from: end).flatMap { bytes[$0...].firstIndex(of: 0x3E) }.map { $0 + 1 } ?? end
        }
        skip(open..<end)
        replace(name, isEnd: isEnd, tag: open..<end)
        return end
    }

    /// A page's table in a text is read like a page's: its rows are lines.
    private mutating func table(from open: Int) -> Int? {
        guard let end = endOfTable(from: open) else { return nil }
        copy(to: open)
        start = end
        var place = SourceMap()
        place.add(end - open, at: 0, from: open..<end)
        let page = HTMLRendition.rendition(of: Array(bytes[open..<end]), vocabulary: vocabulary).through(place)
        out.insert("\n\n")
        for line in page.lines() {
            var line = line
            line.hasHardLines = false
            out.append(line)
            // A row's end is the end of what it says, however long it is.
            out.insert("\n\n")
        }
        return end
    }

    /// Behind the table that begins here, with those that lie in it.
    private mutating func endOfTable(from open: Int) -> Int? {
        guard !hasOpenTable else { return nil }
        var depth = 0
        var index = open
        while let next = bytes[index...].firstIndex(of: 0x3C) {
            let tag = bytes[next...].prefix(7).map { TextForm.small($0) }
            if tag.starts(with: Array("<table".utf8)) { depth += 1 }
            if tag.elementsEqual("</table".utf8) {
                depth -= 1
                if depth == 0 { return bytes[next...].firstIndex(of: 0x3E).map { $0 + 1 } }
            }
            index = next + 1
        }
        hasOpenTable = true
        return nil
    }

    /// A table does not end: what is behind is looked at no more than once.
    private var hasOpenTable = false

    private mutating func replace(_ name: String, isEnd: Bool, tag: Range<Int>) {
        switch name {
        case "br":
            // Before a line's end it is one with it; a table's row stays on its line.
            let atEnd = bytes[tag.upperBound...].first(where: { $0 != 0x20 && $0 != 0x0D }) == 0x0A
            if !atEnd { out.append(isInTableRow ? " ".utf8 : "\n".utf8, from: tag) }
        case "a":
            if !isEnd {
                link = address(in: tag).map { ($0, tag, out.bytes.count) }
            } else if let link {
                let words = String(decoding: out.bytes[link.words...], as: UTF8.self)
                if link.address.isWorthReading(behind: words, vocabulary: vocabulary) {
                    out.insert(" <")
                    out.append(link.address.text.utf8, from: link.tag)
                    out.insert(">")
                }
                self.link = nil
            }
        case "li":
            // In a text of lines it is a list's item, as with a dash.
            let last = out.bytes.last { $0 != 0x20 && $0 != 0x09 }
            if !isEnd { out.insert(last == nil || last == 0x0A ? "- " : "\n- ") }
        case _ where HTMLElements.isBlock(name) && out.bytes.last.map { $0 > 0x20 } == true:
            out.insert(" ")
        default: break
        }
    }

    // MARK: Links

    /// The closing bracket that comes next: many links that do not end look for the same one.
    private var nextBracket = 0

    private static let longestWords = 600
    private static let longestTarget = 2000

    /// `[words](address)`: the words stay, and behind them the address where a reader would miss it. An image says nothing.
    private mutating func link(at open: Int) -> Int {
        let limit = min(bytes.count, open + Self.longestWords)
        guard let close = bytes[(open + 1)..<limit].firstIndex(where: { $0 == 0x5D || $0 == 0x5B }),
            bytes[close] == 0x5D, close + 1 < bytes.count, bytes[close + 1] == 0x28
        else { return open + 1 }
        if nextBracket < close + 2 { nextBracket = bytes[(close + 2)...].firstIndex(of: 0x29) ?? bytes.count }
        guard nextBracket < close + 2 + Self.longestTarget,
            let last = Self.endOfTarget(bytes[(close + 2)...].prefix(Self.longestTarget))
        else { return open + 1 }
        let target = (close + 1)..<(last + 1)
        if open > 0, bytes[open - 1] == 0x21 {
            skip((open - 1)..<(last + 1))
            return last + 1
        }
        skip(open..<(open + 1))
        copy(to: close)
        let words = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
        skip(close..<(last + 1))
        let href = String(decoding: bytes[(close + 2)..<last].prefix { $0 != 0x20 }, as: UTF8.self)
        if let address = LinkAddress(href), address.isWorthReading(behind: words, vocabulary: vocabulary) {
            out.insert(" <")
            out.append(address.text.utf8, from: target)
            out.insert(">")
        } else {
            out.keep(href)
        }
        return last + 1
    }

    /// The bracket that ends a link's target: brackets in it come in pairs (CommonMark 0.31 §6.3), `…/Fold_(origami)`.
    /// Where they do not, the first one ends it. Nil where none stands in the line.
    static func endOfTarget(_ bytes: ArraySlice<UInt8>) -> Int? {
        var first: Int?
        var open = 0
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A: return first
            case 0x28: open += 1
            case 0x29 where open == 0: return index
            case 0x29:
                open -= 1
                first = first ?? index
            default: break
            }
        }
        return first
    }

    private var isInTableRow: Bool {
        let line = out.bytes.suffix(2000)
        let start = line.lastIndex(of: 0x0A).map { $0 + 1 } ?? line.startIndex
        return line[start...].first { $0 != 0x20 } == 0x7C
    }

    private func address(in tag: Range<Int>) -> LinkAddress? {
        let text = String(decoding: bytes[tag], as: UTF8.self)
        guard let place = text.lowercased().firstRange(of: "href=") else { return nil }
        let offset = text.lowercased().utf8.distance(from: text.lowercased().startIndex, to: place.upperBound)
        let rest = text.utf8.dropFirst(offset)
        guard let quote = rest.first, quote == 0x22 || quote == 0x27 else { return nil }
        return LinkAddress(String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self))
    }

    /// Marks that do not occur any more: they have been looked for.
    private var missing: Set<String> = []

    private mutating func end(of name: String, from start: Int) -> Int? {
        guard !missing.contains(name) else { return nil }
        let mark = Array(name.utf8)
        var index = start
        while index + mark.count <= bytes.count, let next = bytes[index...].firstIndex(of: mark[0]) {
            if next + mark.count <= bytes.count, bytes[next..<(next + mark.count)].elementsEqual(mark) {
                return next + mark.count
            }
            index = next + 1
        }
        missing.insert(name)
        return nil
    }

    // MARK: Shortcodes

    private static let longestShortcode = 300

    /// `{{< slides rivers.pdf >}}`, `{{% mention "Ada Example" %}}`, `{:target="_blank"}` within a line: what a site's generator puts
    /// there is not known, but for words in quotation marks.
    private mutating func shortcode(at open: Int) -> Int {
        let line = open..<min(nearEnd(ofLineAt: open), open + Self.longestShortcode)
        guard line.count > 3 else { return open + 1 }
        if bytes[open + 1] == 0x3A {
            guard let close = bytes.place(of: 0x7D, in: line), isAttributes(open + 2..<close) else { return open + 1 }
            skip(open..<(close + 1))
            return close + 1
        }
        guard bytes[open + 1] == 0x7B, bytes[open + 2] == 0x3C || bytes[open + 2] == 0x25,
            let close = bytes.place(of: 0x7D, in: line), close + 1 < line.upperBound, bytes[close + 1] == 0x7D,
            // With names for its values it is read as data, and with numbers or several strings it may tell a talk.
            !bytes[open..<close].contains(where: { $0 == 0x3D || $0 == 0x27 || (0x30...0x39).contains($0) }),
            bytes[open..<close].count(where: { $0 == 0x22 }) <= 2
        else { return open + 1 }
        skip(open..<(close + 2))
        if let first = bytes.place(of: 0x22, in: open..<close),
            let last = bytes.place(of: 0x22, in: (first + 1)..<close), bytes.place(of: 0x20, in: first..<last) != nil
        {
            out.append(bytes[(first + 1)..<last], from: (first + 1)..<last)
        }
        return close + 2
    }

    /// `{:.wide}`, `{: #talks}`, `{:target="_blank"}`: kramdown's own.
    private func isAttributes(_ range: Range<Int>) -> Bool {
        guard let first = range.first(where: { bytes[$0] != 0x20 }) else { return false }
        if bytes[first] == 0x2E || bytes[first] == 0x23 { return true }
        return bytes.place(of: 0x3D, in: first..<range.upperBound).map {
            bytes[$0 + 1] == 0x22 && !bytes[first..<$0].contains(0x20)
        }
            == true
    }

    // MARK: References

    private static let references: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·",
    ]

    /// `&amp;`, `&#8211;`
    private mutating func reference(at start: Int) -> Int {
        guard let semicolon = bytes[start..<min(bytes.count, start + 12)].firstIndex(of: 0x3B) else { return start + 1 }
        let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
        var text = Self.references[name]
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            text = UInt32(name.dropFirst(2), radix: 16).flatMap(Self.character)
        } else if name.hasPrefix("#") {
            text = UInt32(name.dropFirst()).flatMap(Self.character)
        }
        guard let text else { return start + 1 }
        skip(start..<(semicolon + 1))
        out.append(text.utf8, from: start..<(semicolon + 1))
        return semicolon + 1
    }

    private static func character(_ value: UInt32) -> String? {
        guard value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        return String(Character(scalar))
    }
}
