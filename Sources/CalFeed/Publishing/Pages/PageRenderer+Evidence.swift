extension PageRenderer {
    /// Each value with its basis, its reason and the words it came from.
    func evidenceSection(_ talk: Talk, marked: Set<Field>) -> HTML {
        let seminar = talk.seminar
        let fields = Field.allCases.filter { seminar.evidence[$0] != nil }
        let items: [HTML] = fields.map { evidence(of: $0, in: seminar, isMarked: marked.contains($0)) }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words[.noEvidence])</p>\n"
            : "<p>\(words[.howUnderstoodExplained])</p>\n<dl class=\"evidence\">\n\(items)</dl>\n"
        let record = talk.record
        let revision = words[
            .revision,
            [
                "origin": record.origin.name, "revision": String(record.sequence),
                "day": words.day(record.lastModified.utc.date),
            ]]
        return """
            <section aria-labelledby="evidence">
            <h2 id="evidence">\(words[.howUnderstood])</h2>
            \(list)<p class="hint" dir="auto">\(revision)</p>
            </section>

            """
    }

    private func evidence(of field: Field, in seminar: Seminar, isMarked: Bool) -> HTML {
        guard let evidence = seminar.evidence[field] else { return .nothing }
        let reason: HTML = evidence.basis.reason.map { "<p class=\"reason\">\(told($0))</p>\n" } ?? .nothing
        let quote: HTML =
            evidence.text.isEmpty ? .nothing : "<blockquote><bdi>\(evidence.text)</bdi></blockquote>\n"
        let place: HTML =
            isMarked
            ? " · <a href=\"\(WebAddress(fragment: "words-" + field.rawValue))\">\(words[.seeWords])</a>" : .nothing
        return """
            <div id="\(HTML.text(field.rawValue))">
            <dt>\(words.name(of: field)) <span class="basis \(HTML.text(evidence.basis.name))">\
            \(words.name(of: evidence.basis))</span></dt>
            <dd><p class="value"><bdi>\(value(of: field, in: seminar))</bdi></p>
            \(reason)\(quote)<p class="rule"><code>\(evidence.rule)</code>\(place)</p></dd>
            </div>

            """
    }

    private func value(of field: Field, in seminar: Seminar) -> String {
        switch (field, seminar.occurrence) {
        case (.title, _): seminar.title ?? "–"
        case (.speakers, _): seminar.speakers.map(\.name).joined(separator: ", ")
        case (.start, .days(let first, last: _)): words.day(first)
        case (.start, .clock(let start, end: _, zone: _)): words.dayAndTime(start)
        case (.end, .days(first: _, let last)): words.day(last)
        case (.end, .clock(start: _, let end, zone: _)): end.map(words.dayAndTime) ?? "–"
        case (.zone, .days): "–"
        case (.zone, .clock(start: _, end: _, let zone)): zone?.rawValue ?? "–"
        case (.location, _): seminar.location ?? "–"
        case (.onlineURL, _): seminar.onlineURL ?? "–"
        case (.host, _): seminar.host ?? "–"
        case (.series, _): seminar.series ?? "–"
        case (.status, _): words.name(of: seminar.status)
        }
    }

    // MARK: The announcement

    /// What arrived, as a reader sees it, with the words that gave each field marked; nothing where it is not known.
    func announcementSection(_ texts: [(origin: Origin, text: MarkedText)]) -> HTML {
        guard !texts.isEmpty else { return .nothing }
        var seen: Set<Field> = []
        let figures: [HTML] = texts.map { origin, text in
            let parts: [HTML] = text.parts.map { part in
                defer { seen.formUnion(part.fields) }
                return piece(part, first: part.fields.filter { !seen.contains($0) })
            }
            let cut: HTML = text.isCut ? "<p class=\"hint\">\(words[.announcementCut])</p>\n" : .nothing
            return """
                <figure>
                <figcaption><bdi class="file">\(origin.name)</bdi></figcaption>
                <div class="announcement" dir="auto" tabindex="0" role="group" aria-label="\(origin.name)">\(parts)</div>
                \(cut)</figure>

                """
        }
        return """
            <section aria-labelledby="announcement">
            <h2 id="announcement">\(words[.announcement])</h2>
            <p>\(words[.announcementExplained])</p>
            \(figures)</section>

            """
    }

    /// - Parameter first: the fields that can be led here.
    private func piece(_ part: MarkedText.Part, first: [Field]) -> HTML {
        guard !part.fields.isEmpty else { return HTML.text(part.text) }
        let anchors: [HTML] = first.map { field in "<span id=\"words-\(HTML.text(field.rawValue))\"></span>" }
        let names: [HTML] = part.fields.map { field in
            "<a class=\"field\" href=\"\(WebAddress(fragment: field.rawValue))\">\(words.name(of: field))</a>"
        }
        return "\(anchors)<mark>\(part.text)</mark>\(names)"
    }

    // MARK: What became of it

    /// Every change, when, and by which announcement; the latest first. Nothing where there was none.
    func historySection(_ history: [RevisionEntry]) -> HTML {
        guard history.count > 1 else { return .nothing }
        let items: [HTML] = history.indices.suffix(Self.historyLimit).reversed().map { index in
            let entry = history[index]
            let old = index == 0 ? entry.seminar : history[index - 1].seminar
            let changes: [HTML] = FieldChange.changes(from: old, to: entry.seminar).map { change in
                self.change(change, from: old, to: entry.seminar)
            }
            let list: HTML = changes.isEmpty ? .nothing : "\n<ul>\n\(changes)</ul>"
            let origin: HTML = entry.origin.map { " · <bdi class=\"file\">\($0.name)</bdi>" } ?? .nothing
            let at = entry.at.utc
            return """
                <li><time datetime="\(entry.at.description)">\(words.dayAndTime(at)) UTC</time> \
                <strong>\(words.name(of: entry.cause))</strong>\(origin)\(list)</li>

                """
        }
        return """
            <section aria-labelledby="history">
            <h2 id="history">\(words[.history])</h2>
            <ol class="history">
            \(items)</ol>
            </section>

            """
    }

    private static let historyLimit = 50

    private func change(_ change: FieldChange, from old: Seminar, to new: Seminar) -> HTML {
        let field = words.name(ofField: change.field)
        let from: HTML
        let to: HTML
        switch Field(rawValue: change.field) {
        case nil where change.field == "doubts":
            (from, to) = (doubts(of: old, except: new), doubts(of: new, except: old))
        // The values that each language has its own way to write.
        case .start?: (from, to) = (HTML.text(value(of: .start, in: old)), HTML.text(value(of: .start, in: new)))
        case .end?: (from, to) = (HTML.text(value(of: .end, in: old)), HTML.text(value(of: .end, in: new)))
        case .status?: (from, to) = (HTML.text(words.name(of: old.status)), HTML.text(words.name(of: new.status)))
        case .title?, .speakers?, .zone?, .location?, .onlineURL?, .host?, .series?, nil:
            if max(change.from?.count ?? 0, change.to?.count ?? 0) > 200 {
                return "<li dir=\"auto\">\(words[.changedText, ["field": field]])</li>\n"
            }
            (from, to) = (HTML.text(change.from ?? "–"), HTML.text(change.to ?? "–"))
        }
        let text = words.filled(.change, ["field": HTML.text(field), "from": from, "to": to])
        return "<li dir=\"auto\">\(text)</li>\n"
    }

    /// What was doubted in one state of an event and not in the other; a dash for nothing.
    private func doubts(of seminar: Seminar, except other: Seminar) -> HTML {
        let known = other.diagnostics.filter { $0.severity != .info }.map(\.message)
        let doubts = seminar.diagnostics.filter { $0.severity != .info && !known.contains($0.message) }
        guard !doubts.isEmpty else { return "–" }
        return doubts.map { told($0.remark) }.joined(separator: HTML.text(words.sentences.gap))
    }
}
