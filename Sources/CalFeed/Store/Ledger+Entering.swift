import GRDB

/// Talks that a person enters from an announcement which could not be read.
extension Store {
    /// Makes an event of what a person read in an announcement that gave none. What was entered is corrected by hand
    /// from the first: when the announcement is understood later, it is that event's, and the correction counts.
    ///
    /// - Parameter edit: its values; the day is needed, and with an hour the zone. Its UID does not count.
    /// - Throws: `EditError` where it cannot be carried out, `StoreError` where the store fails.
    public func enter(_ edit: Edit, from origin: Origin, at now: Timestamp) throws -> EditOutcome {
        try carryOut(at: now) { ledger in try ledger.enter(edit, from: origin) }
    }

    /// The series whose announcements stand at an origin; nil where none is known to.
    public func series(of origin: Origin) throws(StoreError) -> String? {
        try texts("SELECT series FROM origin WHERE source = ? AND name = ?", [origin.source, origin.name]).first
    }
}

extension Ledger {
    fileprivate mutating func enter(_ edit: Edit, from origin: Origin) throws -> EditOutcome {
        guard let row = try self.origin(origin), row.unread != nil else {
            throw EditError.notUnread(announcement: origin.name)
        }
        if let known = try mentions(of: row.id).first(where: \.isCurrent) {
            throw EditError.announcedAlready(uid: known.uid, announcement: origin.name)
        }
        let values = try entered(edit)
        // A talk is shown as what was entered; its announcement says nothing of it.
        var skeleton = Seminar(occurrence: .days(first: values.day, last: values.day))
        let byHand = Basis.corrected(reason: .told(.byHandEntered))
        for field in [Field.start, .status] {
            skeleton.evidence[field] = Evidence(basis: byHand, text: "", rule: "by-hand")
        }
        let corrections = values.values.map { Correction(uid: "", value: $0, announced: nil, at: now) }
        var statement = Statement(
            seminar: skeleton.corrected(by: corrections), json: "", series: row.series, origin: row.id,
            announcement: row.announcement)
        statement.json = try SeminarJSON.text(statement.seminar)
        let uid = try publish(statement, at: origin, isOnlyOne: true, isByHand: true)
        let shown = statement.seminar
        statement.seminar = skeleton
        statement.json = try SeminarJSON.text(skeleton)
        try setMention(uid, position: 0, statement, isUpdate: false)
        for value in values.values { try set(value, of: uid, announced: nil) }
        try noteRecognition(uid, skeleton)
        try setAside(origin)
        return EditOutcome(uid: uid, sequence: 0, changes: FieldChange.changes(from: skeleton, to: shown))
    }

    private func entered(_ edit: Edit) throws -> (day: LocalDate, values: [CorrectedValue]) {
        let start = (edit.values[.start]?.first ?? "").split(whereSeparator: \.isWhitespace).joined()
        guard let day = LocalDate(String(start.prefix(10))) else {
            throw EditError.unreadable(
                .start, text: start, expected: "2027-02-10T16:00, or 2027-02-10 for a whole day")
        }
        var edit = edit
        // A whole day is the same in all zones.
        if LocalDate(start) != nil { edit.values[.zone] = nil }
        let reader = EditReader(
            edit: edit, present: Seminar(occurrence: .days(first: day, last: day)), known: [], zones: store.zones)
        return (day, try reader.values())
    }
}
