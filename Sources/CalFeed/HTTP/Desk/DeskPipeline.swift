package import NIOCore

/// Makes a connection one to the operators' desk: one request, one answer.
package struct DeskPipeline: ConnectionPipeline {
    let gate: DeskGate
    let answer: @Sendable (DeskRequest) async -> DeskResponse
    let clock: @Sendable () -> Timestamp

    package init(
        gate: DeskGate, answer: @escaping @Sendable (DeskRequest) async -> DeskResponse,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.gate = gate
        self.answer = answer
        self.clock = clock
    }

    package func configure(_ channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(DeskHandler(self))
    }

    package func refusal() -> ByteBuffer {
        DeskResponse.text(503, "Too busy; try again soon.").bytes(isHead: false, at: clock())
    }
}

/// Gathers one request, within bounds, and writes its answer.
final class DeskHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let desk: DeskPipeline
    private var input = ByteBuffer()
    private var isAsked = false
    private var deadline: Scheduled<Void>?

    private static let limits = HTTPLimits()
    /// For a request to arrive, and again for its answer to be taken.
    private static let time = TimeAmount.seconds(30)

    init(_ desk: DeskPipeline) {
        self.desk = desk
    }

    func handlerAdded(context: ChannelHandlerContext) {
        expire(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
    }

    private func expire(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: Self.time) { context.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAsked else { return }
        var octets = unwrapInboundIn(data)
        input.writeBuffer(&octets)
        do throws(RequestFault) {
            ask(try DeskRequest.request(in: input.readableBytesUInt8Span, limits: Self.limits), context)
        } catch {
            guard error != .incomplete else { return }
            isAsked = true
            write(.fault(error), isHead: false, context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event, !isAsked { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func ask(_ request: DeskRequest, _ context: ChannelHandlerContext) {
        isAsked = true
        input = ByteBuffer()
        let isHead = request.method == .head
        if let refusal = desk.gate.refusal(of: request) { return write(refusal, isHead: isHead, context) }
        deadline?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.makeFutureWithTask { [answer = desk.answer] in await answer(request) }.whenSuccess {
            response in
            let (handler, context) = bound.value
            handler.write(response, isHead: isHead, context)
        }
    }

    private func write(_ response: DeskResponse, isHead: Bool, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        expire(context)
        let bytes = wrapOutboundOut(response.bytes(isHead: isHead, at: desk.clock()))
        context.writeAndFlush(bytes).assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }
}
