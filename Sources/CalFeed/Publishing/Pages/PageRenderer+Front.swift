extension PageRenderer {
    /// All seminars, upcoming by day and past by month, and how to subscribe to them.
    func frontPage() -> HTML {
        let listing = listing(of: site.shelves.all)
        let subject = subject(of: listing)
        let feed = FeedLink(
            name: subject ?? site.title, path: ["all.ics"], query: view?.query.forFeeds ?? ViewQuery())
        let way: HTML = subject == nil ? .nothing : crumbs()
        let body: HTML = """
            \(way)<header>
            <h1><bdi>\(subject ?? site.title)</bdi></h1>
            <p class="lead">\(words.talkCount(listing.upcomingCount)) <a class="jump" href="#subscribe">\(words[.subscribe])</a></p>
            </header>
            <div class="columns">
            <main id="talks">
            \(finder(listing, of: subject))<section aria-labelledby="upcoming">
            <h2 id="upcoming">\(words[.upcoming])</h2>
            \(upcomingList(listing))</section>
            \(conflictSection(listing))\(pastSection(listing))\(unreadSection())</main>
            <aside>
            \(subscribeSection(feed))\(seriesSection())</aside>
            </div>

            """
        return document(
            PageHead(
                title: subject.map { "\($0) – \(site.title)" } ?? site.title, subject: subject ?? site.title,
                path: [""], query: subject == nil ? ViewQuery() : feed.query, feed: feed,
                description: words.talkCount(listing.upcomingCount)),
            main: body)
    }

    /// Whose page it is, of a speaker's or a tag's; nil of all others.
    private func subject(of listing: TalkShelf.Listing) -> String? {
        guard let filter = view?.query.filter else { return nil }
        var rest = filter
        if let speaker = filter.speaker {
            rest.speaker = nil
            guard rest == TalkFilter() else { return nil }
            return (listing.upcoming + listing.past).lazy.flatMap(\.seminar.speakers).map(\.name)
                .first { Folding.folded($0) == speaker }
        }
        guard let tag = filter.tags.first, filter.tags.count == 1 else { return nil }
        rest.tags = []
        guard rest == TalkFilter() else { return nil }
        return site.series.lazy.flatMap(\.tags).first { Folding.folded($0) == tag }
    }

    /// Leads to the talks of each tag; nothing where there is none.
    func tags(of series: Series?) -> HTML {
        guard let series, !series.tags.isEmpty else { return .nothing }
        let links: [HTML] = series.tags.map { tag in
            var query = view?.query.manner ?? ViewQuery()
            query.filter.tags = [Folding.folded(tag)]
            return "<a rel=\"tag\" href=\"\(site.address.path([""]).asking(query.parameters))\"><bdi>\(tag)</bdi></a>\n"
        }
        return "<p class=\"tags\">\n\(links)</p>\n"
    }

    /// One series alone.
    func seriesPage(_ series: Series) -> HTML {
        let listing = listing(of: site.shelves[series: series.slug])
        let feed = FeedLink(
            name: series.title, path: ["series", series.slug + ".ics"], query: view?.query.forFeeds ?? ViewQuery())
        let body: HTML = """
            \(crumbs())<header>
            <h1><bdi>\(series.title)</bdi></h1>
            \(tags(of: series))<p class="lead">\(words.talkCount(listing.upcomingCount)) <a class="jump" href="#subscribe">\(words[.subscribe])</a></p>
            </header>
            <div class="columns">
            <main id="talks">
            \(finder(listing))<section aria-labelledby="upcoming">
            <h2 id="upcoming">\(words[.upcoming])</h2>
            \(upcomingList(listing))</section>
            \(conflictSection(listing))\(pastSection(listing))</main>
            <aside>
            \(subscribeSection(feed))</aside>
            </div>

            """
        return document(
            PageHead(
                title: "\(series.title) – \(site.title)", subject: series.title, path: ["series", series.slug],
                feed: feed, description: words.talkCount(listing.upcomingCount)),
            main: body)
    }

    /// The way back, on every page but the first.
    func crumbs(_ series: Series? = nil) -> HTML {
        let second: HTML =
            series.map { series in
                "<a href=\"\(page("series", series.slug))\"><bdi>\(series.title)</bdi></a>\n"
            } ?? .nothing
        return """
            <nav>
            <a href="\(page(""))">\(words[.allSeminars])</a>
            \(second)</nav>

            """
    }

    private func seriesSection() -> HTML {
        let items: [HTML] = site.series.map { series in
            let count = view?.counts[series.slug] ?? site.shelves[series: series.slug].upcomingCount(at: site.now)
            let page = page("series", series.slug)
            let feed = site.address.whole(["series", series.slug + ".ics"])
            return """
                <li><a href="\(page)"><bdi>\(series.title)</bdi></a> \
                <span class="count">\(words.talkCount(count))</span> <a class="ics" href="\(feed)">.ics</a>
                \(tags(of: series))</li>

                """
        }
        let list: HTML = items.isEmpty ? "<p class=\"empty\">\(words[.noSeries])</p>\n" : "<ul>\n\(items)</ul>\n"
        return """
            <section class="series-list" aria-labelledby="series">
            <h2 id="series">\(words[.series])</h2>
            \(list)</section>

            """
    }
}
