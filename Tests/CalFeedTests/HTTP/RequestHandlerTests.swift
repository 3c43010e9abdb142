import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import CalFeed

/// A connection without a socket: NIO's decoder and our handlers on an event loop whose time the test moves.
struct HTTPConnection {
    let channel: EmbeddedChannel
    var loop: EmbeddedEventLoop { channel.embeddedEventLoop }

    init(_ responder: Responder = HTTPFixture.responder(), limits: HTTPLimits = HTTPLimits()) throws {
        channel = EmbeddedChannel()
        channel.allowRemoteHalfClosure = true
        try ServerPipeline.configure(channel, responder: responder, limits: limits) { HTTPFixture.now }
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 4711)).wait()
    }

    /// Hands over octets as one read from the socket.
    func send(_ text: String) throws {
        try channel.writeInbound(ByteBuffer(string: text))
        loop.run()
    }

    /// Everything written since the last call.
    func received() throws -> String {
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
        return text
    }

    /// The status lines' codes among what was written since the last call.
    func statuses() throws -> [Int] {
        try received().split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }

    func pass(_ time: TimeAmount) { loop.advanceTime(by: time) }
    var isOpen: Bool { channel.isActive }
}

@Suite struct RequestHandlerTests {
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

    @Test(arguments: [
        ("\r\n\r\n\u{16}\u{3}\u{1}", 400),
        ("GARBAGE\r\n\r\n", 400),
        ("get / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \u{1}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
    ])
    func `what is not HTTP is refused once and the connection ends`(request: String, status: Int) throws {
        let connection = try HTTPConnection()
        try connection.send(request)
        let response = try connection.received()
        #expect(response.hasPrefix("HTTP/1.1 \(status) "))
        #expect(response.contains("\r\nConnection: close\r\n\r\n"))
        #expect(!connection.isOpen)
    }

    @Test func `what follows a refused request is not read`() throws {
        let connection = try HTTPConnection()
        try connection.send("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.statuses() == [400])
    }

    @Test func `a request for another protocol is answered in this one`() throws {
        let connection = try HTTPConnection()
        try connection.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
        let response = try connection.received()
        #expect(response.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(response.contains("\r\nConnection: close\r\n\r\n"))
    }

    @Test func `requests are counted by the kind of address and by status`() throws {
        let responder = HTTPFixture.responder()
        let connection = try HTTPConnection(responder)
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\n\r\n")
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n")
        try connection.send("GET /all.ics HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n")
        try connection.send("GET /none HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(
            responder.counts.values == [
                .init(route: .feed, status: 200): 1, .init(route: .feed, status: 304): 2,
                .init(route: .other, status: 404): 1,
            ])
    }
}
