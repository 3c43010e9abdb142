/// The header of a mail in front of its text (RFC 5322 §2.2), where there is one.
struct MailHeader: Sendable {
    /// The day in the sender's own time.
    private(set) var date: LocalDate?
    /// Seconds east of UTC.
    private(set) var offset: Int?
    private(set) var sender: String?
    private(set) var subject: String?
    private var contentType = ""
    private var transferEncoding = ""
    /// Where the text begins.
    private var bodyStart = 0
    /// UTF-8 offsets of fields whose words are not the announcement's: all but the subject's.
    private var hidden: [Range<Int>] = []

    /// Fails where the text does not begin with at least two header fields of which one is `From`, `Subject` or `Received`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        var names: [String] = []
        var current: (name: String, value: Range<Int>, start: Int)?
        func finish(_ header: inout MailHeader, _ field: (name: String, value: Range<Int>, start: Int), end: Int) {
            let value = String(decoding: bytes[field.value], as: UTF8.self)
            switch field.name {
            case "date": header.readDate(value)
            case "from": header.sender = Self.address(in: value)
            case "subject":
                header.subject = EncodedWords.decoded(value.split(whereSeparator: \.isNewline).joined(separator: " "))
            case "content-type": header.contentType = value
            case "content-transfer-encoding": header.transferEncoding = value.lowercased().filter { !$0.isWhitespace }
            default: break
            }
            if field.name != "subject" {
                header.hidden.append(field.start..<end)
            } else {
                header.hidden.append(field.start..<field.value.lowerBound)
            }
        }
        var header = MailHeader()
        if text.hasPrefix("From "), let end = bytes.firstIndex(of: 0x0A) {
            header.hidden.append(0..<end)
            position = end + 1
        }
        while position < bytes.count, position < 65_536 {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[position..<end]
            if line.isEmpty || line.elementsEqual([0x0D]) { break }
            if let first = line.first, first == 0x20 || first == 0x09, let field = current {
                current = (field.name, field.value.lowerBound..<end, field.start)
            } else {
                if let field = current { finish(&header, field, end: position) }
                guard let colon = line.firstIndex(of: 0x3A), colon > position,
                    line[position..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
                else { return nil }
                let name = String(decoding: line[position..<colon], as: UTF8.self).lowercased()
                names.append(name)
                current = (name, (colon + 1)..<end, position)
            }
            position = end + 1
        }
        if let field = current { finish(&header, field, end: min(position, bytes.count)) }
        guard names.count >= 2, names.contains(where: { ["from", "subject", "received"].contains($0) }),
            names.contains(where: { ["date", "to", "message-id", "subject"].contains($0) })
        else { return nil }
        header.bodyStart = min(position, bytes.count)
        self = header
    }

    /// The mail as a reader sees it: its subject and its text, decoded. A mail that is written plainly stays as it
    /// is, with its other header fields blanked out, so that every offset stays where it was.
    func readable(_ text: String) -> String {
        let isPlain =
            ["", "7bit", "8bit", "binary"].contains(transferEncoding) && !contentType.lowercased().contains("multipart")
            && !(subject ?? "").isEmpty && text.contains(subject?.trimmed ?? "")
        if isPlain { return masked(text) }
        let part = MIMEPart(
            contentType: contentType, transferEncoding: transferEncoding, body: Array(text.utf8.dropFirst(bodyStart)))
        return "Subject: \(subject?.trimmed ?? "")\n\n" + (part.plainText() ?? "")
    }

    private init() {}

    /// The text with the hidden fields blanked out, so that every offset stays where it was.
    func masked(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for range in hidden {
            for index in range where index < bytes.count && bytes[index] != 0x0A && bytes[index] != 0x0D {
                bytes[index] = 0x20
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `Thu, 12 Mar 2026 09:00:00 -0400` (RFC 5322 §3.3).
    private mutating func readDate(_ value: String) {
        let words = value.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\r" || $0 == "\n" }
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let at = words.firstIndex(where: { months.contains($0.lowercased()) }), at > 0, at + 1 < words.count,
            let day = Int(words[at - 1]),
            let year = Int(words[at + 1]), let month = months.firstIndex(of: words[at].lowercased())
        else { return }
        date = LocalDate(year: year < 100 ? year + (year < 50 ? 2000 : 1900) : year, month: month + 1, day: day)
        for word in words.dropFirst(at + 2) where word.utf8.count == 5 && (word.hasPrefix("+") || word.hasPrefix("-")) {
            if let digits = Int(word.dropFirst()), digits / 100 <= 14 {
                let seconds = digits / 100 * 3600 + digits % 100 * 60
                offset = word.hasPrefix("-") ? -seconds : seconds
            }
        }
    }

    private static func address(in value: String) -> String? {
        if let open = value.lastIndex(of: "<"), let close = value[open...].firstIndex(of: ">") {
            return String(value[value.index(after: open)..<close])
        }
        return value.split(separator: " ").first { $0.contains("@") }.map(String.init)
    }
}
