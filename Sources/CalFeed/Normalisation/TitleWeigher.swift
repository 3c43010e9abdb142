/// Weighs the spans that may be a title. What many spans ask of one line or one token is looked up once.
struct TitleWeigher {
    private let document: Document
    private let statements: Statements
    private let tokens: [Token]
    private let traits: TokenTraits
    private let fields: FieldResolver
    private let speaker: SpeakerResolver.Choice?
    private let placeSpan: Range<Int>?
    private let topics: [Labelled]
    private let lines: [LineFacts]
    /// Tokens in front of which "will speak on" or the like ends, marks aside.
    private let isSaidBefore: [Bool]

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
        fields = titles.fields
        document = titles.document
        statements = titles.statements
        tokens = titles.tokens
        traits = titles.fields.traits
        speaker = titles.speaker
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

    /// Every span that may be the title, weighed, the most likely first.
    func ranked(in surroundings: Surroundings) -> [SpanCandidate] {
        let decided = surroundings.decided("title")
        let ranges = TitleRule(statements: statements).candidates()
        // Data files put every value in quotes.
        let quotes = ranges.filter { $0.count > 1 && isInQuotes($0) && statements.label(at: $0.lowerBound) == nil }
            .prefix(50)
        // The spans come in the order of their starts.
        var start = -1
        var name: NameRule.Name?
        var starts = SpanFeatures()
        var label = Surroundings.LabelPlace()
        // A longer span is not repeated where a shorter one is not.
        var mayBeRepeated = true
        // Of each token that spans end in front of.
        var ends = [SpanFeatures?](repeating: nil, count: tokens.count + 1)
        var composition = TokenTraits.RunningComposition(traits: traits)
        let candidates = ranges.compactMap { range -> SpanCandidate? in
            guard !fields.isUndecided(range), !isMedium(range) else { return nil }
            let first = range.lowerBound
            if first != start {
                start = first
                starts = surroundings.features(ofStart: first)
                label = surroundings.labelPlace(ofStart: first, key: "title", decided: decided)
                mayBeRepeated = true
                name = fields.names.name(at: first, limit: document.lines[tokens[first].line].content.upperBound)
            }
            let isQuoted = isInQuotes(range)
            var candidate = SpanCandidate(tokens: range, rule: rule(of: range, isQuoted: isQuoted))
            candidate.mark(.quoted, if: isQuoted)
            candidate.mark(.quoteElsewhere, if: quotes.contains { !$0.overlaps(range) })
            let words = composition.composition(of: range)
            markWords(range, words, name: name, on: &candidate)
            candidate.mark(starts)
            let end = ends[range.upperBound] ?? surroundings.features(ofEnd: range.upperBound)
            ends[range.upperBound] = end
            candidate.mark(end)
            candidate.mark(.lineAlone, if: surroundings.isLine(range))
            label.mark(range.upperBound, on: &candidate)
            markLines(range, on: &candidate)
            candidate.mark(.leftSaysQuote, if: isQuoted && candidate.features.contains(.leftSays))
            markOthers(range, on: &candidate)
            if range.count >= 3, mayBeRepeated {
                let isRepeated = surroundings.isRepeated(range)
                mayBeRepeated = isRepeated || words.words == 0
                candidate.mark(.repeated, if: isRepeated)
            }
            return candidate
        }
        return SpanWeights.title.ranked(candidates, in: statements, all: surroundings.weighsAll)
    }

    /// "Microsoft Teams meeting" says how people meet.
    private func isMedium(_ range: Range<Int>) -> Bool {
        document.term(.online, at: range.lowerBound).map { $0.length >= range.count } ?? false
    }

    private func rule(of range: Range<Int>, isQuoted: Bool) -> String {
        if isQuoted { return "quoted" }
        if let label = statements.label(at: range.lowerBound), label.key == "title" { return "label-line" }
        if isSaidBefore[range.lowerBound] { return "says-on" }
        let line = document.lines[tokens[range.lowerBound].line]
        if range.lowerBound <= line.content.lowerBound { return "title-line" }
        return fields.timeLines.contains(tokens[range.lowerBound].line) ? "beside-time" : "part-of-line"
    }

    private func isInQuotes(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, range.upperBound < tokens.count else { return false }
        let open = tokens[range.lowerBound - 1]
        guard open.kind == .mark else { return false }
        let close = tokens[range.upperBound]
        return open.isMark("\"") && close.isMark("\"") || open.isMark("「『《") && close.isMark("」』》")
            || open.isMark("'") && open.isSpaced && close.isMark("'")
    }

    private func markWords(
        _ range: Range<Int>, _ composition: TokenTraits.Composition, name: NameRule.Name?,
        on candidate: inout SpanCandidate
    ) {
        let first = range.lowerBound
        let last = range.upperBound - 1
        let union = composition.union
        let isDense = traits[first].contains(.dense)
        candidate.mark(.dense, if: isDense)
        candidate.markLength(inWords: isDense ? (composition.words + 2) / 3 : composition.words)
        candidate.mark(.smallWord, if: composition.small > 0)
        candidate.mark(.smallWords, if: composition.small * 3 > composition.words * 2 && composition.words > 2)
        candidate.mark(.smallFirst, if: traits[first].contains(.word) && !traits[first].contains(.capitalised))
        candidate.mark(.stopFirst, if: traits[first].contains(.stop))
        candidate.mark(.stopLast, if: traits[last].contains(.stop))
        candidate.mark(.number, if: composition.numbers > 0)
        candidate.mark(.numberFirst, if: traits[first].contains(.number))
        candidate.mark(.allCapitals, if: composition.isAllCapitals)
        candidate.mark(.quoteInside, if: union.contains(.quote))
        candidate.mark(.question, if: tokens[last].isMark("?"))
        candidate.mark(.mark, if: tokens[last].isMark(":-.'"))
        candidate.mark(.sentence, if: composition.endsSentence)
        candidate.mark(.comma, if: union.contains(.comma))
        candidate.mark(.lineBreak, if: tokens[first].line != tokens[last].line)
        candidate.mark(.bracket, if: composition.opens > 0 && composition.opens == composition.closes)
        candidate.mark(.bracketOpen, if: composition.opens != composition.closes)
        candidate.mark(.series, if: union.contains(.series))
        candidate.mark(.talk, if: union.contains(.talk))
        candidate.mark(.institution, if: union.contains(.institution))
        candidate.mark(.institutionFirst, if: traits[first].contains(.institution))
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
        candidate.mark(.stopInside, if: composition.stops == 1)
        candidate.mark(.stopsInside, if: composition.stops > 1)
        candidate.mark(.talkLast, if: !traits[last].isDisjoint(with: [.talk, .series]))
        candidate.mark(
            .emphasis, if: tokens[first].isEmphasised && !document.lines[tokens[first].line].isEmphasised)
        candidate.mark(.firstPerson, if: range.prefix(3).contains { traits[$0].contains(.address) })
    }

    private func markLines(_ range: Range<Int>, on candidate: inout SpanCandidate) {
        let first = lines[tokens[range.lowerBound].line]
        let speakerLine = speaker?.tokens.first.map { tokens[$0].line }
        let number = tokens[range.upperBound - 1].line
        candidate.mark(.leftSays, if: isSaidBefore[range.lowerBound])
        candidate.mark(.labelTopic, if: topics.contains { $0.value.contains(range.lowerBound) })
        candidate.mark(.lineProse, if: first.isProse)
        candidate.mark(.lineSeries, if: first.isSeries)
        if let next = lines[number].next {
            candidate.mark(
                .nextSmall,
                if: next == number + 1 && range.upperBound == document.lines[number].content.upperBound
                    && lines[next].beginsSmall)
            candidate.mark(
                .nextLabel,
                if: lines[next].beginsWithLabel && range.upperBound == document.lines[number].content.upperBound)
            candidate.mark(.nextPerson, if: lines[next].beginsWithName || next == speakerLine)
        }
        if let previous = first.previous {
            candidate.mark(.previousPerson, if: lines[previous].beginsWithName || previous == speakerLine)
            candidate.mark(.previousSays, if: lines[previous].endsWithSays)
        }
    }

    /// How the span stands to the speaker and to the place.
    private func markOthers(_ range: Range<Int>, on candidate: inout SpanCandidate) {
        if let placeSpan { candidate.mark(.overlapsPlace, if: document.span(of: range).overlaps(placeSpan)) }
        guard let speaker, let first = speaker.tokens.first, let end = speaker.tokens.last else { return }
        candidate.mark(.overlapsSpeaker, if: range.overlaps(speaker.tokens))
        let line = tokens[range.lowerBound].line
        let distance = min(abs(line - tokens[first].line), abs(line - tokens[end].line))
        candidate.mark(.onSpeakerLine, if: distance == 0)
        candidate.mark(.besideSpeaker, if: distance == 1)
        candidate.mark(.nearSpeaker, if: (2...4).contains(distance))
        candidate.mark(
            .afterSpeaker,
            if: range.lowerBound > end && range.lowerBound - end <= 4 && line - tokens[end].line <= 1)
    }
}
