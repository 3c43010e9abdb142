/// What differs between two states of an event, in one field.
public struct FieldChange: Hashable, Sendable {
    /// By its name in the JSON contract; besides these `abstract`, `biography` and `doubts`.
    public var field: String
    /// Nil where there was nothing.
    public var from: String?
    /// Nil where nothing is left.
    public var to: String?

    public init(field: String, from: String? = nil, to: String? = nil) {
        self.field = field
        self.from = from
        self.to = to
    }
}

extension FieldChange {
    /// In the order of the fields; none where a reader of the calendar sees no difference.
    public static func changes(from old: Seminar, to new: Seminar) -> [FieldChange] {
        zip(values(of: old), values(of: new)).compactMap { old, new in
            old.value == new.value ? nil : FieldChange(field: old.field, from: old.value, to: new.value)
        }
    }

    private static func values(of seminar: Seminar) -> [(field: String, value: String?)] {
        let start: String?
        let end: String?
        var zone: String?
        switch seminar.occurrence {
        case .days(let first, let last):
            start = first.description
            end = last == first ? nil : last.description
        case .clock(let clock, let stop, let name):
            start = clock.description
            end = stop?.description
            zone = name?.rawValue
        }
        let speakers = seminar.speakers.map { $0.name + ($0.affiliation.map { " (\($0))" } ?? "") }
        let doubts = seminar.diagnostics.filter { $0.severity != .info }.map(\.message)
        return [
            (Field.title.rawValue, seminar.title), (Field.speakers.rawValue, joined(speakers, by: ", ")),
            (Field.start.rawValue, start), (Field.end.rawValue, end), (Field.zone.rawValue, zone),
            (Field.location.rawValue, seminar.location), (Field.onlineURL.rawValue, seminar.onlineURL),
            (Field.host.rawValue, seminar.host), (Field.series.rawValue, seminar.series),
            (Field.status.rawValue, seminar.status.rawValue), ("abstract", seminar.abstract),
            ("biography", seminar.biography), ("doubts", joined(doubts, by: " ")),
        ]
    }

    private static func joined(_ texts: [String], by separator: String) -> String? {
        texts.isEmpty ? nil : texts.joined(separator: separator)
    }
}
