import NIOCore

/// Whose connection it is, as far as limits go: an IPv4 address, or the first 64 bits of an IPv6 address, which one
/// household or one machine has to itself.
struct ClientAddress: Hashable {
    private let bits: UInt64
    private let isIPv6: Bool

    /// - Returns: nil for the machine itself, and where the system tells no address: these are not counted.
    init?(_ address: SocketAddress?) {
        guard let address else { return nil }
        // As the system lays them out: family, port and the rest, 4 octets at 4 or 16 at 8.
        let octets = address.withSockAddr { Array(UnsafeRawBufferPointer(start: $0, count: $1)) }
        switch address {
        case .v4: self.init(ipv4: ClientAddress.number(octets[4..<8]))
        case .v6: self.init(ipv6: octets[8..<24])
        case .unixDomainSocket: return nil
        }
    }

    private init?(ipv4: UInt64) {
        guard ipv4 >> 24 != 127 else { return nil }
        self.init(bits: ipv4, isIPv6: false)
    }

    private init?(ipv6 octets: ArraySlice<UInt8>) {
        let (first, second) = (ClientAddress.number(octets.prefix(8)), ClientAddress.number(octets.suffix(8)))
        if first == 0 && second == 1 { return nil }
        // A socket for both families shows an IPv4 client as ::ffff:192.0.2.1.
        if first == 0 && second >> 32 == 0xFFFF {
            self.init(ipv4: second & 0xFFFF_FFFF)
        } else {
            self.init(bits: first, isIPv6: true)
        }
    }

    private init(bits: UInt64, isIPv6: Bool) {
        self.bits = bits
        self.isIPv6 = isIPv6
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> UInt64 {
        octets.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
