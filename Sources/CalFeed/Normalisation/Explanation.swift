/// What the rules saw for one field of an announcement: what was taken, and what was not, and why.
public struct Explanation: Hashable, Sendable {
    public struct Candidate: Hashable, Sendable {
        /// As a reader would see the value.
        public var value: String
        /// The words in the announcement.
        public var words: String
        /// In kebab case.
        public var rule: String
        /// Why it was taken, or what stood in its way.
        public var verdict: String
        public var isChosen: Bool
    }

    /// The best first.
    public var candidates: [Candidate]
}

/// The fields whose candidates can be listed.
public enum ExplainedField: String, Hashable, Sendable, CaseIterable {
    case start, zone, title, speakers, location
}

extension AnnouncementReader {
    /// All candidates for a field. For an announcement of several talks, those of the text as a whole.
    public func explanation(of field: ExplainedField, in bytes: [UInt8], context: ReadingContext) -> Explanation {
        let rendition = Message(bytes, vocabulary: vocabulary).rendition
        let document = Document(rendition, vocabulary: vocabulary)
        let resolver = SeminarResolver(
            statements: statements(of: document), context: context, zones: zones, vocabulary: vocabulary)
        return Explanation(candidates: Explainer(resolver: resolver).candidates(for: field))
    }
}

/// Asks every rule of a field, also those behind the first that has an answer.
struct Explainer {
    let resolver: SeminarResolver

    private var document: Document { resolver.statements.document }

    func candidates(for field: ExplainedField) -> [Explanation.Candidate] {
        switch field {
        case .start: starts()
        case .zone: zones()
        case .title, .speakers, .location: weighed(field)
        }
    }

    // MARK: Times

    private func starts() -> [Explanation.Candidate] {
        let times = resolver.timeResolver()
        let all = times.joined()
        let chosen = times.choice()?.statement
        return all.map { statement in
            let isChosen =
                statement.dateCandidate == chosen?.dateCandidate && statement.timeCandidate == chosen?.timeCandidate
            let words =
                [document.text(statement.dateCandidate.span)]
                + (statement.timeCandidate.map { [document.text($0.span)] } ?? [])
            return Explanation.Candidate(
                value: statement.start.map { "\($0)" } ?? "\(statement.date.date)",
                words: words.joined(separator: " … "),
                rule: statement.timeCandidate?.rule ?? statement.dateCandidate.rule,
                verdict: verdict(on: statement, isChosen: isChosen, best: all.first), isChosen: isChosen)
        }
    }

    private func verdict(on statement: TimeResolver.Statement, isChosen: Bool, best: TimeResolver.Statement?) -> String
    {
        let score = "weight \((statement.score * 10).rounded() / 10)"
        if isChosen {
            let reasons = statement.date.reasons + [statement.clock?.reason].compactMap { $0 }
            return ([score] + reasons.map(SentenceBook.english.text)).joined(separator: "; ")
        }
        var reasons: [String] = [score]
        for role in [statement.dateCandidate.role, statement.timeCandidate?.role ?? .event] where role != .event {
            reasons.append(Self.words(for: role))
        }
        if reasons.count == 1, statement.start == nil { reasons.append("no hour stands beside it") }
        if reasons.count == 1, let best, best.start == statement.start { reasons.append("says the same again") }
        if reasons.count == 1 { reasons.append("another statement is better labelled or more complete") }
        return reasons.joined(separator: "; ")
    }

    private static func words(for role: Role) -> String {
        switch role {
        case .event: "of the talk"
        case .end: "says when it is over"
        case .social: "is coffee, a reception, a break"
        case .deadline: "is a deadline"
        case .posted: "tells when something was written"
        case .superseded: "is replaced by another"
        case .quoted: "is in a quoted message"
        case .weekly: "tells when the series meets"
        case .background: "is in an abstract or somebody's life"
        }
    }

    // MARK: Zones

    private func zones() -> [Explanation.Candidate] {
        // A day without an hour is in no zone.
        guard !resolver.statements.times.isEmpty else { return [] }
        let zones = resolver.zoneResolver()
        var result: [Explanation.Candidate] = []
        for time in resolver.statements.times {
            guard let expression = time.value.zone, case .zones(let names) = expression.meaning, let first = names.first
            else { continue }
            result.append(
                Explanation.Candidate(
                    value: first, words: expression.text, rule: "zone-\(expression.form)",
                    verdict: names.count > 1
                        ? "stands at “\(document.text(time.span))”; may also be \(names.dropFirst().prefix(4).joined(separator: ", "))"
                        : "stands at “\(document.text(time.span))”", isChosen: false))
        }
        let chosen = resolver.timeResolver().choice()
        if case .clock(_, _, let zone?)? = chosen?.occurrence, let evidence = chosen?.evidence[.zone] {
            result.removeAll { $0.value == zone.rawValue && $0.words == evidence.text }
            result.insert(
                Explanation.Candidate(
                    value: zone.rawValue, words: evidence.text, rule: evidence.rule,
                    verdict: evidence.basis.reason?.text ?? "written at the time", isChosen: true), at: 0)
        }
        if let fallback = zones.fallback(), !result.contains(where: { $0.value == fallback.zone.rawValue }) {
            result.append(
                Explanation.Candidate(
                    value: fallback.zone.rawValue, words: fallback.evidence.text, rule: fallback.evidence.rule,
                    verdict: "only where no zone stands at the time", isChosen: false))
        }
        return result
    }

    // MARK: Texts

    /// The spans that were weighed, the best first, each with what says most for it and against it.
    private func weighed(_ field: ExplainedField) -> [Explanation.Candidate] {
        guard !document.tokens.isEmpty else { return [] }
        let times = resolver.timeResolver()
        let fields = FieldResolver(
            statements: resolver.statements, context: resolver.context, timeLines: times.choice()?.lines ?? [])
        let surroundings = Surroundings(fields: fields, weighsAll: true)
        let speakers = SpeakerResolver(fields: fields)
        let people = speakers.ranked(in: surroundings)
        let speaker = speakers.choice(of: people)
        let places = fields.rankedPlaces(in: surroundings, speaker: speaker)
        switch field {
        case .title:
            let titles = TitleResolver(fields: fields, speaker: speaker, place: fields.location(of: places))
            return weighed(
                TitleWeigher(titles).ranked(in: surroundings), by: .title, isEnough: SpanWeights.isEnoughForTitle)
        case .speakers: return weighed(people.map(\.candidate), by: .speakers)
        case .location: return weighed(places, by: .location)
        case .start, .zone: return []
        }
    }

    private func weighed(
        _ ranked: [SpanCandidate], by weights: SpanWeights, isEnough: (SpanCandidate) -> Bool = SpanWeights.isEnough
    ) -> [Explanation.Candidate] {
        let chosen = ranked.prefix(20).firstIndex(where: isEnough)
        let considered = weights.considerations(ranked, in: resolver.statements, limit: 8)
        return considered.indices.map { index in
            let span = considered[index]
            let strongest = span.features.sorted { abs($0.weight) > abs($1.weight) }.prefix(3)
            let reasons = strongest.map { "\($0.name) \($0.weight)" }.joined(separator: ", ")
            return Explanation.Candidate(
                value: PlainText.value(span.text), words: span.text, rule: span.rule,
                verdict: "weighs \(span.score): \(reasons)", isChosen: index == chosen)
        }
    }
}
