import Synchronization

/// The open connections, counted so that there are never too many.
final class Connections: Sendable {
    private struct State {
        var open = 0
        var perClient: [ClientAddress: Int] = [:]
        var refused = 0
    }

    private let state = Mutex(State())
    private let limit: Int
    private let limitPerClient: Int
    private let emptied = Wakeup()

    init(limit: Int, limitPerClient: Int) {
        self.limit = limit
        self.limitPerClient = limitPerClient
    }

    /// - Returns: whether a connection may be served; if so it is counted until it is released.
    func admit(_ client: ClientAddress?) -> Bool {
        state.withLock { state in
            guard state.open < limit, client.map({ state.perClient[$0, default: 0] < limitPerClient }) ?? true else {
                state.refused += 1
                return false
            }
            state.open += 1
            if let client { state.perClient[client, default: 0] += 1 }
            return true
        }
    }

    /// A connection has ended.
    func release(_ client: ClientAddress?) {
        let isEmpty = state.withLock { state in
            state.open -= 1
            if let client, let count = state.perClient[client] { state.perClient[client] = count > 1 ? count - 1 : nil }
            return state.open == 0
        }
        if isEmpty { emptied.signal() }
    }

    /// Connections open now, and those refused since the start.
    var counts: (open: Int, refused: Int) { state.withLock { ($0.open, $0.refused) } }

    /// Waits until the last connection has ended, or the time is up.
    func waitUntilEmpty(within time: Duration, by clock: some Clock<Duration>) async {
        let end = clock.now.advanced(by: time)
        while counts.open > 0, !Task.isCancelled, clock.now < end {
            await emptied.wait(atMost: clock.now.duration(to: end), by: clock)
        }
    }
}
