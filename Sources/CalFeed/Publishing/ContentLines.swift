/// Content lines as RFC 5545 §3.1 writes them: escaped, folded at 75 octets, ended by CRLF.
///
/// libical's serialiser is not used: version 3.0.16 writes empty continuation lines, which iCloud refuses.
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    /// A line whose value is written as it is: names of zones, times, keywords.
    mutating func add(_ name: String, _ value: String) {
        addFolded("\(name):\(value)")
    }

    /// A line whose value is TEXT (RFC 5545 §3.3.11): cleaned, then escaped. None where nothing is left: readers, libical
    /// among them, take a line without a value for a mistake.
    mutating func add(_ name: String, text: String) {
        let cleaned = Self.cleaned(text)
        guard !cleaned.allSatisfy(\.isWhitespace) else { return }
        addFolded("\(name):\(Self.escaped(cleaned))")
    }

    mutating func add(raw lines: [UInt8]) {
        bytes += lines
    }

    /// Folds before the character that does not fit, marks and joiners kept with their letter; a character longer than
    /// a line, which only a stranger writes, is folded between its scalars.
    private mutating func addFolded(_ line: String) {
        var width = 0
        func add(_ octets: some Collection<UInt8>) {
            if width + octets.count > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                width = 1
            }
            bytes += octets
            width += octets.count
        }
        for character in line {
            if character.utf8.count <= 74 {
                add(character.utf8)
            } else {
                for scalar in character.unicodeScalars { add(Array(String(scalar).utf8)) }
            }
        }
        bytes += [0x0D, 0x0A]
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// An address with everything that no URI holds (RFC 3986 §2) percent-encoded; cut at 2,000 octets.
    static func uri(_ address: String) -> String {
        var result = ""
        for byte in address.utf8.prefix(2000) {
            let isPlain =
                (0x21...0x7E).contains(byte) && ![0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B, 0x7C, 0x7D].contains(byte)
            if isPlain {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// Without what steers a reader's program: controls, bidirectional overrides, and the line ends of other systems.
    static func cleaned(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A: if !wasReturn { result.append("\n") }
            case 0x0D, 0x85, 0x2028, 0x2029: result.append("\n")
            case 0x09: result.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
