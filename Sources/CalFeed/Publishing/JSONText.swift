/// A JSON value to be written (RFC 8259). The text is safe inside a page, too: no `<`, `>` or `&` stands in it.
indirect enum JSONText: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int)
    /// Digits as they are to be written: `48.208176`.
    case decimal(String)
    case string(String)
    case array([JSONText])
    /// In this order; what is nil is left out.
    case object([Member])

    struct Member: Hashable, Sendable {
        var name: String
        var value: JSONText
    }

    /// Null for nil.
    static func text(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }

    static func members(_ members: KeyValuePairs<String, JSONText>) -> JSONText {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    /// The same without the members that are null or empty, for schemas in which these are left out.
    var pruned: JSONText {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { $0.value != .null && $0.value != .array([]) && $0.value != .string("") })
    }

    var bytes: [UInt8] {
        var result: [UInt8] = []
        write(to: &result)
        return result
    }

    func write(to result: inout [UInt8]) {
        switch self {
        case .null: result += "null".utf8
        case .bool(let value): result += (value ? "true" : "false").utf8
        case .number(let value): result += String(value).utf8
        case .decimal(let digits): result += digits.utf8
        case .string(let value): Self.write(value, to: &result)
        case .array(let values):
            result.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { result.append(0x2C) }
                value.write(to: &result)
            }
            result.append(0x5D)
        case .object(let members):
            result.append(0x7B)
            for (index, member) in members.enumerated() {
                if index > 0 { result.append(0x2C) }
                Self.write(member.name, to: &result)
                result.append(0x3A)
                member.value.write(to: &result)
            }
            result.append(0x7D)
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func write(_ text: String, to result: inout [UInt8]) {
        result.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += [0x5C, UInt8(scalar.value)]
            case "\n": result += [0x5C, 0x6E]
            case "<", ">", "&", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
                "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += [0x5C, 0x75]
                for shift in [12, 8, 4, 0] { result.append(digits[Int(scalar.value >> UInt32(shift) & 15)]) }
            default:
                let isNoncharacter = (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
                if !isNoncharacter { result += String(scalar).utf8 }
            }
        }
        result.append(0x22)
    }
}
