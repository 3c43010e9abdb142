/// Where the daemon listens: `HOST:PORT`, `[::1]:8080` or `unix:/path`.
public enum ListenAddress: Hashable, Sendable {
    /// `host` is a name or an address, without brackets; port 0 lets the system choose one.
    case tcp(host: String, port: Int)
    case unix(path: String)
}

extension ListenAddress: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}

extension ListenAddress {
    /// Port 0: each mention of the address is another port.
    var isChosenBySystem: Bool {
        if case .tcp(host: _, port: 0) = self { true } else { false }
    }

    /// What is wrong with a text that is no address: the rest of a sentence that begins with it.
    struct Malformed: Error {
        var reason: String
    }

    /// The longest path a socket address holds on Linux (unix(7): `sun_path`, with its closing zero).
    static let longestPath = 107

    init(parsing text: String, folder: String) throws(Malformed) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard !path.isEmpty else { throw Malformed(reason: "lacks a path after 'unix:'") }
            let absolute = FilePath.absolute(path, in: folder)
            guard absolute.utf8.count <= ListenAddress.longestPath else {
                throw Malformed(
                    reason: "is longer than the \(ListenAddress.longestPath) bytes a socket's path may have")
            }
            self = .unix(path: absolute)
            return
        }
        guard let colon = text.lastIndex(of: ":") else {
            throw Malformed(reason: "is not an address: write HOST:PORT, [IPv6]:PORT or unix:/PATH")
        }
        guard let port = Decimal.value(of: Array(text[text.index(after: colon)...].utf8)), port <= 65_535 else {
            throw Malformed(reason: "lacks a port from 0 to 65535 after the last colon")
        }
        self = .tcp(host: try ListenAddress.host(String(text[..<colon])), port: port)
    }

    private static func host(_ text: String) throws(Malformed) -> String {
        if text.hasPrefix("["), text.hasSuffix("]") {
            let address = String(text.dropFirst().dropLast())
            guard address.contains(":"), address.utf8.allSatisfy({ isIPv6(byte: $0) }) else {
                throw Malformed(reason: "has no IPv6 address between its brackets")
            }
            return address
        }
        guard !text.contains(":") else { throw Malformed(reason: "needs brackets around the IPv6 address: [::1]:8080") }
        guard DomainName.isValid(text) else {
            throw Malformed(reason: "lacks a host: write 127.0.0.1 for this machine alone, 0.0.0.0 or [::] for all")
        }
        return text
    }

    private static func isIPv6(byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2E, 0x3A: true
        default: false
        }
    }
}
