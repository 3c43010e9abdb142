/// All that the pages show. They are made from it and from nothing else, so the same site gives the same bytes.
public struct Site: Sendable {
    public var title: String
    public var address: SiteAddress
    public var series: [Series]
    public var unread: [UnreadAnnouncement]
    public var times: PageTimes
    /// What is over is past.
    public var now: Timestamp
    let shelves: PageShelves

    public init(
        title: String, address: SiteAddress, series: [Series], records: [SeminarRecord],
        unread: [UnreadAnnouncement] = [], times: PageTimes, now: Timestamp
    ) {
        self.init(
            title: title, address: address, series: series, shelves: PageShelves(records, times: times),
            unread: unread, times: times, now: now)
    }

    init(
        title: String, address: SiteAddress, series: [Series], shelves: PageShelves, unread: [UnreadAnnouncement],
        times: PageTimes, now: Timestamp
    ) {
        self.title = title
        self.address = address
        self.series = series
        self.shelves = shelves
        self.unread = unread
        self.times = times
        self.now = now
    }
}

/// The bytes of one address.
public struct Page: Hashable, Sendable {
    /// Absolute and decoded, as a request names it: `/series/talks`.
    public var path: String
    public var body: [UInt8]
    /// As in `Content-Type`.
    public var mediaType: String
}

extension Site {
    /// The front page, a page for each series and each seminar, and what they are dressed with.
    public func pages() -> [Page] {
        let renderer = PageRenderer(self)
        return Site.fixedPages + [renderer.front] + series.map(renderer.page(of:))
            + shelves.talks.values.sorted { $0.record.uid < $1.record.uid }.map { renderer.page(of: $0) }
    }

    /// What is the same for every site.
    static let fixedPages = [
        Page(path: "/style.css", body: StyleSheet.bytes(of: StyleSheet.text), mediaType: "text/css; charset=utf-8"),
        Page(
            path: "/visitor.js", body: StyleSheet.bytes(of: VisitorScript.text),
            mediaType: "text/javascript; charset=utf-8"),
        Page(path: "/icon.svg", body: Array(StyleSheet.icon.utf8), mediaType: "image/svg+xml"),
    ]

    /// When the next seminar will be over: until then, and while nothing else changes, the pages stay as they are.
    public var nextChange: Timestamp? { shelves.all.nextEnd(after: now) }
}

extension PageRenderer {
    var front: Page { Page(path: "/", html: frontPage()) }
    func page(of series: Series) -> Page { Page(path: "/series/\(series.slug)", html: seriesPage(series)) }

    func page(of talk: Talk, _ background: Background = Background()) -> Page {
        Page(path: Self.path(of: talk.record.uid), html: talkPage(talk, background))
    }

    /// All that is known of a seminar, for programs.
    func data(of talk: Talk, _ background: Background) -> Page {
        let series = site.series.first { $0.slug == talk.record.series }
        let json = TalkJSON(talk: talk, address: site.address, series: series).value(history: background.history)
        return Page(
            path: Self.path(of: talk.record.uid) + ".json", body: json.bytes, mediaType: "application/json")
    }

    static func path(of uid: String) -> String { events + uid }

    /// What follows in the path of a single event, or of its page.
    static func uid(in path: String) -> String? {
        path.hasPrefix(events) ? String(path.dropFirst(events.count)) : nil
    }

    private static let events = "/events/"
}

extension Page {
    fileprivate init(path: String, html: HTML) {
        self.init(path: path, body: Array(html.markup.utf8), mediaType: "text/html; charset=utf-8")
    }
}
