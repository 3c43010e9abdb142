/// What readers are told about a seminar or an announcement: a doubt, or why a value is what it is.
public enum Remark: Hashable, Sendable {
    /// Of the catalogue, which has them in every language of the pages; they follow one another.
    case sentences([Sentence])
    /// As it stands: what was stored before there was a catalogue.
    case english(String)

    public static func told(_ key: Sentence.Key, _ arguments: KeyValuePairs<Sentence.Name, Sentence.Argument> = [:])
        -> Remark
    {
        .sentences([Sentence(key, arguments)])
    }
}

/// A sentence of the catalogue, in no language yet: which one, and what it speaks of.
public struct Sentence: Hashable, Sendable {
    public var key: Key
    public var arguments: [Named]

    /// What stands in braces in the catalogue, by its name there.
    public struct Named: Hashable, Sendable {
        public var name: Name
        public var argument: Sentence.Argument
    }

    public init(_ key: Key, _ arguments: KeyValuePairs<Name, Sentence.Argument> = [:]) {
        self.init(key: key, arguments: arguments.map { Named(name: $0.key, argument: $0.value) })
    }

    /// The same arguments make the same sentence, in whatever order they are named.
    init(key: Key, arguments: [Named]) {
        self.key = key
        self.arguments = arguments.sorted { $0.name.rawValue < $1.name.rawValue }
    }

    public subscript(_ name: Name) -> Sentence.Argument? { arguments.first { $0.name == name }?.argument }
}

extension Sentence {
    /// Something that a sentence speaks of. Each language has its own way to write it.
    public enum Argument: Hashable, Sendable {
        /// Words of the announcement, in whatever language: a quotation.
        case words(String)
        /// What is called the same in all languages: a zone, a place, an address.
        case name(String)
        case number(Int)
        case date(LocalDate)
        case time(LocalTime)
        case moment(LocalDateTime)
        case zoned(LocalDateTime, TZID)
        case weekday(Weekday)
        case field(Field)
        case status(Status)
        /// In the place of words where there were none.
        case nothing
    }
}

extension Sentence.Argument {
    /// Its kind and its value as they are stored.
    var stored: (kind: String, value: String) {
        switch self {
        case .words(let text): ("words", text)
        case .name(let text): ("name", text)
        case .number(let number): ("number", String(number))
        case .date(let date): ("date", date.description)
        case .time(let time): ("time", String(LocalDateTime(LocalDate(dayNumber: 0), time).description.dropFirst(11)))
        case .moment(let moment): ("moment", moment.description)
        case .zoned(let moment, let zone): ("zoned", "\(moment) \(zone)")
        case .weekday(let weekday): ("weekday", String(weekday.rawValue))
        case .field(let field): ("field", field.rawValue)
        case .status(let status): ("status", status.rawValue)
        case .nothing: ("nothing", "")
        }
    }

    /// Nil for what only a later version stores.
    init?(kind: String, value: String) {
        let argument: Sentence.Argument? =
            switch kind {
            case "words": .words(value)
            case "name": .name(value)
            case "number": Int(value).map(Sentence.Argument.number)
            case "date": LocalDate(value).map(Sentence.Argument.date)
            case "time": LocalDateTime("1970-01-01T" + value).map { .time($0.time) }
            case "moment": LocalDateTime(value).map(Sentence.Argument.moment)
            case "zoned": Self.zoned(value)
            case "weekday": Int(value).flatMap(Weekday.init).map(Sentence.Argument.weekday)
            case "field": Field(rawValue: value).map(Sentence.Argument.field)
            case "status": Status(rawValue: value).map(Sentence.Argument.status)
            case "nothing": .nothing
            default: nil
            }
        guard let argument else { return nil }
        self = argument
    }

    /// `2026-12-03T14:00 Europe/Paris`
    private static func zoned(_ text: String) -> Self? {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let moment = LocalDateTime(String(parts[0])),
            let zone = TZID(rawValue: String(parts[1]))
        else { return nil }
        return .zoned(moment, zone)
    }

    /// The value of a field as `Seminar.told(of:)` has it: the beginning of a text, on one line; that there is none, for nil.
    init(told text: String?, of field: Field) {
        guard let text else {
            self = .nothing
            return
        }
        let value: Self? =
            switch field {
            case .start, .end:
                Self(kind: "zoned", value: text) ?? Self(kind: "moment", value: text) ?? Self(kind: "date", value: text)
            case .status: Self(kind: "status", value: text)
            case .zone: .name(text)
            case .title, .speakers, .location, .onlineURL, .host, .series: nil
            }
        self = value ?? .words(String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(120)))
    }
}
