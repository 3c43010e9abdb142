extension FieldResolver {
    // MARK: Place

    func location() -> ChosenText? {
        for label in statements.labelled("location") {
            var range = firstLine(of: label)
            if let cut = range.first(where: { tokens[$0].kind == .url }), cut > range.lowerBound {
                range = range.lowerBound..<cut
            }
            guard !range.isEmpty, tokens[range.lowerBound].kind != .url else { continue }
            if isUndecided(range) { continue }
            range = withoutTimes(range)
            if range.count > 16 || isSentence(range), let inner = placeInSentence(range) { range = inner }
            if let choice = stated(range, rule: "label-line", value: PlainText.value) { return choice }
        }
        return placeBesideTime() ?? placeUnderName() ?? placeInProse() ?? onlineOnly()
    }

    private func isSentence(_ range: Range<Int>) -> Bool {
        range.count > 8 && range.count(where: { document.term(.stop, at: $0) != nil }) * 3 > range.count
    }

    /// "This is a hybrid event: we meet in person (at Old Hall, room 7), and online": the place among the words.
    private func placeInSentence(_ range: Range<Int>) -> Range<Int>? {
        for index in range where document.term(.preposition, at: index)?.length == 1 {
            var start = index + 1
            while start < range.upperBound, document.term(.stop, at: start)?.length == 1 { start += 1 }
            var end = start
            while end < range.upperBound, end - start < 16, !tokens[end].isMark(";()"),
                !(tokens[end].isMark(".,") && !continuesPlace(end, range)
                    && (end + 1 >= range.upperBound || tokens[end + 1].isSpaced)),
                end == start || document.term(.cue, at: end) == nil
            { end += 1 }
            if start < end, looksLikePlace(start..<end) { return start..<end }
        }
        return nil
    }

    /// What each rule answers, the chosen one first.
    func allPlaces() -> [ChosenText] {
        [location(), placeBesideTime(), placeUnderName(), placeInProse(), onlineOnly()].compactMap { $0 }
    }

    /// The part of a value in front of a date or a time that stands in it.
    func withoutTimes(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        for candidate in statements.times.map(\.tokens) + statements.dates.filter({ $0.value.day != nil }).map(\.tokens)
        where range.contains(candidate.lowerBound) && candidate.lowerBound > range.lowerBound {
            end = min(end, candidate.lowerBound)
        }
        while end > range.lowerBound + 1, tokens[end - 1].isMark(",-(|;") { end -= 1 }
        return range.lowerBound..<end
    }

    func isUndecided(_ range: Range<Int>) -> Bool {
        guard let first = range.first, let match = document.term(.tba, at: first) else { return false }
        return match.length >= range.count - 1
    }

    /// A short line next to the date's that names a room or a building: "Wean Hall 5409", "Room 201, Ziskind".
    func placeBesideTime() -> ChosenText? {
        var best: (range: Range<Int>, distance: Int)?
        for number in timeLines {
            for candidate in max(0, number - 3)...min(document.lines.count - 1, number + 4) {
                let line = document.lines[candidate]
                guard !line.isBlank, !timeLines.contains(candidate), line.content.count <= 16, !line.isQuoted,
                    !statements.labels(onLine: candidate).contains(where: { $0.key != "other" }),
                    looksLikePlace(line.content)
                else { continue }
                let hasNumber = line.content.contains { tokens[$0].number != nil }
                let distance = abs(candidate - number) + (hasNumber ? 0 : 2)
                if best.map({ distance < $0.distance }) ?? true { best = (line.content, distance) }
            }
        }
        guard let best else { return partOfTimeLine() }
        return stated(best.range, rule: "line-beside-time", value: PlainText.value)
    }

    /// The line below a first line that names the speaker and the title.
    func placeUnderName() -> ChosenText? {
        guard let first = document.lines.firstIndex(where: { !$0.isBlank }), first + 1 < document.lines.count else {
            return nil
        }
        let line = document.lines[first + 1]
        guard !line.isBlank, line.content.count <= 10,
            names.name(at: document.lines[first].content.lowerBound, limit: document.lines[first].content.upperBound)
                != nil,
            statements.labels(onLine: first + 1).isEmpty, looksLikePlace(line.content)
        else { return nil }
        return stated(line.content, rule: "line-below-name", value: PlainText.value)
    }

    /// "Thursday 14 May at 3pm, Room SCN 1.25": what is left of the line that tells the time.
    func partOfTimeLine() -> ChosenText? {
        for number in timeLines.sorted() {
            let line = document.lines[number]
            var parts: [Range<Int>] = []
            var start: Int?
            var depth = 0
            for index in line.content {
                if tokens[index].isMark("("), !holdsTime(from: index, in: line.content) { depth += 1 }
                if tokens[index].isMark(")") { depth = max(0, depth - 1) }
                let isBreak =
                    depth == 0 && (tokens[index].isMark("-") && tokens[index].isSpaced) || statements.isTaken(index)
                    || depth == 0 && tokens[index].isMark(",;|.")
                        && (index + 1 >= line.content.upperBound || tokens[index + 1].isSpaced) && parts.count < 20
                        && !continuesPlace(index, line.content)
                if isBreak {
                    if let first = start { parts.append(first..<index) }
                    start = nil
                } else if start == nil {
                    start = index
                }
            }
            if let first = start { parts.append(first..<line.content.upperBound) }
            for part in parts {
                var first = part.lowerBound
                while first < part.upperBound,
                    tokens[first].isMark("-(:") || document.term(.stop, at: first)?.length == 1
                { first += 1 }
                var last = part.upperBound
                while last > first, tokens[last - 1].isMark("-(:)"),
                    !tokens[first..<last].contains(where: { $0.isMark("(") && tokens[last - 1].isMark(")") })
                { last -= 1 }
                let range = first..<max(first, last)
                // "WeH 8220 at the new meeting time": up to where a sentence goes on.
                if let stop = range.dropFirst(2).first(where: { document.term(.preposition, at: $0) != nil }),
                    range.lowerBound..<stop != range, looksLikePlace(range.lowerBound..<stop),
                    tokens[range.lowerBound..<stop].contains(where: { $0.number != nil }),
                    document.term(.stop, at: stop + 1) != nil,
                    let choice = stated(range.lowerBound..<stop, rule: "part-of-time-line", value: PlainText.value)
                {
                    return choice
                }
                if range.count <= 14, looksLikePlace(range),
                    let choice = stated(range, rule: "part-of-time-line", value: PlainText.value)
                {
                    return choice
                }
            }
        }
        return nil
    }

    /// Whether a bracket holds the time: then it keeps nothing together.
    private func holdsTime(from open: Int, in line: Range<Int>) -> Bool {
        var index = open + 1
        while index < line.upperBound, !tokens[index].isMark(")") {
            if statements.isTaken(index) { return true }
            index += 1
        }
        return false
    }

    /// A comma inside a place keeps it together: "Room 201, Ziskind Building".
    func continuesPlace(_ comma: Int, _ line: Range<Int>) -> Bool {
        guard tokens[comma].isMark(","), comma + 1 < line.upperBound, comma > line.lowerBound else { return false }
        var before = comma - 1
        while before > line.lowerBound, !tokens[before - 1].isMark(",;-"), !statements.isTaken(before - 1) {
            before -= 1
        }
        return looksLikePlace(before..<comma) && !statements.isTaken(comma + 1) && tokens[comma + 1].isWord
            && isCapitalised(comma + 1)
    }

    func isTimeless(_ range: Range<Int>) -> Bool { !range.contains(where: statements.isTaken) }

    func looksLikePlace(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, isTimeless(range),
            !range.contains(where: { tokens[$0].kind == .url || tokens[$0].kind == .email })
        else { return false }
        guard
            isCapitalised(range.lowerBound) || tokens[range.lowerBound].number != nil
                || document.term(.place, at: range.lowerBound) != nil
        else { return false }
        // "Seminar Series 2025", "GMT-3"
        if range.contains(where: {
            document.term(.heading, at: $0)?.term.value == "word" || ["gmt", "utc"].contains(tokens[$0].folded)
        }) {
            return false
        }
        // "Building the Tools": a word that a sentence begins with.
        let hasPlaceWord = range.contains { index in
            document.term(.place, at: index) != nil
                && !(index == range.lowerBound && document.term(.stop, at: index + 1) != nil)
        }
        let hasNumber = range.contains { tokens[$0].number != nil && tokens[$0].width <= 5 }
        let isSentence =
            range.count > 3 && tokens[range.upperBound - 1].isMark(".")
            && range.filter { document.term(.stop, at: $0) != nil }.count > 3
        if isSentence { return false }
        // "DH 2315", "34-401A Grier A", "G2": a room without a word for it.
        let isRoomCode =
            hasNumber && range.count <= 5 && range.contains { tokens[$0].isWord && isCapitalised($0) }
            && !range.contains { document.term(.series, at: $0) != nil || document.term(.month, at: $0) != nil }
        if hasPlaceWord {
            return hasNumber
                || range.count <= 10
                    && range.filter { tokens[$0].isWord && isCapitalised($0) }.count * 2
                        >= range.filter { tokens[$0].isWord }.count
        }
        return isRoomCode
    }

    func isCapitalised(_ index: Int) -> Bool {
        let scalar = Tokeniser.scalar(at: tokens[index].span.lowerBound, in: document.bytes).0
        return scalar.properties.isUppercase || scalar.isWrittenWithoutSpaces || scalar.isHebrew
    }

    /// "… will be held on Tuesday August 1 from 10am - 12pm in Hamburg Hall 1000."
    func placeInProse() -> ChosenText? {
        let times = statements.times.filter { timeLines.contains($0.line) && $0.role != .social }
        for time in times.prefix(20) {
            let after = time.tokens.upperBound..<min(tokens.count, time.tokens.upperBound + 30)
            let before = max(0, time.tokens.lowerBound - 30)..<time.tokens.lowerBound
            for index in Array(after) + before.reversed() {
                let between = index >= after.lowerBound ? after.lowerBound..<index : index..<before.upperBound
                guard !hasSentenceEnd(between), document.lines[tokens[index].line].isBlank == false else { continue }
                guard index + 1 < tokens.count, tokens[index].isWord,
                    document.term(.preposition, at: index)?.length == 1
                else { continue }
                var start = index + 1
                if tokens[start].folded == "the" { start += 1 }
                var end = start
                while end < tokens.count, end < start + 16, !statements.isTaken(end),
                    !(tokens[end].isMark(".;()")
                        && (end + 1 >= tokens.count || tokens[end + 1].isSpaced || tokens[end].isMark("()"))),
                    !document.isParagraphEnd(before: end, from: start), !isSentenceWord(end)
                { end += 1 }
                while end > start, tokens[end - 1].isMark(",-") || document.term(.stop, at: end - 1)?.length == 1 {
                    end -= 1
                }
                let range = start..<end
                if range.count >= 1, looksLikePlace(range) || isRoomNumber(range),
                    let choice = stated(range, rule: "prose-place", value: PlainText.value)
                {
                    return choice
                }
            }
        }
        return nil
    }

    /// "in 8220", "in 8.220": a room that everybody there knows; no year.
    private func isRoomNumber(_ range: Range<Int>) -> Bool {
        guard let first = range.first, let value = tokens[first].number, isTimeless(range) else { return false }
        if range.count == 1 { return (3...4).contains(tokens[first].width) && !(1900...2099).contains(value) }
        return range.count == 3 && tokens[first + 1].isMark(".-") && !tokens[first + 1].isSpaced
            && tokens[first + 2].number != nil && !tokens[first + 2].isSpaced && tokens[first + 2].width >= 2
    }

    func isSentenceWord(_ index: Int) -> Bool {
        ["on", "from", "to", "for", "by", "is", "will", "with"].contains(tokens[index].folded) && tokens[index].isWord
    }

    func hasSentenceEnd(_ range: Range<Int>) -> Bool {
        range.contains {
            $0 > 0 && tokens[$0].isMark(".!?") && $0 + 1 < tokens.count && tokens[$0 + 1].isSpaced
                && tokens[$0 - 1].width > 2
        }
    }

    /// "The lecture will be held on zoom": the place is the meeting.
    func onlineOnly() -> ChosenText? {
        for number in timeLines.sorted() {
            for index in document.lines[number].content {
                guard let match = document.term(.online, at: index), tokens[index].isWord else { continue }
                var start = index
                if match.length > 1, ["via", "on"].contains(tokens[index].folded) { start += 1 }
                let range = start..<(index + match.length)
                return stated(range, rule: "online-word", value: PlainText.value)
            }
        }
        return nil
    }
}
