/// A JSON value and where it stands.
///
/// Read as pages hold it: line ends and tabs inside of strings, commas at the end of lists and comments around it are
/// passed over.
indirect enum LenientJSON: Hashable, Sendable {
    case object([String: LenientJSON])
    case array([LenientJSON])
    case string(String, Range<Int>)
    /// A number, or `true`, `false`, `null`.
    case word(String, Range<Int>)

    /// Nil where the bytes hold no JSON; what follows the first value is not looked at.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
        reader.index = start
        guard let value = reader.value(depth: 0) else { return nil }
        self = value
    }

    subscript(_ key: String) -> LenientJSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The value's elements, or the value itself.
    var elements: [LenientJSON] {
        if case .array(let elements) = self { elements } else { [self] }
    }

    var text: (value: String, span: Range<Int>)? {
        switch self {
        case .string(let value, let span): (value, span)
        case .word(let value, let span) where value != "null" && value != "false": (value, span)
        case .array(let elements): elements.first?.text
        default: self["@value"]?.text
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var index = 0
        private var values = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        private mutating func skip() {
            while index < bytes.count {
                if bytes[index] <= 0x20 || bytes[index] == 0x2C {
                    index += 1
                } else if bytes[index] == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2F {
                    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                } else if bytes[index] == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
                    index += 2
                    while index < bytes.count, !(bytes[index] == 0x2F && bytes[index - 1] == 0x2A) { index += 1 }
                    index += 1
                } else {
                    return
                }
            }
        }

        mutating func value(depth: Int) -> LenientJSON? {
            skip()
            values += 1
            guard index < bytes.count, depth < 32, values < 20_000 else { return nil }
            switch bytes[index] {
            case 0x7B: return object(depth)
            case 0x5B: return array(depth)
            case 0x22:
                let (text, span) = string()
                return .string(text, span)
            case 0x7D, 0x5D, 0x3A: return nil
            default:
                let start = index
                while index < bytes.count, bytes[index] > 0x20, ![0x2C, 0x7D, 0x5D, 0x3A].contains(bytes[index]) {
                    index += 1
                }
                return .word(String(decoding: bytes[start..<index], as: UTF8.self), start..<index)
            }
        }

        private mutating func object(_ depth: Int) -> LenientJSON? {
            index += 1
            var members: [String: LenientJSON] = [:]
            while true {
                skip()
                guard index < bytes.count else { return nil }
                if bytes[index] == 0x7D {
                    index += 1
                    return .object(members)
                }
                guard bytes[index] == 0x22 else { return nil }
                let key = string().0
                skip()
                guard index < bytes.count, bytes[index] == 0x3A else { return nil }
                index += 1
                guard let value = value(depth: depth + 1) else { return nil }
                if members[key] == nil { members[key] = value }
            }
        }

        private mutating func array(_ depth: Int) -> LenientJSON? {
            index += 1
            var elements: [LenientJSON] = []
            while true {
                skip()
                guard index < bytes.count else { return nil }
                if bytes[index] == 0x5D {
                    index += 1
                    return .array(elements)
                }
                guard let value = value(depth: depth + 1) else { return nil }
                elements.append(value)
            }
        }

        private static let controls: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x20, 0x66: 0x20]

        private mutating func string() -> (String, Range<Int>) {
            index += 1
            let start = index
            var text: [UInt8] = []
            var units: [UInt16] = []
            func finish() {
                if !units.isEmpty { text += Array(String(decoding: units, as: UTF16.self).utf8) }
                units = []
            }
            while index < bytes.count, bytes[index] != 0x22 {
                guard bytes[index] == 0x5C, index + 1 < bytes.count else {
                    finish()
                    text.append(bytes[index])
                    index += 1
                    continue
                }
                let escaped = bytes[index + 1]
                index += 2
                if escaped == 0x75, index + 4 <= bytes.count,
                    let unit = UInt16(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
                {
                    units.append(unit)
                    index += 4
                    continue
                }
                finish()
                text.append(Self.controls[escaped] ?? escaped)
            }
            finish()
            let span = start..<min(index, bytes.count)
            index += 1
            return (String(decoding: text, as: UTF8.self), span)
        }
    }
}
