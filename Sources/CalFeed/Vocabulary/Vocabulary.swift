/// The words that announcements are written with, in every language there is a file for.
///
/// The reading rules know no word of any language; they ask for keys and values (`month 3`, `label speaker`).
struct Vocabulary: Sendable {
    private struct Phrase {
        /// The folded tokens after the first.
        var rest: [String]
        var term: Term
    }

    /// By first token; the longest phrase first.
    private let phrases: [String: [Phrase]]
    /// The numeric order of dates by language: `dmy`, `mdy` or `ymd`.
    let dateOrder: [String: String]
    /// Zones of institutions by domain: `mit.edu`, `.jp`.
    let zoneOfDomain: [String: String]
    let abbreviations: [String: AbbreviationEntry]
    /// The zone of languages that are spoken in one zone.
    let zoneOfLanguage: [String: String]
    /// Words of mail programs, by what they are for.
    let mail: [MailWord: [[String]]]
    let links: [(host: String, path: String, purpose: LinkPurpose)]
    /// How much each group of letters makes a word look like a name, in hundredths; `*` stands for every word.
    let nameShapes: [String: Int]
    /// By field: what each feature of a span says for or against it.
    let weights: [String: [String: Int]]

    static let shared = Vocabulary(files: VocabularyData.files)

    init(files: [(name: String, text: String)]) {
        var phrases: [String: [Phrase]] = [:]
        var dateOrder: [String: String] = [:]
        var zoneOfDomain: [String: String] = [:]
        var abbreviations: [String: AbbreviationEntry] = [:]
        var zoneOfLanguage: [String: String] = [:]
        var links: [(host: String, path: String, purpose: LinkPurpose)] = []
        var mail: [MailWord: [[String]]] = [:]
        var nameShapes: [String: Int] = [:]
        var weights: [String: [String: Int]] = [:]
        func add(_ words: Substring, _ term: Term) {
            let tokens = Tokeniser.phrase(String(words))
            guard let first = tokens.first else { return }
            phrases[first, default: []].append(Phrase(rest: Array(tokens.dropFirst()), term: term))
        }
        for file in files where !file.name.hasPrefix("pages-") {
            var language = ""
            for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
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
                    mail[kind, default: []] += columns[2].split(separator: "|").map { Tokeniser.phrase(String($0)) }
                case "zones-names":
                    add(columns[0], Term(key: .zoneName, value: String(columns[1]), language: ""))
                case "zones-places":
                    let flags = columns.count > 4 ? columns[4] : ""
                    // Several places, a postal code or an ordinary word: no evidence by itself.
                    let isWeak = flags.contains("ambiguous") || flags.contains("word") || flags.contains("split")
                    guard !flags.contains("code") else { continue }
                    add(columns[0], Term(key: isWeak ? .zoneName : .zonePlace, value: String(columns[1]), language: ""))
                case "zones-domains":
                    zoneOfDomain[String(columns[0])] = String(columns[1])
                case "institutions":
                    add(columns[0], Term(key: .institutionName, value: String(columns[1]), language: ""))
                case "given-names":
                    add(columns[0], Term(key: .givenName, value: String(columns[1]), language: ""))
                case "family-names":
                    add(columns[0], Term(key: .familyName, value: String(columns[1]), language: ""))
                case "name-shapes":
                    nameShapes[String(columns[0])] = Int(columns[1])
                case "weights":
                    guard columns.count >= 3 else { continue }
                    weights[String(columns[0]), default: [:]][String(columns[1])] = Int(columns[2])
                default:
                    guard let key = Term.Key(rawValue: String(columns[0])) else { continue }
                    let value = String(columns[1])
                    if key == .language { language = value }
                    if key == .order { dateOrder[language] = value }
                    guard columns.count >= 3 else { continue }
                    for words in columns[2].split(separator: "|") {
                        add(words, Term(key: key, value: value, language: language))
                    }
                }
            }
        }
        for first in phrases.keys {
            phrases[first]?.sort { $0.rest.count > $1.rest.count }
        }
        self.phrases = phrases
        self.dateOrder = dateOrder
        self.zoneOfDomain = zoneOfDomain
        self.abbreviations = abbreviations
        self.links = links
        self.mail = mail.mapValues { phrases in phrases.sorted { $0.count > $1.count } }
        self.zoneOfLanguage = zoneOfLanguage
        self.nameShapes = nameShapes
        self.weights = weights
    }

    /// Every term that begins at the token, the longest first.
    func matches(at index: Int, in tokens: [Token]) -> [TermMatch] {
        let token = tokens[index]
        guard let candidates = phrases[token.folded] else { return [] }
        var matches: [TermMatch] = []
        candidates: for phrase in candidates {
            guard index + phrase.rest.count < tokens.count else { continue }
            for (offset, word) in phrase.rest.enumerated() where tokens[index + 1 + offset].folded != word {
                continue candidates
            }
            matches.append(TermMatch(term: phrase.term, length: phrase.rest.count + 1))
        }
        return matches
    }
}

extension Vocabulary {
    /// How many tokens a word of mail programs covers that begins at the token; nil where none does.
    func length(of kind: MailWord, at index: Int, in tokens: [Token]) -> Int? {
        mail[kind]?.first { words in
            index + words.count <= tokens.count && zip(words, tokens[index...]).allSatisfy { $0 == $1.folded }
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
enum MailWord: String, Hashable, Sendable {
    case wrote, original, forwarded, from, sent, to, subject, prefix, footer
}

/// What an address in an announcement leads to.
enum LinkPurpose: String, Hashable, Sendable {
    case meeting, registration, stream, page
}
