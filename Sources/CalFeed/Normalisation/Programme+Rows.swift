/// Finds the lines with the hours that the points of a day's programme begin with.
extension Programme {
    /// A line with nothing but a day, its hour and its zone has no more tokens.
    private static let longestDayAlone = 60

    /// The day on the last line of its own above the first of several rows: "## 26 March", of a meeting on 26 and 27 March.
    func dayAboveRows() -> (day: DateResolver.Resolution, line: Int)? {
        let rows = statements.times.lazy.filter { $0.role == .event && beginsLine($0) }.map(\.line)
        let days = statements.dates.indices.filter { index in
            let date = statements.dates[index]
            guard date.role == .event, date.value.day != nil, date.value.month != nil, !date.value.isBare,
                let day = dates[index], day.last == nil
            else { return false }
            let content = document.lines[date.line].content
            return content.count <= Self.longestDayAlone && statements.isOnlyTime(content)
        }
        guard let index = days.last, let day = dates[index] else { return nil }
        let line = statements.dates[index].line
        return rows.first.map({ $0 > line }) == true && rows.count >= 2 ? (day, line) : nil
    }

    /// The day of an announcement that names no other.
    func onlyDay() -> DateResolver.Resolution? {
        let days = statements.dates.indices.filter {
            statements.dates[$0].role == .event && !statements.dates[$0].value.isBare
        }.compactMap { dates[$0] }
        guard let day = days.first, days.allSatisfy({ $0.date == day.date }), day.last == nil else { return nil }
        return day
    }

    /// Lines that begin with a clock time, under the one day of a programme.
    func clockHeads(in lines: Range<Int>) -> [Int] {
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
    func isOverFrame(_ line: Int) -> Bool {
        let next = line + 1
        return document.lines.indices.contains(next) && !document.lines[next].isBlank
            && statements.isOnlyTime(document.lines[line].content)
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
    func beginsLine(_ time: Candidate<TimeExpression>) -> Bool {
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
    func linesOfTitledHours() -> Set<Int> {
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
