import Testing

@testable import calfeedd

@Suite struct ConnectionsTests {
    private func client(_ address: String) throws -> ClientAddress? {
        ClientAddress(try SocketAddress.resolve(host: address, port: 4711).first)
    }

    @Test func `one address has so many connections and no more, until one of them ends`() throws {
        let connections = Connections(limit: 100, limitPerClient: 2)
        let first = try client("192.0.2.1")
        #expect(connections.admit(first))
        #expect(connections.admit(first))
        #expect(!connections.admit(first))
        #expect(connections.admit(try client("192.0.2.2")))
        #expect(connections.counts == (open: 3, refused: 1))
        connections.release(first)
        #expect(connections.counts == (open: 2, refused: 1))
        #expect(connections.admit(first))
    }

    @Test func `the machine itself has as many as there are`() throws {
        let connections = Connections(limit: 3, limitPerClient: 1)
        for _ in 0..<3 { #expect(connections.admit(try client("127.0.0.1"))) }
        #expect(!connections.admit(try client("::1")))
        #expect(connections.counts == (open: 3, refused: 1))
    }
}
