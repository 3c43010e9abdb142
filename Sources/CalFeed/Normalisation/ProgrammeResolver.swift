/// Reads each talk of a programme by itself, and gives it what stands above the first for all.
struct ProgrammeResolver {
    let whole: SeminarResolver
    let times: TimeResolver

    var statements: Statements { whole.statements }

    /// What all entries share.
    struct Shared {
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
        let told = prose(in: head, beside: entries)
        var talks: [Seminar] = []
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
        talks = told.filter { talk in !talks.contains { isSame(talk, $0) } } + talks
        // The only talk of a list whose other days say that there is none; where its day is that of the whole, so are the words.
        if talks.count == 1, gaps == entries.count - 1, talks[0].occurrence != times.choice()?.occurrence {
            return named(talks, in: head)
        }
        return talks.count >= 2 ? placed(named(talks, in: head)) : []
    }

    /// "The first session is on 4 March at 10", above a list that begins with it: the entry tells more.
    private func isSame(_ talk: Seminar, _ entry: Seminar) -> Bool {
        talk.occurrence == entry.occurrence && (talk.title == nil || talk.title == entry.title)
            && talk.speakers.allSatisfy { person in entry.speakers.contains { $0.name == person.name } }
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
        let fields = fields(of: head)
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

    // MARK: Talks in running text

    /// The talks that sentences announce, beside the entries of a list.
    private func prose(
        in words: Range<Int>, beside entries: [Programme.Entry] = []
    ) -> [Seminar] {
        let parts = ProseTalks(statements: statements, dates: times.dates, today: whole.context.referenceDate)
            .parts(in: words, beside: !entries.isEmpty)
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
        if let words = fields.title(fields.withoutHead(title, speakers: talk.speakers), rule: "item-of-list") {
            talk.title = words.value
            talk.evidence[.title] = words.evidence
        }
    }
}
