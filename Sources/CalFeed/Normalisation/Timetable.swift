/// A table with days across and hours down, or hours across and days down, or, of one day, rooms across and hours down; in
/// each cell a talk or nothing.
struct Timetable {
    /// A cell with its day and its hour.
    struct Slot {
        var date: DateResolver.Resolution
        var dateCandidate: Candidate<DateExpression>
        var clock: ClockResolver.Resolution
        var timeCandidate: Candidate<TimeExpression>
        /// The tokens of the cell.
        var content: Range<Int>
        /// The room at the head of its column.
        var place: Range<Int>?
    }

    let statements: Statements
    let dates: [DateResolver.Resolution?]
    /// The hours that stand on each line, and the places of its days among the statements.
    private let timesOfLine: [Int: [Candidate<TimeExpression>]]
    private let datesOfLine: [Int: [Int]]

    init(statements: Statements, dates: [DateResolver.Resolution?]) {
        self.statements = statements
        self.dates = dates
        timesOfLine = Dictionary(grouping: statements.times, by: \.line)
        datesOfLine = Dictionary(grouping: statements.dates.indices) { statements.dates[$0].line }
    }

    private var document: Document { statements.document }

    private static let mostSlots = 500
    private static let mostColumns = 50

    /// A day or an hour at the head of a column or a row.
    private enum Head {
        case day(DateResolver.Resolution, Candidate<DateExpression>)
        case hour(ClockResolver.Resolution, Candidate<TimeExpression>)
    }

    /// The cells of all timetables, row by row; none where the text has no timetable.
    func slots() -> [Slot] {
        var result: [Slot] = []
        for rows in tables() {
            let cells = rows.map(cells)
            guard let columns = cells.first?.map(head) else { continue }
            guard columns.dropFirst().count(where: { $0 != nil }) >= 2 else {
                result += slotsOfRooms(cells)
                if result.count > Self.mostSlots { return [] }
                continue
            }
            for row in cells.dropFirst() {
                guard let side = row.first.flatMap(head) else { continue }
                for (column, cell) in zip(columns, row).dropFirst() where !cell.isEmpty {
                    if let column, let slot = slot(column, side, cell) { result.append(slot) }
                    if result.count > Self.mostSlots { return [] }
                }
            }
        }
        return (2...Self.mostSlots).contains(result.count) ? result : []
    }

    /// The cells of a table with rooms across and hours down, on the one day that the announcement names.
    private func slotsOfRooms(_ cells: [[Range<Int>]]) -> [Slot] {
        guard let rooms = cells.first?.dropFirst().map(room), rooms.count >= 2, rooms.allSatisfy({ $0 != nil }),
            let (day, date) = onlyDay()
        else { return [] }
        return cells.dropFirst().flatMap { row -> [Slot] in
            guard case .hour(let clock, let time)? = row.first.flatMap(head) else { return [] }
            return zip(rooms, row.dropFirst()).compactMap { room, cell in
                guard times(in: cell).isEmpty, cell.contains(where: { document.tokens[$0].isWord }) else { return nil }
                return Slot(
                    date: day, dateCandidate: date, clock: clock, timeCandidate: time, content: cell, place: room)
            }
        }
    }

    /// A cell that holds a word for a place, and neither day nor hour.
    private func room(_ cell: Range<Int>) -> Range<Int>? {
        cell.contains { document.term(.place, at: $0) != nil } && !cell.contains(where: statements.isTaken) ? cell : nil
    }

    private func onlyDay() -> (DateResolver.Resolution, Candidate<DateExpression>)? {
        let days = statements.dates.indices.filter {
            statements.dates[$0].role == .event && statements.dates[$0].value.day != nil && dates[$0] != nil
        }
        guard let first = days.first, let day = dates[first], day.last == nil,
            days.allSatisfy({ dates[$0]?.date == day.date })
        else { return nil }
        return (day, statements.dates[first])
    }

    /// The lines that belong to tables: what else the text says stands elsewhere.
    func lines() -> Set<Int> { Set(tables().flatMap { $0 }) }

    private func slot(_ column: Head, _ side: Head, _ cell: Range<Int>) -> Slot? {
        switch (column, side) {
        case (.day(let day, let date), .hour(let clock, let time)),
            (.hour(let clock, let time), .day(let day, let date)):
            // A cell that shows its own hour is right about it.
            if let own = times(in: cell).first,
                let ownClock = ClockResolver.resolution(of: own.value)
            {
                return Slot(date: day, dateCandidate: date, clock: ownClock, timeCandidate: own, content: cell)
            }
            return Slot(date: day, dateCandidate: date, clock: clock, timeCandidate: time, content: cell)
        default: return nil
        }
    }

    // MARK: Rows and cells

    /// Lines that begin and end with a bar, one below the other.
    private func tables() -> [[Int]] {
        var result: [[Int]] = []
        var rows: [Int] = []
        for (number, line) in document.lines.enumerated() where !line.tokens.isEmpty {
            if isRow(line) {
                rows.append(number)
            } else {
                if rows.count >= 2 { result.append(rows) }
                rows = []
            }
        }
        if rows.count >= 2 { result.append(rows) }
        return result
    }

    private func isRow(_ line: Document.Line) -> Bool {
        guard !line.isQuoted, line.tokens.count >= 3, document.tokens[line.tokens.lowerBound].isMark("|"),
            document.tokens[line.tokens.upperBound - 1].isMark("|")
        else { return false }
        return line.tokens.count { document.tokens[$0].isMark("|") } >= 4
    }

    private func cells(_ number: Int) -> [Range<Int>] {
        let line = document.lines[number].tokens
        var result: [Range<Int>] = []
        var start = line.lowerBound + 1
        for index in line.dropFirst() where document.tokens[index].isMark("|") && result.count < Self.mostColumns {
            result.append(start..<index)
            start = index + 1
        }
        return result
    }

    // MARK: Days and hours

    private func head(_ cell: Range<Int>) -> Head? {
        if let time = times(in: cell).first(where: { isEvent($0.role) }),
            let clock = ClockResolver.resolution(of: time.value)
        {
            return .hour(clock, time)
        }
        guard let first = cell.first else { return nil }
        for index in datesOfLine[document.tokens[first].line] ?? []
        where cell.contains(statements.dates[index].tokens.lowerBound) {
            let date = statements.dates[index]
            if date.value.day != nil, let day = dates[index] { return .day(day, date) }
        }
        for index in cell {
            guard let match = document.term(.weekday, at: index) ?? document.term(.weekdayShort, at: index),
                let weekday = Int(match.term.value).flatMap(Weekday.init)
            else { continue }
            let tokens = index..<(index + match.length)
            let candidate = Candidate(
                value: DateExpression(weekday: weekday), tokens: tokens, span: document.span(of: tokens),
                rule: "timetable-day", line: document.tokens[index].line)
            return day(weekday, at: candidate).map { .day($0, candidate) }
        }
        return nil
    }

    private func times(in cell: Range<Int>) -> [Candidate<TimeExpression>] {
        guard let first = cell.first else { return [] }
        return (timesOfLine[document.tokens[first].line] ?? []).filter { cell.contains($0.tokens.lowerBound) }
    }

    private func isEvent(_ role: Role) -> Bool { role == .event || role == .weekly || role == .background }

    /// The day of the week that the announcement speaks of: of its range of days, or of the week that its date begins.
    private func day(_ weekday: Weekday, at candidate: Candidate<DateExpression>) -> DateResolver.Resolution? {
        let stated = statements.dates.indices.filter {
            statements.dates[$0].role == .event && statements.dates[$0].value.day != nil
        }
        guard let index = stated.first(where: { dates[$0]?.last != nil }) ?? stated.first, let range = dates[index]
        else {
            return nil
        }
        let last = range.last ?? range.date.adding(days: 6)
        guard (0...13).contains(last.dayNumber - range.date.dayNumber) else { return nil }
        let days = (0...(last.dayNumber - range.date.dayNumber)).map { range.date.adding(days: $0) }
        return days.first { $0.weekday == weekday }.map {
            DateResolver.Resolution(
                date: $0,
                reasons: [
                    Sentence(
                        .dayOfRange,
                        [
                            .words: .words(document.text(candidate.span)),
                            .otherWords: .words(document.text(statements.dates[index].span)),
                        ])
                ],
                diagnostics: range.diagnostics, isGuess: range.isGuess)
        }
    }
}
