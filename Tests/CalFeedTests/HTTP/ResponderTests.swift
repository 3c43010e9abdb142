import NIOCore
import NIOHTTP1
import Testing

@testable import CalFeed

/// What the tests of this room serve.
enum HTTPFixture {
    static let now = Timestamp(secondsSince1970: 1_795_000_000)
    static let modified = Timestamp(secondsSince1970: 1_773_327_600)
    static let feed = Resource(
        body: Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8), mediaType: "text/calendar; charset=utf-8",
        disposition: "inline; filename=\"all.ics\"", entityTag: "\"feed-1\"", lastModified: modified)
    static let page = Resource(
        body: Array("<!DOCTYPE html><title>Talks</title>".utf8), mediaType: "text/html; charset=utf-8",
        entityTag: "\"page-1\"", lastModified: modified)
    static let style = Resource(
        body: Array("body { margin: 0 }".utf8), mediaType: "text/css; charset=utf-8", entityTag: "\"style-1\"",
        lastModified: modified)

    static func responder() -> Responder {
        let responder = Responder(dynamic: [
            "/healthz": { .init(status: 503, mediaType: "application/json", text: "{}\n") }
        ])
        responder.publish(FeedSnapshot(resources: ["/all.ics": feed, "/": page, "/style.css": style]))
        return responder
    }
}

@Suite struct ResponderTests {
    private let responder = HTTPFixture.responder()

    private func answer(_ method: HTTPMethod = .GET, _ target: String, _ fields: [(String, String)] = []) -> Answer {
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: target, headers: HTTPHeaders(fields))
        return responder.answer(to: head, now: HTTPFixture.now)
    }

    @Test func `a feed is answered with its bytes and all its fields`() {
        let answer = answer(.GET, "/all.ics")
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
                X-Content-Type-Options: nosniff\r

                """)
        #expect(Array(buffer: answer.body) == HTTPFixture.feed.body.bytes)
    }

    @Test func `a page is answered with a policy that lets no script run`() {
        let answer = answer(.GET, "/")
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 200 OK\r
                Content-Type: text/html; charset=utf-8\r
                Content-Length: 35\r
                Last-Modified: Thu, 12 Mar 2026 15:00:00 GMT\r
                ETag: "page-1"\r
                Cache-Control: public, max-age=60, stale-if-error=86400\r
                X-Content-Type-Options: nosniff\r
                Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
                form-action 'none'; frame-ancestors 'none'\r

                """)
    }

    @Test func `HEAD has the head of GET and no body`() {
        #expect(answer(.HEAD, "/all.ics").head == answer(.GET, "/all.ics").head)
        #expect(answer(.HEAD, "/all.ics").body.readableBytes == 0)
        #expect(answer(.HEAD, "/nothing").head == answer(.GET, "/nothing").head)
        #expect(answer(.HEAD, "/nothing").body.readableBytes == 0)
    }

    @Test func `a 304 repeats what a cache needs and nothing else`() {
        let answer = answer(.GET, "/all.ics", [("If-None-Match", "\"feed-1\"")])
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 304 Not Modified\r
                ETag: "feed-1"\r
                Cache-Control: public, max-age=300, stale-if-error=86400\r
                Access-Control-Allow-Origin: *\r

                """)
        #expect(answer.body.readableBytes == 0)
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
        ([("Accept", "text/html"), ("Accept-Encoding", "gzip"), ("User-Agent", "curl")], 200),
    ])
    func `conditions are weighed in the order of RFC 9110`(fields: [(String, String)], status: Int) {
        #expect(answer(.GET, "/all.ics", fields).status == status)
        #expect(answer(.HEAD, "/all.ics", fields).status == status)
    }

    @Test func `an unknown address is 404 in plain text, whatever the conditions`() {
        let answer = answer(.GET, "/none.ics", [("If-None-Match", "*")])
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 404 Not Found\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: 26\r
                X-Content-Type-Options: nosniff\r
                Cache-Control: public, max-age=60\r

                """)
        #expect(String(buffer: answer.body) == "Nothing has this address.\n")
    }

    @Test(arguments: [HTTPMethod.POST, .PUT, .DELETE, .OPTIONS, .TRACE, .PATCH, .CONNECT, .PROPFIND])
    func `any method but GET and HEAD is 405 and says what is allowed`(method: HTTPMethod) {
        let answer = answer(method, "/all.ics")
        #expect(answer.status == 405)
        #expect(String(buffer: answer.head).contains("\r\nAllow: GET, HEAD\r\n"))
    }

    @Test(arguments: [
        ("/all.ics/", 404), ("/ALL.ICS", 404), ("/../all.ics", 404), ("//all.ics", 404), ("/etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404), ("/all.ics%00", 404), ("/%zz", 400), ("*", 400),
        ("/all.ics?from=2026-01-01", 200), ("http://any.example/all.ics", 200), ("/%61ll.ics", 200), ("", 400),
    ])
    func `an address is a key and never a file`(target: String, status: Int) {
        #expect(answer(.GET, target).status == status)
    }

    @Test func `text that is made when asked for is never cached`() {
        let answer = answer(.GET, "/healthz")
        #expect(
            String(buffer: answer.head) == """
                HTTP/1.1 503 Service Unavailable\r
                Content-Type: application/json\r
                Content-Length: 3\r
                Cache-Control: no-store\r
                X-Content-Type-Options: nosniff\r

                """)
        #expect(String(buffer: answer.body) == "{}\n")
        #expect(answer.route == .health)
    }

    @Test func `robots may fetch everything`() {
        let answer = answer(.GET, "/robots.txt")
        #expect(answer.status == 200)
        #expect(String(buffer: answer.body) == "User-agent: *\nAllow: /\n")
    }

    @Test func `a new snapshot replaces the old one as a whole`() {
        var changed = HTTPFixture.feed
        changed.body = ResourceBody(Array("BEGIN:VCALENDAR\r\nNAME:B\r\nEND:VCALENDAR\r\n".utf8))
        changed.entityTag = "\"feed-2\""
        responder.publish(FeedSnapshot(resources: ["/all.ics": changed]))
        #expect(Array(buffer: answer(.GET, "/all.ics").body) == changed.body.bytes)
        #expect(answer(.GET, "/all.ics", [("If-None-Match", "\"feed-1\"")]).status == 200)
        #expect(answer(.GET, "/").status == 404)
        #expect(answer(.GET, "/robots.txt").status == 200)
    }

    @Test func `a resource whose name is wrong for a header line cannot add one`() {
        var resource = HTTPFixture.feed
        resource.disposition = "inline; filename=\"a\r\nSet-Cookie: x=1\""
        responder.publish(FeedSnapshot(resources: ["/all.ics": resource]))
        let lines = String(buffer: answer(.GET, "/all.ics").head).split(separator: "\r\n")
        #expect(lines.contains("Content-Disposition: inline; filename=\"aSet-Cookie: x=1\""))
    }
}
