import Synchronization

/// Shows from outside whether a task that works and rests in turn is still alive.
final class Pulse: Sendable {
    private enum State {
        case resting
        case working(since: ContinuousClock.Instant)
    }

    private let state = Mutex(State.resting)

    /// A step of work begins, or another one.
    func beat(at now: ContinuousClock.Instant = .now) {
        state.withLock { $0 = .working(since: now) }
    }

    func rest() {
        state.withLock { $0 = .resting }
    }

    /// Whether the task rests, or its last step began no longer ago than this.
    func isAlive(within time: Duration, at now: ContinuousClock.Instant = .now) -> Bool {
        state.withLock { state in
            switch state {
            case .resting: true
            case .working(let since): now - since <= time
            }
        }
    }
}
