extension ReviewRenderer {
    /// Each field with its value to be changed, and the announcement's word where it was corrected.
    ///
    /// Beside each input stands what it held when the form was made: what is sent back the same is not asked for.
    func form(_ talk: Talk, _ record: Review.Record, _ notice: Review.Notice?, given: [String: String]) -> HTML {
        let seminar = talk.seminar
        let title = pages.title(of: seminar)
        let byField = Dictionary(record.corrections.map { ($0.field, $0) }) { first, _ in first }
        let fields = entries(of: seminar, given: given) { field in basis(field, seminar, byField[field]) }
        let doubts: HTML =
            seminar.diagnostics.isEmpty
            ? .nothing
            : """
            <section aria-labelledby="doubts"><h2 id="doubts">\(words[.doubts])</h2>
            \(pages.diagnostics(seminar.diagnostics))</section>

            """
        let page = pages.site.address.whole(["events", talk.record.uid])
        let body: HTML = """
            <nav><a href="/">\(words[.review])</a></nav>
            <header><h1><bdi>\(title)</bdi></h1>
            <p class="lead"><a href="\(page)">\(words[.seePage])</a> · <code dir="ltr">\(talk.record.uid)</code></p></header>
            <main id="talks" class="review">
            \(told(notice))\(doubts)<section aria-labelledby="correct">
            <h2 id="correct">\(words[.correctByHand])</h2>
            <p class="hint">\(words[.correctExplained])</p>
            \(form(
                "/edit",
                """
                <input type="hidden" name="uid" value="\(talk.record.uid)">
                \(fields)<p><button type="submit">\(words[.save])</button></p>

                """))</section>
            \(oneTalk(talk, record.joined))</main>

            """
        return document("\(title) – \(words[.review])", body)
    }

    /// The form for a talk that a person reads in an announcement which gave none.
    func entryForm(_ unread: Review.Unread, _ notice: Review.Notice?, given: [String: String]) -> HTML {
        let origin = unread.origin
        var given = given
        if given[Field.zone.rawValue] == nil { given[Field.zone.rawValue] = unread.zone?.rawValue }
        if given[Field.status.rawValue] == nil { given[Field.status.rawValue] = Status.confirmed.rawValue }
        let text: HTML =
            unread.text.map { text in
                let parts: [HTML] = text.parts.map { HTML.text($0.text) }
                let cut: HTML = text.isCut ? "<p class=\"hint\">\(words[.announcementCut])</p>\n" : .nothing
                return """
                    <div class="announcement" dir="auto" tabindex="0" role="group" aria-label="\(origin.name)">\(parts)</div>
                    \(cut)
                    """
            } ?? .nothing
        let body: HTML = """
            <nav><a href="/">\(words[.review])</a></nav>
            <header><h1>\(words[.enterTalk])</h1>
            <p class="lead"><bdi class="file">\(origin.name)</bdi></p></header>
            <main id="talks" class="review">
            \(told(notice))<section aria-labelledby="announcement"><h2 id="announcement">\(words[.announcement])</h2>
            \(text)</section>
            <section aria-labelledby="enter"><h2 id="enter">\(words[.enterTalk])</h2>
            <p class="hint">\(words[.enterExplained])</p>
            \(form(
                "/enter",
                """
                <input type="hidden" name="announcement" value="\(ReviewMatters.name(origin.source, origin.name))">
                \(entries(of: nil, given: given) { _ in .nothing })<p><button type="submit">\(words[.save])</button></p>

                """))</section>
            </main>

            """
        return document("\(words[.enterTalk]) – \(words[.review])", body)
    }

    /// - Parameter seminar: what is known; nil where nothing is.
    private func entries(of seminar: Seminar?, given: [String: String], note: (Field) -> HTML) -> HTML {
        let fields: [HTML] = Field.correctable.map { field in
            let present = seminar.map { FormValue.text(of: field, in: $0) } ?? ""
            let value = given[field.rawValue] ?? present
            return """
                <div class="entry">
                <label for="\(HTML.text(field.rawValue))">\(words.name(of: field))</label>
                \(input(field, value, isAllDay: seminar?.isAllDay == true))\
                <input type="hidden" name="was-\(HTML.text(field.rawValue))" value="\(present)">
                \(note(field))</div>

                """
        }
        let zones: [HTML] = PageRenderer.usualZones.map { "<option value=\"\($0)\"></option>\n" }
        return "\(fields)<datalist id=\"zones\">\n\(zones)</datalist>\n"
    }

    /// What was joined to the event, to be taken apart; and the other way round.
    private func oneTalk(_ talk: Talk, _ joined: [JoinedAnnouncement]) -> HTML {
        let parts: [HTML] = joined.map { joined in
            """
            <li>
            <p><bdi class="file">\(joined.origin.name)</bdi><br><span class="hint"><code dir="ltr">\(joined.uid)</code></span></p>
            \(button(.takeApart, "/edit", ["uid": talk.record.uid, "part": joined.uid]))</li>

            """
        }
        let list: HTML = parts.isEmpty ? .nothing : "<ul class=\"matters\">\n\(parts)</ul>\n"
        return """
            <section aria-labelledby="one"><h2 id="one">\(words[.oneTalk])</h2>
            <p class="hint">\(words[.oneTalkExplained])</p>
            \(list)\(form(
                "/edit",
                """
                <input type="hidden" name="uid" value="\(talk.record.uid)">
                <div class="entry"><label for="join">\(words[.otherUID])</label>
                <input id="join" name="join" dir="ltr" maxlength="1000" autocomplete="off"></div>
                <p><button type="submit">\(words[.join])</button></p>

                """))</section>

            """
    }

    private func input(_ field: Field, _ value: String, isAllDay: Bool) -> HTML {
        let name = HTML.text(field.rawValue)
        switch field {
        case .speakers:
            return """
                <textarea id="\(name)" name="\(name)" rows="3" maxlength="4000" aria-describedby="how-\(name)" \
                dir="auto">\(value)</textarea>
                <p class="hint" id="how-\(name)">\(words[.speakersExplained])</p>

                """
        case .status:
            let options: [HTML] = [Status.confirmed, .tentative, .cancelled, .postponed, .finished].map { status in
                let selected: HTML = status.rawValue == value ? " selected" : .nothing
                return
                    "<option value=\"\(HTML.text(status.rawValue))\"\(selected)>\(words.name(of: status))</option>\n"
            }
            return "<select id=\"\(name)\" name=\"\(name)\">\n\(options)</select>\n"
        case .start, .end:
            // What was entered and could not be read is shown as it was, which a picker cannot.
            let isPicked = value.isEmpty || LocalDateTime(value) != nil
            let type: HTML =
                !isAllDay && isPicked ? "type=\"datetime-local\"" : "type=\"text\" maxlength=\"40\""
            return "<input id=\"\(name)\" name=\"\(name)\" \(type) value=\"\(value)\">\n"
        case .zone:
            return """
                <input id="\(name)" name="\(name)" dir="ltr" list="zones" maxlength="64" autocomplete="off" value="\(value)">

                """
        case .onlineURL:
            return """
                <input id="\(name)" name="\(name)" dir="ltr" inputmode="url" maxlength="1000" value="\(value)">

                """
        case .title, .location, .host, .series:
            return "<input id=\"\(name)\" name=\"\(name)\" maxlength=\"1000\" dir=\"auto\" value=\"\(value)\">\n"
        }
    }

    private func basis(_ field: Field, _ seminar: Seminar, _ correction: Correction?) -> HTML {
        guard let evidence = seminar.evidence[field] else { return .nothing }
        let badge: HTML =
            "<span class=\"basis \(HTML.text(evidence.basis.name))\">\(words.name(of: evidence.basis))</span>"
        guard let correction else {
            let reason: HTML =
                evidence.basis.reason.map { " <span class=\"hint\">\(pages.told($0))</span>" } ?? .nothing
            return "<p>\(badge)\(reason)</p>\n"
        }
        let announced = words[.announcementSays, ["value": correction.announced ?? "–"]]
        return """
            <p>\(badge) <span class="hint"><bdi>\(announced)</bdi></span></p>
            <p class="check"><input type="checkbox" id="back-\(HTML.text(field.rawValue))" name="back" \
            value="\(HTML.text(field.rawValue))"> <label for="back-\(HTML.text(field.rawValue))">\
            \(words[.letAnnouncementCount])</label></p>

            """
    }
}

/// What a field's input holds.
enum FormValue {
    static func text(of field: Field, in seminar: Seminar) -> String {
        switch (field, seminar.occurrence) {
        case (.speakers, _):
            seminar.speakers.map { $0.name + ($0.affiliation.map { " (\($0))" } ?? "") }.joined(separator: "\n")
        case (.start, .clock(let start, end: _, zone: _)): start.description
        default: seminar.told(of: field) ?? ""
        }
    }
}

extension Edit {
    /// What the form of an event asks for: what differs from what it held when it was made.
    public init(form: (_ name: String) -> [String]) {
        func one(_ name: String) -> String { form(name).first ?? "" }
        self.init(uid: one("uid"))
        takenBack = Set(form("back").compactMap(Field.init(rawValue:)))
        confirmed = Set(form("confirm").compactMap(Field.init(rawValue:)))
        joined = form("join").compactMap(Self.uid)
        parted = form("part").compactMap(Self.uid)
        for field in Field.correctable where !takenBack.contains(field) {
            guard let value = form(field.rawValue).first, value != one("was-" + field.rawValue) else { continue }
            values[field] =
                field == .speakers ? value.split(separator: "\n").map(String.init) : [value]
            if values[field]?.isEmpty == true { values[field] = [""] }
        }
    }

    /// As it is written, or as the address of an event's page ends with it.
    private static func uid(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).joined()
        var uid = String(words.split(separator: "/").last ?? "")
        for ending in [".ics", ".json"] where uid.hasSuffix(ending) { uid.removeLast(ending.count) }
        uid = uid.split(separator: "%40").joined(separator: "@")
        return uid.isEmpty ? nil : uid
    }
}

extension Seminar {
    /// Whether no hour is known.
    fileprivate var isAllDay: Bool { if case .days = occurrence { true } else { false } }
}
