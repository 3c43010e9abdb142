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

/// The compared form of words, letter by letter. What a letter becomes is worked out once for all the words of a text.
struct LetterFolding: Sendable {
    /// By letter: nothing yet, or its form's bytes with one more than their number in the highest byte.
    private var forms: [UInt64] = []

    /// Latin, Greek, Cyrillic, Hebrew, Arabic: below these marks are accents, and each letter has a form of its own.
    private static let letters: UInt32 = 0x900
    /// Latin letters with several accents.
    private static let accented: ClosedRange<UInt32> = 0x1E00...0x1EFF

    /// Appends the compared form of a word; false, and nothing of use, where the word has to be folded as a whole.
    mutating func append(_ word: Range<Int>, of bytes: [UInt8], to result: inout [UInt8]) -> Bool {
        var index = word.lowerBound
        while index < word.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                index += 1
                continue
            }
            let (scalar, length) = Tokeniser.scalar(at: index, in: bytes)
            index += length
            let place: Int
            if scalar.value < Self.letters {
                place = Int(scalar.value)
            } else if Self.accented.contains(scalar.value) {
                place = Int(Self.letters + scalar.value - Self.accented.lowerBound)
            } else {
                return false
            }
            if forms.isEmpty { forms = [UInt64](repeating: 0, count: Int(Self.letters) + Self.accented.count) }
            if forms[place] == 0 {
                let form = Array(Folding.folded(String(scalar)).utf8)
                guard form.count < 8 else { return false }
                forms[place] = form.reversed().reduce(UInt64(form.count + 1)) { $0 << 8 | UInt64($1) }
            }
            var form = forms[place]
            // The number stands above the bytes.
            while form > 0xFF {
                result.append(UInt8(truncatingIfNeeded: form))
                form >>= 8
            }
        }
        return true
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

    /// White space as Unicode lists it; that list is closed.
    var isSpace: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    var isLetter: Bool {
        switch value {
        case 0..<0x80: (0x61...0x7A).contains(value | 0x20)
        // Latin, Cyrillic, Hebrew.
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481, 0x48A...0x52F, 0x5D0...0x5EA: true
        default: properties.isAlphabetic
        }
    }

    /// A capital letter.
    var isUpper: Bool { isASCII ? (0x41...0x5A).contains(value) : properties.isUppercase }

    /// A small letter.
    var isLower: Bool { isASCII ? (0x61...0x7A).contains(value) : properties.isLowercase }

    var isKana: Bool { (0x3040...0x30FF).contains(value) }
    var isHangul: Bool { (0xAC00...0xD7A3).contains(value) }
    var isHebrew: Bool { (0x0590...0x05FF).contains(value) }
}
