/// Makes the pages of one site. Its extensions hold one page, or one part of several pages, each.
struct PageRenderer: Sendable {
    let site: Site
    let words: PageWords

    init(_ site: Site, words: PageWords = .english) {
        self.site = site
        self.words = words
    }

    /// How many seminars a page lists on each side of now: a page should open on a telephone.
    static let listLimit = 250

    /// What a page lists of a shelf.
    func listing(of shelf: TalkShelf) -> TalkShelf.Listing {
        shelf.listing(at: site.now, limit: PageRenderer.listLimit) { site.shelves.talks[$0] }
    }

    /// The frame that all pages stand in.
    func document(title: String, feed: FeedLink, main: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="\(HTML.text(words.language.description))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <link rel="stylesheet" href="\(site.address.link("style.css"))">
        <link rel="icon" type="image/svg+xml" href="\(site.address.link("icon.svg"))">
        <link rel="alternate" type="text/calendar" title="\(feed.name)" href="\(site.address.whole(feed.path))">
        </head>
        <body>
        <a class="skip" href="#talks">\(words.skipToContent)</a>
        \(main)<footer>
        <p>\(words.footer)</p>
        </footer>
        </body>
        </html>

        """
    }
}

/// A feed that a page invites to subscribe to.
struct FeedLink: Sendable {
    var name: String
    /// The parts of its path.
    var path: [String]
}
