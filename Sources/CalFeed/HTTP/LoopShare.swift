import NIOCore

/// What the connections of one event loop have in common: they take turns, so that nothing needs a lock.
final class LoopShare {
    /// What is written next. Once it is sent nobody else holds it, and its memory is used again.
    private var output: ByteBuffer
    private var isOutputTaken = false
    private var view = Responder.View()
    private let responder: Responder
    let limits: HTTPLimits
    let times: ConnectionTimes
    let accessLog: (@Sendable (AccessEntry) -> Void)?
    let sheet: MeterSheet
    private let clock: @Sendable () -> Timestamp
    private var now = Timestamp(secondsSince1970: 0)
    private var nextLook: NIODeadline?
    private var dateLine = DateLine()

    init(_ pipeline: ServerPipeline, allocator: ByteBufferAllocator, sheet: MeterSheet) {
        output = allocator.buffer(capacity: LoopShare.usualOutput)
        responder = pipeline.responder
        limits = pipeline.limits
        times = ConnectionTimes(pipeline.limits)
        accessLog = pipeline.accessLog
        clock = pipeline.clock
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

    func answer(to head: RequestHead, in octets: Span<UInt8>) -> Answer {
        responder.answer(to: head, in: octets, view: &view, now: now)
    }

    /// Octets: a head with a small body behind it takes less.
    private static let usualOutput = 2048

    var outputCount: Int { isOutputTaken ? 0 : output.readableBytes }

    /// Takes what is to be written; nil where there is nothing.
    func takeOutput() -> ByteBuffer? {
        guard outputCount > 0 else { return nil }
        isOutputTaken = true
        return output
    }

    private func makeRoom() {
        guard isOutputTaken else { return }
        isOutputTaken = false
        if output.capacity > 16 * LoopShare.usualOutput {
            output = ByteBuffer()
            output.reserveCapacity(LoopShare.usualOutput)
        } else {
            output.clear(minimumCapacity: LoopShare.usualOutput)
        }
    }

    /// Tells a client that holds its content back to go on (RFC 9110 §10.1.1).
    func appendInvitation() {
        makeRoom()
        output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
    }

    /// Puts an answer's head, and its body where that is small, behind what is to be written.
    /// - Returns: the octets that were put.
    func append(_ answer: Answer, connection: ConnectionField) -> Int {
        makeRoom()
        let before = output.readableBytes
        output.writeImmutableBuffer(answer.head)
        output.writeImmutableBuffer(dateLine.bytes(at: now))
        switch connection {
        case .none: output.writeStaticString("\r\n")
        case .keepAlive: output.writeStaticString("Connection: keep-alive\r\n\r\n")
        case .close: output.writeStaticString("Connection: close\r\n\r\n")
        }
        if answer.isBodyInlined { output.writeImmutableBuffer(answer.body[0]) }
        return output.readableBytes - before
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
