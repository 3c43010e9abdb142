import CLinux
import Glibc

/// The address of a socket, as the system's calls take and give it.
struct SocketAddress: Sendable {
    private var storage = sockaddr_storage()
    private var length: socklen_t

    /// The addresses of a host, which is a name or an address without brackets.
    /// - Throws: what getaddrinfo(3) says.
    static func resolve(host: String, port: Int) throws(Unresolved) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var first: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(host, String(port), &hints, &first)
        guard result == 0 else { throw Unresolved(reason: String(cString: gai_strerror(result))) }
        defer { freeaddrinfo(first) }
        var addresses: [SocketAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = entry.ai_addr { addresses.append(SocketAddress(address, entry.ai_addrlen)) }
            next = entry.ai_next
        }
        return addresses
    }

    struct Unresolved: Error {
        var reason: String
    }

    /// The client at the other end of the connection; nil where the system does not tell.
    static func peer(of descriptor: CInt) -> SocketAddress? { SocketAddress(of: descriptor, getpeername) }

    static func local(of descriptor: CInt) -> SocketAddress? { SocketAddress(of: descriptor, getsockname) }

    /// Takes a connection off the queue of a socket that listens (accept4(2)).
    /// - Returns: nil where there is none, or with the error in `errno`.
    static func accept(on descriptor: CInt) -> (descriptor: CInt, peer: SocketAddress)? {
        var peer = SocketAddress()
        let accepted = peer.fill {
            accept4(
                descriptor, $0, $1, Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue))
        }
        return accepted >= 0 ? (accepted, peer) : nil
    }

    init(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) {
        self.length = min(length, socklen_t(MemoryLayout<sockaddr_storage>.size))
        withUnsafeMutableBytes(of: &storage) {
            $0.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(self.length)))
        }
    }

    private init() {
        length = 0
    }

    private init?(
        of descriptor: CInt, _ ask: (CInt, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> CInt
    ) {
        self.init()
        guard fill({ ask(descriptor, $0, $1) }) == 0 else { return nil }
    }

    private mutating func fill(
        _ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> CInt
    ) -> CInt {
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { ask($0, &length) }
        }
        self.length = length
        return result
    }

    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    var family: CInt { CInt(storage.ss_family) }

    /// The octets of an IPv4 address (4) or an IPv6 address (16); nil for others.
    var host: [UInt8]? {
        withUnsafeBytes(of: storage) { octets in
            switch family {
            case AF_INET: Array(octets[4..<8])
            case AF_INET6: Array(octets[8..<24])
            default: nil
            }
        }
    }

    /// Nil for addresses that have none.
    var port: Int? {
        guard family == AF_INET || family == AF_INET6 else { return nil }
        return withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
    }

    /// As a person writes it, without brackets and port: `192.0.2.1`, `2001:db8::1`.
    var hostText: String? {
        guard let host else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, host, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The path of a Unix socket; nil for others, and where it has none.
    var path: String? {
        guard family == AF_UNIX, length > 2 else { return nil }
        return withUnsafeBytes(of: storage) { octets in
            String(decoding: octets[2..<Int(length)].prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
