import GRDB

/// What stands behind an event: the announcements that speak of it, and what became of it so far.
public struct Background: Sendable {
    /// Those that are in their sources, the one it was last read from first; not more than `announcementLimit`.
    public var announcements: [Announcement]
    /// The first state first.
    public var history: [RevisionEntry]

    public init(announcements: [Announcement] = [], history: [RevisionEntry] = []) {
        self.announcements = announcements
        self.history = history
    }

    static let announcementLimit = 3
}

extension Store {
    public func background(of uid: String) throws(StoreError) -> Background {
        let announcements: [Announcement] = try read { database in
            let sql = """
                SELECT origin.source, origin.name, content.bytes, announcement.received_at
                FROM mention
                JOIN origin ON origin.id = mention.origin
                JOIN announcement ON announcement.id = origin.announcement
                JOIN content ON content.id = announcement.content
                JOIN seminar ON seminar.uid = mention.uid
                WHERE mention.uid = ? AND mention.is_current
                ORDER BY mention.origin <> seminar.origin, announcement.received_at, origin.id
                LIMIT \(Background.announcementLimit)
                """
            return try Rows.Announcement.fetchAll(database, sql: sql, arguments: [uid]).map { row in
                Announcement(
                    origin: Origin(source: row.source, name: row.name), bytes: Array(row.bytes),
                    receivedAt: row.receivedAt)
            }
        }
        return Background(announcements: announcements, history: try history(of: uid))
    }
}
