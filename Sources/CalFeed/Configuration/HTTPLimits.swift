/// What a client may ask of the server, and how long an ending takes. Everything that comes from outside has a bound.
public struct HTTPLimits: Hashable, Sendable {
    /// Octets of the request line and the header together; more is 431, or 414 where the line alone is too long.
    public var headerBytes = 16_384
    /// Octets of a request's target; more is 414.
    public var targetBytes = 4_096
    /// Octets of content that are read and thrown away; more is 413.
    public var contentBytes = 8_192
    /// From a request's first octet to its last; longer is 408.
    public var requestTime = Duration.seconds(10)
    /// How long a connection may lie idle between requests before it is closed.
    public var idleTime = Duration.seconds(60)
    /// How long a client may take not one octet of an answer before the connection is closed. A client that reads
    /// slowly shows it in steps of what its system takes at once, which may be 64 KiB.
    public var stallTime = Duration.seconds(300)
    public var requestsPerConnection = 10_000
    /// Connections at a time, in all.
    public var connections = 16_384
    /// Connections at a time from one address, which for IPv6 is its first 64 bits; the machine itself is exempt,
    /// because a proxy on it speaks for everybody.
    public var connectionsPerAddress = 256
    /// How long open connections may take to end when the daemon stops.
    public var drainTime = Duration.seconds(10)

    public init() {}
}

/// Who is sent feeds compressed, of those who ask for it.
public enum CompressionPolicy: String, Hashable, Sendable, CaseIterable {
    case always
    /// Programs that name Microsoft or Outlook get the plain bytes: Outlook has failed to read feeds that were
    /// compressed, though it asked for it.
    case exceptMicrosoft = "except-microsoft"
    case never
}
