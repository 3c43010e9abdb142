/// Chooses what the talk is called, and the series it belongs to.
struct TitleResolver {
    let fields: FieldResolver
    let speaker: SpeakerResolver.Choice?
    var document: Document { fields.document }
    var statements: Statements { fields.statements }
    var tokens: [Token] { document.tokens }

    func title() -> ChosenText? {
        if let choice = labelled() { return choice }
        if let choice = besideName() { return choice }
        if let choice = said(inQuotes: true) ?? onTimeLine() { return choice }
        let layout = byLayout()
        if let layout, layout.score >= 2 { return layout.choice }
        return said(inQuotes: false) ?? layout?.choice ?? meetingTopic()
    }

    /// What each rule answers, the chosen one first.
    func all() -> [ChosenText] {
        [
            title(), labelled(), besideName(), said(inQuotes: true), onTimeLine(), byLayout()?.choice,
            said(inQuotes: false), meetingTopic(),
        ].compactMap { $0 }
    }

    /// A meeting's "Topic:" line often holds the speaker or the series: it is the last resort.
    var meetingTopics: [Labelled] {
        statements.labelled("title").prefix(50).filter(\.isWeak).filter { label in
            (max(0, label.label.lowerBound - 12)..<label.label.lowerBound).contains {
                document.term(.online, at: $0) != nil
            }
                || label.value.contains { document.term(.label, at: $0)?.term.value == "passcode" }
                || nextLabel(after: label)?.key == "time"
                    && document.text(document.span(of: label.label)).lowercased().hasPrefix("topic")
                    && statements.labelled("online").isEmpty == false
        }
    }

    func nextLabel(after label: Labelled) -> Labelled? {
        statements.labels.first {
            $0.label.lowerBound >= label.value.upperBound && $0.label.lowerBound > label.label.lowerBound
        }
    }

    func labelled() -> ChosenText? {
        let topics = meetingTopics
        let all = statements.labelled("title")
        for label in all.filter({ !$0.isWeak }) + all.filter(\.isWeak)
        where !topics.contains(label) && !label.value.isEmpty {
            let range = titleRange(label)
            if range.isEmpty || fields.isUndecided(range) { continue }
            if isSeriesLine(range) && (!isQuoted(range) || all.contains { $0.isWeak != label.isWeak }),
                all.count > 1
                    || range.count <= 6 && document.text(document.span(of: label.label)).lowercased().contains("topic")
            {
                continue
            }
            if let choice = made(range, rule: "label-line") { return choice }
        }
        return nil
    }

    /// A title may go on over further lines of its paragraph, but not into another kind of line.
    func titleRange(_ label: Labelled) -> Range<Int> {
        var end = label.value.lowerBound
        var line = label.value.isEmpty ? 0 : tokens[end].line
        let first = line
        while end < label.value.upperBound {
            if tokens[end].line != line {
                line = tokens[end].line
                if line - first > 3 || fields.timeLines.contains(line) || document.lines[line].isBullet { break }
            }
            if tokens[end].kind == .url { break }
            end += 1
        }
        var start = label.value.lowerBound
        while start < end, tokens[start].isMark("-•|") { start += 1 }
        while end > start, tokens[end - 1].isMark("|") { end -= 1 }
        guard start < end else { return start..<end }
        // "… networks:", an empty line, "scaling and universality": the colon is not where the title ends.
        let last = tokens[end - 1].line
        if tokens[end - 1].isMark(":"), document.lines[last].content.upperBound == end,
            let longer = blockRange(at: last)
        {
            end = max(end, longer.upperBound)
        }
        return start..<end
    }

    func isQuoted(_ range: Range<Int>) -> Bool {
        tokens[range.lowerBound].isMark("\"「『")
    }

    /// `Ada Example, “On Things”`: what stands in quotes behind the name.
    func besideName() -> ChosenText? {
        guard let speaker, speaker.evidence.rule == "name-and-title", let span = speaker.evidence.span else {
            return nil
        }
        let line = document.lines.first { $0.span.contains(span.lowerBound) }
        guard let line,
            let open = line.content.first(where: {
                tokens[$0].span.lowerBound >= span.upperBound && tokens[$0].isMark("\"")
            })
        else { return nil }
        return quoted(from: open, limit: line.content.upperBound)
    }

    /// `March 4: Ada Example, "On Things"`: what stands in quotes behind the name on the line that tells the time.
    func onTimeLine() -> ChosenText? {
        guard let speaker, speaker.evidence.rule == "name-beside-time", let last = speaker.tokens.last else {
            return nil
        }
        let line = document.lines[tokens[last].line].content
        guard let open = (last..<line.upperBound).first(where: { tokens[$0].isMark("\"") }) else { return nil }
        return quoted(from: open, limit: line.upperBound)
    }

    func quoted(from open: Int, limit: Int) -> ChosenText? {
        var close = open + 1
        while close < limit, close < open + 60,
            !(tokens[close].isMark("\"」』")
                && !(close + 1 < limit && tokens[close + 1].isWord && !tokens[close + 1].isSpaced
                    && tokens[close].isSpaced))
        { close += 1 }
        guard close < limit, tokens[close].isMark("\"」』"), close > open + 1 else { return nil }
        return made((open + 1)..<close, rule: "quoted")
    }

    /// "… will speak on “X”", "entitled X", "on the topic of" with the title below.
    func said(inQuotes: Bool) -> ChosenText? {
        for index in tokens.indices {
            guard let match = document.term(.says, at: index), match.term.value == "on",
                !document.lines[tokens[index].line].isQuoted, !statements.isInBackground(index)
            else { continue }
            var next = index + match.length
            guard next < tokens.count else { continue }
            if tokens[next].isMark(":,") { next += 1 }
            guard next < tokens.count, tokens[next].line - tokens[index].line <= 3, !isFirstPerson(before: index) else {
                continue
            }
            if tokens[next].isMark("\"'「『"), let choice = quoted(from: next, limit: tokens.count) { return choice }
            if tokens[next].line != tokens[index].line, document.lines[tokens[index].line].content.upperBound <= next {
                return block(at: tokens[next].line)
            }
            // A quotation further on in the sentence: "his talk, “X”".
            if let open = (next..<min(next + 12, tokens.count)).first(where: { tokens[$0].isMark("\"") }),
                let choice = quoted(from: open, limit: tokens.count)
            {
                return choice
            }
            if !inQuotes, match.length >= 2 || match.term.language != "en" {
                var end = next
                while end < tokens.count, end < next + 30,
                    !(tokens[end].isMark(".!;") && (end + 1 >= tokens.count || tokens[end + 1].isSpaced)),
                    !document.isParagraphEnd(before: end, from: next), !statements.isTaken(end)
                { end += 1 }
                while end > next, document.term(.stop, at: end - 1) != nil || tokens[end - 1].isMark(",") { end -= 1 }
                if end - next >= 2, let choice = made(next..<end, rule: "says-on") { return choice }
            }
        }
        return nil
    }

    /// "I will discuss …" is from the abstract; "she will discuss …" announces.
    func isFirstPerson(before index: Int) -> Bool {
        (max(0, index - 3)..<index).contains { document.term(.person, at: $0) != nil }
    }

    /// Lines that are one title: the next one goes on where this one ends with a colon or that one begins small.
    func block(at first: Int) -> ChosenText? {
        guard let range = blockRange(at: first) else { return nil }
        return made(range, rule: "line-below-says")
    }

    func blockRange(at first: Int) -> Range<Int>? {
        var last = first
        while last + 1 < document.lines.count, last - first < 6 {
            var next = last + 1
            while next < document.lines.count, document.lines[next].isBlank, next - last <= 2 { next += 1 }
            guard next < document.lines.count, !document.lines[next].isBlank, isTitleLine(next),
                let end = document.lines[last].content.last
            else { break }
            let beginsSmall =
                !fields.isCapitalised(document.lines[next].content.lowerBound)
                && tokens[document.lines[next].content.lowerBound].isWord
            let goesOn = tokens[end].isMark(":-,") || document.term(.stop, at: end) != nil || beginsSmall
            guard
                goesOn
                    || next == last + 1 && document.lines[next].headingLevel == document.lines[first].headingLevel
                        && document.lines[next].indentation > 6
            else { break }
            last = next
        }
        let range = document.lines[first].content.lowerBound..<document.lines[last].content.upperBound
        return range.isEmpty ? nil : range
    }

    // MARK: Layout

    func isTitleLine(_ number: Int) -> Bool {
        let line = document.lines[number]
        guard !line.isBlank, !line.isQuoted, !fields.timeLines.contains(number), line.content.count <= 45,
            !statements.labels(onLine: number).contains(where: { $0.key != "other" || $0.value.isEmpty }),
            !statements.isInBackground(line.content.lowerBound),
            fields.isTimeless(line.content),
            !line.content.contains(where: { tokens[$0].kind == .url || tokens[$0].kind == .email })
        else { return false }
        if let speaker, line.content.overlaps(speaker.tokens) { return false }
        if let label = statements.label(at: line.content.lowerBound), label.line != number,
            ["location", "speaker", "when", "date", "time"].contains(label.key)
        {
            return false
        }
        if fields.names.isName(line.content) || fields.looksLikePlace(line.content) && line.content.count <= 6 {
            return false
        }
        return line.content.contains { tokens[$0].isWord }
    }

    func byLayout() -> (choice: ChosenText, score: Double)? {
        var best: (number: Int, score: Double)?
        let speakerLine = speaker.flatMap { $0.tokens.first }.map { tokens[$0].line }
        let timeLine = fields.timeLines.min()
        var seen = 0
        for (number, line) in document.lines.enumerated() {
            guard !line.isBlank else { continue }
            seen += 1
            guard seen <= 40 else { break }
            guard isTitleLine(number) else { continue }
            let words = line.content.filter { tokens[$0].isWord }.count
            let isDense = tokens[line.content.lowerBound].folded.unicodeScalars.first?.isWrittenWithoutSpaces == true
            var score = 0.0
            if line.headingLevel > 0 { score += 1.5 - Double(line.headingLevel) * 0.2 }
            if line.isEmphasised { score += 0.8 }
            if isQuoted(line.content) { score += 2 }
            if line.indentation > 8 { score += 0.5 }
            if words >= 3 || isDense && words >= 4 { score += 1 } else { score -= 1 }
            if words > 22 { score -= 2 }
            // A formula, a line of signs.
            if line.content.count > words * 2 + 4 { score -= 2 }
            if isSeriesLine(line.content) { score -= 2.5 }
            if isInstitutionLine(line.content) { score -= 2 }
            if isProse(line, number) { score -= 2.5 }
            if repeats(line) { score += 1.5 }
            if line.isBullet { score -= 1 }
            if document.flows(into: number), line.indentation < 8 { score -= 1.5 }
            if words >= 4, !isSeriesLine(line.content), !isInstitutionLine(line.content), beginsLabels(after: number) {
                score += 1.2
            }
            if isInsideParagraph(number) { score -= 1 }
            if let speakerLine { score += max(0, 1.5 - Double(abs(number - speakerLine)) * 0.3) }
            if let timeLine { score += max(0, 0.8 - Double(abs(number - timeLine)) * 0.1) }
            score -= Double(seen) * 0.06
            if best.map({ score > $0.score }) ?? true { best = (number, score) }
        }
        guard let best, best.score > 0.2, let range = blockRange(at: best.number) else { return nil }
        return made(range, rule: "title-line").map { ($0, best.score) }
    }

    /// Long lines above and below: a sentence's middle.
    private func isInsideParagraph(_ number: Int) -> Bool {
        guard number > 0, number + 1 < document.lines.count, document.lines[number].indentation < 8 else {
            return false
        }
        return [number - 1, number + 1].allSatisfy {
            document.lines[$0].span.count >= 40 && !document.lines[$0].isBlank && document.lines[$0].headingLevel == 0
        }
    }

    /// Whether the talk's labels follow next: what stands over "Speaker:" and "Time:" is what they tell of.
    private func beginsLabels(after number: Int) -> Bool {
        var next = number + 1
        while next < document.lines.count, document.lines[next].isBlank, next <= number + 2 { next += 1 }
        return statements.labels(onLine: next).contains { ["speaker", "when", "date", "time"].contains($0.key) }
    }

    func isSeriesLine(_ range: Range<Int>) -> Bool {
        range.contains { document.term(.series, at: $0) != nil || document.term(.talk, at: $0) != nil }
            && range.count <= 14
    }

    func isInstitutionLine(_ range: Range<Int>) -> Bool {
        range.contains {
            document.term(.institution, at: $0) != nil
                || document.terms[$0].contains { $0.term.key == .institutionName }
        } && range.count <= 14
    }

    /// Sentences: many small words and a full stop, or an address to the reader.
    func isProse(_ line: Document.Line, _ number: Int? = nil) -> Bool {
        let words = line.content.filter { tokens[$0].isWord }
        guard let last = line.content.last else { return false }
        let small = words.filter { !fields.isCapitalised($0) }.count
        if tokens[last].isMark(".,"), words.count > 6, small * 2 > words.count { return true }
        // A line between two empty ones that ends without a stop is none, however long.
        let standsAlone =
            number.map {
                ($0 == 0 || document.lines[$0 - 1].isBlank)
                    && ($0 + 1 >= document.lines.count || document.lines[$0 + 1].isBlank)
            } ?? false
        let isLong =
            line.span.count > 62 && small * 3 > words.count * 2 && !(standsAlone && !tokens[last].isMark(".:"))
        return isLong
            || words.prefix(3).contains {
                ["you", "we", "dear", "please", "join", "hi", "hello", "welcome", "our", "i"].contains(
                    tokens[$0].folded)
            }
    }

    /// A title stands on the page more than once: in the calendar link, in the heading, in the subject.
    func repeats(_ line: Document.Line) -> Bool {
        let words = line.content.map { tokens[$0].folded }
        guard words.count >= 3 else { return false }
        var index = line.content.upperBound
        while index + words.count <= tokens.count {
            if tokens[index].folded == words[0], tokens[index + words.count - 1].folded == words[words.count - 1],
                (0..<words.count).allSatisfy({ tokens[index + $0].folded == words[$0] })
            {
                return true
            }
            index += 1
        }
        return false
    }

    func meetingTopic() -> ChosenText? {
        for label in meetingTopics where !label.value.isEmpty {
            if let choice = made(titleRange(label), rule: "meeting-topic") { return choice }
        }
        return nil
    }

    func made(_ range: Range<Int>, rule: String) -> ChosenText? {
        fields.stated(range, rule: rule, value: PlainText.title)
    }
}
