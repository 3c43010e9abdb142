/// A piece of an announcement that rules look at: a word, a number, a mark, an address.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case word
        /// Up to nine digits, with their value.
        case number(Int)
        case mark
        case url
        case email
    }

    var kind: Kind
    /// UTF-8 offsets into the document.
    var span: Range<Int>
    /// The word in its compared form, the digits in ASCII, the mark itself.
    var folded: String
    var line: Int
    /// White space or a line's start stands before it.
    var isSpaced: Bool
    /// Emphasis marks (`**`, `_`) stand directly before it.
    var isEmphasised: Bool

    var number: Int? {
        if case .number(let value) = kind { value } else { nil }
    }

    /// How many digits a number was written with; for other tokens, bytes.
    var width: Int { folded.utf8.count }

    var isWord: Bool { kind == .word }

    /// Whether the token is one of the marks given.
    func isMark(_ marks: String) -> Bool {
        guard kind == .mark, let first = folded.utf8.first else { return false }
        if first < 0x80 { return marks.utf8.contains(first) }
        return folded.unicodeScalars.first.map { marks.unicodeScalars.contains($0) } ?? false
    }
}
