/// What calendar and wall clock show together; means an instant only in a zone.
public struct LocalDateTime: Hashable, Sendable {
    public let date: LocalDate
    public let time: LocalTime

    public init(_ date: LocalDate, _ time: LocalTime) {
        self.date = date
        self.time = time
    }

    /// The reading of a clock that shows UTC, so many seconds after 1970-01-01T00:00.
    public init(secondsSince1970 seconds: Int) {
        let day = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        self.init(LocalDate(dayNumber: day), LocalTime(secondOfDay: seconds - day * 86_400))
    }

    /// Seconds after 1970-01-01T00:00 on the same wall clock, if it never changed.
    public var secondsSince1970: Int { date.dayNumber * 86_400 + time.secondOfDay }

    /// What the clock shows so many seconds later, if it does not change meanwhile.
    public func adding(seconds: Int) -> LocalDateTime {
        LocalDateTime(secondsSince1970: secondsSince1970 + seconds)
    }
}

extension LocalDateTime: Comparable {
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

/// ISO 8601: `2026-03-12T11:00`, with seconds only where there are some.
extension LocalDateTime: CustomStringConvertible, LosslessStringConvertible {
    public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count == 16 || bytes.count == 19, bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A,
            let date = LocalDate(String(description.prefix(10))),
            let hour = Decimal.value(of: bytes[11..<13]),
            let minute = Decimal.value(of: bytes[14..<16])
        else { return nil }
        var second = 0
        if bytes.count == 19 {
            guard bytes[16] == 0x3A, let value = Decimal.value(of: bytes[17..<19]) else { return nil }
            second = value
        }
        guard let time = LocalTime(hour: hour, minute: minute, second: second) else { return nil }
        self.init(date, time)
    }

    public var description: String {
        "\(date)T\(time)" + (time.second == 0 ? "" : ":" + Decimal.padded(time.second, to: 2))
    }
}
