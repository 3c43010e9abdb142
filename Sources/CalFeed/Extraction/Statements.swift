/// Everything the rules saw in a document, before anything is chosen.
struct Statements: Sendable {
    var dates: [Candidate<DateExpression>]
    var times: [Candidate<TimeExpression>]
    /// What no role changes.
    private let ground: Ground
    /// More dates or more times than this are no announcement; what comes after them is not looked at.
    static let candidateLimit = 1000

    /// What all copies of the statements share.
    private final class Ground: Sendable {
        let document: Document
        let labels: [Labelled]
        let zones: [Candidate<ZoneExpression>]
        let links: [Candidate<LinkRule.Link>]
        let isTruncated: Bool
        let isBulletin: Bool
        let isTaken: [Bool]
        /// Tokens that belong to a label, and to one whose meaning is known.
        let isLabel: [Bool]
        let isKnownLabel: [Bool]
        let labelsOfLine: [Int: [Labelled]]
        /// For each token the index of the labelled value it stands in.
        let labelOfToken: [Int?]
        /// Tokens inside an abstract or a biography, up to the next label.
        let isBackground: [Bool]
        let traits: TokenTraits

        init(
            document: Document, labels: [Labelled], dates: [Candidate<DateExpression>],
            times: [Candidate<TimeExpression>], zones: [Candidate<ZoneExpression>],
            links: [Candidate<LinkRule.Link>], isTruncated: Bool
        ) {
            let count = document.tokens.count
            self.document = document
            self.labels = labels
            self.zones = zones
            self.links = links
            self.isTruncated = isTruncated
            isBulletin = Statements.isBulletin(labels, document)
            var labelOfToken = [Int?](repeating: nil, count: count)
            var isLabel = [Bool](repeating: false, count: count)
            var isKnownLabel = isLabel
            for (index, label) in labels.enumerated() {
                for token in label.value { labelOfToken[token] = index }
                for token in label.label {
                    isLabel[token] = true
                    if label.key != "other" { isKnownLabel[token] = true }
                }
            }
            self.labelOfToken = labelOfToken
            self.isLabel = isLabel
            self.isKnownLabel = isKnownLabel
            labelsOfLine = Dictionary(grouping: labels, by: \.line)
            var taken = [Bool](repeating: false, count: count)
            for date in dates { for token in date.tokens { taken[token] = true } }
            for time in times { for token in time.tokens { taken[token] = true } }
            isTaken = taken
            traits = TokenTraits(document: document, taken: taken, labels: isKnownLabel)
            isBackground =
                labels.contains(where: SectionRule.beginsSection)
                ? SectionRule(document: document, labels: labels, dates: dates, times: times).background()
                : [Bool](repeating: false, count: count)
        }
    }

    init(document: Document, vocabulary: Vocabulary, isZone: @escaping @Sendable (String) -> Bool) {
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
        ground = Ground(
            document: document, labels: LabelRule(document: document).labels(), dates: dates, times: times,
            zones: zoneRule.mentions(), links: LinkRule(document: document, vocabulary: vocabulary).candidates(),
            isTruncated: allDates.count > Self.candidateLimit || allTimes.count > Self.candidateLimit)
        for index in dates.indices {
            dates[index].label = label(at: dates[index].tokens.lowerBound)?.key
            dates[index].role = role(of: dates[index].tokens, label: dates[index].label)
        }
        for index in times.indices {
            times[index].label = label(at: times[index].tokens.lowerBound)?.key
            times[index].role = role(of: times[index].tokens, label: times[index].label, isTime: true)
            times[index].saysStart = saysStart(before: times[index].tokens.lowerBound)
            // "date: 2026-03-04T00:00:00Z": the day, in a program's words.
            if times[index].label == "date", times[index].role == .event, isMidnight(times[index]),
                dates.contains(where: { $0.line == times[index].line && $0.rule == "year-month-day" })
            {
                times[index].role = .quoted
            }
            // "Tue, 21 Feb 1995 21:12:51": when a message was sent. Nobody invites people to the second.
            if times[index].value.start.hasSeconds, times[index].role == .event {
                times[index].role = .posted
                for date in dates.indices where dates[date].line == times[index].line && dates[date].role == .event {
                    dates[date].role = .posted
                }
            }
        }
        markTimeLimits()
        markDateline()
        markFirstOfSeries()
        markMoved()
        acceptListedNumbers()
        markPosts()
        markFrames()
    }

    /// "RSVP by Thursday at 10 am": the hour belongs to the day by which people are to answer.
    private mutating func markTimeLimits() {
        for date in dates where date.role == .deadline {
            guard let index = indexOfTime(rightBehind: date), times[index].role == .event,
                !(date.tokens.upperBound..<times[index].tokens.lowerBound).contains(where: {
                    document.tokens[$0].isMark(".;|")
                })
            else { continue }
            times[index].role = .deadline
        }
    }

    /// "18:30 Doors open", "19:00 Welcome", where another row of the programme begins with a talk's hour: no talk begins then.
    private mutating func markFrames() {
        let rows = times.indices.filter { index in
            times[index].role == .event
                && times[index].tokens.lowerBound == document.lines[times[index].line].content.lowerBound
        }
        let frames = rows.filter { document.isFrame(document.lines[times[$0].line].content) }
        guard !frames.isEmpty, frames.count < rows.count else { return }
        for index in frames { times[index].role = .social }
    }

    var document: Document { ground.document }
    var labels: [Labelled] { ground.labels }
    var zones: [Candidate<ZoneExpression>] { ground.zones }
    var links: [Candidate<LinkRule.Link>] { ground.links }
    var traits: TokenTraits { ground.traits }

    /// Whether there were more dates or times than are looked at.
    var isTruncated: Bool { ground.isTruncated }

    /// A post that begins with a block of labelled lines, one of which says who posted it.
    var isBulletin: Bool { ground.isBulletin }

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
        let indices = ground.labelOfToken
        return indices.indices.contains(token) ? indices[token].map { ground.labels[$0] } : nil
    }

    /// Whether the token belongs to a date or a time.
    func isTaken(_ token: Int) -> Bool { ground.isTaken.indices.contains(token) && ground.isTaken[token] }

    /// Whether the tokens are dates, hours and marks, and nothing else.
    func isOnlyTime(_ range: Range<Int>) -> Bool {
        range.allSatisfy { isTaken($0) || document.tokens[$0].kind == .mark }
    }

    func isLabel(_ token: Int) -> Bool { ground.isLabel.indices.contains(token) && ground.isLabel[token] }

    /// "Learning in large networks: a survey" begins like a label, but with one that nobody knows.
    func isKnownLabel(_ token: Int) -> Bool {
        ground.isKnownLabel.indices.contains(token) && ground.isKnownLabel[token]
    }

    func labels(onLine line: Int) -> [Labelled] { ground.labelsOfLine[line] ?? [] }

    func isInBackground(_ token: Int) -> Bool {
        ground.isBackground.indices.contains(token) && ground.isBackground[token]
    }

    /// The time that follows a date, with no more than a few small words between them.
    func time(rightBehind date: Candidate<DateExpression>) -> Candidate<TimeExpression>? {
        indexOfTime(rightBehind: date).map { times[$0] }
    }

    func indexOfTime(rightBehind date: Candidate<DateExpression>) -> Int? {
        // Times are in the text's order.
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle].tokens.lowerBound < date.tokens.upperBound { low = middle + 1 } else { high = middle }
        }
        guard low < times.count, times[low].tokens.lowerBound - date.tokens.upperBound <= 4 else { return nil }
        return low
    }

    func labelled(_ key: String) -> [Labelled] { labels.filter { $0.key == key } }

    /// What the words around a date or a time make of it.
    private func role(of range: Range<Int>, label: String?, isTime: Bool = false) -> Role {
        let tokens = document.tokens
        let taken = ground.isTaken
        let line = document.lines[tokens[range.lowerBound].line]
        if line.isQuoted { return .quoted }
        if isRepeated(range) { return .weekly }
        for index in range where document.has(.weekly, at: index) && !document.has(.month, at: index) {
            if document.dateHasDay(in: range) { break }
            return .weekly
        }
        switch label {
        case "coffee" where !isBelowHour(range): return .social
        case "deadline": return .deadline
        case "posted": return .posted
        case "passcode": return .background
        case "end": return .end
        case "affiliation" where isSent(range): return .posted
        case "date" where isByline(range): return .posted
        default: break
        }
        if isTimeLimit(range) { return .deadline }
        // Words in front, back to the sentence's or the label's beginning or the previous date or time.
        var index = range.lowerBound - 1
        var steps = 0
        while index >= 0, steps < 9, !taken[index], tokens[range.lowerBound].line - tokens[index].line <= 1 {
            let token = tokens[index]
            if token.isMark(".;!?|")
                || token.isMark(":") && ground.labelOfToken[range.lowerBound] != ground.labelOfToken[index]
            {
                break
            }
            if token.line < tokens[index + 1].line,
                !document.flows(into: tokens[index + 1].line) || areRows(token.line, index + 1, taken)
            {
                break
            }
            // "3:00 reception, 3:30 talk": the word behind another time is that one's.
            if index > 0, taken[index - 1], document.has(.cue, at: index), index + 1 < range.lowerBound,
                tokens[index + 1].isMark(",;")
            {
                break
            }
            if let role = cue(at: index) { return role }
            if let match = document.term(.weekly, at: index) {
                // "All talks start at 4 pm" tells an hour; "all talks on 4 March" are of that day.
                if match.term.value == "every" || match.term.value == "all" && isTime { return .weekly }
            }
            index -= 1
            steps += 1
        }
        // "2:45 p.m......Refreshments"
        index = range.upperBound
        while index < tokens.count, tokens[index].isMark("."), tokens[index].line == tokens[range.upperBound - 1].line {
            index += 1
        }
        let leader = index - range.upperBound
        // Words behind: "2:15 coffee", "at 3:30 for tea", "at 4 p.m. (refreshments at 3:45)".
        index = leader > 2 ? range.upperBound + leader : range.upperBound
        steps = 0
        while index < tokens.count, steps < 3, !taken[index], tokens[index].line == tokens[range.upperBound - 1].line {
            if tokens[index].isMark(".;,()|:") { break }
            if let match = document.term(.cue, at: index),
                match.term.value == "coffee" || match.term.value == "deadline", !isName(index)
            {
                // "14 March, doors open 18:30": the hour's, and not the day's.
                if !isTime, index + match.length < tokens.count, taken[index + match.length] { break }
                return match.term.value == "coffee" ? .social : .deadline
            }
            index += 1
            steps += 1
        }
        if ground.isBackground[range.lowerBound] { return .background }
        return .event
    }

    private static let answers: Set<String> = [
        "rsvp", "register", "registration", "reply", "respond", "anmelden", "anmeldung", "inscription", "inscrivez",
    ]
    private static let farthestAnswer = 12

    /// "Please RSVP to Ada Example by Thursday at 10": a day by which people are to answer.
    private func isTimeLimit(_ range: Range<Int>) -> Bool {
        let tokens = document.tokens
        let limit = range.lowerBound - 1
        guard limit >= 0, ["by", "bis", "until", "before", "avant"].contains(document.folded(tokens[limit])) else {
            return false
        }
        var index = limit - 1
        while index >= 0, limit - index <= Self.farthestAnswer, !tokens[index].isMark(".!?;"), !ground.isTaken[index] {
            if Self.answers.contains(document.folded(tokens[index])) { return true }
            index -= 1
        }
        return false
    }

    /// "15:00 / Break / 15:30": the label is that of the hour above it.
    private func isBelowHour(_ range: Range<Int>) -> Bool {
        guard let label = ground.labelOfToken[range.lowerBound].map({ labels[$0] }), label.line > 0,
            label.line < document.tokens[range.lowerBound].line
        else { return false }
        let above = document.lines[label.line - 1].content
        return !above.isEmpty && isOnlyTime(above)
    }

    /// "at 7.30 pm at Cookies": a capital behind a small word that leads to a place.
    private func isName(_ index: Int) -> Bool {
        index > 0 && document.tokens[index].startsUpper && document.has(.preposition, at: index - 1)
            && !document.tokens[index - 1].startsUpper
    }

    /// "18:30 How graphs talk to each other / 19:15 …": two lines that begin with their hours.
    private func areRows(_ line: Int, _ next: Int, _ taken: [Bool]) -> Bool {
        let (above, below) = (document.lines[line].content, document.lines[document.tokens[next].line].content)
        return above.first.map { taken[$0] } == true && below.first.map { taken[$0] && $0 == next } == true
    }

    /// "von Ada Example – Datum: 24.10.2011": when a page was written.
    private func isByline(_ range: Range<Int>) -> Bool {
        let line = document.lines[document.tokens[range.lowerBound].line]
        guard let first = line.content.first, let match = document.term(.byline, at: first),
            let label = label(at: range.lowerBound), label.label.lowerBound > first + match.length
        else { return false }
        return NameRule(document: document).namesPerson((first + match.length)..<label.label.lowerBound)
    }

    /// "From: Ada Example on Tue, 14 Feb 1995 8:13", a subject beside it: when a message was sent.
    private func isSent(_ range: Range<Int>) -> Bool {
        guard let sender = label(at: range.lowerBound), sender.value.lowerBound < range.lowerBound,
            document.tokens[sender.value.lowerBound].isWord
        else { return false }
        return ((sender.line - 3)...(sender.line + 3)).contains { labels(onLine: $0).contains(where: \.isWeak) }
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

    /// "findet am 4. März im Hörsaal statt und beginnt um 20 Uhr": the verb's other half, and not "instead of".
    private func endsVerb(_ index: Int) -> Bool {
        func isHeld(_ index: Int) -> Bool {
            document.terms[index].contains { $0.term.key == .cue && $0.term.value == "held" }
        }
        return isHeld(index)
            && (max(0, index - 40)..<index).contains { before in
                isHeld(before)
                    && !document.isBlank(
                        betweenLine: document.tokens[before].line, and: document.tokens[index].line)
            }
    }

    private func cue(at index: Int) -> Role? {
        guard let match = document.term(.cue, at: index) else { return nil }
        switch match.term.value {
        case "coffee": return .social
        case "deadline": return .deadline
        case "posted": return .posted
        case "past": return .background
        case "old": return endsVerb(index) ? nil : .superseded
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
