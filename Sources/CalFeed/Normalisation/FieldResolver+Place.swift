extension FieldResolver {
    // MARK: Place

    func location(of ranked: [SpanCandidate]) -> ChosenText? {
        let enough = ranked.prefix(20).filter(SpanWeights.isEnough)
        if let best = enough.first(where: { !isOfSocial($0) }) ?? enough.first,
            let choice = stated(withoutMedium(best.tokens), rule: best.rule.rawValue, value: PlainText.value)
        {
            return choice
        }
        return onlineOnly()
    }

    /// "Thornton 2.110 and via Zoom": the room.
    private func withoutMedium(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 3, let last = range.last else { return range }
        for start in max(range.lowerBound + 1, last - 2)...last {
            guard document.terms[start].contains(where: { $0.term.key == .online && start + $0.length > last }) else {
                continue
            }
            var end = start
            while end > range.lowerBound + 1, document.has(.preposition, at: end - 1) { end -= 1 }
            guard end > range.lowerBound + 1,
                document.has(.connector, at: end - 1) || tokens[end - 1].isMark("&+/")
            else { return range }
            while end > range.lowerBound + 1, tokens[end - 1].kind == .mark || document.has(.connector, at: end - 1) {
                end -= 1
            }
            return range.lowerBound..<end
        }
        return range
    }

    /// "refreshments from 4 to 4:25 pm in Room 2": right behind the hour of what is no talk.
    private func isOfSocial(_ candidate: SpanCandidate) -> Bool {
        guard candidate.features.contains(.leftSocial) else { return false }
        let first = candidate.tokens.lowerBound
        return (max(0, first - 3)..<first).contains { statements.isTaken($0) }
    }

    /// "TBA", "Room TBA".
    func isUndecided(_ range: Range<Int>) -> Bool {
        guard let first = range.first else { return false }
        let start = range.count > 1 && traits[first].contains(.place) ? first + 1 : first
        return document.term(.tba, at: start).map { $0.length >= range.upperBound - start - 1 } ?? false
    }

    /// "Lecture 2", "Seminar 14", "第3回"; "1, 4 & 7", the weeks of a series.
    func isNumberOfMeeting(_ range: Range<Int>) -> Bool {
        // "Keynote: “On Rivers”"
        if range.allSatisfy({ document.has(.talk, at: $0) || document.has(.series, at: $0) || tokens[$0].kind == .mark }
        ) {
            return true
        }
        guard statements.label(at: range.lowerBound)?.key != "location" else { return false }
        if !range.contains(where: { tokens[$0].isWord }), range.contains(where: { tokens[$0].isMark(",&") }) {
            return true
        }
        guard range.count <= 8, range.contains(where: { tokens[$0].number != nil }) else { return false }
        if document.folded(tokens[range.lowerBound]) == "第" {
            return range.last.map { "回次講讲課课期目".contains(document.folded(tokens[$0])) } ?? false
        }
        return range.allSatisfy { index in
            tokens[index].number != nil || tokens[index].isMark("#:.,&") || document.has(.talk, at: index)
                || document.has(.series, at: index) || document.term(.cue, at: index)?.term.value == "period"
                || document.term(.label, at: index)?.term.value == "title"
        } && range.contains { tokens[$0].isWord }
    }

    /// Every span that may be the place, weighed, the most likely first.
    func rankedPlaces(
        in surroundings: Surroundings, speaker: SpeakerResolver.Choice? = nil, people: [Range<Int>] = []
    ) -> [SpanCandidate] {
        let decided = surroundings.decided("location")
        let speakerTokens = speaker?.tokens ?? 0..<0
        // The spans come in the order of their starts.
        var start = -1
        var starts = SpanFeatures()
        var label = Surroundings.LabelPlace()
        // A longer span is not repeated where a shorter one is not.
        var mayBeRepeated = true
        var composition = TokenTraits.RunningComposition(traits: traits)
        let social = Set(statements.times.lazy.filter { $0.role == .social }.flatMap(\.tokens))
        var rule = SpanRule.placeInText
        var ranking = SpanWeights.location.ranking(in: statements, all: surroundings.weighsAll)
        for range in PlaceRule(statements: statements).candidates()
        where !isUndecided(range) && !isNumberOfMeeting(range)
            && !surroundings.isInJury(range.lowerBound)
            && (!document.isPeriod(range) || statements.label(at: range.lowerBound)?.key == "location")
        {
            if range.lowerBound != start {
                start = range.lowerBound
                mayBeRepeated = true
                starts = surroundings.features(ofStart: start)
                insertPlaceLeft(of: start, social: social, into: &starts)
                rule = placeRule(range)
                label = surroundings.labelPlace(ofStart: start, key: "location", decided: decided)
            }
            var candidate = SpanCandidate(tokens: range, rule: rule)
            let words = composition.composition(of: range)
            markPlaceWords(range, words, on: &candidate)
            candidate.mark(starts)
            surroundings.markEnd(of: range, on: &candidate)
            label.mark(range.upperBound, on: &candidate)
            markPlaceNeighbours(range, on: &candidate)
            candidate.mark(.overlapsSpeaker, if: speakerTokens.overlaps(range))
            candidate.mark(.overlapsPerson, if: people.contains { $0.overlaps(range) })
            candidate.mark(
                .labelOnline, if: candidate.features.contains(.labelWhole) && candidate.features.contains(.onlineWord))
            candidate.mark(
                .placeLine,
                if: candidate.features.contains(.lineAlone) && candidate.features.contains(.place)
                    && candidate.features.contains(.number))
            if mayBeRepeated {
                let isRepeated = surroundings.isRepeated(range)
                mayBeRepeated = isRepeated || words.words == 0
                candidate.mark(.repeated, if: isRepeated)
            }
            ranking.add(candidate)
        }
        return ranking.ranked()
    }

    private func placeRule(_ range: Range<Int>) -> SpanRule {
        if statements.label(at: range.lowerBound)?.key == "location" { return .labelLine }
        let line = document.lines[tokens[range.lowerBound].line]
        if timeLines.contains(tokens[range.lowerBound].line) { return .partOfTimeLine }
        return range.lowerBound <= line.content.lowerBound ? .placeLine : .placeInText
    }

    private func markPlaceWords(
        _ range: Range<Int>, _ composition: TokenTraits.Composition, on candidate: inout SpanCandidate
    ) {
        let first = range.lowerBound
        let last = range.upperBound - 1
        let union = composition.union
        // Among places, ten words are as many as any.
        candidate.markLength(inWords: min(range.count, 10))
        candidate.mark(.dense, if: traits[first].contains(.dense))
        candidate.mark(.place, if: composition.places > 0)
        candidate.mark(.places2, if: composition.places > 1)
        candidate.mark(.placeFirst, if: traits[first].contains(.place))
        candidate.mark(.placeLast, if: traits[last].contains(.place))
        candidate.mark(.number, if: composition.numbers > 0)
        candidate.mark(.numbers3, if: composition.numbers > 2)
        candidate.mark(.numberFirst, if: traits[first].contains(.number))
        candidate.mark(
            .numberLast,
            if: traits[last].contains(.number)
                || tokens[last].width == 1 && last > first && traits[last - 1].contains(.number))
        if composition.numbers > 0 {
            var isShort = composition.places == 0
            for index in range where traits[index].contains(.number) {
                candidate.mark(.longNumber, if: tokens[index].width > 4)
                if tokens[index].width > 2 { isShort = false }
                candidate.mark(.yearLike, if: (1900...2099).contains(tokens[index].number ?? 0))
                candidate.mark(.roomNumber, if: index > first && traits[index - 1].contains(.place))
            }
            candidate.mark(.shortNumber, if: isShort)
        }
        candidate.mark(
            .roomCode,
            if: composition.words == 1 && composition.numbers == 1 && composition.capitalised == 1
                && composition.places == 0)
        let hasMarks = range.count > composition.words + composition.numbers
        let small =
            composition.places == 0
            ? composition.small
            : range.count { traits[$0].contains(.small) && !traits[$0].contains(.place) }
        candidate.mark(.smallWord, if: small == 1)
        candidate.mark(.smallWords, if: small > 1)
        let stops = composition.stops - (traits[first].contains(.stop) ? 1 : 0)
        candidate.mark(.stopInside, if: stops == 1)
        candidate.mark(.stopsInside, if: stops > 1)
        candidate.mark(
            .smallFirst, if: traits[first].contains(.word) && traits[first].isDisjoint(with: [.capitalised, .place]))
        candidate.mark(.stopFirst, if: traits[first].contains(.stop))
        candidate.mark(.allCapitals, if: composition.isAllCapitals)
        candidate.mark(.comma, if: union.contains(.comma))
        candidate.mark(.lineBreak, if: tokens[first].line != tokens[last].line)
        candidate.mark(.bracket, if: composition.opens > 0 && composition.opens == composition.closes)
        candidate.mark(.bracketRemark, if: composition.opens > 0 && !bracketsHoldPlaces(range))
        candidate.mark(.institutionEdge, if: union.contains([.institution, .comma]) && hasInstitutionAtEdge(range))
        candidate.mark(.bracketOpen, if: composition.opens != composition.closes)
        candidate.mark(.sentence, if: hasMarks && range.dropLast().contains { tokens[$0].isMark(".:") })
        candidate.mark(.institution, if: union.contains(.institution))
        candidate.mark(.zonePlace, if: union.contains(.zonePlace))
        candidate.mark(.series, if: union.contains(.series))
        candidate.mark(.talk, if: union.contains(.talk))
        candidate.mark(.person, if: union.contains(.givenName))
        candidate.mark(.onlineWord, if: union.contains(.online))
        // "may" and "sun" are words, too.
        candidate.mark(
            .calendarWord,
            if: union.contains(.calendar) && range.contains { traits[$0].contains([.calendar, .capitalised]) })
        candidate.mark(.saysInside, if: union.contains(.says))
        candidate.mark(.mark, if: hasMarks && range.contains { tokens[$0].isMark("#=<>{}$\\") })
    }

    /// What stands in front of places that begin with the token.
    private func insertPlaceLeft(of first: Int, social: Set<Int>, into features: inout SpanFeatures) {
        // The same sentence in front: coffee, a person, a further part of the place.
        var index = first - 1
        var hasTime = false
        while index >= 0, first - index <= 12, tokens[first].line - tokens[index].line <= 1,
            !(tokens[index].isMark(".!?;") && tokens[index + 1].isSpaced && tokens[max(0, index - 1)].width > 2)
        {
            // The hour in front is that of the coffee.
            if !hasTime, traits[index].contains(.taken) {
                hasTime = true
                features.insert(.leftSocial, if: social.contains(index))
            }
            if traits[index].contains(.coffee) {
                features.insert(.leftCoffee, if: !features.contains(.onTimeLine))
            }
            if let match = document.term(.cue, at: index), match.term.value == "held" { features.insert(.leftHeld) }
            index -= 1
        }
        if first > 1 {
            let isNewLine = tokens[first].line == tokens[first - 1].line + 1
            if isNewLine || tokens[first - 1].isMark(",-(") {
                let before = tokens[first - 1].isWord || tokens[first - 1].number != nil ? first - 1 : first - 2
                if isPartOfPlace(before), !traits[before].contains(.label) {
                    features.insert(isNewLine ? .leftPlaceLine : .leftPlaceComma)
                }
            }
        }
    }

    private func markPlaceNeighbours(_ range: Range<Int>, on candidate: inout SpanCandidate) {
        let first = range.lowerBound
        if first > 0 {
            let hasPlaceWord = candidate.features.contains(.place) || candidate.features.contains(.institution)
            let isArticle = traits[first - 1].contains([.word, .stop]) && !traits[first - 1].contains(.inPreposition)
            let preposition = max(0, isArticle ? first - 2 : first - 1)
            candidate.mark(
                .leftIn,
                if: hasPlaceWord && traits[preposition].contains(.inPreposition)
                    && !traits[preposition].contains(.capitalised))
        }
        let next = range.upperBound
        guard next + 1 < tokens.count else { return }
        candidate.mark(
            .rightPlaceWord,
            if: tokens[next].line == tokens[next - 1].line && traits[next].contains([.word, .place])
                && traits[next].isDisjoint(with: .capitalised))
        candidate.mark(
            .rightCommaCapital,
            if: tokens[next].isMark(",") && tokens[next + 1].line - tokens[next].line <= 1
                && traits[next + 1].contains([.word, .capitalised])
                && traits[next + 1].isDisjoint(with: [.taken, .label, .honorific, .givenName, .stop]))
        let isNewLine = tokens[next].line == tokens[next - 1].line + 1
        guard isNewLine || tokens[next].isMark(",-(") && tokens[next].line == tokens[next - 1].line else { return }
        let start = isNewLine ? next : next + 1
        let part = start..<min(tokens.count, start + 5)
        let end = part.first { tokens[$0].line != tokens[start].line || tokens[$0].isMark(",.;)") } ?? part.upperBound
        guard (start..<end).contains(where: isPartOfPlace) else { return }
        candidate.mark(
            isNewLine ? .rightPlaceLine : tokens[next].isMark("(") ? .rightPlaceBracket : .rightPlaceComma)
    }

    /// "(Room 5)" belongs to a place; "(note the change)" does not.
    private func bracketsHoldPlaces(_ range: Range<Int>) -> Bool {
        var open: Int?
        for index in range {
            if traits[index].contains(.opens) { open = index }
            if traits[index].contains(.closes) || index == range.upperBound - 1, let start = open {
                guard (start...index).contains(where: { isPartOfPlace($0) || traits[$0].contains(.zonePlace) }) else {
                    return false
                }
                open = nil
            }
        }
        return true
    }

    /// The first or the last part between commas is the name of an institution and no room or building.
    private func hasInstitutionAtEdge(_ range: Range<Int>) -> Bool {
        let commas = range.filter { traits[$0].contains(.comma) }
        guard let first = commas.first, let last = commas.last else { return false }
        return [range.lowerBound..<first, (last + 1)..<range.upperBound].contains { part in
            let composition = traits.composition(of: part)
            return composition.union.contains(.institution) && composition.places == 0 && composition.numbers == 0
        }
    }

    private func isPartOfPlace(_ index: Int) -> Bool {
        guard !traits[index].contains(.taken) else { return false }
        return traits[index].contains(.place) || traits[index].contains(.number) && tokens[index].width <= 4
    }

    func isTimeless(_ range: Range<Int>) -> Bool { !range.contains(where: statements.isTaken) }

    func looksLikePlace(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, isTimeless(range),
            !range.contains(where: { tokens[$0].kind == .url || tokens[$0].kind == .email })
        else { return false }
        guard
            isCapitalised(range.lowerBound) || tokens[range.lowerBound].number != nil
                || document.has(.place, at: range.lowerBound)
        else { return false }
        // "Seminar Series 2025", "GMT-3"
        if range.contains(where: {
            document.term(.heading, at: $0)?.term.value == "word"
                || ["gmt", "utc"].contains(document.folded(tokens[$0]))
        }) {
            return false
        }
        if document.isPeriod(range) { return false }
        // "Slide 1, Slide 2", "Week 3"
        if range.contains(where: { index in
            document.term(.cue, at: index).map { ["number", "period"].contains($0.term.value) } ?? false
        }) {
            return false
        }
        // "Building the Tools": a word that a sentence begins with.
        let hasPlaceWord = range.contains { index in
            document.has(.place, at: index)
                && !(index == range.lowerBound && document.has(.stop, at: index + 1))
        }
        // "ICFP 2025" is a conference.
        let hasNumber = range.contains { index in
            tokens[index].width <= 5
                && tokens[index].number.map { tokens[index].width != 4 || !(2000...2049).contains($0) } == true
        }
        let isSentence =
            range.count > 3 && tokens[range.upperBound - 1].isMark(".")
            && range.filter { document.has(.stop, at: $0) }.count > 3
        if isSentence { return false }
        // "DH 2315", "34-401A Grier A", "G2": a room without a word for it.
        let isRoomCode =
            hasNumber && range.count <= 5 && range.contains { tokens[$0].isWord && isCapitalised($0) }
            && !range.dropFirst().contains { document.has(.preposition, at: $0) || document.has(.connector, at: $0) }
            && !range.contains {
                document.has(.series, at: $0) || document.has(.talk, at: $0) || document.has(.month, at: $0)
            }
        if hasPlaceWord {
            return hasNumber
                || range.count <= 10
                    && range.filter { tokens[$0].isWord && isCapitalised($0) }.count * 2
                        >= range.filter { tokens[$0].isWord }.count
        }
        return isRoomCode
    }

    func isCapitalised(_ index: Int) -> Bool {
        tokens[index].isCapitalised
    }

    /// "The lecture will be held on zoom": the place is the meeting.
    func onlineOnly() -> ChosenText? {
        for number in timeLines.sorted() {
            for index in document.lines[number].content {
                guard let match = document.term(.online, at: index), tokens[index].isWord else { continue }
                var start = index
                // "on zoom", "via Zoom": the words behind the first mean the same.
                if let rest = document.term(.online, at: index + 1), rest.length == match.length - 1 { start += 1 }
                let range = start..<(index + match.length)
                return stated(range, rule: "online-word", value: PlainText.value)
            }
        }
        return nil
    }
}
