/// The header in front of a mail's text (RFC 5322 §2.2), or what a mail program writes above an older message.
struct MailHeader: Sendable {
    /// A field's value as it is written, folded lines included.
    struct Field: Sendable {
        /// In small letters.
        var name: String
        var value: Range<Int>
    }

    /// The day in the sender's own time.
    var date: LocalDate?
    /// Seconds east of UTC.
    var offset: Int?
    var sender: String?
    var fields: [Field] = []
    /// Where the text begins.
    var bodyStart = 0
    /// Of a subject without a name in front: an archive's first line.
    var bareSubject: Range<Int>?

    /// Longer headers are read up to here.
    private static let longest = 65_536

    init() {}

    /// Fails where the bytes do not begin with at least two fields of which one is `From`, `Subject` or `Received`; a
    /// list's archive may show the subject alone on the first line.
    init?(_ bytes: [UInt8]) {
        guard let start = Self.start(in: bytes) else { return nil }
        if let header = MailHeader(fieldsOf: bytes, from: start) {
            let names = Set(header.fields.map(\.name))
            guard header.fields.count >= 2, !names.isDisjoint(with: ["from", "subject", "received"]),
                !names.isDisjoint(with: ["date", "to", "message-id", "subject"])
            else { return nil }
            self = header
            return
        }
        // "[Talks] Colloquium this week", then "Date:" and "To:".
        let line = Self.line(at: start, in: bytes)
        guard (1...300).contains(line.count), var header = MailHeader(fieldsOf: bytes, from: line.upperBound + 1) else {
            return nil
        }
        let names = Set(header.fields.map(\.name))
        guard names.contains("date"), !names.isDisjoint(with: ["from", "to"]),
            names.isSubset(of: ["date", "from", "to", "cc", "subject", "reply-to", "list-id", "message-id"])
        else { return nil }
        if !names.contains("subject") { header.bareSubject = line }
        self = header
    }

    /// Behind blank lines and the separator of an mbox file.
    private static func start(in bytes: [UInt8]) -> Int? {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count, [0x0A, 0x0D].contains(bytes[start]) { start += 1 }
        guard start < bytes.count else { return nil }
        if bytes[start...].starts(with: Array("From ".utf8)) { start = line(at: start, in: bytes).upperBound + 1 }
        return start < bytes.count ? start : nil
    }

    /// The line without its end.
    static func line(at start: Int, in bytes: [UInt8]) -> Range<Int> {
        guard start < bytes.count else { return bytes.count..<bytes.count }
        return start..<bytes.lineEnd(from: start)
    }

    /// The fields from here to the first empty line; nil where a line is none.
    init?(fieldsOf bytes: [UInt8], from start: Int) {
        var position = start
        while position < bytes.count, position - start < Self.longest {
            let line = Self.line(at: position, in: bytes)
            if line.isEmpty || bytes[line].elementsEqual([0x0D]) {
                // The empty line is the header's.
                position = line.upperBound + 1
                break
            }
            if let first = bytes[line].first, first == 0x20 || first == 0x09, !fields.isEmpty {
                let value = fields[fields.count - 1].value
                fields[fields.count - 1].value = value.lowerBound..<line.upperBound
            } else {
                guard let colon = bytes[line].firstIndex(of: 0x3A), colon > line.lowerBound,
                    bytes[line.lowerBound..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
                else { return nil }
                let name = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self).lowercased()
                fields.append(Field(name: name, value: (colon + 1)..<line.upperBound))
            }
            position = line.upperBound + 1
        }
        bodyStart = min(position, bytes.count)
        if let value = text(of: "date", in: bytes) ?? text(of: "sent", in: bytes) { readDate(value) }
        if let value = text(of: "from", in: bytes) { sender = Self.address(in: value) }
    }

    /// A field's value as it is written, on one line.
    func text(of name: String, in bytes: [UInt8]) -> String? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        return String(decoding: bytes[field.value], as: UTF8.self).split(whereSeparator: \.isNewline)
            .joined(separator: " ").trimmed
    }

    /// `Thu, 12 Mar 2026 09:00:00 -0400` (RFC 5322 §3.3); also `Thu Mar 12 2026`, as archives write it.
    mutating func readDate(_ value: String) {
        let words = value.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\r" || $0 == "\n" }
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        guard let at = words.firstIndex(where: { months.contains($0.prefix(3).lowercased()) && Int($0) == nil }),
            let month = months.firstIndex(of: words[at].prefix(3).lowercased())
        else { return }
        let before = at > 0 ? Int(words[at - 1]) : nil
        let after = words[(at + 1)...].prefix(2).compactMap { Int($0) }
        let day = before ?? after.first
        let year =
            before != nil
            ? after.first : words[(at + 1)...].dropFirst().compactMap { Int($0) }.first { (1950...2199).contains($0) }
        guard let day, let year else { return }
        date = LocalDate(year: year < 100 ? year + (year < 50 ? 2000 : 1900) : year, month: month + 1, day: day)
        for word in words.dropFirst(at + 2) where word.utf8.count == 5 && (word.hasPrefix("+") || word.hasPrefix("-")) {
            if let digits = Int(word.dropFirst()), digits / 100 <= 14, digits % 100 < 60 {
                let seconds = digits / 100 * 3600 + digits % 100 * 60
                offset = word.hasPrefix("-") ? -seconds : seconds
            }
        }
    }

    static func address(in value: String) -> String? {
        if let open = value.lastIndex(of: "<"), let close = value[open...].firstIndex(of: ">") {
            return String(value[value.index(after: open)..<close])
        }
        return value.split(separator: " ").first { $0.contains("@") }.map(String.init)
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
