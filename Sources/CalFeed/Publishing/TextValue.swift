/// Text of strangers as a TEXT value (RFC 5545 §3.3.11): without what steers a reader's program, and escaped.
///
/// Left out are controls, bidirectional overrides and byte order marks; the line ends of all systems, U+0085, U+2028
/// and U+2029 among them, become `\n`, because some readers cut lines there; a tabulator becomes a space.
enum TextValue {
    /// What a byte asks for.
    private enum Kind {
        static let plain: UInt8 = 0
        /// A backslash, a semicolon, a comma.
        static let escaped: UInt8 = 1
        /// ASCII that is not written as it is.
        static let control: UInt8 = 2
        /// The first byte of a scalar that may have to go.
        static let suspect: UInt8 = 3
    }

    private static let kinds: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x5C, 0x3B, 0x2C: Kind.escaped
        case 0x00...0x1F, 0x7F: Kind.control
        case 0xC2, 0xE2, 0xEF: Kind.suspect
        default: Kind.plain
        }
    }

    /// Appends a text, cleaned and escaped; of a text with more than so many octets as many as fit before a scalar, and
    /// an ellipsis.
    static func append(_ text: String, limit: Int = .max, to bytes: inout [UInt8]) {
        let source = text.utf8.span
        var end = source.count
        if end > limit {
            end = limit
            while end > 0, source[end] & 0xC0 == 0x80 { end -= 1 }
        }
        let kinds = kinds
        bytes.append(addingCapacity: 2 * end + 3) { output in
            var index = 0
            while index < end {
                let byte = source[index]
                switch kinds[Int(byte)] {
                case Kind.plain:
                    output.append(byte)
                    index += 1
                case Kind.escaped:
                    output.append(0x5C)
                    output.append(byte)
                    index += 1
                case Kind.control:
                    if byte == 0x09 {
                        output.append(0x20)
                    } else if byte == 0x0A || byte == 0x0D {
                        output.append(0x5C)
                        output.append(0x6E)
                        if byte == 0x0D, index + 1 < end, source[index + 1] == 0x0A { index += 1 }
                    }
                    index += 1
                default:
                    let length = byte == 0xC2 ? 2 : 3
                    let last = min(index + length, end)
                    switch fate(of: source, at: index) {
                    case .stays: for place in index..<last { output.append(source[place]) }
                    case .endsLine:
                        output.append(0x5C)
                        output.append(0x6E)
                    case .goes: break
                    }
                    index = last
                }
            }
            if end < source.count {
                output.append(0xE2)
                output.append(0x80)
                output.append(0xA6)
            }
        }
    }

    private enum Fate {
        case stays, goes, endsLine
    }

    /// Swift's texts are valid UTF-8, so that the bytes that follow are there.
    private static func fate(of source: Span<UInt8>, at index: Int) -> Fate {
        let second = source[index + 1]
        if source[index] == 0xC2 {
            return second == 0x85 ? .endsLine : (0x80...0x9F).contains(second) ? .goes : .stays
        }
        let third = source[index + 2]
        switch (source[index], second, third) {
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return .endsLine
        // U+202A to U+202E, and U+2066 to U+2069.
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): return .goes
        // U+FEFF, U+FFFE, U+FFFF.
        case (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE), (0xEF, 0xBF, 0xBF): return .goes
        default: return .stays
        }
    }

    /// Whether an escaped value shows more than blanks and line ends.
    static func hasInk(_ value: ArraySlice<UInt8>) -> Bool {
        var index = value.startIndex
        while index < value.endIndex {
            if value[index] == 0x20 {
                index += 1
            } else if value[index] == 0x5C, index + 1 < value.endIndex, value[index + 1] == 0x6E {
                index += 2
            } else if value[index] < 0x80 {
                return true
            } else {
                return String(decoding: value[index...], as: UTF8.self).replacing("\\n", with: "").contains {
                    !$0.isWhitespace
                }
            }
        }
        return false
    }

    /// Whether nothing has to be left out or replaced.
    static func isClean(_ text: String) -> Bool {
        text.utf8.allSatisfy { kinds[Int($0)] <= Kind.escaped }
    }

    /// What a reader makes of a text's value, escapes resolved.
    static func cleaned(_ text: String, limit: Int = .max) -> String {
        if text.utf8.count <= limit, isClean(text), text.utf8.first != 0x20, text.utf8.last != 0x20 { return text }
        var value: [UInt8] = []
        append(text, limit: limit, to: &value)
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in value {
            if isEscape {
                bytes.append(byte == 0x6E ? 0x0A : byte)
                isEscape = false
            } else if byte == 0x5C {
                isEscape = true
            } else {
                bytes.append(byte)
            }
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes.drop { $0 == 0x20 }, as: UTF8.self)
    }
}
