import Synchronization

/// Wakes the one task that waits for it. A signal that comes while nobody waits is kept; several count as one.
final class Wakeup: Sendable {
    private struct State {
        var isSignalled = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func signal() {
        let waiter = state.withLock { state in
            state.isSignalled = state.waiter == nil
            return state.waiter.take()
        }
        waiter?.resume()
    }

    /// Returns at the next signal, at once if one was kept, and when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    precondition(state.waiter == nil, "Only one task may wait for a wakeup.")
                    if state.isSignalled || Task.isCancelled {
                        state.isSignalled = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiter.take() }
            waiter?.resume()
        }
    }

    /// Returns at the next signal, or when so much time has passed, whichever comes first; also when cancelled.
    func wait(atMost time: Duration, by clock: any Clock<Duration>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask {
                do {
                    try await clock.sleep(for: time)
                } catch {
                    // Cancelled: the signal came first, or the task as a whole ends.
                }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
