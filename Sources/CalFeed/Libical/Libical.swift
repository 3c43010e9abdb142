import Synchronization

/// The only way into libical.
///
/// libical 3.0.16 crashes when threads first touch its zones together, so every call is made under one lock of the
/// process. Values go in and values come out; what libical owns stays behind the lock.
enum Libical {
    private static let lock = Mutex(Access())

    static func withLibical<Result: Sendable, Failure: Error>(
        _ body: (inout Access) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try lock.withLock { access throws(Failure) in try body(&access) }
    }

    /// Proof, by possession, that the lock is held; and what is kept from one call to the next.
    struct Access: ~Copyable {
        /// By the content lines of the VTIMEZONE they were made from.
        private var zones: [String: LibicalZone] = [:]

        fileprivate init() {}

        /// The zone that a VTIMEZONE describes; nil where libical does not read it as one.
        ///
        /// Kept, because libical works out a zone's changes once for each object. All of the database's zones fit.
        mutating func zone(_ component: VTIMEZONE) -> LibicalZone? {
            let text = component.contentLines.map { $0 + "\r\n" }.joined()
            if let zone = zones[text] { return zone }
            guard let zone = LibicalZone(text) else { return nil }
            if zones.count >= 1000 { zones.removeAll() }
            zones[text] = zone
            return zone
        }
    }
}
