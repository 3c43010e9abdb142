@testable import CalFeed

/// What is read from an announcement, a line for each seminar: `2026-03-12T16:00/17:00 Europe/Paris noon-written`.
///
/// - Parameters:
///   - day: when the announcement was written.
///   - zone: the source's, if it has one.
/// - Returns: start, the end's hour where there is one, the zone where there is one, and the codes of the diagnostics.
func startSummary(of text: String, on day: String, zone: String? = nil) -> [String] {
    let context = ReadingContext(
        referenceDate: LocalDate(day), defaultZone: zone.flatMap { TZID(rawValue: $0) })
    return AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.map { seminar in
        var parts: [String]
        switch seminar.occurrence {
        case .days(let first, _): parts = [first.description]
        case .clock(let start, let end, let zone):
            parts = [start.description + (end.map { "/\($0.time)" } ?? "")] + (zone.map { [$0.rawValue] } ?? [])
        }
        parts += seminar.diagnostics.map(\.code)
        return parts.joined(separator: " ")
    }
}

/// What is read from an announcement, a line for each seminar: `2026-03-12T16:00 | Ada Example | Slow Rivers | Room 5`, with a dash for
/// what is not told.
///
/// - Parameters:
///   - day: when the announcement was written.
///   - zone: the source's.
func talkSummary(of text: String, on day: String, zone: String = "America/Chicago") -> [String] {
    let context = ReadingContext(referenceDate: LocalDate(day), defaultZone: TZID(rawValue: zone))
    return AnnouncementReader(zones: CorpusCase.zones).read(text, context: context).seminars.map { seminar in
        let start =
            switch seminar.occurrence {
            case .days(let first, _): first.description
            case .clock(let start, _, _): String(start.description.prefix(16))
            }
        let people = seminar.speakers.map(\.name).joined(separator: ", ")
        return [start, people.isEmpty ? "–" : people, seminar.title ?? "–", seminar.location ?? "–"]
            .joined(separator: " | ")
    }
}
