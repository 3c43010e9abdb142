import CalFeed
import Glibc

/// One socket that listens. It takes no connection before `open()`: until then they wait in the system's queue.
struct Listener: Sendable {
    private let descriptor: CInt
    private let plan: ListenerPlan
    private let address: SocketAddress?
    /// A Unix socket that we made and must remove.
    private let ownedPath: String?

    /// Connections that wait for us to take them.
    private static let longestQueue: Int32 = 1024
    /// Octets that the system takes from us beyond what is on the way to the client: without the bound it would keep
    /// up to four megabytes for each client that reads slowly.
    private static let mostUnsent: CInt = 131_072

    private init(_ descriptor: CInt, ownedPath: String?, with plan: ListenerPlan) {
        self.descriptor = descriptor
        self.ownedPath = ownedPath
        self.plan = plan
        address = SocketAddress.local(of: descriptor)
        // An inherited socket may block.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        guard InheritedSockets.isOfTheInternet(descriptor) else { return }
        // Connections inherit these (tcp(7)).
        Listener.set(TCP_NODELAY, CInt(IPPROTO_TCP), 1, on: descriptor)
        Listener.set(TCP_NOTSENT_LOWAT, CInt(IPPROTO_TCP), Listener.mostUnsent, on: descriptor)
    }

    private static func set(_ option: CInt, _ level: CInt, _ value: CInt, on descriptor: CInt) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<CInt>.size))
    }

    /// Binds the address and listens on it.
    static func bind(_ address: ListenAddress, with plan: ListenerPlan) throws(Failure) -> Listener {
        do {
            switch address {
            case .tcp(let host, let port):
                guard let first = try SocketAddress.resolve(host: host, port: port).first else {
                    throw Unbound(reason: "the host has no address")
                }
                return Listener(try bind(first.family, first.withSocketAddress), ownedPath: nil, with: plan)
            case .unix(let path):
                UnixSocketFile.removeIfNobodyListens(path)
                guard let address = UnixSocketAddress(path) else {
                    throw Unbound(reason: "the path is too long")
                }
                let descriptor = try bind(AF_UNIX, address.withSocketAddress)
                // What is served is public; who may reach the directory decides who may connect.
                chmod(path, 0o666)
                return Listener(descriptor, ownedPath: path, with: plan)
            }
        } catch let error as Unbound {
            throw Failure(.unavailable, "cannot listen on \(address): \(error.reason)")
        } catch let error as SocketAddress.Unresolved {
            throw Failure(.unavailable, "cannot listen on \(address): \(error.reason)")
        } catch {
            throw Failure(.unavailable, "cannot listen on \(address): \(error)")
        }
    }

    private struct Unbound: Error {
        var reason: String

        init(reason: String) {
            self.reason = reason
        }

        init(_ number: CInt) {
            reason = number == EADDRINUSE ? "the address is in use" : String(cString: strerror(number))
        }
    }

    private static func bind(
        _ family: CInt, _ withAddress: ((UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt
    ) throws(Unbound) -> CInt {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, kind, 0)
        guard descriptor >= 0 else { throw Unbound(errno) }
        if family != AF_UNIX { set(SO_REUSEADDR, SOL_SOCKET, 1, on: descriptor) }
        // An address of IPv6 is that and no more: 0.0.0.0 and :: can stand side by side.
        if family == AF_INET6 { set(IPV6_V6ONLY, CInt(IPPROTO_IPV6), 1, on: descriptor) }
        guard withAddress({ Glibc.bind(descriptor, $0, $1) }) == 0, listen(descriptor, longestQueue) == 0 else {
            let number = errno
            Glibc.close(descriptor)
            throw Unbound(number)
        }
        return descriptor
    }

    /// Takes over a socket that another process bound.
    static func takeOver(_ descriptor: CInt, with plan: ListenerPlan) throws(Failure) -> Listener {
        guard InheritedSockets.isListening(descriptor) else {
            throw Failure(.unavailable, "descriptor \(descriptor) of LISTEN_FDS is not a stream socket that listens")
        }
        return Listener(descriptor, ownedPath: nil, with: plan)
    }

    /// Begins to take connections.
    /// - Throws: `Failure` where the system cannot watch one more socket.
    func open() async throws(Failure) {
        let isWatched = await onLoop { thread in
            thread.add(descriptor, [.input]) { AcceptingSocket(descriptor, $0, plan) } != nil
        }
        guard isWatched else { throw Failure(.unavailable, "cannot take connections on \(url)") }
    }

    /// Takes no more connections. They wait in the system's queue: for who comes next, where the socket was inherited.
    func pause() async {
        _ = await onLoop { thread in
            for case let socket as AcceptingSocket in thread.members where socket.descriptor == descriptor {
                socket.pause(on: thread)
            }
            return true
        }
    }

    func close() {
        Glibc.close(descriptor)
        if let ownedPath { unlink(ownedPath) }
    }

    private func onLoop(_ body: @escaping @Sendable (LoopThread) -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            if !plan.loops.first.post({ continuation.resume(returning: body($0)) }) {
                continuation.resume(returning: false)
            }
        }
    }

    /// What a person opens: `http://127.0.0.1:8080/`, or `unix:/run/calfeed/http.sock`.
    var url: String {
        guard let address else { return "an unknown address" }
        return switch address.family {
        case AF_INET: "http://\(address.hostText ?? ""):\(port ?? 0)/"
        case AF_INET6: "http://[\(address.hostText ?? "")]:\(port ?? 0)/"
        default: "unix:\(address.path ?? "")"
        }
    }

    /// Nil for a Unix socket.
    var port: Int? { address?.port }
}
