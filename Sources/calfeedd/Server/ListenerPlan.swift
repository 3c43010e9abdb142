import CalFeed
import Glibc
import NIOCore
import NIOPosix

/// What every listener and its connections have in common.
struct ListenerPlan: Sendable {
    var group: MultiThreadedEventLoopGroup
    var pipeline: any ConnectionPipeline
    var connections: Connections

    /// Octets that the system takes from us beyond what is on the way to the client: without the bound it would keep
    /// up to four megabytes for each client that reads slowly.
    private static let mostUnsent = 131_072

    func bootstrap(isTCP: Bool, isIPv6: Bool) -> ServerBootstrap {
        var bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.autoRead, value: false)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    // When descriptors run out, accepting pauses instead of trying again at full speed.
                    try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 1024, maximum: 8192)
            )
            .childChannelInitializer { channel in accept(channel) }
        if isTCP {
            bootstrap =
                bootstrap
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelOption(.tcpOption(.init(rawValue: TCP_NOTSENT_LOWAT)), value: ListenerPlan.mostUnsent)
        }
        if isIPv6 {
            // An address of IPv6 is that and no more: 0.0.0.0 and :: can stand side by side.
            bootstrap = bootstrap.serverChannelOption(
                ChannelOptions.socket(SocketOptionLevel(IPPROTO_IPV6), IPV6_V6ONLY), value: 1)
        }
        return bootstrap
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard connections.admit(channel) else {
                let refusal = pipeline.refusal()
                channel.pipeline.eventLoop.execute {
                    channel.writeAndFlush(refusal).whenComplete { _ in channel.close(promise: nil) }
                }
                return
            }
            try pipeline.configure(channel)
        }
    }
}
