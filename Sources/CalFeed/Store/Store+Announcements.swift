import GRDB

extension Store {
    /// The announcements that are in a source as far as the store knows, and how each was last read.
    ///
    /// One whose bytes and reader's mark are still the same need not be read again.
    public func origins(ofSource source: String) throws(StoreError) -> [Origin: OriginState] {
        try states("origin.source = ? AND origin.is_present", [source])
    }

    /// How the announcement at an origin was last read; nil where none stands there as far as the store knows.
    public func state(of origin: Origin) throws(StoreError) -> OriginState? {
        try states("origin.source = ? AND origin.name = ? AND origin.is_present", [origin.source, origin.name])[origin]
    }

    private func states(_ condition: String, _ arguments: StatementArguments) throws(StoreError) -> [Origin:
        OriginState]
    {
        try read { database in
            let sql = """
                SELECT origin.source, origin.name, content.digest, origin.reader, origin.context
                FROM origin
                LEFT JOIN announcement ON announcement.id = origin.announcement AND origin.reader IS NOT NULL
                LEFT JOIN content ON content.id = announcement.content
                WHERE \(condition)
                """
            var states: [Origin: OriginState] = [:]
            for row in try Rows.State.fetchAll(database, sql: sql, arguments: arguments) {
                var mark: ReaderMark?
                if let version = row.reader, let context = row.context {
                    mark = ReaderMark(version: version, context: context)
                }
                states[Origin(source: row.source, name: row.name)] = OriginState(
                    content: row.digest.map(ContentDigest.init(hex:)), reader: mark)
            }
            return states
        }
    }

    /// Every source that has announcements in it, as far as the store knows.
    public func sources() throws(StoreError) -> [String] {
        try texts("SELECT DISTINCT source FROM origin WHERE is_present ORDER BY source")
    }

    /// What stands at an origin, or stood there last; received when its bytes were first seen there.
    public func announcement(of origin: Origin) throws(StoreError) -> Announcement? {
        try versions(of: origin).last
    }

    /// All that ever stood at an origin, the oldest first.
    public func versions(of origin: Origin) throws(StoreError) -> [Announcement] {
        try read { database in
            let sql = """
                SELECT origin.source, origin.name, content.bytes, announcement.received_at
                FROM announcement
                JOIN origin ON origin.id = announcement.origin
                JOIN content ON content.id = announcement.content
                WHERE origin.source = ? AND origin.name = ? ORDER BY announcement.id
                """
            return try Rows.Announcement.fetchAll(database, sql: sql, arguments: [origin.source, origin.name]).map {
                Announcement(origin: origin, bytes: Array($0.bytes), receivedAt: $0.receivedAt)
            }
        }
    }

    /// When these bytes were first received anywhere: what a renamed file's dates are counted from.
    public func firstReceipt(of content: ContentDigest) throws(StoreError) -> Timestamp? {
        try read { database in
            let sql = """
                SELECT min(received_at) FROM announcement JOIN content ON content.id = announcement.content
                WHERE content.digest = ?
                """
            return try String.fetchOne(database, sql: sql, arguments: [content.hex]).flatMap { Timestamp($0) }
        }
    }

    // MARK: What the store remembers besides

    /// When anything published last changed, deletions included; never goes back. Nil before the first change.
    public func lastChange() throws(StoreError) -> Timestamp? {
        try metadata("last_change").flatMap { Timestamp($0) }
    }

    /// The version of the zone data that the seminars were last derived with.
    public func zoneDataVersion() throws(StoreError) -> String? {
        try metadata("zone_data_version")
    }

    public func noteZoneDataVersion(_ version: String) throws(StoreError) {
        let sql = """
            INSERT INTO metadata (key, value) VALUES ('zone_data_version', ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """
        try execute(sql, [version])
    }

    private func metadata(_ key: String) throws(StoreError) -> String? {
        try texts("SELECT value FROM metadata WHERE key = ?", [key]).first
    }
}
