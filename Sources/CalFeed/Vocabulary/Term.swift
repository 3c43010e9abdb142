/// What a word or phrase can mean in announcements, in one language.
struct Term: Hashable, Sendable {
    /// The first column of a vocabulary file, in kebab case.
    enum Key: UInt8, Sendable, CaseIterable {
        case language, month, weekday, weekdayShort, weekly, meridiem, clock, hour, minute, duration, range, relative
        case ordinal, label, cue, status, tba
        case half, quarter, academic, number, unit, era
        case honorific, preposition, person, negation, connector, copula, address, condition
        case honorificSuffix, credential, institution, place, online, talk, series, says, timezone, name, stop, order
        case clockHours
        /// A half of the day that may stand in front of an hour: "this evening at 7".
        case dayPart
        /// A word in front of a day that has neither weekday nor month: "el 16".
        case article
        /// Letters of a part of the year, with how many of them a year has: "Q1".
        case partOfYear
        /// Words of headings that no name holds: "Upcoming Seminars".
        case heading
        /// What stands beside a day that nobody has taken yet: "open", "reserved".
        case vacancy
        /// A word in front of who wrote something: "by", "von".
        case byline
        /// A verb that sentences have and titles rarely do: "will".
        case verb
        /// Words that lead elsewhere: "read more", "watch the recording".
        case navigation
        /// A word for a street, behind its name or before it: "Mill Road", "rue de Rome".
        case street
        // Tables of zones and names, each a file of its own.
        case zoneName, zonePlace, zoneCode, institutionName, givenName, familyName
        /// A word in the names of institutions that are called after their town.
        case institutionWord

        static let named = Dictionary(
            allCases.map { (String(describing: $0).inKebabCase, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Several keys, in one bit each.
    struct Keys: OptionSet, Hashable, Sendable {
        let rawValue: UInt64

        init(rawValue: UInt64) { self.rawValue = rawValue }

        init(_ keys: Key...) { self.init(rawValue: keys.reduce(0) { $0 | 1 &<< UInt64($1.rawValue) }) }

        func contains(_ key: Key) -> Bool { rawValue & 1 &<< UInt64(key.rawValue) != 0 }
    }

    var key: Key
    /// The second column.
    var value: String
    /// None for the tables of zones and names.
    var language: Language
}

/// A term found in a text, and how many tokens it covers.
struct TermMatch: Hashable, Sendable {
    var term: Term
    var length: Int
}

extension String {
    /// `nextLine` as `next-line`.
    var inKebabCase: String {
        reduce(into: "") { name, letter in
            if letter.isUppercase { name.append("-") }
            name += letter.lowercased()
        }
    }
}
