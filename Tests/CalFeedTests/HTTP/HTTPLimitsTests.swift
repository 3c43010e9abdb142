import Testing

@testable import CalFeed

@Suite struct HTTPLimitsTests {
    private static let get = "GET /all.ics HTTP/1.1\r\nHost: a\r\n"

    @Test(arguments: [(4_096, [200]), (4_097, [414]), (16_000, [414]), (17_000, [414]), (200_000, [414])])
    func `a target longer than the limit is 414`(length: Int, statuses: [Int]) throws {
        let connection = HTTPConnection()
        let target = "/?" + String(repeating: "q", count: length - 2)
        connection.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(connection.statuses() == statuses)
        #expect(connection.isOpen == (statuses == [200]))
    }

    @Test(arguments: [(12_000, [200]), (17_000, [431]), (200_000, [431])])
    func `a header larger than the limit is 431`(length: Int, statuses: [Int]) throws {
        let connection = HTTPConnection()
        connection.send(Self.get + "Cookie: " + String(repeating: "c", count: length) + "\r\n\r\n")
        #expect(connection.statuses() == statuses)
        #expect(connection.isOpen == (statuses == [200]))
    }

    @Test func `the limits hold for what arrives in pieces`() throws {
        let line = HTTPConnection()
        line.send("GET /")
        for _ in 0..<20 { line.send(String(repeating: "a", count: 1000)) }
        #expect(line.statuses() == [414])
        let header = HTTPConnection()
        header.send(Self.get)
        for number in 0..<20 { header.send("X-\(number): " + String(repeating: "a", count: 1000) + "\r\n") }
        #expect(header.statuses() == [431])
    }

    @Test func `many small fields are a large header too`() throws {
        let connection = HTTPConnection()
        connection.send(Self.get + String(repeating: "A: b\r\n", count: 101) + "\r\n")
        #expect(connection.statuses() == [431])
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
        let connection = HTTPConnection()
        connection.send(Self.get + header + String(repeating: "x", count: content))
        #expect(connection.statuses() == statuses)
        #expect(connection.isOpen == stays)
        if stays {
            connection.send(Self.get + "\r\n")
            #expect(connection.statuses() == [200])
        }
    }

    @Test func `large content of a method that is not possible is not waited for`() throws {
        let connection = HTTPConnection()
        connection.send("PUT /all.ics HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
        #expect(connection.statuses() == [405])
        #expect(!connection.isOpen)
    }

    @Test func `a client that waits for leave to send its content gets it, or the refusal`() throws {
        let connection = HTTPConnection()
        connection.send(Self.get + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(connection.received() == "HTTP/1.1 100 Continue\r\n\r\n")
        connection.send("abc")
        #expect(connection.statuses() == [200])
        connection.send(Self.get + "Expect: 100-continue\r\nContent-Length: 9000\r\n\r\n")
        #expect(connection.statuses() == [413])
    }

    @Test func `a request that does not arrive in time is 408`() throws {
        let connection = HTTPConnection()
        connection.send("GET /all.ics HTTP/1.1\r\n")
        for _ in 0..<9 {
            connection.pass(.seconds(1))
            connection.send("X: y\r\n")
        }
        #expect(connection.received().isEmpty)
        connection.pass(.seconds(1))
        #expect(connection.statuses() == [408])
        #expect(!connection.isOpen)
    }

    @Test func `content that does not arrive in time is 408 too`() throws {
        let connection = HTTPConnection()
        connection.send(Self.get + "Content-Length: 3\r\n\r\nab")
        connection.pass(.seconds(10))
        #expect(connection.statuses() == [408])
        #expect(!connection.isOpen)
    }

    @Test func `an idle connection is closed without a word`() throws {
        let connection = HTTPConnection()
        connection.pass(.seconds(59))
        #expect(connection.isOpen)
        connection.send(Self.get + "\r\n")
        #expect(connection.statuses() == [200])
        connection.pass(.seconds(59))
        #expect(connection.isOpen)
        connection.pass(.seconds(1))
        #expect(!connection.isOpen)
        #expect(connection.received().isEmpty)
    }

    @Test func `the last request of a connection says so`() throws {
        var limits = HTTPLimits()
        limits.requestsPerConnection = 3
        let connection = HTTPConnection(limits: limits)
        for _ in 0..<2 { connection.send(Self.get + "\r\n") }
        #expect(!connection.received().contains("Connection: close"))
        connection.send(Self.get + "\r\n" + Self.get + "\r\n")
        let last = connection.received()
        #expect(last.contains("\r\nConnection: close\r\n"))
        #expect(last.components(of: "HTTP/1.1 200 OK") == 1)
        #expect(!connection.isOpen)
    }

    @Test func `a client that does not read holds back its own requests`() throws {
        let connection = HTTPConnection()
        connection.setRoom(0)
        connection.send(String(repeating: Self.get + "\r\n", count: 50))
        #expect(connection.received().isEmpty)
        connection.setRoom(nil)
        #expect(connection.statuses() == Array(repeating: 200, count: 50))
        #expect(connection.isOpen)
    }

    @Test func `a server that stops ends idle connections at once and others with their answer`() throws {
        let idle = HTTPConnection()
        idle.send(Self.get + "\r\n")
        #expect(idle.statuses() == [200])
        idle.drain()
        #expect(!idle.isOpen)

        let busy = HTTPConnection()
        busy.send(Self.get)
        busy.drain()
        #expect(busy.isOpen)
        busy.send("\r\n")
        let answer = busy.received()
        #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(answer.contains("\r\nConnection: close\r\n"))
        #expect(!busy.isOpen)

        let slow = HTTPConnection()
        slow.setRoom(0)
        slow.send(Self.get + "\r\n" + Self.get + "\r\n")
        slow.drain()
        #expect(slow.isOpen)
        slow.setRoom(nil)
        #expect(slow.statuses() == [200, 200])
        #expect(!slow.isOpen)
    }

    @Test func `who has just connected when the server stops may still ask`() throws {
        let silent = HTTPConnection()
        silent.drain()
        silent.pass(.milliseconds(999))
        #expect(silent.isOpen)
        silent.pass(.milliseconds(1))
        #expect(!silent.isOpen)

        let quick = HTTPConnection()
        quick.drain()
        quick.send(Self.get + "\r\n")
        let answer = quick.received()
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
        let slow = HTTPConnection(responder)
        let stuck = HTTPConnection(responder)
        for connection in [slow, stuck] {
            connection.setRoom(200_000)
            connection.send(Self.get + "\r\n")
            #expect(connection.receivedOctets().count < 201_000)
            connection.pass(.seconds(299))
            #expect(connection.isOpen)
        }
        stuck.pass(.seconds(1))
        #expect(!stuck.isOpen)
        for _ in 0..<2 {
            slow.setRoom(200_000)
            #expect(slow.receivedOctets().count == 200_000)
            slow.pass(.seconds(299))
            #expect(slow.isOpen)
        }
    }

    @Test func `a client that has said all still gets its answers`() throws {
        let connection = HTTPConnection()
        connection.setRoom(0)
        connection.send(Self.get + "\r\n" + Self.get + "\r\n")
        connection.finishSending()
        connection.setRoom(nil)
        #expect(connection.statuses() == [200, 200])
        #expect(!connection.isOpen)
    }

    @Test func `a connection too many is told so`() {
        let pipeline = ServerPipeline(
            responder: Responder(), limits: HTTPLimits(), meter: RequestMeter(), clock: { HTTPFixture.now },
            monotonicClock: { LoopTime(nanoseconds: 0) })
        let text = String(decoding: pipeline.refusal(), as: UTF8.self)
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
