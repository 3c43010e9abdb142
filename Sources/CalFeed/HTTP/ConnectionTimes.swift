import NIOCore

/// The limits of time, as an event loop counts it.
struct ConnectionTimes {
    let request: TimeAmount
    let idle: TimeAmount
    let stall: TimeAmount
    /// How long a refused client may go on sending before the connection is cut, so that it can read why.
    let linger = TimeAmount.seconds(2)
    private let firstRequest: TimeAmount

    init(_ limits: HTTPLimits) {
        request = TimeAmount(limits.requestTime)
        idle = TimeAmount(limits.idleTime)
        stall = TimeAmount(limits.stallTime)
        firstRequest = min(TimeAmount.seconds(1), request)
    }

    /// What the system has already taken from the client is seen in this time: the event loop looks at sockets before
    /// it looks at timers.
    private static let lookAtSockets = TimeAmount.milliseconds(20)

    /// How long a connection that waits may still ask when the server stops: a request may be on the way. One that has
    /// asked for nothing yet gets longer, because nobody else would answer it.
    func lastChance(served: Int) -> TimeAmount {
        served == 0 ? firstRequest : ConnectionTimes.lookAtSockets
    }
}
