/// What follows an answer's head: runs of octets that never change, shared and never copied.
package final class Body: Sendable {
    package let runs: [[UInt8]]
    package let count: Int
    /// The same octets in a file, which the system can send by itself.
    package let file: (any BodyFile)?

    init(_ runs: [[UInt8]], file: (any BodyFile)? = nil) {
        self.runs = runs
        self.file = file
        count = runs.reduce(0) { $0 + $1.count }
    }

    /// Up to so many octets copying them behind the head costs less than anything else.
    private static let longestInlined = 1024
    /// Below, the system copies octets as fast as it finds its way through a file; above, making the file would hold
    /// the event loop up.
    private static let filed = 12_288...PreparedBody.longestJoined

    var isInlined: Bool { runs.count == 1 && count <= Body.longestInlined }
    var isWorthFile: Bool { Body.filed.contains(count) }
}

/// A file whose octets never change.
package protocol BodyFile: AnyObject, Sendable {
    var descriptor: Int32 { get }
}
