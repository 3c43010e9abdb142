/// A date, a time or both as a text states them, completed but not chosen among.
public struct MomentStatement: Hashable, Sendable {
    public var text: String
    /// UTF-8 offsets into the text.
    public var span: Range<Int>
    /// `date`, `time`, `datetime`, `daterange`, `timerange` or `datetimerange`.
    public var type: String
    /// `YYYY-MM-DD`, `THH:MM` or `YYYY-MM-DDTHH:MM`.
    public var start: String
    public var end: String?
    public var zone: TZID?
    /// Minutes east of UTC.
    public var offset: Int?
    public var startUTC: Timestamp?
    /// Parts that are not in the words: `year`, `month`, `day`, `meridiem`.
    public var implied: [String]
    /// What the words around make of it: `event`, `social`, `deadline`, …
    public var role: String
}

extension AnnouncementReader {
    /// Everything a text says about dates and times, in its order; nothing is chosen.
    public func moments(in text: String, context: ReadingContext) -> [MomentStatement] {
        let rendition = Message(Array(text.utf8), vocabulary: vocabulary).rendition
        let statements = statements(of: Document(rendition, vocabulary: vocabulary))
        let zones = ZoneResolver(statements: statements, context: context, zones: zones, vocabulary: vocabulary)
        return MomentLister(statements: statements, context: context, zones: zones).moments().map { moment in
            var moment = moment
            moment.span = rendition.map.source(of: moment.span) ?? moment.span
            return moment
        }
    }
}

/// Joins neighbouring dates and times and writes them down.
struct MomentLister {
    let statements: Statements
    let context: ReadingContext
    let zones: ZoneResolver

    /// Rules whose dates are told although nothing but the rule says that they are some.
    private static let toldByRule: Set<String> = ["numeric-date", "day-alone", "quarter"]

    func moments() -> [MomentStatement] {
        let times = TimeResolver(statements: statements, context: context, zoneResolver: zones)
        var result: [MomentStatement] = []
        var joined: Set<Int> = []
        for (index, date) in statements.dates.enumerated() {
            guard let day = times.dates[index] else { continue }
            let partner = statements.times.indices.first {
                !joined.contains($0) && areNeighbours(date.tokens, statements.times[$0].tokens)
            }
            if let partner, let moment = moment(date, day, statements.times[partner]) {
                joined.insert(partner)
                result.append(moment)
            } else if !date.value.isBare || date.value.relative != nil || Self.toldByRule.contains(date.rule) {
                result.append(moment(date, day))
            }
        }
        for (index, time) in statements.times.enumerated() where !joined.contains(index) {
            if let moment = moment(time) { result.append(moment) }
        }
        return result.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }

    /// Nothing but small words and marks stands between them.
    private func areNeighbours(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        let gap =
            first.upperBound <= second.lowerBound
            ? first.upperBound..<second.lowerBound : second.upperBound..<max(first.lowerBound, second.upperBound)
        guard gap.count <= 5 else { return false }
        let document = statements.document
        let small: Set<Term.Key> = [.stop, .hour, .preposition, .range, .dayPart, .meridiem]
        var index = gap.lowerBound
        while index < gap.upperBound {
            if let match = document.terms[index].first(where: { small.contains($0.term.key) }) {
                index += match.length
            } else if document.tokens[index].isMark(",-()|@.:،、") {
                index += 1
            } else if !document.tokens[index].isSpaced, index > 0,
                document.tokens[index - 1].isMark("'")
                    || document.tokens[index].isMark("'")
            {
                // Turkish puts its endings behind an apostrophe.
                index += 1
            } else if document.folded(document.tokens[index]) == "t", !document.tokens[index].isSpaced {
                // ISO 8601
                index += 1
            } else {
                return false
            }
        }
        return index == gap.upperBound
    }

    private func implied(_ date: DateExpression) -> [String] {
        if date.relative != nil { return ["year", "month", "day"] }
        return (date.year == nil ? ["year"] : []) + (date.month == nil ? ["month"] : [])
    }

    private func implied(_ time: TimeExpression) -> [String] {
        time.start.meridiem == nil && !time.start.isTwentyFour && time.start.hour <= 12 ? ["meridiem"] : []
    }

    private func moment(_ date: Candidate<DateExpression>, _ day: DateResolver.Resolution) -> MomentStatement {
        MomentStatement(
            text: statements.document.text(date.span), span: date.span, type: day.last == nil ? "date" : "daterange",
            start: day.date.description,
            end: day.last?.description, implied: implied(date.value), role: "\(date.role)")
    }

    private func moment(_ time: Candidate<TimeExpression>) -> MomentStatement? {
        guard let clock = ClockResolver.resolution(of: time.value) else { return nil }
        var moment = MomentStatement(
            text: statements.document.text(time.span), span: time.span, type: clock.end == nil ? "time" : "timerange",
            start: "T\(clock.start)",
            end: clock.end.map { "T\($0)" }, implied: implied(time.value), role: "\(time.role)")
        add(time.value.zone, to: &moment, at: nil)
        return moment
    }

    private func moment(
        _ date: Candidate<DateExpression>, _ day: DateResolver.Resolution, _ time: Candidate<TimeExpression>
    ) -> MomentStatement? {
        guard let clock = ClockResolver.resolution(of: time.value) else { return nil }
        let start = LocalDateTime(day.date, clock.start)
        let span = min(date.span.lowerBound, time.span.lowerBound)..<max(date.span.upperBound, time.span.upperBound)
        var moment = MomentStatement(
            text: statements.document.text(span), span: span, type: clock.end == nil ? "datetime" : "datetimerange",
            start: start.description,
            end: clock.end.map {
                LocalDateTime($0 > clock.start ? day.date : day.date.adding(days: 1), $0).description
            },
            implied: implied(date.value) + implied(time.value), role: "\(time.role == .event ? date.role : time.role)")
        add(time.value.zone, to: &moment, at: start)
        return moment
    }

    private func add(_ expression: ZoneExpression?, to moment: inout MomentStatement, at start: LocalDateTime?) {
        guard let expression else { return }
        if case .offset(let minutes) = expression.meaning { moment.offset = minutes }
        guard let start, let zone = zones.meaning(of: expression, at: start) else { return }
        moment.zone = zone.zone
        moment.startUTC = zones.instant(of: start, in: zone.zone)
        if moment.offset == nil { moment.offset = zones.offsetMinutes(of: start, in: zone.zone) }
    }
}
