/// Finds the talks of an announcement that holds several: a list of dates, a table, a day's programme.
struct Programme {
    /// One talk's words and what they take from the whole.
    struct Entry: Sendable {
        var tokens: Range<Int>
        /// The day, where the entry itself shows only a clock.
        var day: DateResolver.Resolution?
        /// When the next point of the programme begins, of whatever kind.
        var next: Candidate<TimeExpression>?
    }

    let statements: Statements
    let dates: [DateResolver.Resolution?]
    /// The lines that begin with a date, or whose date is labelled; one for each day, more where their clocks differ.
    private(set) var heads: [Head] = []
    /// The lines that begin with a whole date.
    private let beginsWithDate: Set<Int>
    /// The lines that end with a whole date, perhaps with its hour behind it.
    private let endsWithDate: Set<Int>
    /// Those of days behind names that are no labels we know.
    let named: Set<Int>
    /// Those that end with an hour behind a title, over what tells of the talk.
    private var titledHours: Set<Int> = []
    /// Those that are a talk by themselves: a person, a day, and perhaps a place.
    private var linesOfTalks: Set<Int> = []

    /// - Parameter dates: what each of the statements' dates means.
    init(statements: Statements, dates: [DateResolver.Resolution?]) {
        self.statements = statements
        self.dates = dates
        beginsWithDate = Set(
            statements.dates.lazy.filter {
                $0.value.day != nil && !$0.value.isBare
                    && $0.tokens.lowerBound == statements.document.lines[$0.line].content.lowerBound
            }.map(\.line))
        endsWithDate = Set(
            statements.dates.lazy.filter { date in
                let line = statements.document.lines[date.line]
                return date.value.day != nil && !date.value.isBare && date.role == .event
                    && date.tokens.lowerBound > line.content.lowerBound + 1
                    && Self.isEnd(date.tokens.upperBound, of: line, in: statements)
                    && !statements.document.has(.range, at: date.tokens.lowerBound - 1)
            }.map(\.line))
        named = Self.linesOfNamedDays(in: statements)
        linesOfTalks = endsWithDate.filter(statements.document.isTalkOfOneLine)
        titledHours = linesOfTitledHours()
        heads = dateHeads()
    }

    private static let longestPlace = 8

    /// Whether hardly more than the hour and a place stands behind a day: "…, 4 March, 1:30-2:30 pm. Huxley 3."
    private static func isEnd(_ start: Int, of line: Document.Line, in statements: Statements) -> Bool {
        let document = statements.document
        var rest = start..<max(start, line.content.upperBound)
        while let first = rest.first, statements.isTaken(first) || document.tokens[first].kind == .mark {
            rest = (first + 1)..<rest.upperBound
        }
        if rest.isEmpty { return true }
        return NameRule(document: document).name(at: line.content.lowerBound, limit: start) != nil
            && rest.lowerBound > start && statements.isTaken(start + 1) && rest.count <= longestPlace
            && document.tokens[rest.lowerBound - 1].isMark(".,;|")
            && rest.contains { document.tokens[$0].number != nil || document.has(.place, at: $0) }
            && !rest.contains { statements.isTaken($0) }
    }

    /// More talks than this are read as one announcement.
    private static let entryLimit = 500

    var document: Document { statements.document }

    /// The entries in the order of the text; fewer than two for an announcement of one talk.
    func entries() -> [Entry] {
        if heads.count >= 2 {
            let days = segments(heads.map { ($0.line, nil) })
            guard days.count == heads.count else { return bounded(days) }
            return bounded(
                zip(heads, days).flatMap { head, day in
                    rows(of: head.day, in: lines(of: day), after: head.line) ?? [day]
                })
        }
        if let day = onlyDay(), let rows = rows(of: day, in: 0..<document.lines.count, after: -1) { return rows }
        if let (day, line) = dayAboveRows(), let rows = rows(of: day, in: line..<document.lines.count, after: line) {
            return rows
        }
        return bounded(runOn())
    }

    /// The points of one day's programme; nil where the day has fewer than two.
    private func rows(of day: DateResolver.Resolution, in whole: Range<Int>, after head: Int) -> [Entry]? {
        let lines = max(head + 1, whole.lowerBound)..<max(head + 1, whole.upperBound)
        let clocks = clockHeads(in: lines)
        guard clocks.count >= 2 else { return nil }
        let all = statements.times.filter { lines.contains($0.line) && beginsLine($0) }
        let entries = segments(clocks.map { ($0, day) }, after: head, limit: lines.upperBound)
        return zip(clocks, entries).map { clock, entry in
            var entry = entry
            entry.next = all.first { $0.line > clock }
            // "8 pm networking" belongs to no talk.
            if let next = entry.next, lines.contains(next.line),
                document.isFrame(document.lines[next.line].content) || isOverFrame(next.line)
            {
                let end = document.lines[next.line].tokens.lowerBound
                if end < entry.tokens.upperBound { entry.tokens = entry.tokens.lowerBound..<end }
            }
            return entry
        }
    }

    private func lines(of entry: Entry) -> Range<Int> {
        guard let first = entry.tokens.first, let last = entry.tokens.last else { return 0..<0 }
        return document.tokens[first].line..<(document.tokens[last].line + 1)
    }

    private func bounded(_ entries: [Entry]) -> [Entry] {
        entries.count <= Self.entryLimit ? entries : []
    }

    // MARK: Where entries begin

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

    private func dateHeads() -> [Head] {
        var clocks: [Int: Set<LocalTime>] = [:]
        for time in statements.times where time.role == .event {
            guard let clock = ClockResolver.resolution(of: time.value) else { continue }
            clocks[time.line, default: []].insert(clock.start)
        }
        var result: [Head] = []
        var clockRow: Int?
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
                guard form != .labelled || isNewTalk(from: result[last].line, to: candidate.line),
                    !own.isEmpty || areBlocks,
                    isParted || areBlocks || others.allSatisfy({ own.isDisjoint(with: result[$0].clocks) })
                else { continue }
                // "Monday, 4 March / Monday, 4 March, 2 pm": the day stands over its first talk.
                if result[last].clocks.isEmpty, !areBlocks {
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
            document.lines[first.line].content.allSatisfy({
                statements.isTaken($0) || document.tokens[$0].kind == .mark
            }), zip(shape(first), shape(second)).count(where: { $0 != $1 }) >= 2,
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

    /// Whether another speaker or another title is labelled between two labelled days.
    private func isNewTalk(from first: Int, to second: Int) -> Bool {
        second - first <= 100
            && (first + 1..<max(first + 1, second)).contains { line in
                statements.labels(onLine: line).contains { $0.key == "speaker" || $0.key == "title" }
            }
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
        if hasClock, hasNeighbour(candidate), isTitled(candidate.tokens, in: line) { return .titled }
        return endsWithDate.contains(candidate.line) && endsLikeNext(candidate) ? .last : nil
    }

    /// Whether the lines around one end with a day, too, and name somebody in front of it.
    private func endsLikeNext(_ candidate: Candidate<DateExpression>) -> Bool {
        let line = document.lines[candidate.line]
        let front = line.content.lowerBound..<candidate.tokens.lowerBound
        if linesOfTalks.count >= 2, linesOfTalks.contains(candidate.line) { return true }
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
        return line.content.count > 3 && document.tokens[first].number != nil && document.tokens[first].width <= 2
            && document.tokens[first + 1].isMark(".)") && !document.tokens[first + 1].isSpaced
            && document.tokens[first + 2].isSpaced && document.tokens[first + 2].number == nil
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
    private func behindNumber(from first: Int, limit: Int) -> Int {
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

    /// The day on the last line of its own above the first of several rows: "## 26 March", of a meeting on 26 and 27 March.
    private func dayAboveRows() -> (day: DateResolver.Resolution, line: Int)? {
        let rows = statements.times.lazy.filter { $0.role == .event && beginsLine($0) }.map(\.line)
        let days = statements.dates.indices.filter { index in
            let date = statements.dates[index]
            guard date.role == .event, date.value.day != nil, date.value.month != nil, !date.value.isBare,
                let day = dates[index], day.last == nil
            else { return false }
            return document.lines[date.line].content.allSatisfy {
                statements.isTaken($0) || document.tokens[$0].kind == .mark
            }
        }
        guard let index = days.last, let day = dates[index] else { return nil }
        let line = statements.dates[index].line
        return rows.first.map({ $0 > line }) == true && rows.count >= 2 ? (day, line) : nil
    }

    /// The day of an announcement that names no other.
    private func onlyDay() -> DateResolver.Resolution? {
        let days = statements.dates.indices.filter {
            statements.dates[$0].role == .event && !statements.dates[$0].value.isBare
        }.compactMap { dates[$0] }
        guard let day = days.first, days.allSatisfy({ $0.date == day.date }), day.last == nil else { return nil }
        return day
    }

    /// Lines that begin with a clock time, under the one day of a programme.
    private func clockHeads(in lines: Range<Int>) -> [Int] {
        let dated = Set(statements.dates.map(\.line))
        var result: [Int] = []
        var starts: [LocalTime: Int] = [:]
        for time in statements.times
        where lines.contains(time.line) && time.role == .event && time.value.zone == nil {
            let line = document.lines[time.line]
            guard
                !isInLabelledLine(time) && beginsLine(time)
                    && (!document.flows(into: time.line)
                        || !endsOpen(time.line - 1)
                            && (beginsWithClock(time.line - 1) || beginsWithClock(time.line + 1)
                                || result.last.map { isDense(time.line - 1) || isNextRow(time.line, after: $0) } == true))
                    || beginsBlock(time) || isCell(time) || endsTitle(time),
                let clock = ClockResolver.resolution(of: time.value),
                // An hour that is said again; two talks at one time stand in rows that look alike.
                starts[clock.start].map({ isLike($0, time.line) }) ?? true,
                line.content.upperBound > time.tokens.upperBound || isCell(time) || isFollowed(time.line)
                    || endsTitle(time),
                !dated.contains(time.line), !document.isFrame(line.content), !isOverFrame(time.line),
                result.last != time.line
            else { continue }
            starts[clock.start] = time.line
            result.append(time.line)
        }
        return result
    }

    /// "Lunch: 12:30"; not the rows below "Agenda:".
    private func isInLabelledLine(_ time: Candidate<TimeExpression>) -> Bool {
        guard let label = statements.label(at: time.tokens.lowerBound) else { return time.label != nil }
        // "15:00 / Break / 15:30"
        if label.key == "coffee", label.line < time.line { return false }
        return label.key != "other" || label.line == time.line
    }

    /// "15:00 / Break", the hour on a line of its own.
    private func isOverFrame(_ line: Int) -> Bool {
        let next = line + 1
        return document.lines.indices.contains(next) && !document.lines[next].isBlank
            && document.lines[line].content.allSatisfy { statements.isTaken($0) || document.tokens[$0].kind == .mark }
            && document.isFrame(document.lines[next].content)
    }

    /// Whether words stand below an hour that has a line of its own, perhaps behind an empty line.
    private func isFollowed(_ line: Int) -> Bool {
        guard let next = (line + 1..<document.lines.count).prefix(2).first(where: { !document.lines[$0].isBlank })
        else {
            return false
        }
        if next == line + 1 { return true }
        return document.lines[next].content.first.map { !statements.isTaken($0) } ?? false
            && statements.times.count { $0.tokens == document.lines[$0.line].content } > 1
    }

    /// Scripts without blanks break a line anywhere; in them an hour is hardly the first of a line by chance.
    private func isDense(_ line: Int) -> Bool {
        document.lines[line].content.contains { document.tokens[$0].isDense }
    }

    /// Whether all that stands below the row before is further in than both rows.
    private func isNextRow(_ line: Int, after row: Int) -> Bool {
        let indentation = document.lines[row].indentation
        return document.lines[line].indentation == indentation && line > row + 1
            && (row + 1..<line).allSatisfy {
                document.lines[$0].isBlank || document.lines[$0].indentation > indentation
            }
    }

    /// "… is open from": a small word ends the line, and the sentence goes on below.
    private func endsOpen(_ line: Int) -> Bool {
        guard line >= 0, let last = document.lines[line].content.last else { return false }
        return document.has(.stop, at: last) || document.has(.preposition, at: last) || document.has(.range, at: last)
    }

    private func beginsWithClock(_ line: Int) -> Bool {
        document.lines.indices.contains(line)
            && document.lines[line].content.prefix(3).contains(where: statements.isTaken)
            && statements.times.contains { $0.line == line && beginsLine($0) }
    }

    /// "14:00 On Rivers", "– ore 14, aula 3", "- at 2 pm in Hall 3": at most a mark and a small word stand in front.
    private func beginsLine(_ time: Candidate<TimeExpression>) -> Bool {
        let first = document.lines[time.line].content.lowerBound
        // "Talk 2 (2:45 pm): Ada Example"
        var start = behindNumber(from: first, limit: time.tokens.lowerBound)
        if start > first, start < time.tokens.lowerBound, document.tokens[start].isMark("(:,-") { start += 1 }
        guard time.tokens.lowerBound > start else { return time.tokens.lowerBound == start }
        return time.tokens.lowerBound - start <= 2
            && (start..<time.tokens.lowerBound).allSatisfy { index in
                document.tokens[index].isMark("-•*") || document.has(.hour, at: index)
                    || document.lines[time.line].isBullet && document.has(.preposition, at: index)
            }
    }

    /// Whether two rows of a programme begin alike: each behind a blank line, equally far in, and with more than the hour.
    private func isLike(_ first: Int, _ second: Int) -> Bool {
        [first, second].allSatisfy { number in
            number > 0 && document.lines[number - 1].isBlank && document.lines[number].content.count > 3
        } && document.lines[first].indentation == document.lines[second].indentation
    }

    /// "Topic: On Rivers | Speaker: Ada Example | 17:30": a cell of its own in a row of labelled ones.
    private func isCell(_ time: Candidate<TimeExpression>) -> Bool {
        let content = document.lines[time.line].content
        let (before, end) = (time.tokens.lowerBound - 1, time.tokens.upperBound)
        return before > content.lowerBound && document.tokens[before].isMark("|")
            && (end >= content.upperBound || document.tokens[end].isMark("|"))
            && statements.labels(onLine: time.line).first?.label.lowerBound == content.lowerBound
    }

    /// "**On Rivers: 12:30 pm - 1:30 pm**", in a line of its own, over what tells of the talk, twice at least.
    private func endsTitle(_ time: Candidate<TimeExpression>) -> Bool { titledHours.contains(time.line) }

    /// The lines that end so; none where there is one alone, or where an hour stands beside a day.
    private func linesOfTitledHours() -> Set<Int> {
        guard !statements.tellsDayAndHour else { return [] }
        let lines = statements.times.filter { $0.role == .event && endsOwnLine($0) }.map(\.line)
        return lines.count >= 2 ? Set(lines) : []
    }

    private func endsOwnLine(_ time: Candidate<TimeExpression>) -> Bool {
        let line = document.lines[time.line]
        guard time.tokens.lowerBound - line.content.lowerBound >= 2,
            document.tokens[time.tokens.lowerBound - 1].isMark(":-(|@"),
            line.content.upperBound - time.tokens.upperBound <= 2,
            time.line == 0 || document.lines[time.line - 1].isBlank,
            time.line + 2 < document.lines.count, document.lines[time.line + 1].isBlank,
            document.lines[time.line + 2].content.count(where: { document.tokens[$0].isWord }) >= 3
        else { return false }
        let label = statements.label(at: time.tokens.lowerBound)
        return label.map { ["other", "title", "series"].contains($0.key) } ?? true
    }

    /// "Time: 3:30 pm" in each of several blocks of labels.
    private func beginsBlock(_ time: Candidate<TimeExpression>) -> Bool {
        guard time.label == "time" || time.label == "when" else { return false }
        return statements.labels(onLine: time.line).first?.label.lowerBound
            == document.lines[time.line].content.lowerBound
    }
}
