/// A piece of an announcement that rules look at: a word, a number, a mark, an address.
struct Token: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case word, number, mark, url, email
    }

    let kind: Kind
    private let flags: Flags
    private let start: UInt32
    private let end: UInt32
    private var row: Int32
    /// Where its compared form stands among the text's words: tokens with the same number read the same.
    var word: Int32
    /// Its number in the vocabulary's lexicon; `Lexicon.unknown` for what no vocabulary knows.
    let entry: Int32
    private let length: Int32
    private let value: Int32
    /// The first scalar of its compared form.
    let initial: Unicode.Scalar

    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        /// White space or a line's start stands before it.
        static let spaced = Flags(rawValue: 1 << 0)
        /// Emphasis marks (`**`, `_`) stand directly before it.
        static let emphasised = Flags(rawValue: 1 << 1)
        // How it begins as it stands.
        static let startsUpper = Flags(rawValue: 1 << 2)
        static let startsHebrew = Flags(rawValue: 1 << 3)
        static let startsDense = Flags(rawValue: 1 << 4)
        // Of its compared form.
        static let dense = Flags(rawValue: 1 << 5)
        static let ascii = Flags(rawValue: 1 << 6)
        static let dotted = Flags(rawValue: 1 << 7)

        /// How a token begins whose first scalar is given.
        init(initial: Unicode.Scalar) {
            var flags: Flags = []
            if initial.isWrittenWithoutSpaces {
                flags.insert(.startsDense)
            } else if initial.isUpper {
                flags.insert(.startsUpper)
            } else if initial.isHebrew {
                flags.insert(.startsHebrew)
            }
            self = flags
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    /// A word as all its tokens have it.
    struct Word: Hashable, Sendable {
        /// Where it stands among the text's words.
        let number: Int32
        /// Its number in the vocabulary's lexicon.
        fileprivate let entry: Int32
        fileprivate let flags: Flags
        fileprivate let length: Int32
        fileprivate let initial: Unicode.Scalar

        init(number: Int32, entry: Int32, folded: some Collection<UInt8>) {
            self.number = number
            self.entry = entry
            var flags: Flags = []
            let (first, _) =
                folded.first ?? 0 < 0x80
                ? (Unicode.Scalar(folded.first ?? 0), 1) : Tokeniser.scalar(at: 0, in: Array(folded.prefix(4)))
            if folded.isEmpty || first.isASCII { flags.insert(.ascii) }
            if first.isWrittenWithoutSpaces { flags.insert(.dense) }
            if folded.contains(0x2E) { flags.insert(.dotted) }
            self.flags = flags
            initial = first
            length = Int32(folded.count)
        }

        /// Of a word of ASCII's letters alone.
        init(number: Int32, entry: Int32, plain word: PlainWord) {
            self.number = number
            self.entry = entry
            flags = .ascii
            initial = Unicode.Scalar(word[word.startIndex])
            length = Int32(word.count)
        }
    }

    /// `value` is that of a number of up to nine digits.
    init(kind: Kind, span: Range<Int>, word: Word, line: Int, flags: Flags, value: Int = 0) {
        self.kind = kind
        start = UInt32(span.lowerBound)
        end = UInt32(span.upperBound)
        row = Int32(line)
        self.word = word.number
        entry = word.entry
        length = word.length
        self.value = Int32(value)
        self.flags = flags.union(word.flags)
        initial = word.initial
    }

    /// A number that is written in several tokens, of which this is the first.
    func joined(upTo end: Int, value: Int, word: Word) -> Token {
        Token(
            kind: .number, span: span.lowerBound..<end, word: word, line: line,
            flags: flags.subtracting([.dense, .ascii, .dotted]), value: value)
    }

    /// UTF-8 offsets into the document.
    var span: Range<Int> { Int(start)..<Int(end) }

    var line: Int {
        get { Int(row) }
        set { row = Int32(newValue) }
    }

    /// White space or a line's start stands before it.
    var isSpaced: Bool { flags.contains(.spaced) }

    /// Emphasis marks (`**`, `_`) stand directly before it.
    var isEmphasised: Bool { flags.contains(.emphasised) }

    var startsUpper: Bool { flags.contains(.startsUpper) }

    /// It begins with a capital letter or in Hebrew.
    var startsLikeName: Bool { !flags.isDisjoint(with: [.startsUpper, .startsHebrew]) }

    /// It begins with a capital letter, or in a script that has none.
    var isCapitalised: Bool { !flags.isDisjoint(with: [.startsUpper, .startsHebrew, .startsDense]) }

    /// It stands in a script that is written without spaces.
    var startsDense: Bool { flags.contains(.startsDense) }

    /// As above, for its compared form.
    var isDense: Bool { flags.contains(.dense) }

    /// Its compared form begins in ASCII.
    var isASCII: Bool { flags.contains(.ascii) }

    /// Its compared form holds a dot: "p.m", "u.s", the dot itself.
    var hasDot: Bool { flags.contains(.dotted) }

    var number: Int? { kind == .number ? Int(value) : nil }

    /// How many digits a number was written with; for other tokens, bytes of the compared form.
    var width: Int { Int(length) }

    var isWord: Bool { kind == .word }

    /// Of a page or a mailbox.
    var isAddress: Bool { kind == .url || kind == .email }

    /// The mark's first scalar; nil for what is no mark.
    var markScalar: Unicode.Scalar? { kind == .mark ? initial : nil }

    /// The word in its compared form or the mark, where it is one character.
    var character: Unicode.Scalar? {
        width == UTF8.width(initial) ? initial : nil
    }

    /// Whether the token is one of the marks given.
    func isMark(_ marks: String) -> Bool {
        guard kind == .mark else { return false }
        if initial.isASCII { return Self.holds(marks, UInt8(truncatingIfNeeded: initial.value)) }
        return marks.unicodeScalars.contains(initial)
    }

    private static func holds(_ marks: String, _ mark: UInt8) -> Bool {
        let letters = marks.utf8.span
        for index in letters.indices where letters[index] == mark { return true }
        return false
    }
}
