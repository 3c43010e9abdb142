/// Reads bytes as text: UTF-8, UTF-16 with its mark, or else Windows-1252, which every byte can be.
enum TextDecoding {
    static func text(of bytes: [UInt8]) -> (String, [Diagnostic]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return text(of: Array(bytes.dropFirst(3))) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isLittle = bytes[0] == 0xFF
            var units: [UInt16] = []
            for index in stride(from: 2, to: bytes.count - 1, by: 2) {
                units.append(
                    isLittle
                        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                        : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]))
            }
            return (String(decoding: units, as: UTF16.self), [])
        }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
        let text = String(String.UnicodeScalarView(bytes.map(windows1252)))
        return (
            text,
            [
                Diagnostic(
                    .info, "encoding-assumed",
                    "The text is not UTF-8; it was read as Windows-1252. Letters with accents may be wrong.")
            ]
        )
    }

    private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        return upper[Int(byte) - 0x80]
    }

    /// WHATWG Encoding, index windows-1252, 0x80 to 0x9F.
    private static let upper: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}",
        "\u{2030}",
        "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}",
        "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}",
        "\u{9D}",
        "\u{17E}", "\u{178}",
    ]
}
