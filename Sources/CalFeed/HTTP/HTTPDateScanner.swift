/// Reads the three forms of an HTTP date from left to right (RFC 9110 §5.6.7).
struct HTTPDateScanner {
    struct Reading {
        var weekday: Weekday
        var date: LocalDate
        /// 0 to 60 in seconds: a leap second is legal.
        var secondOfDay: Int

        var timestamp: Timestamp { Timestamp(secondsSince1970: date.dayNumber * 86_400 + secondOfDay) }
    }

    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    mutating func reading(now: Timestamp) -> Reading? {
        // "Mon" begins "Monday", so the long names are tried first.
        if let weekday = name(of: HTTPDate.longWeekdays).flatMap({ Weekday(rawValue: $0 + 1) }) {
            return rfc850(weekday, now: now)
        }
        guard let weekday = name(of: HTTPDate.shortWeekdays).flatMap({ Weekday(rawValue: $0 + 1) }) else { return nil }
        return skip(", ") ? fixdate(weekday) : asctime(weekday)
    }

    /// After `Sun, `: `06 Nov 1994 08:49:37 GMT`.
    private mutating func fixdate(_ weekday: Weekday) -> Reading? {
        guard let day = number(2), skip(" "), let month = name(of: HTTPDate.months), skip(" "), let year = number(4),
            skip(" "), let second = time(), skip(" GMT"), rest.isEmpty,
            let date = LocalDate(year: year, month: month + 1, day: day)
        else { return nil }
        return Reading(weekday: weekday, date: date, secondOfDay: second)
    }

    /// After `Sunday`: `, 06-Nov-94 08:49:37 GMT`.
    private mutating func rfc850(_ weekday: Weekday, now: Timestamp) -> Reading? {
        guard skip(", "), let day = number(2), skip("-"), let month = name(of: HTTPDate.months), skip("-"),
            let shortYear = number(2), skip(" "), let second = time(), skip(" GMT"), rest.isEmpty
        else { return nil }
        let present = now.utc.date
        var year = present.year / 100 * 100 + 100 + shortYear
        while isMoreThanFiftyYearsAhead(year: year, month: month + 1, day: day, of: present) { year -= 100 }
        guard let date = LocalDate(year: year, month: month + 1, day: day) else { return nil }
        return Reading(weekday: weekday, date: date, secondOfDay: second)
    }

    private func isMoreThanFiftyYearsAhead(year: Int, month: Int, day: Int, of present: LocalDate) -> Bool {
        (year, month, day) > (present.year + 50, present.month, present.day)
    }

    /// After `Sun`: ` Nov  6 08:49:37 1994`.
    private mutating func asctime(_ weekday: Weekday) -> Reading? {
        guard skip(" "), let month = name(of: HTTPDate.months), skip(" "),
            let day = skip(" ") ? number(1) : number(2), skip(" "), let second = time(), skip(" "),
            let year = number(4), rest.isEmpty, let date = LocalDate(year: year, month: month + 1, day: day)
        else { return nil }
        return Reading(weekday: weekday, date: date, secondOfDay: second)
    }

    /// `08:49:37`, in seconds after midnight.
    private mutating func time() -> Int? {
        guard let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
            hour <= 23, minute <= 59, second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard rest.count >= digits, let value = Decimal.value(of: rest.prefix(digits)) else { return nil }
        rest = rest.dropFirst(digits)
        return value
    }

    private mutating func name(of names: [String]) -> Int? {
        names.firstIndex { skip($0) }
    }

    private mutating func skip(_ literal: String) -> Bool {
        guard rest.starts(with: literal.utf8) else { return false }
        rest = rest.dropFirst(literal.utf8.count)
        return true
    }
}
