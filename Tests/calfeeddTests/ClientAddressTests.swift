import NIOCore
import Testing

@testable import calfeedd

@Suite struct ClientAddressTests {
    private func client(_ text: String) throws -> ClientAddress? {
        ClientAddress(try SocketAddress(ipAddress: text, port: 1))
    }

    @Test func `an IPv4 client is its address, also when it comes through a socket for both families`() throws {
        #expect(try client("192.0.2.1") == client("192.0.2.1"))
        #expect(try client("192.0.2.1") != client("192.0.2.2"))
        #expect(try client("::ffff:192.0.2.1") == client("192.0.2.1"))
    }

    @Test func `an IPv6 client is its network`() throws {
        #expect(try client("2001:db8:1:2::1") == client("2001:db8:1:2:ffff::9"))
        #expect(try client("2001:db8:1:2::1") != client("2001:db8:1:3::1"))
        #expect(try client("2001:db8:1:2::1") != nil)
    }

    @Test(arguments: ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
    func `the machine itself is nobody in particular`(address: String) throws {
        #expect(try client(address) == nil)
    }

    @Test func `a client without an address is nobody in particular`() throws {
        #expect(ClientAddress(nil) == nil)
        #expect(ClientAddress(try SocketAddress(unixDomainSocketPath: "/run/x.sock")) == nil)
    }
}
