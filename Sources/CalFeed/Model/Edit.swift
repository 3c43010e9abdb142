/// What a person asks to be changed by hand of one event, in the words they wrote it.
public struct Edit: Hashable, Sendable, Codable {
    public var uid: String
    /// By field. Several texts are several speakers; an empty text takes away what the announcement says.
    public var values: [Field: [String]]
    /// Fields for which the announcement's word is to count again.
    public var takenBack: Set<Field>
    /// Fields that are right as they stand, whatever is announced: what was concluded or assumed is known from now on,
    /// and what was corrected stays so.
    public var confirmed: Set<Field>
    /// Events that are the same talk and go on as this one; this one's announcements come first.
    public var joined: [String]
    /// Events that were joined to this one and are to be events of their own again.
    public var parted: [String]

    public init(
        uid: String, values: [Field: [String]] = [:], takenBack: Set<Field> = [], confirmed: Set<Field> = [],
        joined: [String] = [], parted: [String] = []
    ) {
        self.uid = uid
        self.values = values
        self.takenBack = takenBack
        self.confirmed = confirmed
        self.joined = joined
        self.parted = parted
    }

    var isEmpty: Bool { values.isEmpty && takenBack.isEmpty && confirmed.isEmpty && joined.isEmpty && parted.isEmpty }
}

/// Why an edit cannot be carried out. The description is a sentence for the person who asked.
public enum EditError: Error, Hashable, Sendable {
    case noEvent(uid: String)
    /// It goes on under another identifier.
    case superseded(uid: String, by: String)
    /// An event was to be joined to itself.
    case sameEvent(uid: String)
    /// No announcement speaks of it any more.
    case withdrawn(uid: String)
    /// One announcement speaks of both, as of two talks.
    case announcedTogether(uid: String, other: String, announcement: String)
    case notJoined(uid: String, to: String)
    /// A talk was to be entered from an announcement that an event came from.
    case announcedAlready(uid: String, announcement: String)
    /// A talk was to be entered from an announcement that is gone, or was understood.
    case notUnread(announcement: String)
    case nothingAsked
    case notCorrected(Field)
    case notCorrectable(Field)
    case unreadable(Field, text: String, expected: String)
    case tooLong(Field, limit: Int)
    case unknownZone(String)
    /// An hour was given, and neither the announcement nor the edit tells whose clock shows it.
    case zoneMissing
    /// The zone's clocks never show it: they are put forward over it.
    case skipped(LocalDateTime, zone: TZID)
    /// The zone's clocks show it twice, and which time is meant cannot be told from the text.
    case twice(LocalDateTime, zone: TZID, offsets: [String])
    /// The second of two equal readings has no name in a calendar but in UTC.
    case second(LocalDateTime, zone: TZID, universal: LocalDateTime)
    case endsBeforeStart(start: String, end: String)
}

extension EditError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noEvent(let uid): "there is no event \(uid); its page and its calendar entry show the UID"
        case .superseded(let uid, let successor): "\(uid) goes on as \(successor); edit that one"
        case .sameEvent(let uid): "\(uid) cannot be joined to itself"
        case .withdrawn(let uid): "\(uid) is withdrawn: no announcement speaks of it any more"
        case .announcedTogether(let uid, let other, let announcement):
            "'\(announcement.prefix(80))' announces \(uid) and \(other) as two talks; mend the announcement, or set one of them to cancelled"
        case .notJoined(let uid, let other): "\(uid) was not joined to \(other), so the two cannot be taken apart"
        case .announcedAlready(let uid, let announcement):
            "'\(announcement.prefix(80))' stands behind \(uid) already; correct that one"
        case .notUnread(let announcement):
            "'\(announcement.prefix(80))' is gone, or was understood meanwhile; look at the list again"
        case .nothingAsked: "nothing is to be changed; name a field and its value"
        case .notCorrected(let field): "\(field.rawValue) is not corrected by hand, so nothing can be taken back"
        case .notCorrectable(let field): "\(field.rawValue) cannot be corrected by hand"
        case .unreadable(let field, let text, let expected):
            "\(field.rawValue) '\(text.prefix(80))' cannot be read; write \(expected)"
        case .tooLong(let field, let limit): "\(field.rawValue) is longer than \(limit) bytes"
        case .unknownZone(let name):
            "there is no zone '\(name.prefix(80))'; use a name of the IANA time zone database, like Europe/Paris"
        case .zoneMissing: "no zone is known for this event; give one, like Europe/Paris"
        case .skipped(let local, let zone):
            "the clocks of \(zone) skip \(local.date) \(local.time): they are put forward that day"
        case .twice(let local, let zone, let offsets):
            "the clocks of \(zone) show \(local.date) \(local.time) twice; write which is meant: "
                + offsets.map { "\(local)\($0)" }.joined(separator: " or ")
        case .second(let local, let zone, let universal):
            "the second \(local.time) of \(local.date) in \(zone) can only be told in UTC: \(universal) in zone Etc/UTC"
        case .endsBeforeStart(let start, let end): "the end, \(end), is not after the start, \(start)"
        }
    }
}
