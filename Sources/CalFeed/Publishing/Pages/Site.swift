/// All that the pages show. They are made from it and from nothing else, so the same site gives the same bytes.
public struct Site: Sendable {
    public var title: String
    public var address: SiteAddress
    public var series: [Series]
    public var records: [SeminarRecord]
    public var unread: [UnreadAnnouncement]
    public var times: PageTimes
    /// What is over is past.
    public var now: Timestamp

    public init(
        title: String, address: SiteAddress, series: [Series], records: [SeminarRecord],
        unread: [UnreadAnnouncement] = [], times: PageTimes, now: Timestamp
    ) {
        self.title = title
        self.address = address
        self.series = series
        self.records = records
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
        var pages = [
            Page(path: "/style.css", body: Array(StyleSheet.text.utf8), mediaType: "text/css; charset=utf-8"),
            Page(path: "/icon.svg", body: Array(StyleSheet.icon.utf8), mediaType: "image/svg+xml"),
            Page(path: "/", html: renderer.frontPage()),
        ]
        pages += series.map { Page(path: "/series/\($0.slug)", html: renderer.page(of: $0)) }
        pages += renderer.talks.map { Page(path: "/events/\($0.record.uid)", html: renderer.page(of: $0)) }
        return pages
    }

    /// When the next seminar will be over: until then, and while nothing else changes, the pages stay as they are.
    public var nextChange: Timestamp? {
        records.map { Talk($0, at: times).over }.filter { $0 > now }.min()
    }
}

extension Page {
    fileprivate init(path: String, html: HTML) {
        self.init(path: path, body: Array(html.markup.utf8), mediaType: "text/html; charset=utf-8")
    }
}
