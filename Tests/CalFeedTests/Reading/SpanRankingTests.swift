import Testing

@testable import CalFeed

/// What is passed over because it cannot be chosen must not have been choosable.
@Suite struct SpanRankingTests {
    @Test(arguments: CorpusCase.all)
    func `the titles that are kept are those that score enough among all`(_ corpusCase: CorpusCase) throws {
        let reader = AnnouncementReader(zones: CorpusCase.zones)
        let rendition = Message(Array(try corpusCase.text().utf8)).rendition
        let document = Document(rendition)
        guard !document.tokens.isEmpty else { return }
        let context = ReadingContext(referenceDate: LocalDate("2026-03-02"))
        let statements = reader.statements(of: document)
        let fields = FieldResolver(
            statements: statements, context: context, timeLines: Set(statements.times.map(\.line)))
        func titles(all: Bool) -> [SpanCandidate] {
            let surroundings = Surroundings(fields: fields, weighsAll: all)
            let speakers = SpeakerResolver(fields: fields)
            let speaker = speakers.choice(of: speakers.ranked(in: surroundings))
            return TitleWeigher(TitleResolver(fields: fields, speaker: speaker, place: nil)).ranked(in: surroundings)
        }
        #expect(titles(all: false) == titles(all: true).filter { $0.score > SpanWeights.labelled })
    }

    @Test func `of features that exclude one another the one that says most counts as the most`() {
        var weights = [Int](repeating: 0, count: SpanFeature.allCases.count)
        weights[SpanFeature.words1.rawValue] = 3
        weights[SpanFeature.words2.rawValue] = 5
        weights[SpanFeature.number.rawValue] = -7
        weights[SpanFeature.comma.rawValue] = 1
        let ranking = SpanRanking(weights: weights, least: 5)
        #expect(ranking.most(of: [[.words1, .words2], [.number], [.comma]]) == 6)
        #expect(ranking.mayKeep(6))
        #expect(!ranking.mayKeep(5))
    }

    @Test func `the best span comes first, of equal ones the earlier, then the longer`() {
        var weights = [Int](repeating: 0, count: SpanFeature.allCases.count)
        weights[SpanFeature.comma.rawValue] = 10
        weights[SpanFeature.number.rawValue] = -10
        var ranking = SpanRanking(weights: weights, least: -5)
        for (tokens, feature) in [(4..<6, nil), (2..<3, nil), (2..<5, nil), (0..<1, .number), (7..<9, .comma)]
            as [(Range<Int>, SpanFeature?)]
        {
            var candidate = SpanCandidate(tokens: tokens, rule: .titleLine)
            if let feature { candidate.mark(feature) }
            ranking.add(candidate)
        }
        #expect(ranking.ranked().map(\.tokens) == [7..<9, 2..<5, 2..<3, 4..<6])
        #expect(ranking.ranked().map(\.score) == [10, 0, 0, 0])
    }
}
