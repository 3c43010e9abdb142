extension Store {
    /// Takes in what was read from announcements, all of them or none.
    ///
    /// An event is recognised by where its announcement stands and then by what it says, so that edits, another
    /// order and another file name leave it its UID. Each visible change raises its SEQUENCE by one and its
    /// LAST-MODIFIED by at least a second; reading the same again changes nothing.
    ///
    /// The first reading of the same bytes at the same place keeps its `receivedAt`.
    public func record(_ readings: [StoredReading], at now: Timestamp) throws(StoreError) -> StoreChange {
        try change(at: now) { ledger in
            for reading in readings { try ledger.record(reading) }
        }
    }

    /// Takes in what was read from one announcement.
    public func record(
        _ announcement: Announcement, reading: Reading, series: String,
        reader: ReaderMark = ReaderMark(version: "", context: ReadingContext()), onRemoval: RemovalPolicy = .keep,
        at now: Timestamp
    ) throws(StoreError) -> StoreChange {
        let item = StoredReading(
            announcement: announcement, reading: reading, series: series, reader: reader, onRemoval: onRemoval)
        return try record([item], at: now)
    }

    /// Takes in that something stands at an origin which cannot be an announcement, and why.
    ///
    /// The events that stood there before stay: a file that is damaged for a moment takes nothing away.
    public func record(
        unreadable origin: Origin, diagnostics: [Diagnostic], series: String, at now: Timestamp
    ) throws(StoreError) -> StoreChange {
        try change(at: now) { try $0.recordUnreadable(origin, series: series, diagnostics: diagnostics) }
    }

    /// Takes in that an announcement is gone from its source.
    public func remove(
        _ origin: Origin, policy: RemovalPolicy, at now: Timestamp
    ) throws(StoreError) -> StoreChange {
        try remove([origin], policy: policy, at: now)
    }

    /// Takes in that announcements are gone from their source, all of them or none.
    ///
    /// Where the same bytes, or beyond doubt the same seminar, have just appeared under another name, or appear
    /// within ten minutes, the event goes on there under its old UID whatever the policy says.
    public func remove(
        _ origins: [Origin], policy: RemovalPolicy, at now: Timestamp
    ) throws(StoreError) -> StoreChange {
        try change(at: now) { ledger in
            for origin in origins { try ledger.remove(origin, policy: policy) }
        }
    }

    func change(
        at now: Timestamp, _ body: (inout Ledger) throws -> Void
    ) throws(StoreError) -> StoreChange {
        let change = try write { database in
            var ledger = Ledger(database, of: self, now: now)
            try body(&ledger)
            return try ledger.finished()
        }
        if case .changed(let uids) = change { noteUnpublished(uids) }
        return change
    }
}
