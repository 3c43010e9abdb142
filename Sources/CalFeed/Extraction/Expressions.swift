/// A number that may be missing, in four bytes: rules hand expressions on from one to the next for every token.
@propertyWrapper struct Compact: Hashable, Sendable {
    private var value: Int32
    private static let missing = Int32.min

    init(wrappedValue: Int?) { value = wrappedValue.map { Int32(clamping: $0) } ?? Self.missing }

    var wrappedValue: Int? {
        get { value == Self.missing ? nil : Int(value) }
        set { self = Compact(wrappedValue: newValue) }
    }
}

/// A date as it is written: what stands there, and nothing that does not.
struct DateExpression: Hashable, Sendable {
    @Compact var year: Int? = nil
    @Compact var month: Int? = nil
    @Compact var day: Int? = nil
    var weekday: Weekday?
    /// Where both orders of a numeric date are possible: `04/05` is the fourth of May or the fifth of April.
    /// `month` and `day` hold the day-first reading.
    var isOrderOpen = false
    /// The last day of a range, its missing parts taken from the first.
    var last: Last?
    var relative: Relative?
    /// Two numbers with a mark between them, and nothing else that says "date".
    var isBare = false

    struct Last: Hashable, Sendable {
        @Compact var year: Int? = nil
        @Compact var month: Int? = nil
        var day: Int
    }

    enum Relative: Hashable, Sendable {
        /// Days from the day of writing: today 0, tomorrow 1.
        case days(Int)
        /// The coming weekday; the one after it where `next` says so.
        case weekday(isNext: Bool)
        /// The day of a month, counted from the month of writing: this one 0, the next 1.
        case months(Int)
    }
}

/// A reading of a clock as it is written.
struct ClockExpression: Hashable, Sendable {
    enum Meridiem: Hashable, Sendable {
        case am, pm
    }

    var hour: Int
    var minute: Int
    var meridiem: Meridiem?
    /// Written in a way that only the 24-hour clock has: `09:00`, `16 Uhr`, `14h30`, `15時`.
    var isTwentyFour = false
    /// Minutes written: `3:00` against `3`.
    var hasMinutes = true
    /// Seconds written that are not zero: a program wrote it.
    var hasSeconds = false
}

/// A time or a range of times as written.
struct TimeExpression: Hashable, Sendable {
    var start: ClockExpression
    var end: ClockExpression?
    /// The end is announced but left open: `2:30-??`.
    var isOpen = false
    /// German c.t. and s.t.: minutes after the hour.
    var academicMinutes: Int?
    var zone: ZoneExpression?
}

/// A zone as it is named.
struct ZoneExpression: Hashable, Sendable {
    enum Meaning: Hashable, Sendable {
        /// The zones it can be, the likeliest first.
        case zones([String])
        /// Minutes east of UTC.
        case offset(Int)
    }

    enum Form: Hashable, Sendable {
        case iana, abbreviation, offset, name, place
    }

    var meaning: Meaning
    var form: Form
    /// As written.
    var text: String
    var span: Range<Int>
    /// For an abbreviation: the offsets its letters mean, in minutes; one for all zones or one for each.
    var literalOffsets: [Int] = []
}

/// What a date or a time in an announcement is for.
enum Role: Hashable, Sendable {
    case event
    /// When it is over: "ends at 5".
    case end
    /// Coffee, lunch, reception: beside the talk.
    case social
    case deadline
    /// When something was written, posted, changed.
    case posted
    /// A value that a later one replaces.
    case superseded
    /// From a message that is quoted.
    case quoted
    /// "Wednesdays at 11": when the series meets.
    case weekly
    /// From somebody's life or a reference list.
    case background
}

/// One thing that a rule saw. Rules propose; the resolver chooses.
struct Candidate<Value: Hashable & Sendable>: Hashable, Sendable {
    var value: Value
    /// Indices of the tokens.
    var tokens: Range<Int>
    /// UTF-8 offsets into the document.
    var span: Range<Int>
    /// In kebab case.
    var rule: String
    var role: Role = .event
    /// The label whose value it stands in.
    var label: String?
    var line: Int
    /// For a time: "the talk starts at", and no coffee before it.
    var saysStart = false
}
