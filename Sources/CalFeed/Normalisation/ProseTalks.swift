/// Finds the talks that running text announces one after another: "On Tuesday at 2 pm Ada Example will speak on …, and on
/// Thursday …".
struct ProseTalks {
    /// One talk's words, and its day where another sentence says it.
    struct Part {
        var tokens: Range<Int>
        var day: DateResolver.Resolution?
        /// The hour at which the series meets, where the sentence says only the day.
        var clock: Candidate<TimeExpression>?
    }

    let statements: Statements
    let dates: [DateResolver.Resolution?]
    /// When the announcement was written.
    let today: LocalDate?

    private var document: Document { statements.document }
    private var tokens: [Token] { document.tokens }

    private static let most = 30
    /// Days; what a series has heard since is still told as its talks.
    private static let longAgo = 300

    /// A day and an hour in a sentence.
    private struct Announcement {
        var sentence: Range<Int>
        var words: Range<Int>
        var day: DateResolver.Resolution
        var start: LocalTime
        /// The day stands in another sentence, or in front of another hour.
        var isDayShared: Bool
        var clock: Candidate<TimeExpression>?
    }

    /// - Parameters:
    ///   - words: the part of the text that is looked at.
    ///   - isBesideList: a list of further talks stands below; then one sentence that says who speaks is enough.
    func parts(in words: Range<Int>, beside isBesideList: Bool) -> [Part] {
        let least = isBesideList ? 1 : 2
        var found: [Announcement] = []
        for time in statements.times
        where words.contains(time.tokens.lowerBound) && time.role == .event
            // "A night of stars: …" begins like a label, but with one that nobody knows.
            && (time.label == nil || time.label == "other")
        {
            guard let next = announcement(at: time, after: found.last) else {
                if isHeader(time) { return [] }
                continue
            }
            guard !found.contains(where: { $0.day.date == next.day.date && $0.start == next.start }) else { continue }
            found.append(next)
        }
        found += found.isEmpty ? daysOfOneHour(in: words) : daysOfSeries(in: words, beside: found)
        found += daysOfSameHour(in: words, beside: found)
        // "He spoke on 21 June 1990 at 5 p.m.", beside what is to come: told, and not announced.
        if let today, tellsDay(from: today) {
            found.removeAll { today.dayNumber - $0.day.date.dayNumber > Self.longAgo }
        }
        found.sort { $0.words.lowerBound < $1.words.lowerBound }
        guard (least...Self.most).contains(found.count) else { return [] }
        let starts = starts(of: found, in: words)
        let parts = found.indices.map { index in
            Part(
                tokens: starts[index]..<(index + 1 < found.count ? starts[index + 1] : words.upperBound),
                day: found[index].isDayShared ? found[index].day : nil, clock: found[index].clock)
        }
        let talks = parts.filter { announcesTalk($0) && (!isBesideList || saysWhoSpeaks($0)) }
        return talks.count >= least ? talks : []
    }

    /// Whether a day is told that is not over.
    private func tellsDay(from today: LocalDate) -> Bool {
        zip(statements.dates, dates).contains { date, day in
            date.role == .event && date.value.day != nil && !date.value.isBare && day.map { $0.date >= today } == true
        }
    }

    // MARK: Sentences

    /// A line of its own with a day and an hour heads an announcement; its talk is not told in a sentence.
    private func isHeader(_ time: Candidate<TimeExpression>) -> Bool {
        let line = document.lines[time.line]
        return statements.dates.contains { $0.line == time.line && $0.role == .event && $0.value.day != nil }
            && !line.isBullet && line.headingLevel == 0
    }

    private func announcement(at time: Candidate<TimeExpression>, after last: Announcement?) -> Announcement? {
        let line = document.lines[time.line]
        guard line.headingLevel == 0, !line.isBullet, !statements.isInBackground(time.tokens.lowerBound),
            let clock = ClockResolver.resolution(of: time.value)
        else { return nil }
        let sentence = statements.sentence(around: time.tokens)
        guard isProse(sentence) else { return nil }
        let near = statements.dates.indices.filter {
            sentence.contains(statements.dates[$0].tokens.lowerBound) && statements.dates[$0].role == .event
                && dates[$0] != nil
        }
        func distance(_ index: Int) -> Int {
            let date = statements.dates[index].tokens
            // What stands in front of the hour counts for more than what stands behind it.
            return date.lowerBound < time.tokens.lowerBound
                ? time.tokens.lowerBound - date.upperBound : (date.lowerBound - time.tokens.upperBound) * 2
        }
        guard let index = near.min(by: { distance($0) < distance($1) }), let day = dates[index] else {
            // "… of lectures on 24 March. Ada Example will speak at 10 on “Ice”. Bela Sample will …": the day is said once.
            guard let day = onlyDay, namesPerson(sentence), !statements.times.contains(where: { $0.label != nil }),
                sentence.contains(where: { isQuote($0) || document.has(.says, at: $0) })
            else { return nil }
            return Announcement(
                sentence: sentence, words: time.tokens, day: day, start: clock.start, isDayShared: true)
        }
        // "Wednesdays at 11", "on Wednesday at 11": a series meets then, unless somebody is said to speak.
        guard
            statements.dates[index].value.day != nil
                || sentence.contains(where: { document.has(.says, at: $0) })
        else { return nil }
        let date = statements.dates[index].tokens
        let words = min(date.lowerBound, time.tokens.lowerBound)..<max(date.upperBound, time.tokens.upperBound)
        guard let last, last.words.overlaps(words) else {
            return Announcement(sentence: sentence, words: words, day: day, start: clock.start, isDayShared: false)
        }
        // "… on Tuesday at 4 pm, and Bela Sample earlier that day at 12:45": another person speaks.
        guard last.words.upperBound <= time.tokens.lowerBound, last.day.date == day.date,
            namesPerson(last.words.upperBound..<time.tokens.lowerBound)
        else { return nil }
        return Announcement(sentence: sentence, words: time.tokens, day: day, start: clock.start, isDayShared: true)
    }

    /// "On Thursday, 6 May, Ada Example will speak in the Ice Seminar": the hour is that of the series of this weekday.
    private func daysOfSeries(in words: Range<Int>, beside found: [Announcement]) -> [Announcement] {
        statements.dates.indices.compactMap { index in
            let date = statements.dates[index]
            guard words.contains(date.tokens.lowerBound), date.role == .event, date.value.day != nil,
                let day = dates[index], day.last == nil, !statements.isInBackground(date.tokens.lowerBound)
            else { return nil }
            let sentence = statements.sentence(around: date.tokens)
            guard !found.contains(where: { $0.sentence.overlaps(sentence) }), isProse(sentence),
                sentence.contains(where: { isQuote($0) || document.has(.says, at: $0) }), namesPerson(sentence),
                let time = weeklyTime(on: day.date.weekday), let clock = ClockResolver.resolution(of: time.value)
            else { return nil }
            return Announcement(
                sentence: sentence, words: date.tokens, day: day, start: clock.start, isDayShared: false, clock: time)
        }
    }

    /// "… on 4 March at 1 pm. The week after (11 March, same time and place) Bela Sample will speak on …"
    private func daysOfSameHour(in words: Range<Int>, beside found: [Announcement]) -> [Announcement] {
        statements.dates.indices.compactMap { index in
            let date = statements.dates[index]
            guard words.contains(date.tokens.lowerBound), date.role == .event, date.value.day != nil,
                let day = dates[index], day.last == nil, !statements.isInBackground(date.tokens.lowerBound),
                let before = found.last(where: { $0.words.upperBound <= date.tokens.lowerBound })
            else { return nil }
            let sentence = statements.sentence(around: date.tokens)
            guard !before.sentence.overlaps(sentence), isProse(sentence),
                sentence.contains(where: { document.term(.cue, at: $0)?.term.value == "same" }),
                let time = statements.times.last(where: {
                    $0.tokens.upperBound <= date.tokens.lowerBound
                        && ClockResolver.resolution(of: $0.value)?.start == before.start
                })
            else { return nil }
            return Announcement(
                sentence: sentence, words: date.tokens, day: day, start: before.start, isDayShared: false, clock: time)
        }
    }

    /// "Ada Example opens on 4 March with “Ice”. … All talks begin at 6 pm.": days in several sentences, and one hour for all.
    private func daysOfOneHour(in words: Range<Int>) -> [Announcement] {
        let times = statements.times.filter {
            words.contains($0.tokens.lowerBound) && ($0.role == .event || $0.role == .weekly)
        }
        guard let time = times.first, let clock = ClockResolver.resolution(of: time.value),
            times.allSatisfy({ ClockResolver.resolution(of: $0.value)?.start == clock.start })
        else { return [] }
        let told = statements.dates.indices.filter { index in
            let date = statements.dates[index]
            return words.contains(date.tokens.lowerBound) && date.role == .event && date.value.day != nil
                && date.label == nil && dates[index].map { $0.last == nil } == true
                && !statements.isInBackground(date.tokens.lowerBound)
        }
        let sentences = told.map { statements.sentence(around: statements.dates[$0].tokens) }
        return told.indices.compactMap { place in
            // Who speaks may be said in a further sentence, up to the next day.
            let end = place + 1 < told.count ? sentences[place + 1].lowerBound : words.upperBound
            let region = sentences[place].lowerBound..<max(sentences[place].upperBound, end)
            guard isProse(region), let day = dates[told[place]], namesPerson(region),
                region.contains(where: { isQuote($0) || document.has(.says, at: $0) })
            else { return nil }
            return Announcement(
                sentence: sentences[place], words: statements.dates[told[place]].tokens, day: day, start: clock.start,
                isDayShared: false, clock: time)
        }
    }

    private func isQuote(_ index: Int) -> Bool { tokens[index].isMark("\"「『") }

    /// The day, where all dates of the announcement mean one.
    private var onlyDay: DateResolver.Resolution? {
        let days = statements.dates.indices.filter { index in
            statements.dates[index].role == .event && statements.dates[index].value.day != nil
        }.compactMap { dates[$0] }
        guard let day = days.first, day.last == nil, days.allSatisfy({ $0.date == day.date }) else { return nil }
        return day
    }

    /// The hour that stands behind a weekday which means every week.
    private func weeklyTime(on weekday: Weekday) -> Candidate<TimeExpression>? {
        for date in statements.dates where date.role == .weekly && date.value.weekday == weekday {
            if let next = statements.time(rightBehind: date) { return next }
        }
        return nil
    }

    private func isProse(_ sentence: Range<Int>) -> Bool {
        let words = sentence.count { tokens[$0].isWord && !statements.isTaken($0) }
        let small = sentence.count { document.has(.stop, at: $0) || document.has(.preposition, at: $0) }
        return words >= 6 && small >= 2
    }

    // MARK: What belongs to each

    /// Where each announcement's words begin: with its paragraph, its sentence, or behind the word that joins it to the
    /// one before.
    private func starts(of found: [Announcement], in words: Range<Int>) -> [Int] {
        var result: [Int] = []
        for (index, own) in found.enumerated() {
            guard index > 0 else {
                result.append(opening(of: own, in: words))
                continue
            }
            let before = found[index - 1]
            let start: Int
            if before.sentence.overlaps(own.sentence) {
                let between = before.words.upperBound..<max(before.words.upperBound, own.words.lowerBound)
                start = between.first { isJoint($0, in: between) }.map { $0 + 1 } ?? between.lowerBound
            } else {
                start = paragraph(above: own, after: before)
            }
            result.append(max(start, result[index - 1]))
        }
        return result
    }

    /// The first talk's words begin with its paragraph, or with one above that presents somebody.
    private func opening(of own: Announcement, in words: Range<Int>) -> Int {
        var start = own.sentence.lowerBound
        while start > words.lowerBound, !isParagraph(start) { start -= 1 }
        while start > words.lowerBound {
            var above = start - 1
            while above > words.lowerBound, !isParagraph(above) { above -= 1 }
            guard document.lines[tokens[above].line].headingLevel == 0, namesPerson(above..<start),
                !(above..<start).contains(where: statements.isTaken)
            else { break }
            start = above
        }
        return start
    }

    /// "and", ";" outside of brackets.
    private func isJoint(_ index: Int, in range: Range<Int>) -> Bool {
        guard tokens[index].isMark(";") || document.has(.connector, at: index) else { return false }
        let before = range.lowerBound..<index
        return before.count { tokens[$0].isMark("([") } <= before.count { tokens[$0].isMark(")]") }
    }

    /// The beginning of the sentence; of its paragraph where the talk before is told in another; and of the paragraph above,
    /// where that speaks of the same day.
    private func paragraph(above own: Announcement, after before: Announcement) -> Int {
        var start = own.sentence.lowerBound
        let floor = before.sentence.upperBound
        while start > floor, !isParagraph(start) { start -= 1 }
        guard start > floor else { return own.sentence.lowerBound }
        guard
            let date = statements.dates.indices.first(where: { index in
                let date = statements.dates[index]
                guard (floor..<start).contains(date.tokens.lowerBound), let day = dates[index] else { return false }
                return day.date == own.day.date
                    || day.last.map { day.date <= own.day.date && own.day.date <= $0 } ?? false
            })
        else { return start }
        var above = statements.dates[date].tokens.lowerBound
        while above > floor, !isParagraph(above) { above -= 1 }
        return above > floor ? above : start
    }

    private func isParagraph(_ index: Int) -> Bool {
        index == 0 || tokens[index].line - tokens[index - 1].line > 1
    }

    // MARK: What announces a talk

    /// Somebody is named who speaks, or words that mean a talk and a title in quotes.
    private func announcesTalk(_ part: Part) -> Bool {
        let says = part.tokens.contains { document.has(.says, at: $0) }
        let talk = part.tokens.contains {
            document.has(.talk, at: $0) || document.has(.series, at: $0)
        }
        let quote = part.tokens.contains(where: isQuote)
        let person = namesPerson(part.tokens)
        return says && (person || quote) || talk && (person || quote) || person && quote
    }

    private func saysWhoSpeaks(_ part: Part) -> Bool {
        part.tokens.contains { document.has(.says, at: $0) } && namesPerson(part.tokens)
    }

    private func namesPerson(_ range: Range<Int>) -> Bool { NameRule(document: document).namesPerson(range) }
}
