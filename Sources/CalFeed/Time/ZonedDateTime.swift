/// A wall-clock reading in a zone: what a venue announces and what is stored. The instant is derived from it.
public struct ZonedDateTime: Hashable, Sendable {
    public let local: LocalDateTime
    public let zone: TZID

    public init(_ local: LocalDateTime, in zone: TZID) {
        self.local = local
        self.zone = zone
    }
}

/// RFC 9557 without the offset: `2026-03-12T11:00[America/New_York]`.
extension ZonedDateTime: CustomStringConvertible {
    public var description: String { "\(local)[\(zone)]" }
}
