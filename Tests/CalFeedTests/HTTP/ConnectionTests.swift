import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import CalFeed

@Suite struct ConnectionTests {
    private static let date = "Date: Wed, 18 Nov 2026 11:06:40 GMT\r\n"

    @Test func `a request is answered and the connection stays open`() throws {
        let connection = try HTTPConnection()
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(
            try connection.received() == """
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
                \(Self.date)\r
                BEGIN:VCALENDAR\r
                END:VCALENDAR\r

                """)
        #expect(connection.isOpen)
        try connection.send("HEAD /all.ics HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.received().hasSuffix("nosniff\r\n\(Self.date)\r\n"))
        #expect(connection.isOpen)
    }

    @Test func `a request that comes again in the same words gets the date of its time and what is served then`() throws
    {
        let responder = HTTPFixture.responder()
        let time = Mutex(HTTPFixture.now)
        let connection = try HTTPConnection(responder, clock: { time.withLock { $0 } })
        let request = "GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"feed-1\"\r\n\r\n"
        for _ in 0..<4 {
            try connection.send(request)
            let answer = try connection.received()
            #expect(answer.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
            #expect(answer.hasSuffix("\r\n\(Self.date)\r\n"))
        }
        time.withLock { $0 = HTTPFixture.now.adding(seconds: 61) }
        connection.pass(.seconds(1))
        try connection.send(request + request)
        let answers = try connection.received()
        #expect(answers.split(separator: "Date: Wed, 18 Nov 2026 11:07:41 GMT\r\n\r\n").count == 2)

        var changed = HTTPFixture.feed
        changed.entityTag = "\"feed-2\""
        responder.publish(FeedSnapshot(resources: ["/all.ics": changed]))
        try connection.send(request)
        #expect(try connection.statuses() == [200])
        responder.publish(FeedSnapshot())
        try connection.send(request)
        #expect(try connection.statuses() == [404])
    }

    @Test func `requests that differ in one octet are told apart`() throws {
        let connection = try HTTPConnection()
        for _ in 0..<3 {
            for (tag, status) in [("feed-1", 304), ("feed-2", 200), ("feed+1", 200)] {
                try connection.send(
                    "GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"\(tag)\"\r\nX: 12345678\r\n\r\n")
                #expect(try connection.statuses() == [status])
            }
        }
    }

    @Test func `a request may arrive octet by octet`() throws {
        let connection = try HTTPConnection()
        for character in "GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"feed-1\"\r\n\r\n".utf8 {
            #expect(try connection.received().isEmpty)
            try connection.channel.writeInbound(ByteBuffer(bytes: [character]))
        }
        #expect(try connection.statuses() == [304])
    }

    @Test func `pipelined requests are answered in their order`() throws {
        let connection = try HTTPConnection()
        let paths = ["/all.ics", "/none", "/", "/healthz", "/robots.txt", "/%zz"]
        try connection.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        #expect(try connection.statuses() == [200, 404, 200, 503, 200, 400])
        #expect(connection.isOpen)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "Connection: close\r\n", false),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: foo, Close\r\n\r\n", "Connection: close\r\n", false),
        ("GET / HTTP/1.0\r\n\r\n", "Connection: close\r\n", false),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "Connection: keep-alive\r\n", true),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", "", true),
    ])
    func `the client decides whether the connection stays`(request: String, field: String, stays: Bool) throws {
        let connection = try HTTPConnection()
        try connection.send(request)
        let response = try connection.received()
        #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(response.contains("\(Self.date)\(field)\r\n<!DOCTYPE html>"))
        #expect(connection.isOpen == stays)
    }

    @Test func `RFC 9110 §7.8: a request for another protocol is answered in this one`() throws {
        let connection = try HTTPConnection()
        try connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
        let response = try connection.received()
        #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(!response.contains("Connection: close"))
        #expect(connection.isOpen)
    }

    @Test func `requests are counted by the kind of address and by status, with their octets and times`() throws {
        let meter = RequestMeter()
        let connection = try HTTPConnection(meter: meter)
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\n\r\n")
        let feed = try connection.received().utf8.count
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n")
        connection.pass(.milliseconds(3))
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\n")
        connection.pass(.milliseconds(3))
        try connection.send("If-None-Match: *\r\n\r\n")
        let unchanged = try connection.received().utf8.count
        try connection.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\n")
        let none = try connection.received().utf8.count
        var totals = RequestMeter.Totals()
        totals.requests = [
            .init(route: .feed, status: 200): 1, .init(route: .feed, status: 304): 2,
            .init(route: .other, status: 404): 1,
        ]
        totals.bytes = [.feed: feed + unchanged, .other: none]
        totals.latencies[0] = 3
        totals.latencies[try #require(RequestMeter.bounds.firstIndex(of: 5_000_000))] = 1
        totals.nanoseconds = 3_000_000
        #expect(meter.totals == totals)
    }

    @Test func `the access log is told what was asked, cut where it is long, and what was answered`() throws {
        let entries = LoggedEntries()
        let connection = try HTTPConnection(accessLog: entries.add)
        try connection.send("HEAD /all.ics?x=1 HTTP/1.1\r\nHost: a\r\n\r\n")
        let bytes = try connection.received().utf8.count
        try connection.send("GET /\(String(repeating: "y", count: 999)) HTTP/1.1\r\nHost: a\r\n\r\n")
        let none = try connection.received().utf8.count
        try connection.send("\u{1}")
        let refused = try connection.received().utf8.count
        #expect(
            entries.all == [
                AccessEntry(method: "HEAD", target: "/all.ics?x=1", status: 200, bytes: bytes, client: "192.0.2.1"),
                AccessEntry(
                    method: "GET", target: "/" + String(repeating: "y", count: 255), status: 404, bytes: none,
                    client: "192.0.2.1"),
                AccessEntry(status: 400, bytes: refused, client: "192.0.2.1"),
            ])
    }
}
