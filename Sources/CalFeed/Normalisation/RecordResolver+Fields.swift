extension RecordResolver {
    /// What the words leave open, from the record.
    func filled(_ seminar: Seminar, _ record: EventRecord) -> Seminar {
        var seminar = seminar
        fillEnd(&seminar, record)
        fillTitle(&seminar, record)
        fillSpeakers(&seminar, record)
        if let place = record.location, isReplaceable(seminar.location, .location, in: seminar) {
            seminar.location = place.value
            seminar.evidence[.location] = evidence(place, record)
        }
        if let link = record.onlineURL, seminar.onlineURL == nil {
            seminar.onlineURL = link.value
            seminar.evidence[.onlineURL] = evidence(link, record)
        }
        if let series = record.series, seminar.series == nil || seminar.evidence[.series]?.basis.name == "assumed" {
            seminar.series = series.value
            seminar.evidence[.series] = evidence(series, record)
        }
        if let abstract = record.abstract, seminar.abstract == nil, abstract.value.count >= 80 {
            seminar.abstract = String(abstract.value.prefix(20_000))
        }
        fillStatus(&seminar, record)
        return seminar
    }

    /// Not there, only a default, or only that it is online.
    private func isReplaceable(_ value: String?, _ field: Field, in seminar: Seminar) -> Bool {
        guard value != nil else { return true }
        let evidence = seminar.evidence[field]
        return evidence?.basis.name == "assumed" || evidence?.rule == "online-word"
    }

    private func fillEnd(_ seminar: inout Seminar, _ record: EventRecord) {
        guard case .clock(let start, let end, let zone) = seminar.occurrence,
            let time = moment(record.start?.value), let first = time.local
        else { return }
        var length: Int?
        var words: EventRecord.Stated<Int>?
        if let stated = record.end, let last = moment(stated.value) {
            if let from = time.instant, let to = last.instant {
                length = to.secondsSince1970 - from.secondsSince1970
            } else if let to = last.local {
                length = to.secondsSince1970 - first.secondsSince1970
            }
            words = EventRecord.Stated(value: 0, text: stated.text, span: stated.span)
        } else if let duration = record.duration {
            length = duration.value * 60
            words = duration
        }
        // The length of an event whose start is another one is no end of this.
        guard let length, (60...(7 * 86_400)).contains(length), let words, agrees(start, zone, time) else { return }
        let isOpen = end == nil || seminar.evidence[.end]?.basis != .stated
        let told = start.adding(seconds: length)
        if isOpen {
            seminar.occurrence = .clock(start: start, end: told, zone: zone)
            seminar.evidence[.end] = evidence(words, record)
        } else if let end, end != told {
            seminar.diagnostics.append(
                Diagnostic(
                    .warning, .recordConflictEnd,
                    [
                        .time: .time(end.time), .otherTime: .time(told.time), .form: .name(record.form.rawValue),
                        .words: .words(words.text),
                    ],
                    span: words.span))
        }
    }

    private func agrees(_ start: LocalDateTime, _ zone: TZID?, _ time: Time) -> Bool {
        if time.local == start { return true }
        guard let zone, let instant = time.instant else { return false }
        return words.zoneResolver().instant(of: start, in: zone) == instant
    }

    // MARK: Title and speakers

    private func fillTitle(_ seminar: inout Seminar, _ record: EventRecord) {
        guard let name = record.name, let stated = name.map({ title($0, of: seminar, record) }) else { return }
        if let title = seminar.title {
            // A layout only suggests a title; the name for programs is one.
            let isGuessed = ["title-line", "meeting-topic"].contains(seminar.evidence[.title]?.rule ?? "")
            guard isGuessed, !Self.resemble(title, stated.value), record.form != .calendarLink else { return }
        }
        seminar.title = stated.value
        seminar.evidence[.title] = evidence(stated, record)
    }

    /// Without the speaker in front: "Ada Example: On waiting".
    private func title(_ name: String, of seminar: Seminar, _ record: EventRecord) -> String? {
        var rest = Substring(name)
        for speaker in record.speakers.map(\.value.name) + seminar.speakers.map(\.name) where rest.hasPrefix(speaker) {
            let behind = rest.dropFirst(speaker.count).drop { $0 == " " }
            guard let mark = behind.first, ":-–—,|".contains(mark) else { continue }
            rest = behind.dropFirst().drop { $0 == " " }
        }
        let title = PlainText.title(String(rest))
        return title.isEmpty || title.utf8.count > 2000 ? nil : title
    }

    private func fillSpeakers(_ seminar: inout Seminar, _ record: EventRecord) {
        guard let first = record.speakers.first else { return }
        // Without a label, words only suggest who speaks.
        let isStated = seminar.evidence[.speakers]?.rule == "label-line"
        let isSame = seminar.speakers.contains { speaker in record.speakers.contains { $0.value.name == speaker.name } }
        if seminar.speakers.isEmpty || !isStated && !isSame {
            seminar.speakers = record.speakers.map(\.value)
            seminar.evidence[.speakers] = evidence(first, record)
            return
        }
        for index in seminar.speakers.indices where seminar.speakers[index].affiliation == nil {
            seminar.speakers[index].affiliation =
                record.speakers.first { $0.value.name == seminar.speakers[index].name }?.value.affiliation
        }
    }

    // MARK: Status

    private func fillStatus(_ seminar: inout Seminar, _ record: EventRecord) {
        guard let status = record.status, status.value != seminar.status else { return }
        if seminar.evidence[.status]?.basis != .stated {
            guard status.value != .confirmed else { return }
            seminar.status = status.value
            seminar.evidence[.status] = evidence(status, record)
        } else {
            seminar.diagnostics.append(
                Diagnostic(
                    .warning, .recordConflictStatus,
                    [
                        .status: .status(seminar.status), .otherStatus: .status(status.value),
                        .form: .name(record.form.rawValue), .words: .words(status.text),
                    ],
                    span: status.span))
        }
    }
}
