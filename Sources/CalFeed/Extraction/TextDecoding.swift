/// Reads bytes as text: in the charset that a mark, a declaration or the bytes themselves tell, or else as
/// Windows-1252, which every byte can be.
enum TextDecoding {
    /// The text in UTF-8.
    ///
    /// - Parameter declared: The charset that a mail's header or a page names.
    static func text(of passage: Passage, declared: String? = nil) -> (Passage, [Diagnostic]) {
        let bytes = passage.bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return text(of: passage.part(3..<bytes.count), declared: "utf-8")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (utf16(passage, from: 2, isLittle: bytes[0] == 0xFF), [])
        }
        let charset = declared.flatMap(Charset.init)
        // Other charsets than UTF-8 do not make sequences of it by chance; but those below never leave ASCII.
        if charset?.isShifting != true, charset?.isUTF16 != true,
            bytes.isASCII || String(validating: bytes, as: UTF8.self) != nil
        {
            guard declared == nil, bytes.holds(escape[0]), contains(escape, in: bytes),
                let japanese = Charset("iso-2022-jp"),
                let text = japanese.text(of: passage)
            else { return (passage, []) }
            return (text, [])
        }
        if let charset, charset.isUTF16 { return (utf16(passage, from: 0, isLittle: charset.isLittleEndian), []) }
        if let charset, !charset.isUTF8, let text = charset.text(of: passage) { return (text, []) }
        let text = Charset("windows-1252").flatMap { $0.text(of: passage) }
        return (
            text ?? passage,
            [Diagnostic(.info, .encodingAssumed)]
        )
    }

    /// What ISO-2022-JP writes in front of Japanese: ESC $ B.
    private static let escape: [UInt8] = [0x1B, 0x24, 0x42]

    private static func contains(_ sequence: [UInt8], in bytes: [UInt8]) -> Bool {
        guard var index = bytes.firstIndex(of: sequence[0]) else { return false }
        while index + sequence.count <= bytes.count {
            if bytes[index..<(index + sequence.count)].elementsEqual(sequence) { return true }
            guard let next = bytes[(index + 1)...].firstIndex(of: sequence[0]) else { return false }
            index = next
        }
        return false
    }

    private static func utf16(_ passage: Passage, from start: Int, isLittle: Bool) -> Passage {
        let bytes = passage.bytes
        func unit(_ index: Int) -> UInt16 {
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        var text: [UInt8] = []
        var map = SourceMap()
        var index = start
        while index + 1 < bytes.count {
            var units = [unit(index)]
            if UTF16.isLeadSurrogate(units[0]), index + 3 < bytes.count, UTF16.isTrailSurrogate(unit(index + 2)) {
                units.append(unit(index + 2))
            }
            let scalar = Array(String(decoding: units, as: UTF16.self).utf8)
            map.add(scalar.count, at: text.count, from: index..<(index + units.count * 2))
            text += scalar
            index += units.count * 2
        }
        return passage.becoming(text, by: map)
    }
}

/// A charset by the names that mails and pages give it.
struct Charset: Hashable, Sendable {
    /// As the C library calls it.
    let name: String

    /// Nil for what cannot be a charset's name.
    init?(_ label: String) {
        let label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        guard !label.isEmpty, label.utf8.count <= 40 else { return nil }
        name = Self.aliases[label] ?? label
    }

    var isUTF8: Bool { name == "utf-8" }
    var isUTF16: Bool { name == "utf-16" || name == "utf-16be" || name == "utf-16le" }
    var isLittleEndian: Bool { name == "utf-16le" }
    /// Written in ASCII bytes that mean something else after an escape.
    var isShifting: Bool { name.hasPrefix("iso-2022") || name == "hz" || name == "utf-7" }

    /// Names of which the program that wrote the text meant a larger charset (WHATWG Encoding §4.2).
    private static let aliases: [String: String] = [
        "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "us-ascii": "windows-1252", "ascii": "windows-1252",
        "iso-8859-1": "windows-1252", "latin1": "windows-1252", "iso8859-1": "windows-1252", "cp1252": "windows-1252",
        "iso-8859-9": "windows-1254", "latin5": "windows-1254", "iso-8859-11": "cp874", "tis-620": "cp874",
        "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
        "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
        "ms_kanji": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "korean": "cp949", "windows-949": "cp949",
        "big5": "big5-hkscs", "x-euc-jp": "euc-jp", "koi8": "koi8-r", "x-mac-roman": "macintosh", "unicode": "utf-16",
        "ucs-2": "utf-16", "hz-gb-2312": "hz",
    ]

    /// Nil where the C library does not know the charset.
    func text(of passage: Passage) -> Passage? {
        guard !isUTF8 else { return passage }
        guard let conversion = Iconv.converted(passage.bytes, from: name) else { return nil }
        var map = SourceMap()
        var input = 0
        var output = 0
        for piece in conversion.pieces {
            map.add(Int(piece.output), at: output, from: input..<(input + Int(piece.input)))
            input += Int(piece.input)
            output += Int(piece.output)
        }
        return passage.becoming(conversion.bytes, by: map)
    }
}
