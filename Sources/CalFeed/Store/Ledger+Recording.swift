import GRDB

extension Ledger {
    /// Takes in what was read from an announcement.
    mutating func record(_ item: StoredReading) throws {
        let origin = try originMade(item.announcement.origin, series: item.series)
        let content = try contentID(item.announcement.bytes)
        let announcement = try announcementID(
            at: origin, content: content, receivedAt: item.announcement.receivedAt)

        let own = try mentions(of: origin.id)
        var candidates = own
        if announcement != origin.announcement {
            candidates += try mentionsOfVanishedTwin(content: content, otherThan: origin.id)
        }
        let old = try candidates.map { (seminar: try value($0.seminar, of: $0.uid), isCurrent: $0.isCurrent) }
        let assignment = SeminarMatching(now: now).assign(item.reading.seminars, to: old)

        var spokenOf: Set<String> = []
        for (position, seminar) in item.reading.seminars.enumerated() {
            let statement = Statement(
                seminar: seminar, json: try SeminarJSON.text(seminar), series: item.series, origin: origin.id,
                announcement: announcement)
            let known =
                try assignment[position].map { candidates[$0] }
                ?? renamedMention(for: statement, otherThan: origin.id)
            let isOnlyOne = item.reading.seminars.count == 1 && own.isEmpty
            spokenOf.insert(
                try place(
                    statement, known: known, position: position, item.reading, at: origin.value, isOnlyOne: isOnlyOne))
        }
        try noteMessage(item.reading.message, of: origin.id)
        try update(origin, announcement: announcement, item)
        // An announcement of which nothing was understood says nothing about what it said before.
        guard !item.reading.seminars.isEmpty else { return }
        for mention in own where mention.isCurrent && !spokenOf.contains(mention.uid) {
            try database.execute(
                sql: "UPDATE mention SET is_current = 0 WHERE origin = ? AND uid = ?",
                arguments: [origin.id, mention.uid])
            if item.onRemoval == .withdraw { try withdraw(mention.uid) }
        }
    }

    /// Gives what an announcement says at one place to the event it is about.
    ///
    /// - Returns: that event's UID.
    private mutating func place(
        _ statement: Statement, known: Rows.Mention?, position: Int, _ reading: Reading, at origin: Origin,
        isOnlyOne: Bool
    ) throws -> String {
        if let known, let row = try self.seminar(known.uid) {
            let isOwn = known.origin == statement.origin
            if try !isOwn || !isParted(known, from: statement, isUpdate: reading.isUpdate) {
                if !isOwn { try removeMention(known.uid, origin: known.origin) }
                var statement = statement
                if case .new(let doubt?) = try recognise(statement, in: reading, excluding: known.uid) {
                    try statement.add(doubt)
                }
                let isUpdate = try isUpdate(statement, of: row, known: known)
                try setMention(
                    known.uid, position: position, statement, isUpdate: isUpdate, joinedFrom: known.joinedFrom)
                try reconcile(row, by: statement)
                return known.uid
            }
            // It shared the event with another announcement, and now speaks of another talk.
            try removeMention(known.uid, origin: known.origin)
            try reconcile(row, by: nil)
        }
        switch try recognise(statement, in: reading) {
        case .event(let uid, let isUpdate, let joinedFrom):
            guard let row = try self.seminar(uid) else { break }
            let isUpdate = try isUpdate && self.isUpdate(statement, of: row)
            try setMention(uid, position: position, statement, isUpdate: isUpdate, joinedFrom: joinedFrom)
            try reconcile(row, by: statement)
            return uid
        case .new(let doubt):
            var statement = statement
            if let doubt { try statement.add(doubt) }
            let uid = try publish(statement, at: origin, isOnlyOne: isOnlyOne)
            try setMention(uid, position: position, statement, isUpdate: false)
            return uid
        }
        let uid = try publish(statement, at: origin, isOnlyOne: isOnlyOne)
        try setMention(uid, position: position, statement, isUpdate: false)
        return uid
    }

    private mutating func update(_ origin: Rows.Origin, announcement: Int64, _ item: StoredReading) throws {
        let diagnostics = try SeminarJSON.text(item.reading.diagnostics)
        let sql = """
            UPDATE origin SET series = ?, is_present = 1, gone_at = NULL, last_seen_at = ?, announcement = ?,
                reader = ?, context = ?, seminar_count = ?, diagnostics = ?
            WHERE id = ?
            """
        try database.execute(
            sql: sql,
            arguments: [
                item.series, now.description, announcement, item.reader.version, item.reader.context,
                item.reading.seminars.count, diagnostics, origin.id,
            ])
        noteUnread(before: origin.unread, after: item.reading.seminars.isEmpty ? diagnostics : nil)
    }

    /// Takes in that something stands at an origin which cannot be an announcement; what it was before stays.
    mutating func recordUnreadable(_ origin: Origin, series: String, diagnostics: [Diagnostic]) throws {
        let row = try originMade(origin, series: series)
        let text = try SeminarJSON.text(diagnostics)
        let sql = """
            UPDATE origin SET series = ?, is_present = 1, gone_at = NULL, last_seen_at = ?, reader = NULL,
                context = NULL, seminar_count = 0, diagnostics = ?
            WHERE id = ?
            """
        try database.execute(sql: sql, arguments: [series, now.description, text, row.id])
        noteUnread(before: row.unread, after: text)
    }

    /// What the announcement said that had the same bytes and is gone: a file under its old name.
    private func mentionsOfVanishedTwin(content: Int64, otherThan origin: Int64) throws -> [Rows.Mention] {
        let sql = """
            SELECT origin.id FROM origin JOIN announcement ON announcement.id = origin.announcement
            WHERE announcement.content = ? AND NOT origin.is_present AND origin.id <> ?
                AND EXISTS (SELECT 1 FROM mention WHERE mention.origin = origin.id AND mention.is_current)
            ORDER BY origin.gone_at DESC, origin.id LIMIT 1
            """
        guard let twin = try Int64.fetchOne(database, sql: sql, arguments: [content, origin]) else { return [] }
        return try mentions(of: twin).filter(\.isCurrent)
    }

    /// What an announcement of the same series said that vanished just now, if it is beyond doubt the same.
    private func renamedMention(for statement: Statement, otherThan origin: Int64) throws -> Rows.Mention? {
        let sql = """
            SELECT mention.* FROM mention JOIN origin ON origin.id = mention.origin
            WHERE mention.recognised_by = ? AND mention.is_current AND NOT origin.is_present
                AND origin.gone_at >= ? AND origin.series = ? AND origin.id <> ?
            ORDER BY origin.gone_at DESC, origin.id, mention.position LIMIT 100
            """
        let since = now.adding(seconds: -Ledger.renamingWindow).description
        let matching = SeminarMatching(now: now)
        let key = SeminarProfile(statement.seminar).key
        let rows = try Rows.Mention.fetchAll(database, sql: sql, arguments: [key, since, statement.series, origin])
        return try rows.first {
            matching.isRenamed(statement.seminar, try value($0.seminar, of: $0.uid))
        }
    }
}
