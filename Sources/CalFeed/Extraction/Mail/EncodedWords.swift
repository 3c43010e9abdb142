/// Words in a header that are not ASCII: `=?iso-8859-1?Q?gr=FC=DFe?=` (RFC 2047); broken ones are read as far as they go.
enum EncodedWords {
    private struct Word {
        var charset: String
        var bytes: Passage
        var end: Int
    }

    /// A field's value on one line.
    static func decoded(_ value: Passage) -> Rendition {
        var out = Rendition()
        let bytes = value.bytes
        var index = 0
        var gap = 0
        var open: (charset: String, bytes: Passage)?
        // A character may be cut between two words of one charset.
        func finish() {
            guard let word = open else { return }
            let text = TextDecoding.text(of: word.bytes, declared: word.charset).0
            for run in text.map.runs { out.append(text.bytes[run.start..<run.end], from: run.source) }
            open = nil
        }
        while index < bytes.count {
            if bytes[index] == 0x3D, let word = word(at: index, in: value) {
                // White space between two encoded words is not part of the text.
                if let charset = open?.charset, bytes[gap..<index].allSatisfy({ $0 <= 0x20 }) {
                    if charset == word.charset {
                        open?.bytes.append(word.bytes)
                    } else {
                        finish()
                        open = (word.charset, word.bytes)
                    }
                } else {
                    finish()
                    appendPlain(gap..<index, of: bytes, to: &out)
                    open = (word.charset, word.bytes)
                }
                index = word.end
                gap = index
            } else {
                index += 1
            }
        }
        finish()
        appendPlain(gap..<bytes.count, of: bytes, to: &out)
        return out.through(value.map)
    }

    /// Folded lines become spaces.
    private static func appendPlain(_ range: Range<Int>, of bytes: [UInt8], to out: inout Rendition) {
        guard !range.isEmpty else { return }
        var piece = Passage(bytes: Array(bytes[range]), map: SourceMap())
        piece.map.add(range.count, at: 0, from: range)
        let text = TextDecoding.text(of: piece).0
        var wasSpace = out.bytes.isEmpty
        for run in text.map.runs {
            for offset in 0..<run.count {
                let byte = text.bytes[run.start + offset]
                let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
                if isSpace && wasSpace { continue }
                wasSpace = isSpace
                let place =
                    run.isLinear ? (run.source.lowerBound + offset)..<(run.source.lowerBound + offset + 1) : run.source
                out.append([isSpace ? 0x20 : byte], from: place)
            }
        }
    }

    /// `=?charset?Q?text?=`; in places of the value.
    private static func word(at start: Int, in value: Passage) -> Word? {
        let bytes = value.bytes
        guard start + 7 < bytes.count, bytes[start + 1] == 0x3F,
            let first = bytes[(start + 2)..<min(bytes.count, start + 44)].firstIndex(of: 0x3F), first > start + 2,
            first + 2 < bytes.count, bytes[first + 2] == 0x3F
        else { return nil }
        // A language may follow the charset (RFC 2231 §5).
        let charset = String(decoding: bytes[(start + 2)..<first].prefix { $0 != 0x2A }, as: UTF8.self)
        var end = first + 3
        while end < bytes.count, !(bytes[end] == 0x3F && end + 1 < bytes.count && bytes[end + 1] == 0x3D) { end += 1 }
        var content = Passage(bytes: Array(bytes[(first + 3)..<end]), map: SourceMap())
        content.map.add(content.bytes.count, at: 0, from: (first + 3)..<end)
        switch bytes[first + 1] {
        case 0x42, 0x62: content = TransferEncoding.base64(content)
        case 0x51, 0x71: content = TransferEncoding.quotedPrintable(content, isHeader: true)
        default: return nil
        }
        return Word(charset: charset.lowercased(), bytes: content, end: min(end + 2, bytes.count))
    }
}
