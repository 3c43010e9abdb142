/// Spans that may be a field's value, each weighed as it is added.
struct SpanRanking {
    /// Of the features, by raw value.
    private let weights: [Int]
    /// What scores no more cannot be chosen, and is not kept.
    private let least: Int
    private var candidates: [SpanCandidate] = []

    init(weights: [Int], least: Int) {
        self.weights = weights
        self.least = least
    }

    /// What some features are worth together.
    func score(of features: SpanFeatures) -> Int { features.sum(of: weights) }

    /// The most that features are worth of which at most one of each group is seen.
    func most(of groups: [[SpanFeature]]) -> Int {
        groups.reduce(0) { sum, group in sum + group.reduce(0) { max($0, weights[$1.rawValue]) } }
    }

    /// Whether a span may be kept that scores no more than this.
    func mayKeep(_ score: Int) -> Bool { score > least }

    mutating func add(_ candidate: SpanCandidate) {
        let score = candidate.features.sum(of: weights)
        guard score > least else { return }
        candidates.append(candidate)
        candidates[candidates.count - 1].score = score
    }

    /// The best first; of equal ones the earlier, then the longer.
    func ranked() -> [SpanCandidate] {
        candidates.sorted { first, second in
            if first.score != second.score { return first.score > second.score }
            if first.tokens.lowerBound != second.tokens.lowerBound {
                return first.tokens.lowerBound < second.tokens.lowerBound
            }
            return first.tokens.upperBound > second.tokens.upperBound
        }
    }
}
