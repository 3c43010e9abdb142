import CalFeed
import Glibc

/// The Unix socket by which operators reach a running daemon.
enum ControlSocket {
    /// Binds the path and listens on it; its owner and root alone can connect, from the first moment.
    static func listen(at path: String) throws(Failure) -> CInt {
        UnixSocketFile.removeIfNobodyListens(path)
        guard let address = UnixSocketAddress(path) else {
            throw Failure(.unavailable, "cannot listen on unix:\(path): the path is too long for a socket")
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure(path) }
        // The mode of the file is that of its making: a change afterwards would leave a moment for others.
        let mask = umask(0o177)
        let isBound = address.withSocketAddress { bind(descriptor, $0, $1) } == 0
        let reason = errno
        umask(mask)
        guard isBound, Glibc.listen(descriptor, 16) == 0 else {
            close(descriptor)
            errno = isBound ? errno : reason
            throw failure(path)
        }
        return descriptor
    }

    private static func failure(_ path: String) -> Failure {
        Failure(.unavailable, "cannot listen on unix:\(path): \(String(cString: strerror(errno)))")
    }

    /// Sends one request to the daemon that listens there, and gives its status and body.
    ///
    /// - Returns: nil where none does.
    static func ask(_ path: String, target: String, json body: [UInt8]) throws(Failure) -> (status: Int, body: String)?
    {
        guard let address = UnixSocketAddress(path) else { return nil }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 60, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard address.withSocketAddress({ connect(descriptor, $0, $1) }) == 0 else {
            if errno == ENOENT || errno == ECONNREFUSED { return nil }
            throw Failure(.unavailable, "the daemon cannot be reached at \(path): \(String(cString: strerror(errno)))")
        }
        let head =
            "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.count)\r\n\r\n"
        var rest = (Array(head.utf8) + body)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            rest = rest.dropFirst(count)
        }
        return try answer(descriptor, path)
    }

    private static func answer(_ descriptor: CInt, _ path: String) throws(Failure) -> (status: Int, body: String) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 1 << 20 {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(.unavailable, "the daemon at \(path) does not answer") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n\r\n", maxSplits: 1)
        guard let status = parts.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failure(.unavailable, "the daemon at \(path) does not answer")
        }
        return (status, parts.count > 1 ? String(parts[1]) : "")
    }
}
