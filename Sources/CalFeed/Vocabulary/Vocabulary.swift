/// The words that announcements are written with, in every language there is a file for.
///
/// The reading rules know no word of any language; they ask for keys and values (`month 3`, `label speaker`).
final class Vocabulary: Sendable {
    private struct Phrase {
        /// Where its words after the first stand among all such words.
        var rest: Range<Int>
        /// The first of these; `unknown` for a phrase of one word.
        var second: Int32
        var term: Term
    }

    let lexicon: Lexicon
    /// By their first words; of one word's, the longest first.
    private let phrases: [Phrase]
    /// Where each word's phrases end.
    private let ends: [Int]
    /// The further words of all phrases.
    private let rest: [Int32]
    /// The languages in which each word means something by itself, each once, and where they end.
    private let languages: [Language]
    private let languageEnds: [Int]
    /// The numeric order of dates by language: `dmy`, `mdy` or `ymd`.
    let dateOrder: [String: String]
    /// Zones of institutions by domain: `mit.edu`, `.jp`.
    let zoneOfDomain: [String: String]
    let abbreviations: [String: AbbreviationEntry]
    /// The zone of languages that are spoken in one zone.
    let zoneOfLanguage: [String: String]
    /// Words of mail programs, by what they are for; the longest first.
    private let mail: [[[Int32]]]
    /// For each word the mail programs' phrases that it begins, in one bit for each kind.
    private let mailKinds: [UInt16]
    let links: [(host: String, path: String, purpose: LinkPurpose)]
    let nameShapes: NameShapes
    /// By field: what each feature of a span says for or against it.
    let weights: [String: [String: Int]]

    static let shared = Vocabulary(files: VocabularyData.files)

    init(files: [(name: String, text: String)]) {
        var lexicon = Lexicon()
        var phrases: [(words: [Int32], term: Term)] = []
        var dateOrder: [String: String] = [:]
        var zoneOfDomain: [String: String] = [:]
        var abbreviations: [String: AbbreviationEntry] = [:]
        var zoneOfLanguage: [String: String] = [:]
        var links: [(host: String, path: String, purpose: LinkPurpose)] = []
        var mail = [[[Int32]]](repeating: [], count: MailWord.allCases.count)
        var nameShapes = NameShapes()
        var weights: [String: [String: Int]] = [:]
        func numbers(_ words: Substring) -> [Int32] {
            // Most are one word of ASCII's letters.
            if !words.isEmpty, words.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }) {
                return [lexicon.number(adding: words.lowercased())]
            }
            return Tokeniser.phrase(String(words)).map { lexicon.number(adding: $0) }
        }
        func add(_ words: Substring, _ key: Term.Key, _ value: Substring, _ language: Language = .none) {
            let words = numbers(words)
            if !words.isEmpty { phrases.append((words, Term(key: key, value: String(value), language: language))) }
        }
        for file in files where !file.name.hasPrefix("pages-") && !file.name.hasPrefix("sentences-") {
            var language = ""
            var languageNumber = Language.none
            for line in file.text.utf8.split(separator: 0x0A) where line.first != 0x23 {
                let columns = line.split(separator: 0x09, omittingEmptySubsequences: false).map { Substring($0) }
                guard columns.count >= 2 else { continue }
                switch file.name {
                case "zones-abbreviations":
                    guard columns.count >= 4 else { continue }
                    abbreviations[String(columns[0])] = AbbreviationEntry(
                        kind: .init(rawValue: String(columns[1])) ?? .standard,
                        zones: columns[2].split(separator: "|").map(String.init),
                        offsets: columns[3].split(separator: "|").compactMap { Int($0) }
                    )
                case "languages":
                    zoneOfLanguage[String(columns[0])] = String(columns[1])
                case "links":
                    guard columns.count >= 3, let purpose = LinkPurpose(rawValue: String(columns[2])) else { continue }
                    links.append((String(columns[0]), String(columns[1]), purpose))
                case "mail":
                    guard columns.count >= 3, let kind = MailWord(rawValue: String(columns[0])) else { continue }
                    mail[kind.number] += columns[2].split(separator: "|").map(numbers)
                case "zones-names":
                    add(columns[0], .zoneName, columns[1])
                case "zones-places":
                    let flags = columns.count > 4 ? columns[4].split(separator: "|") : []
                    // Several places, a postal code or an ordinary word: no evidence by itself.
                    let isWeak = flags.contains { $0 == "ambiguous" || $0 == "word" || $0 == "split" }
                    guard !flags.contains("code") else {
                        add(columns[0], .zoneCode, columns[1])
                        continue
                    }
                    add(columns[0], isWeak ? .zoneName : .zonePlace, columns[1])
                case "zones-domains":
                    zoneOfDomain[String(columns[0])] = String(columns[1])
                case "institutions":
                    add(columns[0], .institutionName, columns[1])
                case "given-names":
                    add(columns[0], .givenName, columns[1])
                case "family-names":
                    add(columns[0], .familyName, columns[1])
                case "name-shapes":
                    if let weight = Int(columns[1]) { nameShapes.add(weight, of: columns[0]) }
                case "weights":
                    guard columns.count >= 3 else { continue }
                    weights[String(columns[0]), default: [:]][String(columns[1])] = Int(columns[2])
                default:
                    guard let key = Term.Key.named[String(columns[0])] else { continue }
                    let value = columns[1]
                    if key == .language {
                        language = String(value)
                        languageNumber = Language(language)
                    }
                    if key == .order { dateOrder[language] = String(value) }
                    guard columns.count >= 3 else { continue }
                    for words in columns[2].split(separator: "|") { add(words, key, value, languageNumber) }
                }
            }
        }
        var ends = [Int](repeating: 0, count: lexicon.words.count + 1)
        for phrase in phrases { ends[Int(phrase.words[0]) + 1] += 1 }
        for word in lexicon.words.indices { ends[word + 1] += ends[word] }
        var places = ends
        var order = [Int](repeating: 0, count: phrases.count)
        for (index, phrase) in phrases.enumerated() {
            order[places[Int(phrase.words[0])]] = index
            places[Int(phrase.words[0])] += 1
        }
        // Of each word's phrases the longest first; of equally long ones, that of the earlier line.
        for word in lexicon.words.indices where ends[word + 1] - ends[word] > 1 {
            order[ends[word]..<ends[word + 1]].sort {
                (-phrases[$0].words.count, $0) < (-phrases[$1].words.count, $1)
            }
        }
        var rest: [Int32] = []
        self.phrases = order.map { index in
            let start = rest.count
            rest += phrases[index].words.dropFirst()
            return Phrase(
                rest: start..<rest.count, second: start < rest.count ? rest[start] : Lexicon.unknown,
                term: phrases[index].term)
        }
        self.ends = ends
        self.rest = rest
        var languages: [Language] = []
        var languageEnds = [0]
        for word in lexicon.words.indices {
            for index in order[ends[word]..<ends[word + 1]] where phrases[index].words.count == 1 {
                let language = phrases[index].term.language
                if language != .none, !languages[languageEnds[word]...].contains(language) {
                    languages.append(language)
                }
            }
            languageEnds.append(languages.count)
        }
        self.languages = languages
        self.languageEnds = languageEnds
        var mailKinds = [UInt16](repeating: 0, count: lexicon.words.count)
        for (kind, phrases) in mail.enumerated() {
            for first in phrases.compactMap(\.first) { mailKinds[Int(first)] |= 1 << UInt16(kind) }
        }
        self.mailKinds = mailKinds
        self.mail = mail.map { phrases in phrases.sorted { $0.count > $1.count } }
        self.lexicon = lexicon
        self.dateOrder = dateOrder
        self.zoneOfDomain = zoneOfDomain
        self.abbreviations = abbreviations
        self.links = links
        self.zoneOfLanguage = zoneOfLanguage
        self.nameShapes = nameShapes
        self.weights = weights
    }

    /// A text's tokens and words.
    func text(of bytes: [UInt8]) -> TokenisedText { Tokeniser.text(of: bytes, lexicon: lexicon) }

    /// The places of the phrases whose first word the token is, the longest first; `stands` tells which of them are there.
    func phrases(at index: Int, in text: TokenisedText) -> Range<Int> {
        let word = Int(text.number(of: text.tokens[index]))
        return word < 0 ? 0..<0 : ends[word]..<ends[word + 1]
    }

    /// The languages that have a phrase which begins at the token, each once.
    func addLanguages(at index: Int, in text: TokenisedText, to languages: inout [Language]) {
        let word = Int(text.number(of: text.tokens[index]))
        guard word >= 0 else { return }
        languages += self.languages[languageEnds[word]..<languageEnds[word + 1]]
        let next = number(behind: index, in: text)
        // The longest phrases come first.
        for place in ends[word]..<ends[word + 1] {
            if phrases[place].second < 0 { break }
            let language = phrases[place].term.language
            if phrases[place].second == next, language != .none, !languages.contains(language),
                stands(place, at: index, in: text)
            {
                languages.append(language)
            }
        }
    }

    /// The next token's number in the lexicon; of the last one's, none that a phrase has.
    private func number(behind index: Int, in text: TokenisedText) -> Int32 {
        index + 1 < text.tokens.count ? text.number(of: text.tokens[index + 1]) : Lexicon.unknown - 1
    }

    /// Whether the further words of a phrase follow the token.
    func stands(_ place: Int, at index: Int, in text: TokenisedText) -> Bool {
        if phrases[place].second < 0 { return true }
        let further = phrases[place].rest
        guard index + further.count < text.tokens.count,
            text.number(of: text.tokens[index + 1]) == phrases[place].second
        else { return false }
        var next = index
        for position in further {
            next += 1
            if text.number(of: text.tokens[next]) != rest[position] { return false }
        }
        return true
    }

    func key(at place: Int) -> Term.Key { phrases[place].term.key }

    func length(at place: Int) -> Int { phrases[place].rest.count + 1 }

    func language(at place: Int) -> Language { phrases[place].term.language }

    func match(at place: Int) -> TermMatch {
        TermMatch(term: phrases[place].term, length: phrases[place].rest.count + 1)
    }

    /// Every term that begins at the token, the longest first.
    func matches(at index: Int, in text: TokenisedText) -> [TermMatch] {
        phrases(at: index, in: text).filter { stands($0, at: index, in: text) }.map(match)
    }

    /// Whether a word of mail programs may begin with the token.
    func mayBegin(_ kind: MailWord, with token: Token, in text: TokenisedText) -> Bool {
        mayBegin(kind, with: text.number(of: token))
    }

    /// As above, for a word in its compared form.
    func mayBegin(_ kind: MailWord, with word: [UInt8]) -> Bool { mayBegin(kind, with: lexicon.number(of: word)) }

    private func mayBegin(_ kind: MailWord, with word: Int32) -> Bool {
        word >= 0 && mailKinds[Int(word)] & 1 << UInt16(kind.number) != 0
    }

    /// How many tokens a word of mail programs covers that begins at the token; nil where none does.
    func length(of kind: MailWord, at index: Int, in text: TokenisedText) -> Int? {
        guard mayBegin(kind, with: text.tokens[index], in: text) else { return nil }
        return mail[kind.number].first { words in
            index + words.count <= text.tokens.count
                && words.indices.allSatisfy { words[$0] == text.number(of: text.tokens[index + $0]) }
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
