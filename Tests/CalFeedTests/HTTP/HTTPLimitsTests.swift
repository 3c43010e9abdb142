import NIOCore
import NIOEmbedded
import Testing

@testable import CalFeed

@Suite struct HTTPLimitsTests {
    private static let get = "GET /all.ics HTTP/1.1\r\nHost: a\r\n"

    @Test(arguments: [(4_096, [200]), (4_097, [414]), (16_000, [414]), (17_000, [414]), (200_000, [414])])
    func `a target longer than the limit is 414`(length: Int, statuses: [Int]) throws {
        let connection = try HTTPConnection()
        let target = "/?" + String(repeating: "q", count: length - 2)
        try connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.statuses() == statuses)
        #expect(connection.isOpen == (statuses == [200]))
    }

    @Test(arguments: [(12_000, [200]), (17_000, [431]), (200_000, [431])])
    func `a header larger than the limit is 431`(length: Int, statuses: [Int]) throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + "Cookie: " + String(repeating: "c", count: length) + "\r\n\r\n")
        #expect(try connection.statuses() == statuses)
        #expect(connection.isOpen == (statuses == [200]))
    }

    @Test func `the limits hold for what arrives in pieces`() throws {
        let line = try HTTPConnection()
        try line.send("GET /")
        for _ in 0..<20 { try line.send(String(repeating: "a", count: 1000)) }
        #expect(try line.statuses() == [414])
        let header = try HTTPConnection()
        try header.send(Self.get)
        for number in 0..<20 { try header.send("X-\(number): " + String(repeating: "a", count: 1000) + "\r\n") }
        #expect(try header.statuses() == [431])
    }

    @Test func `many small fields are a large header too`() throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + String(repeating: "A: b\r\n", count: 101) + "\r\n")
        #expect(try connection.statuses() == [431])
    }

    @Test(arguments: [
        ("Content-Length: 8192\r\n\r\n", 8192, [200], true),
        ("Content-Length: 8193\r\n\r\n", 0, [413], false),
        ("Content-Length: 99999999999999999999\r\n\r\n", 0, [413], false),
        ("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 0, [200], true),
        ("Transfer-Encoding: chunked\r\n\r\n2001\r\n", 8193, [413], false),
    ])
    func `content on a GET is thrown away up to the limit`(
        header: String, content: Int, statuses: [Int], stays: Bool
    ) throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + header + String(repeating: "x", count: content))
        #expect(try connection.statuses() == statuses)
        #expect(connection.isOpen == stays)
        if stays {
            try connection.send(Self.get + "\r\n")
            #expect(try connection.statuses() == [200])
        }
    }

    @Test func `large content of a method that is not possible is not waited for`() throws {
        let connection = try HTTPConnection()
        try connection.send("PUT /all.ics HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
        #expect(try connection.statuses() == [405])
        #expect(!connection.isOpen)
    }

    @Test func `a client that waits for leave to send its content gets it, or the refusal`() throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(try connection.received() == "HTTP/1.1 100 Continue\r\n\r\n")
        try connection.send("abc")
        #expect(try connection.statuses() == [200])
        try connection.send(Self.get + "Expect: 100-continue\r\nContent-Length: 9000\r\n\r\n")
        #expect(try connection.statuses() == [413])
    }

    @Test func `a request that does not arrive in time is 408`() throws {
        let connection = try HTTPConnection()
        try connection.send("GET /all.ics HTTP/1.1\r\n")
        for _ in 0..<9 {
            connection.pass(.seconds(1))
            try connection.send("X: y\r\n")
        }
        #expect(try connection.received().isEmpty)
        connection.pass(.seconds(1))
        #expect(try connection.statuses() == [408])
        #expect(!connection.isOpen)
    }

    @Test func `content that does not arrive in time is 408 too`() throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + "Content-Length: 3\r\n\r\nab")
        connection.pass(.seconds(10))
        #expect(try connection.statuses() == [408])
        #expect(!connection.isOpen)
    }

    @Test func `an idle connection is closed without a word`() throws {
        let connection = try HTTPConnection()
        connection.pass(.seconds(59))
        #expect(connection.isOpen)
        try connection.send(Self.get + "\r\n")
        #expect(try connection.statuses() == [200])
        connection.pass(.seconds(59))
        #expect(connection.isOpen)
        connection.pass(.seconds(1))
        #expect(!connection.isOpen)
        #expect(try connection.received().isEmpty)
    }

    @Test func `the last request of a connection says so`() throws {
        var limits = HTTPLimits()
        limits.requestsPerConnection = 3
        let connection = try HTTPConnection(limits: limits)
        for _ in 0..<2 { try connection.send(Self.get + "\r\n") }
        #expect(try !connection.received().contains("Connection: close"))
        try connection.send(Self.get + "\r\n" + Self.get + "\r\n")
        let last = try connection.received()
        #expect(last.contains("\r\nConnection: close\r\n"))
        #expect(last.components(of: "HTTP/1.1 200 OK") == 1)
        #expect(!connection.isOpen)
    }

    @Test func `a client that does not read holds back its own requests`() throws {
        let connection = try HTTPConnection()
        connection.setWritable(false)
        try connection.send(String(repeating: Self.get + "\r\n", count: 50))
        #expect(try connection.received().isEmpty)
        connection.setWritable(true)
        #expect(try connection.statuses() == Array(repeating: 200, count: 50))
        #expect(connection.isOpen)
    }

    @Test func `a server that stops ends idle connections soon and others with their answer`() throws {
        let idle = try HTTPConnection()
        try idle.send(Self.get + "\r\n")
        #expect(try idle.statuses() == [200])
        idle.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        idle.pass(.milliseconds(20))
        #expect(!idle.isOpen)

        // What its system had already brought when the server was told to stop, but the event loop had not yet read.
        let unread = try HTTPConnection()
        try unread.send(Self.get + "\r\n")
        unread.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        try unread.send(Self.get + "\r\n")
        #expect(try unread.statuses() == [200, 200])
        #expect(!unread.isOpen)

        let busy = try HTTPConnection()
        try busy.send(Self.get)
        busy.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(busy.isOpen)
        try busy.send("\r\n")
        let answer = try busy.received()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(!busy.isOpen)

        let slow = try HTTPConnection()
        slow.setWritable(false)
        try slow.send(Self.get + "\r\n" + Self.get + "\r\n")
        slow.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(slow.isOpen)
        slow.setWritable(true)
        #expect(try slow.statuses() == [200, 200])
        #expect(!slow.isOpen)
    }

    @Test func `who has just connected when the server stops may still ask`() throws {
        let silent = try HTTPConnection()
        silent.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        silent.pass(.milliseconds(999))
        #expect(silent.isOpen)
        silent.pass(.milliseconds(1))
        #expect(!silent.isOpen)

        let quick = try HTTPConnection()
        quick.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        try quick.send(Self.get + "\r\n")
        let answer = try quick.received()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(!quick.isOpen)
    }

    @Test func `a client that takes nothing of its answer is cut off, one that reads slowly is not`() throws {
        let resource = Resource(
            body: ResourceBody(pieces: (0..<3).map { _ in .init([UInt8](repeating: 0x78, count: 200_000)) }),
            mediaType: "text/calendar", entityTag: "\"1\"", lastModified: HTTPFixture.modified)
        let responder = Responder()
        responder.publish(FeedSnapshot(resources: ["/all.ics": resource]))
        let slow = try HTTPConnection(responder)
        let stuck = try HTTPConnection(responder)
        for connection in [slow, stuck] {
            try connection.channel.pipeline.syncOperations.addHandler(NarrowWay(), position: .first)
            try connection.send(Self.get + "\r\n")
            #expect(try connection.receivedOctets().count < 201_000)
            connection.pass(.seconds(299))
            #expect(connection.isOpen)
        }
        stuck.pass(.seconds(1))
        #expect(!stuck.isOpen)
        for _ in 0..<2 {
            slow.setWritable(true)
            #expect(try slow.receivedOctets().count == 200_000)
            slow.pass(.seconds(299))
            #expect(slow.isOpen)
        }
    }

    @Test func `a client that has said all still gets its answers`() throws {
        let connection = try HTTPConnection()
        connection.setWritable(false)
        try connection.send(Self.get + "\r\n" + Self.get + "\r\n")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        connection.setWritable(true)
        #expect(try connection.statuses() == [200, 200])
        #expect(!connection.isOpen)
    }

    @Test func `a connection too many is told so`() {
        let pipeline = ServerPipeline(
            responder: Responder(), limits: HTTPLimits(), meter: RequestMeter(), clock: { HTTPFixture.now })
        let text = String(buffer: pipeline.refusal())
        #expect(text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
        #expect(text.contains("\r\nRetry-After: 10\r\n"))
        #expect(text.contains("\r\nConnection: close\r\n\r\nToo busy"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}

/// Takes one long piece, and then no more until the test says so.
private final class NarrowWay: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let isLong = unwrapOutboundIn(data).readableBytes > 100_000
        context.write(data, promise: promise)
        if isLong, let channel = context.channel as? EmbeddedChannel {
            channel.isWritable = false
            channel.pipeline.fireChannelWritabilityChanged()
        }
    }
}
