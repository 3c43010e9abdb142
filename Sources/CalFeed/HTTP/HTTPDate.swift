/// A date as HTTP writes it, to the second and in GMT (RFC 9110 §5.6.7).
enum HTTPDate {
    /// The one form that is written, IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(of timestamp: Timestamp) -> String {
        let (date, time) = (timestamp.utc.date, timestamp.utc.time)
        let clock = [time.hour, time.minute, time.second].map { Decimal.padded($0, to: 2) }.joined(separator: ":")
        return "\(shortWeekdays[date.weekday.rawValue - 1]), \(Decimal.padded(date.day, to: 2)) "
            + "\(months[date.month - 1]) \(Decimal.padded(date.year, to: 4)) \(clock) GMT"
    }

    /// The instant of any of the three forms a recipient must read: IMF-fixdate, RFC 850's and asctime's.
    ///
    /// - Parameter now: what a year of two digits is counted from: one that seems more than 50 years ahead is past.
    /// - Returns: nil for everything else, also where the weekday is not that of the date.
    static func timestamp(in text: String, now: Timestamp) -> Timestamp? {
        // The longest form has 33 characters; nothing longer is looked at.
        guard text.utf8.count <= 40 else { return nil }
        var scanner = HTTPDateScanner(text)
        guard let reading = scanner.reading(now: now) else { return nil }
        guard reading.date.weekday == reading.weekday else { return nil }
        return reading.timestamp
    }

    static let shortWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let longWeekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
