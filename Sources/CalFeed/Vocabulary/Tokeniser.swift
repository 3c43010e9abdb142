/// Cuts a text into tokens, once, in one pass over its scalars.
struct Tokeniser {
    private let bytes: [UInt8]
    private let lexicon: Lexicon
    private var position = 0
    private var line = 0
    private var isSpaced = true
    private var isEmphasised = false
    private var hasDense = false
    /// Where the next `@` stands; `.max` where none does.
    private var nextAt = -1
    /// Where a mail address has last been looked for.
    private var addressSearched = -1
    private var text: TokenisedText
    /// The letters of the word that is being read, in their compared form.
    private var letters: [UInt8] = []
    private var folding = LetterFolding()

    private init(_ bytes: [UInt8], _ lexicon: Lexicon) {
        self.bytes = bytes
        self.lexicon = lexicon
        text = TokenisedText(expectingBytes: bytes.count)
    }

    static func text(of bytes: [UInt8], lexicon: Lexicon) -> TokenisedText {
        var tokeniser = Tokeniser(bytes, lexicon)
        tokeniser.run()
        tokeniser.text.lineEnds.append(bytes.count)
        return tokeniser.hasDense ? HanNumerals.joined(tokeniser.text, lexicon: lexicon) : tokeniser.text
    }

    private static let noWords = Lexicon()

    /// The compared form of a phrase's tokens.
    static func phrase(_ words: String) -> [String] {
        let text = text(of: Array(words.utf8), lexicon: noWords)
        return text.tokens.map(text.folded)
    }

    private mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 { scanASCII(byte) } else { scanOther() }
        }
    }

    /// What a byte of ASCII begins; nearly all bytes of nearly all announcements.
    private mutating func scanASCII(_ byte: UInt8) {
        switch byte {
        case 0x0A:
            text.lineEnds.append(position)
            position += 1
            line += 1
            isSpaced = true
            isEmphasised = false
        case 0x2A, 0x60, 0x5F:
            position += 1
            isEmphasised = true
        case 0...0x20:
            position += 1
            isSpaced = true
        default:
            if mayBeginAddress(byte), let end = addressEnd() {
                append(end.isEmail ? .email : .url, position..<end.offset)
            } else if Self.isLetter(byte) {
                scanWord()
            } else if (0x30...0x39).contains(byte) {
                scanNumber()
            } else {
                appendMark(byte)
            }
        }
    }

    private mutating func scanOther() {
        let start = position
        let (scalar, length) = Self.scalar(at: position, in: bytes)
        switch scalar {
        case "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}", "\u{FEFF}", "\u{AD}":
            position += length
        case _ where scalar.isPlainlyDense:
            let word = start..<(start + length)
            append(.word, word, text.word(bytes[word], in: lexicon))
        default:
            if scalar.isSpace {
                position += length
                isSpaced = true
            } else if Self.digit(scalar) != nil {
                scanNumber()
            } else if scalar.isWrittenWithoutSpaces {
                append(.word, start..<(start + length))
            } else if scalar.isLetter {
                scanWord()
            } else {
                append(.mark, start..<(start + length))
            }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func append(_ kind: Token.Kind, _ span: Range<Int>) {
        let folded =
            kind == .mark
            ? String(Self.plainMark(Self.scalar(at: span.lowerBound, in: bytes).0))
            : Folding.folded(String(decoding: bytes[span], as: UTF8.self))
        append(kind, span, self.text.word(folded.utf8, in: lexicon))
    }

    private mutating func appendMark(_ byte: UInt8) {
        let plain = UInt8(truncatingIfNeeded: Self.plainMark(Unicode.Scalar(byte)).value)
        append(.mark, position..<(position + 1), text.word(CollectionOfOne(plain), in: lexicon))
    }

    private mutating func append(_ kind: Token.Kind, _ span: Range<Int>, _ word: Token.Word, value: Int = 0) {
        let first = bytes[span.lowerBound]
        var flags = first < 0x80 ? [] : Token.Flags(initial: Self.scalar(at: span.lowerBound, in: bytes).0)
        if (0x41...0x5A).contains(first) { flags.insert(.startsUpper) }
        if isSpaced { flags.insert(.spaced) }
        if isEmphasised { flags.insert(.emphasised) }
        let token = Token(kind: kind, span: span, word: word, line: line, flags: flags, value: value)
        hasDense = hasDense || token.isDense
        text.tokens.append(token)
        position = span.upperBound
        isSpaced = false
        isEmphasised = false
    }

    private mutating func scanNumber() {
        let start = position
        var end = start
        letters.removeAll(keepingCapacity: true)
        while end < bytes.count {
            let (scalar, length) = Self.scalar(at: end, in: bytes)
            guard let digit = Self.digit(scalar) else { break }
            if letters.count < 24 { letters.append(UInt8(0x30 + digit)) }
            end += length
        }
        append(
            .number, start..<end, text.word(letters, in: lexicon),
            value: letters.count <= 9 ? Decimal.value(of: letters) ?? 0 : 999_999_999)
    }

    private mutating func scanWord() {
        let start = position
        // Nearly all words are letters of ASCII and nothing else.
        let (plainEnd, key) = plainLetters(from: start)
        if Self.isWordEnd(plainEnd, of: start, in: bytes) {
            let word = text.word(plain: PlainWord(bytes: bytes, range: start..<plainEnd), key: key, in: lexicon)
            append(.word, start..<plainEnd, word)
            return
        }
        var end = Self.letters(from: start, in: bytes)
        // "p.m.", "Ph.D.", "U.S.": short parts joined by dots are one word.
        var parts = 1
        var partStart = start
        while end - partStart <= 2, end + 1 < bytes.count, bytes[end] == 0x2E, parts < 6 {
            let next = end + 1
            let (scalar, _) = Self.scalar(at: next, in: bytes)
            guard scalar.isLetter, !scalar.isWrittenWithoutSpaces else { break }
            let partEnd = Self.letters(from: next, in: bytes)
            guard partEnd - next <= 2 else { break }
            partStart = next
            end = partEnd
            parts += 1
        }
        let word = start..<end
        if parts > 1, end < bytes.count, bytes[end] == 0x2E { end += 1 }
        fold(word)
        append(.word, start..<end, text.word(letters, in: lexicon))
    }

    /// The end of ASCII's letters from here on, and what a word is looked up by that is made of them.
    private func plainLetters(from start: Int) -> (end: Int, key: WordKey) {
        if let eight = bytes.eight(at: start) {
            // In each byte's highest bit: whether it is a letter, capitals read as small ones.
            let small = eight | 0x2020_2020_2020_2020
            let low = small & 0x7F7F_7F7F_7F7F_7F7F
            let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
            let behindZ = low &+ 0x0505_0505_0505_0505
            let others = ~(fromA & ~behindZ & ~eight) & 0x8080_8080_8080_8080
            let count = others.trailingZeroBitCount / 8
            if count < 8 {
                return (start + count, WordKey(letters: small & (1 &<< UInt64(count * 8) &- 1), count: count))
            }
        }
        var end = start
        var key = WordKey()
        while end < bytes.count, Self.isLetter(bytes[end]) {
            key.add(bytes[end] | 0x20)
            end += 1
        }
        return (end, key)
    }

    /// Whether a word of ASCII's letters surely ends here, and its compared form is that of its letters.
    private static func isWordEnd(_ end: Int, of start: Int, in bytes: [UInt8]) -> Bool {
        guard end < bytes.count else { return true }
        switch bytes[end] {
        case 0x27, 0x5F, 0x22, 0x80...: return false
        case 0x2E: return end - start > 2
        default: return end > start
        }
    }

    /// Puts a word's letters in their compared form, without the ending of a genitive.
    private mutating func fold(_ word: Range<Int>) {
        letters.removeAll(keepingCapacity: true)
        if !folding.append(word, of: bytes, to: &letters) {
            letters = Array(Folding.folded(String(decoding: bytes[word], as: UTF8.self)).utf8)
        }
        if letters.count >= 2, letters[letters.count - 1] == 0x73, letters[letters.count - 2] == 0x27 {
            letters.removeLast(2)
        }
    }

    /// The end of the letters from here on, apostrophes and underscores between letters included.
    private static func letters(from start: Int, in bytes: [UInt8]) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte < 0x80, byte != 0x27, byte != 0x5F, byte != 0x22 {
                guard isLetter(byte) else { break }
                end += 1
                continue
            }
            let (scalar, length) = Self.scalar(at: end, in: bytes)
            if scalar.isLetter && !scalar.isWrittenWithoutSpaces
                || scalar.properties.generalCategory == .nonspacingMark
            {
                end += length
            } else if scalar == "'" || scalar == "’" || scalar == "_" || scalar == "\"" || scalar == "״"
                || scalar == "׳"
            {
                let (next, _) = Self.scalar(at: end + length, in: bytes)
                // A quotation mark is part of a word in Hebrew abbreviations only.
                guard end > start, next.isLetter, !next.isWrittenWithoutSpaces,
                    scalar != "\"" || next.isHebrew
                else { break }
                end += length
            } else {
                break
            }
        }
        return end
    }

    private mutating func addressEnd() -> (offset: Int, isEmail: Bool)? {
        let start = position
        if Self.beginsWithAddress(at: start, in: bytes) {
            var end = start
            while end < bytes.count, end - start < 4096 {
                let byte = bytes[end]
                guard byte > 0x20, byte < 0x7F, ![0x22, 0x3C, 0x3E, 0x5B, 0x5D, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
                else { break }
                if byte == 0x29, !bytes[start..<end].contains(0x28) { break }
                end += 1
            }
            while end > start, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5F].contains(bytes[end - 1]) {
                end -= 1
            }
            return end - start > 8 ? (end, false) : nil
        }
        return mailAddressEnd()
    }

    /// No more stands in front of an address's `@`.
    private static let longestMailbox = 64

    /// Whether an address may begin here: nearly all words are far from any `@` and begin neither with `h` nor with `w`.
    private mutating func mayBeginAddress(_ byte: UInt8) -> Bool {
        if nextAt < position { nextAt = bytes.place(of: 0x40, in: position..<bytes.count) ?? .max }
        if nextAt - position <= Self.longestMailbox || byte | 0x20 == 0x68 || byte | 0x20 == 0x77 {
            return Self.isAddressByte(byte)
        }
        addressSearched = position
        return false
    }

    /// The end of a mail address that begins here, at the beginning of a run of address characters.
    private mutating func mailAddressEnd() -> (offset: Int, isEmail: Bool)? {
        let start = position
        let searched = addressSearched
        addressSearched = start
        let at = nextAt
        guard at > start, at - start <= Self.longestMailbox, bytes[start..<at].allSatisfy(Self.isAddressByte),
            // Not in the middle of what has been looked at.
            searched < 0 || !bytes[searched..<start].allSatisfy(Self.isAddressByte)
        else { return nil }
        var end = at + 1
        while end < bytes.count, end - at <= 255, Self.isAddressByte(bytes[end]) { end += 1 }
        while end > at, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
        return end > at + 1 && !isName(at + 1..<end) ? (end, true) : nil
    }

    /// "Glaciology@Northfield": what is written like a name and has no dot is no host.
    private func isName(_ host: Range<Int>) -> Bool {
        host.count >= 4 && (0x41...0x5A).contains(bytes[host.lowerBound])
            && host.dropFirst().allSatisfy { (0x61...0x7A).contains(bytes[$0]) }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B
    }

    private static let addressStarts = ["http://", "https://", "www."].map { Array($0.utf8) }

    private static func beginsWithAddress(at position: Int, in bytes: [UInt8]) -> Bool {
        guard bytes[position] | 0x20 == 0x68 || bytes[position] | 0x20 == 0x77, position + 4 < bytes.count,
            bytes[position + 3] == 0x2E || bytes[position + 3] | 0x20 == 0x70
        else { return false }
        return addressStarts.contains { start in
            position + start.count <= bytes.count
                && start.indices.allSatisfy { index in
                    let byte = bytes[position + index]
                    return start[index] == (isLetter(byte) ? byte | 0x20 : byte)
                }
        }
    }

    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        case 0..<0x660: nil
        // Arabic, Devanagari, Bengali: each script's own digits.
        default: scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
        }
    }

    /// One form for each mark that is written in several: dashes, colons, quotes, brackets.
    private static func plainMark(_ mark: Unicode.Scalar) -> Unicode.Scalar {
        switch mark {
        case "–", "—", "־", "‐", "‑", "‒", "―", "−", "－", "〜", "～", "~", "∼", "→", "⟶": "-"
        case "：", "︰": ":"
        case "（": "("
        case "）": ")"
        case "，", "、": ","
        case "．", "。": "."
        case "／", "⁄": "/"
        case "｜": "|"
        case "＋": "+"
        case "“", "”", "„", "«", "»", "‟", "＂": "\""
        case "‘", "’", "‚", "‹", "›": "'"
        case "；": ";"
        case "＆": "&"
        case "？": "?"
        default: mark
        }
    }

    /// The scalar at an offset and its length in bytes; a byte that is no UTF-8 reads as U+FFFD.
    static func scalar(at offset: Int, in bytes: [UInt8]) -> (Unicode.Scalar, Int) {
        guard offset < bytes.count else { return ("\n", 0) }
        let first = bytes[offset]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let length = first >= 0xF8 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
        guard length > 1, offset + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for index in 1..<length {
            guard bytes[offset + index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(bytes[offset + index] & 0x3F)
        }
        // Letters that are written longer than they need to be are no UTF-8 (RFC 3629, section 3).
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, length)
    }
}
