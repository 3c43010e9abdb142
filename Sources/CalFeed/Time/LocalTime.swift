/// A reading of a wall clock, to the second.
public struct LocalTime: Hashable, Sendable {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int
    /// 0 to 59.
    public let second: Int

    public init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The clock's reading so many seconds after midnight, modulo a day.
    public init(secondOfDay: Int) {
        let remainder = secondOfDay % 86_400
        let second = remainder < 0 ? remainder + 86_400 : remainder
        hour = second / 3600
        minute = second % 3600 / 60
        self.second = second % 60
    }

    public static let midnight = LocalTime(secondOfDay: 0)

    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }
    public var minuteOfDay: Int { hour * 60 + minute }
}

extension LocalTime: Comparable {
    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.secondOfDay < right.secondOfDay }
}

/// ISO 8601 to the minute, as people read it: `14:30`.
extension LocalTime: CustomStringConvertible {
    public var description: String { "\(Decimal.padded(hour, to: 2)):\(Decimal.padded(minute, to: 2))" }
}
