import CalFeed
import Glibc
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import calfeedd

/// A server on real sockets, and a client as simple as can be.
struct LiveServer {
    static let now: @Sendable () -> Timestamp = { Timestamp(secondsSince1970: 1_795_000_000) }
    static let body = Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8)

    let server: HTTPServer
    let connections: Connections

    init(
        on addresses: [ListenAddress], inherited: [CInt] = [], limits: HTTPLimits = HTTPLimits(), body: [UInt8] = body,
        drainTime: Duration = .seconds(10), makeFile: @escaping @Sendable ([ByteBuffer]) -> CInt? = NamelessFile.make,
        onStop: @escaping @Sendable () -> Void = {}
    ) async throws {
        let responder = Responder()
        responder.publish(
            FeedSnapshot(resources: [
                "/all.ics": Resource(
                    body: body, mediaType: "text/calendar; charset=utf-8", entityTag: "\"1\"", lastModified: Self.now())
            ]))
        connections = Connections(limit: limits.connections, limitPerClient: limits.connectionsPerAddress)
        server = try await HTTPServer.listen(
            on: addresses, inherited: inherited,
            with: ListenerPlan(
                group: .singleton,
                pipeline: ServerPipeline(
                    responder: responder, limits: limits, meter: RequestMeter(), clock: Self.now,
                    makeFile: makeFile),
                connections: connections),
            drainTime: drainTime, onStop: onStop, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    var port: Int { server.port ?? 0 }
}

/// One connection of a client that blocks, on a thread that may.
final class LiveClient: Sendable {
    private let descriptor: CInt

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let address = try SocketAddress(ipAddress: "127.0.0.1", port: port)
        let result = address.withSockAddr { connect(descriptor, $0, socklen_t($1)) }
        try #require(result == 0)
    }

    init(path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let address = try #require(UnixSocketAddress(path))
        try #require(address.withSocketAddress { connect(descriptor, $0, $1) } == 0)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Says that nothing more will be sent.
    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Everything up to the end of the connection, or up to so many octets.
    func receive(atMost limit: Int = .max) async throws -> String {
        try await NIOThreadPool.singleton.runIfActive { [descriptor] in
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while bytes.count < limit {
                let count = recv(descriptor, &chunk, min(chunk.count, limit - bytes.count), 0)
                guard count > 0 else { break }
                bytes += chunk[..<count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// A response whose body has the length that its head tells.
    func response() async throws -> String {
        var text = ""
        while !text.hasSuffix("\r\n\r\n") {
            let next = try await receive(atMost: 1)
            if next.isEmpty { return text }
            text += next
        }
        let length = text.split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
            .flatMap { Int($0.dropFirst(16)) }
        return text + (try await receive(atMost: length ?? 0))
    }
}
