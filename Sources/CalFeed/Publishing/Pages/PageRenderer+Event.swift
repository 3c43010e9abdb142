extension PageRenderer {
    /// One seminar: the talk, then each value with the words it came from, and every doubt.
    func talkPage(_ talk: Talk, _ background: Background = Background()) -> HTML {
        let seminar = talk.seminar
        let series = site.series.first { $0.slug == talk.record.series }
        let title = title(of: seminar)
        let feed = FeedLink(name: title, path: ["events", talk.record.uid + ".ics"])
        let texts = background.announcements.map { announcement in
            (
                origin: announcement.origin,
                text: MarkedText(announcement.bytes, evidence: [seminar.evidence], limit: MarkedText.pageLimit)
            )
        }.filter { !$0.text.parts.isEmpty }
        let marked = Set(texts.flatMap(\.text.parts).flatMap(\.fields))
        let body: HTML = """
            \(crumbs(series))<main id="talks" class="event \(HTML.text(seminar.status.rawValue))">
            <header>
            <h1>\(statusMark(seminar.status))<bdi>\(title)</bdi></h1>
            \(speakers(of: seminar))\(tags(of: series))</header>
            <dl class="facts">
            <div><dt>\(words[.when])</dt><dd class="when">\(words.day(talk.date))
            \(times(of: talk, dated: false))\(guesses(of: talk, on: nil))</dd></div>
            \(fact(.location, seminar.location))\(online(seminar))\(fact(.host, seminar.host))\
            \(fact(.series, seminar.series ?? series?.title))</dl>
            \(addSection(talk, title: title))\(doubtsSection(seminar))\(prose(words[.aboutTalk], seminar.abstract))\
            \(prose(words[.biography], seminar.biography))\(evidenceSection(talk, marked: marked))\
            \(announcementSection(texts))\(historySection(background.history))</main>

            """
        let description = [seminar.speakers.map(\.name).joined(separator: ", "), moment(of: talk), seminar.location]
            .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
        return document(
            PageHead(
                title: "\(title) – \(site.title)", subject: title, path: ["events", talk.record.uid], feed: feed,
                description: description, isEvent: true,
                data: TalkJSON(talk: talk, address: site.address, series: series).event),
            main: body)
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
            <h2 id="doubts">\(words[.doubts])</h2>
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

    /// The day, and the hour by the venue's clock where it is known.
    private func moment(of talk: Talk) -> String {
        switch talk.seminar.occurrence {
        case .days: words.day(talk.date)
        case .clock(let start, end: _, zone: _):
            "\(words.dayAndTime(start))\(talk.zoneName.map { " " + $0 } ?? "")"
        }
    }

    /// A copy for any program, and the forms of Google and Outlook with the talk filled in.
    private func addSection(_ talk: Talk, title: String) -> HTML {
        let file = site.address.link("events", talk.record.uid + ".ics")
        var others: HTML = .nothing
        if let start = talk.start {
            let end = talk.end ?? talk.over
            let page = site.address.whole(["events", talk.record.uid]).text
            let place = talk.seminar.location ?? talk.seminar.onlineURL ?? ""
            let google = WebAddress(
                known: "https://calendar.google.com/calendar/render",
                parameters: [
                    ("action", "TEMPLATE"), ("text", title), ("dates", "\(start.basic)/\(end.basic)"),
                    ("details", page), ("location", place),
                ])
            let outlook = WebAddress(
                known: "https://outlook.live.com/calendar/0/deeplink/compose",
                parameters: [
                    ("rru", "addevent"), ("subject", title), ("startdt", start.description),
                    ("enddt", end.description), ("body", page), ("location", place),
                ])
            others = """
                <a href="\(google)" rel="noopener noreferrer">\(words[.addToGoogle])</a>
                <a href="\(outlook)" rel="noopener noreferrer">\(words[.addToOutlook])</a>

                """
        }
        return """
            <p class="add"><a class="button" href="\(file)">\(words[.addToCalendar])</a>
            \(others)</p>

            """
    }
}

extension Timestamp {
    /// As in iCalendar: `20261203T203000Z`.
    fileprivate var basic: String { String(description.filter { $0 != "-" && $0 != ":" }) }
}
