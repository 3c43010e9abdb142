import NIOCore

/// Serves one connection: reads requests off its octets and writes prepared bytes, all on the event loop.
///
/// What a client can make it hold is bounded: the octets of one read and of one head, and while the client does not
/// take what was written, nothing more is read. Bodies are shared with the snapshot, and long ones are written piece
/// by piece as the client takes them.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// What the client's octets are now.
    private enum Stage {
        case head
        case content(ContentReader, Answer, Ending, AccessEntry)
        /// Thrown away: the last answer is decided.
        case over
    }

    /// What becomes of the connection once an answer is written.
    enum Ending {
        /// The next request is waited for. HTTP/1.0 must be told so (RFC 9112 §9.3).
        case stay(ConnectionField)
        /// Closed, as the client wished.
        case close
        /// Closed, though the client may still be sending: it is given time to read the answer.
        case refuse
    }

    /// What the connection waits for.
    enum Phase: Equatable {
        case idle
        /// A request has begun to arrive.
        case receiving
        /// The client has not yet taken all; so much of it was left.
        case sending(pieces: Int, unsent: Int)
        /// The last answer is written, and what the client still sends is thrown away.
        case lingering
    }

    let times: ConnectionTimes
    var phase = Phase.idle
    var timer: ConnectionTimer?
    private let pipeline: ServerPipeline
    private let share: LoopShare
    private var stage = Stage.head
    /// What has arrived and was not yet understood.
    private var input = ByteBuffer()
    /// So many octets of `input` are known not to hold a whole head.
    private var known = 0
    private(set) var body: ArraySlice<ByteBuffer> = []
    private var ending: Ending?
    private var served = 0
    private var firstOctet: NIODeadline?
    private var unflushed = 0
    private var hasWrites = false
    /// A long body was written, of which some may be unsent though the connection takes more.
    var hasLargeWrites = false
    private var isWorking = false
    private var isReadHeldBack = false
    private var hasInputEnded = false
    /// The server is about to stop: no answer leaves the connection open.
    private(set) var isDraining = false

    init(_ pipeline: ServerPipeline, share: LoopShare) {
        self.pipeline = pipeline
        self.share = share
        times = ConnectionTimes(pipeline.limits)
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        timer = ConnectionTimer(on: context.eventLoop) { [unowned self] in timeIsUp(context) }
        timer?.fire(in: times.idle, from: context.eventLoop.now)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.stop()
        timer = nil
        body = []
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isDraining = true
            work(context)
        case ChannelEvent.inputClosed:
            // The client has said all it will say. What was asked for is still sent.
            hasInputEnded = true
            if phase == .lingering { context.close(promise: nil) } else { work(context) }
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The client is gone.
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .over = stage { return }
        var octets = unwrapInboundIn(data)
        if firstOctet == nil { firstOctet = context.eventLoop.now }
        if input.readableBytes == 0 {
            input = octets
        } else {
            input.discardReadBytes()
            input.writeBuffer(&octets)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        work(context)
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if mayRead(context) { context.read() } else { isReadHeldBack = true }
    }

    private func mayRead(_ context: ChannelHandlerContext) -> Bool {
        if case .over = stage { return true }
        return body.isEmpty && context.channel.isWritable
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { work(context) }
        context.fireChannelWritabilityChanged()
    }

    /// The request did not arrive in time.
    func giveUp(_ context: ChannelHandlerContext) {
        respond(.requestTimeout, .refuse, AccessEntry(), context)
        work(context)
    }

    // MARK: Work

    /// Does what can be done now: one write for all the requests of one read.
    private func work(_ context: ChannelHandlerContext) {
        // Writing may tell at once that more can be written; the loop below sees it.
        guard !isWorking else { return }
        isWorking = true
        var goesOn = true
        while goesOn {
            while goesOn, context.channel.isWritable { goesOn = step(context) }
            flush(context)
            guard context.channel.isWritable else { break }
        }
        isWorking = false
        settle(context)
        if isReadHeldBack, mayRead(context) {
            isReadHeldBack = false
            context.read()
        }
    }

    /// - Returns: whether there may be more to do.
    private func step(_ context: ChannelHandlerContext) -> Bool {
        if let piece = body.popFirst() {
            write(share.takeOutput(), context)
            write(piece, context)
            hasLargeWrites = true
            return true
        }
        if let ending {
            self.ending = nil
            end(ending, context)
            return false
        }
        do throws(RequestFault) {
            switch stage {
            case .over:
                return false
            case .head:
                guard input.readableBytes > 0 else { throw RequestFault.incomplete }
                try readHead(context)
            case .content(var reader, let answer, let ending, let entry):
                let hasEnded = try reader.skip(&input)
                stage = .content(reader, answer, ending, entry)
                guard hasEnded else { throw RequestFault.incomplete }
                respond(answer, ending, entry, context)
            }
            return true
        } catch {
            if let answer = error.answer {
                respond(answer, .refuse, AccessEntry(), context)
                return true
            }
            // What is there is understood and answered; is anything else to come?
            if hasInputEnded || isDraining && !isInsideRequest && served > 0 {
                ending = .close
                stage = .over
                return true
            }
            return false
        }
    }

    /// Octets have arrived that belong to a request whose end has not been seen.
    var isInsideRequest: Bool {
        switch stage {
        case .head: input.readableBytes > 0
        case .content: true
        case .over: false
        }
    }

    func flush(_ context: ChannelHandlerContext) {
        write(share.takeOutput(), context)
        guard hasWrites else { return }
        hasWrites = false
        context.flush()
        guard unflushed > 0 else { return }
        let now = context.eventLoop.now
        share.sheet.time(unflushed, nanoseconds: (now - (firstOctet ?? now)).nanoseconds)
        unflushed = 0
        firstOctet = input.readableBytes > 0 ? now : nil
    }

    private func write(_ buffer: ByteBuffer?, _ context: ChannelHandlerContext) {
        guard let buffer else { return }
        context.write(wrapOutboundOut(buffer), promise: nil)
        hasWrites = true
    }
}

// MARK: Requests

extension ConnectionHandler {
    /// Octets that are gathered in one write before the connection is asked whether it takes more.
    private static let mostGathered = 32_768

    private func readHead(_ context: ChannelHandlerContext) throws(RequestFault) {
        let buffer = input
        let octets = buffer.readableBytesUInt8Span
        if known > 0, known < octets.count, octets.count <= pipeline.limits.headerBytes,
            octets.firstIndex(of: Octet.lineFeed, in: known..<octets.count) == nil
        {
            // No line has ended since it was last looked at: what was too little still is.
            known = octets.count
            throw .incomplete
        }
        let head: RequestHead
        do {
            head = try RequestParser.head(in: octets, limits: pipeline.limits)
        } catch {
            known = octets.count
            throw error
        }
        let answer = pipeline.responder.answer(to: head, in: octets, view: &share.view, now: pipeline.clock())
        let entry = pipeline.accessLog == nil ? AccessEntry() : AccessEntry(head, octets)
        known = 0
        served += 1
        input.moveReaderIndex(forwardBy: head.length)
        // Whoever read into this buffer may use it again.
        if input.readableBytes == 0 { input = ByteBuffer() }
        begin(head, answer, entry, context)
    }

    private func begin(
        _ head: RequestHead, _ answer: Answer, _ entry: AccessEntry, _ context: ChannelHandlerContext
    ) {
        if case .length(let length) = head.content, length > pipeline.limits.contentBytes {
            let isRefused = answer.status == 405 || answer.status == 501
            return respond(isRefused ? answer : .contentTooLarge, .refuse, entry, context)
        }
        var ending = Ending.stay(head.isHTTP10 ? .keepAlive : .none)
        if !head.staysOpen {
            ending = .close
        } else if head.method == .connect || served >= pipeline.limits.requestsPerConnection {
            ending = .refuse
        }
        guard head.hasContent else { return respond(answer, ending, entry, context) }
        stage = .content(ContentReader(head.content, limits: pipeline.limits), answer, ending, entry)
        // RFC 9110 §10.1.1: who has begun to send needs no invitation.
        if head.expectsInvitation, input.readableBytes == 0 { share.appendInvitation() }
    }

    private func respond(
        _ answer: Answer, _ ending: Ending, _ entry: AccessEntry, _ context: ChannelHandlerContext
    ) {
        var field = ConnectionField.close
        if case .stay(let stays) = ending, !(isDraining && input.readableBytes == 0) {
            field = stays
            stage = .head
        } else {
            self.ending = if case .refuse = ending { .refuse } else { .close }
            stage = .over
            input = ByteBuffer()
        }
        known = 0
        phase = .idle
        var bytes = share.append(answer, connection: field, now: pipeline.clock())
        if !answer.isBodyInlined {
            body = answer.body[...]
            for piece in body { bytes += piece.readableBytes }
        }
        unflushed += 1
        share.sheet.count(answer.route, answer.status, bytes: bytes)
        if let accessLog = pipeline.accessLog {
            var entry = entry
            entry.status = answer.status
            entry.bytes = bytes
            entry.nanoseconds = (context.eventLoop.now - (firstOctet ?? context.eventLoop.now)).nanoseconds
            entry.client = context.channel.remoteAddress?.ipAddress
            accessLog(entry)
        }
        if share.outputCount > Self.mostGathered { write(share.takeOutput(), context) }
    }
}

extension AccessEntry {
    private static let longestText = 256

    fileprivate init(_ head: RequestHead, _ octets: Span<UInt8>) {
        self.init(
            method: octets.string(head.methodName.prefix(AccessEntry.longestText)),
            target: octets.string(head.target.prefix(AccessEntry.longestText)))
    }
}
