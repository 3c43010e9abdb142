extension Catalogue {
    /// Announcements and changes as they came (RFC 4287), the latest first: one entry for each state of an event.
    func atom(_ target: Views.Target) -> Resource {
        // Only a talk that changed has news.
        let latest = selection(target).sorted { $0.record.lastModified > $1.record.lastModified }.prefix(100)
        let changes = RecentChange.latest(of: latest.map { background($0.record.uid).history })
        let updated = changes.map(\.entry.at).max() ?? Timestamp(secondsSince1970: 0)
        let address = address(target, as: .atom)
        let entries: [HTML] = changes.map { entry($0) }
        let feed: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>\(address)</id>
            <title>\(title(target))</title>
            <updated>\(updated.description)</updated>
            <link rel="self" type="application/atom+xml" href="\(address)"/>
            <link rel="alternate" type="text/html" href="\(self.address(target, as: .html))"/>
            <generator>calfeed</generator>
            <author><name>\(settings.title)</name></author>
            \(entries)</feed>

            """
        return resource(Array(feed.markup.utf8), "application/atom+xml; charset=utf-8", target)
    }

    private func entry(_ change: RecentChange) -> HTML {
        let words = PageWords.english
        let entry = change.entry
        let page = settings.address.whole(["events", entry.uid])
        let seminar = entry.seminar
        let names = seminar.speakers.map(\.name).joined(separator: ", ")
        let title = [names, seminar.title ?? words[.untitled]].filter { !$0.isEmpty }.joined(separator: ": ")
        let lines = change.changes.map { change in
            let field = words.name(ofField: change.field)
            let isLong = max(change.from?.count ?? 0, change.to?.count ?? 0) > 200
            return isLong
                ? words[.changedText, ["field": field]]
                : words[.change, ["field": field, "from": change.from ?? "–", "to": change.to ?? "–"]]
        }
        let summary =
            lines.isEmpty ? seminar.abstract.map { String($0.prefix(500)) } ?? title : lines.joined(separator: "\n")
        let authors: [HTML] = seminar.speakers.map { "<author><name>\($0.name)</name></author>\n" }
        return """
            <entry>
            <id>\(page.at("revision-\(entry.sequence)"))</id>
            <title>\(words.name(of: entry.cause)): \(title)</title>
            <updated>\(entry.at.description)</updated>
            <link rel="alternate" type="text/html" href="\(page)"/>
            \(authors)<summary>\(summary)</summary>
            </entry>

            """
    }
}
