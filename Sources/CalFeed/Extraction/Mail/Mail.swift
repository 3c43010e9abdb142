/// A mail: of all its parts, the text that a reader sees, the calendars, and the messages it forwards.
struct Mail {
    private let header: MailHeader
    private let passage: Passage
    private let vocabulary: Vocabulary
    private let depth: Int
    private var texts: [Rendition] = []
    private var records: [EventRecord] = []
    private var forwarded: [Message] = []

    /// How deep parts may lie in one another.
    private static let depthLimit = 10

    /// Fails where the passage does not begin with a mail's header.
    init?(_ passage: Passage, vocabulary: Vocabulary, depth: Int) {
        guard let header = MailHeader(passage.bytes) else { return nil }
        self.header = header
        self.passage = passage
        self.vocabulary = vocabulary
        self.depth = depth
    }

    func message() -> Message {
        var mail = self
        mail.take(MIMEPart(header, of: passage), level: 0)
        if mail.texts.isEmpty, let words = mail.calendarText { mail.texts = [words] }
        var text = Rendition()
        for (index, part) in mail.texts.enumerated() {
            if index > 0 { text.insert("\n\n") }
            text.append(part)
        }
        let letter = Letter(text, vocabulary: vocabulary, depth: depth)
        var whole = subject()
        if !whole.bytes.isEmpty { whole.insert("\n\n") }
        whole.append(letter.rendition)
        whole.records += mail.records
        return Message(rendition: whole, header: header, earlier: letter.earlier + mail.forwarded)
    }

    // MARK: The subject

    /// Without what mail programs and lists put in front: `Re:`, `[talks]`.
    private func subject() -> Rendition {
        let range = header.fields.first { $0.name == "subject" }?.value ?? header.bareSubject
        guard let range else { return Rendition() }
        let subject = EncodedWords.decoded(passage.part(range))
        return subject.part(start(ofSubject: subject.bytes)..<subject.bytes.count)
    }

    private func start(ofSubject bytes: [UInt8]) -> Int {
        let text = vocabulary.text(of: bytes)
        let tokens = text.tokens
        let lists = listNames()
        var index = 0
        while index < tokens.count {
            if let length = vocabulary.length(of: .prefix, at: index, in: text), index + length < tokens.count {
                var end = index + length
                // "Re[2]:", "AW: ".
                if tokens[end].isMark("["), end + 2 < tokens.count, tokens[end + 2].isMark("]") { end += 3 }
                guard end < tokens.count, tokens[end].isMark(":") else { break }
                index = end + 1
            } else if tokens[index].isMark("["),
                let close = tokens[index...].prefix(8).firstIndex(where: { $0.isMark("]") }),
                lists.contains(
                    String(
                        decoding: bytes[tokens[index].span.upperBound..<tokens[close].span.lowerBound], as: UTF8.self
                    ).lowercased())
            {
                index = close + 1
            } else {
                break
            }
        }
        return index < tokens.count ? tokens[index].span.lowerBound : bytes.count
    }

    /// The names of the lists that the mail went to, as they stand in addresses.
    private func listNames() -> Set<String> {
        var names: Set<String> = []
        for field in header.fields where ["to", "cc", "list-id", "reply-to", "sender"].contains(field.name) {
            let value = String(decoding: passage.bytes[field.value].prefix(2000), as: UTF8.self).lowercased()
            for word in value.split(whereSeparator: { " <>,;\"\t\r\n".contains($0) }) {
                guard let name = word.split(whereSeparator: { $0 == "@" || $0 == "." }).first else { continue }
                names.insert(String(name))
            }
        }
        return names
    }

    // MARK: Parts

    private mutating func take(_ part: MIMEPart, level: Int) {
        guard level < Self.depthLimit else { return }
        switch part.type {
        case "multipart/alternative": takeBest(of: part.parts(), level: level)
        case "multipart/related", "multipart/signed":
            for (index, inner) in part.parts().enumerated() where index == 0 || isCalendar(inner) {
                take(inner, level: level + 1)
            }
        case _ where part.type.hasPrefix("multipart/"):
            for inner in part.parts() { take(inner, level: level + 1) }
        case "message/rfc822", "message/global":
            guard depth + 1 < Message.depthLimit else { return }
            forwarded.append(Message(part.content, vocabulary: vocabulary, depth: depth + 1))
        case _ where isCalendar(part): takeCalendar(part)
        case "", "text/plain", "text/html", "text/markdown", "text/enriched":
            // An attached text is read where there is no other.
            if part.isAttachment, !texts.isEmpty || level == 0 { return }
            texts.append(rendition(of: part))
        default: break
        }
    }

    /// The plain text, unless it is empty or only a stub; calendars and what a page tells programs in any case.
    private mutating func takeBest(of parts: [MIMEPart], level: Int) {
        var best: (texts: [Rendition], weight: Int, isPlain: Bool)?
        for part in parts {
            var inner = self
            inner.texts = []
            inner.take(part, level: level + 1)
            records = inner.records
            forwarded = inner.forwarded
            calendarText = calendarText ?? inner.calendarText
            let weight = inner.texts.reduce(0) { $0 + $1.bytes.count { $0 > 0x20 } }
            guard !inner.texts.isEmpty else { continue }
            let isPlain = part.type != "text/html" && !part.type.hasPrefix("multipart/")
            let told = inner.texts.flatMap(\.records)
            if let known = best {
                let isStub = known.weight < 20 || known.isPlain && known.weight * 5 < weight
                if isStub { best = (inner.texts, weight, isPlain) } else { records += told }
            } else {
                best = (inner.texts, weight, isPlain)
            }
        }
        texts += best?.texts ?? []
    }

    private func isCalendar(_ part: MIMEPart) -> Bool {
        part.type == "text/calendar" || part.type == "application/ics" || part.fileName.hasSuffix(".ics")
    }

    private mutating func takeCalendar(_ part: MIMEPart) {
        let text = TextDecoding.text(of: part.content, declared: part.parameters["charset"] ?? "utf-8").0
        let calendar = CalendarRendition.rendition(of: text.bytes).through(text.map)
        // Sent twice, as alternative and as attachment.
        for record in calendar.records where !records.contains(where: { $0.isSame(as: record) }) {
            records.append(record)
        }
        if texts.isEmpty {
            var text = calendar
            text.records = []
            calendarText = text
        }
    }

    /// What a calendar says in words, for a mail that says nothing else.
    private var calendarText: Rendition?

    private func rendition(of part: MIMEPart) -> Rendition {
        var content = part.content
        if part.type != "text/html" {
            let text = TextDecoding.text(of: content, declared: part.parameters["charset"]).0
            content = text
            if part.parameters["format"]?.lowercased() == "flowed" {
                content = FlowedText.unfolded(text, deletesSpace: part.parameters["delsp"]?.lowercased() == "yes")
            }
            return Message.rendition(of: content, charset: "utf-8", vocabulary: vocabulary)
        }
        return Message.rendition(of: content, charset: part.parameters["charset"], vocabulary: vocabulary)
    }
}

/// Text whose paragraphs were broken into lines for sending (RFC 3676).
enum FlowedText {
    /// Lines that end with a space go on in the next line of the same quotation.
    static func unfolded(_ text: Passage, deletesSpace: Bool) -> Passage {
        var result: [UInt8] = []
        var map = SourceMap()
        var position = 0
        var flowing: Int?
        while position < text.bytes.count {
            let line = MailHeader.line(at: position, in: text.bytes)
            var end = line.upperBound
            if end > line.lowerBound, text.bytes[end - 1] == 0x0D { end -= 1 }
            var start = line.lowerBound
            while start < end, text.bytes[start] == 0x3E { start += 1 }
            let quotes = start - line.lowerBound
            if start < end, text.bytes[start] == 0x20 { start += 1 }
            let isSignature = end - start == 3 && text.bytes[start..<end].elementsEqual([0x2D, 0x2D, 0x20])
            func add(_ range: Range<Int>) {
                map.add(range.count, at: result.count, from: range)
                result += text.bytes[range]
            }
            if flowing != quotes || isSignature {
                if flowing != nil { result.append(0x0A) }
                add(line.lowerBound..<(line.lowerBound + quotes))
                if quotes > 0 { result.append(0x20) }
            }
            let flows = start < end && text.bytes[end - 1] == 0x20 && !isSignature
            add(start..<(flows && deletesSpace ? end - 1 : end))
            flowing = flows ? quotes : nil
            if !flows { result.append(0x0A) }
            position = line.upperBound + 1
        }
        return text.becoming(result, by: map)
    }
}
