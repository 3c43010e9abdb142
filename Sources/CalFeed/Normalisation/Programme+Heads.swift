/// Finds the lines with the days that entries begin with.
extension Programme {
    /// A line whose date is that of a talk.
    struct Head {
        /// How the line shows it. Heads of one list look alike.
        enum Form: Hashable {
            case first, labelled, inHeading, inBullet
            /// Behind what the talk belongs to: "COLLOQUIUM, Tuesday, 4 March, 11 am, Room 7".
            case titled
            /// Behind what the talk is: "“On Rivers”, Ada Example – Tuesday, 4 March, 11 am".
            case last
        }

        var line: Int
        var day: DateResolver.Resolution
        var form: Form
        var clocks: Set<LocalTime>

        var date: LocalDate { day.date }
    }

    func dateHeads() -> [Head] {
        var clocks: [Int: Set<LocalTime>] = [:]
        for time in statements.times where time.role == .event {
            guard let clock = ClockResolver.resolution(of: time.value) else { continue }
            clocks[time.line, default: []].insert(clock.start)
        }
        var result: [Head] = []
        var clockRow: Int?
        // Only a labelled day that is told again asks.
        lazy var told =
            isListOfLabelledDays ? (people: labelled("speaker"), titles: labelled("title")) : (people: [], titles: [])
        /// By day and form, where its heads stand in the result.
        var known: [LocalDate: [Head.Form: [Int]]] = [:]
        for (index, candidate) in statements.dates.enumerated() where candidate.role == .event {
            guard let resolution = dates[index], !candidate.value.isBare, candidate.value.relative == nil,
                !statements.isInBackground(candidate.tokens.lowerBound),
                let form = form(of: candidate, hasClock: clocks[candidate.line] != nil)
            else { continue }
            if let last = result.last, last.line == candidate.line { continue }
            // "UTC 4 March, 14:00 / Prague 4 March, 15:00": one instant in several zones.
            if isClockRow(candidate.line) {
                defer { clockRow = candidate.line }
                if clockRow == candidate.line - 1 { continue }
            }
            var own = clocks[candidate.line] ?? []
            if form == .inHeading, own.isEmpty {
                own = lines(below: candidate.line).lazy.compactMap { clocks[$0] }.first ?? []
            }
            if form == .labelled, own.isEmpty {
                own =
                    (candidate.line..<min(candidate.line + 4, document.lines.count)).lazy
                    .filter { line in statements.labels(onLine: line).contains { $0.key == "time" } }
                    .compactMap { clocks[$0] }.first ?? []
            }
            // "The meeting is on 27-28 November", above "27 November": the days' own headings.
            if let last = known[resolution.date]?[form]?.last, result[last].day.last != nil, resolution.last == nil,
                result[last].clocks.isEmpty, last == result.count - 1
            {
                result[last] = Head(line: candidate.line, day: resolution, form: form, clocks: own)
                continue
            }
            if let others = known[resolution.date]?[form], let last = others.last {
                // A date that is said again; another talk on that day has another hour and looks the same.
                // A line across the page parts two talks of one hour.
                let isParted =
                    form == .first && !result[last].clocks.isEmpty
                    && (result[last].line + 1..<max(result[last].line + 1, candidate.line)).contains(
                        where: document.isRule)
                let areBlocks =
                    form == .first && own.isEmpty && result[last].clocks.isEmpty
                    && isWithinBlock(candidate) && isBlock(result[last].line)
                let isAnother =
                    form == .labelled
                    ? isOfAnother(result[last].line, candidate.line, told.people, told.titles)
                    : result.count >= 2 && namesAnother(result[last].line, candidate.line)
                guard form != .labelled || isAnother || isNewTalk(from: result[last].line, to: candidate.line),
                    !own.isEmpty || areBlocks || isAnother,
                    isParted || areBlocks || isAnother
                        || others.allSatisfy({ own.isDisjoint(with: result[$0].clocks) })
                else { continue }
                // "Monday, 4 March / Monday, 4 March, 2 pm": the day stands over its first talk.
                if result[last].clocks.isEmpty, !areBlocks, !isAnother {
                    result[last].clocks = own
                    continue
                }
            }
            known[resolution.date, default: [:]][form, default: []].append(result.count)
            result.append(Head(line: candidate.line, day: resolution, form: form, clocks: own))
        }
        let list = list(among: withoutDateline(result))
        guard let first = list.first else { return [] }
        // Dates without hours, years apart, are somebody's life or a bibliography.
        let timed = list.filter { !$0.clocks.isEmpty }
        let anchor = timed.count >= 2 ? timed[0] : first
        let near = list.filter { !$0.clocks.isEmpty || abs($0.date.dayNumber - anchor.date.dayNumber) < 800 }
        // Among days with hours, one of long ago is told of in an abstract.
        return near.count == list.count || timed.count >= 2 ? near : []
    }

    /// "Ada Example / 4 March 2026 / On Rivers": a day alone on its line, with a line above it and one below.
    private func isWithinBlock(_ date: Candidate<DateExpression>) -> Bool {
        date.value.year != nil && document.lines[date.line].content == date.tokens && isBlock(date.line)
    }

    private func isBlock(_ line: Int) -> Bool {
        line > 0 && line + 1 < document.lines.count && !document.lines[line - 1].isBlank
            && !document.lines[line + 1].isBlank && document.lines[line].content.allSatisfy(statements.isTaken)
    }

    /// A day above a list that differs from all of its own, in what it is and in what it shows: the day of writing, or of the first.
    private func withoutDateline(_ heads: [Head]) -> [Head] {
        func shape(_ head: Head) -> [Bool] {
            let line = document.lines[head.line]
            let hasWeekday = line.content.contains { document.has(.weekday, at: $0) }
            return [line.isBullet, line.headingLevel > 0, hasWeekday]
        }
        guard heads.count >= 3, let first = heads.first, let second = heads.dropFirst().first, first.clocks.isEmpty,
            statements.isOnlyTime(document.lines[first.line].content),
            zip(shape(first), shape(second)).count(where: { $0 != $1 }) >= 2,
            heads.dropFirst().allSatisfy({ shape($0) == shape(second) }), document.lines[first.line].headingLevel == 0,
            !beginsTalk(below: first.line)
        else { return heads }
        return Array(heads.dropFirst())
    }

    /// Whether the next line that is not blank names somebody or quotes a title.
    private func beginsTalk(below line: Int) -> Bool {
        guard let next = (line + 1..<document.lines.count).first(where: { !document.lines[$0].isBlank }) else {
            return false
        }
        let content = document.lines[next].content
        return !statements.labels(onLine: next).isEmpty || content.contains { document.tokens[$0].isMark("\"„«「") }
            || NameRule(document: document).namesPerson(content)
    }

    /// The next few lines that are not blank, up to the next heading.
    private func lines(below line: Int) -> [Int] {
        var result: [Int] = []
        for number in (line + 1)..<max(line + 1, document.lines.count) where !document.lines[number].isBlank {
            guard document.lines[number].headingLevel == 0, result.count < 3 else { break }
            result.append(number)
        }
        return result
    }

    /// The heads that look alike. A list that holds the date of a labelled announcement only says what else there is.
    private func list(among heads: [Head]) -> [Head] {
        let groups = Dictionary(grouping: heads, by: \.form)
        if groups.count <= 1 { return heads }
        let longest = groups.values.max { first, second in
            (first.count, second[0].line) < (second.count, first[0].line)
        }
        guard let longest, longest.count >= 2 else { return [] }
        if longest[0].form != .labelled, let labelled = groups[.labelled] {
            let days = Set(longest.map(\.date))
            if labelled.contains(where: { days.contains($0.date) }) { return [] }
            // The next talk, told in full above a list of the later ones.
            if labelled.count == 1, labelled[0].line < longest[0].line,
                longest.allSatisfy({ $0.date > labelled[0].date })
            {
                return labelled + longest
            }
        }
        return longest
    }

    private func form(of candidate: Candidate<DateExpression>, hasClock: Bool) -> Head.Form? {
        let line = document.lines[candidate.line]
        let isLabelled =
            candidate.label.map { ["when", "date", "time"].contains($0) } ?? false || named.contains(candidate.line)
            || isNext(candidate)
        // Running text may be broken in front of a date; hardly in front of a date and an hour.
        let isFirst =
            (hasClock && hasNeighbour(candidate) || !document.flows(into: candidate.line) || isOnlyDay(candidate)
                || isListed(candidate.line)
                || behindNumber(from: line.content.lowerBound, limit: candidate.tokens.lowerBound)
                    > line.content.lowerBound)
            && isFirst(candidate.tokens, in: line)
        if line.headingLevel > 0 {
            let isLast =
                line.content.upperBound - candidate.tokens.upperBound <= 1
                || (candidate.tokens.upperBound..<max(candidate.tokens.upperBound, line.content.upperBound)).allSatisfy
                { index in
                    statements.isTaken(index) || document.tokens[index].kind == .mark
                        || document.has(.preposition, at: index)
                }
            return isLabelled || isFirst || isLast ? .inHeading : nil
        }
        if isLabelled { return .labelled }
        if isFirst || isClockRow(candidate.line) { return .first }
        guard candidate.value.day != nil else { return nil }
        if line.isBullet || isNumbered(line) {
            // "• Ada Example, Ice Institute, 4 March;": the hour may be said for all.
            let rest = candidate.tokens.upperBound..<max(candidate.tokens.upperBound, line.content.upperBound)
            let isLast =
                rest.count <= 2
                || document.tokens[rest.lowerBound].kind == .mark && rest.count <= 14
                    && !NameRule(document: document).namesPerson(rest)
            return hasClock || isLast && NameRule(document: document).namesPerson(line.content) ? .inBullet : nil
        }
        // "…, 3.7", in a list of such lines.
        if document.dottedNumbers.days.contains(candidate.tokens.lowerBound) { return .last }
        if hasClock, hasNeighbour(candidate), isTitled(candidate.tokens, in: line) { return .titled }
        return endsWithDate.contains(candidate.line) && endsLikeNext(candidate) ? .last : nil
    }

    /// Whether the lines around one end with a day, too, and name somebody in front of it.
    private func endsLikeNext(_ candidate: Candidate<DateExpression>) -> Bool {
        let line = document.lines[candidate.line]
        let front = line.content.lowerBound..<candidate.tokens.lowerBound
        if linesOfTalks.count >= 2, linesOfTalks.contains(candidate.line) { return true }
        if linesOfPeople.contains(candidate.line) { return true }
        guard line.content.count <= 40,
            front.contains(where: { document.tokens[$0].isMark("\"„«「") })
                || NameRule(document: document).namesPerson(front)
        else { return false }
        func isLike(_ numbers: some Sequence<Int>) -> Bool {
            numbers.first { !document.lines[$0].isBlank }.map(endsWithDate.contains) ?? false
        }
        return isLike((candidate.line + 1)..<max(candidate.line + 1, document.lines.count))
            || isLike((0..<candidate.line).reversed())
    }

    private static let zones = Term.Keys(.zonePlace, .zoneName, .timezone)

    /// "Prague  Nov 1, 15:00 Wed": a zone, a day and an hour, and nothing else.
    private func isClockRow(_ number: Int) -> Bool {
        let content = document.lines[number].content
        guard content.count <= 16, let first = content.first, !statements.isTaken(first),
            document.hasAny(of: Self.zones, at: first)
                || ["utc", "gmt"].contains(document.folded(document.tokens[first]))
        else { return false }
        var end = first + 1
        for key in [Term.Key.zonePlace, .zoneName, .timezone] {
            if let match = document.term(key, at: first) { end = max(end, first + match.length) }
        }
        return content.contains(where: statements.isTaken)
            && (end..<max(end, content.upperBound)).allSatisfy { index in
                statements.isTaken(index) || document.tokens[index].kind == .mark || document.has(.weekday, at: index)
                    || document.has(.weekdayShort, at: index)
            }
    }

    /// "Wednesday 19 March" on a line of its own, below one that no small word ends: no running text.
    private func isOnlyDay(_ date: Candidate<DateExpression>) -> Bool {
        let line = document.lines[date.line]
        guard date.value.weekday != nil, date.line > 0, let above = document.lines[date.line - 1].content.last,
            !document.has(.stop, at: above), !document.has(.preposition, at: above), !document.tokens[above].isMark(",")
        else { return false }
        return line.content.allSatisfy {
            statements.isTaken($0) || document.tokens[$0].kind == .mark || document.has(.article, at: $0)
        }
    }

    /// "Next session: Monday, 12 May, 10:30"
    private func isNext(_ date: Candidate<DateExpression>) -> Bool {
        guard let label = statements.label(at: date.tokens.lowerBound), label.key == "other", label.line == date.line,
            label.value.lowerBound == date.tokens.lowerBound
        else { return false }
        return label.label.contains { document.term(.relative, at: $0)?.term.value == "next" }
    }

    /// "3. Ada Example, …, 4 March"
    private func isNumbered(_ line: Document.Line) -> Bool {
        let first = line.content.lowerBound
        return line.content.count > 3 && document.isItemNumber(first) && document.tokens[first + 2].isSpaced
            && document.tokens[first + 2].number == nil
    }

    /// Whether a short head stands in front of the date, above a talk of its own.
    private func isTitled(_ date: Range<Int>, in line: Document.Line) -> Bool {
        let front = line.content.lowerBound..<date.lowerBound
        let number = document.tokens[date.lowerBound].line
        guard front.count <= 8, line.content.count <= 30, let last = front.last, document.tokens[last].isMark(",-:|("),
            number == 0 || document.lines[number - 1].isBlank
        else { return false }
        return front.contains { document.has(.talk, at: $0) || document.has(.series, at: $0) }
            && !front.contains { document.tokens[$0].isMark(".;!?") || document.has(.says, at: $0) }
    }

    /// Whether the line above or below begins with a date, too: hardly does running text break there twice.
    private func isListed(_ line: Int) -> Bool {
        [line - 1, line + 1].contains { number in
            document.lines.indices.contains(number) && beginsWithDate.contains(number)
        }
    }

    /// Whether an hour stands right beside the date.
    private func hasNeighbour(_ date: Candidate<DateExpression>) -> Bool {
        let around = [date.tokens.lowerBound - 1, date.tokens.lowerBound - 2, date.tokens.upperBound]
        return (around + [date.tokens.upperBound + 1]).contains { statements.isTaken($0) }
    }

    /// No line has more tokens in front of what it begins with.
    private static let longestFront = 100

    /// "11am, Fri 13 June", "(Mon) 3 May", "This week (March 4)": a clock or a mark may stand in front.
    private func isFirst(_ range: Range<Int>, in line: Document.Line) -> Bool {
        var index = line.content.lowerBound
        guard range.lowerBound - index <= Self.longestFront else { return false }
        // "3. 4 March"
        if index + 2 <= range.lowerBound, document.tokens[index].number != nil, document.tokens[index].width <= 3,
            document.tokens[index + 1].isMark(".)"), !document.tokens[index + 1].isSpaced
        {
            index += 2
        }
        index = behindNumber(from: index, limit: range.lowerBound)
        // "2011 (Friday, 8 April)"
        if index + 2 == range.lowerBound, document.tokens[index].width == 4, document.tokens[index].number != nil,
            document.tokens[index + 1].isMark("(")
        {
            return true
        }
        var isRelative = false
        let isHeadOfDay = document.isHeadOfDay(range)
        while index < range.lowerBound {
            if document.has(.relative, at: index) { isRelative = true }
            let isSmall =
                document.tokens[index].isMark("(,|[*-:.–") || document.has(.stop, at: index)
                || document.has(.article, at: index) || isHeadOfDay
                // "This week's reading group (4 March, 5 pm)"
                || isRelative
                    && (document.has(.series, at: index) || document.has(.talk, at: index)
                        || document.term(.cue, at: index)?.term.value == "period"
                        || document.has(.series, at: index - 1))
                || document.term(.relative, at: index).map { ["this", "next"].contains($0.term.value) } == true
            guard statements.isTaken(index) || isSmall else { return false }
            index += 1
        }
        return true
    }

    /// "Lecture 3: 4 March", "第3回 3月4日": behind the number of the meeting.
    func behindNumber(from first: Int, limit: Int) -> Int {
        guard first + 2 <= limit else { return first }
        let tokens = document.tokens
        if document.folded(tokens[first]) == "第", tokens[first + 1].number != nil {
            var end = first + 2
            while end < limit, tokens[end].isDense, !tokens[end].isSpaced { end += 1 }
            return end
        }
        var number = first
        if document.has(.talk, at: first) || document.has(.series, at: first)
            || document.term(.cue, at: first).map({ ["number", "period", "day"].contains($0.term.value) }) == true
            || tokens[first].isMark("#")
        {
            number += 1
        }
        guard number > first, number < limit, tokens[number].number != nil, tokens[number].width <= 3 else {
            return first
        }
        return number + 1
    }
}
