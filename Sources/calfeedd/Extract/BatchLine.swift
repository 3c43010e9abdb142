import CalFeed
import Foundation

/// One line of `extract --batch`'s input.
struct BatchRequest: Decodable {
    var id: String
    var text: String
    var reference_date: String?
    var default_zone: String?
    var from: String?

    /// What the request says besides the text. Fails where a value is not what it should be.
    func context(zones: ZoneDatabase) throws -> ReadingContext {
        var context = ReadingContext(sender: from)
        if let text = reference_date {
            let reference = try ReferenceDate(text)
            context.referenceDate = reference.date
            context.senderOffset = reference.offset
        }
        if let name = default_zone {
            guard let zone = zones.zone(named: name) else { throw ExtractError.unknownZone(name) }
            context.defaultZone = zone
        }
        return context
    }
}

/// A date, or a date-time with an offset as in a mail's `Date`: `2026-03-12`, `2026-03-12T09:00:00-04:00`.
struct ReferenceDate {
    var date: LocalDate
    /// Seconds east of UTC.
    var offset: Int?

    init(_ text: String) throws {
        guard let date = LocalDate(String(text.prefix(10))) else { throw ExtractError.badReferenceDate(text) }
        self.date = date
        let rest = text.dropFirst(10)
        guard !rest.isEmpty else { return }
        if rest.hasSuffix("Z") {
            offset = 0
        } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            let digits = rest[rest.index(after: sign)...].filter(\.isNumber)
            guard digits.count == 4, let value = Int(digits), value / 100 <= 14 else {
                throw ExtractError.badReferenceDate(text)
            }
            offset = (rest[sign] == "-" ? -1 : 1) * (value / 100 * 3600 + value % 100 * 60)
        }
    }
}

enum ExtractError: Error, CustomStringConvertible {
    case unknownZone(String)
    case badReferenceDate(String)
    case noFiles
    case unreadable(String, reason: String)

    var description: String {
        switch self {
        case .unknownZone(let name): "unknown time zone “\(name)”; write an IANA name such as Europe/Paris"
        case .badReferenceDate(let text):
            "“\(text)” is no date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS with an offset"
        case .noFiles: "name at least one file, or - for standard input"
        case .unreadable(let path, let reason): "\(path): \(reason)"
        }
    }
}
