import NIOCore
import Testing

@testable import CalFeed

@Suite struct ResponderTests {
    private let responder = HTTPFixture.responder()

    private func answer(
        _ method: String = "GET", _ target: String, _ fields: [(String, String)] = []
    ) throws -> Answer {
        try responder.answer(method, target, fields)
    }

    @Test func `a feed is answered with its bytes and all its fields`() throws {
        let answer = try answer("GET", "/all.ics")
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 200 OK\r
                Content-Type: text/calendar; charset=utf-8\r
                Content-Length: 32\r
                Content-Disposition: inline; filename="all.ics"\r
                Last-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r
                ETag: "feed-1"\r
                Cache-Control: public, max-age=300, stale-if-error=86400\r
                Access-Control-Allow-Origin: *\r
                Access-Control-Expose-Headers: ETag\r
                X-Content-Type-Options: nosniff\r

                """)
        #expect(answer.text == String(decoding: HTTPFixture.feed.body.bytes, as: UTF8.self))
    }

    @Test func `a page is answered with a policy that lets no script run`() throws {
        let answer = try answer("GET", "/")
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 200 OK\r
                Content-Type: text/html; charset=utf-8\r
                Content-Length: 35\r
                Last-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r
                ETag: "page-1"\r
                Cache-Control: public, max-age=60, stale-if-error=86400\r
                Vary: Accept-Language\r
                X-Content-Type-Options: nosniff\r
                Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                form-action 'self'; frame-ancestors 'none'\r

                """)
    }

    @Test func `HEAD has the head of GET and no body`() throws {
        #expect(try answer("HEAD", "/all.ics").head == answer("GET", "/all.ics").head)
        #expect(try answer("HEAD", "/all.ics").body == [])
        #expect(try answer("HEAD", "/nothing").head == answer("GET", "/nothing").head)
        #expect(try answer("HEAD", "/nothing").body == [])
    }

    @Test func `a 304 repeats what a cache needs and nothing else`() throws {
        let answer = try answer("GET", "/all.ics", [("If-None-Match", "\"feed-1\"")])
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 304 Not Modified\r
                Last-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r
                ETag: "feed-1"\r
                Cache-Control: public, max-age=300, stale-if-error=86400\r
                Access-Control-Allow-Origin: *\r
                Access-Control-Expose-Headers: ETag\r

                """)
        #expect(answer.body == [])
    }

    static let fresh = "Thu, 12 Mar 2026 15:00:00 GMT"
    static let before = "Thu, 12 Mar 2026 14:59:59 GMT"

    @Test(arguments: [
        ([("If-None-Match", "\"feed-1\"")], 304),
        ([("if-none-match", "W/\"feed-1\"")], 304),
        ([("If-None-Match", "\"x\", W/\"feed-1\"")], 304),
        ([("If-None-Match", "\"x\""), ("IF-NONE-MATCH", "\"feed-1\"")], 304),
        ([("If-None-Match", "*")], 304),
        ([("If-None-Match", "\"x\"")], 200),
        ([("If-Modified-Since", fresh)], 304),
        ([("If-Modified-Since", "Thursday, 12-Mar-26 15:00:00 GMT")], 304),
        ([("If-Modified-Since", "Thu Mar 12 15:00:00 2026")], 304),
        ([("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")], 304),
        ([("If-Modified-Since", before)], 200),
        ([("If-Modified-Since", "not a date")], 200),
        // The tag decides, whatever the date says.
        ([("If-None-Match", "\"x\""), ("If-Modified-Since", fresh)], 200),
        ([("If-Modified-Since", before), ("If-None-Match", "\"feed-1\"")], 304),
        ([("If-Match", "\"feed-1\"")], 200),
        ([("If-Match", "*")], 200),
        ([("If-Match", "\"x\"")], 412),
        ([("If-Match", "W/\"feed-1\"")], 412),
        ([("If-Match", "\"feed-1\""), ("If-None-Match", "\"feed-1\"")], 304),
        ([("If-Unmodified-Since", fresh)], 200),
        ([("If-Unmodified-Since", before)], 412),
        ([("If-Unmodified-Since", "not a date")], 200),
        // A range is not served in parts, which is allowed (RFC 9110 §14.2).
        ([("Range", "bytes=0-3")], 200),
        ([("Range", "bytes=0-3"), ("If-Range", "\"feed-1\"")], 200),
        ([("Range", "bytes=0-3"), ("If-None-Match", "\"feed-1\"")], 304),
        // An address has one kind of content, whatever a client prefers (RFC 9110 §12.1).
        ([("Accept", "text/html"), ("Accept-Encoding", "gzip"), ("User-Agent", "curl")], 200),
        ([("Accept", "application/json;q=1, text/calendar;q=0"), ("Accept-Charset", "latin1")], 200),
        ([("Accept-Language", "de"), ("Accept-Encoding", "identity;q=0")], 200),
        // Twice the same date is no date (RFC 9110 §13.1.3).
        ([("If-Modified-Since", fresh), ("If-Modified-Since", fresh)], 200),
    ])
    func `conditions are weighed in the order of RFC 9110`(fields: [(String, String)], status: Int) throws {
        #expect(try answer("GET", "/all.ics", fields).status == status)
        #expect(try answer("HEAD", "/all.ics", fields).status == status)
    }

    @Test func `an unknown address is 404 in plain text, whatever the conditions`() throws {
        let answer = try answer("GET", "/none.ics", [("If-None-Match", "*")])
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 404 Not Found\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: 26\r
                X-Content-Type-Options: nosniff\r
                Cache-Control: public, max-age=60\r

                """)
        #expect(answer.text == "Nothing has this address.\n")
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "TRACE", "PATCH", "CONNECT"])
    func `RFC 9110 §15.5.6: a method that is known and not possible is 405 and says what is`(method: String) throws {
        let answer = try answer(method, "/all.ics")
        #expect(answer.status == 405)
        #expect(String(buffer: answer.head).contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"))
        #expect(String(buffer: answer.head).contains("\r\nAllow: GET, HEAD, OPTIONS\r\n"))
        #expect(answer.text == "Only GET, HEAD and OPTIONS are possible.\n")
    }

    @Test(arguments: ["get", "Get", "PROPFIND", "BREW", "GETT", "M-SEARCH"])
    func `RFC 9110 §15.6.2: a method that nobody here has heard of is 501`(method: String) throws {
        #expect(try answer(method, "/all.ics").status == 501)
    }

    @Test func `OPTIONS on a feed permits pages of other sites to read it`() throws {
        let answer = try answer(
            "OPTIONS", "/all.ics", [("Origin", "https://a.example"), ("Access-Control-Request-Method", "GET")])
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 204 No Content\r
                Allow: GET, HEAD, OPTIONS\r
                Access-Control-Allow-Origin: *\r
                Access-Control-Allow-Methods: GET, HEAD, OPTIONS\r
                Access-Control-Allow-Headers: If-None-Match, If-Modified-Since\r
                Access-Control-Max-Age: 86400\r

                """)
        #expect(answer.body == [])
    }

    @Test(arguments: [("*", 204), ("/", 204), ("/healthz", 204), ("/none", 404), ("/%zz", 400)])
    func `RFC 9110 §9.3.7: OPTIONS tells what is possible, and pages are for our own site`(
        target: String, status: Int
    ) throws {
        let answer = try answer("OPTIONS", target)
        #expect(answer.status == status)
        #expect(String(buffer: answer.head).contains("\r\nAllow: GET, HEAD, OPTIONS\r\n") == (status == 204))
        #expect(!String(buffer: answer.head).contains("Access-Control"))
    }

    @Test func `RFC 9110 §8.8.2: Last-Modified never goes back, also when what was newest is taken out`() throws {
        var shorter = HTTPFixture.feed
        shorter.body = ResourceBody(Array("BEGIN:VCALENDAR\r\n".utf8))
        shorter.entityTag = "\"feed-0\""
        shorter.lastModified = Timestamp(secondsSince1970: 1_700_000_000)
        responder.publish(FeedSnapshot(resources: ["/all.ics": shorter]))
        let head = String(buffer: try answer("GET", "/all.ics").head)
        #expect(head.contains("\r\nLast-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r\n"))
        // A date to the second cannot tell the two apart, so that it does not count; a later one does (§8.8.2.2).
        #expect(try answer("GET", "/all.ics", [("If-Modified-Since", Self.fresh)]).status == 200)
        #expect(try answer("GET", "/all.ics", [("If-Modified-Since", "Thu, 12 Mar 2026 15:00:01 GMT")]).status == 304)
        #expect(try answer("GET", "/all.ics", [("If-None-Match", "\"feed-0\"")]).status == 304)
    }

    @Test func `a snapshot that says what changed leaves the rest as it is`() throws {
        var changed = HTTPFixture.feed
        changed.entityTag = "\"feed-2\""
        let page = HTTPFixture.page
        responder.publish(FeedSnapshot(resources: ["/all.ics": changed, "/new": page], changed: ["/all.ics", "/"]))
        #expect(try answer("GET", "/all.ics", [("If-None-Match", "\"feed-2\"")]).status == 304)
        #expect(try answer("GET", "/").status == 404)
        #expect(try answer("GET", "/new").status == 404)
        #expect(try answer("GET", "/style.css").status == 200)
        responder.publish(FeedSnapshot(resources: ["/new": page]))
        #expect(try answer("GET", "/new").status == 200)
        #expect(try answer("GET", "/style.css").status == 404)
    }

    @Test(arguments: [
        ("/all.ics/", 404), ("/ALL.ICS", 404), ("/../all.ics", 404), ("//all.ics", 404), ("/etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404), ("/all.ics%00", 404), ("/%zz", 400), ("*", 400),
        ("/all.ics?from=2026-01-01", 200), ("http://any.example/all.ics", 200), ("/%61ll.ics", 200),
        ("/..%2f..%2fetc%2fpasswd", 404), ("file:///etc/passwd", 400),
    ])
    func `an address is a key and never a file`(target: String, status: Int) throws {
        #expect(try answer("GET", target).status == status)
    }

    @Test func `text that is made when asked for is never cached`() throws {
        let answer = try answer("GET", "/healthz")
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 503 Service Unavailable\r
                Content-Type: application/json\r
                Content-Length: 3\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r

                """)
        #expect(answer.text == "{}\n")
        #expect(answer.route == .health)
    }

    @Test func `robots may fetch everything`() throws {
        let answer = try answer("GET", "/robots.txt")
        #expect(answer.status == 200)
        #expect(answer.text == "User-agent: *\nAllow: /\n")
    }

    @Test func `a new snapshot replaces the old one as a whole`() throws {
        var changed = HTTPFixture.feed
        changed.body = ResourceBody(Array("BEGIN:VCALENDAR\r\nNAME:B\r\nEND:VCALENDAR\r\n".utf8))
        changed.entityTag = "\"feed-2\""
        responder.publish(FeedSnapshot(resources: ["/all.ics": changed]))
        #expect(try answer("GET", "/all.ics").text == "BEGIN:VCALENDAR\r\nNAME:B\r\nEND:VCALENDAR\r\n")
        #expect(try answer("GET", "/all.ics", [("If-None-Match", "\"feed-1\"")]).status == 200)
        #expect(try answer("GET", "/").status == 404)
        #expect(try answer("GET", "/robots.txt").status == 200)
    }

    @Test func `a resource whose name is wrong for a header line cannot add one`() throws {
        var resource = HTTPFixture.feed
        resource.disposition = "inline; filename=\"a\r\nSet-Cookie: x=1\""
        responder.publish(FeedSnapshot(resources: ["/all.ics": resource]))
        let lines = String(buffer: try answer("GET", "/all.ics").head).split(separator: "\r\n")
        #expect(lines.contains("Content-Disposition: inline; filename=\"aSet-Cookie: x=1\""))
    }

    @Test func `while a daemon starts, what it does not have yet is neither missing nor another thing`() throws {
        let responder = Responder(dynamic: ["/healthz": { .init(mediaType: "application/json", text: "{}\n") }])
        var kept = FeedSnapshot(resources: ["/all.ics": HTTPFixture.feed, "/": HTTPFixture.page])
        kept.isProvisional = true
        responder.publish(kept)
        #expect(try responder.answer("GET", "/all.ics", []).status == 200)
        #expect(try responder.answer("GET", "/", [("Accept-Language", "de")]).status == 200)
        #expect(try responder.answer("GET", "/healthz", []).status == 200)
        let starting = try responder.answer("GET", "/events/1@talks.example.org", [])
        #expect(starting.status == 503)
        #expect(String(buffer: starting.head).contains("Retry-After: 5\r\nCache-Control: no-store\r\n"))
        // All talks would be the wrong answer to who asks for some.
        #expect(try responder.answer("GET", "/all.ics?speaker=ada", []).status == 503)
        #expect(try responder.answer("GET", "/?tz=Asia/Tokyo", []).status == 503)
        #expect(try responder.answer("OPTIONS", "/all.ics", []).status == 204)
        responder.publish(FeedSnapshot(resources: ["/all.ics": HTTPFixture.feed]))
        #expect(try responder.answer("GET", "/events/1@talks.example.org", []).status == 404)
        #expect(try responder.answer("GET", "/all.ics", [("If-None-Match", "\"feed-1\"")]).status == 304)
    }
}

extension Responder {
    /// The answer to a request with those fields and a host.
    func answer(_ method: String, _ target: String, _ fields: [(String, String)]) throws -> Answer {
        let lines = fields.map { "\($0.0): \($0.1)\r\n" }.joined()
        let octets = Array("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\(lines)\r\n".utf8)
        let head = try RequestParser.head(in: octets.span, limits: HTTPLimits())
        var view = View()
        var made: Made?
        while true {
            switch answer(to: head, in: octets.span, view: &view, now: HTTPFixture.now, made: made) {
            case .answer(let local): return local.answer
            case .making(let making):
                #expect(made == nil, "what was made is to be made again")
                made = making.make()
            }
        }
    }
}

extension Answer {
    var text: String { body.map { String(buffer: $0) }.joined() }
}
