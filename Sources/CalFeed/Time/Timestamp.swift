/// An instant, to the second, in UTC.
public struct Timestamp: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds left out (POSIX time).
    public let secondsSince1970: Int

    public init(secondsSince1970: Int) {
        self.secondsSince1970 = secondsSince1970
    }

    /// What a clock that shows UTC shows.
    public var utc: LocalDateTime { LocalDateTime(secondsSince1970: secondsSince1970) }

    public func adding(seconds: Int) -> Timestamp {
        Timestamp(secondsSince1970: secondsSince1970 + seconds)
    }
}

extension Timestamp: Comparable {
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

/// RFC 3339 in UTC: `2026-03-12T15:00:00Z`.
extension Timestamp: CustomStringConvertible, LosslessStringConvertible {
    public init?(_ description: String) {
        guard description.hasSuffix("Z"), let local = LocalDateTime(String(description.dropLast())) else { return nil }
        self.init(secondsSince1970: local.secondsSince1970)
    }

    public var description: String {
        "\(utc.date)T\(utc.time):\(Decimal.padded(utc.time.second, to: 2))Z"
    }
}
