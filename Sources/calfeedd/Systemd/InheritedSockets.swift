import Glibc

/// Sockets that the service manager listens on for the daemon (`sd_listen_fds(3)`).
enum InheritedSockets {
    /// Their descriptors, as the environment tells: `LISTEN_FDS` of them from 3 on, if `LISTEN_PID` is the process.
    static func descriptors(in environment: [String: String], processID: Int32) -> [CInt] {
        guard environment["LISTEN_PID"] == String(processID),
            let count = environment["LISTEN_FDS"].flatMap(CInt.init), (1...64).contains(count)
        else { return [] }
        return Array(3..<(3 + count))
    }

    /// Whether the descriptor is a stream socket that listens; from now on no child process inherits it.
    static func isListening(_ descriptor: CInt) -> Bool {
        guard option(SO_ACCEPTCONN, of: descriptor) == 1,
            option(SO_TYPE, of: descriptor) == CInt(SOCK_STREAM.rawValue)
        else { return false }
        return fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
    }

    /// Whether it is a socket of IPv4 or IPv6, and not a Unix one.
    static func isOfTheInternet(_ descriptor: CInt) -> Bool {
        option(SO_DOMAIN, of: descriptor).map { $0 == AF_INET || $0 == AF_INET6 } ?? false
    }

    private static func option(_ name: CInt, of descriptor: CInt) -> CInt? {
        var value: CInt = 0
        var length = socklen_t(MemoryLayout<CInt>.size)
        return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 ? value : nil
    }
}
