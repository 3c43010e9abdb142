/// Makes connections HTTP: what all of them share, and what those of one event loop do.
package final class ServerPipeline: Sendable {
    let responder: Responder
    let limits: HTTPLimits
    let clock: @Sendable () -> Timestamp
    let monotonicClock: @Sendable () -> LoopTime
    let accessLog: (@Sendable (AccessEntry) -> Void)?
    let makeFile: BodyFileMaker?
    private let meter: RequestMeter

    /// - Parameters:
    ///   - clock: the present, for `Date` and for years of two digits.
    ///   - monotonicClock: the clock of the event loops.
    ///   - makeFile: where the system can send files by itself.
    ///   - accessLog: told of each answer, on the event loop; nil where nobody wants to know.
    package init(
        responder: Responder, limits: HTTPLimits, meter: RequestMeter, clock: @escaping @Sendable () -> Timestamp,
        monotonicClock: @escaping @Sendable () -> LoopTime, makeFile: BodyFileMaker? = nil,
        accessLog: (@Sendable (AccessEntry) -> Void)? = nil
    ) {
        self.responder = responder
        self.limits = limits
        self.meter = meter
        self.clock = clock
        self.monotonicClock = monotonicClock
        self.makeFile = makeFile
        self.accessLog = accessLog
    }

    /// What the connections of one more event loop share. To be used by that loop alone.
    package func share() -> LoopShare { LoopShare(self, sheet: meter.sheet()) }

    /// The whole response for a connection that is one too many: written as it is, then the connection is closed.
    package func refusal() -> [UInt8] {
        var dateLine = DateLine()
        var bytes = Answer.unavailable.head
        dateLine.append(clock(), .close, to: &bytes)
        for run in Answer.unavailable.body?.runs ?? [] { bytes += run }
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
