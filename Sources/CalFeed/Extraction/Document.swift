/// An announcement's text, its lines and its tokens. Spans are UTF-8 offsets into the text. All rules share one.
final class Document: Sendable {
    struct Line: Hashable, Sendable {
        /// Without the line's end.
        var span: Range<Int>
        /// Indices into the document's tokens, list and heading marks included.
        var tokens: Range<Int>
        /// Marks before the first word (`#`, `-`, `•`, `>`, `|`) left out.
        var content: Range<Int>
        /// 1 to 6 for a markdown heading; 0 for none.
        var headingLevel: Int
        var isBullet: Bool
        /// Not the announcement's own words: quoted from another message, a signature, a page's navigation.
        var isQuoted: Bool
        /// The line's end is the end of what it says, however long it is.
        var endsHard: Bool
        /// White space before the first character.
        var indentation: Int
        /// The whole line is emphasised.
        var isEmphasised: Bool

        var isBlank: Bool { content.isEmpty }
    }

    /// The whole announcement, also for a part of it.
    let bytes: [UInt8]
    /// Where links lead whose addresses do not stand in the text.
    let linkedAddresses: [String]
    let tokens: [Token]
    /// The words that tokens refer to, in their compared form.
    let words: SpelledWords
    let lines: [Line]
    /// What each token can mean, in the languages the text is written in; the longest phrase first.
    let terms: TokenTerms
    private let vocabulary: Vocabulary
    /// ISO 639, the most likely first.
    let languages: [String]
    /// Those of them that have words in the text which no other language has.
    let sureLanguages: [String]
    /// Paragraphs are broken into lines of about the same length; else each stands on one line.
    let isBrokenAtMargin: Bool
    let dottedNumbers: DottedNumbers
    let daysOfMonths: DaysOfMonths

    /// Line ends may be of any kind.
    init(_ rendition: Rendition, vocabulary: Vocabulary = .shared) {
        self.vocabulary = vocabulary
        bytes = rendition.bytes
        linkedAddresses = rendition.linkedAddresses
        let text = vocabulary.text(of: bytes)
        let tokens = text.tokens
        self.tokens = tokens
        words = text.words
        let (languages, sureLanguages) = Self.languages(of: text, vocabulary)
        self.languages = languages
        self.sureLanguages = sureLanguages
        terms = Self.terms(of: text, in: languages, vocabulary)
        lines = Self.lines(
            bytes: bytes, ends: text.lineEnds, tokens: tokens, asides: rendition.orderedAsides,
            endHard: rendition.hasHardLines)
        isBrokenAtMargin = !lines.contains { $0.span.count > Self.widestMargin && !$0.isQuoted }
        dottedNumbers = DottedNumbers(lines: lines, tokens: tokens)
        daysOfMonths = DaysOfMonths(lines: lines, tokens: tokens, terms: terms)
    }

    /// Bytes; texts that are broken at a margin have no longer lines.
    private static let widestMargin = 160

    /// Some tokens of a document and the lines they stand on, numbered anew; spans stay what they are in the whole, and so do
    /// languages and layout.
    init(tokens covered: Range<Int>, of whole: Document) {
        vocabulary = whole.vocabulary
        bytes = whole.bytes
        // Which part a hidden address belongs to is not known.
        linkedAddresses = []
        languages = whole.languages
        sureLanguages = whole.sureLanguages
        isBrokenAtMargin = whole.isBrokenAtMargin
        dottedNumbers = DottedNumbers(tokens: covered, of: whole.dottedNumbers)
        daysOfMonths = DaysOfMonths(tokens: covered, of: whole.daysOfMonths)
        guard let start = covered.first, let end = covered.last else {
            (tokens, words, terms, lines) = ([], SpelledWords(), TokenTerms(vocabulary: whole.vocabulary), [])
            return
        }
        let (first, last) = (whole.tokens[start].line, whole.tokens[end].line)
        var words = SpelledWords()
        var numbers = NumberTable()
        tokens = whole.tokens[covered].map { old in
            var token = old
            token.line -= first
            token.word = numbers.value(at: old.word, adding: Int32(words.count))
            if Int(token.word) == words.count { words.append(whole.words[old.word]) }
            return token
        }
        self.words = words
        var terms = TokenTerms(vocabulary: whole.vocabulary, count: covered.count)
        for index in covered { terms.append(whole.terms, at: index, longest: covered.upperBound - index) }
        self.terms = terms
        lines = whole.lines[first...last].map { line in
            var line = line
            if line.tokens.lowerBound < covered.lowerBound {
                line.span = whole.tokens[start].span.lowerBound..<line.span.upperBound
                (line.headingLevel, line.isBullet, line.isEmphasised) = (0, false, false)
            }
            if line.tokens.upperBound > covered.upperBound {
                line.span = line.span.lowerBound..<whole.tokens[end].span.upperBound
            }
            line.tokens = line.tokens.clamped(to: covered).shifted(by: -covered.lowerBound)
            line.content = line.content.clamped(to: covered).shifted(by: -covered.lowerBound)
            return line
        }
    }

    /// Whether a bar stands in front of a token on its line: a table's row. No more than a hundred tokens back.
    func hasBar(before index: Int) -> Bool {
        let line = lines[tokens[index].line].content
        return (max(line.lowerBound, index - 100)..<max(line.lowerBound, index)).contains { tokens[$0].isMark("|") }
    }

    /// The lines around one, from one empty line to the next; no more than some twenty on each side.
    func paragraph(around line: Int) -> Range<Int> {
        var (first, last) = (line, line)
        while first > 0, line - first < 20, !lines[first - 1].isBlank { first -= 1 }
        while last + 1 < lines.count, last - line < 20, !lines[last + 1].isBlank { last += 1 }
        return first..<(last + 1)
    }

    /// The tokens that stand on some lines.
    func tokens(onLines range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return lines[first].tokens.lowerBound..<lines[last].tokens.upperBound
    }

    /// What the tokens mean in the languages given, in English and in none.
    private static func terms(of text: TokenisedText, in languages: [String], _ vocabulary: Vocabulary) -> TokenTerms {
        let known = vocabulary.marked(languages.map { Language($0) } + [.english, .none])
        var terms = TokenTerms(vocabulary: vocabulary, count: text.tokens.count)
        for index in text.tokens.indices {
            let token = text.tokens[index]
            let places = hasMeaning(token) ? vocabulary.phrases(at: index, in: text) : .none
            // "Hörsaal 3", "Salle Oslo" in an English text: a place keeps its name in the language of the country.
            var isName = token.startsUpper && token.width >= 5
            if isName {
                isName = !places.contains { place in
                    vocabulary.isOne(of: known, at: place) && vocabulary.language(at: place) != .none
                        && vocabulary.stands(place, at: index, in: text)
                }
            }
            let isMonth = isBetweenDayAndYear(index, text.tokens)
            for place in places
            where vocabulary.isOne(of: known, at: place) || isName && vocabulary.key(at: place) == .place
                || isMonth && vocabulary.key(at: place) == .month
            {
                if vocabulary.stands(place, at: index, in: text) { terms.append(place) }
            }
            terms.endToken()
        }
        return terms
    }

    /// "23. Mai 2027" in an English text: between the two numbers stands a month, of whatever language.
    private static func isBetweenDayAndYear(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].width == 4,
            tokens[index + 1].number.map({ (1900...2199).contains($0) }) == true
        else { return false }
        let day = index > 1 && tokens[index - 1].isMark(".") ? index - 2 : index - 1
        return day >= 0 && tokens[day].width <= 2 && tokens[day].number.map { (1...31).contains($0) } == true
    }

    private static func hasMeaning(_ token: Token) -> Bool {
        token.isWord || token.kind == .number || token.markScalar == "'"
    }

    /// The languages that the words of the text belong to.
    ///
    /// A word that several languages share counts for each a part; a language that has less than two fifths of the
    /// strongest one's weight is not spoken here. Scripts that one or two languages own decide by themselves.
    ///
    /// - Returns: the languages, the strongest first, and those of them that have words of their own in the text.
    private static func languages(
        of text: TokenisedText, _ vocabulary: Vocabulary
    ) -> (spoken: [String], sure: [String]) {
        let tokens = text.tokens
        var weights = LanguageWeights()
        for index in tokens.indices {
            if tokens[index].isWord || tokens[index].kind == .number {
                vocabulary.share(at: index, in: text, to: &weights)
            }
            guard tokens[index].isWord, !tokens[index].isASCII else { continue }
            let scalar = tokens[index].initial
            if scalar.isKana { weights.add(1, to: .japanese) }
            if scalar.isHangul { weights.add(1, to: .korean) }
            if scalar.isHebrew { weights.add(1, to: .hebrew) }
        }
        guard let most = weights.languages.map({ weights[$0] }).max() else { return (["en"], []) }
        let spoken = weights.languages.filter { weights[$0] * 5 >= most * 2 }
            .sorted { (weights[$1], $0.code) < (weights[$0], $1.code) }
        return (spoken.map(\.code), spoken.filter { weights.ownWords(of: $0) >= 2 }.map(\.code))
    }

    private static func lines(
        bytes: [UInt8], ends: [Int], tokens: [Token], asides: [Range<Int>], endHard: Bool
    ) -> [Line] {
        var lines: [Line] = []
        lines.reserveCapacity(ends.count)
        var aside = 0
        var start = 0
        var token = 0
        for (number, end) in ends.enumerated() {
            let firstToken = token
            while token < tokens.count, tokens[token].line == number { token += 1 }
            var textEnd = end
            if textEnd > start, bytes[textEnd - 1] == 0x0D { textEnd -= 1 }
            var line = line(span: start..<textEnd, tokens: firstToken..<token, bytes: bytes, all: tokens)
            while aside < asides.count, asides[aside].upperBound <= start { aside += 1 }
            if aside < asides.count, asides[aside].contains(start) { line.isQuoted = true }
            line.endsHard = endHard
            lines.append(line)
            start = end + 1
        }
        return lines
    }

    private static func line(span: Range<Int>, tokens range: Range<Int>, bytes: [UInt8], all: [Token]) -> Line {
        var first = range.lowerBound
        var heading = 0
        var isBullet = false
        var isQuoted = false
        while first < range.upperBound {
            let token = all[first]
            if token.isMark("#") && heading < 6 && !isBullet {
                heading += 1
            } else if token.isMark("-•·◦▪‣●○■□◆◇▶►※+") && first + 1 < range.upperBound && all[first + 1].isSpaced
                // ": 9:00 AM", in a definition list.
                || token.isMark(":") && first + 1 < range.upperBound && all[first + 1].isSpaced
                    && all[first + 1].number != nil
            {
                isBullet = true
            } else if token.isMark(">") {
                isQuoted = true
            } else if token.isMark("|") {
                // A table's row.
            } else {
                break
            }
            first += 1
        }
        var indentation = 0
        while span.lowerBound + indentation < span.upperBound,
            [0x20, 0x09].contains(bytes[span.lowerBound + indentation])
        {
            indentation += 1
        }
        let content = first..<range.upperBound
        // "{" on a line of its own begins a member of a list in JSON.
        if content.count == 1, all[content.lowerBound].isMark("{") { isBullet = true }
        // "* item" is a list, "**item**" is emphasis; both leave no token behind.
        if span.lowerBound + indentation + 1 < span.upperBound, bytes[span.lowerBound + indentation] == 0x2A,
            bytes[span.lowerBound + indentation + 1] == 0x20
        {
            isBullet = true
        }
        var last = span.upperBound
        while last > span.lowerBound, [0x20, 0x09].contains(bytes[last - 1]) { last -= 1 }
        let isEmphasised =
            !content.isEmpty && all[content.lowerBound].isEmphasised && last > span.lowerBound
            && (bytes[last - 1] == 0x2A || bytes[last - 1] == 0x5F)
        return Line(
            span: span, tokens: range, content: content, headingLevel: heading, isBullet: isBullet,
            isQuoted: isQuoted, endsHard: false, indentation: indentation, isEmphasised: isEmphasised
        )
    }
}

extension Document {
    /// The first term of a key that begins at the token.
    // Most tokens have none: that is told where this is called.
    @inline(__always)
    func term(_ key: Term.Key, at index: Int) -> TermMatch? {
        has(key, at: index) ? terms.first(key, at: index) : nil
    }

    /// The word in its compared form, the digits in ASCII, the mark itself.
    func folded(_ token: Token) -> String { words.text(of: token.word) }

    /// Whether a term of a key begins at the token.
    @inline(__always)
    func has(_ key: Term.Key, at index: Int) -> Bool {
        index >= 0 && index < terms.count && terms.keys(at: index).contains(key)
    }

    /// Whether a term of one of the keys begins at the token.
    func hasAny(of keys: Term.Keys, at index: Int) -> Bool {
        index >= 0 && index < terms.count && !terms.keys(at: index).isDisjoint(with: keys)
    }

    /// The languages whose own scripts the text shows, in however few words: an institute's name in kana, in Hangul.
    var scriptLanguages: [String] {
        var found: Set<String> = []
        for token in tokens where !token.isASCII && token.isWord {
            let scalar = token.initial
            if scalar.isKana { found.insert("ja") }
            if scalar.isHangul { found.insert("ko") }
            if scalar.isHebrew { found.insert("he") }
        }
        return found.sorted()
    }

    /// Whether small words lead to a person: by, with, von, presented by.
    func isBy(_ index: Int) -> Bool { endOfBy(at: index) != nil }

    /// Where such words end, if they begin here.
    func endOfBy(at index: Int) -> Int? {
        guard index < tokens.count, tokens[index].isWord, !tokens[index].startsUpper else { return nil }
        if let match = term(.byline, at: index) { return index + match.length }
        let isLabel = term(.label, at: index).map { $0.term.value == "speaker" && $0.length == 1 } ?? false
        return isLabel ? index + 1 : nil
    }

    private static let institutions = Term.Keys(.institution, .institutionName)

    /// Whether a word for an institution or an institution's own name begins within the tokens.
    func namesInstitution(_ range: Range<Int>) -> Bool {
        range.contains { index in
            hasAny(of: Self.institutions, at: index)
        }
    }

    /// The span that tokens cover.
    func span(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return tokens[range.lowerBound].span.lowerBound..<tokens[range.upperBound - 1].span.upperBound
    }

    /// The words of a span, as they stand.
    func text(_ span: Range<Int>) -> String {
        String(decoding: bytes[span], as: UTF8.self)
    }

    func isBlank(betweenLine first: Int, and last: Int) -> Bool {
        guard last > first + 1 else { return false }
        return lines[(first + 1)..<last].contains { $0.isBlank }
    }
}

extension Range where Bound == Int {
    func shifted(by offset: Int) -> Range { lowerBound + offset..<upperBound + offset }
}
