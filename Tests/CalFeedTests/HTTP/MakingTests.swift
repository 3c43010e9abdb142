import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import CalFeed

/// What is made for who asks is made elsewhere, while the event loop goes on.
struct MakingTests {
    /// Work that was handed over and waits for the test to do it.
    private final class Heap: Sendable {
        private let work = Mutex<[@Sendable () -> Void]>([])
        let room: Int

        init(room: Int = .max) { self.room = room }

        var count: Int { work.withLock { $0.count } }

        func take(_ item: @escaping @Sendable () -> Void) -> Bool {
            work.withLock { work in
                guard work.count < room else { return false }
                work.append(item)
                return true
            }
        }

        func doAll() {
            let items = work.withLock { work in
                defer { work = [] }
                return work
            }
            for item in items { item() }
        }
    }

    private static func resource(_ text: String) -> Resource {
        Resource(
            body: Array(text.utf8), mediaType: "text/plain", entityTag: "\"\(text)\"",
            lastModified: HTTPFixture.modified)
    }

    private static func publish(_ text: String, by responder: Responder) {
        responder.publish(
            FeedSnapshot(
                resources: ["/all.ics": HTTPFixture.feed],
                onDemand: ResourcesOnDemand(
                    resource: { $0 == "/events/a" ? resource(text) : nil }, mayHold: { $0.hasPrefix("/events/") },
                    paths: { ["/events/a"] })))
    }

    private let heap = Heap()
    private let responder = Responder()
    private let connection: HTTPConnection

    init() throws {
        Self.publish("first", by: responder)
        connection = try HTTPConnection(responder, worker: heap.take)
    }

    private static func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
    }

    private func finish() {
        heap.doAll()
        connection.loop.run()
    }

    @Test func `an answer waits until it is made, and those behind it wait for their turn`() throws {
        try connection.send(Self.get("/events/a") + Self.get("/all.ics") + Self.get("/events/b"))
        #expect(try connection.received() == "")
        #expect(heap.count == 1)
        finish()
        let received = try connection.received()
        #expect(received.hasPrefix("HTTP/1.1 200 OK\r\n") && received.contains("\r\n\r\nfirstHTTP/1.1 200 OK\r\n"))
        #expect(received.hasSuffix("END:VCALENDAR\r\n") && heap.count == 1)
        finish()
        #expect(try connection.received().hasPrefix("HTTP/1.1 404 "))
        try connection.close()
    }

    @Test func `what was made is looked up from then on, until something new is published`() throws {
        try connection.send(Self.get("/events/a"))
        finish()
        #expect(try connection.statuses() == [200])
        try connection.send(Self.get("/events/a", "If-None-Match: \"first\"\r\n"))
        #expect(try connection.statuses() == [304])
        Self.publish("second", by: responder)
        try connection.send(Self.get("/events/a"))
        #expect(heap.count == 1)
        finish()
        #expect(try connection.received().hasSuffix("\r\n\r\nsecond"))
        try connection.close()
    }

    @Test func `what was made from the snapshot before answers its request and no other`() throws {
        try connection.send(Self.get("/events/a"))
        Self.publish("second", by: responder)
        finish()
        #expect(try connection.received().hasSuffix("\r\n\r\nfirst"))
        for _ in 0..<3 {
            try connection.send(Self.get("/events/a"))
            finish()
            #expect(try connection.received().hasSuffix("\r\n\r\nsecond"))
        }
        try connection.close()
    }

    @Test func `where too much waits already, who asks is told to come again and the connection stays`() throws {
        let connection = try HTTPConnection(responder, worker: Heap(room: 0).take)
        try connection.send(Self.get("/events/a") + Self.get("/all.ics"))
        let received = try connection.received()
        #expect(received.hasPrefix("HTTP/1.1 503 ") && received.contains("Retry-After: "))
        #expect(received.hasSuffix("END:VCALENDAR\r\n") && connection.isOpen)
        try connection.close()
    }

    @Test func `nothing more is read meanwhile, no time is up, and who goes is not answered`() throws {
        try connection.send(Self.get("/events/a"))
        connection.pass(.hours(2))
        #expect(try connection.received() == "")
        #expect(connection.isOpen)
        finish()
        #expect(try connection.statuses() == [200])
        connection.pass(.hours(2))
        #expect(!connection.isOpen)

        let gone = try HTTPConnection(responder, worker: heap.take)
        Self.publish("second", by: responder)
        try gone.send(Self.get("/events/a"))
        try gone.close()
        heap.doAll()
        gone.loop.run()
        #expect(try gone.received() == "")
    }

    @Test func `a server that is about to stop answers what is being made, and closes`() throws {
        try connection.send(Self.get("/events/a"))
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(connection.isOpen)
        finish()
        #expect(try connection.received().contains("Connection: close\r\n"))
        #expect(!connection.isOpen)
    }

    @Test func `who has said all it will say is answered, and then closed`() throws {
        try connection.send(Self.get("/events/a"))
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        #expect(connection.isOpen)
        finish()
        #expect(try connection.statuses() == [200])
        #expect(!connection.isOpen)
    }
}
