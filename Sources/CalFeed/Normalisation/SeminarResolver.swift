/// Makes one seminar of what the rules saw.
struct SeminarResolver {
    let statements: Statements
    let context: ReadingContext
    let zones: ZoneDatabase
    let vocabulary: Vocabulary

    func reading() -> Reading {
        let zoneResolver = ZoneResolver(statements: statements, context: context, zones: zones, vocabulary: vocabulary)
        let times = TimeResolver(statements: statements, context: context, zoneResolver: zoneResolver)
        guard let time = times.choice() else {
            return Reading(diagnostics: [missingDate()])
        }
        return Reading(seminars: [seminar(at: time)])
    }

    private func missingDate() -> Diagnostic {
        if let time = statements.times.first {
            return Diagnostic(
                .error, "no-date",
                "No date was found for “\(statements.document.text(time.span))”; write the day of the talk, for example 2026-03-12.", span: time.span)
        }
        return Diagnostic(.error, "no-date", "No date was found; write the day and the hour of the talk, for example 2026-03-12 14:30.")
    }

    private func seminar(at time: TimeResolver.Choice) -> Seminar {
        let lines = time.lines
        let fields = FieldResolver(statements: statements, context: context, timeLines: lines)
        let speaker = SpeakerResolver(fields: fields).choice()
        let titles = TitleResolver(fields: fields, speaker: speaker)
        let title = titles.title()
        let location = fields.location()
        let link = fields.onlineURL()
        let host = fields.host()
        let series = titles.series(title: title)
        let status = fields.status()
        var evidence = time.evidence
        evidence[.title] = title?.evidence
        evidence[.speakers] = speaker?.evidence
        evidence[.location] = location?.evidence
        evidence[.onlineURL] = link?.choice.evidence
        evidence[.host] = host?.evidence
        evidence[.status] = status.evidence
        var seminar = Seminar(
            title: title?.value, speakers: speaker?.speakers ?? [], occurrence: time.occurrence, location: location?.value,
            onlineURL: link?.choice.value, host: host?.value, series: series?.value, status: status.status,
            abstract: fields.section("abstract"), biography: fields.section("biography"),
            diagnostics: time.diagnostics + (link?.diagnostics ?? []))
        if let series {
            evidence[.series] = series.evidence
        } else if let name = context.series {
            seminar.series = name
            evidence[.series] = Evidence(basis: .assumed(reason: "It came from a source of this series."), text: "", rule: "source-series")
        }
        if seminar.location == nil, seminar.onlineURL == nil, let place = context.defaultLocation {
            seminar.location = place
            evidence[.location] = Evidence(basis: .assumed(reason: "No place is written; it is the usual one of this source."), text: "", rule: "source-location")
        }
        if status.status == .postponed, time.statement.dateCandidate.role == .superseded {
            seminar.diagnostics.append(Diagnostic(.warning, "new-date-missing", "The seminar is postponed and no new date is given.", span: status.evidence.span))
        }
        seminar.evidence = evidence
        return seminar
    }
}
