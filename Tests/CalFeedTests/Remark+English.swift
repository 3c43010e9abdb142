public import CalFeed

/// Tests say in English what is told, as it was stored before there was a catalogue of sentences.
extension Remark: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) {
        self = .english(text)
    }
}

extension Diagnostic {
    init(_ severity: Severity, _ code: String, _ message: String, span: Range<Int>? = nil) {
        self.init(severity, code: code, .english(message), span: span)
    }

    /// Told as it was stored before.
    var inEnglish: Diagnostic { Diagnostic(severity, code, message, span: span) }
}
