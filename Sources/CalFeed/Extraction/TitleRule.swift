/// Proposes spans that may be a title: lines, parts of lines, what stands in quotes, several lines that go together.
struct TitleRule {
    let statements: Statements
    private let document: Document
    private let tokens: [Token]
    private let traits: TokenTraits
    /// Tokens in front of which "will speak on" ends.
    private let isSaidBefore: [Bool]
    /// "… by Ada Example": the tokens with the small word in front of a person.
    private let isByPerson: [Bool]

    init(statements: Statements) {
        self.statements = statements
        document = statements.document
        tokens = document.tokens
        traits = statements.traits
        var isSaidBefore = [Bool](repeating: false, count: tokens.count + 1)
        var isByPerson = isSaidBefore
        let names = NameRule(document: statements.document)
        for index in tokens.indices {
            if index > 0, tokens[index - 1].isWord, index + 1 < tokens.count,
                let match = document.term(.label, at: index), match.term.value == "speaker", match.length == 1,
                !tokens[index].startsUpper,
                names.name(at: index + 1, limit: min(tokens.count, index + 12))?.isSure == true
            {
                isByPerson[index] = true
            }
            if let match = document.term(.says, at: index), match.term.value == "on" {
                isSaidBefore[index + match.length] = true
            }
        }
        self.isSaidBefore = isSaidBefore
        self.isByPerson = isByPerson
    }

    /// Longer titles, and titles below this many lines with text, are not looked for.
    private static let tokenLimit = 48
    /// A title reaches over so many lines at the most.
    static let lineLimit = 4
    private static let depthLimit = 90
    private static let proposalLimit = 4000

    /// What a token is to a title that reaches it, looked up once for all that do.
    private struct Step: OptionSet {
        let rawValue: UInt8

        static let known = Step(rawValue: 1 << 0)
        /// A word or a number.
        static let counts = Step(rawValue: 1 << 1)
        /// No title goes across it.
        static let stops = Step(rawValue: 1 << 2)
        static let bar = Step(rawValue: 1 << 3)
        static let taken = Step(rawValue: 1 << 4)
        /// A title may end with it.
        static let mayEnd = Step(rawValue: 1 << 5)
        /// The first of a line.
        static let newLine = Step(rawValue: 1 << 6)
        /// Names of what there is beside a talk begin here.
        static let material = Step(rawValue: 1 << 7)
    }

    /// The tokens that titles may begin with, in their order.
    func starts() -> TitleStarts {
        var starts = TitleStarts(rule: self)
        var seen = 0
        for line in document.lines where !line.isBlank {
            seen += 1
            guard seen <= Self.depthLimit, starts.mayGoOn else { break }
            guard !line.isQuoted, !isPath(line) else { continue }
            // Abstracts and biographies are half of the text, and no title stands in them.
            for start in line.content where !statements.isInBackground(start) && mayStart(at: start, in: line) {
                starts.add(start)
                guard starts.mayGoOn else { break }
            }
        }
        return starts
    }

    /// image: /images/rivers.png
    private func isPath(_ line: Document.Line) -> Bool {
        let first = line.content.lowerBound
        guard line.content.count > 3, tokens[first].isWord, tokens[first + 1].isMark(":") else { return false }
        let value = tokens[first + 2].isMark("\"'") ? first + 3 : first + 2
        return tokens[value].isMark("/") && statements.label(at: first + 2)?.key != "title"
            && !(value + 1..<line.content.upperBound).contains { tokens[$0].isSpaced }
    }

    /// The tokens that titles may begin with. Which spans begin with one of them is looked for when somebody asks.
    struct TitleStarts {
        private let rule: TitleRule
        private(set) var tokens: [Int] = []
        private var steps: [Step]
        /// How many of the starts have had their spans counted, how many spans those are, and how many may begin with the others.
        private var counted = (starts: 0, spans: 0, others: 0)

        fileprivate init(rule: TitleRule) {
            self.rule = rule
            steps = [Step](repeating: [], count: rule.tokens.count)
        }

        /// Whether fewer spans begin with the tokens than are looked for.
        fileprivate var mayGoOn: Bool { counted.spans < proposalLimit }

        /// The spans are counted only where there may be too many of them.
        fileprivate mutating func add(_ start: Int) {
            tokens.append(start)
            counted.others += rule.mostSpans(from: start)
            guard counted.spans + counted.others >= proposalLimit else { return }
            var spans: [Range<Int>] = []
            for start in tokens[counted.starts...] { rule.extend(from: start, &steps, into: &spans) }
            counted = (tokens.count, counted.spans + spans.count, 0)
        }

        /// Puts the spans that begin with one of the tokens in the place of others, the shortest first.
        mutating func look(from start: Int, for spans: inout [Range<Int>]) {
            spans.removeAll(keepingCapacity: true)
            rule.extend(from: start, &steps, into: &spans)
        }
    }

    /// Each end once that can be reached, and one more where what closes a quotation stands.
    private func mostSpans(from start: Int) -> Int {
        let line = min(tokens[start].line + Self.lineLimit, document.lines.count) - 1
        return min(Self.tokenLimit, document.lines[line].tokens.upperBound - start) + 1
    }

    /// A full stop behind a word, and more behind it.
    private func endsSentence(_ index: Int) -> Bool {
        tokens[index].isMark(".!") && index > 0 && tokens[index - 1].width > 3 && index + 1 < tokens.count
            && tokens[index + 1].isSpaced && tokens[index + 1].line == tokens[index].line
    }

    /// A verb, or in and at: the sentence goes on.
    private static let goesOnBehindTitle = Term.Keys(.verb, .copula, .preposition)

    private func step(_ index: Int) -> Step {
        let token = tokens[index]
        let trait = traits[index]
        var step: Step = .known
        if !trait.isDisjoint(with: [.word, .number]) { step.insert(.counts) }
        if !trait.isDisjoint(with: [.link, .label]) { step.insert(.stops) }
        if document.endOfMaterials(at: index) != nil { step.insert(.material) }
        if token.markScalar == "|" { step.insert(.bar) }
        if trait.contains(.taken) { step.insert(.taken) }
        if mayEnd(before: index + 1) { step.insert(.mayEnd) }
        if index > 0, tokens[index - 1].line != token.line { step.insert(.newLine) }
        return step
    }

    private func extend(from start: Int, _ steps: inout [Step], into result: inout [Range<Int>]) {
        let closing =
            start > 0 && tokens[start - 1].line == tokens[start].line ? Self.closing(of: tokens[start - 1]) : nil
        // A date may stand in a title that is labelled or quoted; elsewhere it is when the talk is.
        let isLabelled = statements.label(at: start)?.key == "title"
        let mayHoldDate = closing != nil || isLabelled
        // "… speaks on ice in the great hall": within a sentence nothing shows where a title ends.
        let isRunning = isSaidBefore[start] && closing == nil
        let limit = min(tokens.count, start + Self.tokenLimit)
        var end = start
        var hasWords = false
        while end < limit {
            var step = steps[end]
            if step.isEmpty {
                step = self.step(end)
                steps[end] = step
            }
            if step.contains(.stops) || step.contains(.bar) && end > start { break }
            if step.contains(.material), !isLabelled { break }
            if step.contains(.taken), !mayHoldDate { break }
            if step.contains(.newLine), end > start, !mayGoOn(from: start, to: end) { break }
            if isRunning, hasWords, document.hasAny(of: Self.goesOnBehindTitle, at: end),
                result.last != start..<end
            {
                result.append(start..<end)
            }
            if let closing, tokens[end].markScalar == closing, isClosing(end) {
                if hasWords { result.append(start..<end) }
                break
            }
            hasWords = hasWords || step.contains(.counts)
            end += 1
            if isRunning, hasWords, endsSentence(end - 1) {
                if result.last != start..<(end - 1) { result.append(start..<(end - 1)) }
                break
            }
            if hasWords, step.contains(.mayEnd) { result.append(start..<end) }
        }
    }

    /// Whether a title may go on with the first token of another line.
    private func mayGoOn(from start: Int, to index: Int) -> Bool {
        let gap = tokens[index].line - tokens[index - 1].line
        if tokens[index].line - tokens[start].line >= Self.lineLimit || gap > 2 { return false }
        if gap == 2, !goesOn(across: index) { return false }
        let line = document.lines[tokens[index].line]
        // "Ada Example, Northfield / TBA"
        return !line.isQuoted && !line.isBullet && !document.isToCome(line)
    }

    /// A centred title may go on below an empty line: behind a colon, or where the next short line begins small.
    private func goesOn(across index: Int) -> Bool {
        if tokens[index - 1].isMark(":") || tokens[index - 1].isMark("-") && tokens[index - 1].isSpaced { return true }
        let scalar = Tokeniser.scalar(at: tokens[index].span.lowerBound, in: document.bytes).0
        return tokens[index].isWord && scalar.properties.isLowercase && !tokens[index - 1].isMark(".!?,")
            && document.lines[tokens[index].line].span.count < 60
            && document.lines[tokens[index - 1].line].span.count < 60
    }

    /// What closes that which a mark opens.
    private static func closing(of mark: Token) -> Unicode.Scalar? {
        switch mark.markScalar {
        case "\"": "\""
        case "'": "'"
        case "「": "」"
        case "『": "』"
        case "[": "]"
        case "《": "》"
        default: nil
        }
    }

    /// A quotation mark inside a word or in front of one opens or joins; it does not close.
    private func isClosing(_ index: Int) -> Bool {
        // Behind "‘On Rivers’를" stands an ending.
        let isAttached =
            index + 1 < tokens.count && tokens[index + 1].isWord && !tokens[index + 1].isSpaced
            && !tokens[index + 1].isDense
        return !(isAttached && (tokens[index].isSpaced || tokens[index].isMark("'")))
    }

    private func mayStart(at index: Int, in line: Document.Line) -> Bool {
        let token = tokens[index]
        let trait = traits[index]
        guard !trait.isDisjoint(with: [.word, .number]) || mayOpen(token), !trait.contains(.label) else {
            return false
        }
        if index == line.content.lowerBound { return true }
        let before = tokens[index - 1]
        if token.isEmphasised || !traits[index - 1].isDisjoint(with: [.label, .taken]) { return true }
        switch before.markScalar {
        case "\"", "「", "『", "[", "《", ":", "|", "】", "》": return true
        // "Ada Example ’26": a year's mark opens nothing.
        case "'" where before.isSpaced: return token.number == nil || token.width != 2 || token.isSpaced
        case "-", ",", ".", ";", ")", "]", ">": return token.isSpaced
        default: break
        }
        if isSaidBefore[index] { return true }
        // "the lecture Slow Rivers": in a sentence, without quotation marks.
        if token.startsUpper, before.isWord, !before.startsUpper, document.has(.talk, at: index - 1) { return true }
        return document.isWide(before: index)
    }

    /// Whether a title may begin with the mark.
    private func mayOpen(_ token: Token) -> Bool {
        switch token.markScalar {
        case "(", "\"", "'", "$", "¿", "¡", "\\": true
        default: false
        }
    }

    private func mayEnd(before end: Int) -> Bool {
        let last = tokens[end - 1]
        switch last.markScalar {
        case ",", ";", "|", "(", "[", ":": return false
        case "\"" where last.isSpaced: return false
        default: break
        }
        guard end < tokens.count, tokens[end].line == last.line else { return true }
        let next = tokens[end]
        if isByPerson[end] || !traits[end].isDisjoint(with: [.taken, .label, .link, .navigation]) { return true }
        switch next.markScalar {
        case "|", ";", "\"", "」", "』", "】", "》", "]", "!", "?": return true
        case "(" where next.isSpaced, "-" where next.isSpaced: return true
        case "[": return document.endOfMaterials(at: end) != nil
        case ":": return end + 1 >= document.lines[last.line].content.upperBound
        case ".", ",": return end + 1 >= tokens.count || tokens[end + 1].isSpaced
        default: break
        }
        if next.isSpaced, last.isMark(".!?") { return true }
        return document.isWide(before: end) || isEmphasisEnd(before: end)
    }

    /// Emphasis closes between the two tokens.
    private func isEmphasisEnd(before index: Int) -> Bool {
        guard !tokens[index].isEmphasised || tokens[index].isSpaced else { return false }
        return document.bytes[tokens[index - 1].span.upperBound..<tokens[index].span.lowerBound].contains {
            $0 == 0x2A || $0 == 0x5F
        }
    }
}
