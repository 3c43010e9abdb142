import GRDB

/// Two events that a person found to be one talk, and their announcements.
extension Ledger {
    /// Lets an event go on as another one. What its announcements say fills what that one's leave open; from here on
    /// their changes are changes of that one.
    ///
    /// What was corrected of it by hand stays with it, for the case that the two are taken apart.
    mutating func join(_ uid: String, into row: Rows.Seminar) throws {
        guard uid != row.uid else { throw EditError.sameEvent(uid: uid) }
        guard let other = try seminar(uid) else { throw EditError.noEvent(uid: uid) }
        if other.state == .superseded, let successor = try store.successor(of: uid, in: database) {
            throw EditError.superseded(uid: uid, by: successor)
        }
        for event in [row, other] where event.state != .published { throw EditError.withdrawn(uid: event.uid) }
        if let name = try sharedAnnouncement(of: uid, and: row.uid) {
            throw EditError.announcedTogether(uid: uid, other: row.uid, announcement: name)
        }
        let sql = """
            DELETE FROM mention WHERE uid = ? AND NOT is_current
                AND origin IN (SELECT origin FROM mention WHERE uid = ?)
            """
        for pair in [[uid, row.uid], [row.uid, uid]] {
            try database.execute(sql: sql, arguments: StatementArguments(pair))
        }
        try database.execute(
            sql: "UPDATE mention SET uid = ?, is_update = 0, joined_from = coalesce(joined_from, ?) WHERE uid = ?",
            arguments: [row.uid, uid, uid])
        try settleDoubts(of: row.uid)
        try supersede(other, by: row.uid, isPassingOn: false)
        try reconcile(row, by: nil, isByHand: true)
    }

    /// The name of an announcement that speaks of both as of two.
    private func sharedAnnouncement(of uid: String, and other: String) throws -> String? {
        let sql = """
            SELECT origin.name FROM mention
            JOIN mention AS second ON second.origin = mention.origin AND second.uid = ? AND second.is_current
            JOIN origin ON origin.id = mention.origin
            WHERE mention.uid = ? AND mention.is_current ORDER BY origin.name LIMIT 1
            """
        return try String.fetchOne(database, sql: sql, arguments: [other, uid])
    }

    /// That it may be announced twice was asked, and a person has answered.
    private func settleDoubts(of uid: String) throws {
        let sql = "SELECT * FROM mention WHERE uid = ?"
        for mention in try Rows.Mention.fetchAll(database, sql: sql, arguments: [uid]) {
            var seminar = try value(mention.seminar, of: uid)
            guard seminar.diagnostics.contains(where: \.isOfTwo) else { continue }
            seminar.diagnostics.removeAll(where: \.isOfTwo)
            try database.execute(
                sql: "UPDATE mention SET seminar = ? WHERE uid = ? AND origin = ?",
                arguments: [try SeminarJSON.text(seminar), uid, mention.origin])
        }
    }

    /// Lets what was joined to an event be an event of its own again, under the identifier that it had.
    mutating func part(_ uid: String, from row: Rows.Seminar) throws {
        let sql = "UPDATE mention SET uid = ?, joined_from = NULL WHERE uid = ? AND joined_from = ?"
        try database.execute(sql: sql, arguments: [uid, row.uid, uid])
        guard database.changesCount > 0, let other = try seminar(uid) else {
            throw EditError.notJoined(uid: uid, to: row.uid)
        }
        try noteUpdates(of: other)
        if try isAnnounced(uid) {
            try reconcile(other, by: nil, isByHand: true)
        } else {
            try retire(other)
        }
        try reconcile(row, by: nil, isByHand: true)
    }

    /// Which of its announcements had told what became of it: those that say what it was when it was joined, and not
    /// what the first one says.
    private func noteUpdates(of row: Rows.Seminar) throws {
        let mentions = try Rows.Mention.fetchAll(
            database, sql: "SELECT * FROM mention WHERE uid = ? ORDER BY changed_at, origin", arguments: [row.uid])
        for mention in mentions.dropFirst() {
            let statement = Statement(
                seminar: try value(mention.seminar, of: row.uid), json: mention.seminar, series: row.series,
                origin: mention.origin)
            let differsFromFirst = try mentions.first.map {
                try isNews(statement, after: value($0.seminar, of: row.uid))
            }
            let isUpdate = try differsFromFirst == true && !isUpdate(statement, of: row)
            try database.execute(
                sql: "UPDATE mention SET is_update = ? WHERE uid = ? AND origin = ?",
                arguments: [isUpdate, row.uid, mention.origin])
        }
    }

    private func isAnnounced(_ uid: String) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM mention WHERE uid = ? AND is_current)"
        return try Bool.fetchOne(database, sql: sql, arguments: [uid]) == true
    }

    /// What those announcements say that a person joined to an event, and of which event they spoke.
    func joinedStatements(of uid: String) throws -> [(from: String, seminar: Seminar)] {
        let sql = "SELECT * FROM mention WHERE uid = ? AND is_current AND joined_from IS NOT NULL ORDER BY origin"
        return try Rows.Mention.fetchAll(database, sql: sql, arguments: [uid]).compactMap { mention in
            try mention.joinedFrom.map { (from: $0, seminar: try value(mention.seminar, of: uid)) }
        }
    }
}

extension Diagnostic {
    /// That another announcement may give the same talk for another time.
    fileprivate var isOfTwo: Bool { code == "announced-twice" }
}

/// An announcement that a person found to speak of an event.
public struct JoinedAnnouncement: Hashable, Sendable {
    /// The event that it speaks of since.
    public var event: String
    /// The event that it spoke of before.
    public var uid: String
    public var origin: Origin
}

extension Store {
    /// The announcements that a person joined to an event, or to any, in the order of the events.
    public func joined(to uid: String? = nil) throws(StoreError) -> [JoinedAnnouncement] {
        try read { database in
            let sql = """
                SELECT mention.uid AS event, mention.joined_from AS uid, origin.source, origin.name FROM mention
                JOIN origin ON origin.id = mention.origin
                WHERE mention.joined_from IS NOT NULL AND (mention.uid = ? OR ? IS NULL)
                ORDER BY mention.uid, mention.joined_from, origin.source, origin.name
                """
            return try Rows.Joined.fetchAll(database, sql: sql, arguments: [uid, uid]).map {
                JoinedAnnouncement(
                    event: $0.event, uid: $0.uid, origin: Origin(source: $0.source, name: $0.name))
            }
        }
    }
}
