/// How a part's bytes are written in a mail (RFC 2045 §6).
enum TransferEncoding {
    /// The part's own bytes.
    static func decoded(_ passage: Passage, named name: String) -> Passage {
        switch name {
        case "quoted-printable": quotedPrintable(passage)
        case "base64": base64(passage)
        default: passage
        }
    }

    /// RFC 2045 §6.7; in a header (RFC 2047 §4.2) an underscore is a space.
    static func quotedPrintable(_ passage: Passage, isHeader: Bool = false) -> Passage {
        let bytes = passage.bytes
        var result: [UInt8] = []
        var map = SourceMap()
        var index = 0
        func append(_ byte: UInt8, _ length: Int) {
            map.add(1, at: result.count, from: index..<(index + length))
            result.append(byte)
            index += length
        }
        while index < bytes.count {
            guard bytes[index] == 0x3D else {
                append(bytes[index] == 0x5F && isHeader ? 0x20 : bytes[index], 1)
                continue
            }
            if index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
                let low = hexadecimal(bytes[index + 2])
            {
                append(high << 4 | low, 3)
                continue
            }
            // A soft line break: "=" at the line's end.
            var end = index + 1
            while end < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == 0x0A {
                index = end + 1
            } else if end >= bytes.count, !isHeader {
                index = end
            } else {
                append(0x3D, 1)
            }
        }
        return passage.becoming(result, by: map)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// RFC 2045 §6.8. What is no digit is passed over, and padding need not be there.
    static func base64(_ passage: Passage) -> Passage {
        var result: [UInt8] = []
        var map = SourceMap()
        var bits = 0
        var count = 0
        var first = 0
        var last = 0
        func finish() {
            let bytes = [
                UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
                UInt8(truncatingIfNeeded: bits),
            ]
            .prefix(max(0, count - 1))
            map.add(bytes.count, at: result.count, from: first..<(last + 1))
            result += bytes
            bits = 0
            count = 0
        }
        for (index, byte) in passage.bytes.enumerated() {
            if byte == 0x3D, count > 0 {
                bits <<= 6 * (4 - count)
                finish()
                continue
            }
            guard let digit = digit(byte) else { continue }
            if count == 0 { first = index }
            last = index
            bits = bits << 6 | digit
            count += 1
            if count == 4 { finish() }
        }
        if count > 1 {
            bits <<= 6 * (4 - count)
            finish()
        }
        return passage.becoming(result, by: map)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x41...0x5A: Int(byte) - 0x41
        case 0x61...0x7A: Int(byte) - 0x61 + 26
        case 0x30...0x39: Int(byte) - 0x30 + 52
        case 0x2B, 0x2D: 62
        case 0x2F, 0x5F: 63
        default: nil
        }
    }
}
