/// Spans that may be a field's value, each weighed as it is added.
struct SpanRanking {
    /// Of the features, by raw value.
    private let weights: [Int]
    /// What scores no more cannot be chosen, and is not kept.
    private var least: Int
    /// Whether all spans are kept, for those who ask why.
    private let keepsAll: Bool
    private var candidates: [SpanCandidate] = []

    /// Without a least score all spans are kept.
    init(weights: [Int], least: Int?) {
        self.weights = weights
        self.least = least ?? .min
        keepsAll = least == nil
    }

    /// What some features are worth together.
    func score(of features: SpanFeatures) -> Int { features.sum(of: weights) }

    /// The most that features are worth of which at most one of each group is seen.
    func most(of groups: [[SpanFeature]]) -> Int {
        groups.reduce(0) { sum, group in sum + group.reduce(0) { max($0, weights[$1.rawValue]) } }
    }

    /// Whether a span may be kept that scores no more than this.
    func mayKeep(_ score: Int) -> Bool { score > least }

    /// What scores no more than this cannot be chosen.
    mutating func passOver(upTo score: Int) {
        if !keepsAll { least = max(least, score) }
    }

    /// Adds a span. Those that score less than one that can be chosen cannot be chosen any more.
    mutating func add(_ candidate: SpanCandidate, canBeChosen: (SpanCandidate) -> Bool = { _ in false }) {
        var candidate = candidate
        candidate.score = candidate.features.sum(of: weights)
        guard candidate.score > least else { return }
        candidates.append(candidate)
        if !keepsAll, canBeChosen(candidate) { least = candidate.score - 1 }
    }

    /// The best first; of equal ones the earlier, then the longer.
    func ranked() -> [SpanCandidate] {
        candidates.filter { $0.score > least || keepsAll }.sorted { first, second in
            if first.score != second.score { return first.score > second.score }
            if first.tokens.lowerBound != second.tokens.lowerBound {
                return first.tokens.lowerBound < second.tokens.lowerBound
            }
            return first.tokens.upperBound > second.tokens.upperBound
        }
    }
}
