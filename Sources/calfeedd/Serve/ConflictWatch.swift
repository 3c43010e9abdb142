import CalFeed
import Logging
import ServiceLifecycle

/// Looks for talks that cannot both take place, beside the work of the spool, and tells operators how many there are.
struct ConflictWatch: Service {
    /// What was published last.
    var review: @Sendable () -> Review?
    /// Signalled when something was published.
    var published: Wakeup
    var health: Health
    var logger: Logger

    /// All talks are looked at, so it is not done more often.
    private static let pause = Duration.seconds(5)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await published.wait()
                guard !Task.isCancelled, let review = review() else { continue }
                note(review.conflictCount)
                do {
                    try await Task.sleep(for: Self.pause)
                } catch {
                    // The daemon stops.
                    return
                }
            }
        }
    }

    private func note(_ count: Int) {
        let known = health.current.conflicts
        guard count != known else { return }
        health.update { $0.conflicts = count }
        if count > known {
            logger.warning(
                "talks cannot both take place as they are announced; the review page lists them",
                metadata: ["conflicts": "\(count)"])
        }
    }
}
