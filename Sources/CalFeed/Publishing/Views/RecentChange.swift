/// One change in the life of an event, for those who follow changes.
struct RecentChange: Hashable, Sendable {
    var entry: RevisionEntry
    var changes: [FieldChange]

    /// How many are told.
    private static let limit = 200

    /// Of several events' changes the latest, the latest first.
    static func latest(of histories: [[RevisionEntry]]) -> [RecentChange] {
        let all = histories.flatMap(changes).sorted { left, right in
            left.entry.at == right.entry.at
                ? (left.entry.uid, left.entry.sequence) < (right.entry.uid, right.entry.sequence)
                : left.entry.at > right.entry.at
        }
        return Array(all.prefix(limit))
    }

    private static func changes(in history: [RevisionEntry]) -> [RecentChange] {
        history.indices.suffix(10).map { index in
            RecentChange(
                entry: history[index],
                changes: index == 0
                    ? [] : FieldChange.changes(from: history[index - 1].seminar, to: history[index].seminar))
        }
    }
}
