extension ZoneRule {
    /// Reads a footer whole; fails on anything RFC 9636 §3.3.1 does not allow.
    init?(footer: String) {
        var scanner = FooterScanner(footer)
        guard let name = scanner.abbreviation(), let west = scanner.seconds(hours: 24) else { return nil }
        standard = TZif.Period(offset: -west, abbreviation: name)
        if scanner.isAtEnd { return }
        guard let name = scanner.abbreviation() else { return nil }
        var offset = standard.offset + 3600
        if !scanner.next(is: ",") {
            guard let west = scanner.seconds(hours: 24) else { return nil }
            offset = -west
        }
        guard let begins = scanner.onset(), let ends = scanner.onset(), scanner.isAtEnd else { return nil }
        season = Season(period: TZif.Period(offset: offset, abbreviation: name), begins: begins, ends: ends)
    }
}

private struct FooterScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    func next(is character: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: character) }

    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard next(is: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// `CEST`, or `<+0330>` in angle brackets.
    mutating func abbreviation() -> String? {
        let isQuoted = accept("<")
        let name = rest.prefix { byte in
            ZoneRule.isAbbreviation(byte) && (isQuoted || (0x41...0x5A).contains(byte & 0xDF))
        }
        rest = rest.dropFirst(name.count)
        guard (3...32).contains(name.count), !isQuoted || accept(">") else { return nil }
        return String(decoding: name, as: UTF8.self)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard digits.count <= 3, let value = Decimal.value(of: digits), range.contains(value) else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    /// `[+-]hh[:mm[:ss]]`.
    mutating func seconds(hours limit: Int) -> Int? {
        let sign = accept("-") ? -1 : 1
        if sign == 1 { _ = accept("+") }
        guard let hours = number(0...limit) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where accept(":") {
            guard let value = number(0...59) else { return nil }
            seconds += value * unit
        }
        return sign * seconds
    }

    /// `,M10.5.0/3`, `,J365/23` or `,0/0`; two o'clock where no time is given.
    mutating func onset() -> ZoneRule.Onset? {
        guard accept(","), let day = day() else { return nil }
        guard accept("/") else { return ZoneRule.Onset(day: day, seconds: 7200) }
        guard let seconds = seconds(hours: 167) else { return nil }
        return ZoneRule.Onset(day: day, seconds: seconds)
    }

    private mutating func day() -> ZoneRule.Onset.Day? {
        if accept("J") { return number(1...365).map { .ordinal($0) } }
        guard accept("M") else { return number(0...365).map { .ordinalWithLeapDay($0) } }
        guard let month = number(1...12), accept("."), let week = number(1...5), accept("."),
            let weekday = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
