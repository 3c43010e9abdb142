import Foundation

/// A part of a mail (RFC 2045): its type, its encoding and its bytes.
struct MIMEPart {
    var contentType: String
    var transferEncoding: String
    var body: [UInt8]

    /// The text of the part, or of the first part within it that is plain text; nil where none is.
    func plainText(depth: Int = 0) -> String? {
        let type = contentType.lowercased()
        if type.contains("multipart"), depth < 5 {
            let inner = parts()
            return inner.lazy.filter { !$0.contentType.lowercased().contains("text/html") }.compactMap {
                $0.plainText(depth: depth + 1)
            }.first
                ?? inner.lazy.compactMap { $0.plainText(depth: depth + 1) }.first
        }
        guard type.isEmpty || type.contains("text/") else { return nil }
        return decodedText()
    }

    private func decodedText() -> String {
        let bytes =
            switch transferEncoding {
            case "quoted-printable": QuotedPrintable.decoded(body)
            case "base64": Data(base64Encoded: Data(body), options: .ignoreUnknownCharacters).map(Array.init) ?? body
            default: body
            }
        return Charset.text(of: bytes, named: Self.parameter("charset", of: contentType))
    }

    /// The parts between the boundary lines (RFC 2046 §5.1.1), at most 100.
    private func parts() -> [MIMEPart] {
        guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty else { return [] }
        let marker = Array("--\(boundary)".utf8)
        var result: [MIMEPart] = []
        var current: [UInt8]?
        for line in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: marker) {
                if let current { result.append(Self.part(of: current)) }
                current = []
                if line.dropFirst(marker.count).starts(with: [0x2D, 0x2D]) || result.count >= 100 { return result }
            } else {
                current?.append(contentsOf: line)
                current?.append(0x0A)
            }
        }
        if let current { result.append(Self.part(of: current)) }
        return result
    }

    private static func part(of bytes: [UInt8]) -> MIMEPart {
        var part = MIMEPart(contentType: "", transferEncoding: "", body: [])
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        var name = ""
        while let line = lines.first {
            lines = lines.dropFirst()
            let text = String(decoding: line, as: UTF8.self).trimmed
            if text.isEmpty { break }
            let isContinued = line.first == 0x20 || line.first == 0x09
            if !isContinued, let colon = text.firstIndex(of: ":") {
                name = text[..<colon].lowercased()
            }
            let value =
                isContinued
                ? text : text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]).trimmed } ?? ""
            if name == "content-type" { part.contentType += " " + value }
            if name == "content-transfer-encoding" { part.transferEncoding = value.lowercased() }
        }
        part.body = Array(lines.joined(separator: [0x0A]))
        return part
    }

    /// A parameter's value: `charset=utf-8`, `boundary="a b"` (RFC 2045 §5.1).
    static func parameter(_ name: String, of value: String) -> String? {
        for piece in value.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            guard pair.count == 2, pair[0].lowercased() == name else { continue }
            return pair[1].hasPrefix("\"") ? String(pair[1].dropFirst().prefix { $0 != "\"" }) : pair[1]
        }
        return nil
    }
}

/// RFC 2045 §6.7.
enum QuotedPrintable {
    static func decoded(_ bytes: some Collection<UInt8>, underscoreIsSpace: Bool = false) -> [UInt8] {
        let bytes = Array(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3D {
                if index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
                    let low = hexadecimal(bytes[index + 2])
                {
                    result.append(high << 4 | low)
                    index += 3
                    continue
                }
                // A soft line break: "=" at the line's end.
                var end = index + 1
                while end < bytes.count, [0x20, 0x09, 0x0D].contains(bytes[end]) { end += 1 }
                if end < bytes.count, bytes[end] == 0x0A {
                    index = end + 1
                    continue
                }
                if end >= bytes.count {
                    if index + 2 == bytes.count || index + 1 == bytes.count, underscoreIsSpace { result.append(byte) }
                    index = end
                    continue
                }
            }
            result.append(byte == 0x5F && underscoreIsSpace ? 0x20 : byte)
            index += 1
        }
        return result
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

/// Words in a header that are not ASCII: `=?iso-8859-1?Q?gr=FC=DFe?=` (RFC 2047).
enum EncodedWords {
    static func decoded(_ value: String) -> String {
        var result = ""
        var rest = Substring(value)
        var wasEncoded = false
        while let start = rest.firstRange(of: "=?") {
            let parts = rest[start.upperBound...].split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, parts[3].hasPrefix("="), parts[1].count == 1, parts[0].count < 40 else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                wasEncoded = false
                continue
            }
            let before = rest[..<start.lowerBound]
            // White space between two encoded words is not part of the text.
            if !(wasEncoded && before.allSatisfy(\.isWhitespace)) { result += before }
            let bytes =
                parts[1].lowercased() == "b"
                ? Data(base64Encoded: String(parts[2])).map(Array.init) ?? Array(parts[2].utf8)
                : QuotedPrintable.decoded(parts[2].utf8, underscoreIsSpace: true)
            result += Charset.text(of: bytes, named: String(parts[0]))
            rest = parts[3].dropFirst()
            wasEncoded = true
        }
        return result + rest
    }
}

/// The charsets that mail is written in.
enum Charset {
    static func text(of bytes: [UInt8], named name: String?) -> String {
        let encoding: String.Encoding? =
            switch name?.lowercased() {
            case nil, "utf-8", "us-ascii", "ascii": nil
            case "iso-8859-1", "latin1", "windows-1252": .windowsCP1252
            case "iso-8859-2": .isoLatin2
            case "windows-1250": .windowsCP1250
            case "windows-1251": .windowsCP1251
            case "windows-1253": .windowsCP1253
            case "windows-1254", "iso-8859-9": .windowsCP1254
            case "iso-2022-jp": .iso2022JP
            case "shift_jis", "shift-jis": .shiftJIS
            case "euc-jp": .japaneseEUC
            case "utf-16": .utf16
            default: nil
            }
        if let encoding, let text = String(data: Data(bytes), encoding: encoding) { return text }
        return TextDecoding.text(of: bytes).0
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
