import CalFeed

/// The answer of `extract --batch --considerations`: for each seminar what was understood and what was weighed.
struct ConsiderationsJSON: Encodable {
    var id: String
    var events: [Event]

    struct Event: Encodable {
        var seminar: SeminarJSON
        /// By field, the best first.
        var considerations: [String: [Span]]
    }

    struct Span: Encodable {
        var text: String
        var span: [Int]
        var rule: String
        var score: Int
        /// By name; the weights are those of `score`.
        var features: [String]
    }

    init(id: String, reading: Reading, zones: ZoneDatabase) {
        self.id = id
        events = reading.seminars.map { seminar in
            var byName: [String: [Span]] = [:]
            for (field, spans) in seminar.considerations { byName[field.rawValue] = spans.map(Span.init) }
            return Event(seminar: SeminarJSON(seminar: seminar, zones: zones), considerations: byName)
        }
    }
}

extension ConsiderationsJSON.Span {
    init(_ consideration: Consideration) {
        self.init(
            text: consideration.text, span: [consideration.span.lowerBound, consideration.span.upperBound],
            rule: consideration.rule, score: consideration.score, features: consideration.features.map(\.name))
    }
}
