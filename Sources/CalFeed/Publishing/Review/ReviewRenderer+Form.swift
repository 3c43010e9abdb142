extension ReviewRenderer {
    /// Each field with its value to be changed, and the announcement's word where it was corrected.
    ///
    /// Beside each input stands what it held when the form was made: what is sent back the same is not asked for.
    func form(
        _ talk: Talk, _ corrections: [Correction], _ notice: Review.Notice?, given: [String: String]
    ) -> HTML {
        let seminar = talk.seminar
        let title = pages.title(of: seminar)
        let byField = Dictionary(corrections.map { ($0.field, $0) }) { first, _ in first }
        let fields: [HTML] = Field.correctable.map { field in
            let present = FormValue.text(of: field, in: seminar)
            let value = given[field.rawValue] ?? present
            return """
                <div class="entry">
                <label for="\(HTML.text(field.rawValue))">\(words.name(of: field))</label>
                \(input(field, value, in: seminar))\
                <input type="hidden" name="was-\(HTML.text(field.rawValue))" value="\(present)">
                \(basis(field, seminar, byField[field]))</div>

                """
        }
        let zones: [HTML] = PageRenderer.usualZones.map { "<option value=\"\($0)\"></option>\n" }
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
                \(fields)<datalist id="zones">
                \(zones)</datalist>
                <p><button type="submit">\(words[.save])</button></p>

                """))</section>
            </main>

            """
        return document("\(title) – \(words[.review])", body)
    }

    private func input(_ field: Field, _ value: String, in seminar: Seminar) -> HTML {
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
                !seminar.isAllDay && isPicked ? "type=\"datetime-local\"" : "type=\"text\" maxlength=\"40\""
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
            let reason: HTML = evidence.basis.reason.map { " <span class=\"hint\"><bdi>\($0)</bdi></span>" } ?? .nothing
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
        for field in Field.correctable where !takenBack.contains(field) {
            guard let value = form(field.rawValue).first, value != one("was-" + field.rawValue) else { continue }
            values[field] =
                field == .speakers ? value.split(separator: "\n").map(String.init) : [value]
            if values[field]?.isEmpty == true { values[field] = [""] }
        }
    }
}

extension Seminar {
    /// Whether no hour is known.
    fileprivate var isAllDay: Bool { if case .days = occurrence { true } else { false } }
}
