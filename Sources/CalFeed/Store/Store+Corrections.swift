import GRDB

/// What an edit did.
public struct EditOutcome: Hashable, Sendable {
    public var uid: String
    /// The event's revision from here on; higher than before where a reader of the calendar sees a difference.
    public var sequence: Int
    public var changes: [FieldChange]

    public init(uid: String, sequence: Int, changes: [FieldChange]) {
        self.uid = uid
        self.sequence = sequence
        self.changes = changes
    }
}

extension Store {
    /// Corrects an event by hand, or takes corrections back; all of what is asked or nothing.
    ///
    /// A correction comes before what announcements say, those of the future included, and raises the event's SEQUENCE
    /// as any visible change does. When an announcement later says something else than it did, the event says so.
    ///
    /// - Throws: `EditError` where it cannot be carried out, `StoreError` where the store fails.
    public func carryOut(_ edit: Edit, at now: Timestamp) throws -> EditOutcome {
        guard !edit.isEmpty else { throw EditError.nothingAsked }
        return try carryOut(at: now) { ledger in try ledger.carryOut(edit) }
    }

    /// All of what a person asks for or nothing.
    func carryOut(at now: Timestamp, _ work: (inout Ledger) throws -> EditOutcome) throws -> EditOutcome {
        var refusal: EditError?
        var outcome: EditOutcome?
        do {
            _ = try change(at: now) { ledger in
                do {
                    outcome = try work(&ledger)
                } catch let error as EditError {
                    refusal = error
                    // Nothing of it is kept.
                    throw error
                }
            }
        } catch {
            throw refusal ?? error
        }
        guard let outcome else { throw EditError.nothingAsked }
        return outcome
    }

    /// What was corrected by hand, in the order of UIDs and fields; of one event, or of all.
    public func corrections(of uid: String? = nil) throws(StoreError) -> [Correction] {
        try read { database in
            let sql = "SELECT * FROM correction WHERE uid = ? OR ? IS NULL ORDER BY uid, field"
            return try Rows.Correction.fetchAll(database, sql: sql, arguments: [uid, uid]).map(correction)
        }
    }

    func correction(_ row: Rows.Correction) throws(StoreError) -> Correction {
        Correction(
            uid: row.uid, value: try value(CorrectedValue.self, row.value, of: row.uid), announced: row.announced,
            at: row.at)
    }
}
