extension Statements {
    // MARK: When something was written

    /// A line at the top with nothing but the day of writing, perhaps with an hour, in what tells of another day: when it was
    /// written.
    mutating func markWritten(on day: LocalDate?) {
        guard let day else { return }
        markStamps(on: day)
        let lines = document.lines
        let top = lines.indices.lazy.filter { !lines[$0].isBlank }.prefix(Self.mostOnTop)
        guard
            let index = dates.firstIndex(where: { date in
                date.value.year == day.year && date.value.month == day.month && date.value.day == day.day
                    && !date.value.isOrderOpen && date.value.last == nil && date.role == .event
                    && (date.label == nil || date.label == "date")
                    && top.contains(date.line) && isAlone(onLine: date.line) && lines[date.line].headingLevel == 0
            })
        else { return }
        let others = dates.filter { $0.role == .event && $0.line != dates[index].line }
        func isSoonAfter(_ other: DateExpression) -> Bool {
            guard let number = other.day, let month = other.month else { return other.relative != nil }
            guard let year = other.year else { return (month, number) != (day.month, day.day) }
            let days = LocalDate(year: year, month: month, day: number).map { $0.dayNumber - day.dayNumber } ?? 0
            return (1...400).contains(days)
        }
        // "17 February / 5 pm": a day and below it the hour are a talk's.
        let hasOthers = tellsOthers(than: dates[index])
        let isOver = times.contains {
            (0...1).contains($0.line - dates[index].line) && $0.role == .event
                && $0.tokens.lowerBound > dates[index].tokens.lowerBound
                && !isStamp($0, beside: dates[index], hasOthers: hasOthers)
        }
        // A list of days begins with today's at times; they are written alike, or somebody is named below.
        guard !isOver, others.contains(where: { isSoonAfter($0.value) }),
            !others.contains(where: {
                $0.value.day != nil && isAlone(onLine: $0.line)
                    && ($0.rule == dates[index].rule && ($0.value.year == nil) == (dates[index].value.year == nil)
                        || namesPerson(below: dates[index].line))
            })
        else { return }
        dates[index].role = .posted
        for time in times.indices
        where abs(times[time].line - dates[index].line) <= 1 && isAlone(onLine: times[time].line)
            && times[time].role == .event
        {
            times[time].role = .posted
        }
    }

    /// The day of writing stands within so many lines, below a site's name and its links.
    private static let mostOnTop = 12

    /// Whether the next line that is not empty names somebody.
    private func namesPerson(below number: Int) -> Bool {
        guard let next = document.lines.indices.first(where: { $0 > number && !document.lines[$0].isBlank }) else {
            return false
        }
        return NameRule(document: document).namesPerson(document.lines[next].content)
    }

    /// No page has more fields in front.
    private static let mostFields = 120

    /// "date: 2026-10-20 12:00" in front of a page of a site's news, which tells of another day with its hour, or says that something is
    /// held then: when the page was written.
    mutating func markPosts() {
        guard let fields = frontMatter() else { return }
        markSummary(in: fields)
        markHoursOfPage(in: fields)
        let labelled = dates.indices.filter {
            fields.contains(dates[$0].line) && dates[$0].label == "date" && dates[$0].role == .event
                && dates[$0].value.year != nil
        }
        let own = labelled.filter { !isOfEvent(dates[$0]) }
        guard own.count == 1, let index = own.first, dates[index].role == .event,
            isPost(fields) || tellsStart(in: fields) || own.count < labelled.count,
            dates.contains(where: { other in
                other.role == .event && other.value.day != nil && !other.value.isBare && other.line != dates[index].line
                    && (other.value.month, other.value.day) != (dates[index].value.month, dates[index].value.day)
                    && (fields.contains(other.line) || time(rightBehind: other) != nil
                        || sentence(around: other.tokens).contains { document.term(.cue, at: $0)?.term.value == "held" })
                    && !isInBackground(other.tokens.lowerBound)
            })
        else { return }
        dates[index].role = .posted
        for time in times.indices where times[time].line == dates[index].line { times[time].role = .quoted }
    }

    /// "summary: Ada Example spoke on rivers (4 March at 2 pm)": what a page's fields tell of the page's own day and of an hour is the
    /// talk's, though abstracts are labelled so as well.
    private mutating func markSummary(in fields: Range<Int>) {
        guard let day = dayOfPage(in: fields).map({ dates[$0].value }) else { return }
        for index in dates.indices where fields.contains(dates[index].line) && dates[index].role == .background {
            guard let time = indexOfTime(rightBehind: dates[index]), times[time].role == .background,
                isSame(day, dates[index].value)
            else { continue }
            dates[index].role = .event
            times[time].role = .event
        }
    }

    /// The page's own day, where its fields tell one.
    private func dayOfPage(in fields: Range<Int>) -> Int? {
        let own = dates.indices.filter {
            fields.contains(dates[$0].line) && dates[$0].label == "date" && dates[$0].role == .event
        }
        return own.count == 1 ? own[0] : nil
    }

    /// "date: 2026-03-21 23:00" in front of a page whose words tell of this very day and of another hour right behind it: they are
    /// the talk's.
    private mutating func markHoursOfPage(in fields: Range<Int>) {
        guard let index = dayOfPage(in: fields) else { return }
        let date = dates[index]
        guard let hour = times.first(where: { $0.line == date.line }),
            dates.contains(where: { other in
                other.role == .event && isSame(date.value, other.value)
                    && (fields.contains(other.line)
                        ? other.label == "abstract" : other.line >= fields.upperBound)
                    && time(rightBehind: other).map { $0.role == .event && $0.value.start != hour.value.start } == true
            })
        else { return }
        let isDisputed = !isMidnight(hour) && hour.role == .event
        dates[index].role = isDisputed ? .superseded : .quoted
        for time in times.indices where times[time].line == date.line { times[time].role = dates[index].role }
    }

    /// The same day, as far as years are told, in whatever order the second is read where its order is open.
    private func isSame(_ date: DateExpression, _ other: DateExpression) -> Bool {
        guard date.year == nil || other.year == nil || date.year == other.year else { return false }
        return (other.month, other.day) == (date.month, date.day)
            || other.isOrderOpen && (other.day, other.month) == (date.month, date.day)
    }

    /// 00:00:00
    func isMidnight(_ time: Candidate<TimeExpression>) -> Bool {
        time.value.end == nil && document.bytes[time.span].starts(with: Self.midnight)
    }

    private static let midnight = Array("00:00:00".utf8)

    /// "event_date: …": beside it "date" tells when the page was written.
    private func isOfEvent(_ date: Candidate<DateExpression>) -> Bool {
        guard let label = label(at: date.tokens.lowerBound) else { return false }
        return document.text(document.span(of: label.label)).lowercased().contains("event")
    }

    /// The lines between two rules at the top.
    private func frontMatter() -> Range<Int>? {
        func isRule(_ number: Int) -> Bool {
            ["---", "+++"].contains(document.text(document.lines[number].span).drop { $0 == " " })
        }
        guard let first = document.lines.first, first.span.count == 3, isRule(0),
            let end = (1..<min(document.lines.count, Self.mostFields)).first(where: isRule)
        else { return nil }
        return 1..<end
    }

    /// "time_start: 2026-03-04T17:00": beside it "date" tells when the page was written.
    private func tellsStart(in fields: Range<Int>) -> Bool {
        dates.contains { date in
            fields.contains(date.line) && date.label == "time" && date.value.day != nil
                && time(rightBehind: date) != nil
        }
    }

    /// "layout: post"
    private func isPost(_ fields: Range<Int>) -> Bool {
        let names = fields.compactMap { number -> (name: String, value: String)? in
            let content = document.lines[number].content
            guard content.count >= 3, document.tokens[content.lowerBound + 1].isMark(":") else { return nil }
            return (
                document.folded(document.tokens[content.lowerBound]),
                document.folded(document.tokens[content.lowerBound + 2])
            )
        }
        // Where it is to be is said of a talk, and hardly of a post.
        return names.contains { $0.name == "layout" && ["post", "posts", "news", "blog"].contains($0.value) }
            && !labels.contains { fields.contains($0.line) && $0.key == "location" }
    }

    /// "16-Sep-26 09:32 Ada Example at NORTHFIELD", "Martes, 21 de abril de 2026 a las 14:41": the day of writing and a minute that
    /// nobody invites people to, where another day is told of.
    private mutating func markStamps(on day: LocalDate) {
        func isToday(_ date: Candidate<DateExpression>) -> Bool {
            date.value.month == day.month && date.value.day == day.day && (date.value.year ?? day.year) == day.year
        }
        for index in dates.indices where dates[index].role == .event && isToday(dates[index]) {
            guard let time = indexOfTime(rightBehind: dates[index]), times[time].value.start.minute % 5 != 0,
                times[time].value.end == nil,
                dates.contains(where: {
                    $0.role == .event && !isToday($0) && ($0.value.day != nil || $0.value.relative != nil)
                })
            else { continue }
            dates[index].role = .posted
            times[time].role = .posted
        }
    }

    /// "date: 2026-10-11 11:07 +1100": nobody invites people to the minute; nor is "Friday, 15 October - 9:30am" over what tells
    /// of another day with an hour of its own.
    private func isStamp(_ time: Candidate<TimeExpression>, beside date: Candidate<DateExpression>, hasOthers: Bool)
        -> Bool
    {
        time.line == date.line && (hasOthers || time.value.start.minute % 5 != 0)
    }

    /// Whether another day is told of with an hour of its own.
    private func tellsOthers(than date: Candidate<DateExpression>) -> Bool {
        dates.contains { other in
            guard other.role == .event, other.value.month != nil, other.line != date.line,
                let time = time(rightBehind: other)
            else { return false }
            return time.role == .event && time.line != date.line
        }
    }

    /// Whether a line holds dates, hours and marks, and nothing else but a town in front: "Northfield, 21.01.2026".
    private func isAlone(onLine line: Int) -> Bool {
        let content = document.lines[line].content
        var start = content.lowerBound
        if let town = document.term(.zonePlace, at: start), start + town.length < content.upperBound,
            document.tokens[start + town.length].isMark(",")
        {
            start += town.length
        }
        return (start..<content.upperBound).allSatisfy {
            isTaken($0) || isLabel($0) || document.tokens[$0].kind == .mark
        }
    }

    /// "4:13 p.m., Sept. 1, 2015–The University of Example has announced …": when a piece of news was written, in front of its
    /// first sentence.
    mutating func markDateline() {
        guard
            let number = document.lines.prefix(4).firstIndex(where: { line in
                !line.isBlank && dates.contains { line.tokens.contains($0.tokens.lowerBound) }
            })
        else { return }
        let line = document.lines[number]
        guard let date = dates.firstIndex(where: { $0.line == number }), dates[date].value.year != nil,
            dates[date].role == .event, line.content.count >= 25,
            isOnlyTime(line.content.lowerBound..<dates[date].tokens.lowerBound),
            dates[date].tokens.upperBound + 1 < line.content.upperBound,
            document.tokens[dates[date].tokens.upperBound].isMark("-"),
            document.tokens[dates[date].tokens.upperBound + 1].startsUpper,
            line.content.count(where: { document.has(.stop, at: $0) }) >= 5,
            dates.contains(where: { $0.line > number && $0.role == .event && $0.value.day != nil })
        else { return }
        dates[date].role = .posted
        for time in times.indices
        where times[time].line == number && times[time].tokens.upperBound <= dates[date].tokens.lowerBound {
            times[time].role = .posted
        }
    }

    /// "Every other Tuesday beginning March 3rd", above a list that begins with that day: when a series begins.
    mutating func markFirstOfSeries() {
        for (before, index) in zip(dates.indices, dates.indices.dropFirst())
        where dates[before].role == .weekly && dates[index].role == .event && dates[index].value.day != nil {
            let gap =
                dates[before].tokens.upperBound..<max(dates[before].tokens.upperBound, dates[index].tokens.lowerBound)
            guard (1...2).contains(gap.count), dates[before].line == dates[index].line,
                gap.allSatisfy({ document.tokens[$0].isWord }),
                dates.contains(where: {
                    $0.line != dates[index].line && $0.role == .event && $0.value.day == dates[index].value.day
                        && $0.value.month == dates[index].value.month
                })
            else { continue }
            dates[index].role = .weekly
        }
    }
}
