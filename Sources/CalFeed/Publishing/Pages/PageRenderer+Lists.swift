extension PageRenderer {
    /// What is to come, by day.
    func upcomingList(_ listing: TalkShelf.Listing) -> HTML {
        guard !listing.upcoming.isEmpty else {
            return "<p class=\"empty\">\(words[isFiltered ? .nothingFits : .noUpcoming])</p>\n"
        }
        let rest = listing.upcomingCount - listing.upcoming.count
        return "\(list(listing.upcoming, titledBy: words.day))\(later(than: listing.upcoming.last, rest))"
    }

    /// What is over, the latest first, by month; nothing where nothing is.
    func pastSection(_ listing: TalkShelf.Listing) -> HTML {
        guard !listing.past.isEmpty else { return .nothing }
        return """
            <section class="past" aria-labelledby="past">
            <h2 id="past">\(words[.past])</h2>
            \(list(listing.past, titledBy: words.month))\
            \(earlier(than: listing.past.last, listing.pastCount - listing.past.count))</section>

            """
    }

    /// The announcements that gave no talk, each with the reasons; nothing where there are none.
    func unreadSection() -> HTML {
        guard !site.unread.isEmpty, !isFiltered else { return .nothing }
        let sorted = site.unread.sorted { ($0.origin.name, $0.origin.source) < ($1.origin.name, $1.origin.source) }
        let items: [HTML] = sorted.prefix(PageRenderer.listLimit).map { announcement in
            """
            <li><bdi class="file">\(announcement.origin.name)</bdi>
            \(diagnostics(announcement.diagnostics))</li>

            """
        }
        return """
            <section class="unread" aria-labelledby="unread">
            <h2 id="unread">\(words[.notUnderstood])</h2>
            <p>\(words[.notUnderstoodExplained])</p>
            <ul>
            \(items)</ul>
            \(notShown(sorted.count - items.count))</section>

            """
    }

    /// Whether the reader asked for some talks only.
    private var isFiltered: Bool { view.map { !$0.query.filter.isEmpty } ?? false }

    private func list(_ talks: [Talk], titledBy title: (LocalDate) -> String) -> HTML {
        var groups: [(title: String, talks: [Talk])] = []
        for talk in talks {
            let title = title(talk.date)
            if groups.last?.title == title {
                groups[groups.count - 1].talks.append(talk)
            } else {
                groups.append((title, [talk]))
            }
        }
        let sections: [HTML] = groups.map { group in
            """
            <section class="group">
            <h3>\(group.title)</h3>
            \(group.talks.map(card))</section>

            """
        }
        return "\(sections)"
    }

    private func notShown(_ count: Int) -> HTML {
        count > 0 ? "<p class=\"empty\">\(words.notShown(count))</p>\n" : .nothing
    }

    /// How many more there are, and the same page from the next day on.
    private func later(than last: Talk?, _ count: Int) -> HTML {
        guard count > 0, let last else { return .nothing }
        let day = last.date.adding(days: 1)
        var query = view?.query ?? ViewQuery()
        query.filter.from = day
        return more(count, words[.later, ["day": words.shortDay(day)]], query, kind: "next")
    }

    private func earlier(than last: Talk?, _ count: Int) -> HTML {
        guard count > 0, let last else { return .nothing }
        let day = last.date.adding(days: -1)
        var query = view?.query ?? ViewQuery()
        query.filter.to = day
        query.filter.past = true
        return more(count, words[.earlier, ["day": words.day(day)]], query, kind: "prev")
    }

    private func more(_ count: Int, _ label: String, _ query: ViewQuery, kind: StaticString) -> HTML {
        """
        <p class="more"><a class="button quiet" rel="\(HTML.text("\(kind)"))" href="\(WebAddress(query: query.parameters))">\
        \(label)</a> <span class="hint">\(words.notShown(count))</span></p>

        """
    }
}
