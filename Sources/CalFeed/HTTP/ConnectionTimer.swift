import NIOCore

/// The one timer of a connection: moved with every request, and made to fire rarely.
///
/// Moving it later only stores the new time; the pending task sees that it came early and sleeps again.
final class ConnectionTimer {
    private let eventLoop: any EventLoop
    private let action: () -> Void
    private var due: NIODeadline = .distantFuture
    private var pending: (task: Scheduled<Void>, at: NIODeadline)?

    /// - Parameter action: must not outlive the connection. The event loop holds it until `stop()` is called.
    init(on eventLoop: any EventLoop, action: @escaping () -> Void) {
        self.eventLoop = eventLoop
        self.action = action
    }

    func fire(in delay: TimeAmount, from now: NIODeadline) {
        due = now + delay
        if let pending {
            guard due < pending.at else { return }
            pending.task.cancel()
        }
        arm()
    }

    /// Not before it is told when.
    func pause() { due = .distantFuture }

    func stop() {
        due = .distantFuture
        pending?.task.cancel()
        pending = nil
    }

    private func arm() {
        let task = eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.wake() }
        pending = (task, due)
    }

    private func wake() {
        pending = nil
        guard due < .distantFuture else { return }
        if eventLoop.now < due {
            arm()
        } else {
            due = .distantFuture
            action()
        }
    }
}
