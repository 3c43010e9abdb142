/// Content lines as RFC 5545 §3.1 writes them: escaped, folded at 75 octets, ended by CRLF.
///
/// libical's serialiser is not used: version 3.0.16 writes empty continuation lines, which iCloud refuses.
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    /// A line whose value is written as it is: names of zones, times, keywords.
    mutating func add(_ name: String, _ value: String) {
        addFolded("\(name):\(value)")
    }

    /// A line whose value is TEXT (RFC 5545 §3.3.11): cleaned, then escaped.
    mutating func add(_ name: String, text: String) {
        addFolded("\(name):\(Self.escaped(Self.cleaned(text)))")
    }

    mutating func add(raw lines: [UInt8]) {
        bytes += lines
    }

    /// Folds before the octet that does not fit, never inside a character.
    private mutating func addFolded(_ line: String) {
        var width = 0
        for scalar in line.unicodeScalars {
            let octets = Array(String(scalar).utf8)
            if width + octets.count > 75 {
                bytes += [0x0D, 0x0A, 0x20]
                width = 1
            }
            bytes += octets
            width += octets.count
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
