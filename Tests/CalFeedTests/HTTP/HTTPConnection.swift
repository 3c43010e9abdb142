import NIOCore
import NIOEmbedded
import Synchronization

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

/// A connection without a socket: our handler on an event loop whose time the test moves.
struct HTTPConnection {
    let channel: EmbeddedChannel
    var loop: EmbeddedEventLoop { channel.embeddedEventLoop }

    init(
        _ responder: Responder = HTTPFixture.responder(), limits: HTTPLimits = HTTPLimits(),
        meter: RequestMeter = RequestMeter(), clock: @escaping @Sendable () -> Timestamp = { HTTPFixture.now },
        accessLog: (@Sendable (AccessEntry) -> Void)? = nil,
        worker: @escaping Worker = { work in
            work()
            return true
        }
    ) throws {
        channel = EmbeddedChannel()
        channel.allowRemoteHalfClosure = true
        let pipeline = ServerPipeline(
            responder: responder, limits: limits, meter: meter, clock: clock, accessLog: accessLog, worker: worker)
        try pipeline.configure(channel)
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 4711)).wait()
    }

    /// Hands over octets as one read from the socket.
    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ octets: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: octets))
        loop.run()
    }

    /// Everything written since the last call.
    func receivedOctets() throws -> [UInt8] {
        var octets: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { octets += buffer.readableBytesView }
        return octets
    }

    func received() throws -> String { String(decoding: try receivedOctets(), as: UTF8.self) }

    /// The status lines' codes among what was written since the last call.
    func statuses() throws -> [Int] {
        try received().split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }

    /// Whether the client takes more than it has been sent.
    func setWritable(_ isWritable: Bool) {
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
    }

    /// Ends it. A channel and its handlers hold each other until then.
    func close() throws { _ = try channel.finish(acceptAlreadyClosed: true) }

    func pass(_ time: TimeAmount) { loop.advanceTime(by: time) }
    var isOpen: Bool { channel.isActive }
}

/// What an access log was told.
final class LoggedEntries: Sendable {
    private let entries = Mutex<[AccessEntry]>([])

    var all: [AccessEntry] { entries.withLock { $0 } }
    var add: @Sendable (AccessEntry) -> Void { { entry in self.entries.withLock { $0.append(entry) } } }
}
