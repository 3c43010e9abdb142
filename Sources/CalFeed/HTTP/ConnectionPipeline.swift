package import NIOCore

/// What makes a connection speak.
package protocol ConnectionPipeline: Sendable {
    /// Adds the handlers. To be called on the channel's event loop, before it reads.
    func configure(_ channel: any Channel) throws
    /// The whole response for a connection that is one too many: written as it is, then the connection is closed.
    func refusal() -> ByteBuffer
}

extension ServerPipeline: ConnectionPipeline {}
