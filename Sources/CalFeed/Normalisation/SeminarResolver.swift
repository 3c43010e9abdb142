/// Makes one seminar of what the rules saw.
struct SeminarResolver {
    let statements: Statements
    let context: ReadingContext
    let zones: ZoneDatabase
    let vocabulary: Vocabulary

    /// The day and the clock of a programme, for an entry that does not show its own.
    var inherited = TimeResolver.Inheritance()

    func reading() -> Reading {
        let times = TimeResolver(
            statements: statements, context: context, zoneResolver: zoneResolver(), inherited: inherited)
        let programme = Programme(statements: statements, dates: times.dates)
        let talks = several(programme.entries(), times: times)
        if talks.count >= 2 { return Reading(seminars: talks) }
        let limits = statements.isTruncated ? [truncation()] : []
        guard let time = times.choice() else {
            return Reading(diagnostics: limits + [missingDate()])
        }
        return Reading(seminars: [seminar(at: time)], diagnostics: limits)
    }

    func zoneResolver() -> ZoneResolver {
        ZoneResolver(statements: statements, context: context, zones: zones, vocabulary: vocabulary)
    }

    // MARK: Several talks

    /// Each entry read by itself; what all share stands above the first.
    private func several(_ entries: [Programme.Entry], times: TimeResolver) -> [Seminar] {
        guard entries.count >= 2, let first = entries.first else { return [] }
        let document = statements.document
        let head = part(of: 0..<first.span.lowerBound, inherited: .init())
        let shared = FieldResolver(
            statements: head.statements, context: context, timeLines: Set(head.statements.times.map(\.line)))
        let sharedLocation = shared.location()
        let sharedLink = shared.onlineURL()
        let sharedSeries = TitleResolver(fields: shared, speaker: nil).series(title: nil)
        let usualClock =
            statements.times.first {
                $0.role == .weekly && $0.value.start.hasMinutes || $0.role == .weekly && $0.value.start.meridiem != nil
            }
            ?? head.statements.times.first { $0.role == .event || $0.role == .weekly }
        var seminars: [Seminar] = []
        for entry in entries {
            var inherited = TimeResolver.Inheritance(day: entry.day, clock: usualClock)
            for (index, date) in statements.dates.enumerated() where entry.span.contains(date.span.lowerBound) {
                if let resolution = times.dates[index] { inherited.dates[date.span] = resolution }
            }
            let resolver = part(of: entry.span, inherited: inherited)
            if resolver.isNegated(document, entry.span) { continue }
            let zoneResolver = ZoneResolver(
                statements: resolver.statements, context: context, zones: zones, vocabulary: vocabulary)
            let times = TimeResolver(
                statements: resolver.statements, context: context, zoneResolver: zoneResolver, inherited: inherited)
            guard let time = times.choice() else { continue }
            var seminar = resolver.seminar(at: time)
            guard seminar.title != nil || !seminar.speakers.isEmpty else { continue }
            if case .clock(let start, let end, nil) = seminar.occurrence {
                let whole = ZoneResolver(statements: statements, context: context, zones: zones, vocabulary: vocabulary)
                if let zone = whole.fallback() {
                    seminar.occurrence = .clock(start: start, end: end, zone: zone.zone)
                    seminar.evidence[.zone] = zone.evidence
                    seminar.diagnostics = seminar.diagnostics.filter { $0.code != "zone-unknown" } + zone.diagnostics
                }
            }
            if seminar.location == nil, let sharedLocation {
                seminar.location = sharedLocation.value
                seminar.evidence[.location] = sharedLocation.evidence
            }
            if seminar.onlineURL == nil, let sharedLink {
                seminar.onlineURL = sharedLink.choice.value
                seminar.evidence[.onlineURL] = sharedLink.choice.evidence
            }
            if let sharedSeries, seminar.evidence[.series]?.basis.name != "stated" {
                seminar.series = sharedSeries.value
                seminar.evidence[.series] = sharedSeries.evidence
            }
            seminars.append(seminar)
        }
        return seminars
    }

    /// A resolver for a part of the text: the rest is blanked out, so that every offset stays where it was.
    private func part(of span: Range<Int>, inherited: TimeResolver.Inheritance) -> SeminarResolver {
        var bytes = statements.document.bytes
        for index in bytes.indices where !span.contains(index) && bytes[index] != 0x0A { bytes[index] = 0x20 }
        let document = Document(bytes: bytes, partOf: statements.document, vocabulary: vocabulary)
        let zones = zones
        return SeminarResolver(
            statements: Statements(
                document: document, vocabulary: vocabulary, isZone: { zones.zone(named: $0) != nil }),
            context: context, zones: zones, vocabulary: vocabulary, inherited: inherited)
    }

    /// "March 11: no seminar", "spring break".
    private func isNegated(_ document: Document, _ span: Range<Int>) -> Bool {
        let tokens = statements.document.tokens
        guard tokens.count <= 20 else { return false }
        return tokens.indices.contains { statements.document.term(.negation, at: $0) != nil }
    }

    private func truncation() -> Diagnostic {
        Diagnostic(
            .warning, "too-many-dates",
            "The text holds more than \(Statements.candidateLimit) dates or times; only the first were looked at.")
    }

    private func missingDate() -> Diagnostic {
        if let time = statements.times.first {
            return Diagnostic(
                .error, "no-date",
                "No date was found for “\(statements.document.text(time.span))”; write the day of the talk, for example 2026-03-12.",
                span: time.span)
        }
        return Diagnostic(
            .error, "no-date",
            "No date was found; write the day and the hour of the talk, for example 2026-03-12 14:30.")
    }

    private func seminar(at time: TimeResolver.Choice) -> Seminar {
        var seminar = seminar(
            at: time.occurrence, evidence: time.evidence, diagnostics: time.diagnostics, lines: time.lines)
        if seminar.status == .postponed, time.statement.dateCandidate.role == .superseded {
            seminar.diagnostics.append(
                Diagnostic(
                    .warning, "new-date-missing", "The seminar is postponed and no new date is given.",
                    span: seminar.evidence[.status]?.span))
        }
        return seminar
    }

    /// All that the words tell besides the time, which `lines` state.
    func seminar(
        at occurrence: Occurrence, evidence: [Field: Evidence], diagnostics: [Diagnostic], lines: Set<Int>
    ) -> Seminar {
        let fields = FieldResolver(statements: statements, context: context, timeLines: lines)
        let speaker = SpeakerResolver(fields: fields).choice()
        let titles = TitleResolver(fields: fields, speaker: speaker)
        let title = titles.title()
        let location = fields.location()
        let link = fields.onlineURL()
        let host = fields.host()
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
                basis: .assumed(reason: "It came from a source of this series."), text: "", rule: "source-series")
        }
        if seminar.location == nil, seminar.onlineURL == nil, let place = context.defaultLocation {
            seminar.location = place
            evidence[.location] = Evidence(
                basis: .assumed(reason: "No place is written; it is the usual one of this source."), text: "",
                rule: "source-location")
        }
        seminar.evidence = evidence
        return seminar
    }
}
