import NIOCore
import NIOHTTP1

/// Serves one connection: reads requests off NIO's decoder and writes prepared bytes, all on the event loop.
///
/// What a client can make it hold is bounded. Bodies are shared with the snapshot; while the client does not take
/// what was written, no further request is read, and those that had arrived wait as a reference each.
final class RequestHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case idle
        /// A request has begun to arrive.
        case receiving
        /// The client has not yet taken this many octets.
        case sending(unsent: Int)
        /// The last reply is written, and what the client still sends is thrown away.
        case lingering
    }

    private let arrivals: ArrivalHandler
    private let limits: HTTPLimits
    private let counts: RequestCounts
    private let clock: @Sendable () -> Timestamp
    private var reader: RequestReader
    private var phase = Phase.idle
    private var queue = CircularBuffer<Reply>(initialCapacity: 1)
    private var dateLine = DateLine()
    private var isReadHeldBack = false
    private var hasUnflushedWrites = false
    /// The server is about to stop: no reply leaves the connection open.
    private var isDraining = false
    private var timer: ConnectionTimer?

    init(
        responder: Responder, limits: HTTPLimits, arrivals: ArrivalHandler, clock: @escaping @Sendable () -> Timestamp
    ) {
        self.arrivals = arrivals
        self.limits = limits
        self.clock = clock
        counts = responder.counts
        reader = RequestReader(responder: responder, limits: limits)
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        timer = ConnectionTimer(on: context.eventLoop) { [unowned self] in timeIsUp(context) }
        timer?.fire(in: limits.idleTime)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.stop()
        timer = nil
        queue.removeAll()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            isDraining = true
            if !arrivals.isInsideRequest { endAfterQueue(context) }
        case ChannelEvent.inputClosed:
            // The client has said all it will say. What was asked for is still sent.
            endAfterQueue(context)
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let reason = error as? HTTPParserError, reason != .invalidEOFState else {
            // The client is gone, or has gone on sending after its connection was refused.
            if !(error is ByteToMessageDecoderError) { context.close(promise: nil) }
            return
        }
        let answer: Answer =
            switch reason {
            case .headerOverflow: arrivals.isLineTooLong ? .targetTooLong : .headerTooLarge
            case .invalidVersion: .versionNotSupported
            default: .badRequest
            }
        accept(Reply(answer: answer, afterwards: .refuse), context)
        flush(context)
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if case .end = part { arrivals.requestEnded() }
        if arrivals.discards { return }
        switch reader.step(part, now: clock()) {
        case .wait: break
        case .invite where !queue.isEmpty: break
        case .invite:
            let invitation = ByteBuffer(staticString: "HTTP/1.1 100 Continue\r\n\r\n")
            context.writeAndFlush(wrapOutboundOut(invitation), promise: nil)
        case .reply(let reply): accept(reply, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush(context)
        settle(context)
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if queue.isEmpty && context.channel.isWritable {
            context.read()
        } else {
            isReadHeldBack = true
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        while context.channel.isWritable, let reply = queue.popFirst() {
            write(reply, context)
        }
        flush(context)
        if isReadHeldBack && queue.isEmpty && context.channel.isWritable {
            isReadHeldBack = false
            context.read()
        }
        settle(context)
        context.fireChannelWritabilityChanged()
    }

    // MARK: Replies

    private func accept(_ reply: Reply, _ context: ChannelHandlerContext) {
        guard !arrivals.discards else { return }
        var reply = reply
        if isDraining, case .stay = reply.afterwards { reply.afterwards = .close }
        switch reply.afterwards {
        case .stay: break
        case .close, .refuse: arrivals.discards = true
        }
        if queue.isEmpty && context.channel.isWritable {
            write(reply, context)
        } else {
            queue.append(reply)
        }
    }

    private func write(_ reply: Reply, _ context: ChannelHandlerContext) {
        let head = reply.headBytes(dateLine: dateLine.bytes(at: clock()), allocator: context.channel.allocator)
        context.write(wrapOutboundOut(head), promise: nil)
        if !reply.isBodyInlined { context.write(wrapOutboundOut(reply.answer.body), promise: nil) }
        hasUnflushedWrites = true
        counts.add(reply.answer.route, reply.answer.status)
        switch reply.afterwards {
        case .stay: break
        case .close: closeWhenWritten(context)
        case .refuse: lingerWhenWritten(context)
        }
    }

    private func flush(_ context: ChannelHandlerContext) {
        guard hasUnflushedWrites else { return }
        hasUnflushedWrites = false
        context.flush()
    }
}

// MARK: Ends

extension RequestHandler {
    /// Closes once everything that was asked for is written.
    private func endAfterQueue(_ context: ChannelHandlerContext) {
        if case .lingering = phase { return context.close(promise: nil) }
        arrivals.discards = true
        if queue.isEmpty {
            closeWhenWritten(context)
        } else {
            queue[queue.index(before: queue.endIndex)].afterwards = .close
        }
    }

    private func closeWhenWritten(_ context: ChannelHandlerContext) {
        whenWritten(context) { context.close(promise: nil) }
    }

    /// Closing while the client still sends would make its system throw the reply away (RFC 9112 §9.6).
    private func lingerWhenWritten(_ context: ChannelHandlerContext) {
        whenWritten(context) { [self] in
            phase = .lingering
            timer?.fire(in: limits.lingerTime)
            context.close(mode: .output, promise: nil)
        }
    }

    private func whenWritten(_ context: ChannelHandlerContext, _ action: @escaping () -> Void) {
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenSuccess(action)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        hasUnflushedWrites = false
    }

    /// Decides what the connection waits for now, and how long.
    private func settle(_ context: ChannelHandlerContext) {
        if case .lingering = phase { return }
        let unsent = unsentBytes(context)
        if unsent > 0 || !queue.isEmpty {
            phase = .sending(unsent: unsent)
            timer?.fire(in: limits.idleTime)
        } else if arrivals.isInsideRequest {
            if case .receiving = phase { return }
            phase = .receiving
            timer?.fire(in: limits.requestTime)
        } else {
            phase = .idle
            timer?.fire(in: limits.idleTime)
        }
    }

    private func timeIsUp(_ context: ChannelHandlerContext) {
        switch phase {
        case .receiving where !arrivals.discards:
            accept(Reply(answer: .requestTimeout, afterwards: .refuse), context)
        case .sending(let before) where unsentBytes(context) < before:
            settle(context)
        case .idle, .receiving, .sending, .lingering:
            context.close(promise: nil)
        }
    }

    /// What the client's system has not yet taken. A closed channel, which cannot tell, has nothing to send.
    private func unsentBytes(_ context: ChannelHandlerContext) -> Int {
        guard let options = context.channel.syncOptions, context.channel.isActive else { return 0 }
        do {
            return try options.getOption(.bufferedWritableBytes)
        } catch {
            return 0
        }
    }
}
