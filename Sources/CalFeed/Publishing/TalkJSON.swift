/// A talk in our own schema, by the names that `calfeedd extract --batch` has: `docs/json.md`.
struct TalkJSON {
    let talk: Talk
    let address: SiteAddress
    let series: Series?

    /// All that is known; with the history where it is at hand.
    func value(history: [RevisionEntry]? = nil) -> JSONText {
        let record = talk.record
        let seminar = talk.seminar
        var members: [JSONText.Member] = []
        func add(_ name: String, _ value: JSONText) { members.append(JSONText.Member(name: name, value: value)) }
        add("uid", .string(record.uid))
        add("url", .string(address.whole(["events", record.uid]).text))
        add("ics", .string(address.whole(["events", record.uid + ".ics"]).text))
        add("title", .text(seminar.title))
        add(
            "speakers",
            .array(
                seminar.speakers.map { speaker in
                    .members(["name": .string(speaker.name), "affiliation": .text(speaker.affiliation)])
                }))
        let times = localTimes
        add("start_local", .text(times.start))
        add("end_local", .text(times.end))
        add("zone", .text(times.zone))
        add("start_utc", .text(talk.start?.description))
        add("end_utc", .text(talk.end?.description))
        add("location", .text(seminar.location))
        add("online_url", .text(seminar.onlineURL))
        add("host", .text(seminar.host))
        add("series", .text(seminar.series ?? series?.title))
        add("series_slugs", .array(([record.series] + record.otherSeries).map { .string($0) }))
        add("tags", .array((series?.tags ?? []).map { .string($0) }))
        add("status", .string(seminar.status.rawValue))
        add("sequence", .number(record.sequence))
        add("created", .string(record.created.description))
        add("last_modified", .string(record.lastModified.description))
        add("announcement", .string(record.origin.name))
        add("abstract", .text(seminar.abstract))
        add("biography", .text(seminar.biography))
        add(
            "evidence",
            .object(
                Field.allCases.compactMap { field in
                    seminar.evidence[field].map { JSONText.Member(name: field.rawValue, value: value(of: $0)) }
                }))
        add("diagnostics", .array(seminar.diagnostics.map(value)))
        if let history { add("history", .array(history.indices.map { entry(history, $0) })) }
        return .object(members)
    }

    private var localTimes: (start: String?, end: String?, zone: String?) {
        switch talk.seminar.occurrence {
        case .days(let first, let last): (first.description, last.description, nil)
        case .clock(let start, let end, let zone): (start.description, end?.description, zone?.rawValue)
        }
    }

    private func span(_ span: Range<Int>?) -> JSONText {
        span.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
    }

    private func value(of evidence: Evidence) -> JSONText {
        .members([
            "basis": .string(evidence.basis.name), "text": .string(evidence.text), "span": span(evidence.span),
            "rule": .string(evidence.rule), "reason": .text(evidence.basis.reason?.text),
        ])
    }

    private func value(of diagnostic: Diagnostic) -> JSONText {
        .members([
            "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code),
            "message": .string(diagnostic.message), "span": span(diagnostic.span),
        ])
    }

    private func entry(_ history: [RevisionEntry], _ index: Int) -> JSONText {
        let entry = history[index]
        let changes =
            index == 0 ? [] : FieldChange.changes(from: history[index - 1].seminar, to: entry.seminar)
        return .members([
            "at": .string(entry.at.description), "sequence": .number(entry.sequence),
            "cause": .string(entry.cause.rawValue), "announcement": .text(entry.origin?.name),
            "changes": .array(
                changes.map { change in
                    .members(["field": .string(change.field), "from": .text(change.from), "to": .text(change.to)])
                }),
        ])
    }

    // MARK: For search engines

    /// schema.org/Event, as JSON-LD.
    var event: JSONText {
        let seminar = talk.seminar
        let page = address.whole(["events", talk.record.uid]).text
        let online = seminar.onlineURL.flatMap(WebAddress.init).map { link in
            JSONText.members(["@type": .string("VirtualLocation"), "url": .string(link.text)])
        }
        let place = seminar.location.map { name in
            JSONText.members(["@type": .string("Place"), "name": .string(name), "address": .string(name)])
        }
        let mode =
            switch (online, place) {
            case (nil, _): "Offline"
            case (_, nil): "Online"
            default: "Mixed"
            }
        let status =
            switch seminar.status {
            case .cancelled: "EventCancelled"
            case .postponed: "EventPostponed"
            case .confirmed, .tentative, .finished: "EventScheduled"
            }
        let places = [place, online].compactMap { $0 }
        let times = localTimes
        return JSONText.members([
            "@context": .string("https://schema.org"), "@type": .string("EducationEvent"), "@id": .string(page),
            "url": .string(page), "name": .string(seminar.title ?? seminar.speakers.first?.name ?? ""),
            "startDate": .text(talk.start?.description ?? times.start),
            "endDate": .text(talk.end?.description ?? times.end),
            "eventStatus": .string("https://schema.org/" + status),
            "eventAttendanceMode": .string("https://schema.org/\(mode)EventAttendanceMode"),
            "location": places.count == 1 ? places[0] : .array(places),
            "performer": .array(
                seminar.speakers.map { speaker in
                    JSONText.members([
                        "@type": .string("Person"), "name": .string(speaker.name),
                        "affiliation": .text(speaker.affiliation),
                    ]).pruned
                }),
            "organizer": series.map { series in
                .members([
                    "@type": .string("Organization"), "name": .string(series.title),
                    "url": .string(address.whole(["series", series.slug]).text),
                ])
            } ?? .null,
            "description": .text(seminar.abstract),
        ]).pruned
    }
}
