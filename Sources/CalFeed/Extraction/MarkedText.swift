/// An announcement's text as a person reads it, parted so that the words which gave a field can be told from the rest.
public struct MarkedText: Hashable, Sendable {
    public struct Part: Hashable, Sendable {
        public var text: String
        /// Whose values come from these words, in their order.
        public var fields: [Field]
    }

    public private(set) var parts: [Part] = []
    /// Whether some of the text is left out for its length.
    public private(set) var isCut = false

    /// Bytes of text that a page holds at the most: it should open on a telephone.
    static let pageLimit = 16_000
    /// Bytes kept in front of the first marked word of a text that is too long.
    private static let lead = 2000

    /// Words count as a field's only where they are the very words that its evidence quotes: what several
    /// announcements say of one talk has places in each of them.
    ///
    /// - Parameters:
    ///   - bytes: of the announcement, as it arrived.
    ///   - evidence: of one talk or of several, whose spans are places in what arrived.
    ///   - limit: bytes of text that are kept at the most.
    public init(_ bytes: [UInt8], evidence: [[Field: Evidence]], limit: Int = .max) {
        let message = Message(bytes)
        var text = Rendition()
        for rendition in ([message] + message.earlier).flatMap({ [$0.rendition] + $0.others }) {
            guard !rendition.bytes.isEmpty else { continue }
            if !text.bytes.isEmpty { text.insert("\n\n") }
            text.append(rendition)
        }
        var marks: [(range: Range<Int>, field: Field)] = []
        for evidence in evidence {
            for field in Field.allCases {
                guard let found = evidence[field], !found.text.isEmpty, let span = found.span,
                    let place = Self.place(of: span, in: text),
                    let range = Self.quotation(found.text, at: place, in: text),
                    // The zone of a programme is written once for all its talks.
                    !marks.contains(where: { $0.range == range && $0.field == field })
                else { continue }
                marks.append((range, field))
            }
        }
        part(text.bytes, marks.sorted { $0.range.lowerBound < $1.range.lowerBound }, limit)
    }

    /// From the first to the last byte of the text that stood within the span, if all of it stands together.
    private static func place(of span: Range<Int>, in text: Rendition) -> Range<Int>? {
        var found: Range<Int>?
        for run in text.map.runs where run.source.overlaps(span) {
            var part = run.start..<run.end
            if run.isLinear {
                let overlap = run.source.clamped(to: span)
                let start = run.start + overlap.lowerBound - run.source.lowerBound
                part = start..<start + overlap.count
            }
            found = found.map { min($0.lowerBound, part.lowerBound)..<max($0.upperBound, part.upperBound) } ?? part
        }
        return found
    }

    /// Where the words stand, whatever blanks are between them; nil where others stand there. In base64 a place holds a
    /// few letters more than the words.
    private static func quotation(_ quotation: String, at place: Range<Int>, in text: Rendition) -> Range<Int>? {
        if PlainText.line(text.words(in: place)) == PlainText.line(quotation) { return place }
        let wanted = quotation.utf8
        guard place.count >= wanted.count, place.count - wanted.count <= 8 else { return nil }
        return (place.lowerBound...place.upperBound - wanted.count)
            .first { text.bytes[$0...].starts(with: wanted) }.map { $0..<$0 + wanted.count }
    }

    private mutating func part(_ bytes: [UInt8], _ marks: [(range: Range<Int>, field: Field)], _ limit: Int) {
        var shown = 0..<bytes.count
        if bytes.count > limit {
            isCut = true
            var start = max(0, (marks.first?.range.lowerBound ?? 0) - Self.lead)
            while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
            var end = min(bytes.count, start + limit)
            // No character is cut in two.
            while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            shown = start..<end
        }
        var bounds: Set = [shown.lowerBound, shown.upperBound]
        for mark in marks {
            bounds.insert(mark.range.lowerBound)
            bounds.insert(mark.range.upperBound)
        }
        let places = bounds.filter { shown.contains($0) || $0 == shown.upperBound }.sorted()
        var next = 0
        var open: [(range: Range<Int>, field: Field)] = []
        for (start, end) in zip(places, places.dropFirst()) {
            while next < marks.count, marks[next].range.lowerBound <= start {
                open.append(marks[next])
                next += 1
            }
            open.removeAll { $0.range.upperBound <= start }
            let fields = Set(open.map(\.field))
            parts.append(
                Part(
                    text: String(decoding: bytes[start..<end], as: UTF8.self),
                    fields: Field.allCases.filter(fields.contains)))
        }
    }
}
