/// What in a mail's text its sender has written, and what is older: quoted, forwarded, or a signature and a list's footer.
struct Letter {
    private(set) var rendition: Rendition
    /// Messages that the text holds, the newest first.
    private(set) var earlier: [Message] = []

    private let vocabulary: Vocabulary
    private let lines: [Range<Int>]
    /// The first byte of each line that is no white space; zero where the line is blank.
    private let openings: [UInt8]

    /// Longer lines are no program's, and longer texts have no signature.
    private static let longestLine = 400
    private static let longestSignature = 12
    /// Bytes in front of a header's colon.
    private static let longestHeaderWord = 60

    init(_ rendition: Rendition, vocabulary: Vocabulary, depth: Int) {
        self.rendition = rendition
        self.vocabulary = vocabulary
        (lines, openings) = Self.lines(of: rendition.bytes)
        guard depth + 1 < Message.depthLimit else { return }
        let divider = divider()
        let end = divider?.first ?? lines.count
        let isQuoted = openings[..<end].map { $0 == 0x3E }
        if let quoted = quotation(isQuoted) { earlier.append(message(of: quoted, MailHeader(), depth: depth)) }
        for quote in rendition.quotes {
            var part = rendition.part(quote)
            part.asides = []
            part.quotes = []
            earlier.append(message(of: part, MailHeader(), depth: depth))
        }
        markAttributions(isQuoted)
        markSignature(before: end, isQuoted)
        markTelephones(before: end)
        if let divider { takeOlder(divider, depth: depth) }
    }

    private func message(of rendition: Rendition, _ header: MailHeader, depth: Int) -> Message {
        let letter = Letter(rendition, vocabulary: vocabulary, depth: depth + 1)
        return Message(rendition: letter.rendition, header: header, earlier: letter.earlier)
    }

    // MARK: Lines

    private var bytes: [UInt8] { rendition.bytes }

    private static func lines(of bytes: [UInt8]) -> (lines: [Range<Int>], openings: [UInt8]) {
        var lines: [Range<Int>] = []
        var openings: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.lineEnd(from: start)
            lines.append(start..<end)
            openings.append(bytes[start..<end].first { $0 > 0x20 } ?? 0)
            start = end + 1
        }
        return (lines, openings)
    }

    /// Letters or digits.
    private func hasWords(_ line: Range<Int>) -> Bool {
        bytes[line].contains { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 >= 0x80 }
    }

    private func isBlank(_ index: Int) -> Bool { openings[index] == 0 }

    private func text(_ line: Range<Int>) -> TokenisedText {
        line.count <= Self.longestLine ? vocabulary.text(of: Array(bytes[line])) : TokenisedText()
    }

    /// Whether a footer's words begin the line.
    private func beginsFooter(_ line: Range<Int>) -> Bool {
        guard line.count <= Self.longestLine, mayBegin(MailWord.Kinds(.footer), line) else { return false }
        return holds(.footer, vocabulary.text(of: Array(bytes[line].prefix(120))), upTo: 1)
    }

    /// Whether the first word of some bytes is one that words of mail programs begin with.
    private func mayBegin(_ kinds: MailWord.Kinds, _ range: Range<Int>) -> Bool {
        let bytes = bytes
        if let word = plainWord(in: range) {
            return !vocabulary.mailWords(beginningWith: PlainWord(bytes: bytes, range: word)).isDisjoint(with: kinds)
        }
        var first = bytes[range].prefix(120).drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        if let byte = first.first, !vocabulary.mayOpenMailWord(byte) { return false }
        // Of a rule across the page one mark is enough.
        if let mark = first.first, mark < 0x30, first.allSatisfy({ $0 == mark }) { first = first.prefix(1) }
        let text = vocabulary.text(of: Array(first))
        guard let token = text.tokens.first else { return true }
        return !vocabulary.mailWords(beginningWith: token).isDisjoint(with: kinds)
    }

    /// The first word, where it is one of ASCII's letters and nothing else: most are.
    private func plainWord(in range: Range<Int>) -> Range<Int>? {
        let bytes = bytes
        var start = range.lowerBound
        while start < range.upperBound, bytes[start] <= 0x20 || bytes[start] == 0x2A { start += 1 }
        var end = start
        while end < range.upperBound, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
        guard end > start, end - range.lowerBound < 100 else { return nil }
        guard end < range.upperBound else { return start..<end }
        switch bytes[end] {
        case 0x09, 0x0D, 0x20, 0x21, 0x28, 0x29, 0x2C, 0x2F, 0x3A, 0x3B, 0x3F: return start..<end
        // "X-Mailer: …", but not "x-y@example.org".
        case 0x2D where !bytes[end..<range.upperBound].prefix(while: { $0 > 0x20 }).contains(0x40): return start..<end
        default: return nil
        }
    }

    private func holds(_ kind: MailWord, _ text: TokenisedText, upTo limit: Int = .max) -> Bool {
        text.tokens.indices.prefix(limit).contains { vocabulary.length(of: kind, at: $0, in: text) != nil }
    }

    /// `:`, or a mark that only some scripts have.
    private func endsWithColon(_ line: Range<Int>) -> Bool {
        bytes[line].last { $0 > 0x20 }.map { $0 == 0x3A || $0 >= 0x80 } ?? false
    }

    /// Five or more of the same mark and nothing else.
    private func isRule(_ index: Int) -> Bool {
        let mark = openings[index]
        guard [0x2D, 0x5F, 0x3D, 0x2A, 0x23].contains(mark) else { return false }
        var count = 0
        for byte in bytes[lines[index]] where byte > 0x20 {
            guard byte == mark else { return false }
            count += 1
        }
        return count >= 5
    }

    // MARK: An older message below

    /// The lines that part an older message from the newer one.
    private func divider() -> Range<Int>? {
        // Several headers that are none look at the same lines.
        var kinds = [MailWord??](repeating: nil, count: lines.count)
        for index in lines.indices {
            let line = lines[index]
            let mark = openings[index]
            guard mark != 0, mark != 0x3E, line.count <= 200 else { continue }
            let isDashed =
                mark == 0x2D && !isRule(index) && bytes[line].lazy.filter { $0 > 0x20 }.dropFirst().first == 0x2D
            if isDashed || endsWithColon(line) && mayBegin(MailWord.Kinds(.forwarded), line) {
                let text = text(line)
                if isDashed, holds(.original, text) || holds(.forwarded, text) { return index..<(index + 1) }
                if text.tokens.last?.isMark(":") == true,
                    let length = vocabulary.length(of: .forwarded, at: 0, in: text), length == text.tokens.count - 1
                {
                    return index..<(index + 1)
                }
            }
            if isHeader(at: index, &kinds) {
                let hasRule = index > 0 && isRule(index - 1)
                return (hasRule ? index - 1 : index)..<index
            }
        }
        return nil
    }

    private static let headerWords = [MailWord.from, .sent, .to, .subject]
    private static let headerKinds = MailWord.Kinds(.from, .sent, .to, .subject)

    private static let colonBytes: [UInt8] = [0x3A, 0xBC, 0xEF]

    /// Where the first colon stands, `:` or a byte of its wide form.
    private func colon(in part: Range<Int>) -> Int? {
        var end = part.upperBound
        for byte in Self.colonBytes {
            if let place = bytes.place(of: byte, in: part.lowerBound..<end) { end = place }
        }
        return end < part.upperBound ? end : nil
    }

    private func headerWord(_ index: Int) -> (kind: MailWord, value: Range<Int>)? {
        let line = lines[index]
        // The word stands in front of the line's first colon.
        guard line.count <= 1000, let colon = colon(in: line.prefix(Self.longestHeaderWord)) else { return nil }
        let head = line.lowerBound..<min(colon + 3, line.upperBound)
        guard mayBegin(Self.headerKinds, head) else { return nil }
        // "From: …": one word and its colon.
        if let word = plainWord(in: head), word.upperBound == colon, bytes[colon] == 0x3A {
            let kinds = vocabulary.wholeMailWords(PlainWord(bytes: bytes, range: word))
            return Self.headerWords.first { !kinds.isDisjoint(with: MailWord.Kinds($0)) }
                .map { ($0, (colon + 1)..<line.upperBound) }
        }
        let text = vocabulary.text(of: Array(bytes[head]))
        let tokens = text.tokens
        guard !tokens.isEmpty else { return nil }
        for kind in Self.headerWords {
            guard let length = vocabulary.length(of: kind, at: 0, in: text), length < tokens.count,
                tokens[length].isMark(":")
            else { continue }
            return (kind, (line.lowerBound + tokens[length].span.upperBound)..<line.upperBound)
        }
        return nil
    }

    /// From, then when, and to whom or about what, line by line.
    private func isHeader(at index: Int, _ kinds: inout [MailWord??]) -> Bool {
        func kind(_ line: Int) -> MailWord? {
            if let known = kinds[line] { return known }
            let kind = headerWord(line)?.kind
            kinds[line] = .some(kind)
            return kind
        }
        guard kind(index) == .from else { return false }
        let next = ((index + 1)..<min(lines.count, index + 6)).prefix { !isBlank($0) }.compactMap { kind($0) }
        return next.contains(.sent) && (next.contains(.to) || next.contains(.subject))
            || next.contains(.to) && next.contains(.subject)
    }

    private mutating func takeOlder(_ divider: Range<Int>, depth: Int) {
        var index = divider.upperBound
        while index < lines.count, index < divider.upperBound + 3, isBlank(index) { index += 1 }
        var header = MailHeader()
        var subject: Range<Int>?
        while index < lines.count, let word = headerWord(index) {
            let value = String(decoding: bytes[word.value], as: UTF8.self).trimmed
            switch word.kind {
            case .from: header.sender = MailHeader.address(in: value)
            case .sent: header.readDate(value)
            case .subject: subject = word.value
            default: break
            }
            index += 1
        }
        let start = lines[divider.lowerBound].lowerBound
        var older = Rendition()
        if let subject {
            older.append(rendition.part(subject))
            older.insert("\n\n")
        }
        if index < lines.count {
            var body = rendition.part(lines[index].lowerBound..<bytes.count)
            body.records = []
            older.append(body)
        }
        older.hasHardLines = rendition.hasHardLines
        rendition.asides.append(start..<bytes.count)
        earlier.append(message(of: older, header, depth: depth))
    }

    // MARK: Quoted lines

    /// The quoted lines, one mark taken off.
    private func quotation(_ isQuoted: [Bool]) -> Rendition? {
        guard isQuoted.contains(true),
            lines.prefix(isQuoted.count).indices.contains(where: { isQuoted[$0] && hasWords(lines[$0]) })
        else { return nil }
        var result = Rendition()
        result.hasHardLines = rendition.hasHardLines
        var last = 0
        for (index, line) in lines.prefix(isQuoted.count).enumerated() where isQuoted[index] {
            if last > 0, index > last + 1 { result.insert("\n") }
            var start = line.lowerBound
            while start < line.upperBound, bytes[start] != 0x3E { start += 1 }
            start += 1
            if start < line.upperBound, bytes[start] == 0x20 { start += 1 }
            result.append(rendition.part(start..<line.upperBound))
            result.insert("\n")
            last = index
        }
        return result
    }

    /// "On Thu, 12 Mar 2026, Ada Example wrote:" above a quotation: one line, or two.
    private mutating func markAttributions(_ isQuoted: [Bool]) {
        let quotes = rendition.quotes.map(\.lowerBound)
        for (index, line) in lines.prefix(isQuoted.count).enumerated() where !isQuoted[index] {
            guard endsWithColon(line) else { continue }
            var next = index + 1
            while next < isQuoted.count, next <= index + 2, isBlank(next) { next += 1 }
            let isAbove = next < isQuoted.count && isQuoted[next] || quotes.contains { abs($0 - line.upperBound) <= 3 }
            guard isAbove else { continue }
            let text = text(line)
            guard let last = text.tokens.last, last.isMark(":") else { continue }
            let before = index > 0 && !isBlank(index - 1) ? lines[index - 1] : nil
            if holds(.wrote, text) {
                let isLong = text.tokens.contains { $0.number != nil }
                rendition.asides.append((isLong ? line : before ?? line).lowerBound..<line.upperBound)
            } else if let before, holds(.wrote, self.text(before)) {
                rendition.asides.append(before.lowerBound..<line.upperBound)
            }
        }
    }

    // MARK: Signature and footer

    /// "+13015550192,,99912345678# US": how to dial into a meeting.
    private mutating func markTelephones(before end: Int) {
        for (line, opening) in zip(lines[..<end], openings) where opening == 0x2B {
            let words = bytes[line].drop { $0 <= 0x20 }
            guard words.prefix(30).count(where: { (0x30...0x39).contains($0) }) >= 8 else {
                continue
            }
            rendition.asides.append(line)
        }
    }

    /// "Mailing list: …" above the talks is no footer.
    private func tellsDay(below start: Int, _ filled: [Int]) -> Bool {
        filled.contains { index in
            guard index > start, lines[index].count <= Self.longestLine else { return false }
            let text = vocabulary.text(of: Array(bytes[lines[index]]))
            return text.tokens.indices.contains { token in
                vocabulary.matches(at: token, in: text).contains { $0.term.key == .month }
                    && [token - 1, token + 1].contains { day in
                        text.tokens.indices.contains(day) && text.tokens[day].width <= 2
                            && text.tokens[day].number.map { (1...31).contains($0) } == true
                    }
            }
        }
    }

    private mutating func markSignature(before end: Int, _ isQuoted: [Bool]) {
        // One more than are looked at: the last one that is not.
        var filled: [Int] = []
        for index in (0..<end).reversed() where !isQuoted[index] && !isBlank(index) {
            filled.append(index)
            if filled.count == Self.longestSignature + 2 { break }
        }
        filled.reverse()
        var start: Int?
        for (position, index) in filled.enumerated().suffix(Self.longestSignature + 1) {
            let line = lines[index]
            if line.count <= 4, bytes[line].first == 0x2D,
                bytes[line].filter({ $0 > 0x20 }).elementsEqual([0x2D, 0x2D])
            {
                start = min(start ?? index, index)
            }
            if beginsFooter(line) {
                let hasRule = position > 0 && isRule(filled[position - 1])
                start = min(start ?? index, hasRule ? filled[position - 1] : index)
            } else if isRule(index),
                filled[position...].prefix(5).dropFirst().contains(where: { holds(.footer, text(lines[$0])) })
            {
                start = min(start ?? index, index)
            }
        }
        guard let start, start < end, let last = filled.last, !tellsDay(below: start, filled) else { return }
        rendition.asides.append(lines[start].lowerBound..<lines[max(last, start)].upperBound)
    }
}
