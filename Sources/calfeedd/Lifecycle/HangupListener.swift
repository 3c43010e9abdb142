import ServiceLifecycle
import UnixSignals

/// Passes on SIGHUP, which asks the daemon to read its configuration again.
struct HangupListener: Service {
    var onHangup: @Sendable () -> Void

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            onHangup()
        }
    }
}
