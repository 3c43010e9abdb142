/// What a client may ask of the server. Everything that comes from outside has a bound.
public struct HTTPLimits: Hashable, Sendable {
    /// Octets of the request line and the header together; more is 431, or 414 where the line alone is too long.
    public var headerBytes = 16_384
    /// Octets of a request's target; more is 414.
    public var targetBytes = 4_096
    /// Octets of content that are read and thrown away; more is 413.
    public var contentBytes = 8_192
    /// From a request's first octet to its last; longer is 408.
    public var requestTime = Duration.seconds(10)
    /// How long a connection may lie idle between requests, or take no octet of an answer, before it is closed.
    public var idleTime = Duration.seconds(60)
    /// How long a refused client may go on sending before the connection is cut, so that it can read why.
    public var lingerTime = Duration.seconds(2)
    public var requestsPerConnection = 10_000
    /// Connections at a time, in all.
    public var connections = 16_384
    /// Connections at a time from one address, which for IPv6 is its first 64 bits; the machine itself is exempt,
    /// because a proxy on it speaks for everybody.
    public var connectionsPerAddress = 256

    public init() {}
}
