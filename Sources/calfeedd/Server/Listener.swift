import CalFeed
import Glibc
import NIOCore
import NIOPosix

/// One socket that listens. It takes no connection before `open()`: until then they wait in the system's queue.
struct Listener: Sendable {
    private let channel: any Channel
    /// A Unix socket that we made and must remove.
    private let ownedPath: String?

    /// Binds the address and listens on it.
    static func bind(_ address: ListenAddress, with plan: ListenerPlan) async throws(Failure) -> Listener {
        do {
            switch address {
            case .tcp(let host, let port):
                let bootstrap = plan.bootstrap(isTCP: true, isIPv6: host.contains(":"))
                return Listener(channel: try await bootstrap.bind(host: host, port: port).get(), ownedPath: nil)
            case .unix(let path):
                UnixSocketFile.removeIfNobodyListens(path)
                let channel = try await plan.bootstrap(isTCP: false, isIPv6: false)
                    .bind(unixDomainSocketPath: path).get()
                // What is served is public; who may reach the directory decides who may connect.
                chmod(path, 0o666)
                return Listener(channel: channel, ownedPath: path)
            }
        } catch {
            throw Failure(.unavailable, "cannot listen on \(address): \(Listener.reason(error))")
        }
    }

    /// Takes over a socket that was bound already, as by another process.
    ///
    /// - Parameter path: of a Unix socket that is ours and to be removed.
    static func takeOver(
        _ descriptor: CInt, with plan: ListenerPlan, owning path: String? = nil
    ) async throws(Failure) -> Listener {
        guard InheritedSockets.isListening(descriptor) else {
            throw Failure(.unavailable, "descriptor \(descriptor) of LISTEN_FDS is not a stream socket that listens")
        }
        do {
            let isTCP = InheritedSockets.isOfTheInternet(descriptor)
            return Listener(
                channel: try await plan.bootstrap(isTCP: isTCP, isIPv6: false).withBoundSocket(descriptor).get(),
                ownedPath: path)
        } catch {
            throw Failure(.unavailable, "cannot take over file descriptor \(descriptor): \(Listener.reason(error))")
        }
    }

    /// Begins to take connections.
    func open() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    /// Takes no more connections. They wait in the system's queue: for who comes next, where the socket was inherited.
    func pause() async {
        do {
            try await channel.setOption(.autoRead, value: false).get()
        } catch {
            // Closed already.
        }
    }

    func close() async {
        do {
            try await channel.close()
        } catch {
            // Closed already, which is what is wanted.
        }
        if let ownedPath { unlink(ownedPath) }
    }

    /// What a person opens: `http://127.0.0.1:8080/`, or `unix:/run/calfeed/http.sock`.
    var url: String {
        switch channel.localAddress {
        case .v4: "http://\(channel.localAddress?.ipAddress ?? ""):\(port ?? 0)/"
        case .v6: "http://[\(channel.localAddress?.ipAddress ?? "")]:\(port ?? 0)/"
        case .unixDomainSocket: "unix:\(channel.localAddress?.pathname ?? "")"
        case nil: "an unknown address"
        }
    }

    /// Nil for a Unix socket.
    var port: Int? { channel.localAddress?.port }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        return error.errnoCode == EADDRINUSE
            ? "the address is in use" : String(cString: strerror(error.errnoCode))
    }
}
