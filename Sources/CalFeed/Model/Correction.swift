/// What a person set by hand for one field of an event. It comes before whatever announcements say, now and later.
public struct Correction: Hashable, Sendable {
    public var uid: String
    public var value: CorrectedValue
    /// What the announcements said of the field when it was corrected, as `Seminar.told(of:)` has it.
    public var announced: String?
    public var at: Timestamp

    public init(uid: String, value: CorrectedValue, announced: String?, at: Timestamp) {
        self.uid = uid
        self.value = value
        self.announced = announced
        self.at = at
    }

    public var field: Field { value.field }
}

/// A value that a field is corrected to. Nil takes away what announcements say.
public enum CorrectedValue: Hashable, Sendable, Codable {
    case title(String?)
    case speakers([Speaker])
    /// By the clock of the zone, which therefore is corrected with it.
    case start(LocalDateTime, zone: TZID)
    /// The first day; the hour, where there is one, stays the announcements'.
    case day(LocalDate)
    /// By the clock of the event's zone.
    case end(LocalDateTime?)
    /// Of an event of whole days; it is included.
    case lastDay(LocalDate)
    case zone(TZID)
    case location(String?)
    case onlineURL(String?)
    case host(String?)
    case status(Status)

    /// An event has at most one correction of each field.
    public var field: Field {
        switch self {
        case .title: .title
        case .speakers: .speakers
        case .start, .day: .start
        case .end, .lastDay: .end
        case .zone: .zone
        case .location: .location
        case .onlineURL: .onlineURL
        case .host: .host
        case .status: .status
        }
    }
}

extension CorrectedValue {
    /// The value that a field has; nil where no hour is placed in a zone.
    init?(_ field: Field, of seminar: Seminar) {
        switch (field, seminar.occurrence) {
        case (.title, _): self = .title(seminar.title)
        case (.speakers, _): self = .speakers(seminar.speakers)
        case (.start, .days(let first, last: _)): self = .day(first)
        case (.start, .clock(let start, end: _, let zone?)): self = .start(start, zone: zone)
        case (.end, .days(first: _, let last)): self = .lastDay(last)
        case (.end, .clock(start: _, let end, zone: _)): self = .end(end)
        case (.zone, .clock(start: _, end: _, let zone?)): self = .zone(zone)
        case (.location, _): self = .location(seminar.location)
        case (.onlineURL, _): self = .onlineURL(seminar.onlineURL)
        case (.host, _): self = .host(seminar.host)
        case (.status, _): self = .status(seminar.status)
        case (.start, _), (.zone, _), (.series, _): return nil
        }
    }
}

extension Field {
    /// Those that can be corrected; the series of an event is its source's.
    public static let correctable: [Field] = allCases.filter { $0 != .series }
}

extension Seminar {
    /// A field's value in one line, the same for the same value; nil where there is none.
    public func told(of field: Field) -> String? {
        switch (field, occurrence) {
        case (.title, _): title
        case (.speakers, _):
            speakers.isEmpty
                ? nil
                : speakers.map { $0.name + ($0.affiliation.map { " (\($0))" } ?? "") }.joined(separator: ", ")
        case (.start, .days(let first, last: _)): first.description
        case (.start, .clock(let start, end: _, let zone)): "\(start)" + (zone.map { " \($0)" } ?? "")
        case (.end, .days(first: _, let last)): last.description
        case (.end, .clock(start: _, let end, zone: _)): end?.description
        case (.zone, .days): nil
        case (.zone, .clock(start: _, end: _, let zone)): zone?.rawValue
        case (.location, _): location
        case (.onlineURL, _): onlineURL
        case (.host, _): host
        case (.series, _): series
        case (.status, _): status.rawValue
        }
    }
}
