import NIOCore

/// Stands before NIO's decoder and sees a connection's octets as they arrive.
///
/// The decoder tells of a request only when its header is whole; how long that takes, and at what place a header
/// became too large, is known here.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    /// Octets have arrived that belong to a request whose end has not been seen.
    private(set) var isInsideRequest = false
    /// Octets of the request that earlier reads gave, and whether its first line ended among them.
    private var earlier = (count: 0, hasLine: false)
    private var arriving: ByteBuffer?
    private let limit: Int
    /// The refused client's octets are thrown away from now on.
    var discards = false

    /// - Parameter limit: octets that a header may have.
    init(limit: Int) {
        self.limit = limit
    }

    /// The decoder has seen a request's end.
    func requestEnded() {
        isInsideRequest = false
        earlier = (0, false)
    }

    /// Whether the request's first line alone is larger than a header may be.
    var isLineTooLong: Bool { !hasLine }

    private var hasLine: Bool {
        guard !earlier.hasLine, let arriving else { return earlier.hasLine }
        return arriving.readableBytesView.prefix(max(0, limit - earlier.count)).contains(UInt8(ascii: "\n"))
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if discards { return }
        isInsideRequest = true
        arriving = unwrapInboundIn(data)
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isInsideRequest, let arriving { earlier = (earlier.count + arriving.readableBytes, hasLine) }
        arriving = nil
        context.fireChannelReadComplete()
    }
}
