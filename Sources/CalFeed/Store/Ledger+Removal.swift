import GRDB

extension Ledger {
    /// Takes in that an announcement is gone from its source.
    mutating func remove(_ origin: Origin, policy: RemovalPolicy) throws {
        guard let row = try self.origin(origin), row.isPresent else { return }
        try database.execute(
            sql: "UPDATE origin SET is_present = 0, gone_at = ? WHERE id = ?", arguments: [now.description, row.id])
        noteUnread(before: row.unread, after: nil)
        var rest = try mentions(of: row.id).filter(\.isCurrent)
        try passOn(&rest, of: row)
        try reunite(&rest, of: row)
        guard policy == .withdraw else { return }
        for mention in rest {
            try withdraw(mention.uid)
            // What others say of it goes on without this one.
            guard let event = try seminar(mention.uid), event.state == .published else { continue }
            try database.execute(
                sql: "UPDATE mention SET is_current = 0 WHERE origin = ? AND uid = ?",
                arguments: [row.id, mention.uid])
            try reconcile(event, by: nil)
        }
    }

    /// Where the new name of a file was seen before the old one vanished and was taken for a second announcement of the
    /// same event, that one goes on alone.
    private mutating func passOn(_ mentions: inout [Rows.Mention], of origin: Rows.Origin) throws {
        let content = try content(ofAnnouncement: origin.announcement)
        let sql = """
            SELECT mention.seminar FROM mention
            JOIN origin ON origin.id = mention.origin
            JOIN announcement ON announcement.id = origin.announcement
            WHERE mention.uid = ? AND mention.origin <> ? AND mention.is_current AND origin.is_present
                AND NOT mention.is_update AND mention.joined_from IS ? AND announcement.recorded_at >= ?
                AND (announcement.content = ? OR origin.series = ?)
            """
        let since = now.adding(seconds: -Ledger.renamingWindow).description
        let matching = SeminarMatching(now: now)
        for mention in mentions {
            let old = try value(mention.seminar, of: mention.uid)
            let others = try String.fetchAll(
                database, sql: sql,
                arguments: [mention.uid, origin.id, mention.joinedFrom, since, content, origin.series])
            guard try others.contains(where: { try matching.isRenamed(value($0, of: mention.uid), old) }),
                let row = try seminar(mention.uid)
            else { continue }
            try removeMention(mention.uid, origin: origin.id)
            try reconcile(row, by: nil)
            mentions.removeAll { $0.uid == mention.uid }
        }
    }

    /// One event of a file that has just appeared, which may be the vanished one's under a new name.
    private struct Newcomer: Rows.Row {
        var origin: Int64
        var uid: String
        var position: Int
        var seminar: String
        var announcement: Int64
        var series: String
    }

    /// Where the new name of a file was seen before the old one vanished, its events were given new identifiers.
    /// They get back those that people subscribed to.
    private mutating func reunite(_ mentions: inout [Rows.Mention], of origin: Rows.Origin) throws {
        let content = try content(ofAnnouncement: origin.announcement)
        for mention in mentions {
            guard let row = try seminar(mention.uid),
                let newcomer = try newcomer(for: mention, of: origin, content: content),
                let successor = try seminar(newcomer.uid)
            else { continue }
            let statement = Statement(
                seminar: try value(newcomer.seminar, of: newcomer.uid), json: newcomer.seminar,
                series: newcomer.series, origin: newcomer.origin, announcement: newcomer.announcement)
            try removeMention(newcomer.uid, origin: newcomer.origin)
            try removeMention(mention.uid, origin: origin.id)
            try setMention(
                mention.uid, position: newcomer.position, statement, isUpdate: mention.isUpdate,
                joinedFrom: mention.joinedFrom)
            try supersede(successor, by: mention.uid, isPassingOn: true)
            try revise(row, to: statement)
            mentions.removeAll { $0.uid == mention.uid }
        }
    }

    /// What speaks of the same event: the very same in an announcement of the same bytes, or beyond doubt.
    private func newcomer(for mention: Rows.Mention, of origin: Rows.Origin, content: Int64?) throws -> Newcomer? {
        let old = try value(mention.seminar, of: mention.uid)
        let twins = try newcomers(where: "announcement.content = ?", content, otherThan: origin)
        if let twin = try twins.first(where: { try value($0.seminar, of: $0.uid).visible == old.visible }) {
            return twin
        }
        let matching = SeminarMatching(now: now)
        return try newcomers(where: "mention.recognised_by = ?", mention.recognisedBy, otherThan: origin).first {
            try $0.series == origin.series && matching.isRenamed(value($0.seminar, of: $0.uid), old)
        }
    }

    /// What announcements speak of that came, and were given their identifiers, just now.
    private func newcomers(
        where condition: String, _ value: (any DatabaseValueConvertible)?, otherThan origin: Rows.Origin
    ) throws -> [Newcomer] {
        let sql = """
            SELECT mention.origin, mention.uid, mention.position, mention.seminar, origin.announcement, origin.series
            FROM mention
            JOIN origin ON origin.id = mention.origin
            JOIN announcement ON announcement.id = origin.announcement
            JOIN seminar ON seminar.uid = mention.uid
            WHERE \(condition) AND mention.is_current AND origin.is_present AND origin.id <> ?
                AND announcement.recorded_at >= ? AND seminar.created_at >= ? AND seminar.state = 'published'
                AND NOT EXISTS (
                    SELECT 1 FROM mention AS other WHERE other.uid = mention.uid AND other.origin <> origin.id)
            ORDER BY announcement.recorded_at DESC, origin.id, mention.position LIMIT 100
            """
        let since = now.adding(seconds: -Ledger.renamingWindow).description
        return try Newcomer.fetchAll(database, sql: sql, arguments: [value, origin.id, since, since])
    }
}
