import CalFeed
import Glibc
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The sockets and what happens to them when the daemon stops.
struct HTTPServer: Service {
    private let listeners: [Listener]
    private let connections: Connections
    private let group: MultiThreadedEventLoopGroup
    private let drainTime: Duration
    private let onStop: @Sendable () -> Void
    private let logger: Logger

    /// Binds every address, or takes over the sockets that were inherited: where there are any, the manager that
    /// made them decides where the daemon listens, and `addresses` is not used.
    static func listen(
        on addresses: [ListenAddress], inherited: [CInt], with plan: ListenerPlan, drainTime: Duration,
        onStop: @escaping @Sendable () -> Void, logger: Logger
    ) async throws(Failure) -> HTTPServer {
        guard !addresses.isEmpty || !inherited.isEmpty else {
            throw Failure(
                .configuration, "[server] listen is empty and no socket was handed over: nobody could reach the daemon")
        }
        var listeners: [Listener] = []
        for descriptor in inherited { listeners.append(try await Listener.takeOver(descriptor, with: plan)) }
        if inherited.isEmpty {
            for address in addresses { listeners.append(try await Listener.bind(address, with: plan)) }
        }
        return HTTPServer(
            listeners: listeners, connections: plan.connections, group: plan.group, drainTime: drainTime,
            onStop: onStop, logger: logger)
    }

    /// The operators' desk, on its Unix socket and perhaps on addresses of this machine.
    static func desk(
        _ settings: Settings.Desk, open: ListenerPlan, guarded: ListenerPlan, logger: Logger
    ) async throws(Failure) -> HTTPServer {
        var listeners: [Listener] = []
        do {
            let descriptor = try ControlSocket.listen(at: settings.socket)
            listeners.append(try await Listener.takeOver(descriptor, with: open, owning: settings.socket))
        } catch {
            // Feeds are served all the same.
            logger.warning("nothing can be edited while the daemon runs", metadata: ["reason": "\(error)"])
        }
        for address in settings.listen { listeners.append(try await Listener.bind(address, with: guarded)) }
        return HTTPServer(
            listeners: listeners, connections: open.connections, group: open.group, drainTime: .seconds(1),
            onStop: {}, logger: logger)
    }

    /// One per socket, in the order of the configuration.
    var urls: [String] { listeners.map(\.url) }

    /// The port of the first socket that has one.
    var port: Int? { listeners.lazy.compactMap(\.port).first }

    /// Begins to take connections.
    func open() async throws {
        for listener in listeners { try await listener.open() }
    }

    /// Serves until the daemon stops; then takes no more connections and lets those there are end in order.
    func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            // The daemon stops because something failed: the connections end the same way.
        }
        onStop()
        for listener in listeners { await listener.pause() }
        await settle()
        for listener in listeners { await listener.close() }
        let cut = await connections.drain(within: drainTime, by: ContinuousClock())
        if cut > 0 { logger.warning("connections were cut that did not end in time", metadata: ["count": "\(cut)"]) }
    }

    /// Lets connections that were just taken become known, so that each is ended in order: on its way from the
    /// listener's loop a connection goes to its own, back, and to its own again.
    private func settle() async {
        for _ in 0..<4 where await !isAlive() { return }
    }

    /// Whether every event loop still turns.
    func isAlive() async -> Bool {
        for loop in group.makeIterator() {
            do {
                try await loop.submit {}.get()
            } catch {
                return false
            }
        }
        return true
    }
}
