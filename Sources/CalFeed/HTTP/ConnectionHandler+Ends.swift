import NIOCore

/// How a connection waits, and how it ends.
extension ConnectionHandler {
    func end(_ ending: Ending, _ context: ChannelHandlerContext) {
        switch ending {
        case .stay: break
        case .close: whenWritten(context) { context.close(promise: nil) }
        // Closing while the client still sends would make its system throw the answer away (RFC 9112 §9.6).
        case .refuse:
            whenWritten(context) { [self] in
                phase = .lingering
                timer?.fire(in: share.times.linger, from: eventLoop.now)
                context.close(mode: .output, promise: nil)
            }
        }
    }

    private func whenWritten(_ context: ChannelHandlerContext, _ action: @escaping () -> Void) {
        flush(context)
        let written = eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenSuccess(action)
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: written)
    }

    /// Decides what the connection waits for now, and how long.
    func settle(_ context: ChannelHandlerContext) {
        if phase == .lingering { return }
        if !body.isEmpty || !isWritable {
            phase = .sending(pieces: body.count, unsent: unsentBytes(context))
            timer?.fire(in: share.times.stall, from: time)
            return
        }
        file = nil
        if isMaking {
            // Making ends by itself.
            phase = .making
            timer?.pause()
            return
        }
        if isInsideRequest {
            if phase == .receiving { return }
            phase = .receiving
            timer?.fire(in: share.times.request, from: time)
        } else {
            phase = .idle
            timer?.fire(in: isDraining ? share.times.lastChance(served: served) : share.times.idle, from: time)
        }
    }

    func timeIsUp(_ context: ChannelHandlerContext) {
        switch phase {
        case .receiving:
            giveUp(context)
        case .sending(let pieces, let unsent) where body.count < pieces || unsentBytes(context) < unsent:
            settle(context)
        case .making: break
        case .idle, .sending, .lingering:
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
