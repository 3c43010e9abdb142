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
    let beginsWithDate: Set<Int>
    /// The lines that end with a whole date, perhaps with its hour behind it.
    let endsWithDate: Set<Int>
    /// Those of days behind names that are no labels we know.
    let named: Set<Int>
    /// Those that end with an hour behind a title, over what tells of the talk.
    private(set) var titledHours: Set<Int> = []
    /// Those that are a talk by themselves: a person, a day, and perhaps a place.
    private(set) var linesOfTalks: Set<Int> = []
    /// Those that name somebody and end with the day and the hour, where there are several.
    private(set) var linesOfPeople: Set<Int> = []

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
        let people = Self.linesOfPeople(among: endsWithDate, in: statements)
        if people.count >= 2 { linesOfPeople = people }
        titledHours = linesOfTitledHours()
        heads = dateHeads()
    }

    private static let longestPlace = 8
    private static let longestEnd = 40
    private static let zoneKeys: [Term.Key] = [.zonePlace, .zoneName, .timezone]

    /// "Ada Example, Northfield University · 4 March · 11 am"
    private static func linesOfPeople(among lines: Set<Int>, in statements: Statements) -> Set<Int> {
        let hours = Set(statements.times.lazy.filter { $0.role == .event }.map(\.line))
        return Set(
            statements.dates.lazy.filter { date in
                lines.contains(date.line) && hours.contains(date.line)
                    && statements.document.namesPersonOf(day: date.tokens)
            }.map(\.line))
    }

    /// Whether hardly more than the hour and a place stands behind a day: "…, 4 March, 1:30-2:30 pm. Huxley 3."
    private static func isEnd(_ start: Int, of line: Document.Line, in statements: Statements) -> Bool {
        let document = statements.document
        var rest = start..<max(start, line.content.upperBound)
        guard rest.count <= longestEnd else { return false }
        while let first = rest.first {
            // "11am Manitoba, 10am Alberta"
            let zone = zoneKeys.compactMap { document.term($0, at: first)?.length }.max()
            guard let length = statements.isTaken(first) || document.tokens[first].kind == .mark ? 1 : zone else {
                break
            }
            rest = min(first + length, rest.upperBound)..<rest.upperBound
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
}
