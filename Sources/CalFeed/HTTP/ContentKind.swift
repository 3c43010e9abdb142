/// What a resource's media type means for the fields of its responses.
enum ContentKind {
    case calendar, data, page, asset
    /// Tables of talks for terminals.
    case text

    init(mediaType: String) {
        let type = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
        switch type {
        case "text/calendar": self = .calendar
        case "text/html": self = .page
        case "text/plain": self = .text
        case _ where type.hasPrefix("image/"): self = .asset
        default: self = type.hasSuffix("json") || type.hasSuffix("xml") ? .data : .asset
        }
    }

    var route: Route {
        switch self {
        case .calendar, .data, .text: .feed
        case .page: .page
        case .asset: .asset
        }
    }

    /// Calendar programs keep their own schedule and feeds change rarely; a person who reloads a page wants news.
    /// Whatever goes wrong here, a cache may show the last good bytes for a day (RFC 5861 §4).
    var cacheControl: String {
        switch self {
        case .calendar, .data, .text: "public, max-age=300, stale-if-error=86400"
        case .page: "public, max-age=60, stale-if-error=86400"
        case .asset: "public, max-age=3600, stale-if-error=86400"
        }
    }

    /// Whether it is told in the language that its reader likes.
    var variesByLanguage: Bool {
        switch self {
        case .page, .text: true
        case .calendar, .data, .asset: false
        }
    }

    /// Feeds are public, so that a page of another site may read them.
    var isOpenToOtherOrigins: Bool {
        switch self {
        case .calendar, .data, .text: true
        case .page, .asset: false
        }
    }

    /// A page holds words of strangers. No script runs that stands in it, and nothing is fetched but what this server itself
    /// serves.
    var securityPolicy: String? {
        switch self {
        case .page:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'"
        case .calendar, .data, .text, .asset: nil
        }
    }
}
