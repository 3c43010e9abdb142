/// Reads each talk of a programme by itself, and gives it what stands above the first for all.
struct ProgrammeResolver {
    let whole: SeminarResolver
    let times: TimeResolver

    private var statements: Statements { whole.statements }

    /// What all entries share.
    private struct Shared {
        var location: ChosenText?
        var link: ChosenText?
        var series: ChosenText?
        var zone: ZoneResolver.Resolution?
        /// The hour of the series.
        var clock: Candidate<TimeExpression>?
        /// Where it meets on several weekdays, the hour of each.
        var clockOfWeekday: [Weekday: Candidate<TimeExpression>] = [:]
    }

    /// None for an announcement of one talk.
    func seminars() -> [Seminar] {
        let timetable = TimetableResolver(whole: whole, times: times).seminars()
        if !timetable.isEmpty { return timetable }
        let programme = Programme(statements: statements, dates: times.dates)
        if let sessions = Sessions(programme: programme, times: times).statements() {
            return sessions.compactMap { times.choice(among: [$0]) }.map(whole.seminar(at:))
        }
        let entries = programme.entries()
        if entries.count < 2 {
            let told = prose(in: 0..<statements.document.tokens.count)
            return told.isEmpty ? oneTime() : told
        }
        let head = 0..<entries[0].tokens.lowerBound
        var shared = whatIsShared(in: head)
        shared.clock = shared.clock ?? clock(behind: entries)
        if shared.location == nil { shared.location = location(behind: entries, of: shared.clock) }
        if shared.link == nil { shared.link = link(behind: entries) }
        var talks = prose(in: head, beside: entries)
        var gaps = 0
        for entry in entries {
            guard let own = seminars(of: entry, shared: shared) else {
                gaps += 1
                continue
            }
            talks += own.map { seminar in
                isOver(entry, in: programme).map { finished(seminar, by: $0) } ?? seminar
            }
        }
        // The only talk of a list whose other days say that there is none; where its day is that of the whole, so are the words.
        if talks.count == 1, gaps == entries.count - 1, talks[0].occurrence != times.choice()?.occurrence {
            return named(talks, in: head)
        }
        return talks.count >= 2 ? placed(named(talks, in: head)) : []
    }

    /// "Venue: Hall 3", below the last entry: where no other entry says where, it is said for all.
    private func placed(_ talks: [Seminar]) -> [Seminar] {
        guard let last = talks.last, let location = last.location, let evidence = last.evidence[.location],
            let span = evidence.span, evidence.rule == "label-line", let start = last.evidence[.start]?.span,
            talks.dropLast().allSatisfy({ $0.location == nil && isOneLine($0) }), talks.count >= 2
        else { return talks }
        let document = statements.document
        // On a line of its own, and no line that an entry before it has as well.
        guard let line = document.lines.firstIndex(where: { $0.span.contains(span.lowerBound) }),
            !document.lines[line].span.overlaps(start),
            statements.labelled("location").count == 1
        else { return talks }
        return talks.map { talk in
            var talk = talk
            talk.location = location
            talk.evidence[.location] = evidence
            return talk
        }
    }

    /// Whether the title stands on the line of the day.
    private func isOneLine(_ talk: Seminar) -> Bool {
        guard let title = talk.evidence[.title]?.span, let start = talk.evidence[.start]?.span else { return true }
        let between = min(title.lowerBound, start.lowerBound)..<max(title.lowerBound, start.lowerBound)
        return !statements.document.bytes[between].contains(0x0A)
    }

    /// "Ada Example will give two talks: …": where no entry says who speaks, the words above them do.
    private func named(_ talks: [Seminar], in words: Range<Int>) -> [Seminar] {
        guard talks.allSatisfy({ $0.speakers.isEmpty }) else { return talks }
        let head = whole.part(tokens: words)
        // Where they tell no titles, a label does.
        guard talks.contains(where: { $0.title != nil }) || !head.statements.labelled("speaker").isEmpty else {
            return talks
        }
        let fields = FieldResolver(
            statements: head.statements, context: whole.context, timeLines: Set(head.statements.times.map(\.line)))
        let resolver = SpeakerResolver(fields: fields)
        guard let choice = resolver.choice(of: resolver.ranked(in: Surroundings(fields: fields))) else { return talks }
        return talks.map { talk in
            var talk = talk
            talk.speakers = choice.speakers
            talk.evidence[.speakers] = choice.evidence
            return talk
        }
    }

    /// The words of the heading that an entry stands under, where they say that its talks are over.
    private func isOver(_ entry: Programme.Entry, in programme: Programme) -> Range<Int>? {
        let document = statements.document
        guard let line = programme.section(above: document.tokens[entry.tokens.lowerBound].line) else { return nil }
        for index in document.lines[line].content {
            guard let match = document.term(.status, at: index), match.term.value == "finished" else { continue }
            return document.span(of: index..<(index + match.length))
        }
        return nil
    }

    private func finished(_ seminar: Seminar, by words: Range<Int>) -> Seminar {
        guard seminar.status == .confirmed else { return seminar }
        var seminar = seminar
        seminar.status = .finished
        seminar.evidence[.status] = Evidence(
            basis: .stated, text: statements.document.text(words), span: words, rule: "section-heading")
        return seminar
    }

    /// "The lectures take place at 3:30 p.m.", behind a list of days without hours.
    private func clock(behind entries: [Programme.Entry]) -> Candidate<TimeExpression>? {
        guard let last = entries.last else { return nil }
        let document = statements.document
        let first = document.tokens[last.tokens.lowerBound].line
        let times = statements.times.filter { $0.role == .event || $0.role == .weekly }
        guard let time = times.first, speaksOfAll(time), let clock = ClockResolver.resolution(of: time.value),
            times.allSatisfy({ other in
                other.line > first + 1 && ClockResolver.resolution(of: other.value)?.start == clock.start
            })
        else { return nil }
        return time
    }

    private static let talking = Term.Keys(.talk, .series, .weekly)

    /// A label, a sentence about talks, or a line with hardly more than the hour; not "the library closes at 9 p.m.".
    private func speaksOfAll(_ time: Candidate<TimeExpression>) -> Bool {
        if let label = time.label, ["time", "when", "date"].contains(label) { return true }
        let document = statements.document
        let sentence = statements.sentence(around: time.tokens)
        if sentence.contains(where: { index in
            document.hasAny(of: Self.talking, at: index)
                || document.terms[index].contains { $0.term.key == .cue && ["held", "start"].contains($0.term.value) }
        }) {
            return true
        }
        return sentence.count { document.tokens[$0].isWord && !statements.isTaken($0) && !document.has(.stop, at: $0) }
            <= 3
    }

    /// "All talks are at 4 p.m. in Hall 3", "Where: Hall 3", behind the list.
    private func location(behind entries: [Programme.Entry], of clock: Candidate<TimeExpression>?) -> ChosenText? {
        let document = statements.document
        if let last = entries.last, let label = statements.labelled("location").first,
            statements.labelled("location").count == 1, label.label.lowerBound >= last.tokens.upperBound,
            isRightBelow(label, last)
        {
            let tail = whole.part(tokens: document.tokens(onLines: document.paragraph(around: label.line)))
            let fields = FieldResolver(statements: tail.statements, context: whole.context, timeLines: [])
            return fields.location(of: fields.rankedPlaces(in: Surroundings(fields: fields)))
        }
        guard let clock, let last = entries.last, clock.line > document.tokens[last.tokens.lowerBound].line else {
            return nil
        }
        let tail = whole.part(
            tokens: clock.label == nil
                ? statements.sentence(around: clock.tokens)
                : document.tokens(onLines: document.paragraph(around: clock.line)))
        let fields = FieldResolver(
            statements: tail.statements, context: whole.context, timeLines: Set(tail.statements.times.map(\.line)))
        return fields.location(of: fields.rankedPlaces(in: Surroundings(fields: fields)))
    }

    /// Whether a label stands in the first paragraph below the list, behind nothing but labels.
    private func isRightBelow(_ label: Labelled, _ last: Programme.Entry) -> Bool {
        let document = statements.document
        let end = document.tokens[last.tokens.upperBound - 1].line
        return (end + 1..<max(end + 1, label.line)).allSatisfy { number in
            document.lines[number].isBlank || !statements.labels(onLine: number).isEmpty
        }
    }

    /// "Join: https://…", the only meeting of the text, below its last talk.
    private func link(behind entries: [Programme.Entry]) -> ChosenText? {
        let document = statements.document
        let meetings = statements.links.filter { $0.value.purpose == .meeting && !document.lines[$0.line].isQuoted }
        guard let last = entries.last, let link = meetings.last, leadsInto(link), !isOnlyOnline(last, among: entries),
            meetings.allSatisfy({ $0.value.address == link.value.address }), let first = meetings.first,
            first.tokens.lowerBound >= last.tokens.upperBound
                || isLabelledBelow(first, last) && entries.dropLast().allSatisfy(isOneLine)
                || entries.allSatisfy({ isParagraph($0) || $0.tokens == last.tokens })
                    && document.isBlank(betweenLine: document.tokens[last.tokens.lowerBound].line, and: first.line)
        else { return nil }
        let tail = whole.part(tokens: document.tokens(onLines: first.line..<(link.line + 1)))
        return FieldResolver(statements: tail.statements, context: whole.context, timeLines: []).onlineURL()?.choice
    }

    /// "4 March, Hall 3: … / 11 March, online: …": the link is that of the only talk that is online.
    private func isOnlyOnline(_ entry: Programme.Entry, among entries: [Programme.Entry]) -> Bool {
        func saysOnline(_ entry: Programme.Entry) -> Bool {
            guard let first = entry.tokens.first else { return false }
            let line = statements.document.tokens[first].line
            return entry.tokens.contains {
                statements.document.has(.online, at: $0) && statements.document.tokens[$0].line <= line + 2
                    && statements.label(at: $0)?.key != "online" && !statements.isLabel($0)
            }
        }
        return saysOnline(entry) && !entries.dropLast().contains(where: saysOnline)
    }

    private static let mostWordsBeforeLink = 4

    /// "Join us on Zoom: https://…"; not "Office hours on Zoom: …", "Zoom for those who come to the dinner: …".
    private func leadsInto(_ link: Candidate<LinkRule.Link>) -> Bool {
        let document = statements.document
        let front = document.lines[link.line].content.lowerBound..<link.tokens.lowerBound
        guard let first = front.first(where: { document.tokens[$0].isWord }) else { return true }
        return front.count(where: { document.tokens[$0].isWord }) <= Self.mostWordsBeforeLink
            && (document.has(.online, at: first) || document.term(.label, at: first)?.term.value == "online"
                || document.has(.navigation, at: first))
    }

    /// "Zoom: https://…", on a line of its own below the last talk's.
    private func isLabelledBelow(_ link: Candidate<LinkRule.Link>, _ entry: Programme.Entry) -> Bool {
        let document = statements.document
        guard let label = statements.label(at: link.tokens.lowerBound), label.key == "online" else { return false }
        return label.label.lowerBound == document.lines[link.line].content.lowerBound
            && link.line > document.tokens[entry.tokens.lowerBound].line
    }

    private func isOneLine(_ entry: Programme.Entry) -> Bool {
        guard let first = entry.tokens.first, let last = entry.tokens.last else { return false }
        return statements.document.tokens[first].line == statements.document.tokens[last].line
    }

    /// Whether no empty line parts an entry's words.
    private func isParagraph(_ entry: Programme.Entry) -> Bool {
        guard let first = entry.tokens.first, let last = entry.tokens.last else { return false }
        let document = statements.document
        return !document.isBlank(betweenLine: document.tokens[first].line, and: document.tokens[last].line)
    }

    private func whatIsShared(in words: Range<Int>) -> Shared {
        let head = whole.part(tokens: words)
        let fields = FieldResolver(
            statements: head.statements, context: whole.context, timeLines: Set(head.statements.times.map(\.line)))
        let clock =
            statements.times.first {
                $0.role == .weekly
                    && ($0.value.start.hasMinutes || $0.value.start.meridiem != nil || $0.value.end != nil)
            }
            ?? head.statements.times.first { time in
                (time.role == .event || time.role == .weekly) && !isOfOneDay(time, among: head.statements.dates)
            }
        return Shared(
            location: fields.location(of: fields.rankedPlaces(in: Surroundings(fields: fields))),
            link: fields.onlineURL()?.choice,
            series: TitleResolver(fields: fields, speaker: nil, place: nil).series(title: nil),
            zone: zone(toldBy: head), clock: clock,
            clockOfWeekday: clocksOfWeekdays())
    }

    /// An institution that a head only names may be anybody's; the addresses of one that all entries show are the host's.
    private func zone(toldBy head: SeminarResolver) -> ZoneResolver.Resolution? {
        let told = head.zoneResolver().fallback()
        if let rule = told?.evidence.rule, ["institution-name", ZoneResolver.townRule].contains(rule),
            let shown = whole.zoneResolver().addressZone(ofAtLeast: 3)
        {
            return shown
        }
        return told ?? whole.zoneResolver().fallback()
    }

    /// "Thursdays 1-2pm and Fridays 11-12 am".
    private func clocksOfWeekdays() -> [Weekday: Candidate<TimeExpression>] {
        var result: [Weekday: Candidate<TimeExpression>] = [:]
        for date in statements.dates where date.value.day == nil {
            guard let weekday = date.value.weekday, result[weekday] == nil,
                date.role == .weekly || statements.document.has(.weekly, at: date.tokens.lowerBound),
                let time = statements.time(rightBehind: date)
            else { continue }
            result[weekday] = time
        }
        return result.count > 1 ? result : [:]
    }

    /// "Ada Example will speak at 4 p.m. on Tuesday, 12 October", "Date: 12 October / Time: 4 p.m.": that talk's hour, and no other's.
    private func isOfOneDay(_ time: Candidate<TimeExpression>, among dates: [Candidate<DateExpression>]) -> Bool {
        dates.contains { date in
            if time.label == "time", date.label == "date", date.role == .event, date.value.day != nil,
                (1...3).contains(time.line - date.line)
            {
                return true
            }
            return date.role == .event && date.value.day != nil && date.value.last == nil && date.line == time.line
                && max(date.tokens.lowerBound - time.tokens.upperBound, time.tokens.lowerBound - date.tokens.upperBound)
                    <= 3
        }
    }

    // MARK: Entries

    /// "First meeting, 17 June, 14:00 CEST": the zone at the hour of the day that the entry's hour stands under.
    private func zone(above entry: Programme.Entry) -> ZoneResolver.Resolution? {
        guard let day = entry.day,
            let time = statements.times.last(where: { time in
                time.value.zone != nil && time.tokens.upperBound <= entry.tokens.lowerBound
                    && statements.dates.indices.contains { index in
                        statements.dates[index].line == time.line && times.dates[index]?.date == day.date
                    }
            }), let expression = time.value.zone, let clock = ClockResolver.resolution(of: time.value)
        else { return nil }
        return times.zoneResolver.meaning(of: expression, at: LocalDateTime(day.date, clock.start))
    }

    /// Nil where its words say that there is no talk, or none that anything is known of.
    private func seminars(of entry: Programme.Entry, shared: Shared) -> [Seminar]? {
        var inherited = TimeResolver.Inheritance(day: entry.day, clock: entry.day == nil ? shared.clock : nil)
        if let day = statements.dates.indices.first(where: { index in
            entry.tokens.contains(statements.dates[index].tokens.lowerBound) && self.times.dates[index] != nil
        }).flatMap({ self.times.dates[$0] }), let own = shared.clockOfWeekday[day.date.weekday] {
            inherited.clock = own
        }
        for (index, date) in statements.dates.enumerated() where entry.tokens.contains(date.tokens.lowerBound) {
            if let resolution = times.dates[index] { inherited.dates[date.span] = resolution }
        }
        var resolver = whole.part(tokens: entry.tokens, inherited: inherited)
        resolver.sharedZone = entry.day == nil ? shared.zone : zone(above: entry) ?? shared.zone
        resolver.isEntry = true
        guard tellsSomething(resolver.statements) else { return [] }
        guard !isNegated(resolver.statements), !isVacant(resolver.statements), !isPause(resolver.statements),
            !isMovedAway(resolver.statements)
        else { return nil }
        let times = resolver.timeResolver()
        guard var time = times.choice() else { return [] }
        if let next = entry.next { finish(&time, before: next) }
        let own = resolver.seminar(at: time)
        // A row of a day's programme that says nothing of the kind is a break.
        if entry.day != nil, own.title == nil, own.speakers.isEmpty, words(in: resolver.statements) < 4 { return [] }
        let parts = TalkParts(statements: resolver.statements).parts()
        guard parts.count >= 2 else { return [completed(own, by: shared)] }
        return self.parts(parts, of: resolver, at: time, like: own).map { completed($0, by: shared) }
    }

    /// Where no end is written, a point of a programme ends when the next begins.
    private func finish(_ time: inout TimeResolver.Choice, before next: Candidate<TimeExpression>) {
        guard case .clock(let start, let end, let zone) = time.occurrence,
            end == nil || time.evidence[.end]?.basis.name == "assumed",
            let clock = ClockResolver.resolution(of: next.value),
            (1...180).contains(clock.start.minuteOfDay - start.time.minuteOfDay)
        else { return }
        let text = statements.document.text(next.span)
        time.occurrence = .clock(start: start, end: LocalDateTime(start.date, clock.start), zone: zone)
        time.evidence[.end] = Evidence(
            basis: .inferred(reason: .told(.endOfNext, [.words: .words(text)])), text: text,
            span: next.span, rule: "next-point")
    }

    private func completed(_ seminar: Seminar, by shared: Shared) -> Seminar {
        var seminar = seminar
        // Where an entry's words only hold an institution, it is the speaker's.
        let isOwn = seminar.evidence[.location].map { evidence in
            ["label-line", "entry-piece", "part-of-time-line"].contains(evidence.rule)
                || evidence.text.contains(where: \.isNumber)
        }
        if seminar.location == nil || isOwn == false, let location = shared.location {
            seminar.location = location.value
            seminar.evidence[.location] = location.evidence
        }
        if seminar.onlineURL == nil, let link = shared.link {
            seminar.onlineURL = link.value
            seminar.evidence[.onlineURL] = link.evidence
        }
        if let series = shared.series, seminar.evidence[.series]?.basis.name != "stated" {
            seminar.series = series.value
            seminar.evidence[.series] = series.evidence
        }
        return seminar
    }

    /// "March 11: no seminar", "spring break"; not "Ada Example: Whose holiday is it?".
    private func isNegated(_ statements: Statements) -> Bool {
        let document = statements.document
        guard document.tokens.count <= 20,
            let negation = document.tokens.indices.first(where: { document.has(.negation, at: $0) }),
            !document.tokens[..<negation].contains(where: { $0.isMark("\"„“”«「『") })
        else { return false }
        let isFirst = (0..<negation).allSatisfy { index in
            document.tokens[index].kind == .mark || document.tokens[index].number != nil || statements.isTaken(index)
                || statements.isLabel(index) || document.has(.weekday, at: index)
        }
        return isFirst || !NameRule(document: document).namesPerson(document.tokens.indices)
    }

    private static let besideMoves = Term.Keys(.stop, .preposition, .article, .weekday, .status, .cue, .range)

    /// "28 January – postponed to 4 February", and nothing else: the row of the new day tells the talk.
    private func isMovedAway(_ statements: Statements) -> Bool {
        let document = statements.document
        let days = Set(statements.dates.lazy.filter { $0.value.day != nil }.map { [$0.value.month, $0.value.day] })
        return days.count >= 2 && document.tokens.count <= 20
            && document.tokens.indices.contains {
                document.term(.status, at: $0)?.term.value == "postponed"
                    || document.term(.cue, at: $0)?.term.value == "new"
            }
            && document.tokens.indices.count { index in
                document.tokens[index].isWord && !statements.isTaken(index)
                    && !document.hasAny(of: Self.besideMoves, at: index)
            } <= 1
    }

    /// "4 March | Presenter: - | Topic: Break": besides labels, nothing but words for what happens between talks.
    private func isPause(_ statements: Statements) -> Bool {
        let document = statements.document
        var saysPause = false
        var index = 0
        while index < document.tokens.count {
            let pause = document.terms[index].filter {
                $0.term.key == .cue && ["frame", "coffee"].contains($0.term.value) || $0.term.key == .negation
            }.map(\.length).max()
            if let pause, !statements.isLabel(index) {
                saysPause = true
                index += pause
                continue
            }
            guard
                document.tokens[index].kind == .mark || statements.isTaken(index) || statements.isLabel(index)
                    || document.tokens[index].number != nil
            else { return false }
            index += 1
        }
        return saysPause
    }

    /// "4 March: open", "11 March Reserved": a day that is still to be given to somebody.
    private func isVacant(_ statements: Statements) -> Bool {
        words(in: statements) <= 2
            && statements.document.tokens.indices.contains { statements.document.has(.vacancy, at: $0) }
    }

    /// A date with nothing beside it is no talk.
    private func tellsSomething(_ statements: Statements) -> Bool { words(in: statements) > 0 }

    /// The words that are neither part of a date or a time nor small.
    private func words(in statements: Statements) -> Int {
        let document = statements.document
        return document.tokens.indices.count { index in
            document.tokens[index].kind != .mark && !statements.isTaken(index)
                && (document.tokens[index].number == nil || document.tokens[index].width >= 2)
                && !document.has(.stop, at: index) && !document.has(.weekday, at: index)
        }
    }

    // MARK: Talks in running text

    /// The talks that sentences announce, beside the entries of a list.
    private func prose(
        in words: Range<Int>, beside entries: [Programme.Entry] = []
    ) -> [Seminar] {
        let parts = ProseTalks(statements: statements, dates: times.dates).parts(in: words, beside: !entries.isEmpty)
        guard let first = parts.first else { return [] }
        let shared = whatIsShared(in: 0..<(entries.first?.tokens.lowerBound ?? first.tokens.lowerBound))
        return parts.flatMap { part -> [Seminar] in
            var inherited = TimeResolver.Inheritance(day: part.day, clock: part.clock)
            for (index, date) in statements.dates.enumerated() where part.tokens.contains(date.tokens.lowerBound) {
                if let resolution = times.dates[index] { inherited.dates[date.span] = resolution }
            }
            var resolver = whole.part(tokens: part.tokens, inherited: inherited)
            resolver.sharedZone = shared.zone
            guard let time = resolver.timeResolver().choice() else { return [] }
            let talks = TalkParts(statements: resolver.statements).parts()
            let own = resolver.seminar(at: time)
            guard talks.count >= 2 else { return [completed(own, by: shared)] }
            return self.parts(talks, of: resolver, at: time, like: own).map { completed($0, by: shared) }
        }
    }

    // MARK: Several talks at one time

    private func oneTime() -> [Seminar] {
        let parts = TalkParts(statements: statements).parts()
        guard parts.count >= 2, let time = times.choice() else { return [] }
        return self.parts(parts, of: whole, at: time, like: whole.seminar(at: time))
    }

    /// Each part's own title and people; time and place are the whole's.
    private func parts(
        _ parts: [TalkParts.Part], of resolver: SeminarResolver, at time: TimeResolver.Choice, like seminar: Seminar
    ) -> [Seminar] {
        let fields = FieldResolver(statements: resolver.statements, context: whole.context, timeLines: [])
        let result = parts.compactMap { item -> Seminar? in
            let part = resolver.part(tokens: item.tokens)
            var talk = part.seminar(
                at: time.occurrence, evidence: time.evidence, diagnostics: time.diagnostics, lines: [])
            if let people = item.people, let title = item.title { name(&talk, people, title, by: fields) }
            guard talk.title != nil || !talk.speakers.isEmpty else { return nil }
            if talk.location == nil {
                talk.location = seminar.location
                talk.evidence[.location] = seminar.evidence[.location]
            }
            if talk.onlineURL == nil {
                talk.onlineURL = seminar.onlineURL
                talk.evidence[.onlineURL] = seminar.evidence[.onlineURL]
            }
            if talk.series == nil {
                talk.series = seminar.series
                talk.evidence[.series] = seminar.evidence[.series]
            }
            talk.host = talk.host ?? seminar.host
            talk.status = seminar.status
            talk.evidence[.status] = seminar.evidence[.status]
            return talk
        }
        return result.count >= 2 ? result : []
    }

    /// What the shape of a list shows outranks what is found in its words.
    private func name(_ talk: inout Seminar, _ people: Range<Int>, _ title: Range<Int>, by fields: FieldResolver) {
        let found = SpeakerResolver(fields: fields).people(in: people)
        if !found.isEmpty, let words = fields.stated(people, rule: "item-of-list", value: { $0 }) {
            talk.speakers = found.map { Speaker(name: $0.name, affiliation: $0.affiliation) }
            talk.evidence[.speakers] = words.evidence
        }
        let start = fields.endOfKind(at: title.lowerBound, limit: title.upperBound).map { $0 + 1 } ?? title.lowerBound
        if let words = fields.title(start..<title.upperBound, rule: "item-of-list") {
            talk.title = words.value
            talk.evidence[.title] = words.evidence
        }
    }
}
