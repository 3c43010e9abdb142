import CalFeed
import NIOCore
import Synchronization

/// The open connections: counted so that there are never too many, and known so that they can be ended.
final class Connections: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
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

    /// - Returns: whether the connection may be served; if so it is counted until it closes.
    func admit(_ channel: any Channel) -> Bool {
        let client = ClientAddress(channel.remoteAddress)
        let isAdmitted = state.withLock { state in
            guard state.channels.count < limit, client.map({ state.perClient[$0, default: 0] < limitPerClient }) ?? true
            else {
                state.refused += 1
                return false
            }
            state.channels[ObjectIdentifier(channel)] = channel
            if let client { state.perClient[client, default: 0] += 1 }
            return true
        }
        if isAdmitted { channel.closeFuture.whenComplete { _ in self.remove(channel, client) } }
        return isAdmitted
    }

    private func remove(_ channel: any Channel, _ client: ClientAddress?) {
        let isEmpty = state.withLock { state in
            state.channels[ObjectIdentifier(channel)] = nil
            if let client, let count = state.perClient[client] { state.perClient[client] = count > 1 ? count - 1 : nil }
            return state.channels.isEmpty
        }
        if isEmpty { emptied.signal() }
    }

    /// Connections open now, and those refused since the start.
    var counts: (open: Int, refused: Int) { state.withLock { ($0.channels.count, $0.refused) } }

    /// Lets every connection end with the answer it waits for, and cuts those that are left after the time.
    /// - Returns: how many were cut.
    func drain(within time: Duration, by clock: some Clock<Duration>) async -> Int {
        for channel in all { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        let end = clock.now.advanced(by: time)
        while !all.isEmpty, !Task.isCancelled, clock.now < end {
            await emptied.wait(atMost: clock.now.duration(to: end), by: clock)
        }
        let left = all
        for channel in left {
            channel.close(promise: nil)
            do {
                try await channel.closeFuture.get()
            } catch {
                // Closed all the same: the future only tells how.
            }
        }
        return left.count
    }

    private var all: [any Channel] { state.withLock { Array($0.channels.values) } }
}
