/// What arrived, as it can be read: a text, what a header tells about it, and the older messages in it.
struct Message: Sendable {
    var rendition: Rendition
    /// Further announcements beside it: a calendar's other events.
    var others: [Rendition] = []
    var header: MailHeader?
    /// Messages that this one quotes or forwards, the newest first.
    var earlier: [Message] = []

    /// How deep messages may lie in one another.
    static let depthLimit = 6

    /// Reads the bytes of a mail, a page, a calendar or a text.
    init(_ bytes: [UInt8], vocabulary: Vocabulary = .shared) {
        self.init(Passage(bytes), vocabulary: vocabulary)
    }

    init(_ passage: Passage, vocabulary: Vocabulary, depth: Int = 0) {
        if depth < Self.depthLimit, let mail = Mail(passage, vocabulary: vocabulary, depth: depth) {
            self = mail.message()
            return
        }
        let (form, text, diagnostics) = Self.text(of: passage, charset: nil)
        if form == .calendar {
            var sections = CalendarRendition.sections(of: text.bytes).map { $0.through(text.map) }
            var first = sections.isEmpty ? Rendition() : sections.removeFirst()
            first.diagnostics += diagnostics
            self.init(rendition: first, others: sections)
            return
        }
        var rendition = Self.rendition(of: text, form: form, vocabulary: vocabulary)
        rendition.diagnostics += diagnostics
        let letter = Letter(rendition, vocabulary: vocabulary, depth: depth)
        self.init(rendition: letter.rendition, earlier: letter.earlier)
    }

    init(rendition: Rendition, others: [Rendition] = [], header: MailHeader? = nil, earlier: [Message] = []) {
        self.rendition = rendition
        self.others = others
        self.header = header
        self.earlier = earlier
    }

    /// A text in whatever form it has; the spans are those of what arrived.
    static func rendition(of passage: Passage, charset: String?, vocabulary: Vocabulary) -> Rendition {
        let (form, text, diagnostics) = text(of: passage, charset: charset)
        var rendition = rendition(of: text, form: form, vocabulary: vocabulary)
        rendition.diagnostics += diagnostics
        return rendition
    }

    private static func text(of passage: Passage, charset: String?) -> (TextForm, Passage, [Diagnostic]) {
        let form = TextForm(of: passage.bytes)
        let declared = charset ?? (form == .html ? TextForm.charset(ofPage: passage.bytes) : nil)
        let (text, diagnostics) = TextDecoding.text(of: passage, declared: declared)
        return (text.bytes == passage.bytes ? form : TextForm(of: text.bytes), text, diagnostics)
    }

    private static func rendition(of text: Passage, form: TextForm, vocabulary: Vocabulary) -> Rendition {
        let rendition =
            switch form {
            case .plain: TextRendition.rendition(of: text.bytes, vocabulary: vocabulary)
            case .html: page(text.bytes, vocabulary)
            case .calendar: CalendarRendition.rendition(of: text.bytes)
            }
        return rendition.through(text.map)
    }

    /// What a page shows; where it shows nothing, what its scripts would.
    private static func page(_ bytes: [UInt8], _ vocabulary: Vocabulary) -> Rendition {
        let page = HTMLRendition.rendition(of: bytes, vocabulary: vocabulary)
        guard page.records.isEmpty, page.bytes.allSatisfy({ $0 <= 0x20 }) else { return page }
        return ScriptData.rendition(of: bytes) ?? page
    }
}
