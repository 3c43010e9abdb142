/// What an announcement says of an event for programs to read: as JSON-LD, in a calendar, in a link that adds it to one.
///
/// A statement like any other: strong evidence, and checked against the words.
struct EventRecord: Hashable, Sendable {
    enum Form: String, Hashable, Sendable {
        case jsonLD = "json-ld"
        case microdata
        case hEvent = "h-event"
        case calendar = "icalendar"
        case calendarLink = "calendar-link"
        case timeElement = "time-element"
    }

    /// A value, as it is written and where.
    struct Stated<Value: Hashable & Sendable>: Hashable, Sendable {
        var value: Value
        var text: String
        var span: Range<Int>?

        func map<Other>(_ transform: (Value) -> Other?) -> Stated<Other>? {
            transform(value).map { Stated<Other>(value: $0, text: text, span: span) }
        }
    }

    enum Moment: Hashable, Sendable {
        case day(LocalDate)
        /// A clock without a zone.
        case floating(LocalDateTime)
        /// A clock in a zone as it is named, and its seconds east of UTC where the announcement describes the zone.
        case zoned(LocalDateTime, name: String, offset: Int?)
        /// A clock with its seconds east of UTC.
        case offset(LocalDateTime, Int)

        var local: LocalDateTime? {
            switch self {
            case .day: nil
            case .floating(let local), .zoned(let local, _, _), .offset(let local, _): local
            }
        }

        var date: LocalDate {
            switch self {
            case .day(let date): date
            case .floating(let local), .zoned(let local, _, _), .offset(let local, _): local.date
            }
        }
    }

    var form: Form
    var name: Stated<String>?
    var start: Stated<Moment>?
    var end: Stated<Moment>?
    /// Minutes.
    var duration: Stated<Int>?
    var location: Stated<String>?
    var onlineURL: Stated<String>?
    var speakers: [Stated<Speaker>] = []
    var host: Stated<String>?
    var series: Stated<String>?
    var status: Stated<Status>?
    var previousStart: Stated<Moment>?
    var abstract: Stated<String>?
    /// Of the words that a `time` element shows.
    var shown: Range<Int>?

    init(_ form: Form) {
        self.form = form
    }

    /// Whether another says the same of the same event, in whatever form.
    func isSame(as other: EventRecord) -> Bool {
        name?.value == other.name?.value && start?.value == other.start?.value && status?.value == other.status?.value
    }

    /// Tells every place by another map.
    mutating func map(_ place: (Range<Int>) -> Range<Int>?) {
        func moved<Value>(_ stated: inout Stated<Value>?) {
            let span = stated?.span
            stated?.span = span.flatMap(place)
        }
        moved(&name)
        moved(&start)
        moved(&end)
        moved(&duration)
        moved(&location)
        moved(&onlineURL)
        moved(&host)
        moved(&series)
        moved(&status)
        moved(&previousStart)
        moved(&abstract)
        shown = shown.flatMap(place)
        for index in speakers.indices {
            let span = speakers[index].span
            speakers[index].span = span.flatMap(place)
        }
    }
}
