import CalFeed
import Glibc
import Logging
import ServiceLifecycle

/// The sockets and what happens to them when the daemon stops.
struct HTTPServer: Service {
    private let listeners: [Listener]
    private let plan: ListenerPlan
    private let drainTime: Duration
    private let onStop: @Sendable () -> Void
    private let logger: Logger

    /// Binds every address, or takes over the sockets that were inherited: where there are any, the manager that
    /// made them decides where the daemon listens, and `addresses` is not used.
    static func listen(
        on addresses: [ListenAddress], inherited: [CInt], with plan: ListenerPlan, drainTime: Duration,
        onStop: @escaping @Sendable () -> Void, logger: Logger
    ) throws(Failure) -> HTTPServer {
        var listeners: [Listener] = []
        for descriptor in inherited { listeners.append(try Listener.takeOver(descriptor, with: plan)) }
        if inherited.isEmpty {
            for address in addresses { listeners.append(try Listener.bind(address, with: plan)) }
        }
        return HTTPServer(
            listeners: listeners, plan: plan, drainTime: drainTime, onStop: onStop, logger: logger)
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
        // Connections that were just taken are on their way to their own loops.
        _ = await plan.loops.settle()
        for listener in listeners { listener.close() }
        let connections = plan.connections
        for loop in plan.loops.loops {
            loop.post { thread in
                for case let socket as ClientSocket in thread.members { socket.drain(connections) }
            }
        }
        await connections.waitUntilEmpty(within: drainTime, by: ContinuousClock())
        let left = connections.counts.open
        guard left > 0 else { return }
        logger.warning("connections were cut that did not end in time", metadata: ["count": "\(left)"])
        for loop in plan.loops.loops {
            loop.post { thread in
                for case let socket as ClientSocket in thread.members { socket.cut(connections) }
            }
        }
        _ = await plan.loops.settle()
    }

    /// Whether every event loop still turns.
    func isAlive() async -> Bool { await plan.loops.settle() }
}
