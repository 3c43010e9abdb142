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
    /// A post that begins with a block of labelled lines, one of which says who posted it.
    let isBulletin: Bool
    /// Tokens that belong to a date or a time.
    private let isTaken: [Bool]
    /// Tokens that belong to a label, and to one whose meaning is known.
    private let isLabel: [Bool]
    private let isKnownLabel: [Bool]
    private let labelsOfLine: [Int: [Labelled]]
    /// For each token the index of the labelled value it stands in.
    private let labelOfToken: [Int?]
    /// Tokens inside an abstract or a biography, up to the next label.
    private let isBackground: [Bool]
    let traits: TokenTraits

    init(document: Document, vocabulary: Vocabulary, isZone: @escaping @Sendable (String) -> Bool) {
        self.document = document
        let labels = LabelRule(document: document).labels()
        self.labels = labels
        var labelOfToken = [Int?](repeating: nil, count: document.tokens.count)
        for (index, label) in labels.enumerated() { for token in label.value { labelOfToken[token] = index } }
        self.labelOfToken = labelOfToken
        var isLabel = [Bool](repeating: false, count: document.tokens.count)
        for token in labels.flatMap(\.label) { isLabel[token] = true }
        self.isLabel = isLabel
        isBulletin = Self.isBulletin(labels, document)
        var isKnownLabel = [Bool](repeating: false, count: document.tokens.count)
        for token in labels.filter({ $0.key != "other" }).flatMap(\.label) { isKnownLabel[token] = true }
        self.isKnownLabel = isKnownLabel
        labelsOfLine = Dictionary(grouping: labels, by: \.line)
        let allDates = DateRule(document: document).candidates(limit: Self.candidateLimit)
        dates = Array(allDates.prefix(Self.candidateLimit))
        var dated = [Bool](repeating: false, count: document.tokens.count)
        for date in dates where date.value.day != nil {
            for token in date.tokens { dated[token] = true }
        }
        let zoneRule = ZoneNameRule(document: document, vocabulary: vocabulary, isZone: isZone)
        let allTimes = ClockRule(
            document: document, zones: zoneRule, dated: dated,
            dateEnds: Set(
                dates.lazy.filter { $0.value.day != nil || $0.value.relative != nil }.map(\.tokens.upperBound)),
            relativeEnds: Set(dates.lazy.filter { $0.value.relative != nil }.map(\.tokens.upperBound))
        ).candidates(limit: Self.candidateLimit)
        times = Array(allTimes.prefix(Self.candidateLimit))
        isTruncated = allDates.count > Self.candidateLimit || allTimes.count > Self.candidateLimit
        zones = zoneRule.mentions()
        links = LinkRule(document: document, vocabulary: vocabulary).candidates()
        var taken = [Bool](repeating: false, count: document.tokens.count)
        for token in dates.flatMap(\.tokens) + times.flatMap(\.tokens) { taken[token] = true }
        isTaken = taken
        traits = TokenTraits(document: document, taken: taken, labels: isKnownLabel)
        isBackground = SectionRule(document: document, labels: labels, dates: dates, times: times).background()
        for index in dates.indices {
            dates[index].label = label(at: dates[index].tokens.lowerBound)?.key
            dates[index].role = role(of: dates[index].tokens, label: dates[index].label, taken: taken)
        }
        for index in times.indices {
            times[index].label = label(at: times[index].tokens.lowerBound)?.key
            times[index].role = role(of: times[index].tokens, label: times[index].label, taken: taken)
            times[index].saysStart = saysStart(before: times[index].tokens.lowerBound)
            // "Tue, 21 Feb 1995 21:12:51": when a message was sent. Nobody invites people to the second.
            if times[index].value.start.hasSeconds, times[index].role == .event {
                times[index].role = .posted
                for date in dates.indices where dates[date].line == times[index].line && dates[date].role == .event {
                    dates[date].role = .posted
                }
            }
        }
    }

    private static func isBulletin(_ labels: [Labelled], _ document: Document) -> Bool {
        var lines: Set<Int> = []
        var isPosted = false
        for label in labels.prefix(12) where label.key != "other" {
            guard let first = lines.min() ?? (label.line <= 2 ? label.line : nil) else { return false }
            guard document.lines[first...label.line].allSatisfy({ !$0.isBlank }) else { break }
            lines.insert(label.line)
            isPosted = isPosted || label.key == "posted"
        }
        return lines.count >= 4 && isPosted
    }

    func label(at token: Int) -> Labelled? {
        labelOfToken.indices.contains(token) ? labelOfToken[token].map { labels[$0] } : nil
    }

    /// Whether the token belongs to a date or a time.
    func isTaken(_ token: Int) -> Bool { isTaken.indices.contains(token) && isTaken[token] }

    func isLabel(_ token: Int) -> Bool { isLabel.indices.contains(token) && isLabel[token] }

    /// "Learning in large networks: a survey" begins like a label, but with one that nobody knows.
    func isKnownLabel(_ token: Int) -> Bool { isKnownLabel.indices.contains(token) && isKnownLabel[token] }

    func labels(onLine line: Int) -> [Labelled] { labelsOfLine[line] ?? [] }

    func isInBackground(_ token: Int) -> Bool { isBackground.indices.contains(token) && isBackground[token] }

    func labelled(_ key: String) -> [Labelled] { labels.filter { $0.key == key } }

    /// What the words around a date or a time make of it.
    private func role(of range: Range<Int>, label: String?, taken: [Bool]) -> Role {
        let tokens = document.tokens
        let line = document.lines[tokens[range.lowerBound].line]
        if line.isQuoted { return .quoted }
        if isRepeated(range) { return .weekly }
        for index in range where document.has(.weekly, at: index) && !document.has(.month, at: index) {
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
            if token.line < tokens[index + 1].line, !document.flows(into: tokens[index + 1].line) { break }
            // "3:00 reception, 3:30 talk": the word behind another time is that one's.
            if index > 0, taken[index - 1], document.has(.cue, at: index), index + 1 < range.lowerBound,
                tokens[index + 1].isMark(",;")
            {
                break
            }
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

    /// "The second Tuesday of each month", "der erste Montag in jedem Monat": when a series meets.
    private func isRepeated(_ range: Range<Int>) -> Bool {
        guard !document.dateHasDay(in: range), document.has(.weekday, at: range.lowerBound) else {
            return false
        }
        return (range.upperBound..<min(range.upperBound + 3, document.tokens.count)).contains { index in
            document.tokens[index].line == document.tokens[range.lowerBound].line
                && document.term(.weekly, at: index)?.term.value == "every"
        }
    }

    /// "The presentation starts at 1pm", "Beginn um 17 Uhr"; not "registration starts at 9".
    private func saysStart(before index: Int) -> Bool {
        var says = false
        for before in stride(from: index - 1, through: max(0, index - 8), by: -1) {
            if document.tokens[before].isMark(".;!?|") { break }
            guard let match = document.term(.cue, at: before) else { continue }
            if match.term.value == "coffee" || match.term.value == "frame" { return false }
            if match.term.value == "start", before + match.length >= index - 1 { says = true }
        }
        return says
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
