/// Where to listen, as the configuration writes it.
///
/// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`; `:8080` and `*:8080` for every address of IPv4, `[::]:8080` for
/// every one of IPv6; `unix:/run/calfeed/http.sock` or just the absolute path for a Unix socket. Port 0 takes any
/// that is free.
enum ListenAddress: Hashable, Sendable {
    case tcp(host: String, port: Int)
    case unix(path: String)

    init?(_ text: String) {
        let path = text.hasPrefix("unix:") ? String(text.dropFirst(5)) : text
        if path.hasPrefix("/") {
            guard UnixSocketAddress(path) != nil else { return nil }
            self = .unix(path: path)
            return
        }
        guard !text.hasPrefix("unix:"), let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard (1...5).contains(digits.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), port <= 65_535
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.isEmpty || host == "*" {
            host = "0.0.0.0"
        } else if host.contains(where: { ":[]/ ".contains($0) }) {
            return nil
        }
        self = .tcp(host: String(host), port: port)
    }
}

/// As the configuration writes it.
extension ListenAddress: CustomStringConvertible {
    var description: String {
        switch self {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
