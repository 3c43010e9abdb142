/// Makes one seminar of what the rules saw.
struct SeminarResolver {
    let statements: Statements
    let context: ReadingContext
    let zones: ZoneDatabase
    let vocabulary: Vocabulary

    /// The day and the clock of a programme, for an entry that does not show its own.
    var inherited = TimeResolver.Inheritance()

    /// The zone of the programme that this is an entry of: a speaker's institution tells nothing against it.
    var sharedZone: ZoneResolver.Resolution?

    /// It is a row of a programme, and the pieces it is made of tell what no label does.
    var isEntry = false

    /// How many of the spans that were weighed for a field are kept with the seminar.
    var considerationLimit = 0

    func reading() -> Reading {
        let times = timeResolver()
        let talks = ProgrammeResolver(whole: self, times: times).seminars()
        if !talks.isEmpty { return Reading(seminars: talks, diagnostics: limits()) }
        guard let time = times.choice() else {
            return Reading(diagnostics: limits() + [missingDate()])
        }
        var seminar = seminar(at: time)
        if time.statement.dateCandidate.role == .weekly {
            seminar.diagnostics.append(nextOfSeries(time.statement.dateCandidate.span))
        }
        guard let sentence = cancellation(beside: seminar, on: time, dates: times.dates) else {
            return Reading(seminars: [seminar], diagnostics: limits())
        }
        // "The talk on 4 March is cancelled. On 11 March at 5 pm Ada Example will speak on …"
        seminar.status = .confirmed
        seminar.evidence[.status] = nil
        let part = part(tokens: sentence)
        let other = part.timeResolver().choice().map(part.seminar(at:))
        return Reading(seminars: [other, seminar].compactMap { $0 }, diagnostics: limits())
    }

    /// The sentence that cancels a talk of another day than the one that is read.
    private func cancellation(
        beside seminar: Seminar, on time: TimeResolver.Choice, dates: [DateResolver.Resolution?]
    ) -> Range<Int>? {
        guard seminar.status == .cancelled, let span = seminar.evidence[.status]?.span,
            let index = statements.document.tokens.firstIndex(where: { $0.span.lowerBound == span.lowerBound })
        else { return nil }
        let sentence = statements.sentence(around: index..<(index + 1))
        let said = statements.dates.indices.filter { sentence.contains(statements.dates[$0].tokens.lowerBound) }
        let earliest = context.referenceDate.map { $0.dayNumber - Self.longestDelay } ?? .min
        guard said.allSatisfy({ dates[$0].map { $0.date.dayNumber >= earliest } == true }),
            said.contains(where: { tells(ofTalkOn: statements.dates[$0], before: index, in: sentence) }),
            !sentence.contains(time.statement.dateCandidate.tokens.lowerBound),
            said.allSatisfy({ number in
                dates[number].map { $0.date != time.statement.date.date } ?? false
            })
        else { return nil }
        return sentence
    }

    private static let farthestTalk = 4
    /// So many days back a talk may have been that is cancelled; earlier ones are told of.
    private static let longestDelay = 14

    /// "The talk on 4 March is cancelled", "Cancelled: the talk on 4 March"; not "Update of 4 March: the talk is cancelled", "cancelled
    /// and moved to 4 March".
    private func tells(ofTalkOn date: Candidate<DateExpression>, before status: Int, in sentence: Range<Int>) -> Bool {
        let document = statements.document
        guard date.role == .event, date.tokens.upperBound <= status || status <= sentence.lowerBound + 1 else {
            return false
        }
        func isTalk(_ index: Int) -> Bool { document.has(.talk, at: index) || document.has(.series, at: index) }
        let behind = date.tokens.upperBound..<min(date.tokens.upperBound + Self.farthestTalk, sentence.upperBound)
        let inFront = max(sentence.lowerBound, date.tokens.lowerBound - Self.farthestTalk)..<date.tokens.lowerBound
        return inFront.contains(where: isTalk)
            || behind.prefix { !document.tokens[$0].isMark(":") }.contains(where: isTalk)
    }

    func zoneResolver() -> ZoneResolver {
        ZoneResolver(
            statements: statements, context: context, zones: zones, vocabulary: vocabulary, shared: sharedZone)
    }

    func timeResolver() -> TimeResolver {
        TimeResolver(statements: statements, context: context, zoneResolver: zoneResolver(), inherited: inherited)
    }

    /// A resolver for some words of the text.
    func part(tokens: Range<Int>, inherited: TimeResolver.Inheritance = .init()) -> SeminarResolver {
        let zones = zones
        let document = Document(tokens: tokens, of: statements.document)
        var part = Statements(document: document, vocabulary: vocabulary, isZone: { zones.zone(named: $0) != nil })
        part.acceptNumbers(listedIn: statements)
        return SeminarResolver(
            statements: part, context: context, zones: zones, vocabulary: vocabulary, inherited: inherited,
            considerationLimit: considerationLimit)
    }

    // MARK: Diagnostics

    private func limits() -> [Diagnostic] { statements.isTruncated ? [truncation()] : [] }

    private func truncation() -> Diagnostic {
        Diagnostic(.warning, .tooManyDates, [.limit: .number(Statements.candidateLimit)])
    }

    private func nextOfSeries(_ span: Range<Int>) -> Diagnostic {
        Diagnostic(.warning, .dayOfSeries, [.words: .words(statements.document.text(span))], span: span)
    }

    private func missingDate() -> Diagnostic {
        if let days = statements.dates.first(where: { $0.role == .weekly }) {
            return Diagnostic(
                .info, .onlySeries, [.words: .words(statements.document.text(days.span))], span: days.span)
        }
        if let time = statements.times.first {
            return Diagnostic(
                .error, .noDateHour, [.words: .words(statements.document.text(time.span))], span: time.span)
        }
        return Diagnostic(.error, .noDate)
    }

    func seminar(at time: TimeResolver.Choice) -> Seminar {
        var seminar = seminar(
            at: time.occurrence, evidence: time.evidence, diagnostics: time.diagnostics, lines: time.lines)
        if seminar.status == .postponed, time.statement.dateCandidate.role == .superseded {
            seminar.diagnostics.append(
                Diagnostic(.warning, .newDateMissing, span: seminar.evidence[.status]?.span))
        }
        return seminar
    }

    /// All that the words tell besides the time, which `lines` state.
    func seminar(
        at occurrence: Occurrence, evidence: [Field: Evidence], diagnostics: [Diagnostic], lines: Set<Int>
    ) -> Seminar {
        let fields = FieldResolver(statements: statements, context: context, timeLines: lines)
        let surroundings = Surroundings(fields: fields, weighsAll: considerationLimit > 0 || isEntry)
        let speakers = SpeakerResolver(fields: fields)
        let people = speakers.ranked(in: surroundings)
        let speaker = speakers.choice(of: people)
        let likely = people.lazy.filter { $0.candidate.score > 0 }.prefix(20).map(\.mention.tokens)
        let places = fields.rankedPlaces(in: surroundings, speaker: speaker, people: Array(likely))
        let location = fields.location(of: places)
        let titles = TitleResolver(fields: fields, speaker: speaker, place: location)
        let rankedTitles = TitleWeigher(titles).ranked(in: surroundings)
        let host = fields.host()
        let title = (titles.title(of: rankedTitles) ?? (speaker == nil && !isEntry ? titles.gathering() : nil))
            .flatMap { $0.evidence.span == host?.evidence.span ? nil : $0 }
        let link = fields.onlineURL()
        let series = titles.series(title: title)
        let status = fields.status()
        var evidence = evidence
        evidence[.title] = title?.evidence
        evidence[.speakers] = speaker?.evidence
        evidence[.location] = location?.evidence
        evidence[.onlineURL] = link?.choice.evidence
        evidence[.host] = host?.evidence
        evidence[.status] = status.evidence
        var seminar = Seminar(
            title: title?.value, speakers: speaker?.speakers ?? [], occurrence: occurrence,
            location: location?.value,
            onlineURL: link?.choice.value, host: host?.value, series: series?.value, status: status.status,
            abstract: fields.section("abstract"), biography: fields.section("biography"),
            diagnostics: diagnostics + (link?.diagnostics ?? []))
        if let series {
            evidence[.series] = series.evidence
        } else if let name = context.series {
            seminar.series = name
            evidence[.series] = Evidence(
                basis: .assumed(reason: .told(.seriesOfSource)), text: "", rule: "source-series")
        }
        if seminar.location == nil, seminar.onlineURL == nil, let place = context.defaultLocation {
            seminar.location = place
            evidence[.location] = Evidence(
                basis: .assumed(reason: .told(.placeOfSource)), text: "",
                rule: "source-location")
        }
        seminar.evidence = evidence
        if isEntry {
            complete(
                &seminar, titles: rankedTitles, people: people.map(\.candidate), places: places, by: fields)
        }
        tellZoneByPlace(&seminar, location: location)
        if considerationLimit > 0 {
            let ranked = [Field.speakers: people.map(\.candidate), .location: places, .title: rankedTitles]
            for (field, spans) in ranked {
                seminar.considerations[field] = SpanWeights.of(field).considerations(
                    spans, in: statements, limit: considerationLimit)
            }
        }
        return seminar
    }

    /// Where nothing else tells the zone, the place that was found does.
    private func tellZoneByPlace(_ seminar: inout Seminar, location: ChosenText?) {
        guard case .clock(let start, let end, nil) = seminar.occurrence, let span = location?.evidence.span,
            let zone = zoneResolver().zone(ofPlace: span)
        else { return }
        seminar.occurrence = .clock(start: start, end: end, zone: zone.zone)
        seminar.evidence[.zone] = zone.evidence
        seminar.diagnostics.removeAll { $0.code == "zone-unknown" }
        seminar.diagnostics += zone.diagnostics
    }
}
