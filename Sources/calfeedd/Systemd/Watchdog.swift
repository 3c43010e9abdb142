import Logging
import ServiceLifecycle

/// Tells the service manager now and then that the daemon is well, if it is.
struct Watchdog: Service {
    var pause: Duration
    var notifier: Notifier
    /// Whether the loops turn and the store answers.
    var isHealthy: @Sendable () async -> Bool
    var logger: Logger
    var clock: any Clock<Duration> = ContinuousClock()

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while true {
                    if await isHealthy() {
                        notifier.send(.watchdog)
                    } else {
                        logger.error("the daemon is not well and does not say otherwise to its manager")
                    }
                    try await clock.sleep(for: pause)
                }
            }
        } catch is CancellationError {
            // The daemon stops; from then on the manager does not watch.
        }
    }
}
