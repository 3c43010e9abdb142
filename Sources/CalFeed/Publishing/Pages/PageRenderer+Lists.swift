extension PageRenderer {
    /// What is to come, by day.
    func upcomingList(_ listing: TalkShelf.Listing) -> HTML {
        guard !listing.upcoming.isEmpty else { return "<p class=\"empty\">\(words[.noUpcoming])</p>\n" }
        return list(listing.upcoming, of: listing.upcomingCount, titledBy: words.day)
    }

    /// What is over, the latest first, by month; nothing where nothing is.
    func pastSection(_ listing: TalkShelf.Listing) -> HTML {
        guard !listing.past.isEmpty else { return .nothing }
        return """
            <section class="past" aria-labelledby="past">
            <h2 id="past">\(words[.past])</h2>
            \(list(listing.past, of: listing.pastCount, titledBy: words.month))</section>

            """
    }

    /// The announcements that gave no talk, each with the reasons; nothing where there are none.
    func unreadSection() -> HTML {
        guard !site.unread.isEmpty else { return .nothing }
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
            \(remainder(sorted.count))</section>

            """
    }

    private func list(_ talks: [Talk], of count: Int, titledBy title: (LocalDate) -> String) -> HTML {
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
        return "\(sections)\(remainder(count))"
    }

    private func remainder(_ count: Int) -> HTML {
        let hidden = count - PageRenderer.listLimit
        return hidden > 0 ? "<p class=\"empty\">\(words.notShown(hidden))</p>\n" : .nothing
    }
}
