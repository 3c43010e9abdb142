import NIOCore

/// What the connections of one event loop have in common: they take turns, so that nothing needs a lock.
final class LoopShare {
    /// What is written next.
    private enum Output {
        case nothing
        /// Several answers, or what belongs to one connection alone, in `gathered`.
        case gathered
        /// One answer that lay ready.
        case ready(ByteBuffer)
        case file(AnswerFile)
    }

    private var output = Output.nothing
    /// Once it is sent nobody else holds it, and its memory is used again.
    private var gathered: ByteBuffer
    private var recent = RecentRequests()
    private let files = AnswerFile.Tally()
    private var view = Responder.View()
    private let responder: Responder
    let limits: HTTPLimits
    let times: ConnectionTimes
    let accessLog: (@Sendable (AccessEntry) -> Void)?
    let sheet: MeterSheet
    private let clock: @Sendable () -> Timestamp
    private let worker: Worker
    private let makeFile: (@Sendable ([ByteBuffer]) -> CInt?)?
    private var now = Timestamp(secondsSince1970: 0)
    private var nextLook: NIODeadline?
    private var dateLine = DateLine()

    init(_ pipeline: ServerPipeline, allocator: ByteBufferAllocator, sheet: MeterSheet) {
        gathered = allocator.buffer(capacity: LoopShare.usualOutput)
        responder = pipeline.responder
        limits = pipeline.limits
        times = ConnectionTimes(pipeline.limits)
        accessLog = pipeline.accessLog
        clock = pipeline.clock
        worker = pipeline.worker
        makeFile = pipeline.makeFile
        self.sheet = sheet
    }

    /// What HTTP tells to the second needs no look at the clock for each request.
    private static let betweenLooks = TimeAmount.milliseconds(20)

    /// Brings the date up to date. To be called before answers are made.
    func tick(_ loopTime: NIODeadline) {
        if let nextLook, loopTime < nextLook { return }
        nextLook = loopTime + LoopShare.betweenLooks
        now = clock()
    }

    /// - Returns: nil where the request has to be read.
    func knownRequest(in octets: ByteBuffer) -> RecentRequests.Known? {
        recent.request(of: octets, edition: responder.edition)
    }

    /// - Parameter made: what the same request was told to have made.
    func reply(to head: RequestHead, in octets: ByteBuffer, made: Made?) -> Reply {
        let edition = responder.edition
        let reply = responder.answer(to: head, in: octets.readableBytesUInt8Span, view: &view, now: now, made: made)
        guard case .answer(let answer) = reply else { return reply }
        if answer.isKept, head.length == octets.readableBytes, !head.dependsOnClock, !head.hasContent {
            recent.note(head, answer, of: octets, edition: edition)
        }
        return reply
    }

    /// Has something made on another thread.
    ///
    /// - Parameter done: called on the event loop.
    /// - Returns: false where too much waits already.
    func make(_ making: Making, on loop: any EventLoop, _ done: @escaping @Sendable (Made) -> Void) -> Bool {
        worker {
            let made = making.make()
            loop.execute { done(made) }
        }
    }

    /// Octets: a head with a small body behind it takes less.
    private static let usualOutput = 2048

    var outputCount: Int {
        switch output {
        case .nothing: 0
        case .gathered: gathered.readableBytes
        case .ready(let buffer): buffer.readableBytes
        case .file(let file): file.count
        }
    }

    /// Whether nothing can be put behind what is to be written.
    var isFile: Bool { if case .file = output { true } else { false } }

    /// Takes what is to be written; nil where there is nothing.
    func takeOutput() -> IOData? {
        defer { output = .nothing }
        return switch output {
        case .nothing: nil
        case .gathered: .byteBuffer(gathered)
        case .ready(let buffer): .byteBuffer(buffer)
        case .file(let file): .fileRegion(file.region)
        }
    }

    /// Makes `gathered` hold what is written next, for more to be put behind it.
    private func gather() {
        if case .gathered = output { return }
        if gathered.capacity > 16 * LoopShare.usualOutput {
            gathered = ByteBuffer()
            gathered.reserveCapacity(LoopShare.usualOutput)
        } else {
            gathered.clear(minimumCapacity: LoopShare.usualOutput)
        }
        if case .ready(let buffer) = output { gathered.writeImmutableBuffer(buffer) }
        output = .gathered
    }

    /// Tells a client that holds its content back to go on (RFC 9110 §10.1.1).
    func appendInvitation() {
        gather()
        gathered.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    }

    /// Puts an answer's head, and its body where that is small, behind what is to be written, which is no file.
    /// - Returns: the octets that were put.
    func append(_ local: LocalAnswer, connection: ConnectionField) -> Int {
        if case .nothing = output, connection == .none {
            if !local.isReady(at: now) { local.begin(at: now, &dateLine) }
            let ready = local.beginning
            output = .ready(ready)
            return ready.readableBytes
        }
        gather()
        let before = gathered.readableBytes
        gathered.writeImmutableBuffer(local.answer.head)
        gathered.writeImmutableBuffer(dateLine.bytes(at: now))
        switch connection {
        case .none: gathered.writeStaticString("\r\n")
        case .keepAlive: gathered.writeStaticString("Connection: keep-alive\r\n\r\n")
        case .close: gathered.writeStaticString("Connection: close\r\n\r\n")
        }
        if local.answer.isBodyInlined { gathered.writeImmutableBuffer(local.answer.body[0]) }
        return gathered.readableBytes - before
    }

    /// Has the whole answer written from a file, where there is one and nothing is to be written before it.
    /// - Returns: what must be held until it is sent.
    func putFile(_ local: LocalAnswer, connection: ConnectionField) -> AnswerFile? {
        guard let makeFile, connection == .none, case .nothing = output,
            let file = local.file(at: now, &dateLine, among: files, make: makeFile)
        else { return nil }
        output = .file(file)
        return file
    }
}

/// What an answer says about the connection (RFC 9112 §9).
enum ConnectionField {
    case none, keepAlive, close
}

/// The `Date` field (RFC 9110 §6.6.1), written once per second and event loop.
struct DateLine {
    private var second: Timestamp?
    private var line = ByteBuffer()

    mutating func bytes(at now: Timestamp) -> ByteBuffer {
        if second != now {
            second = now
            line = ByteBuffer(string: "Date: \(HTTPDate.text(of: now))\r\n")
        }
        return line
    }
}
