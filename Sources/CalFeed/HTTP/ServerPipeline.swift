package import NIOCore
import Synchronization

/// Makes a connection an HTTP server: what all of them share, and the handler that each gets.
package final class ServerPipeline: Sendable {
    let responder: Responder
    let limits: HTTPLimits
    let clock: @Sendable () -> Timestamp
    let accessLog: (@Sendable (AccessEntry) -> Void)?
    let worker: Worker
    let makeFile: (@Sendable ([ByteBuffer]) -> CInt?)?
    private let meter: RequestMeter
    private let shares = Mutex<[ObjectIdentifier: NIOLoopBound<LoopShare>]>([:])

    /// - Parameters:
    ///   - clock: the present, for `Date` and for years of two digits.
    ///   - accessLog: told of each answer, on the event loop; nil where nobody wants to know.
    ///   - worker: makes what is made for who asks; on the event loop itself unless told otherwise.
    ///   - makeFile: puts bytes into a file of no name, for the system to send without copying them, and gives its
    ///     descriptor; nil where that cannot be done.
    package init(
        responder: Responder, limits: HTTPLimits, meter: RequestMeter, clock: @escaping @Sendable () -> Timestamp,
        accessLog: (@Sendable (AccessEntry) -> Void)? = nil,
        worker: @escaping Worker = { work in
            work()
            return true
        },
        makeFile: (@Sendable ([ByteBuffer]) -> CInt?)? = nil
    ) {
        self.worker = worker
        self.makeFile = makeFile
        self.responder = responder
        self.limits = limits
        self.meter = meter
        self.clock = clock
        self.accessLog = accessLog
    }

    /// Adds the handler. To be called on the channel's event loop, before it reads.
    package func configure(_ channel: any Channel) throws {
        // The handler says itself when it can take more, which saves a way through the pipeline for each request.
        try channel.syncOptions?.setOption(.autoRead, value: false)
        // So the channel takes more just when it has sent what it was given, and need not be asked about it.
        try channel.syncOptions?.setOption(
            .writeBufferWaterMark, value: .init(low: 1, high: LocalAnswer.filedLengths.lowerBound - 1))
        try channel.pipeline.syncOperations.addHandler(
            ConnectionHandler(on: channel.eventLoop, share: share(of: channel.eventLoop, channel.allocator)))
    }

    private func share(of loop: any EventLoop, _ allocator: ByteBufferAllocator) -> LoopShare {
        shares.withLock { shares in
            if let known = shares[ObjectIdentifier(loop)] { return known }
            let share = NIOLoopBound(
                LoopShare(self, allocator: allocator, sheet: meter.sheet()), eventLoop: loop)
            shares[ObjectIdentifier(loop)] = share
            return share
        }.value
    }

    /// The whole response for a connection that is one too many: written as it is, then the connection is closed.
    package func refusal() -> ByteBuffer {
        var dateLine = DateLine()
        var bytes = ByteBuffer(buffer: Answer.unavailable.head)
        bytes.writeImmutableBuffer(dateLine.bytes(at: clock()))
        bytes.writeStaticString("Connection: close\r\n\r\n")
        for body in Answer.unavailable.body { bytes.writeImmutableBuffer(body) }
        return bytes
    }
}

/// One answer, for the access log.
public struct AccessEntry: Hashable, Sendable {
    /// As the client wrote it, cut where it is long; empty where no request was understood.
    public var method: String
    public var target: String
    public var status: Int
    /// Of the answer, its head included.
    public var bytes: Int
    /// From the request's first octet to the answer.
    public var nanoseconds: Int64
    /// Who asked, as its system tells; nil where it tells nothing.
    public var client: String?

    public init(
        method: String = "", target: String = "", status: Int = 0, bytes: Int = 0, nanoseconds: Int64 = 0,
        client: String? = nil
    ) {
        self.method = method
        self.target = target
        self.status = status
        self.bytes = bytes
        self.nanoseconds = nanoseconds
        self.client = client
    }
}
