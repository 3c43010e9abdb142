/// What stands around a span: the features that all fields share.
struct Surroundings {
    let fields: FieldResolver
    let document: Document
    let statements: Statements
    let tokens: [Token]
    let traits: TokenTraits
    /// Spans that cannot be chosen are kept as well, for those who ask why.
    let weighsAll: Bool
    /// For each line the number of lines with text above it.
    private let position: [Int]
    /// From this line on the text is at its end.
    private let end: Int
    /// For each line its distance from the next line that tells the time.
    private let distance: [Int]
    private let hasAddress: [Bool]
    /// The tokens at which a word for a series begins.
    private let series: [Int]
    private let decidedLabels: [String: [Labelled]]
    /// The tokens that are words, those that read the same together.
    private let places: [Int]
    /// Where each word's tokens end.
    private let ends: [Int]
    /// Whether each word stands in an abstract or a biography.
    private let isBackground: [Bool]
    private let juries: [Range<Int>]

    init(fields: FieldResolver, weighsAll: Bool = false) {
        self.weighsAll = weighsAll
        self.fields = fields
        document = fields.document
        statements = fields.statements
        tokens = fields.tokens
        traits = fields.traits
        let lines = fields.document.lines
        var position: [Int] = []
        position.reserveCapacity(lines.count)
        var seen = 0
        for line in lines {
            position.append(seen)
            if !line.isBlank { seen += 1 }
        }
        self.position = position
        let rest = seen > Self.longText ? seen - Self.lastLines : seen
        end = position.firstIndex { $0 >= rest } ?? lines.count
        var distance = [Int](repeating: .max / 2, count: lines.count)
        for number in fields.timeLines where distance.indices.contains(number) { distance[number] = 0 }
        for number in distance.indices.dropFirst() {
            distance[number] = min(distance[number], distance[number - 1] + 1)
        }
        for number in distance.indices.dropLast().reversed() {
            distance[number] = min(distance[number], distance[number + 1] + 1)
        }
        self.distance = distance
        var decided: [String: [Labelled]] = [:]
        for label in fields.statements.labels where !label.value.isEmpty {
            if !fields.isUndecided(fields.firstLine(of: label)) { decided[label.key, default: []].append(label) }
        }
        decidedLabels = decided
        var ends = [Int](repeating: 0, count: fields.document.words.count + 1)
        var isBackground = [Bool](repeating: false, count: fields.document.words.count)
        var hasAddress = [Bool](repeating: false, count: lines.count)
        var series: [Int] = []
        for (index, token) in fields.tokens.enumerated() {
            if token.isWord {
                ends[Int(token.word) + 1] += 1
                if fields.statements.isInBackground(index) { isBackground[Int(token.word)] = true }
            } else if token.isAddress {
                hasAddress[token.line] = true
            }
            if fields.document.has(.series, at: index) { series.append(index) }
        }
        for word in isBackground.indices { ends[word + 1] += ends[word] }
        var next = ends
        var places = [Int](repeating: 0, count: ends[ends.count - 1])
        for (index, token) in fields.tokens.enumerated() where token.isWord {
            places[next[Int(token.word)]] = index
            next[Int(token.word)] += 1
        }
        self.hasAddress = hasAddress
        self.series = series
        self.places = places
        self.ends = ends
        self.isBackground = isBackground
        juries = fields.document.juries()
    }

    /// A text of more lines than this has an end of its own: its last ones.
    private static let longText = 8
    private static let lastLines = 3

    /// How often the token's word stands in the text.
    func count(of token: Token) -> Int { ends[Int(token.word) + 1] - ends[Int(token.word)] }

    /// Whether the token's word stands in an abstract or a biography.
    func isInBackground(_ token: Token) -> Bool { isBackground[Int(token.word)] }

    /// Whether the token names one of those who judge or guide, and give no talk.
    func isInJury(_ index: Int) -> Bool { juries.contains { $0.contains(index) } }

    /// The labelled values of a key that say something.
    func decided(_ key: String) -> [Labelled] { decidedLabels[key] ?? [] }

    /// Whether a word for a series stands on the line, besides those among some tokens.
    func hasSeries(_ line: Document.Line, besides own: Range<Int>) -> Bool {
        var (low, high) = (0, series.count)
        while low < high {
            let middle = (low + high) / 2
            if series[middle] < line.content.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < series.count, own.contains(series[low]) { low += 1 }
        return low < series.count && series[low] < line.content.upperBound
    }

    func line(of index: Int) -> Document.Line { document.lines[tokens[index].line] }

    /// What is seen of where a span begins: what stands in front, the kind of the line, and where on the page it stands.
    func features(ofStart first: Int) -> SpanFeatures {
        var features = SpanFeatures()
        insertLeft(of: first, into: &features)
        insertPage(of: first, into: &features)
        return features
    }

    /// What stands in front, on the same line.
    private func insertLeft(of first: Int, into features: inout SpanFeatures) {
        guard first > 0, first > line(of: first).content.lowerBound, tokens[first - 1].line == tokens[first].line else {
            features.insert(.leftLine)
            return
        }
        let mark = tokens[first - 1]
        let trait = traits[first - 1]
        let isWide = document.isWide(before: first)
        features.insert(.leftGap, if: isWide)
        switch mark.markScalar {
        case ",", ";": features.insert(.leftComma)
        case ":", "|": features.insert(.leftColon)
        case "-", "/", "@": features.insert(.leftDash)
        case "\"", "'", "「", "『": features.insert(.leftQuote)
        case "(", "[": features.insert(.leftBracket)
        case ".", "!", "?": features.insert(.leftSentence)
        case "&", "+": features.insert(.leftAnd)
        default: break
        }
        features.insert(.leftTime, if: trait.contains(.taken))
        features.insert(.leftNumber, if: trait.contains(.number) && !trait.contains(.taken))
        features.insert(.leftAnd, if: trait.contains(.connector))
        features.insert(.leftPreposition, if: trait.contains(.inPreposition))
        features.insert(.leftStop, if: trait.contains(.stop))
        features.insert(.leftInstitution, if: trait.contains(.institution))
        features.insert(
            .leftCapital,
            if: trait.contains([.word, .capitalised]) && trait.isDisjoint(with: [.stop, .taken, .label]) && !isWide)
    }

    private func insertPage(of first: Int, into features: inout SpanFeatures) {
        let number = tokens[first].line
        let line = document.lines[number]
        features.insert(.lineCentred, if: line.indentation > 8)
        features.insert(.lineHeading, if: line.headingLevel > 0)
        features.insert(.lineEmphasised, if: line.isEmphasised)
        features.insert(.lineBullet, if: line.isBullet)
        features.insert(.lineAddress, if: hasAddress[number])
        let distance = distance[number]
        features.insert(.onTimeLine, if: distance == 0)
        features.insert(.besideTime, if: distance == 1)
        features.insert(.nearTime, if: (2...4).contains(distance))
        features.insert(.farFromTime, if: distance > 10)
        switch position[number] {
        case 0: features.insert(.page1)
        case ...3: features.insert(.page3)
        case ...8: features.insert(.page8)
        case ...20: features.insert(.page20)
        default: features.insert(.pageRest)
        }
        features.insert(.pageEnd, if: number >= end && !statements.isBulletin)
        features.insert(.background, if: statements.isInBackground(first))
        features.insert(.nextBlank, if: number + 1 >= document.lines.count || document.lines[number + 1].isBlank)
        features.insert(.previousBlank, if: number == 0 || document.lines[number - 1].isBlank)
    }

    /// What stands behind the span, on its last line, and whether it is all of its line.
    func markEnd(of range: Range<Int>, on candidate: inout SpanCandidate) {
        candidate.mark(.lineAlone, if: isLine(range))
        candidate.mark(features(ofEnd: range.upperBound))
    }

    /// Whether the span is all of its line.
    func isLine(_ range: Range<Int>) -> Bool {
        let content = line(of: range.lowerBound).content
        return range.lowerBound <= content.lowerBound && range.upperBound >= content.upperBound
    }

    /// What stands behind a span that ends in front of the token, on the same line.
    func features(ofEnd next: Int) -> SpanFeatures {
        var features = SpanFeatures()
        guard next < tokens.count, tokens[next].line == tokens[next - 1].line else {
            features.insert(.rightLine)
            return features
        }
        let mark = tokens[next]
        let trait = traits[next]
        let isWide = document.isWide(before: next)
        features.insert(.rightGap, if: isWide)
        switch mark.markScalar {
        case ",", ";": features.insert(.rightComma)
        case ":", "|": features.insert(.rightColon)
        case "-", "/", "@": features.insert(.rightDash)
        case "\"", "'": features.insert(.rightQuote)
        case "(", "[": features.insert(.rightBracket)
        case ")", "]": features.insert(.rightClose)
        case ".", "!", "?": features.insert(.rightStopMark)
        case "&", "+": features.insert(.rightAnd)
        default: break
        }
        features.insert(.rightTime, if: trait.contains(.taken))
        features.insert(.rightNumber, if: trait.contains(.number) && !trait.contains(.taken))
        features.insert(.rightAnd, if: trait.contains(.connector))
        features.insert(.rightPreposition, if: trait.contains(.ofPreposition))
        features.insert(.rightStop, if: trait.contains(.stop))
        features.insert(.rightCopula, if: trait.contains(.copula))
        features.insert(.rightIsInstitution, if: trait.contains(.institution))
        features.insert(
            .rightCapital, if: trait.contains([.word, .capitalised]) && !trait.contains(.label) && !isWide)
        features.insert(.rightSmall, if: trait.contains(.word) && trait.isDisjoint(with: [.capitalised, .stop]))
        return features
    }

    /// "Online, https://…": what stands in front of an address.
    private func wordsInFront(_ range: Range<Int>) -> Range<Int> {
        guard let cut = range.first(where: { traits[$0].contains(.link) }) else { return range }
        var end = cut
        while end > range.lowerBound, tokens[end - 1].isMark("<([,;:-") { end -= 1 }
        return end > range.lowerBound ? range.lowerBound..<end : range
    }

    /// How spans that begin with one token stand to the labelled value it is in.
    struct LabelPlace {
        /// Of all such spans.
        fileprivate(set) var features = SpanFeatures()
        /// Where the value's line ends, if it begins with the token.
        fileprivate var lineEnd: Int?
        /// Where the whole value ends; there, too, if an address follows the line's words.
        fileprivate var wholeEnds: Range<Int> = 0..<0

        /// The spans begin a value of the key that is looked for.
        var isValue: Bool { lineEnd != nil }

        func mark(_ end: Int, on candidate: inout SpanCandidate) {
            candidate.mark(features)
            markEnd(end, on: &candidate)
        }

        /// Only what is seen of the span's end.
        func markEnd(_ end: Int, on candidate: inout SpanCandidate) {
            guard let lineEnd else { return }
            candidate.mark(.labelLine, if: end == lineEnd)
            candidate.mark(.labelWhole, if: end == wholeEnds.lowerBound || end == wholeEnds.upperBound)
        }
    }

    /// `decided` are the key's values that say something.
    func labelPlace(ofStart first: Int, key: String, decided: [Labelled]) -> LabelPlace {
        var place = LabelPlace()
        place.features.insert(.labelElsewhere, if: decided.contains { !$0.value.contains(first) })
        guard let label = statements.label(at: first) else { return place }
        switch label.key {
        case key:
            let value = fields.firstLine(of: label)
            let line = wordsInFront(value)
            let begins = first <= line.lowerBound
            place.features.insert(.labelWeak, if: label.isWeak)
            place.features.insert(.labelStart, if: begins)
            place.features.insert(.labelInside, if: !begins)
            if begins {
                let whole = label.value.upperBound
                place.lineEnd = line.upperBound
                place.wholeEnds =
                    line == value ? whole..<whole : min(line.upperBound, whole)..<max(line.upperBound, whole)
            }
        case "host": place.features.insert(.labelHost)
        case "posted": place.features.insert(.labelPosted)
        case "title": place.features.insert(.labelTitle)
        case "speaker": place.features.insert(.labelSpeaker)
        case "location": place.features.insert(.labelLocation)
        case "other":
            place.features.insert(.labelUnknown, if: tokens[first].line == label.line)
        default:
            place.features.insert(
                .labelOther, if: !["abstract", "biography", "when", "time", "date"].contains(label.key))
        }
        return place
    }

    /// Whether the same words stand somewhere else.
    func isRepeated(_ range: Range<Int>) -> Bool {
        guard let first = range.first(where: { tokens[$0].isWord }) else { return false }
        let before = first - range.lowerBound
        let word = Int(tokens[first].word)
        guard ends[word + 1] - ends[word] > 1 else { return false }
        return places[ends[word]..<ends[word + 1]].prefix(64).contains { place in
            let start = place - before
            return start != range.lowerBound && start >= 0 && start + range.count <= tokens.count
                && range.allSatisfy { tokens[$0].word == tokens[$0 - range.lowerBound + start].word }
        }
    }
}
