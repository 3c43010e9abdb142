import Testing

@testable import CalFeed

/// What is passed over because it cannot be chosen must not have been choosable.
@Suite struct SpanRankingTests {
    @Test(arguments: CorpusCase.all)
    func `the titles that are kept are those that may be the best of all`(_ corpusCase: CorpusCase) throws {
        let reader = AnnouncementReader(zones: CorpusCase.zones)
        let rendition = Message(Array(try corpusCase.text().utf8)).rendition
        let document = Document(rendition)
        guard !document.tokens.isEmpty else { return }
        let context = ReadingContext(referenceDate: LocalDate("2026-03-02"))
        let statements = reader.statements(of: document)
        let fields = FieldResolver(
            statements: statements, context: context, timeLines: Set(statements.times.map(\.line)))
        func titles(all: Bool) -> (resolver: TitleResolver, ranked: [SpanCandidate]) {
            let surroundings = Surroundings(fields: fields, weighsAll: all)
            let speakers = SpeakerResolver(fields: fields)
            let speaker = speakers.choice(of: speakers.ranked(in: surroundings))
            let resolver = TitleResolver(fields: fields, speaker: speaker, place: nil)
            return (resolver, TitleWeigher(resolver).ranked(in: surroundings))
        }
        let all = titles(all: true)
        let kept = titles(all: false).ranked
        #expect(all.resolver.title(of: kept) == all.resolver.title(of: all.ranked))
        // What scores no less than the best that can be chosen is there, in the same order, and nothing else.
        let best = all.ranked.first(where: all.resolver.canBeChosen)?.score
        let mayOutweigh = all.ranked.contains { SpanWeights.mayOutweigh($0.features) }
        let least = best.map { $0 - 1 } ?? (mayOutweigh ? SpanWeights.labelled : 0)
        #expect(kept.filter { $0.score > least } == all.ranked.filter { $0.score > least })
        #expect(best == nil || kept.allSatisfy { $0.score > least })
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

    @Test func `a span that can be chosen leaves none that is less likely`() {
        var weights = [Int](repeating: 0, count: SpanFeature.allCases.count)
        weights[SpanFeature.comma.rawValue] = 10
        weights[SpanFeature.place.rawValue] = 20
        func ranked(least: Int?) -> [Int] {
            var ranking = SpanRanking(weights: weights, least: least)
            for (start, features) in [[], [.comma], [.place], [.comma], [.comma, .place]].enumerated()
                as EnumeratedSequence<[[SpanFeature]]>
            {
                var candidate = SpanCandidate(tokens: start..<(start + 1), rule: .titleLine)
                for feature in features { candidate.mark(feature) }
                ranking.add(candidate) { $0.features.contains(.comma) && !$0.features.contains(.place) }
            }
            return ranking.ranked().map(\.tokens.lowerBound)
        }
        #expect(ranked(least: -5) == [4, 2, 1, 3])
        #expect(ranked(least: nil) == [4, 2, 1, 3, 0])
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
