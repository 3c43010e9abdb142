/// Weighs the spans that may be a title. What many spans ask of one line or one token is looked up once.
struct TitleWeigher {
    private let document: Document
    private let statements: Statements
    private let tokens: [Token]
    private let traits: TokenTraits
    private let titles: TitleResolver
    private let fields: FieldResolver
    private let context: TitleContext
    /// The tokens of those who speak, and the lines that they begin and end on; none where nobody is known.
    private let speaker: (tokens: Range<Int>, lines: ClosedRange<Int>)?
    private let placeSpan: Range<Int>?
    private let topics: [Labelled]
    private let lines: [LineFacts]
    /// Whether a question mark stands in the text.
    private let hasQuestions: Bool
    /// Tokens in front of which "will speak on" or the like ends, marks aside.
    private let isSaidBefore: [Bool]

    private static let mostQuotes = 50

    /// What is asked of a line.
    private struct LineFacts {
        var isProse = false
        var isSeries = false
        var beginsWithName = false
        var beginsSmall = false
        var beginsWithLabel = false
        var endsWithSays = false
        /// The next and the previous line with text, no more than three lines away.
        var next: Int?
        var previous: Int?
    }

    init(_ titles: TitleResolver) {
        self.titles = titles
        fields = titles.fields
        context = TitleContext(fields: titles.fields)
        document = titles.document
        statements = titles.statements
        tokens = titles.tokens
        traits = titles.fields.traits
        if let tokens = titles.speaker?.tokens, let first = tokens.first, let last = tokens.last {
            speaker = (tokens, titles.tokens[first].line...titles.tokens[last].line)
        } else {
            speaker = nil
        }
        placeSpan = titles.place?.evidence.span
        topics = titles.meetingTopics
        var lines = [LineFacts](repeating: LineFacts(), count: titles.document.lines.count)
        var last: Int?
        for (number, line) in titles.document.lines.enumerated() where !line.isBlank {
            lines[number].isProse = titles.isProse(line)
            lines[number].isSeries = titles.isSeriesLine(line.content)
            let first = line.content.lowerBound
            lines[number].beginsWithName =
                titles.fields.names.name(at: first, limit: line.content.upperBound)?.isSure == true
            lines[number].beginsSmall =
                traits[first].contains(.word) && !traits[first].contains(.capitalised)
            lines[number].beginsWithLabel = titles.statements.isKnownLabel(first)
            lines[number].endsWithSays = line.content.suffix(4).contains {
                titles.document.term(.says, at: $0)?.term.value == "on"
            }
            if let last, number - last <= 3 {
                lines[number].previous = last
                lines[last].next = number
            }
            last = number
        }
        self.lines = lines
        hasQuestions = titles.tokens.contains { $0.markScalar == "?" }
        var isSaidBefore = [Bool](repeating: false, count: titles.tokens.count + 1)
        for index in titles.tokens.indices where traits[index].contains(.says) {
            guard let match = titles.document.term(.says, at: index), match.term.value == "on" else { continue }
            var end = index + match.length
            while end < titles.tokens.count, titles.tokens[end].isMark(":,\"'「『-") {
                isSaidBefore[end] = true
                end += 1
            }
            isSaidBefore[end] = true
        }
        self.isSaidBefore = isSaidBefore
    }

    /// What all spans that begin with one token share.
    private struct Start {
        var token = -1
        var features = SpanFeatures()
        var label = Surroundings.LabelPlace()
        var name: NameRule.Name?
        /// How many tokens the words cover that say how people meet, or that nothing is decided yet.
        var medium = 0
        var undecided = 0
        /// What closes the quotation mark in front.
        var closing: ClosingMark?
        var isSaid = false
        var beginsLine = false
        /// Where the line of the first token ends.
        var lineEnd = 0
        /// The span's place by the line it begins on.
        var rule = SpanRule.partOfLine
        /// Where a mark ends words that only say what kind of event it is.
        var kindEnd: Int?
        /// A longer span is not repeated where a shorter one is not.
        var mayBeRepeated = true
        /// The most that a span scores, what is seen of its end aside.
        var most = 0
        /// As above, with what may be seen of its end.
        var mostOfAll = 0
    }

    /// What all spans that end with one token share.
    private struct End {
        var features: SpanFeatures
        var score: Int
    }

    /// Every span that may be the title, weighed, the most likely first. Unless all are wanted, none are left that are less
    /// likely than one that can be chosen.
    ///
    /// The starts are gone through by the most that a span can score that begins there. What is likely is found early, and
    /// from then on most spans need not be looked at.
    func ranked(in surroundings: Surroundings) -> [SpanCandidate] {
        let decided = surroundings.decided("title")
        var proposals = TitleRule(statements: statements).starts()
        let quotes = quotes(among: &proposals)
        var ends = [End?](repeating: nil, count: tokens.count + 1)
        var composition = TokenTraits.RunningComposition(traits: traits)
        var ranking = SpanWeights.title.ranking(in: statements, all: surroundings.weighsAll)
        let most = TitleBounds(ranking)
        let starts = proposals.tokens.map { start(at: $0, decided: decided, in: surroundings, ranking, most) }
        // Nobody has labelled a title: only what more speaks for than against is one.
        if !starts.contains(where: { SpanWeights.mayOutweigh($0.features) }) { ranking.passOver(upTo: 0) }
        var ranges: [Range<Int>] = []
        for number in starts.indices.sorted(by: { starts[$0].mostOfAll > starts[$1].mostOfAll }) {
            guard ranking.mayKeep(starts[number].mostOfAll) else { break }
            var start = starts[number]
            complete(&start)
            proposals.look(from: start.token, for: &ranges)
            for range in ranges {
                // "Microsoft Teams meeting" says how people meet.
                guard start.medium < range.count, start.undecided < range.count - 1 else { continue }
                let end = ends[range.upperBound] ?? self.end(at: range.upperBound, in: surroundings, ranking)
                ends[range.upperBound] = end
                // Where a span begins and ends is looked up; its words need no look if nothing could make up for that.
                guard ranking.mayKeep(start.most + end.score) else { continue }
                let words = composition.composition(of: range)
                var candidate = candidate(range, start, end, words, quotes)
                if range.count >= 3, start.mayBeRepeated {
                    let isRepeated = surroundings.isRepeated(range)
                    start.mayBeRepeated = isRepeated || words.words == 0
                    candidate.mark(.repeated, if: isRepeated)
                }
                ranking.add(candidate, canBeChosen: titles.canBeChosen)
            }
        }
        return ranking.ranked()
    }

    /// A span with what is seen of it, but for whether its words stand elsewhere.
    private func candidate(
        _ range: Range<Int>, _ start: Start, _ end: End, _ words: TokenTraits.Composition, _ quotes: [Range<Int>]
    ) -> SpanCandidate {
        let isQuoted = isQuoted(range, by: start.closing)
        var candidate = SpanCandidate(tokens: range, rule: isQuoted ? .quoted : start.rule)
        candidate.mark(start.features)
        candidate.mark(end.features)
        candidate.mark(.quoted, if: isQuoted)
        candidate.mark(.leftSaysQuote, if: isQuoted && start.isSaid)
        if !quotes.isEmpty { candidate.mark(.quoteElsewhere, if: quotes.contains { !$0.overlaps(range) }) }
        candidate.mark(.lineAlone, if: start.beginsLine && range.upperBound >= start.lineEnd)
        markWords(range, words, name: start.name, on: &candidate)
        if let kindEnd = start.kindEnd { candidate.mark(.prefixed, if: range.upperBound > kindEnd + 1) }
        start.label.markEnd(range.upperBound, on: &candidate)
        if let placeSpan { candidate.mark(.overlapsPlace, if: document.span(of: range).overlaps(placeSpan)) }
        if let speaker { candidate.mark(.overlapsSpeaker, if: range.overlaps(speaker.tokens)) }
        return candidate
    }

    /// What stands in quotes; data files put every value in them.
    private func quotes(among proposals: inout TitleRule.TitleStarts) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var ranges: [Range<Int>] = []
        for start in proposals.tokens {
            guard let closing = closingMark(of: start), statements.label(at: start) == nil else { continue }
            proposals.look(from: start, for: &ranges)
            for range in ranges where range.count > 1 && isQuoted(range, by: closing) {
                result.append(range)
                if result.count == Self.mostQuotes { return result }
            }
        }
        return result
    }

    /// What is seen of the words in front of a title, and how much that is worth at the most.
    private func start(
        at first: Int, decided: [Labelled], in surroundings: Surroundings, _ ranking: SpanRanking, _ most: TitleBounds
    ) -> Start {
        let number = tokens[first].line
        let line = document.lines[number]
        var start = Start(token: first, features: surroundings.features(ofStart: first))
        start.label = surroundings.labelPlace(ofStart: first, key: "title", decided: decided)
        start.closing = closingMark(of: first)
        start.beginsLine = first <= line.content.lowerBound
        start.lineEnd = line.content.upperBound
        insertStart(first, into: &start.features)
        start.features.formUnion(start.label.features)
        start.features.insert(.always)
        start.features.formUnion(context.features(before: first))
        // "Slow Rivers – What They Carry" is no speaker's dash.
        if context.followsHead(first) {
            start.features.remove(.leftDash)
            start.features.remove(.leftColon)
        }
        start.most = ranking.score(of: start.features) + most.words
        if beginsInFirstPerson(first..<tokens.count) { start.most += most.firstPerson }
        if !tokens[first].isWord || surroundings.count(of: tokens[first]) > 1 { start.most += most.repeated }
        if start.beginsLine || start.label.isValue { start.most += most.line }
        if start.closing != nil { start.most += most.quotes }
        start.mostOfAll = start.most + most.ends
        if hasQuestions { start.mostOfAll += most.question }
        let reached = number..<min(number + TitleRule.lineLimit, lines.count)
        if reached.contains(where: { isPersonBelow($0) }) { start.mostOfAll += most.person }
        return start
    }

    /// What else is asked of a start whose spans are looked at.
    private func complete(_ start: inout Start) {
        let first = start.token
        start.name = fields.names.name(at: first, limit: start.lineEnd)
        start.medium = document.term(.online, at: first)?.length ?? 0
        start.undecided = document.term(.tba, at: first)?.length ?? -1
        start.isSaid = isSaidBefore[first]
        start.kindEnd = fields.endOfKind(at: first, limit: start.lineEnd)
        if statements.label(at: first)?.key == "title" {
            start.rule = .labelLine
        } else if start.isSaid {
            start.rule = .saysOn
        } else if start.beginsLine {
            start.rule = .titleLine
        } else {
            start.rule = fields.timeLines.contains(tokens[first].line) ? .besideTime : .partOfLine
        }
    }

    /// Whether the next line with text begins with somebody's name.
    private func isPersonBelow(_ line: Int) -> Bool {
        guard let next = lines[line].next else { return false }
        return lines[next].beginsWithName || next == speaker?.lines.lowerBound
    }

    /// What is seen of the first token and its line.
    private func insertStart(_ first: Int, into features: inout SpanFeatures) {
        let number = tokens[first].line
        let facts = lines[number]
        let trait = traits[first]
        features.insert(.dense, if: trait.contains(.dense))
        features.insert(.smallFirst, if: trait.contains(.word) && !trait.contains(.capitalised))
        features.insert(.stopFirst, if: trait.contains(.stop))
        features.insert(.numberFirst, if: trait.contains(.number))
        features.insert(.institutionFirst, if: trait.contains(.institution))
        features.insert(.emphasis, if: tokens[first].isEmphasised && !document.lines[number].isEmphasised)
        features.insert(.leftSays, if: isSaidBefore[first])
        features.insert(.labelTopic, if: topics.contains { $0.value.contains(first) })
        features.insert(.lineProse, if: facts.isProse)
        features.insert(.lineSeries, if: facts.isSeries)
        if let previous = facts.previous {
            features.insert(
                .previousPerson, if: lines[previous].beginsWithName || previous == speaker?.lines.lowerBound)
            features.insert(.previousSays, if: lines[previous].endsWithSays)
        }
        guard let speaker else { return }
        let distance = min(abs(number - speaker.lines.lowerBound), abs(number - speaker.lines.upperBound))
        features.insert(.onSpeakerLine, if: distance == 0)
        features.insert(.besideSpeaker, if: distance == 1)
        features.insert(.nearSpeaker, if: (2...4).contains(distance))
        let gap = first - speaker.tokens.upperBound
        features.insert(.afterSpeaker, if: (0...3).contains(gap) && number - speaker.lines.upperBound <= 1)
    }

    private func end(at end: Int, in surroundings: Surroundings, _ ranking: SpanRanking) -> End {
        let features = features(ofEnd: end, in: surroundings)
        return End(features: features, score: ranking.score(of: features))
    }

    /// What is seen of the last token, of what stands behind it and of the lines below.
    private func features(ofEnd end: Int, in surroundings: Surroundings) -> SpanFeatures {
        var features = surroundings.features(ofEnd: end)
        features.formUnion(context.features(behind: end))
        let last = tokens[end - 1]
        let trait = traits[end - 1]
        features.insert(.stopLast, if: trait.contains(.stop))
        switch last.markScalar {
        case "?": features.insert(.question)
        case ":", "-", ".", "'": features.insert(.mark)
        default: break
        }
        guard let next = lines[last.line].next else { return features }
        let endsLine = end == document.lines[last.line].content.upperBound
        features.insert(.nextSmall, if: next == last.line + 1 && endsLine && lines[next].beginsSmall)
        features.insert(.nextLabel, if: lines[next].beginsWithLabel && endsLine)
        features.insert(.nextPerson, if: isPersonBelow(last.line))
        return features
    }

    private enum ClosingMark {
        case double, single, corner
    }

    /// What closes the quotation that begins in front of the token.
    private func closingMark(of first: Int) -> ClosingMark? {
        guard first > 0 else { return nil }
        switch tokens[first - 1].markScalar {
        case "\"": return .double
        case "「", "『", "《": return .corner
        case "'": return tokens[first - 1].isSpaced ? .single : nil
        default: return nil
        }
    }

    private func isQuoted(_ range: Range<Int>, by closing: ClosingMark?) -> Bool {
        guard let closing, range.upperBound < tokens.count else { return false }
        return switch closing {
        case .double: tokens[range.upperBound].isMark("\"")
        case .single: tokens[range.upperBound].isMark("'")
        case .corner: tokens[range.upperBound].isMark("」』》")
        }
    }

    private func markWords(
        _ range: Range<Int>, _ composition: TokenTraits.Composition, name: NameRule.Name?,
        on candidate: inout SpanCandidate
    ) {
        let first = range.lowerBound
        let union = composition.union
        let isDense = traits[first].contains(.dense)
        candidate.markLength(inWords: isDense ? (composition.words + 2) / 3 : composition.words)
        candidate.mark(.smallWord, if: composition.small > 0)
        candidate.mark(.smallWords, if: composition.small * 3 > composition.words * 2 && composition.words > 2)
        candidate.mark(.number, if: composition.numbers > 0)
        candidate.mark(.allCapitals, if: composition.isAllCapitals)
        candidate.mark(.quoteInside, if: union.contains(.quote))
        candidate.mark(.sentence, if: composition.endsSentence)
        candidate.mark(.comma, if: union.contains(.comma))
        candidate.mark(.lineBreak, if: isBroken(range, isCapitals: composition.isAllCapitals))
        candidate.mark(.bracket, if: composition.opens > 0 && composition.opens == composition.closes)
        candidate.mark(.bracketOpen, if: composition.opens != composition.closes)
        candidate.mark(.series, if: union.contains(.series))
        candidate.mark(.talk, if: union.contains(.talk))
        candidate.mark(.institution, if: union.contains(.institution))
        candidate.mark(.zonePlace, if: union.contains(.zonePlace))
        candidate.mark(.place, if: union.contains(.place))
        candidate.mark(.onlineWord, if: union.contains(.online))
        candidate.mark(.honorific, if: union.contains(.honorific))
        candidate.mark(.person, if: union.contains(.givenName))
        candidate.mark(.calendarWord, if: union.contains(.calendar))
        if let name, name.tokens.upperBound <= range.upperBound {
            candidate.mark(.givenFirst, if: name.isSure)
            candidate.mark(.surnameOnly, if: name.end >= range.upperBound)
        }
        candidate.mark(.addressInside, if: union.contains(.address))
        candidate.mark(.coffeeInside, if: union.contains(.coffee))
        candidate.mark(.saysInside, if: union.contains(.says))
        candidate.mark(.verbInside, if: union.contains(.verb) && !candidate.features.contains(.question))
        candidate.mark(.stopInside, if: composition.stops == 1)
        candidate.mark(.stopsInside, if: composition.stops > 1)
        candidate.mark(.firstPerson, if: beginsInFirstPerson(range))
    }

    /// Whether it goes on over a line's end; that of a paragraph, or of a block in capitals, says nothing.
    private func isBroken(_ range: Range<Int>, isCapitals: Bool) -> Bool {
        let (first, last) = (tokens[range.lowerBound].line, tokens[range.upperBound - 1].line)
        guard first != last, !context.isParagraph[first] else { return false }
        guard isCapitals else { return true }
        let isBlock =
            range.lowerBound == document.lines[first].content.lowerBound
            && range.upperBound == document.lines[last].content.upperBound
            && (first == 0 || document.lines[first - 1].isBlank)
            && (last + 1 == document.lines.count || document.lines[last + 1].isBlank)
        return !isBlock
    }

    /// "we", "you", "please" among the first words.
    private func beginsInFirstPerson(_ range: Range<Int>) -> Bool {
        range.prefix(3).contains { traits[$0].contains(.address) }
    }
}
