import NIOCore

/// The limits of time, as an event loop counts it.
struct ConnectionTimes {
    let request: TimeAmount
    let idle: TimeAmount
    let stall: TimeAmount
    /// How long a refused client may go on sending before the connection is cut, so that it can read why.
    let linger = TimeAmount.seconds(2)
    /// How long a connection that has not asked for anything may do so when the server stops: its request may be on
    /// the way, and nobody else would answer it.
    let lastChance: TimeAmount

    init(_ limits: HTTPLimits) {
        request = TimeAmount(limits.requestTime)
        idle = TimeAmount(limits.idleTime)
        stall = TimeAmount(limits.stallTime)
        lastChance = min(TimeAmount.seconds(1), request)
    }
}
