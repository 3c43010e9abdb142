import GRDB

extension Store {
    /// Works out anew when the coming events are, where the zone data is another than the one that was used last.
    ///
    /// What an announcement says is a wall clock's reading and a zone; the instant follows from the zone's rules. An
    /// event whose instant is another one gets a new revision and a diagnostic. What is over stays as it was.
    ///
    /// - Returns: The events that moved; nothing where the store was opened without zone data.
    public func deriveInstants(at now: Timestamp) throws(StoreError) -> StoreChange {
        guard let zones else { return .unchanged }
        let known = try zoneDataVersion()
        guard known != zones.version else { return .unchanged }
        let change = try change(at: now) { ledger in try ledger.deriveInstants() }
        try noteZoneDataVersion(zones.version)
        return change
    }
}

extension Ledger {
    private struct Derived: Rows.Row {
        var uid: String
        var startsAt: Timestamp?
        var endsAt: Timestamp?
    }

    fileprivate mutating func deriveInstants() throws {
        let sql = """
            SELECT uid, starts_at, ends_at FROM seminar
            WHERE state = 'published' AND (starts_at IS NULL OR coalesce(ends_at, starts_at) >= ?)
            """
        for derived in try Derived.fetchAll(database, sql: sql, arguments: [now.description]) {
            guard let row = try seminar(derived.uid) else { continue }
            var statement = try unchanged(row)
            guard let instants = store.instants(of: statement.seminar.occurrence),
                case .clock(let start, end: _, let zone?) = statement.seminar.occurrence,
                instants.start != derived.startsAt || instants.end != derived.endsAt
            else { continue }
            // An event from before instants were kept has nothing to differ from.
            guard let before = derived.startsAt else {
                try database.execute(
                    sql: "UPDATE seminar SET starts_at = ?, ends_at = ? WHERE uid = ?",
                    arguments: [instants.start.description, instants.end?.description, row.uid])
                continue
            }
            try statement.add(
                Diagnostic(
                    .warning, .zoneRulesChanged,
                    [
                        .zone: .name(zone.rawValue), .moment: .moment(start), .now: .moment(instants.start.utc),
                        .then: .moment(before.utc),
                    ]))
            try move(row, statement)
        }
    }
}
