/// What the words above and below a list say for all of its talks.
extension ProgrammeResolver {
    /// "The lectures take place at 3:30 p.m.", behind a list of days without hours.
    func clock(behind entries: [Programme.Entry]) -> Candidate<TimeExpression>? {
        guard let last = entries.last else { return nil }
        let document = statements.document
        let first = document.tokens[last.tokens.lowerBound].line
        let all = statements.times.filter { $0.role == .event || $0.role == .weekly }
        // Beside "time: Tuesdays, 4 pm" what nobody has labelled is another hour: "lunch_time: 12 pm".
        let labelled = all.filter { $0.label == "time" || $0.label == "when" }
        let times = labelled.isEmpty ? all : labelled
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
    func location(behind entries: [Programme.Entry], of clock: Candidate<TimeExpression>?) -> ChosenText? {
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
        let fields = fields(of: tail)
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
    func link(behind entries: [Programme.Entry]) -> ChosenText? {
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

    /// What some words of the text tell besides the time.
    func fields(of part: SeminarResolver) -> FieldResolver {
        FieldResolver(
            statements: part.statements, context: whole.context, timeLines: Set(part.statements.times.map(\.line)))
    }

    func whatIsShared(in words: Range<Int>) -> Shared {
        let head = whole.part(tokens: words)
        let fields = fields(of: head)
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
}
