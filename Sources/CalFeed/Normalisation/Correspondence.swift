/// Reads a message together with the older ones in it: what a reply leaves open is what it replies to.
struct Correspondence {
    let message: Message
    let reader: AnnouncementReader
    let context: ReadingContext

    func reading() -> Reading {
        let context = message.header.map { self.context(of: $0) } ?? context
        let own = reader.reading(of: message.rendition, context: context)
        guard let older = message.earlier.first(where: { !$0.rendition.bytes.isEmpty }) else { return own }
        var before = context
        // "Tomorrow" in an older message counts from its own day, where that is told.
        if let header = older.header { before = self.context(of: header, over: context) }
        let earlier = Correspondence(message: older, reader: reader, context: before).reading()
        guard earlier.seminars.count == 1, let talk = earlier.seminars.first else {
            return own.seminars.isEmpty && !earlier.seminars.isEmpty ? earlier : own
        }
        switch own.seminars.count {
        case 0: return amended(talk, by: message.rendition, context, over: own, earlier)
        case 1:
            return Reading(
                seminars: [completed(placed(own.seminars[0]), from: talk)], diagnostics: own.diagnostics,
                isUpdate: own.isUpdate
            )
        default: return own
        }
    }

    private func context(of header: MailHeader, over base: ReadingContext? = nil) -> ReadingContext {
        var context = base ?? context
        context.referenceDate = header.date ?? context.referenceDate
        context.senderOffset = header.offset ?? context.senderOffset
        context.sender = header.sender ?? context.sender
        return context
    }

    /// The older message's talk with what the newer one says of it, though it names no day.
    private func amended(
        _ talk: Seminar, by rendition: Rendition, _ context: ReadingContext, over own: Reading, _ earlier: Reading
    ) -> Reading {
        let document = Document(rendition, vocabulary: reader.vocabulary)
        guard document.lines.contains(where: { !$0.isBlank && !$0.isQuoted }) else { return earlier }
        var day: LocalDate
        switch talk.occurrence {
        case .days(let first, _): day = first
        case .clock(let start, _, _): day = start.date
        }
        // A new hour on the old day.
        var inherited = TimeResolver.Inheritance()
        inherited.day = DateResolver.Resolution(
            date: day, reasons: [Sentence(.dayOfOlder, [.date: .date(day)])])
        let timed = reader.reading(of: rendition, context: context, inherited: inherited)
        if timed.seminars.count == 1, case .clock = timed.seminars[0].occurrence {
            return Reading(
                seminars: [completed(placed(timed.seminars[0]), from: talk)], diagnostics: timed.diagnostics,
                isUpdate: true)
        }
        var talk = talk
        let amendment = Amendment(statements: reader.statements(of: document), context: context)
        let status = amendment.status()
        if status.evidence.basis == .stated {
            talk.status = status.status
            talk.evidence[.status] = status.evidence
        }
        if let place = amendment.place() {
            talk.location = place.value
            talk.evidence[.location] = place.evidence
        }
        if let link = amendment.link() {
            talk.onlineURL = link.value
            talk.evidence[.onlineURL] = link.evidence
        }
        for field in [Field.status, .location, .onlineURL] {
            guard let evidence = talk.evidence[field], evidence == amendment.evidence(of: field) else { continue }
            var one = Seminar(occurrence: talk.occurrence)
            one.evidence[field] = evidence
            talk.evidence[field] = one.located(in: rendition).evidence[field]
        }
        return Reading(seminars: [talk], diagnostics: rendition.diagnostics + earlier.diagnostics, isUpdate: true)
    }

    /// A reply may name the day and tell the new room in a sentence.
    private func placed(_ seminar: Seminar) -> Seminar {
        // A label says it; everything else only suggests it.
        guard seminar.location == nil || seminar.evidence[.location]?.rule != "label-line" else { return seminar }
        let document = Document(message.rendition, vocabulary: reader.vocabulary)
        guard let place = Amendment(statements: reader.statements(of: document), context: context).place() else {
            return seminar
        }
        var one = Seminar(occurrence: seminar.occurrence)
        one.evidence[.location] = place.evidence
        var result = seminar
        result.location = place.value
        result.evidence[.location] = one.located(in: message.rendition).evidence[.location]
        return result
    }

    /// The newer message's talk, and from the older one what it leaves open, where both speak of the same.
    private func completed(_ seminar: Seminar, from older: Seminar) -> Seminar {
        guard areSame(seminar, older) else { return seminar }
        var result = seminar
        func take<Value>(_ field: Field, _ path: WritableKeyPath<Seminar, Value?>) {
            guard let value = older[keyPath: path] else { return }
            let isOpen = result[keyPath: path] == nil || result.evidence[field]?.basis.name == "assumed"
            guard isOpen, older.evidence[field]?.basis.name != "assumed" || result[keyPath: path] == nil else { return }
            result[keyPath: path] = value
            result.evidence[field] = fromOlder(older.evidence[field])
        }
        // A layout only suggests a title; one that the older message says is better.
        if result.evidence[.title]?.rule == "title-line",
            ["label-line", "quoted", "says-on"].contains(older.evidence[.title]?.rule)
        {
            result.title = nil
        }
        take(.title, \.title)
        take(.location, \.location)
        take(.onlineURL, \.onlineURL)
        take(.host, \.host)
        take(.series, \.series)
        if result.speakers.isEmpty {
            result.speakers = older.speakers
            result.evidence[.speakers] = fromOlder(older.evidence[.speakers])
        }
        result.abstract = result.abstract ?? older.abstract
        result.biography = result.biography ?? older.biography
        takeZone(&result, older)
        takeEnd(&result, older)
        return result
    }

    /// A zone that the older message names, where the newer names none.
    private func takeZone(_ seminar: inout Seminar, _ older: Seminar) {
        guard case .clock(let start, let end, _) = seminar.occurrence, case .clock(_, _, let zone?) = older.occurrence,
            !isNamed(seminar.evidence[.zone]), isNamed(older.evidence[.zone])
        else { return }
        seminar.occurrence = .clock(start: start, end: end, zone: zone)
        seminar.evidence[.zone] = fromOlder(older.evidence[.zone])
        seminar.diagnostics.removeAll { $0.code == "zone-unknown" || $0.code == "zone-inferred" }
    }

    /// Words of the message say the zone, and not only the place or a default.
    private func isNamed(_ evidence: Evidence?) -> Bool {
        guard let evidence, evidence.basis.name != "assumed" else { return false }
        return evidence.basis == .stated || evidence.rule.hasPrefix("zone-")
    }

    /// A talk that is moved is as long as it was.
    private func takeEnd(_ seminar: inout Seminar, _ older: Seminar) {
        guard case .clock(let start, let end, let zone) = seminar.occurrence,
            case .clock(let oldStart, let oldEnd?, _) = older.occurrence,
            end == nil || seminar.evidence[.end]?.basis.name == "assumed", older.evidence[.end]?.basis.name != "assumed"
        else { return }
        let length = oldEnd.secondsSince1970 - oldStart.secondsSince1970
        seminar.occurrence = .clock(start: start, end: start.adding(seconds: length), zone: zone)
        seminar.evidence[.end] = fromOlder(older.evidence[.end])
    }

    private func fromOlder(_ evidence: Evidence?) -> Evidence? {
        guard var evidence else { return nil }
        if evidence.basis == .stated {
            evidence.basis = .inferred(reason: .told(.valueOfOlder))
        }
        return evidence
    }

    /// A title that is the same, no title of its own, or the same day and nothing that contradicts.
    private func areSame(_ new: Seminar, _ old: Seminar) -> Bool {
        if let title = new.title, let other = old.title, RecordResolver.resemble(title, other) { return true }
        let names = Set(new.speakers.map(\.name))
        if !names.isEmpty, !old.speakers.isEmpty { return !names.isDisjoint(with: old.speakers.map(\.name)) }
        return day(new) == day(old) || new.title == nil
    }

    private func day(_ seminar: Seminar) -> LocalDate {
        switch seminar.occurrence {
        case .days(let first, _): first
        case .clock(let start, _, _): start.date
        }
    }
}
