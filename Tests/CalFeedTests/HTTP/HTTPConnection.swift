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

/// A connection without a socket, on an event loop whose time the test moves.
final class HTTPConnection {
    private let share: LoopShare
    private let connection: Connection
    private let socket = TestSocket()
    private let clock: TestClock

    init(
        _ responder: Responder = HTTPFixture.responder(), limits: HTTPLimits = HTTPLimits(),
        meter: RequestMeter = RequestMeter(), accessLog: (@Sendable (AccessEntry) -> Void)? = nil
    ) {
        let clock = TestClock()
        let pipeline = ServerPipeline(
            responder: responder, limits: limits, meter: meter, clock: { HTTPFixture.now },
            monotonicClock: { clock.now }, accessLog: accessLog)
        self.clock = clock
        share = pipeline.share()
        share.beginTurn(at: clock.now)
        connection = Connection(share)
    }

    private func turn(_ body: () -> Void) {
        share.beginTurn(at: clock.now)
        body()
        share.endTurn()
    }

    /// Hands over octets as one read from the socket.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ octets: [UInt8]) {
        turn { if isOpen { connection.receive(octets.span, socket) } }
    }

    func finishSending() { turn { connection.endOfInput(socket) } }
    func drain() { turn { connection.drain(socket) } }

    /// Everything written since the last call.
    func receivedOctets() -> [UInt8] { socket.takeSent() }

    func received() -> String { String(decoding: receivedOctets(), as: UTF8.self) }

    /// The status lines' codes among what was written since the last call.
    func statuses() -> [Int] {
        received().split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }

    /// The client takes so many octets and no more; nil for all.
    func setRoom(_ octets: Int?) {
        socket.room = octets
        turn { if socket.unsent > 0, socket.sendKept() { connection.canSend(socket) } }
    }

    /// Moves the time, and lets what is due then happen.
    func pass(_ time: Duration) {
        clock.advance(by: time)
        turn { if isOpen, connection.due <= clock.now { connection.timeIsUp(socket) } }
    }

    /// Neither closed nor at its last answer.
    var isOpen: Bool { !socket.isClosed && !socket.isOutputClosed }
}

/// Time that stands still until it is moved.
private final class TestClock: Sendable {
    private let time = Atomic<Int64>(1_000_000_000)

    var now: LoopTime { LoopTime(nanoseconds: time.load(ordering: .relaxed)) }

    func advance(by duration: Duration) {
        let (seconds, rest) = duration.components
        time.add(seconds * 1_000_000_000 + rest / 1_000_000_000, ordering: .relaxed)
    }
}

/// Takes what is sent, as far as there is room.
private final class TestSocket: ConnectionSocket {
    var room: Int?
    private(set) var isClosed = false
    private(set) var isOutputClosed = false
    private var sent: [UInt8] = []
    private var kept: ArraySlice<UInt8> = []

    var unsent: Int { kept.count }
    var client: String? { "192.0.2.1" }

    func send(_ octets: Span<UInt8>, _ body: Body?) -> Bool {
        precondition(kept.isEmpty && !isClosed && !isOutputClosed, "Nobody sends now.")
        for place in 0..<octets.count { kept.append(octets[place]) }
        for run in body?.runs ?? [] { kept += run }
        return sendKept()
    }

    func sendKept() -> Bool {
        let taken = min(kept.count, room ?? .max)
        sent += kept.prefix(taken)
        kept = kept.dropFirst(taken)
        if let room { self.room = room - taken }
        return kept.isEmpty
    }

    func takeSent() -> [UInt8] {
        defer { sent = [] }
        return sent
    }

    func closeOutput() { isOutputClosed = true }
    func close() { isClosed = true }
}

/// What an access log was told.
final class LoggedEntries: Sendable {
    private let entries = Mutex<[AccessEntry]>([])

    var all: [AccessEntry] { entries.withLock { $0 } }
    var add: @Sendable (AccessEntry) -> Void { { entry in self.entries.withLock { $0.append(entry) } } }
}
