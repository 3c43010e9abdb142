import NIOCore

/// Serves one connection: reads requests off its octets and writes prepared bytes, all on the event loop.
///
/// What a client can make it hold is bounded: the octets of one read and of one head, and while the client does not
/// take what was written, nothing more is read. Bodies are shared with the snapshot, and long ones are written piece
/// by piece as the client takes them.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = IOData

    /// What the client's octets are now.
    private enum Stage {
        case head
        /// Rare, and kept apart so that the many connections that wait are small.
        indirect case content(ContentReader, LocalAnswer, Ending, AccessEntry?)
        /// The head stays where it is until what it asks for is made.
        case making
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
        /// What was asked for is being made.
        case making
        /// The client has not yet taken all; so much of it was left.
        case sending(pieces: Int, unsent: Int)
        /// The last answer is written, and what the client still sends is thrown away.
        case lingering
    }

    var phase = Phase.idle
    var timer: ConnectionTimer?
    let eventLoop: any EventLoop
    let share: LoopShare
    /// Whether nothing, or next to nothing, waits to be sent. Kept up to date, because asking the channel takes a while.
    private(set) var isWritable = true
    private var stage = Stage.head
    /// What has arrived and was not yet understood; never empty.
    private var input: ByteBuffer?
    /// What was made for the request whose head comes first in `input`.
    private var made: Made?
    /// So many octets of `input` are known not to hold a whole head.
    private var known = 0
    private(set) var body: ArraySlice<ByteBuffer> = []
    private var ending: Ending?
    private(set) var served = 0
    private var firstOctet: NIODeadline?
    /// When the event loop last looked at its clock for this connection.
    private(set) var time = NIODeadline.uptimeNanoseconds(0)
    private var unflushed = 0
    private var hasWrites = false
    /// What is being sent from; held until it is sent.
    var file: AnswerFile?
    private var isWorking = false
    private var isReadHeldBack = false
    private var hasInputEnded = false
    /// The server is about to stop: no answer leaves the connection open.
    private(set) var isDraining = false

    init(on eventLoop: any EventLoop, share: LoopShare) {
        self.eventLoop = eventLoop
        self.share = share
    }

    // MARK: The connection

    func handlerAdded(context: ChannelHandlerContext) {
        timer = ConnectionTimer(on: eventLoop) { [unowned self] in timeIsUp(context) }
        timer?.fire(in: share.times.idle, from: eventLoop.now)
        isWritable = context.channel.isWritable
        if context.channel.isActive { context.read() }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        context.read()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        file = nil
        timer?.stop()
        timer = nil
        body = []
        made = nil
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

    /// Octets that may wait beyond a head while the client does not read: what a system reads at its end of a
    /// connection that was half closed.
    private static let mostWaiting = 262_144

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .over = stage { return }
        var octets = unwrapInboundIn(data)
        guard var waiting = input else {
            input = octets
            return
        }
        input = nil
        guard waiting.readableBytes <= share.limits.headerBytes + ConnectionHandler.mostWaiting else {
            return context.close(promise: nil)
        }
        waiting.discardReadBytes()
        waiting.writeBuffer(&octets)
        input = waiting
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReadHeldBack = true
        work(context)
    }

    private var mayRead: Bool {
        switch stage {
        case .over: true
        case .making: false
        case .head, .content: body.isEmpty && isWritable
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        if isWritable { work(context) }
    }

    /// The request did not arrive in time.
    func giveUp(_ context: ChannelHandlerContext) {
        share.tick(eventLoop.now)
        respond(LocalAnswer(.requestTimeout), .refuse, nil, context)
        work(context)
    }

    // MARK: Work

    /// Does what can be done now: one write for all the requests of one read.
    private func work(_ context: ChannelHandlerContext) {
        // Writing may tell at once that more can be written; the loop below sees it.
        guard !isWorking else { return }
        isWorking = true
        time = eventLoop.now
        share.tick(time)
        if firstOctet == nil, input != nil { firstOctet = time }
        var goesOn = true
        while goesOn, isWritable {
            while goesOn, isWritable { goesOn = step(context) && mayHaveMore }
            flush(context)
        }
        isWorking = false
        settle(context)
        if isReadHeldBack, mayRead {
            isReadHeldBack = false
            context.read()
        }
    }

    private var mayHaveMore: Bool { input != nil || !body.isEmpty || ending != nil || hasInputEnded }

    /// - Returns: whether there may be more to do.
    private func step(_ context: ChannelHandlerContext) -> Bool {
        if let piece = body.popFirst() {
            write(share.takeOutput(), context)
            write(.byteBuffer(piece), context)
            return true
        }
        if let ending {
            self.ending = nil
            end(ending, context)
            return false
        }
        do throws(RequestFault) {
            switch stage {
            case .over, .making:
                return false
            case .head:
                guard let input else { throw RequestFault.incomplete }
                try readHead(input, context)
            case .content(var reader, let answer, let ending, let entry):
                var octets = input ?? ByteBuffer()
                let hasEnded = try reader.skip(&octets)
                input = octets.readableBytes > 0 ? octets : nil
                stage = .content(reader, answer, ending, entry)
                guard hasEnded else { throw RequestFault.incomplete }
                respond(answer, ending, entry, context)
            }
            return true
        } catch {
            if let answer = error.answer {
                respond(LocalAnswer(answer), .refuse, nil, context)
                return true
            }
            // What is there is understood and answered; is anything else to come?
            if hasInputEnded {
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
        case .head: input != nil
        case .content, .making: true
        case .over: false
        }
    }

    var isMaking: Bool { if case .making = stage { true } else { false } }

    func flush(_ context: ChannelHandlerContext) {
        // The last write and the flush take one way through the pipeline.
        if let output = share.takeOutput() {
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        } else if hasWrites {
            context.flush()
        } else {
            return
        }
        hasWrites = false
        guard unflushed > 0 else { return }
        time = eventLoop.now
        share.sheet.time(unflushed, nanoseconds: (time - (firstOctet ?? time)).nanoseconds)
        unflushed = 0
        firstOctet = input == nil ? nil : time
    }

    private func write(_ data: IOData?, _ context: ChannelHandlerContext) {
        guard let data else { return }
        context.write(wrapOutboundOut(data), promise: nil)
        hasWrites = true
    }
}

// MARK: Requests

extension ConnectionHandler {
    /// Octets that are gathered in one write before the connection is asked whether it takes more.
    private static let mostGathered = 32_768

    private func readHead(_ buffer: ByteBuffer, _ context: ChannelHandlerContext) throws(RequestFault) {
        if let request = share.knownRequest(in: buffer) {
            let entry = share.accessLog == nil ? nil : AccessEntry(request.head, buffer.readableBytesUInt8Span)
            take(buffer.readableBytes, of: buffer)
            return respond(request.answer, limited(request.ending), entry, context)
        }
        let octets = buffer.readableBytesUInt8Span
        if known > 0, known < octets.count, octets.count <= share.limits.headerBytes,
            octets.firstIndex(of: Octet.lineFeed, in: known..<octets.count) == nil
        {
            // No line has ended since it was last looked at: what was too little still is.
            known = octets.count
            throw .incomplete
        }
        let head: RequestHead
        do {
            head = try RequestParser.head(in: octets, limits: share.limits)
        } catch {
            known = octets.count
            throw error
        }
        let answer: LocalAnswer
        switch share.reply(to: head, in: buffer, made: made) {
        case .answer(let given): answer = given
        case .making(let making):
            if wait(for: making, context) { return }
            answer = LocalAnswer(.unavailable)
        }
        let entry = share.accessLog == nil ? nil : AccessEntry(head, octets)
        take(head.length, of: buffer)
        begin(head, answer, entry, context)
    }

    /// - Returns: false where it will not be made, because too much is asked for.
    private func wait(for making: Making, _ context: ChannelHandlerContext) -> Bool {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: eventLoop)
        stage = .making
        if share.make(making, on: eventLoop, { made in bound.value.handler.goOn(with: made, bound.value.context) }) {
            return true
        }
        stage = .head
        return false
    }

    private func goOn(with made: Made, _ context: ChannelHandlerContext) {
        // The client may be gone.
        guard timer != nil, isMaking else { return }
        self.made = made
        stage = .head
        work(context)
    }

    private func take(_ length: Int, of buffer: ByteBuffer) {
        known = 0
        made = nil
        served += 1
        if length == buffer.readableBytes {
            // Whoever read into this buffer may use it again.
            input = nil
        } else {
            input?.moveReaderIndex(forwardBy: length)
        }
    }

    private func limited(_ ending: Ending) -> Ending {
        if case .stay = ending, served >= share.limits.requestsPerConnection { .refuse } else { ending }
    }

    private func begin(
        _ head: RequestHead, _ answer: LocalAnswer, _ entry: AccessEntry?, _ context: ChannelHandlerContext
    ) {
        if case .length(let length) = head.content, length > share.limits.contentBytes {
            let isRefused = answer.status == 405 || answer.status == 501
            return respond(isRefused ? answer : LocalAnswer(.contentTooLarge), .refuse, entry, context)
        }
        let ending = limited(head.ending)
        guard head.hasContent else { return respond(answer, ending, entry, context) }
        stage = .content(ContentReader(head.content, limits: share.limits), answer, ending, entry)
        // RFC 9110 §10.1.1: who has begun to send needs no invitation.
        if head.expectsInvitation, input == nil { share.appendInvitation() }
    }

    private func respond(
        _ answer: LocalAnswer, _ ending: Ending, _ entry: AccessEntry?, _ context: ChannelHandlerContext
    ) {
        var field = ConnectionField.close
        if case .stay(let stays) = ending, !(isDraining && input == nil) {
            field = stays
            stage = .head
        } else {
            self.ending = if case .refuse = ending { .refuse } else { .close }
            stage = .over
            input = nil
        }
        known = 0
        phase = .idle
        let bytes = put(answer, field, context)
        unflushed += 1
        share.sheet.count(answer.route, answer.status, bytes: bytes)
        if let accessLog = share.accessLog {
            var entry = entry ?? AccessEntry()
            entry.status = answer.status
            entry.bytes = bytes
            entry.nanoseconds = (eventLoop.now - (firstOctet ?? eventLoop.now)).nanoseconds
            entry.client = context.channel.remoteAddress?.ipAddress
            accessLog(entry)
        }
        if share.outputCount > Self.mostGathered, file == nil { write(share.takeOutput(), context) }
    }

    /// - Returns: the octets of the answer.
    private func put(_ answer: LocalAnswer, _ field: ConnectionField, _ context: ChannelHandlerContext) -> Int {
        if !LocalAnswer.filedLengths.contains(answer.answer.bodyCount) {
            if share.isFile { write(share.takeOutput(), context) }
        } else if file == nil {
            file = share.putFile(answer, connection: field)
            if let file { return file.count }
        } else if share.isFile {
            write(share.takeOutput(), context)
        }
        var bytes = share.append(answer, connection: field)
        if !answer.answer.isBodyInlined {
            body = answer.body[...]
            bytes += answer.answer.bodyCount
        }
        return bytes
    }
}

extension AccessEntry {
    private static let longestText = 256

    fileprivate init(_ head: RequestHead, _ octets: Span<UInt8>) {
        self.init(
            method: octets.string(head.methodName.prefix(AccessEntry.longestText)) ?? "",
            target: octets.string(head.target.prefix(AccessEntry.longestText)) ?? "")
    }
}
