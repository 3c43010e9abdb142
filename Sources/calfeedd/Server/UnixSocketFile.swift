import Glibc

/// The file of a Unix socket, which outlives a process that was killed.
enum UnixSocketFile {
    /// Removes the socket if nobody listens on it any more. Anything but a socket is left alone.
    static func removeIfNobodyListens(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK, let address = UnixSocketAddress(path)
        else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let isRefused = address.withSocketAddress { connect(descriptor, $0, $1) } != 0 && errno == ECONNREFUSED
        if isRefused { unlink(path) }
    }
}
