/// Everything the rules saw in a document, before anything is chosen.
struct Statements: Sendable {
    let document: Document
    let labels: [Labelled]
    var dates: [Candidate<DateExpression>]
    var times: [Candidate<TimeExpression>]
    let zones: [Candidate<ZoneExpression>]
    let links: [Candidate<LinkRule.Link>]
    /// More dates or more times than this are no announcement; what comes after them is not looked at.
    static let candidateLimit = 1000
    /// Whether there were more.
    let isTruncated: Bool
    /// Tokens that belong to a date or a time.
    private let isTaken: [Bool]
    /// Tokens that belong to a label.
    private let isLabel: [Bool]
    private let labelsOfLine: [Int: [Labelled]]
    /// For each token the index of the labelled value it stands in.
    private let labelOfToken: [Int?]
    /// Tokens inside an abstract or a biography, up to the next label.
    private let isBackground: [Bool]

    init(document: Document, vocabulary: Vocabulary, isZone: @escaping @Sendable (String) -> Bool) {
        self.document = document
        let labels = LabelRule(document: document).labels()
        self.labels = labels
        var labelOfToken = [Int?](repeating: nil, count: document.tokens.count)
        var isBackground = [Bool](repeating: false, count: document.tokens.count)
        for (index, label) in labels.enumerated() {
            for token in label.value { labelOfToken[token] = index }
            if (label.key == "abstract" || label.key == "biography") && !Self.isLastOfHeader(index, labels, document) {
                let next = labels.dropFirst(index + 1).first { $0.key != "other" }
                for token in label.value.lowerBound..<(next?.label.lowerBound ?? document.tokens.count) {
                    isBackground[token] = true
                }
            }
        }
        self.labelOfToken = labelOfToken
        self.isBackground = isBackground
        var isLabel = [Bool](repeating: false, count: document.tokens.count)
        for token in labels.flatMap(\.label) { isLabel[token] = true }
        self.isLabel = isLabel
        labelsOfLine = Dictionary(grouping: labels, by: \.line)
        let allDates = DateRule(document: document).candidates()
        dates = Array(allDates.prefix(Self.candidateLimit))
        var dated: Set<Int> = []
        for date in dates where date.value.day != nil { dated.formUnion(date.tokens) }
        let zoneRule = ZoneNameRule(document: document, vocabulary: vocabulary, isZone: isZone)
        let allTimes = ClockRule(document: document, zones: zoneRule, dated: dated).candidates()
        times = Array(allTimes.prefix(Self.candidateLimit))
        isTruncated = allDates.count > Self.candidateLimit || allTimes.count > Self.candidateLimit
        zones = zoneRule.mentions()
        links = LinkRule(document: document, vocabulary: vocabulary).candidates()
        var taken = [Bool](repeating: false, count: document.tokens.count)
        for token in dates.flatMap(\.tokens) + times.flatMap(\.tokens) { taken[token] = true }
        isTaken = taken
        for index in dates.indices {
            dates[index].label = label(at: dates[index].tokens.lowerBound)?.key
            dates[index].role = role(of: dates[index].tokens, label: dates[index].label, taken: taken)
        }
        for index in times.indices {
            times[index].label = label(at: times[index].tokens.lowerBound)?.key
            times[index].role = role(of: times[index].tokens, label: times[index].label, taken: taken)
        }
    }

    /// A bulletin's header ends with "Abstract:", and the whole announcement is its value: no section of it.
    private static func isLastOfHeader(_ index: Int, _ labels: [Labelled], _ document: Document) -> Bool {
        guard labels[index].isBlock, index >= 3 else { return false }
        let first = labels[0].line
        guard first <= 2 else { return false }
        return document.lines[first..<labels[index].line].allSatisfy { !$0.isBlank }
            && labels[index].line - first <= index + 2
    }

    func label(at token: Int) -> Labelled? {
        labelOfToken.indices.contains(token) ? labelOfToken[token].map { labels[$0] } : nil
    }

    /// Whether the token belongs to a date or a time.
    func isTaken(_ token: Int) -> Bool { isTaken.indices.contains(token) && isTaken[token] }

    func isLabel(_ token: Int) -> Bool { isLabel.indices.contains(token) && isLabel[token] }

    func labels(onLine line: Int) -> [Labelled] { labelsOfLine[line] ?? [] }

    func isInBackground(_ token: Int) -> Bool { isBackground.indices.contains(token) && isBackground[token] }

    func labelled(_ key: String) -> [Labelled] { labels.filter { $0.key == key } }

    /// What the words around a date or a time make of it.
    private func role(of range: Range<Int>, label: String?, taken: [Bool]) -> Role {
        let tokens = document.tokens
        let line = document.lines[tokens[range.lowerBound].line]
        if line.isQuoted { return .quoted }
        for index in range where document.term(.weekly, at: index) != nil && document.term(.month, at: index) == nil {
            if document.dateHasDay(in: range) { break }
            return .weekly
        }
        switch label {
        case "coffee": return .social
        case "deadline": return .deadline
        case "posted": return .posted
        case "passcode": return .background
        case "end": return .end
        default: break
        }
        // Words in front, back to the sentence's or the label's beginning or the previous date or time.
        var index = range.lowerBound - 1
        var steps = 0
        while index >= 0, steps < 9, !taken[index], tokens[range.lowerBound].line - tokens[index].line <= 1 {
            let token = tokens[index]
            if token.isMark(".;!?|") || token.isMark(":") && labelOfToken[range.lowerBound] != labelOfToken[index] {
                break
            }
            if document.lines[token.line].isBlank { break }
            if let role = cue(at: index) { return role }
            if let match = document.term(.weekly, at: index), match.term.value == "every" { return .weekly }
            index -= 1
            steps += 1
        }
        // Words behind: "2:15 coffee", "at 3:30 for tea", "at 4 p.m. (refreshments at 3:45)".
        index = range.upperBound
        steps = 0
        while index < tokens.count, steps < 3, !taken[index], tokens[index].line == tokens[range.upperBound - 1].line {
            if tokens[index].isMark(".;,()|") { break }
            if let match = document.term(.cue, at: index),
                match.term.value == "coffee" || match.term.value == "deadline"
            {
                return match.term.value == "coffee" ? .social : .deadline
            }
            index += 1
            steps += 1
        }
        if isBackground[range.lowerBound] { return .background }
        return .event
    }

    private func cue(at index: Int) -> Role? {
        guard let match = document.term(.cue, at: index) else { return nil }
        switch match.term.value {
        case "coffee": return .social
        case "deadline": return .deadline
        case "posted": return .posted
        case "past": return .background
        case "old": return .superseded
        case "new": return .event
        case "end": return .end
        default: return nil
        }
    }
}

extension Document {
    /// Whether a range of tokens holds a day's number: "Wednesday June 19" is a day, "Wednesdays" is every week.
    fileprivate func dateHasDay(in range: Range<Int>) -> Bool {
        tokens[range].contains { $0.number != nil }
    }
}
