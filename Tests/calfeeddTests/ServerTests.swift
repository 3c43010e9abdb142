import CalFeed
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import calfeedd

@Suite(.timeLimit(.minutes(1))) struct ServerTests {
    private static let anyPort = ListenAddress.tcp(host: "127.0.0.1", port: 0)
    private static let get = "GET /all.ics HTTP/1.1\r\nHost: a\r\n\r\n"
    private static let last = "GET /all.ics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    /// Runs the server until the body is done, then stops it as SIGTERM would.
    private func serving(_ live: LiveServer, _ body: () async throws -> Void) async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(services: [live.server], logger: logger)
        async let running: Void = group.run()
        do {
            try await body()
        } catch {
            await group.triggerGracefulShutdown()
            try await running
            throw error
        }
        await group.triggerGracefulShutdown()
        try await running
    }

    @Test func `a feed is served over TCP on a port that the system chose`() async throws {
        let live = try await LiveServer(on: [Self.anyPort])
        #expect(live.port > 0)
        #expect(live.server.urls == ["http://127.0.0.1:\(live.port)/"])
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(port: live.port)
            client.send(Self.get)
            let first = try await client.response()
            #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(first.hasSuffix("\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"))
            client.send(Self.last)
            let second = try await client.receive()
            #expect(second.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(second.contains("\r\nConnection: close\r\n"))
        }
    }

    @Test func `who comes before the first publication waits and is served`() async throws {
        let live = try await LiveServer(on: [Self.anyPort])
        let client = try LiveClient(port: live.port)
        client.send(Self.last)
        #expect(live.connections.counts.open == 0)
        try await live.server.open()
        #expect(try await client.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
        try await serving(live) {}
    }

    @Test func `a Unix socket is served, and removed at the end`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/http.sock"
        let live = try await LiveServer(on: [.unix(path: path)])
        #expect(live.server.urls == ["unix:\(path)"])
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(path: path)
            client.send(Self.last)
            #expect(try await client.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
            // A second daemon does not take the socket of a living one.
            await #expect(throws: Failure.self) { try await LiveServer(on: [.unix(path: path)]) }
            #expect(access(path, F_OK) == 0)
        }
        #expect(access(path, F_OK) != 0)
    }

    @Test func `a Unix socket that a killed daemon left behind is taken anew, another file is not`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/http.sock"
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let address = try #require(UnixSocketAddress(path))
        try #require(address.withSocketAddress { bind(left, $0, $1) } == 0)
        close(left)
        try await serving(try await LiveServer(on: [.unix(path: path)])) {}
        try directory.write("precious", to: "http.sock")
        await #expect(throws: Failure.self) { try await LiveServer(on: [.unix(path: path)]) }
        #expect(access(path, F_OK) == 0)
    }

    @Test func `a socket that the manager listens on is taken over instead of the configured ones`() async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listen(descriptor, 8) == 0)
        let live = try await LiveServer(on: [.tcp(host: "127.0.0.1", port: 1)], inherited: [descriptor])
        // Who came while no daemon ran is served too.
        let early = try LiveClient(port: live.port)
        early.send(Self.last)
        try await live.server.open()
        #expect(try await early.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
        try await serving(live) {}
    }

    @Test func `who connects while one daemon gives way to the next is answered by one of them`() async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        try #require(listen(descriptor, 128) == 0)
        let kept = dup(descriptor)
        var clients: [LiveClient] = []
        let first = try await LiveServer(on: [], inherited: [descriptor])
        let port = first.port
        func connect(_ count: Int) throws {
            for _ in 0..<count {
                let client = try LiveClient(port: port)
                client.send(Self.last)
                clients.append(client)
            }
        }
        try await first.server.open()
        // The first one is told to stop while these are on their way from the listener to their event loops.
        try await serving(first) { try connect(60) }
        try connect(10)
        let next = try await LiveServer(on: [], inherited: [kept])
        try await next.server.open()
        try await serving(next) {
            for client in clients {
                let answer = try await client.receive()
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            }
        }
    }

    @Test func `an address in use is one clear failure`() async throws {
        let live = try await LiveServer(on: [Self.anyPort])
        let address = ListenAddress.tcp(host: "127.0.0.1", port: live.port)
        let failure = await #expect(throws: Failure.self) { try await LiveServer(on: [address]) }
        #expect(failure?.status == .unavailable)
        #expect(failure?.description == "cannot listen on 127.0.0.1:\(live.port): the address is in use")
        let notASocket = await #expect(throws: Failure.self) {
            try await LiveServer(on: [], inherited: [STDERR_FILENO])
        }
        #expect(notASocket?.description == "descriptor 2 of LISTEN_FDS is not a stream socket that listens")
        try await serving(live) {}
    }

    @Test func `IPv4 and IPv6 can share a port`() async throws {
        let four = try await LiveServer(on: [.tcp(host: "0.0.0.0", port: 0)])
        let six = try await LiveServer(on: [.tcp(host: "::", port: four.port)])
        #expect(six.server.urls == ["http://[::]:\(four.port)/"])
        try await serving(four) {}
        try await serving(six) {}
    }

    @Test func `a client that says all at once and stops sending gets a large answer whole`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 8_000_000)
        let live = try await LiveServer(on: [Self.anyPort], body: body)
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(port: live.port)
            client.send(Self.get + Self.get)
            client.finishSending()
            let text = try await client.receive()
            #expect(text.split(separator: "HTTP/1.1 200 OK").count == 2)
            #expect(text.utf8.count > 16_000_000)
        }
    }

    @Test func `a client that is refused while it still sends can read why`() async throws {
        let live = try await LiveServer(on: [Self.anyPort])
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(port: live.port)
            client.send("GET / HTTP/1.1\r\nHost: a\r\nCookie: " + String(repeating: "c", count: 500_000))
            client.finishSending()
            #expect(try await client.receive().hasPrefix("HTTP/1.1 431 "))
        }
    }

    @Test func `connections past the limit are told so`() async throws {
        var limits = HTTPLimits()
        limits.connections = 1
        let live = try await LiveServer(on: [Self.anyPort], limits: limits)
        try await live.server.open()
        try await serving(live) {
            let first = try LiveClient(port: live.port)
            first.send(Self.get)
            _ = try await first.response()
            let second = try LiveClient(port: live.port)
            #expect(try await second.receive().hasPrefix("HTTP/1.1 503 "))
            #expect(live.connections.counts == (open: 1, refused: 1))
        }
        #expect(live.connections.counts.open == 0)
    }

    @Test func `who waits for an answer when the daemon stops gets it, and who only waits is let go`() async throws {
        let stopped = Wakeup()
        let live = try await LiveServer(on: [Self.anyPort], onStop: { stopped.signal() })
        try await live.server.open()
        let idle = try LiveClient(port: live.port)
        idle.send(Self.get)
        _ = try await idle.response()
        let busy = try LiveClient(port: live.port)
        busy.send(Self.get)
        _ = try await busy.response()
        busy.send("GET /all.ics HTTP/1.1\r\n")
        async let served: Void = serving(live) {}
        await stopped.wait()
        #expect(try await idle.receive() == "")
        busy.send("Host: a\r\n\r\n")
        // Whether the answer says that the connection ends, or it ends behind it, depends on which of the two
        // connections was told first.
        let text = try await busy.receive()
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        try await served
    }

    @Test func `an answer that is asked for often is sent from a file, all of it, behind and before others`()
        async throws
    {
        let body = Array(String(repeating: "BEGIN:VEVENT\r\nEND:VEVENT\r\n", count: 2000).utf8)
        let made = Mutex(0)
        let live = try await LiveServer(
            on: [Self.anyPort], body: body,
            makeFile: { pieces in
                made.withLock { $0 += 1 }
                return NamelessFile.make(pieces)
            })
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(port: live.port)
            var answers: Set<String> = []
            for _ in 0..<20 {
                client.send(Self.get)
                answers.insert(try await client.response())
            }
            for _ in 0..<5 {
                client.send(Self.get + Self.get + Self.get)
                for _ in 0..<3 { answers.insert(try await client.response()) }
            }
            #expect(answers.count == 1)
            #expect(answers.first?.hasSuffix("\r\n\r\n" + String(decoding: body, as: UTF8.self)) == true)
        }
        #expect(made.withLock { $0 } == 1)
    }

    @Test func `a server that nobody could reach does not start`() async throws {
        await #expect(throws: Failure.self) { try await LiveServer(on: []) }
    }

    @Test func `where no file can be made answers are sent all the same`() async throws {
        let body = Array(String(repeating: "BEGIN:VEVENT\r\nEND:VEVENT\r\n", count: 2000).utf8)
        let live = try await LiveServer(on: [Self.anyPort], body: body, makeFile: { _ in nil })
        try await live.server.open()
        try await serving(live) {
            let client = try LiveClient(port: live.port)
            for _ in 0..<20 {
                client.send(Self.get)
                #expect(try await client.response().hasSuffix("END:VEVENT\r\n"))
            }
        }
    }

    @Test func `a connection that does not end is cut when the time is up`() async throws {
        let live = try await LiveServer(on: [Self.anyPort], drainTime: .milliseconds(50))
        try await live.server.open()
        let client = try LiveClient(port: live.port)
        client.send(Self.get)
        _ = try await client.response()
        client.send("GET /all.ics HT")
        try await serving(live) {}
        #expect(try await client.receive() == "")
        #expect(live.connections.counts.open == 0)
    }
}
