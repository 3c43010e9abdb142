import GRDB

extension Store {
    /// What people looked at and found right.
    public func settled() throws(StoreError) -> Set<String> {
        Set(try texts("SELECT matter FROM settled"))
    }

    /// Notes that a person looked at a matter and found it right.
    ///
    /// - Parameter matter: in words that differ when it comes up anew.
    public func settle(_ matter: String, at now: Timestamp) throws(StoreError) {
        let sql = "INSERT INTO settled (matter, at) VALUES (?, ?) ON CONFLICT (matter) DO UPDATE SET at = excluded.at"
        try execute(sql, [matter, now.description])
    }

    /// Notes that what stands at an origin announces no talk. It is asked about again when other bytes stand there.
    ///
    /// - Returns: `unchanged` where nothing unread stands there.
    public func setAside(_ origin: Origin, at now: Timestamp) throws(StoreError) -> StoreChange {
        try change(at: now) { ledger in try ledger.setAside(origin) }
    }
}

extension Ledger {
    mutating func setAside(_ origin: Origin) throws {
        let sql = """
            UPDATE origin SET set_aside = coalesce(announcement, 0)
            WHERE source = ? AND name = ? AND is_present AND seminar_count = 0
            """
        try database.execute(sql: sql, arguments: [origin.source, origin.name])
        if database.changesCount > 0 { noteUnread(before: origin.name, after: nil) }
    }
}
