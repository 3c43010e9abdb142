import Foundation

/// The form in which words are compared: small letters, without accents, in their usual width.
enum Folding {
    static func folded(_ text: Substring.UTF8View) -> String {
        if text.allSatisfy({ $0 < 0x80 }) {
            return Swift.String(Substring(text)).lowercased()
        }
        return folded(Swift.String(Substring(text)))
    }

    static func folded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased() }
        if text.unicodeScalars.allSatisfy(\.isWrittenWithoutSpaces) {
            if let first = text.unicodeScalars.first, first.isPlainlyDense, text.unicodeScalars.count == 1 {
                return text
            }
            return text.precomposedStringWithCompatibilityMapping
        }
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "ø": result.append("o")
            case "ł": result.append("l")
            case "đ": result.append("d")
            case "ß": result.append(contentsOf: "ss".unicodeScalars)
            case "ı": result.append("i")
            case "’", "‘", "ʼ": result.append("'")
            default:
                if scalar.properties.generalCategory != .nonspacingMark || scalar.isVowelSign { result.append(scalar) }
            }
        }
        return String(result)
    }
}

extension Unicode.Scalar {
    /// Han, kana and Hangul: scripts whose words are not parted by spaces, or carry endings without one.
    /// Each character is a token of its own there.
    var isWrittenWithoutSpaces: Bool {
        guard value >= 0x3005 else { return false }
        return switch value {
        case 0x3005, 0x3007, 0x3040...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x2FA1F:
            true
        default: false
        }
    }

    /// Marks of Indic and Thai letters that words differ by, unlike accents; the dot below (nukta) is often left out.
    fileprivate var isVowelSign: Bool { (0x0900...0x0E7F).contains(value) && value & 0x7F != 0x3C }

    /// Of a script written without spaces and in its usual form: Unicode's compatibility forms leave it as it is.
    var isPlainlyDense: Bool {
        switch value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
        default: false
        }
    }

    var isLetter: Bool { isASCII ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic }

    /// A capital letter.
    var isUpper: Bool { isASCII ? (0x41...0x5A).contains(value) : properties.isUppercase }

    /// A small letter.
    var isLower: Bool { isASCII ? (0x61...0x7A).contains(value) : properties.isLowercase }

    var isKana: Bool { (0x3040...0x30FF).contains(value) }
    var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }
    var isHebrew: Bool { (0x0590...0x05FF).contains(value) }
}
