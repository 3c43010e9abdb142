extension PageRenderer {
    /// A seminar in a list.
    func card(_ talk: Talk) -> HTML {
        let isPast = talk.isPast(at: site.now)
        return cards?.card(talk, isPast: isPast) { card(talk, isPast: isPast) } ?? card(talk, isPast: isPast)
    }

    private func card(_ talk: Talk, isPast: Bool) -> HTML {
        let seminar = talk.seminar
        let page = page("events", talk.record.uid)
        return """
            <article class="talk \(HTML.text(seminar.status.rawValue))">
            <div class="when">
            \(times(of: talk, dated: isPast))\(guesses(of: talk, on: page))</div>
            <div class="what">
            <h4>\(statusMark(seminar.status))<a href="\(page)"><bdi>\(title(of: seminar))</bdi></a></h4>
            \(speakers(of: seminar))\(place(of: seminar))\(seriesLink(talk))\(doubts(of: talk, on: page))</div>
            </article>

            """
    }

    func title(of seminar: Seminar) -> String { seminar.title ?? words[.untitled] }

    func speakers(of seminar: Seminar) -> HTML {
        guard !seminar.speakers.isEmpty else { return .nothing }
        let names: [HTML] = seminar.speakers.map { speaker in
            let affiliation: HTML = speaker.affiliation.map { ", <bdi class=\"affiliation\">\($0)</bdi>" } ?? .nothing
            return
                "<span class=\"speaker\"><a href=\"\(byName(speaker.name))\"><bdi>\(speaker.name)</bdi></a>\(affiliation)</span>\n"
        }
        return "<p class=\"who\">\n\(names)</p>\n"
    }

    /// The page of all that somebody gives.
    private func byName(_ name: String) -> WebAddress {
        var query = view?.query.manner ?? ViewQuery()
        query.filter.speaker = String(decoding: name.utf8.prefix(ViewQuery.longestValue), as: UTF8.self)
        return site.address.path([""]).asking(query.parameters)
    }

    /// Cancelled, postponed and tentative ones say so in words, before all else.
    func statusMark(_ status: Status) -> HTML {
        switch status {
        case .confirmed, .finished: .nothing
        case .tentative, .cancelled, .postponed:
            "<span class=\"mark\">\(words.name(of: status))</span> "
        }
    }

    /// Each with its severity in words, for those who do not see colours.
    func diagnostics(_ diagnostics: [Diagnostic]) -> HTML {
        guard !diagnostics.isEmpty else { return .nothing }
        return "<ul class=\"doubts\">\n\(diagnostics.map { item($0, followedBy: .nothing) })</ul>"
    }

    private func place(of seminar: Seminar) -> HTML {
        let online: HTML =
            seminar.onlineURL.flatMap(WebAddress.init).map { address in
                "<a href=\"\(address)\" rel=\"noopener noreferrer nofollow\">\(words[.joinOnline])</a>"
            } ?? .nothing
        let location: HTML = seminar.location.map { "<bdi>\($0)</bdi>" } ?? .nothing
        guard online != .nothing || location != .nothing else { return .nothing }
        let separator: HTML = online != .nothing && location != .nothing ? " · " : .nothing
        return "<p class=\"where\">\(location)\(separator)\(online)</p>\n"
    }

    private func seriesLink(_ talk: Talk) -> HTML {
        guard let series = site.series.first(where: { $0.slug == talk.record.series }) else { return .nothing }
        let page = page("series", series.slug)
        return "<p><a class=\"series\" href=\"\(page)\"><bdi>\(series.title)</bdi></a></p>\n"
    }

    /// Says which values are guesses, and leads to the reason of each: on another page, or on this one.
    func guesses(of talk: Talk, on page: WebAddress?) -> HTML {
        guard !talk.guessed.isEmpty else { return .nothing }
        let links: [HTML] = talk.guessed.map { field, basis in
            let reason = page?.at(field.rawValue) ?? WebAddress(fragment: field.rawValue)
            return "<a href=\"\(reason)\">\(words.guess(field, basis))</a>\n"
        }
        return "<span class=\"guesses\">\n\(links)</span>\n"
    }

    private func doubts(of talk: Talk, on page: WebAddress) -> HTML {
        guard !talk.doubts.isEmpty else { return .nothing }
        let label = "\(words[.why]) \(title(of: talk.seminar))"
        let why: HTML = " <a href=\"\(page.at("doubts"))\" aria-label=\"\(label)\">\(words[.why])</a>"
        return "<ul class=\"doubts\">\n\(talk.doubts.map { item($0, followedBy: why) })</ul>\n"
    }

    private func item(_ diagnostic: Diagnostic, followedBy link: HTML) -> HTML {
        let severity = diagnostic.severity
        return """
            <li class="\(HTML.text(severity.rawValue))"><strong>\(words.name(of: severity))\(words.colon)</strong>\
            \(told(diagnostic.remark))\(link)</li>

            """
    }
}
