import NIOCore

/// A response but for what depends on the connection: made by a look-up, its bytes shared and never copied.
struct Answer: Sendable {
    var status: Int
    /// The status line and fields, without `Date`, `Connection` and the empty line.
    var head: ByteBuffer
    /// Empty for HEAD and 304.
    var body: ByteBuffer
    var route: Route
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
        return Answer(status: status, head: head.buffer, body: body, route: .other)
    }

    static let badRequest = refusal(400, "This is not a request that HTTP/1.1 allows.")
    static let notFound = refusal(404, "Nothing has this address.", fields: [("Cache-Control", "public, max-age=60")])
    static let methodNotAllowed = refusal(405, "Only GET and HEAD are possible.", fields: [("Allow", "GET, HEAD")])
    static let requestTimeout = refusal(408, "The request took too long to arrive.")
    static let preconditionFailed = refusal(412, "The address does not hold what the request depends on.")
    static let contentTooLarge = refusal(413, "A request for a feed needs no content.")
    static let targetTooLong = refusal(414, "The address is too long.")
    static let headerTooLarge = refusal(431, "The header is too large.")
    static let unavailable = refusal(503, "Too busy; try again soon.", fields: [("Retry-After", "10")])
    static let versionNotSupported = refusal(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.")

    /// The same answer to HEAD.
    var withoutBody: Answer {
        var answer = self
        answer.body = ByteBuffer()
        return answer
    }
}
