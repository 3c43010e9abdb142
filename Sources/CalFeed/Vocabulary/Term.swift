/// What a word or phrase can mean in announcements, in one language.
struct Term: Hashable, Sendable {
    /// The first column of a vocabulary file.
    enum Key: String, Sendable, CaseIterable {
        case language, month, weekday
        case weekdayShort = "weekday-short"
        case weekly, meridiem, clock, hour, minute, duration, range, relative, ordinal, label, cue, status, tba
        case half, quarter, academic, number, unit, era
        case honorific, preposition, person, negation, connector, copula, address, condition
        case honorificSuffix = "honorific-suffix"
        case credential, institution, place, online, talk, series, says, timezone, name, stop, order
        case clockHours = "clock-hours"
        /// A half of the day that may stand in front of an hour: "this evening at 7".
        case dayPart = "day-part"
        /// A word in front of a day that has neither weekday nor month: "el 16".
        case article
        /// Letters of a part of the year, with how many of them a year has: "Q1".
        case quarterOfYear = "part-of-year"
        /// Words of headings that no name holds: "Upcoming Seminars".
        case heading
        // Tables of zones and names, each a file of its own.
        case abbreviation, zoneName, zonePlace, institutionName, givenName, familyName
    }

    var key: Key
    /// The second column.
    var value: String
    /// ISO 639; empty for the tables of zones.
    var language: String
    /// The two letters as a number below `languageCount`; nil for the tables of zones.
    let languageNumber: Int?

    static let languageCount = 26 * 26

    init(key: Key, value: String, language: String) {
        self.key = key
        self.value = value
        self.language = language
        let letters = language.utf8.map { Int($0) - 0x61 }
        languageNumber =
            letters.count == 2 && letters.allSatisfy((0..<26).contains) ? letters[0] * 26 + letters[1] : nil
    }
}

/// A term found in a text, and how many tokens it covers.
struct TermMatch: Hashable, Sendable {
    var term: Term
    var length: Int
}
