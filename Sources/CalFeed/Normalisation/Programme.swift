/// Finds the talks of an announcement that holds several: a list of dates, a table, a day's programme.
struct Programme {
    /// One talk's part of the text and what it takes from the whole.
    struct Entry: Sendable {
        /// UTF-8 offsets.
        var span: Range<Int>
        /// The day, where the entry itself shows only a clock.
        var day: DateResolver.Resolution?
    }

    let statements: Statements
    let dates: [DateResolver.Resolution?]

    /// More talks than this, or longer texts, are read as one announcement.
    private static let entryLimit = 100
    private static let workLimit = 30_000_000

    private var document: Document { statements.document }

    /// The entries in the order of the text; fewer than two for an announcement of one talk.
    func entries() -> [Entry] {
        let heads = dateHeads()
        if heads.count >= 2 { return bounded(segments(heads.map { ($0.line, nil) })) }
        let clocks = clockHeads()
        if clocks.count >= 2 { return bounded(segments(clocks.map { ($0.line, $0.day) })) }
        return []
    }

    private func bounded(_ entries: [Entry]) -> [Entry] {
        entries.count <= Self.entryLimit && entries.count * document.bytes.count <= Self.workLimit ? entries : []
    }

    // MARK: Where entries begin

    /// Lines that begin with a date, or whose date is labelled; one for each day.
    private func dateHeads() -> [(line: Int, date: LocalDate)] {
        var result: [(line: Int, date: LocalDate)] = []
        for (index, candidate) in statements.dates.enumerated() where candidate.role == .event {
            guard let resolution = dates[index], !candidate.value.isBare, candidate.value.relative == nil,
                !statements.isInBackground(candidate.tokens.lowerBound),
                isHead(candidate.tokens, label: candidate.label, line: candidate.line)
            else { continue }
            if let last = result.last, last.date == resolution.date || last.line == candidate.line { continue }
            if result.contains(where: { $0.date == resolution.date }) { continue }
            result.append((candidate.line, resolution.date))
        }
        guard let first = result.first else { return [] }
        // Dates years apart are somebody's life or a bibliography.
        return result.allSatisfy { abs($0.date.dayNumber - first.date.dayNumber) < 800 } ? result : []
    }

    private func isHead(_ range: Range<Int>, label: String?, line: Int) -> Bool {
        if let label, ["when", "date", "time"].contains(label) { return true }
        let content = document.lines[line].content
        var index = content.lowerBound
        // "11am, Fri 13 June", "(Mon) 3 May", "This week (March 4)": a clock or a mark may stand in front.
        while index < range.lowerBound {
            let isClock = statements.isTaken(index)
            let isSmall = document.tokens[index].isMark("(,|[*-:") || document.term(.stop, at: index) != nil
            guard isClock || isSmall else { return false }
            index += 1
        }
        return true
    }

    /// Lines that begin with a clock time, under the one day of a programme.
    private func clockHeads() -> [(line: Int, day: DateResolver.Resolution)] {
        let days = statements.dates.indices.filter {
            statements.dates[$0].role == .event && !statements.dates[$0].value.isBare
        }.compactMap { dates[$0] }
        guard let day = days.first, days.allSatisfy({ $0.date == day.date }), day.last == nil else { return [] }
        var result: [(line: Int, day: DateResolver.Resolution)] = []
        var starts: Set<LocalTime> = []
        for time in statements.times where time.role == .event && time.label == nil && time.value.zone == nil {
            let line = document.lines[time.line]
            guard time.tokens.lowerBound == line.content.lowerBound,
                let clock = ClockResolver.resolution(of: time.value), !starts.contains(clock.start),
                line.content.upperBound > time.tokens.upperBound
                    || time.line + 1 < document.lines.count && !document.lines[time.line + 1].isBlank,
                !document.lines[time.line].content.contains(where: { index in
                    statements.dates.contains { $0.tokens.contains(index) }
                })
            else { continue }
            starts.insert(clock.start)
            result.append((time.line, day))
        }
        return result
    }

    // MARK: Where entries end

    /// Each entry reaches from its head, or the heading above it, to the next one's.
    private func segments(_ heads: [(line: Int, day: DateResolver.Resolution?)]) -> [Entry] {
        let lines = heads.map(\.line)
        let starts = lines.map { line in start(ofEntryAt: line, after: lines.last { $0 < line } ?? -1) }
        return heads.indices.compactMap { index in
            let first = starts[index]
            let end = index + 1 < heads.count ? starts[index + 1] : document.lines.count
            guard first < end else { return nil }
            let span = document.lines[first].span.lowerBound..<document.lines[end - 1].span.upperBound
            return Entry(span: span, day: heads[index].day)
        }
    }

    /// A labelled date stands inside its entry: the entry begins with the block's first label or the heading above.
    private func start(ofEntryAt line: Int, after previous: Int) -> Int {
        let isLabelled = statements.labels(onLine: line).contains { ["when", "date", "time"].contains($0.key) }
        var start = line
        var number = line - 1
        var blanks = 0
        while number > previous {
            let candidate = document.lines[number]
            if candidate.isBlank {
                blanks += 1
                if blanks > (isLabelled ? 2 : 0) { break }
            } else if candidate.headingLevel > 0 || candidate.isEmphasised && candidate.content.count <= 25 {
                start = number
                blanks = 0
                if candidate.headingLevel > 0 { break }
            } else if isLabelled,
                statements.labels(onLine: number).contains(where: { ["speaker", "title", "location"].contains($0.key) })
            {
                start = number
                blanks = 0
            } else if isLabelled, previous < 0 || number > previous + 1, candidate.span.count < 120, blanks == 0,
                candidate.content.count <= 25
            {
                start = number
            } else {
                break
            }
            number -= 1
        }
        return start
    }
}
