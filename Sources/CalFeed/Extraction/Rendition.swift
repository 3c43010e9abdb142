/// An announcement's text as a person reads it, and where each of its bytes stood in what arrived.
struct Rendition: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var map = SourceMap()
    /// Marks that stand for the layout (`# `, `- `, `**`): rules see them, readers do not.
    private(set) var marks: [Range<Int>] = []
    /// What does not speak for the announcement itself: another message's words, a signature, a page's navigation.
    var asides: [Range<Int>] = []
    /// Of the asides, those that are an older message.
    var quotes: [Range<Int>] = []
    /// Where links lead that are not in the text; `mailto:` left out in front of a mail's address.
    var linkedAddresses: [String] = []
    /// A line ends where its paragraph or cell ends, however long it is.
    var hasHardLines = false
    /// What the announcement says for programs. Spans are those of the source.
    var records: [EventRecord] = []
    var diagnostics: [Diagnostic] = []

    init() {}

    /// The text as it stands.
    init(verbatim bytes: [UInt8]) {
        self.bytes = bytes
        map = SourceMap(identity: bytes.count)
    }

    /// Words of the source.
    mutating func append(_ words: some Collection<UInt8>, from source: Range<Int>) {
        map.add(words.count, at: bytes.count, from: source)
        bytes.append(contentsOf: words)
    }

    /// What a reader sees and the source has in another form: a gap between paragraphs, a table's lines.
    mutating func insert(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// What stands for the layout.
    mutating func mark(_ text: String) {
        marks.append(bytes.count..<(bytes.count + text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Another rendition's text behind this one's; of the same source.
    mutating func append(_ other: Rendition) {
        let shift = bytes.count
        bytes += other.bytes
        for run in other.map.runs { map.add(run.count, at: run.start + shift, from: run.source) }
        marks += other.marks.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
        asides += other.asides.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
        quotes += other.quotes.map { ($0.lowerBound + shift)..<($0.upperBound + shift) }
        hasHardLines = hasHardLines || other.hasHardLines
        linkedAddresses += other.linkedAddresses
        records += other.records
        diagnostics += other.diagnostics
    }

    /// Some of its bytes.
    func part(_ range: Range<Int>) -> Rendition {
        let range = range.clamped(to: 0..<bytes.count)
        var own = SourceMap()
        own.add(range.count, at: 0, from: range)
        func inside(_ span: Range<Int>) -> Range<Int>? {
            let part = span.clamped(to: range)
            return part.isEmpty ? nil : (part.lowerBound - range.lowerBound)..<(part.upperBound - range.lowerBound)
        }
        var result = Rendition()
        result.bytes = Array(bytes[range])
        result.map = own.through(map)
        result.marks = marks.compactMap(inside)
        result.asides = asides.compactMap(inside)
        result.quotes = quotes.compactMap(inside)
        result.hasHardLines = hasHardLines
        result.linkedAddresses = linkedAddresses
        return result
    }

    /// The same announcement with its text in another layout; what belongs to the whole stays.
    func replacingText(_ layout: (Rendition) -> Rendition) -> Rendition {
        var text = self
        text.linkedAddresses = []
        var result = layout(text)
        result.linkedAddresses = linkedAddresses
        result.hasHardLines = hasHardLines
        result.records = records
        result.diagnostics = diagnostics
        return result
    }

    /// The same, told in the places of what its source was made from.
    func through(_ inner: SourceMap) -> Rendition {
        var result = self
        result.map = map.through(inner)
        for index in result.records.indices { result.records[index].map { inner.source(of: $0) } }
        for index in result.diagnostics.indices {
            result.diagnostics[index].span = diagnostics[index].span.flatMap { inner.source(of: $0) }
        }
        return result
    }

    /// The asides in their order, those within others left out.
    var orderedAsides: [Range<Int>] {
        var result: [Range<Int>] = []
        for aside in asides.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, last.upperBound >= aside.lowerBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, aside.upperBound)
            } else {
                result.append(aside)
            }
        }
        return result
    }

    /// Whether something in a span only stands for the layout.
    func hasMarks(in span: Range<Int>) -> Bool { marks.contains { $0.overlaps(span) } }

    /// The words of a span as a reader sees them: without the marks.
    func words(in span: Range<Int>) -> String {
        var result: [UInt8] = []
        var start = span.lowerBound
        for mark in marks where mark.overlaps(span) {
            if mark.lowerBound > start { result += bytes[start..<mark.lowerBound] }
            start = max(start, mark.upperBound)
        }
        if start < span.upperBound { result += bytes[start..<span.upperBound] }
        return String(decoding: result, as: UTF8.self)
    }
}
