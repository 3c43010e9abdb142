/// An announcement as it arrived: never altered, and kept, so that a better rule can read the past again.
public struct Announcement: Hashable, Sendable {
    public var origin: Origin
    public var bytes: [UInt8]
    public var receivedAt: Timestamp

    public init(origin: Origin, bytes: [UInt8], receivedAt: Timestamp) {
        self.origin = origin
        self.bytes = bytes
        self.receivedAt = receivedAt
    }
}

/// Where an announcement came from: the source's name in the configuration and the announcement's place in it.
public struct Origin: Hashable, Sendable, Codable {
    /// The source's identity: for a directory its absolute path.
    public var source: String
    /// The announcement's identity in the source: for a directory the file's name.
    public var name: String

    public init(source: String, name: String) {
        self.source = source
        self.name = name
    }
}
