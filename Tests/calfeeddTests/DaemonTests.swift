import CalFeed
import Glibc
import Logging
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing

@testable import calfeedd

/// The whole daemon but for its rooms: directories, sockets, signals and the manager are real.
@Suite(.serialized, .timeLimit(.minutes(1))) struct DaemonTests {
    /// Rooms whose only feed is the list of what lies in the sources.
    private final class Shelf: Sendable {
        let announcements = Mutex<[Origin: String]>([:])
        let configuration = Mutex<Result<[String], Failure>>(.success([]))
        let isStoreBroken = Mutex(false)

        func plan() throws -> Plan {
            let sources = try configuration.withLock { $0 }.get()
            return Plan(settings: Settings(listen: [.tcp(host: "127.0.0.1", port: 0)])) { boundPort in
                #expect((boundPort ?? 0) > 0)
                return Opening { self.pipeline(sources) }
            }
        }

        private func pipeline(_ sources: [String]) -> Pipeline {
            Pipeline(
                sources: sources.map { DirectorySource(path: $0, maxBytes: 1000) }, zoneDataVersion: "2026f",
                stored: { _ in [] },
                take: { announcements in
                    for announcement in announcements {
                        let text = String(decoding: announcement.bytes, as: UTF8.self)
                        self.announcements.withLock { $0[announcement.origin] = text }
                    }
                    return announcements.map { _ in .read(seminars: 1) }
                },
                refuse: { _, diagnostic, _ in .unread([diagnostic]) },
                remove: { origin, _ in
                    self.announcements.withLock { $0[origin] = nil }
                    return .removed
                },
                publish: { now in
                    if self.isStoreBroken.withLock({ $0 }) { throw Failure(.inputOutput, "the store is gone") }
                    let texts = self.announcements.withLock { $0.filter { sources.contains($0.key.source) } }
                    let body = texts.values.sorted().joined(separator: "\n")
                    let feed = Resource(
                        body: Array(body.utf8), mediaType: "text/calendar; charset=utf-8", entityTag: "\"\(body)\"",
                        lastModified: now)
                    return Pipeline.Publication(
                        snapshot: FeedSnapshot(resources: ["/all.ics": feed]), seminars: texts.count, unread: 0)
                },
                check: {})
        }
    }

    /// What the daemon tells its manager, in order.
    private final class Manager: Sendable {
        let path: String
        private let descriptor: CInt

        init(in directory: TemporaryDirectory) throws {
            path = "\(directory.path)/notify"
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            let address = try #require(UnixSocketAddress(path))
            try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
        }

        deinit { close(descriptor) }

        /// Waits for a message that begins so, and gives it.
        func message(_ prefix: String) async throws -> String {
            try await NIOThreadPool.singleton.runIfActive { [descriptor] in
                var buffer = [UInt8](repeating: 0, count: 1024)
                while true {
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    let text = String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
                    if count <= 0 || text.hasPrefix(prefix) { return text }
                }
            }
        }
    }

    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
        /// Of the line that tells where the daemon listens.
        var port: Int? {
            all.withLock { lines in
                lines.first { $0.hasPrefix("listening on http://127.0.0.1:") }
                    .flatMap { Int($0.dropFirst(30).dropLast()) }
            }
        }

        func contain(_ part: String) -> Bool { all.withLock { $0.contains { $0.contains(part) } } }
    }

    private func get(_ path: String, port: Int) async throws -> String {
        let client = try LiveClient(port: port)
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return try await client.receive()
    }

    private func body(_ path: String, port: Int) async throws -> String {
        try await get(path, port: port).split(separator: "\r\n\r\n", maxSplits: 1).last.map(String.init) ?? ""
    }

    @Test func `announcements that come, change and go are served, and a reload takes another configuration`()
        async throws
    {
        let directory = try TemporaryDirectory()
        let (spool, other) = ("\(directory.path)/spool", "\(directory.path)/other")
        mkdir(spool, 0o755)
        mkdir(other, 0o755)
        try directory.write("first", to: "spool/a")
        try directory.write("elsewhere", to: "other/x")
        let manager = try Manager(in: directory)
        let shelf = Shelf()
        shelf.configuration.withLock { $0 = .success([spool]) }
        let lines = Lines()
        let logger = Logger(label: "test") { _ in
            LogLine(level: .info, format: .journal) { line in lines.all.withLock { $0.append(line) } }
        }
        let daemon = Daemon(
            load: shelf.plan,
            environment: ["NOTIFY_SOCKET": manager.path, "WATCHDOG_USEC": "20000"], logger: logger, stopSignals: [],
            say: { line in lines.all.withLock { $0.append(line) } })
        let group = ServiceGroup(
            services: [ClosureService { try await daemon.run() }],
            logger: Logger(label: "outer") { _ in SwiftLogNoOpLogHandler() })
        async let running: Void = group.run()

        let ready = try await manager.message("READY=1")
        #expect(ready == "READY=1")
        let port = try #require(lines.port)
        #expect(try await manager.message("STATUS=") == "STATUS=ok: 1 seminars, 0 announcements without one")
        #expect(try await body("/all.ics", port: port) == "first")

        try directory.write("second", to: "spool/b")
        #expect(try await manager.message("STATUS=ok: 2").hasPrefix("STATUS=ok: 2 seminars"))
        #expect(try await body("/all.ics", port: port) == "first\nsecond")

        try directory.delete("spool/a")
        #expect(try await manager.message("STATUS=ok: 1").hasPrefix("STATUS=ok: 1 seminars"))
        #expect(try await body("/all.ics", port: port) == "second")
        #expect(
            try await body("/healthz", port: port).hasPrefix("{\"status\": \"ok\", \"fresh\": true, \"seminars\": 1, "))
        #expect(try await body("/metrics", port: port).contains("\ncalfeed_seminars 1\n"))
        #expect(try await manager.message("WATCHDOG=1") == "WATCHDOG=1")

        // A configuration that is wrong is refused, and the daemon says that it is ready again.
        shelf.configuration.withLock { $0 = .failure(Failure(.configuration, "calfeed.toml:3:1: unknown key")) }
        kill(getpid(), SIGHUP)
        #expect(try await manager.message("RELOADING=1").hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(try await manager.message("READY=1") == "READY=1")
        #expect(lines.contain("<3>the configuration in force stays reason=\"calfeed.toml:3:1: unknown key\""))
        #expect(try await body("/all.ics", port: port) == "second")

        shelf.configuration.withLock { $0 = .success([other]) }
        kill(getpid(), SIGHUP)
        #expect(try await manager.message("RELOADING=1").hasPrefix("RELOADING=1"))
        #expect(try await manager.message("READY=1") == "READY=1")
        #expect(try await body("/all.ics", port: port) == "elsewhere")

        await group.triggerGracefulShutdown()
        #expect(try await manager.message("STOPPING=1") == "STOPPING=1")
        try await running
        #expect(lines.contain("<5>stopped"))
    }

    @Test func `where nothing can be served at all the daemon does not start`() async throws {
        let shelf = Shelf()
        shelf.isStoreBroken.withLock { $0 = true }
        let daemon = Daemon(
            load: shelf.plan, environment: [:], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            stopSignals: [])
        let failure = await #expect(throws: Failure.self) { try await daemon.run() }
        #expect(failure?.status == .inputOutput)
        #expect(failure?.description == "nothing can be served: the store is gone")
    }
}
