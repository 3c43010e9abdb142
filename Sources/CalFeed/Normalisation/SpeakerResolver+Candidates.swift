extension SpeakerResolver {
    /// Everybody whom the text may name, weighed; the most likely speaker first.
    func ranked(in surroundings: Surroundings) -> [(mention: NameRule.Mention, candidate: SpanCandidate)] {
        let mentions = names.mentions() + unusualMentions()
        let decided = surroundings.decided("speaker")
        let senders = senders()
        var sureBefore = 0
        var ranking = SpanWeights.speakers.ranking(in: statements, all: surroundings.weighsAll)
        var weighed: [NameRule.Mention] = []
        for mention in mentions
        where !weighed.contains(where: { $0.tokens == mention.tokens })
            && !mention.tokens.contains(where: statements.isTaken)
            && !document.lines[tokens[mention.tokens.lowerBound].line].isQuoted && !isNameOfRoom(mention)
            && !surroundings.isInJury(mention.tokens.lowerBound)
        {
            weighed.append(mention)
            var candidate = SpanCandidate(tokens: mention.tokens, rule: rule(of: mention))
            markWords(mention, on: &candidate)
            candidate.mark(surroundings.features(ofStart: mention.tokens.lowerBound))
            surroundings.markEnd(of: mention.tokens, on: &candidate)
            surroundings.labelPlace(ofStart: mention.tokens.lowerBound, key: "speaker", decided: decided)
                .mark(mention.tokens.upperBound, on: &candidate)
            markSentence(mention, on: &candidate)
            markNeighbours(mention, surroundings, on: &candidate)
            markText(mention, surroundings, on: &candidate)
            candidate.mark(.sender, if: isSender(mention, senders))
            if mention.name.isSure, !isAboutOthers(mention.tokens.lowerBound) {
                candidate.mark(.firstSure, if: sureBefore == 0)
                candidate.mark(.laterSure, if: sureBefore >= 2)
                sureBefore += 1
            }
            ranking.add(candidate)
        }
        return ranking.ranked().compactMap { candidate in
            weighed.first { $0.tokens == candidate.tokens }.map { ($0, candidate) }
        }
    }

    /// "in room Ada Example", ", Salle Ada Example": rooms are called after people. Not "Wean Hall, Ada Example".
    private func isNameOfRoom(_ mention: NameRule.Mention) -> Bool {
        let place = mention.tokens.lowerBound - 1
        guard place > 0, mention.tokens.lowerBound == mention.name.tokens.lowerBound,
            fields.traits[place].contains([.word, .place]), tokens[place].line == tokens[place + 1].line
        else { return false }
        let before = place - 1
        return tokens[before].line == tokens[place].line && !fields.traits[before].contains(.label)
            && (tokens[before].isMark(",(-@") || statements.isTaken(before) || document.has(.preposition, at: before)
                || document.has(.stop, at: before) || fields.traits[before].contains([.word, .place]))
    }

    /// What is labelled as the speaker is one, even if it does not look like a name.
    private func unusualMentions() -> [NameRule.Mention] {
        statements.labelled("speaker").prefix(50).compactMap { label in
            let range = fields.firstLine(of: label)
            guard !range.isEmpty, !fields.isUndecided(range),
                names.name(at: range.lowerBound, limit: range.upperBound) == nil,
                let person = unusual(range).first
            else { return nil }
            return NameRule.Mention(
                name: .init(tokens: person.nameTokens, end: person.nameTokens.upperBound, isSure: false),
                tokens: person.nameTokens)
        }
    }

    private func rule(of mention: NameRule.Mention) -> SpanRule {
        let first = mention.tokens.lowerBound
        if statements.label(at: first)?.key == "speaker" { return .labelLine }
        if fields.timeLines.contains(tokens[first].line) { return .nameBesideTime }
        let line = document.lines[tokens[first].line]
        if mention.tokens == line.content { return .nameLine }
        if first == line.content.lowerBound { return .nameBeginsLine }
        return .nameInText
    }

    private func markWords(_ mention: NameRule.Mention, on candidate: inout SpanCandidate) {
        let range = mention.name.tokens
        var words: [Int] = []
        words.reserveCapacity(range.count)
        for index in range where tokens[index].isWord && tokens[index].width > 1 && !tokens[index].hasDot {
            words.append(index)
        }
        candidate.mark(.honorific, if: mention.tokens.lowerBound < range.lowerBound)
        candidate.mark(.degree, if: mention.tokens.upperBound > range.upperBound)
        candidate.mark(.nickname, if: range.contains { tokens[$0].isMark("\"") })
        candidate.mark(
            .initial,
            if: range.contains { tokens[$0].isWord && (tokens[$0].width == 1 || tokens[$0].hasDot) })
        candidate.mark(
            .particle, if: words.contains { document.has(.name, at: $0) && !fields.isCapitalised($0) })
        if let first = words.first, let last = words.last {
            let isDense = tokens[first].isDense
            candidate.mark(.dense, if: isDense)
            if isDense {
                candidate.mark(.denseTitled, if: mention.tokens.upperBound > range.upperBound)
                candidate.mark(.smallWord, if: words.contains(where: names.isHiragana))
                candidate.mark(.stopLast, if: document.has(.stop, at: last))
                return
            }
            candidate.mark(.surnameOnly, if: words.count == 1)
            candidate.mark(.words2, if: words.count == 2)
            candidate.mark(.words3, if: words.count == 3)
            candidate.mark(.words4, if: words.count >= 4)
            let isGiven = document.has(.givenName, at: first)
            candidate.mark(.givenFirst, if: isGiven)
            let family = document.term(.familyName, at: last)?.term.value
            candidate.mark(.familyLast, if: family == "family")
            candidate.mark(.familyWord, if: family == "word")
            let shape = NameShape.likeness(of: document.words[tokens[last].word])
            candidate.mark(.lastVeryUnlikely, if: shape < -250)
            candidate.mark(.lastUnlikely, if: (-250..<(-80)).contains(shape))
            candidate.mark(.lastLikely, if: (80..<200).contains(shape))
            candidate.mark(.lastVeryLikely, if: shape >= 200)
            if words.count > 1, !isGiven {
                let shape = NameShape.likeness(of: document.words[tokens[first].word])
                candidate.mark(.firstUnlikely, if: shape < -150)
                candidate.mark(.firstLikely, if: shape > 80)
            }
        }
        candidate.mark(
            .allCapitals,
            if: words.contains { tokens[$0].startsUpper }
                && document.text(document.span(of: range)).unicodeScalars.allSatisfy { !$0.isLower })
        candidate.mark(.place, if: words.contains { fields.traits[$0].contains(.place) })
        let (first, end) = (mention.tokens.lowerBound, mention.tokens.upperBound)
        candidate.mark(
            .leftPlaceWord,
            if: first > 0 && fields.traits[first - 1].contains([.word, .place])
                && tokens[first - 1].line == tokens[first].line)
        candidate.mark(
            .rightPlaceWord,
            if: endsWithPlaceWord(from: end))
        candidate.mark(.emphasis, if: tokens[range.lowerBound].isEmphasised)
        candidate.mark(
            .zonePlace,
            if: words.contains { index in document.has(.zonePlace, at: index) })
    }

    /// What the sentence says of the person: "a talk by …", "hosted by …", "… will speak on".
    private func markSentence(_ mention: NameRule.Mention, on candidate: inout SpanCandidate) {
        let range = mention.tokens
        var index = range.lowerBound - 1
        while index >= 0, range.lowerBound - index <= 10, tokens[range.lowerBound].line - tokens[index].line <= 2,
            !(tokens[index].isMark(".!?") && tokens[index + 1].isSpaced && tokens[max(0, index - 1)].width > 2)
        {
            if let match = document.term(.says, at: index), match.term.value == "by",
                index + match.length >= range.lowerBound - 1, index + match.length <= range.lowerBound
            {
                candidate.mark(.leftSays)
            }
            if let match = document.term(.label, at: index), match.term.value == "host",
                !candidate.features.contains(.leftHost)
            {
                candidate.mark(.leftHost)
            }
            if document.has(.talk, at: index), !candidate.features.contains(.leftTalk) {
                candidate.mark(.leftTalk)
            }
            if document.has(.givenName, at: index), !candidate.features.contains(.leftName) {
                candidate.mark(.leftName)
            }
            index -= 1
        }
        let end = sentenceEnd(range.lowerBound, limit: 24)
        for next in range.upperBound..<max(range.upperBound, end) {
            if let match = document.term(.says, at: next), match.term.value != "by" {
                candidate.mark(next == range.upperBound ? .rightSays : .rightSaysSoon)
                candidate.mark(.sureSays, if: mention.name.isSure)
                break
            }
        }
        let near = range.upperBound..<min(tokens.count, range.upperBound + 10)
        candidate.mark(
            .rightInstitution,
            if: near.contains { tokens[$0].line == tokens[range.upperBound - 1].line && isAffiliation($0..<($0 + 1)) })
    }

    private func markNeighbours(
        _ mention: NameRule.Mention, _ surroundings: Surroundings, on candidate: inout SpanCandidate
    ) {
        let number = tokens[mention.tokens.lowerBound].line
        let line = document.lines[number]
        if mention.tokens.lowerBound <= line.content.lowerBound,
            let next = document.lines.indices.dropFirst(number + 1).prefix(3).first(where: {
                !document.lines[$0].isBlank
            })
        {
            let content = document.lines[next].content
            candidate.mark(.nextInstitution, if: content.count <= 16 && isAffiliation(content))
            candidate.mark(.nextQuote, if: tokens[content.lowerBound].isMark("\"'"))
            candidate.mark(
                .nextSays, if: content.prefix(8).contains { document.term(.says, at: $0)?.term.value == "on" })
        }
        if let previous = document.lines.indices.prefix(number).suffix(3).last(where: { !document.lines[$0].isBlank }) {
            let content = document.lines[previous].content
            candidate.mark(
                .previousSays,
                if: mention.tokens.lowerBound <= line.content.lowerBound
                    && content.suffix(2).contains { document.term(.says, at: $0)?.term.value == "by" })
        }
        candidate.mark(.lineSeries, if: surroundings.hasSeries(line, besides: mention.tokens))
        candidate.mark(.lineProse, if: line.content.count > 12 && line.span.count > 55)
    }

    private func markText(
        _ mention: NameRule.Mention, _ surroundings: Surroundings, on candidate: inout SpanCandidate
    ) {
        guard let last = mention.name.tokens.last(where: { tokens[$0].isWord }) else { return }
        let count = surroundings.count(of: tokens[last])
        candidate.mark(.surnameAgain, if: count == 2)
        candidate.mark(.surnameOften, if: count > 2)
        candidate.mark(.surnameInBackground, if: count > 1 && surroundings.isInBackground(tokens[last]))
        candidate.mark(.repeated, if: count > 1 && surroundings.isRepeated(mention.name.tokens))
    }

    /// "Ada Example Hall", "Ada Example Research Center": the capitalised words that follow name a place.
    private func endsWithPlaceWord(from end: Int) -> Bool {
        let named: TokenTraits.Trait = [.place, .institution]
        for next in end..<min(end + 3, tokens.count) {
            guard tokens[next].isWord, tokens[next].line == tokens[end - 1].line,
                fields.isCapitalised(next) || fields.traits[next].contains(.place), !document.isWide(before: next)
            else { return false }
            if !fields.traits[next].isDisjoint(with: named) { return true }
        }
        return false
    }

    private func isWide(before index: Int) -> Bool {
        tokens[index].span.lowerBound - tokens[index - 1].span.upperBound >= 3
    }

    /// The words of whoever posted the announcement, and of the sender's address.
    private func senders() -> Set<String> {
        var words = Set(
            statements.labelled("posted").prefix(4).flatMap { label in
                fields.firstLine(of: label).prefix(12).lazy.filter { tokens[$0].isWord && tokens[$0].width > 2 }
                    .map { document.folded(tokens[$0]) }
            })
        if let address = fields.context.sender?.lowercased().prefix(while: { $0 != "@" }) {
            words.formUnion(address.split { !$0.isLetter }.filter { $0.count > 2 }.map(String.init))
        }
        return words
    }

    private func isSender(_ mention: NameRule.Mention, _ senders: Set<String>) -> Bool {
        guard let last = mention.name.tokens.last(where: { tokens[$0].isWord }) else { return false }
        return senders.contains(document.folded(tokens[last]))
    }

    /// Hosts, contacts and whoever posted the announcement do not speak.
    private func isAboutOthers(_ index: Int) -> Bool {
        if statements.isLabel(index) { return true }
        guard let label = statements.label(at: index) else { return false }
        return ["host", "posted", "deadline", "passcode", "location", "title", "series", "coffee"].contains(label.key)
    }
}
