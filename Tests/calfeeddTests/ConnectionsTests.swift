import NIOCore
import NIOEmbedded
import Testing

@testable import calfeedd

@Suite struct ConnectionsTests {
    private func channel(_ address: String) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: address, port: 4711)
        return channel
    }

    @Test func `one address has so many connections and no more, until one of them ends`() throws {
        let connections = Connections(limit: 100, limitPerClient: 2)
        let first = try channel("192.0.2.1")
        #expect(connections.admit(first))
        #expect(connections.admit(try channel("192.0.2.1")))
        #expect(!connections.admit(try channel("192.0.2.1")))
        #expect(connections.admit(try channel("192.0.2.2")))
        #expect(connections.counts == (open: 3, refused: 1))
        try first.close().wait()
        first.embeddedEventLoop.run()
        #expect(connections.counts == (open: 2, refused: 1))
        #expect(connections.admit(try channel("192.0.2.1")))
    }

    @Test func `the machine itself has as many as there are`() throws {
        let connections = Connections(limit: 3, limitPerClient: 1)
        for _ in 0..<3 { #expect(connections.admit(try channel("127.0.0.1"))) }
        #expect(!connections.admit(try channel("::1")))
        #expect(connections.counts == (open: 3, refused: 1))
    }
}
