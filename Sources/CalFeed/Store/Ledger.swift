import FoundationEssentials
import GRDB

/// The steps of one transaction, and what they change of that which is published.
struct Ledger {
    let database: Database
    let store: Store
    let now: Timestamp
    private(set) var changed: Set<String> = []
    private(set) var isUnreadListChanged = false
    private var latest: Timestamp

    init(_ database: Database, of store: Store, now: Timestamp) {
        self.database = database
        self.store = store
        self.now = now
        latest = now
    }

    /// How long after a file appeared another one's disappearance can be the other half of its renaming.
    static let renamingWindow = 600

    /// Ends the transaction: what it did.
    func finished() throws -> StoreChange {
        guard !changed.isEmpty || isUnreadListChanged else { return .unchanged }
        let sql = """
            INSERT INTO metadata (key, value) VALUES ('last_change', ?)
            ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)
            """
        try database.execute(sql: sql, arguments: [latest.description])
        return .changed(uids: changed)
    }

    /// Notes that an event is to be published again, though it is the same.
    mutating func touch(_ uid: String) { changed.insert(uid) }

    mutating func noteUnread(before: String?, after: String?) {
        if before != after { isUnreadListChanged = true }
    }

    // MARK: Origins and announcements

    func origin(_ origin: Origin) throws -> Rows.Origin? {
        try Rows.Origin.fetchOne(
            database, sql: "SELECT * FROM origin WHERE source = ? AND name = ?",
            arguments: [origin.source, origin.name])
    }

    /// The origin's row, as it was or new.
    func originMade(_ origin: Origin, series: String) throws -> Rows.Origin {
        if let row = try self.origin(origin) { return row }
        let sql = """
            INSERT INTO origin (source, name, series, is_present, last_seen_at, seminar_count, diagnostics)
            VALUES (?, ?, ?, 1, ?, 0, '[]')
            """
        try database.execute(sql: sql, arguments: [origin.source, origin.name, series, now.description])
        return Rows.Origin(
            id: database.lastInsertedRowID, source: origin.source, name: origin.name, series: series, isPresent: false,
            announcement: nil, seminarCount: 0, diagnostics: "[]")
    }

    func contentID(_ bytes: [UInt8]) throws -> Int64 {
        let digest = ContentDigest(of: bytes).hex
        let sql = "SELECT id FROM content WHERE digest = ?"
        if let id = try Int64.fetchOne(database, sql: sql, arguments: [digest]) { return id }
        try database.execute(
            sql: "INSERT INTO content (digest, bytes) VALUES (?, ?)", arguments: [digest, Data(bytes)])
        return database.lastInsertedRowID
    }

    func content(ofAnnouncement id: Int64?) throws -> Int64? {
        try Int64.fetchOne(database, sql: "SELECT content FROM announcement WHERE id = ?", arguments: [id])
    }

    /// The announcement under which these bytes stand at the origin: the present one where they are the same.
    func announcementID(at origin: Rows.Origin, content: Int64, receivedAt: Timestamp) throws -> Int64 {
        if let id = origin.announcement, try self.content(ofAnnouncement: id) == content { return id }
        let sql = "INSERT INTO announcement (origin, content, received_at, recorded_at) VALUES (?, ?, ?, ?)"
        try database.execute(sql: sql, arguments: [origin.id, content, receivedAt.description, now.description])
        return database.lastInsertedRowID
    }

    // MARK: Mentions

    func mentions(of origin: Int64) throws -> [Rows.Mention] {
        let sql = "SELECT * FROM mention WHERE origin = ? ORDER BY position, uid"
        return try Rows.Mention.fetchAll(database, sql: sql, arguments: [origin])
    }

    /// Notes that an announcement speaks of an event, and what it says.
    ///
    /// - Parameters:
    ///   - isUpdate: whether it tells what has become of a talk that others announced too.
    ///   - joinedFrom: the event it spoke of before a person joined that one to this; what is known of that stays.
    func setMention(
        _ uid: String, position: Int, _ statement: Statement, isUpdate: Bool, joinedFrom: String? = nil
    ) throws {
        let sql = """
            INSERT INTO mention (
                origin, uid, position, is_current, recognised_by, seminar, is_update, changed_at, joined_from)
            VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)
            ON CONFLICT (origin, uid) DO UPDATE SET position = excluded.position, is_current = 1,
                recognised_by = excluded.recognised_by, is_update = excluded.is_update, seminar = excluded.seminar,
                changed_at = iif(?, changed_at, excluded.changed_at),
                joined_from = coalesce(excluded.joined_from, joined_from)
            """
        let key = SeminarProfile(statement.seminar).key
        let known = try String.fetchOne(
            database, sql: "SELECT seminar FROM mention WHERE origin = ? AND uid = ?",
            arguments: [statement.origin, uid])
        let isSame = try known.map { known in
            try known == statement.json || value(known, of: uid).said == statement.seminar.said
        }
        try database.execute(
            sql: sql,
            arguments: [
                statement.origin, uid, position, key, statement.json, isUpdate, now.description, joinedFrom,
                isSame ?? false,
            ])
    }

    func removeMention(_ uid: String, origin: Int64) throws {
        try database.execute(sql: "DELETE FROM mention WHERE uid = ? AND origin = ?", arguments: [uid, origin])
    }

    // MARK: Events

    func seminar(_ uid: String) throws -> Rows.Seminar? {
        try Rows.Seminar.fetchOne(database, sql: "SELECT * FROM seminar WHERE uid = ?", arguments: [uid])
    }

    func value(_ json: String, of owner: String) throws -> Seminar {
        try store.value(Seminar.self, json, of: owner)
    }

    /// What an announcement says at one place, and where the announcement stands.
    struct Statement {
        var seminar: Seminar
        var json: String
        var series: String
        var origin: Int64
        var announcement: Int64?

        mutating func add(_ diagnostic: Diagnostic) throws {
            guard
                !seminar.diagnostics.contains(where: { $0.code == diagnostic.code && $0.message == diagnostic.message })
            else { return }
            seminar.diagnostics.append(diagnostic)
            json = try SeminarJSON.text(seminar)
        }
    }

    /// A new event, under a UID that nothing ever had.
    ///
    /// - Parameter isByHand: whether a person entered it, and no announcement was understood.
    mutating func publish(
        _ statement: Statement, at origin: Origin, isOnlyOne: Bool, isByHand: Bool = false
    ) throws -> String {
        let discriminator = isOnlyOne ? "" : SeminarUID.discriminator(of: statement.seminar)
        var attempt = 0
        var uid = SeminarUID.text(origin: origin, discriminator: discriminator, attempt: 0, domain: store.domain)
        while try seminar(uid) != nil {
            attempt += 1
            uid = SeminarUID.text(origin: origin, discriminator: discriminator, attempt: attempt, domain: store.domain)
        }
        let instants = store.instants(of: statement.seminar.occurrence)
        let sql = """
            INSERT INTO seminar (
                uid, series, origin, seminar, sequence, created_at, last_modified_at, state, starts_at, ends_at)
            VALUES (?, ?, ?, ?, 0, ?, ?, 'published', ?, ?)
            """
        try database.execute(
            sql: sql,
            arguments: [
                uid, statement.series, statement.origin, statement.json, now.description, now.description,
                instants?.start.description, instants?.end?.description,
            ])
        try enter(uid, sequence: 0, at: now, cause: isByHand ? .corrected : .announced, statement)
        return uid
    }

    /// Lets an event be what its announcements say and what was corrected of it by hand; nothing happens where that can
    /// be seen nowhere.
    ///
    /// - Parameter isByHand: whether a person is the reason, and no announcement.
    mutating func revise(_ row: Rows.Seminar, to announced: Statement, isByHand: Bool = false) throws {
        let before = try value(row.seminar, of: row.uid)
        let statement = try corrected(announced, row.uid)
        let isSame = before.visible == statement.seminar.visible && row.series == statement.series
        if isSame, row.origin == statement.origin, row.state == .published {
            if before.remarks != statement.seminar.remarks { try retell(row, statement) }
            return
        }
        let cause: RevisionEntry.Cause =
            isByHand ? .corrected : row.state != .published ? .returned : isSame ? .renamed : .edited
        try enter(row, state: .published, cause: cause, statement)
    }

    /// The same event, and no revision of it: what is told of it can be told in other languages by now.
    private mutating func retell(_ row: Rows.Seminar, _ statement: Statement) throws {
        try database.execute(
            sql: "UPDATE seminar SET seminar = ? WHERE uid = ?", arguments: [statement.json, row.uid])
        touch(row.uid)
    }

    /// Takes an event out of the feeds that went on as another one and is announced no more.
    mutating func retire(_ row: Rows.Seminar) throws {
        try enter(row, state: .withdrawn, cause: .withdrawn, try unchanged(row))
    }

    /// Takes an event out of the feeds, unless an announcement that is present still speaks of it.
    mutating func withdraw(_ uid: String) throws {
        let sql = """
            SELECT EXISTS (
                SELECT 1 FROM mention JOIN origin ON origin.id = mention.origin
                WHERE mention.uid = ? AND mention.is_current AND origin.is_present)
            """
        guard try Bool.fetchOne(database, sql: sql, arguments: [uid]) == false, let row = try seminar(uid),
            row.state == .published
        else { return }
        try enter(row, state: .withdrawn, cause: .withdrawn, try unchanged(row))
    }

    /// Ends an event that goes on as another one.
    ///
    /// - Parameter isPassingOn: whether what was corrected of it by hand goes on as well.
    mutating func supersede(_ row: Rows.Seminar, by uid: String, isPassingOn: Bool) throws {
        if isPassingOn { try passOnCorrections(of: row.uid, to: uid) }
        try enter(row, state: .superseded, cause: .superseded, try unchanged(row), successor: uid)
    }

    /// Lets an event be at other instants, because its zone's clocks follow other rules than were known.
    mutating func move(_ row: Rows.Seminar, _ statement: Statement) throws {
        try enter(row, state: row.state, cause: .zoneData, statement)
    }

    func unchanged(_ row: Rows.Seminar) throws -> Statement {
        Statement(
            seminar: try value(row.seminar, of: row.uid), json: row.seminar, series: row.series, origin: row.origin)
    }

    private mutating func enter(
        _ row: Rows.Seminar, state: Rows.Seminar.State, cause: RevisionEntry.Cause, _ statement: Statement,
        successor: String? = nil
    ) throws {
        let instants = store.instants(of: statement.seminar.occurrence)
        let at = max(row.lastModifiedAt.adding(seconds: 1), now)
        // The minutes since the event was made, where they are more: a database that comes back from a backup has
        // forgotten revisions that subscribers have seen, and must not give their numbers out again.
        let minutes = (at.secondsSince1970 - row.createdAt.secondsSince1970) / 60
        let sequence = max(row.sequence + 1, minutes)
        let sql = """
            UPDATE seminar SET series = ?, origin = ?, seminar = ?, sequence = ?, last_modified_at = ?, state = ?,
                superseded_by = ?, starts_at = ?, ends_at = ?
            WHERE uid = ?
            """
        try database.execute(
            sql: sql,
            arguments: [
                statement.series, statement.origin, statement.json, sequence, at.description, state.rawValue,
                successor, instants?.start.description, instants?.end?.description, row.uid,
            ])
        try enter(row.uid, sequence: sequence, at: at, cause: cause, statement)
    }

    private mutating func enter(
        _ uid: String, sequence: Int, at: Timestamp, cause: RevisionEntry.Cause, _ statement: Statement
    ) throws {
        let sql = """
            INSERT INTO revision (uid, sequence, at, cause, announcement, series, seminar) VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        try database.execute(
            sql: sql,
            arguments: [
                uid, sequence, at.description, cause.rawValue, statement.announcement, statement.series, statement.json,
            ])
        changed.insert(uid)
        latest = max(latest, at)
    }
}
