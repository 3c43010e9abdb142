/// One state in the history of an event.
public struct RevisionEntry: Hashable, Sendable {
    public enum Cause: String, Hashable, Sendable {
        /// First seen.
        case announced
        /// Its announcement says something else, or is read otherwise.
        case edited
        /// Its announcement stands under another name or in another source.
        case renamed
        /// Its announcement is gone, and its source withdraws such events.
        case withdrawn
        /// It was withdrawn, and is announced again.
        case returned
        /// Its wall clock is the same, and other rules of its zone have become known.
        case zoneData
        /// A person corrected it by hand, or took a correction back.
        case corrected
        /// It was another event's announcement under a new name; that one goes on.
        case superseded
    }

    public var uid: String
    public var sequence: Int
    /// The event's LAST-MODIFIED from here on.
    public var at: Timestamp
    public var cause: Cause
    /// The announcement behind the change; nil where there was none.
    public var origin: Origin?
    /// Of that announcement's bytes.
    public var content: ContentDigest?
    public var series: String
    /// As it was from here on; evidence points into the text of that announcement.
    public var seminar: Seminar
}
