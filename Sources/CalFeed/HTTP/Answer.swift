import NIOCore

/// A response but for what depends on the connection: made by a look-up, its bytes shared and never copied.
struct Answer: Sendable {
    var status: Int
    /// The status line and fields, without `Date`, `Connection` and the empty line.
    var head: ByteBuffer
    /// Written one after the other; none for HEAD, 204 and 304.
    var body: [ByteBuffer]
    var route: Route
    /// Up to here copying costs less than another buffer in the write.
    private(set) var isBodyInlined: Bool
    /// Octets of the body.
    private(set) var bodyCount: Int

    init(status: Int, head: ByteBuffer, body: [ByteBuffer], route: Route) {
        self.status = status
        self.head = head
        self.body = body
        self.route = route
        isBodyInlined = body.count == 1 && body[0].readableBytes <= 1024
        bodyCount = body.reduce(0) { $0 + $1.readableBytes }
    }

    /// Octets of the body that are written with the head.
    var inlinedCount: Int { isBodyInlined ? bodyCount : 0 }
}

/// What kind of address a request was for: few enough to count each.
public enum Route: String, Hashable, Sendable, CaseIterable {
    case feed, page, asset, health, metrics, other
}

extension Answer {
    /// A short answer in plain text, for people who look at what went wrong.
    static func refusal(_ status: Int, _ sentence: String, fields: [(String, String)] = []) -> Answer {
        let body = ByteBuffer(string: sentence + "\n")
        var head = HeadBytes(status)
        head.field("Content-Type", "text/plain; charset=utf-8")
        head.field("Content-Length", String(body.readableBytes))
        head.field("X-Content-Type-Options", "nosniff")
        for (name, value) in fields { head.field(name, value) }
        return Answer(status: status, head: head.buffer, body: [body], route: .other)
    }

    /// What every address can be asked (RFC 9110 §10.2.1).
    static let methods = "GET, HEAD, OPTIONS"

    static let badRequest = refusal(400, "This is not a request that HTTP/1.1 allows.")
    static let malformedQuery = refusal(
        400, "A filter in this address has a value that it cannot have.",
        fields: [("Cache-Control", "public, max-age=60")])
    static let notFound = refusal(404, "Nothing has this address.", fields: [("Cache-Control", "public, max-age=60")])
    static let methodNotAllowed = refusal(
        405, "Only GET, HEAD and OPTIONS are possible.", fields: [("Allow", methods)])
    static let requestTimeout = refusal(408, "The request took too long to arrive.")
    static let preconditionFailed = refusal(412, "The address does not hold what the request depends on.")
    static let contentTooLarge = refusal(413, "A request for a feed needs no content.")
    static let targetTooLong = refusal(414, "The address is too long.")
    static let headerTooLarge = refusal(431, "The header is too large.")
    static let notImplemented = refusal(501, "Nobody here knows how to do that.")
    static let unavailable = refusal(503, "Too busy; try again soon.", fields: [("Retry-After", "10")])
    /// While the daemon reads what is stored, it serves what it served last, and makes nothing else.
    static let starting = refusal(
        503, "This is being made ready; try again in a moment.",
        fields: [("Retry-After", "5"), ("Cache-Control", "no-store")])
    static let versionNotSupported = refusal(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")

    /// To OPTIONS, for the server as a whole or for an address that only its own pages use.
    static let options = options(isOpenToOtherOrigins: false)

    /// To OPTIONS for a feed: a page of another site may read it, and may ask whether it changed (WHATWG Fetch,
    /// CORS preflight).
    static let openOptions = options(isOpenToOtherOrigins: true)

    private static func options(isOpenToOtherOrigins: Bool) -> Answer {
        var head = HeadBytes(204)
        head.field("Allow", methods)
        if isOpenToOtherOrigins {
            head.field("Access-Control-Allow-Origin", "*")
            head.field("Access-Control-Allow-Methods", methods)
            head.field("Access-Control-Allow-Headers", "If-None-Match, If-Modified-Since")
            head.field("Access-Control-Max-Age", "86400")
        }
        return Answer(status: 204, head: head.buffer, body: [], route: .other)
    }

    /// The same answer to HEAD.
    var withoutBody: Answer {
        Answer(status: status, head: head, body: [], route: route)
    }
}
