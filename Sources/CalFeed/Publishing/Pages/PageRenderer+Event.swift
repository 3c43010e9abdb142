extension PageRenderer {
    /// One seminar: the talk, then each value with the words it came from, and every doubt.
    func talkPage(_ talk: Talk) -> HTML {
        let seminar = talk.seminar
        let series = site.series.first { $0.slug == talk.record.series }
        let title = title(of: seminar)
        let feed = FeedLink(name: title, path: ["events", talk.record.uid + ".ics"])
        let body: HTML = """
            \(crumbs(series))<main id="talks" class="event \(HTML.text(seminar.status.rawValue))">
            <header>
            <h1>\(statusMark(seminar.status))<bdi>\(title)</bdi></h1>
            \(speakers(of: seminar))</header>
            <dl class="facts">
            <div><dt>\(words.when)</dt><dd class="when">\(words.day(talk.date))
            \(times(of: talk, dated: false))\(guesses(of: talk, on: nil))</dd></div>
            \(fact(.location, seminar.location))\(online(seminar))\(fact(.host, seminar.host))\
            \(fact(.series, seminar.series ?? series?.title))</dl>
            <p><a class="button" href="\(site.address.link("events", talk.record.uid + ".ics"))">\
            \(words.addToCalendar)</a></p>
            \(doubtsSection(seminar))\(prose(words.aboutTalk, seminar.abstract))\
            \(prose(words.biography, seminar.biography))\(evidenceSection(talk))</main>

            """
        return document(title: "\(title) – \(site.title)", feed: feed, main: body)
    }

    private func fact(_ field: Field, _ value: String?) -> HTML {
        guard let value else { return .nothing }
        return "<div><dt>\(words.name(of: field))</dt><dd><bdi>\(value)</bdi></dd></div>\n"
    }

    /// A link where the address is one that may be followed, else its text.
    private func online(_ seminar: Seminar) -> HTML {
        guard let text = seminar.onlineURL else { return .nothing }
        guard let address = WebAddress(text) else { return fact(.onlineURL, text) }
        return """
            <div><dt>\(words.name(of: .onlineURL))</dt><dd>\
            <a href="\(address)" rel="noopener noreferrer nofollow">\(text)</a></dd></div>

            """
    }

    private func doubtsSection(_ seminar: Seminar) -> HTML {
        guard !seminar.diagnostics.isEmpty else { return .nothing }
        return """
            <section aria-labelledby="doubts">
            <h2 id="doubts">\(words.doubts)</h2>
            \(diagnostics(seminar.diagnostics))
            </section>

            """
    }

    private func prose(_ heading: String, _ text: String?) -> HTML {
        guard let text, !text.isEmpty else { return .nothing }
        return """
            <section class="prose">
            <h2>\(heading)</h2>
            \(HTML.paragraphs(text))</section>

            """
    }

    private func evidenceSection(_ talk: Talk) -> HTML {
        let seminar = talk.seminar
        let fields = Field.allCases.filter { seminar.evidence[$0] != nil }
        let items: [HTML] = fields.map { evidence(of: $0, in: seminar) }
        let list: HTML =
            items.isEmpty
            ? "<p class=\"empty\">\(words.noEvidence)</p>\n"
            : "<p>\(words.howUnderstoodExplained)</p>\n<dl class=\"evidence\">\n\(items)</dl>\n"
        let record = talk.record
        let revision = words.revision(record.origin.name, record.sequence, words.day(record.lastModified.utc.date))
        return """
            <section aria-labelledby="evidence">
            <h2 id="evidence">\(words.howUnderstood)</h2>
            \(list)<p class="hint" dir="auto">\(revision)</p>
            </section>

            """
    }

    private func evidence(of field: Field, in seminar: Seminar) -> HTML {
        guard let evidence = seminar.evidence[field] else { return .nothing }
        let reason: HTML = evidence.basis.reason.map { "<p class=\"reason\" dir=\"auto\">\($0)</p>\n" } ?? .nothing
        let quote: HTML =
            evidence.text.isEmpty ? .nothing : "<blockquote dir=\"auto\">\(evidence.text)</blockquote>\n"
        return """
            <div id="\(HTML.text(field.rawValue))">
            <dt>\(words.name(of: field)) <span class="basis \(HTML.text(evidence.basis.name))">\
            \(words.name(of: evidence.basis))</span></dt>
            <dd><p class="value" dir="auto">\(value(of: field, in: seminar))</p>
            \(reason)\(quote)<p class="rule"><code>\(evidence.rule)</code></p></dd>
            </div>

            """
    }

    private func value(of field: Field, in seminar: Seminar) -> String {
        switch (field, seminar.occurrence) {
        case (.title, _): seminar.title ?? "–"
        case (.speakers, _): seminar.speakers.map(\.name).joined(separator: ", ")
        case (.start, .days(let first, last: _)): words.day(first)
        case (.start, .clock(let start, end: _, zone: _)): "\(words.day(start.date)), \(start.time)"
        case (.end, .days(first: _, let last)): words.day(last)
        case (.end, .clock(start: _, let end, zone: _)): end.map { "\(words.day($0.date)), \($0.time)" } ?? "–"
        case (.zone, .days): "–"
        case (.zone, .clock(start: _, end: _, let zone)): zone?.rawValue ?? "–"
        case (.location, _): seminar.location ?? "–"
        case (.onlineURL, _): seminar.onlineURL ?? "–"
        case (.host, _): seminar.host ?? "–"
        case (.series, _): seminar.series ?? "–"
        case (.status, _): words.statuses[seminar.status] ?? seminar.status.rawValue
        }
    }
}
