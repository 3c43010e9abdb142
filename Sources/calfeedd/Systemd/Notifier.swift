import Glibc

/// Tells the service manager how the daemon is (`sd_notify(3)`); outside of systemd, tells nobody.
struct Notifier: Sendable {
    enum State: Hashable, Sendable {
        case ready
        /// The configuration is being read again; `ready` follows.
        case reloading(monotonicMicroseconds: UInt64)
        case stopping
        /// The daemon is well.
        case watchdog
        /// A line for `systemctl status`.
        case status(String)
    }

    private let path: String?

    /// - Parameter path: `NOTIFY_SOCKET` of the environment.
    init(path: String?) {
        self.path = path
    }

    /// - Returns: whether the message was sent. A manager that is gone does not stop the daemon.
    @discardableResult
    func send(_ states: State...) -> Bool {
        guard let path, let address = UnixSocketAddress(path) else { return false }
        let message = Array(states.map(Notifier.text).joined(separator: "\n").utf8)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let sent = address.withSocketAddress { address, length in
            sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), address, length)
        }
        return sent == message.count
    }

    static func text(_ state: State) -> String {
        switch state {
        case .ready: "READY=1"
        case .reloading(let microseconds): "RELOADING=1\nMONOTONIC_USEC=\(microseconds)"
        case .stopping: "STOPPING=1"
        case .watchdog: "WATCHDOG=1"
        case .status(let line): "STATUS=" + line.replacing("\n", with: " ")
        }
    }
}
