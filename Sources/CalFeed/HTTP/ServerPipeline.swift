package import NIOCore
import NIOHTTP1

/// The handlers that make a connection an HTTP server.
package enum ServerPipeline {
    /// Adds the handlers. To be called on the channel's event loop, before it reads.
    ///
    /// - Parameter clock: the present, for `Date` and for years of two digits.
    package static func configure(
        _ channel: any Channel, responder: Responder, limits: HTTPLimits, clock: @escaping @Sendable () -> Timestamp
    ) throws {
        let arrivals = ArrivalHandler(limit: limits.headerBytes)
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes
        decoding.maxHeaderFieldCount = 100
        let decoder = HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes, informationalResponseStrategy: .drop, limitConfiguration: decoding)
        try channel.pipeline.syncOperations.addHandlers([
            arrivals,
            ByteToMessageHandler(decoder),
            RequestHandler(responder: responder, limits: limits, arrivals: arrivals, clock: clock),
        ])
    }

    /// The whole response for a connection that is one too many: written as it is, then the connection is closed.
    package static func refusal(at now: Timestamp) -> ByteBuffer {
        var dateLine = DateLine()
        return Reply(answer: .unavailable, afterwards: .close)
            .headBytes(dateLine: dateLine.bytes(at: now), allocator: ByteBufferAllocator())
    }
}
