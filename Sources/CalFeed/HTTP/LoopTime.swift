/// A reading of the clock that nobody sets, as an event loop has it.
package struct LoopTime: Hashable, Comparable, Sendable {
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    package static let never = LoopTime(nanoseconds: .max)

    package static func < (left: LoopTime, right: LoopTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// - Parameter nanoseconds: less than a century.
    package static func + (time: LoopTime, nanoseconds: Int64) -> LoopTime {
        LoopTime(nanoseconds: time.nanoseconds + nanoseconds)
    }
}

/// The limits of time in nanoseconds, as an event loop counts.
struct ConnectionTimes {
    let request: Int64
    let idle: Int64
    let stall: Int64
    /// How long a refused client may go on sending before the connection is cut, so that it can read why.
    let linger: Int64 = 2_000_000_000
    /// How long a connection that has not asked for anything may do so when the server stops: its request may be on
    /// the way, and nobody else would answer it.
    let lastChance: Int64

    init(_ limits: HTTPLimits) {
        request = ConnectionTimes.nanoseconds(limits.requestTime)
        idle = ConnectionTimes.nanoseconds(limits.idleTime)
        stall = ConnectionTimes.nanoseconds(limits.stallTime)
        lastChance = min(1_000_000_000, request)
    }

    private static func nanoseconds(_ time: Duration) -> Int64 {
        let (seconds, rest) = time.components
        return min(seconds, 1_000_000_000) * 1_000_000_000 + rest / 1_000_000_000
    }
}
