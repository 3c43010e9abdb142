/// Values of type URI (RFC 5545 §3.3.13).
enum URIValue {
    /// An address with everything that no URI holds (RFC 3986 §2) percent-encoded, cut after so many octets.
    static func of(_ address: String, limit: Int) -> String {
        var result = ""
        for byte in address.utf8.prefix(limit) {
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
}

/// Values of parameters (RFC 5545 §3.2).
enum ParameterValue {
    /// In quotation marks; what may not stand between them is written as RFC 6868 §3 says.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in TextValue.cleaned(text).unicodeScalars {
            switch scalar {
            case "^": result += "^^"
            case "\"": result += "^'"
            case "\n": result += "^n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Text that clients show on one line: SUMMARY and LOCATION.
enum SingleLine {
    /// With one space for every run of blanks, controls and line ends, and none at either end, where readers leave
    /// them out.
    static func of(_ text: String) -> String {
        guard needsWork(text.utf8) else { return text }
        var result = String.UnicodeScalarView()
        var isApart = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                isApart = !result.isEmpty
            } else {
                if isApart { result.append(" ") }
                isApart = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether the text may hold anything but single spaces between words of ASCII and letters.
    private static func needsWork(_ bytes: String.UTF8View) -> Bool {
        var wasSpace = true
        for byte in bytes {
            // U+0080 to U+00BF, the spaces of U+2000 and of U+3000, and the byte order mark's plane.
            if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xE1 {
                return true
            }
            if byte == 0x20, wasSpace { return true }
            wasSpace = byte == 0x20
        }
        return wasSpace
    }
}
