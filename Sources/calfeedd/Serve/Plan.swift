import CalFeed

/// A configuration that was read and found right, with nothing opened yet.
struct Plan: Sendable {
    var settings: Settings
    /// What the operator should know about the configuration; a sentence each.
    var advice: [String] = []
    /// Every state of an event, the first one first.
    var history: @Sendable (_ uid: String) throws -> [RevisionEntry] = { _ in [] }
    /// Corrects an event by hand, through the daemon where one runs.
    var carryOut: @Sendable (_ edit: Edit) throws -> EditOutcome = { throw EditError.noEvent(uid: $0.uid) }
    /// What people did to one event or to all.
    var record: @Sendable (_ uid: String?) throws -> Review.Record = { _ in Review.Record() }
    /// The version of the system's zone data, for people: `2026f`.
    var zoneDataVersion = ""
    /// Begins to open the store and to join the rooms.
    ///
    /// The first port that the daemon listens on stands in for port 0 in the addresses it publishes; nil where it
    /// listens on none, as for an export.
    var open: @Sendable (_ boundPort: Int?) throws -> Opening
}

/// What the configuration says about the daemon itself.
struct Settings: Hashable, Sendable {
    /// Not used where the service manager hands over sockets.
    var listen: [ListenAddress]
    var limits = HTTPLimits()
    var gzip = CompressionPolicy.exceptMicrosoft
    var accessLog = false
    /// Where operators reach the daemon; nil for nowhere.
    var desk: Desk?

    /// The operators' desk.
    struct Desk: Hashable, Sendable {
        /// A Unix socket's file.
        var socket: String
        /// Of this machine alone.
        var listen: [ListenAddress] = []
        /// What is to be said there as the password.
        var token: String?
    }
}
