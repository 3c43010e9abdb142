/// The words that announcements are written with, in every language there is a file for.
///
/// The reading rules know no word of any language; they ask for keys and values (`month 3`, `label speaker`).
final class Vocabulary: Sendable {
    let lexicon: Lexicon
    private let table: PhraseTable
    /// The numeric order of dates by language: `dmy`, `mdy` or `ymd`.
    let dateOrder: [String: String]
    /// Zones of institutions by domain: `mit.edu`, `.jp`.
    let zoneOfDomain: [String: String]
    let abbreviations: [String: AbbreviationEntry]
    /// The zone of languages that are spoken in one zone.
    let zoneOfLanguage: [String: String]
    /// Words of mail programs, by what they are for; the longest first.
    private let mail: [[[Int32]]]
    /// For each word the mail programs' phrases that it begins.
    private let mailKinds: [MailWord.Kinds]
    /// The bytes that such a word may begin with where it stands in a text.
    private let mailOpenings: [Bool]
    let links: [(host: String, path: String, purpose: LinkPurpose)]
    let nameShapes: NameShapes
    /// By field: what each feature of a span says for or against it.
    let weights: [String: [String: Int]]

    static let shared = Vocabulary(files: VocabularyData.files)

    init(files: [(name: String, text: String)]) {
        let reader = VocabularyReader(files: files)
        lexicon = reader.lexicon
        table = PhraseTable(reader)
        dateOrder = reader.dateOrder
        zoneOfDomain = reader.zoneOfDomain
        abbreviations = reader.abbreviations
        links = reader.links
        zoneOfLanguage = reader.zoneOfLanguage
        nameShapes = reader.nameShapes
        weights = reader.weights
        var mail = [[[Int32]]](repeating: [], count: MailWord.allCases.count)
        var mailKinds = [MailWord.Kinds](repeating: [], count: lexicon.words.count)
        for (kind, words) in reader.mailPhrases {
            mail[kind.number].append(words)
            if let first = words.first { mailKinds[Int(first)].formUnion(MailWord.Kinds(kind)) }
        }
        // Marks that are read as another, or not at all, and whatever is not ASCII.
        var mailOpenings = (0..<256).map { $0 >= 0x80 || $0 <= 0x20 || [0x2A, 0x5F, 0x60, 0x7E].contains($0) }
        for (_, words) in reader.mailPhrases {
            guard let byte = words.first.flatMap({ reader.lexicon.words[$0].first }) else { continue }
            mailOpenings[Int(byte)] = true
            if (0x61...0x7A).contains(byte) { mailOpenings[Int(byte & 0xDF)] = true }
        }
        self.mailOpenings = mailOpenings
        self.mail = mail.map { phrases in phrases.sorted { $0.count > $1.count } }
        self.mailKinds = mailKinds
    }

    /// A text's tokens and words.
    func text(of bytes: [UInt8]) -> TokenisedText { Tokeniser.text(of: bytes, lexicon: lexicon) }

    /// The places of phrases whose first word the token is, the longest first; `stands` tells which of them are there.
    func phrases(at index: Int, in text: TokenisedText) -> PhraseTable.Places {
        table.places(ofWord: text.tokens[index].entry, before: entry(behind: index, in: text))
    }

    /// Shares one among the languages that have a phrase which begins at the token.
    func share(at index: Int, in text: TokenisedText, to weights: inout LanguageWeights) {
        let word = text.tokens[index].entry
        guard word >= 0 else { return }
        let own = table.languages(ofWord: word)
        let long = table.longPlaces(ofWord: word, before: entry(behind: index, in: text))
        guard long.isEmpty else { return share(at: index, in: text, own, long, to: &weights) }
        let part = 1 / Double(own.count)
        for number in own { weights.add(part, to: table.language(number: number)) }
        if own.count == 1 { weights.noteOwnWord(of: table.language(number: own.lowerBound)) }
    }

    /// As above, where phrases of several words may begin: `own` are the languages of the word, `long` the places of the phrases.
    private func share(
        at index: Int, in text: TokenisedText, _ own: Range<Int>, _ long: Range<Int>,
        to weights: inout LanguageWeights
    ) {
        var others: [Language] = []
        for place in long where stands(place, at: index, in: text) {
            let language = table.language(at: place)
            guard language != .none, !own.contains(where: { table.language(number: $0) == language }) else { continue }
            if !others.contains(language) { others.append(language) }
        }
        let part = 1 / Double(own.count + others.count)
        for number in own { weights.add(part, to: table.language(number: number)) }
        for language in others { weights.add(part, to: language) }
        guard part == 1 else { return }
        weights.noteOwnWord(of: own.isEmpty ? others[0] : table.language(number: own.lowerBound))
    }

    /// The next token's number in the lexicon; behind the last one, none that a phrase has.
    private func entry(behind index: Int, in text: TokenisedText) -> Int32 {
        index + 1 < text.tokens.count ? text.tokens[index + 1].entry : Lexicon.unknown - 1
    }

    /// Whether the further words of a phrase follow the token.
    func stands(_ place: Int, at index: Int, in text: TokenisedText) -> Bool {
        table.stands(place, at: index, in: text)
    }

    func key(at place: Int) -> Term.Key { table.key(at: place) }

    func length(at place: Int) -> Int { table.length(at: place) }

    func language(at place: Int) -> Language { table.language(at: place) }

    func marked(_ languages: [Language]) -> PhraseTable.Languages { table.marked(languages) }

    /// Whether the phrase is one of the languages'.
    func isOne(of languages: PhraseTable.Languages, at place: Int) -> Bool { table.isOne(of: languages, at: place) }

    func match(at place: Int) -> TermMatch { table.match(at: place) }

    /// Every term that begins at the token, the longest first.
    func matches(at index: Int, in text: TokenisedText) -> [TermMatch] {
        phrases(at: index, in: text).filter { stands($0, at: index, in: text) }.map(match)
    }

    /// The zone of an institution by one word of its name, as it stands in addresses.
    func zone(ofInstitution name: Substring) -> String? {
        let text = text(of: Array(name.utf8))
        guard text.tokens.count == 1 else { return nil }
        return matches(at: 0, in: text).first {
            $0.term.key == .institutionName && $0.length == 1 && $0.term.value != "-"
        }?
        .term.value
    }

    /// The words of mail programs that may begin with the token.
    func mailWords(beginningWith token: Token) -> MailWord.Kinds { mailWords(beginningWith: token.entry) }

    /// As above, for a word in its compared form.
    func mailWords(beginningWith word: some Collection<UInt8>) -> MailWord.Kinds {
        mailWords(beginningWith: lexicon.number(of: word))
    }

    /// The words of mail programs that a word in its compared form is by itself.
    func wholeMailWords(_ word: some Collection<UInt8>) -> MailWord.Kinds {
        let number = lexicon.number(of: word)
        return MailWord.allCases.reduce(into: []) { kinds, kind in
            if mail[kind.number].contains([number]) { kinds.formUnion(MailWord.Kinds(kind)) }
        }
    }

    /// Whether a word of mail programs may begin with the byte.
    func mayOpenMailWord(_ byte: UInt8) -> Bool { mailOpenings[Int(byte)] }

    private func mailWords(beginningWith word: Int32) -> MailWord.Kinds { word < 0 ? [] : mailKinds[Int(word)] }

    /// How many tokens a word of mail programs covers that begins at the token; nil where none does.
    func length(of kind: MailWord, at index: Int, in text: TokenisedText) -> Int? {
        guard !mailWords(beginningWith: text.tokens[index]).isDisjoint(with: MailWord.Kinds(kind)) else {
            return nil
        }
        return mail[kind.number].first { words in
            index + words.count <= text.tokens.count
                && words.indices.allSatisfy { words[$0] == text.tokens[index + $0].entry }
        }?.count
    }
}

/// An abbreviation of a zone and the zones it may stand for, the likeliest first.
struct AbbreviationEntry: Hashable, Sendable {
    enum Kind: String, Sendable {
        case standard = "std"
        case daylight = "dst"
        case generic
    }

    var kind: Kind
    var zones: [String]
    /// Minutes east of UTC that the letters mean: one number for all zones, or one for each; none for a generic one.
    var offsets: [Int]
}

/// What a word of a mail program is for.
enum MailWord: String, Hashable, Sendable, CaseIterable {
    case wrote, original, forwarded, from, sent, to, subject, prefix, footer

    /// Several of them, in one bit each.
    struct Kinds: OptionSet, Hashable, Sendable {
        let rawValue: UInt16

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ kinds: MailWord...) { self.init(rawValue: kinds.reduce(0) { $0 | 1 << UInt16($1.number) }) }
    }

    /// Counted from zero.
    fileprivate var number: Int {
        switch self {
        case .wrote: 0
        case .original: 1
        case .forwarded: 2
        case .from: 3
        case .sent: 4
        case .to: 5
        case .subject: 6
        case .prefix: 7
        case .footer: 8
        }
    }
}

/// What an address in an announcement leads to.
enum LinkPurpose: String, Hashable, Sendable {
    case meeting, registration, stream, page
}
