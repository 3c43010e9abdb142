import GRDB

extension Store {
    /// All events that are published, in the order of their UIDs.
    public func records() throws(StoreError) -> [SeminarRecord] {
        try read { database in try records(database, where: "TRUE", []) }
    }

    /// Those of these events that are published, in the order of their UIDs.
    public func records(of uids: Set<String>) throws(StoreError) -> [SeminarRecord] {
        try read { database in
            try uids.sorted().flatMap { try records(database, where: "seminar.uid = ?", [$0]) }
        }
    }

    private func records(
        _ database: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> [SeminarRecord] {
        let sql = """
            SELECT seminar.uid, seminar.series, (
                    SELECT group_concat(DISTINCT other.series) FROM mention JOIN origin AS other ON other.id = mention.origin
                    WHERE mention.uid = seminar.uid AND mention.is_current AND other.series <> seminar.series
                ) AS other_series, origin.source, origin.name, seminar.seminar, seminar.sequence,
                seminar.created_at, seminar.last_modified_at
            FROM seminar JOIN origin ON origin.id = seminar.origin
            WHERE seminar.state = 'published' AND \(condition) ORDER BY seminar.uid
            """
        let rows = try Rows.Published.fetchCursor(database, sql: sql, arguments: arguments)
        var records: [SeminarRecord] = []
        // Some at a time: their JSON is longer than what is made of it.
        var part: [Rows.Published] = []
        while let row = try rows.next() {
            part.append(row)
            guard part.count == Self.rowsAtATime else { continue }
            records += try part.mappedInParallel(record)
            part.removeAll(keepingCapacity: true)
        }
        return records + (try part.mappedInParallel(record))
    }

    private static let rowsAtATime = 4096

    private func record(_ row: Rows.Published) throws(StoreError) -> SeminarRecord {
        let seminar: Seminar
        if let read = SeminarReader.seminar(in: row.seminar) {
            seminar = read
        } else {
            seminar = try value(Seminar.self, row.seminar, of: row.uid)
        }
        return SeminarRecord(
            uid: row.uid, seminar: seminar, series: row.series,
            otherSeries: row.otherSeries.map { $0.split(separator: ",").map(String.init).sorted() } ?? [],
            origin: Origin(source: row.source, name: row.name), sequence: row.sequence,
            created: try timestamp(row.createdAt, of: row.uid),
            lastModified: try timestamp(row.lastModifiedAt, of: row.uid))
    }

    private func timestamp(_ text: String, of owner: String) throws(StoreError) -> Timestamp {
        guard let timestamp = Timestamp(text) else {
            throw .unreadableValue(path: path, of: owner, reason: "no timestamp: \(text)")
        }
        return timestamp
    }

    /// The announcements in the sources that gave no seminar and were not set aside, and why, in the order of source and
    /// name.
    public func unread() throws(StoreError) -> [UnreadAnnouncement] {
        try read { database in
            let sql = """
                SELECT * FROM origin WHERE is_present AND seminar_count = 0
                    AND set_aside IS NOT coalesce(announcement, 0) ORDER BY source, name
                """
            return try Rows.Origin.fetchAll(database, sql: sql).map { row in
                UnreadAnnouncement(
                    origin: row.value, diagnostics: try value([Diagnostic].self, row.diagnostics, of: row.name))
            }
        }
    }

    /// Every state of an event, the first one first; empty where there is no such event.
    public func history(of uid: String) throws(StoreError) -> [RevisionEntry] {
        try read { database in
            let sql = """
                SELECT revision.sequence, revision.at, revision.cause, origin.source, origin.name, content.digest,
                    revision.series, revision.seminar
                FROM revision
                LEFT JOIN announcement ON announcement.id = revision.announcement
                LEFT JOIN origin ON origin.id = announcement.origin
                LEFT JOIN content ON content.id = announcement.content
                WHERE revision.uid = ? ORDER BY revision.sequence
                """
            return try Rows.Revision.fetchAll(database, sql: sql, arguments: [uid]).map { try entry($0, uid) }
        }
    }

    private func entry(_ row: Rows.Revision, _ uid: String) throws -> RevisionEntry {
        guard let cause = RevisionEntry.Cause(rawValue: row.cause) else {
            throw StoreError.unreadableValue(path: path, of: uid, reason: "unknown cause '\(row.cause)'")
        }
        var origin: Origin?
        if let source = row.source, let name = row.name { origin = Origin(source: source, name: name) }
        return RevisionEntry(
            uid: uid, sequence: row.sequence, at: row.at, cause: cause, origin: origin,
            content: row.digest.map(ContentDigest.init(hex:)), series: row.series,
            seminar: try value(Seminar.self, row.seminar, of: uid))
    }

    /// The event that goes on for one that was superseded, through any number of renamings.
    public func successor(of uid: String) throws(StoreError) -> String? {
        try read { database in try successor(of: uid, in: database) }
    }

    func successor(of uid: String, in database: Database) throws -> String? {
        let sql = """
            WITH RECURSIVE chain (uid) AS (
                SELECT superseded_by FROM seminar WHERE uid = ?
                UNION SELECT superseded_by FROM seminar JOIN chain USING (uid))
            SELECT uid FROM chain WHERE uid IN (SELECT uid FROM seminar WHERE superseded_by IS NULL)
            """
        return try String.fetchOne(database, sql: sql, arguments: [uid])
    }

    func value<Value: Decodable>(_ type: Value.Type, _ json: String, of owner: String) throws(StoreError) -> Value {
        do {
            return try SeminarJSON.value(type, json)
        } catch {
            throw .unreadableValue(path: path, of: owner, reason: "\(error)")
        }
    }
}
