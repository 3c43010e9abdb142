import GRDB

extension Ledger {
    func corrections(of uid: String) throws -> [Correction] {
        let sql = "SELECT * FROM correction WHERE uid = ? ORDER BY field"
        return try Rows.Correction.fetchAll(database, sql: sql, arguments: [uid]).map(store.correction)
    }

    /// What the announcements say of an event that was corrected; nil where it was not, and so is what they say.
    func announced(_ uid: String) throws -> Seminar? {
        let sql = "SELECT EXISTS (SELECT 1 FROM correction WHERE uid = ?)"
        guard try Bool.fetchOne(database, sql: sql, arguments: [uid]) == true else { return nil }
        return try combinedAnnouncements(of: uid)
    }

    /// The statement with what was corrected by hand of the event.
    func corrected(_ statement: Statement, _ uid: String) throws -> Statement {
        let corrections = try corrections(of: uid)
        guard !corrections.isEmpty else { return statement }
        var result = statement
        result.seminar = statement.seminar.corrected(by: corrections)
        result.json = try SeminarJSON.text(result.seminar)
        return result
    }

    /// Carries out what a person asks for.
    ///
    /// - Throws: `EditError`, `StoreError`.
    mutating func carryOut(_ edit: Edit) throws -> EditOutcome {
        var row = try editable(edit.uid)
        let before = try value(row.seminar, of: row.uid)
        for uid in edit.parted {
            try part(uid, from: row)
            row = try editable(edit.uid)
        }
        for uid in edit.joined {
            try join(uid, into: row)
            row = try editable(edit.uid)
        }
        let announced = try combinedAnnouncements(of: row.uid) ?? before
        try takeBack(edit)
        var values = try EditReader(
            edit: edit, present: announced.corrected(by: corrections(of: row.uid)),
            known: corrections(of: row.uid).map(\.value), zones: store.zones
        ).values()
        values += try confirmed(edit, of: before)
        for value in values { try set(value, of: row.uid, announced: announced) }
        try noteRecognition(row.uid, announced)

        var statement = try unchanged(row)
        statement.seminar = announced
        statement.json = try SeminarJSON.text(announced)
        let sequence = row.sequence
        // What was withdrawn is not brought back by a correction: it shows when the event returns.
        if row.state == .published { try revise(row, to: statement, isByHand: true) }
        let after = try seminar(row.uid)
        let seminar = try after.map { try value($0.seminar, of: row.uid) } ?? before
        return EditOutcome(
            uid: row.uid, sequence: after?.sequence ?? sequence, changes: FieldChange.changes(from: before, to: seminar)
        )
    }

    private func editable(_ uid: String) throws -> Rows.Seminar {
        guard let row = try seminar(uid) else { throw EditError.noEvent(uid: uid) }
        guard row.state == .superseded else { return row }
        guard let successor = try store.successor(of: uid, in: database) else { throw EditError.noEvent(uid: uid) }
        throw EditError.superseded(uid: uid, by: successor)
    }

    private func confirmed(_ edit: Edit, of present: Seminar) throws -> [CorrectedValue] {
        let known = try corrections(of: edit.uid).map(\.value)
        return try edit.confirmed.sorted { $0.rawValue < $1.rawValue }.map { field in
            guard Field.correctable.contains(field) else { throw EditError.notCorrectable(field) }
            if let value = known.first(where: { $0.field == field }) { return value }
            guard let value = CorrectedValue(field, of: present) else { throw EditError.zoneMissing }
            return value
        }
    }

    private func takeBack(_ edit: Edit) throws {
        for field in edit.takenBack {
            try database.execute(
                sql: "DELETE FROM correction WHERE uid = ? AND field = ?", arguments: [edit.uid, field.rawValue])
            guard database.changesCount > 0 else { throw EditError.notCorrected(field) }
        }
    }

    /// - Parameter announced: what announcements say of the event; nil where none was understood.
    func set(_ value: CorrectedValue, of uid: String, announced: Seminar?) throws {
        let sql = """
            INSERT INTO correction (uid, field, value, announced, at, recognised_by) VALUES (?, ?, ?, ?, ?, '')
            ON CONFLICT (uid, field) DO UPDATE SET value = excluded.value, announced = excluded.announced,
                at = excluded.at
            """
        try database.execute(
            sql: sql,
            arguments: [
                uid, value.field.rawValue, try SeminarJSON.text(value), announced?.told(of: value.field),
                now.description,
            ])
    }

    func noteRecognition(_ uid: String, _ announced: Seminar) throws {
        let key = SeminarProfile(announced.corrected(by: try corrections(of: uid))).key
        try database.execute(sql: "UPDATE correction SET recognised_by = ? WHERE uid = ?", arguments: [key, uid])
    }

    /// What was corrected of an event that goes on under another identifier; what was corrected there comes first.
    func passOnCorrections(of uid: String, to survivor: String) throws {
        try database.execute(
            sql: "UPDATE OR IGNORE correction SET uid = ? WHERE uid = ?", arguments: [survivor, uid])
        try database.execute(sql: "DELETE FROM correction WHERE uid = ?", arguments: [uid])
    }
}
