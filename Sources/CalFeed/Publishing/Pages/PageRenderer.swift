/// Makes the pages of one site. Its extensions hold one page, or one part of several pages, each.
struct PageRenderer: Sendable {
    let site: Site
    let words: PageWords
    /// What the reader asked for; nil on the pages that are made for all.
    let view: PageView?
    /// Of the pages that are made for all; nil where they are made once.
    let cards: CardShelf?

    init(_ site: Site, words: PageWords = .english, view: PageView? = nil, cards: CardShelf? = nil) {
        self.site = site
        self.words = words
        self.view = view
        self.cards = cards
    }

    /// A page of the site, in the language and by the clock that the reader asked for.
    func page(_ parts: String...) -> WebAddress {
        site.address.path(parts).asking(view?.query.manner.parameters ?? [])
    }

    /// How many seminars a page lists on each side of now: a page should open on a telephone.
    static let listLimit = 250

    /// With how many a page is full; the day that has begun is gone on with. Beyond it there is a link.
    static let upcomingOnPage = 24
    static let pastOnPage = 8

    /// What a page lists of a shelf.
    func listing(of shelf: TalkShelf) -> TalkShelf.Listing {
        var listing =
            view?.listing
            ?? shelf.listing(at: site.now, limit: PageRenderer.listLimit) { site.shelves.talks[$0] }
        listing.upcoming = listing.upcoming.firstDays(Self.upcomingOnPage)
        listing.past = listing.past.firstDays(Self.pastOnPage)
        return listing
    }

    /// The frame that all pages stand in.
    func document(_ head: PageHead, main: HTML) -> HTML {
        let type = head.isEvent ? "article" : "website"
        let data: HTML = head.data.map { HTML.data($0) } ?? .nothing
        return """
            <!DOCTYPE html>
            <html lang="\(words.language)" dir="\(words[.direction])">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(head.title)</title>
            <meta name="description" content="\(head.description)">
            <meta property="og:title" content="\(head.subject)">
            <meta property="og:type" content="\(HTML.text(type))">
            <meta property="og:url" content="\(head.address(site))">
            <meta property="og:site_name" content="\(site.title)">
            <meta property="og:description" content="\(head.description)">
            <link rel="canonical" href="\(head.address(site))">
            <link rel="stylesheet" href="\(site.address.link("style.css"))">
            <link rel="icon" type="image/svg+xml" href="\(site.address.link("icon.svg"))">
            <script src="\(site.address.link("visitor.js"))" defer></script>
            <link rel="alternate" type="text/calendar" title="\(head.feed.name)" href="\(head.feed.address(site))">
            \(changesLink(head))\(data)</head>
            <body data-clock="\(words[.zoneTime])">
            <a class="skip" href="#talks">\(words[.skipToContent])</a>
            \(main)<footer>
            <p>\(words[.footer])</p>
            \(languageLinks())\
            </footer>
            </body>
            </html>

            """
    }
}

extension [Talk] {
    /// At least so many, and all of the day of the last of them.
    fileprivate func firstDays(_ count: Int) -> [Talk] {
        guard self.count > count, count > 0 else { return self }
        let day = self[count - 1].date
        return Array(self[..<count] + self[count...].prefix { $0.date == day })
    }
}

/// What a page says about itself.
struct PageHead {
    var title: String
    /// Without the site's name.
    var subject: String
    /// The parts of its path.
    var path: [String]
    /// Of a page that is somebody's, what it lets through.
    var query = ViewQuery()
    var feed: FeedLink
    /// A sentence for those who are shown a link to it.
    var description: String
    var isEvent = false
    /// For search engines.
    var data: JSONText?

    func address(_ site: Site) -> WebAddress { site.address.whole(path).asking(query.parameters) }
}

/// A feed that a page invites to subscribe to.
struct FeedLink: Sendable {
    var name: String
    /// The parts of its path.
    var path: [String]

    /// What a filter lets through.
    var query = ViewQuery()

    func address(_ site: Site) -> WebAddress { site.address.whole(path).asking(query.parameters) }
    func webcal(_ site: Site) -> WebAddress { site.address.webcal(path).asking(query.parameters) }

    /// The page that lists what the feed holds.
    func page(_ site: Site) -> WebAddress {
        var path = path
        if let last = path.popLast() { path.append(last == "all.ics" ? "" : String(last.prefix { $0 != "." })) }
        return site.address.whole(path).asking(query.parameters)
    }

    /// The same in another format.
    func sibling(_ format: Views.Format, _ site: Site) -> WebAddress {
        var path = path
        if let last = path.popLast() { path.append(last.prefix(while: { $0 != "." }) + ".\(format)") }
        return site.address.whole(path).asking(query.parameters)
    }
}
