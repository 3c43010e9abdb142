/// What the connections of one event loop have in common: they take turns, so that nothing needs a lock.
///
/// An event loop turns: it learns which sockets are ready, lets their connections work, and waits again. It tells when
/// a turn begins and ends.
package final class LoopShare {
    /// What is written next. Once it is sent nobody else holds it, and its memory is used again.
    private var output: [UInt8] = []
    private var view = Responder.View()
    private let responder: Responder
    let limits: HTTPLimits
    let times: ConnectionTimes
    let accessLog: (@Sendable (AccessEntry) -> Void)?
    private let makeFile: BodyFileMaker?
    private let monotonicClock: @Sendable () -> LoopTime
    private let clock: @Sendable () -> Timestamp
    private let sheet: MeterSheet
    private var counts = RequestMeter.Counts()
    /// When the turn began.
    private(set) var time = LoopTime(nanoseconds: 0)
    private var now = Timestamp(secondsSince1970: 0)
    private var nextLook: LoopTime?
    private var dateLine = DateLine()

    init(_ pipeline: ServerPipeline, sheet: MeterSheet) {
        output.reserveCapacity(LoopShare.usualOutput)
        responder = pipeline.responder
        limits = pipeline.limits
        times = ConnectionTimes(pipeline.limits)
        accessLog = pipeline.accessLog
        makeFile = pipeline.makeFile
        clock = pipeline.clock
        monotonicClock = pipeline.monotonicClock
        self.sheet = sheet
    }

    /// What HTTP tells to the second needs no look at the clock for each request: nanoseconds between looks.
    private static let betweenLooks: Int64 = 20_000_000

    /// A turn begins. To be called before a connection does anything.
    package func beginTurn(at time: LoopTime) {
        self.time = time
        if let nextLook, time < nextLook { return }
        nextLook = time + LoopShare.betweenLooks
        now = clock()
    }

    /// A turn ends: what was counted is told to who wants to know.
    package func endTurn() {
        guard !counts.isEmpty else { return }
        sheet.add(counts)
        counts.clear()
    }

    func answer(to head: RequestHead, in octets: Span<UInt8>) -> Answer {
        responder.answer(to: head, in: octets, view: &view, now: now, makeFile: makeFile)
    }

    // MARK: Counting

    func count(_ answer: Answer, bytes: Int) {
        counts.add(answer.route, answer.status, bytes: bytes)
    }

    /// So many answers were handed to the system.
    /// - Parameter start: when the first octet of the first request arrived.
    func time(_ answers: Int, since start: LoopTime) {
        counts.add(answers, nanoseconds: monotonicClock().nanoseconds - start.nanoseconds)
    }

    // MARK: Output

    /// Octets: a head with a small body behind it takes less.
    private static let usualOutput = 2048

    var outputCount: Int { output.count }

    /// Takes what is to be written; the memory is to be given back.
    func takeOutput() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &output)
        return taken
    }

    func giveBack(_ memory: consuming [UInt8]) {
        output = memory
        if output.capacity > LoopShare.mostKept {
            output = []
            output.reserveCapacity(LoopShare.usualOutput)
        } else {
            output.removeAll(keepingCapacity: true)
        }
    }

    private static let mostKept = 32 * usualOutput

    /// Tells a client that holds its content back to go on (RFC 9110 §10.1.1).
    func appendInvitation() {
        output += LoopShare.invitation
    }

    private static let invitation = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// Puts an answer's head, and its body where that is small, behind what is to be written.
    /// - Returns: the octets of the whole answer.
    func append(_ answer: Answer, connection: ConnectionField) -> Int {
        let before = output.count
        output += answer.head
        dateLine.append(now, connection, to: &output)
        guard let body = answer.body else { return output.count - before }
        if body.isInlined {
            output += body.runs[0]
            return output.count - before
        }
        return output.count - before + body.count
    }
}

/// What an answer says about the connection (RFC 9112 §9).
enum ConnectionField {
    case none, keepAlive, close
}

/// The end of a head: the `Date` field (RFC 9110 §6.6.1), written once per second and event loop, and `Connection`.
struct DateLine {
    private var second: Timestamp?
    private var line: [UInt8] = []

    private static let end = Array("\r\n".utf8)
    private static let keepAlive = Array("Connection: keep-alive\r\n\r\n".utf8)
    private static let close = Array("Connection: close\r\n\r\n".utf8)

    mutating func append(_ now: Timestamp, _ connection: ConnectionField, to output: inout [UInt8]) {
        if second != now {
            second = now
            line = Array("Date: \(HTTPDate.text(of: now))\r\n".utf8)
        }
        output += line
        switch connection {
        case .none: output += DateLine.end
        case .keepAlive: output += DateLine.keepAlive
        case .close: output += DateLine.close
        }
    }
}
