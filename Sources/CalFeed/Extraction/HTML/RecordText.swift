/// Reads the values that records are made of.
enum RecordText {
    /// A date, or a date and a time as ISO 8601 writes them, with or without marks between: `2026-03-12T14:00:00-05:00`,
    /// `20260312T190000Z`.
    static func moment(_ text: String) -> EventRecord.Moment? {
        let bytes = Array(text.trimmed.utf8)
        var index = 0
        func number(_ digits: Int) -> Int? {
            guard index + digits <= bytes.count, let value = Decimal.value(of: bytes[index..<(index + digits)]) else {
                return nil
            }
            index += digits
            return value
        }
        func skip(_ marks: [UInt8]) -> Bool {
            guard index < bytes.count, marks.contains(bytes[index]) else { return false }
            index += 1
            return true
        }
        guard let year = number(4) else { return nil }
        _ = skip([0x2D, 0x2F])
        guard let month = number(2) else { return nil }
        _ = skip([0x2D, 0x2F])
        guard let day = number(2), let date = LocalDate(year: year, month: month, day: day) else { return nil }
        guard skip([0x54, 0x74, 0x20]), let hour = number(2) else { return index >= bytes.count ? .day(date) : nil }
        _ = skip([0x3A])
        let minute = number(2) ?? 0
        if skip([0x3A]) || index + 1 < bytes.count && (0x30...0x39).contains(bytes[index]) { _ = number(2) }
        if skip([0x2E, 0x2C]) { while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 } }
        guard let time = LocalTime(hour: hour, minute: minute) else { return nil }
        let local = LocalDateTime(date, time)
        _ = skip([0x20])
        if index >= bytes.count { return .floating(local) }
        if skip([0x5A, 0x7A]) { return .offset(local, 0) }
        let isWest = bytes[index] == 0x2D
        guard skip([0x2B, 0x2D]), let hours = number(2) else { return nil }
        _ = skip([0x3A])
        let minutes = number(2) ?? 0
        guard hours <= 14, minutes < 60 else { return nil }
        return .offset(local, (isWest ? -1 : 1) * (hours * 3600 + minutes * 60))
    }

    /// `PT1H30M` in minutes (ISO 8601); less than a day.
    static func duration(_ text: String) -> Int? {
        guard text.uppercased().hasPrefix("PT") else { return nil }
        var minutes = 0
        var digits = ""
        for character in text.uppercased().dropFirst(2) {
            if character.isNumber {
                digits.append(character)
                continue
            }
            guard let value = Int(digits), value < 1500 else { return nil }
            if character == "H" { minutes += value * 60 } else if character == "M" { minutes += value }
            digits = ""
        }
        return (1..<1440).contains(minutes) ? minutes : nil
    }

    /// On one line, without tags and references.
    static func plain(_ text: String) -> String {
        var text = text
        if text.contains("<") || text.contains("&") {
            text = String(
                decoding: TextRendition.rendition(of: Array(text.utf8), vocabulary: .shared).bytes, as: UTF8.self)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Schema.org's words for what has become of an event. One that is rescheduled takes place.
    static func status(_ text: String) -> Status? {
        let name = text.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last ?? ""
        switch name.lowercased() {
        case "eventcancelled", "cancelled": return .cancelled
        case "eventpostponed": return .postponed
        case "eventscheduled", "eventrescheduled", "eventmovedonline", "confirmed": return .confirmed
        case "tentative": return .tentative
        default: return nil
        }
    }

    /// Whether a type is one of schema.org's events.
    static func isEvent(_ type: some StringProtocol) -> Bool {
        let name = type.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last ?? ""
        return name.hasSuffix("Event") || name == "Festival" || name == "Hackathon"
    }
}
