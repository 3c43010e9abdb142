/// What a wall-clock reading means in a zone.
public enum LocalTimeMeaning: Hashable, Sendable {
    case unique(Timestamp)
    /// The clocks skip this reading. The value applies the offset before the gap (RFC 5545 §3.3.5).
    case gap(Timestamp)
    /// The clocks show this reading twice.
    case fold(first: Timestamp, second: Timestamp)

    /// The instant RFC 5545 §3.3.5 takes: in a gap the offset before it, in a fold the first.
    public var timestamp: Timestamp {
        switch self {
        case .unique(let timestamp), .gap(let timestamp), .fold(let timestamp, second: _): timestamp
        }
    }
}
