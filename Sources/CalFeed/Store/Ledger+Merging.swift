import GRDB

extension Ledger {
    /// What is known of a statement that stands at a place where it was not before.
    enum Recognition {
        /// An event that other announcements speak of too.
        ///
        /// `joinedFrom` is the event that they were about before a person joined the two.
        case event(uid: String, isUpdate: Bool, joinedFrom: String? = nil)
        /// None; and perhaps the other time that another announcement gives.
        case new(doubt: Diagnostic?)
    }

    /// Events of the same speakers, or title and start, are looked at up to this number.
    private static let most = 100

    private struct Known: Rows.Row {
        var uid: String
        var series: String
        var seminar: String
    }

    /// Asked for each announcement, so that it must not look at all events: one condition with `OR` would.
    static let recognising = """
        SELECT uid, series, seminar FROM seminar
        WHERE uid IN (
                SELECT uid FROM mention WHERE recognised_by = ? AND is_current AND origin <> ?
                UNION
                SELECT correction.uid FROM correction JOIN mention ON mention.uid = correction.uid
                WHERE correction.recognised_by = ? AND mention.is_current AND mention.origin <> ?)
            AND state = 'published' AND uid <> ?
        ORDER BY created_at DESC, uid LIMIT ?
        """

    /// Looks for the event that the statement speaks of: by the mail it answers or repeats, then by its words.
    ///
    /// - Parameter excluded: the event that the statement's own announcement is known to speak of.
    func recognise(_ statement: Statement, in reading: Reading, excluding excluded: String? = nil) throws -> Recognition
    {
        if excluded == nil, reading.seminars.count == 1, let uid = try answered(by: reading.message, at: statement) {
            return .event(uid: uid, isUpdate: true)
        }
        let key = SeminarProfile(statement.seminar).key
        let rows = try Known.fetchAll(
            database, sql: Self.recognising,
            arguments: [key, statement.origin, key, statement.origin, excluded ?? "", Self.most])
        var updates: [String] = []
        var doubt: Diagnostic?
        for row in rows {
            let old = try value(row.seminar, of: row.uid)
            // Others may announce what was corrected here, or what the announcement said before.
            let faces = [old] + (try announced(row.uid).map { [$0] } ?? [])
            func relation(to face: Seminar) -> TalkRelation {
                self.relation(of: statement, to: face, series: row.series, isUpdate: reading.isUpdate)
            }
            let joined = try joinedStatements(of: row.uid).map { (from: $0.from, relation: relation(to: $0.seminar)) }
            let relations = faces.map(relation(to:))
            if !relations.contains(.same), let twin = joined.first(where: { $0.relation == .same }) {
                return .event(uid: row.uid, isUpdate: false, joinedFrom: twin.from)
            }
            switch (relations + joined.map(\.relation)).min(by: { $0.rank < $1.rank }) ?? .other {
            case .same: return .event(uid: row.uid, isUpdate: false)
            case .update: updates.append(row.uid)
            case .conflicting: doubt = doubt ?? Self.doubt(about: old)
            case .other: break
            }
        }
        // Which of several talks by one speaker is meant cannot be known.
        if updates.count == 1 { return .event(uid: updates[0], isUpdate: true) }
        return .new(doubt: doubt)
    }

    func relation(of statement: Statement, to old: Seminar, series: String, isUpdate: Bool) -> TalkRelation {
        TalkRelation(
            of: statement.seminar, to: old, isUpdate: isUpdate, isSameSeries: statement.series == series,
            sameInstant: store.startAtOneInstant(statement.seminar.occurrence, old.occurrence), now: now)
    }

    private static func doubt(about old: Seminar) -> Diagnostic {
        let moment: Sentence.Argument =
            switch old.occurrence {
            case .days(let first, last: _): .date(first)
            case .clock(let start, end: _, zone: _): .moment(start)
            }
        return Diagnostic(.warning, .announcedTwice, [.moment: moment])
    }

    // MARK: Mails

    /// The one event that the mail speaks of which this one repeats or answers.
    private func answered(by message: MessageIdentity?, at statement: Statement) throws -> String? {
        guard let message else { return nil }
        for id in [message.id].compactMap({ $0 }) + message.references.reversed() {
            let sql = """
                SELECT DISTINCT mention.uid FROM message
                JOIN mention ON mention.origin = message.origin
                JOIN seminar ON seminar.uid = mention.uid
                WHERE message.id = ? AND message.origin <> ? AND mention.is_current AND seminar.state = 'published'
                LIMIT 2
                """
            let uids = try String.fetchAll(database, sql: sql, arguments: [id, statement.origin])
            guard uids.count == 1, let row = try seminar(uids[0]) else { continue }
            // A reply may announce the next talk.
            let old = SeminarProfile(try value(row.seminar, of: row.uid))
            let new = SeminarProfile(statement.seminar)
            let isContradicted =
                new.speakers(and: old) == .differ
                || new.title(and: old) == .differ && new.speakers(and: old) != .agree
            if !isContradicted, id == message.id || !old.isOver(at: now) { return row.uid }
        }
        return nil
    }

    func noteMessage(_ message: MessageIdentity?, of origin: Int64) throws {
        guard let id = message?.id else { return }
        try database.execute(
            sql: "INSERT INTO message (id, origin) VALUES (?, ?) ON CONFLICT DO NOTHING", arguments: [id, origin])
    }

    // MARK: Several announcements of one event

    private struct Part: Rows.Row {
        var origin: Int64
        var series: String
        var seminar: String
        var isUpdate: Bool
        var joinedFrom: String?
    }

    private func parts(of uid: String, isCurrent: Bool = true) throws -> [Part] {
        let sql = """
            SELECT mention.origin, origin.series, mention.seminar, mention.is_update, mention.joined_from
            FROM mention JOIN origin ON origin.id = mention.origin
            WHERE mention.uid = ? AND mention.is_current = ? ORDER BY mention.changed_at, mention.origin
            """
        return try Part.fetchAll(database, sql: sql, arguments: [uid, isCurrent])
    }

    /// Whether an announcement no longer speaks of the event that it shared with others.
    ///
    /// Those that a person joined are compared with what each said itself: the words of the two differ anyway.
    func isParted(_ known: Rows.Mention, from statement: Statement, isUpdate: Bool) throws -> Bool {
        let uid = known.uid
        guard known.joinedFrom == nil else {
            let (old, new) = (SeminarProfile(try value(known.seminar, of: uid)), SeminarProfile(statement.seminar))
            return new.speakers(and: old) == .differ && new.title(and: old) == .differ
        }
        let others = try parts(of: uid).filter { $0.origin != statement.origin && $0.joinedFrom == nil }
        guard !others.isEmpty else { return false }
        return try others.allSatisfy { other in
            let old = try value(other.seminar, of: uid)
            let relation = relation(of: statement, to: old, series: other.series, isUpdate: isUpdate)
            return relation == .other || relation == .conflicting
        }
    }

    /// Lets an event be what all its announcements say of it.
    ///
    /// - Parameters:
    ///   - statement: the one that gave the occasion; nil where an announcement went.
    ///   - isByHand: whether a person gave it.
    mutating func reconcile(_ row: Rows.Seminar, by statement: Statement?, isByHand: Bool = false) throws {
        let parts = try parts(of: row.uid)
        guard let first = parts.first(where: { $0.origin == row.origin }) ?? parts.first else { return }
        if parts.count == 1, let statement, statement.origin == first.origin {
            return try revise(row, to: statement)
        }
        guard let combined = try combined(parts, of: row.uid) else { return }
        // Another series may have it now, or no longer.
        touch(row.uid)
        try revise(
            row,
            to: Statement(
                seminar: combined, json: try SeminarJSON.text(combined), series: first.series, origin: first.origin,
                announcement: statement?.announcement), isByHand: isByHand)
    }

    private func combined(_ parts: [Part], of uid: String) throws -> Seminar? {
        SeminarCombination.combined(
            try parts.map { part in
                SeminarCombination.Part(
                    seminar: try value(part.seminar, of: uid), isUpdate: part.isUpdate,
                    isJoined: part.joinedFrom != nil)
            })
    }

    /// What the announcements that speak of the event say together, or those that spoke of it last; nil where none did.
    func combinedAnnouncements(of uid: String) throws -> Seminar? {
        try combined(try parts(of: uid), of: uid) ?? combined(try parts(of: uid, isCurrent: false), of: uid)
    }

    /// Whether what an announcement says of an event differs from what the event is; where a person joined the two,
    /// from what it said before.
    ///
    /// - Parameter known: what it is known to have said.
    func isUpdate(_ statement: Statement, of row: Rows.Seminar, known: Rows.Mention? = nil) throws -> Bool {
        if known?.isUpdate == true { return true }
        if let known, known.joinedFrom != nil {
            return try isNews(statement, after: value(known.seminar, of: row.uid))
        }
        return try isNews(statement, after: announced(row.uid) ?? value(row.seminar, of: row.uid))
    }

    func isNews(_ statement: Statement, after old: Seminar) -> Bool {
        old.status != statement.seminar.status
            || !store.startAtOneInstant(old.occurrence, statement.seminar.occurrence)
    }
}
