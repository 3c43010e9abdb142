/// Whether bytes can be an announcement at all; what they say is not its matter.
enum ContentCheck {
    /// How far a zero byte is looked for.
    private static let window = 8192

    /// Why the bytes cannot be one; nil where they can.
    ///
    /// Not one are: blank space alone; the known beginnings of documents that are no text; a zero byte in the first
    /// 8 KiB, unless a byte order mark says UTF-16; and more than 30 % control characters there.
    static func objection(to bytes: [UInt8]) -> Diagnostic? {
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard text.contains(where: { $0 > 0x20 }), !(isUTF16 && bytes.count == 2) else { return .empty }
        if let known = signatures.first(where: { text.starts(with: $0.bytes) }) { return Diagnostic(.error, known.key) }
        guard !isUTF16 else { return nil }
        let window = text.prefix(window)
        let controls = window.count { $0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) && $0 != 0x1B || $0 == 0x7F }
        guard !window.contains(0), controls * 10 <= window.count * 3 else {
            return Diagnostic(.error, .fileBinaryOther)
        }
        return nil
    }

    private static let signatures: [(bytes: [UInt8], key: Sentence.Key)] = [
        (Array("%PDF-".utf8), .fileBinaryPdf),
        ([0x50, 0x4B, 0x03, 0x04], .fileBinaryDocument),
        ([0xD0, 0xCF, 0x11, 0xE0], .fileBinaryOldDocument),
        (Array("{\\rtf".utf8), .fileBinaryRtf),
        ([0x89, 0x50, 0x4E, 0x47], .fileBinaryPicture),
        ([0xFF, 0xD8, 0xFF], .fileBinaryPicture),
        (Array("GIF8".utf8), .fileBinaryPicture),
        ([0x1F, 0x8B], .fileBinaryPacked),
    ]
}
