/// Weighs spans by their features; the weights are derived from labelled announcements by `Scripts/derive-weights.py`.
///
/// A bulletin – a post whose header is a block of labelled lines – is written in its own way. What a feature says there
/// beyond what it says everywhere has weights of its own, in the file with `bulletin/` in front.
struct SpanWeights: Sendable {
    /// By raw value.
    private let weights: [Int]
    /// What comes on top of them in bulletins.
    private let inBulletins: [Int]
    /// Both together.
    private let sums: [Int]

    static let speakers = SpanWeights(field: .speakers)
    static let location = SpanWeights(field: .location)
    static let title = SpanWeights(field: .title)

    /// The weights of a field; of one that is not chosen by weight, none.
    static func of(_ field: Field) -> SpanWeights {
        switch field {
        case .speakers: speakers
        case .location: location
        case .title: title
        case .start, .end, .zone, .onlineURL, .host, .series, .status: SpanWeights(field: field)
        }
    }

    private static let bulletin = "bulletin/"

    init(field: Field, vocabulary: Vocabulary = .shared) {
        var weights = [Int](repeating: 0, count: SpanFeature.allCases.count)
        var inBulletins = weights
        for (name, weight) in vocabulary.weights[field.rawValue] ?? [:] {
            if name.hasPrefix(Self.bulletin) {
                if let feature = SpanFeature.named[String(name.dropFirst(Self.bulletin.count))] {
                    inBulletins[feature.rawValue] = weight
                }
            } else if let feature = SpanFeature.named[name] {
                weights[feature.rawValue] = weight
            }
        }
        self.weights = weights
        self.inBulletins = inBulletins
        sums = zip(weights, inBulletins).map { $0 + $1 }
    }

    /// A ranking of spans by these weights. Unless all are wanted, those that cannot be chosen are left out.
    func ranking(in statements: Statements, all: Bool) -> SpanRanking {
        SpanRanking(weights: statements.isBulletin ? sums : weights, least: all ? nil : Self.labelled)
    }

    /// What is labelled is the value unless much speaks against it.
    static let labelled = -200
    /// The same of a page's first line, where it is a heading.
    private static let headed = -100

    /// Whether a span is likely enough to be the value.
    static func isEnough(_ candidate: SpanCandidate) -> Bool {
        candidate.score > 0 || candidate.score > labelled && isLabelled(candidate.features)
    }

    /// Whether a span is likely enough to be the title.
    static func isEnoughForTitle(_ candidate: SpanCandidate) -> Bool {
        isEnough(candidate) || candidate.score > headed && (isHeaded(candidate.features) || isTold(candidate.features))
    }

    /// Whether spans that begin so may be enough for a title though more speaks against them than for them.
    static func mayOutweigh(_ features: SpanFeatures) -> Bool {
        isLabelled(features) || isHeaded(features) || features.contains(.leftSays)
    }

    private static func isLabelled(_ features: SpanFeatures) -> Bool {
        features.contains(.labelStart) && !features.contains(.labelWeak)
    }

    /// "Ada Example will speak on slow rivers": what follows is the title, if it is no sentence.
    private static func isTold(_ features: SpanFeatures) -> Bool {
        features.contains(.leftSays)
            && ![.verbInside, .firstPerson, .addressInside, .sentence, .words17].contains(where: features.contains)
    }

    private static func isHeaded(_ features: SpanFeatures) -> Bool {
        features.contains(.lineHeading) && features.contains(.page1)
    }

    /// The first of the ranked candidates, for those who ask why.
    func considerations(_ ranked: [SpanCandidate], in statements: Statements, limit: Int) -> [Consideration] {
        ranked.prefix(limit).map { candidate in
            let span = statements.document.span(of: candidate.tokens)
            var features = candidate.features.all.map {
                Consideration.Feature(name: $0.name, weight: weights[$0.rawValue])
            }
            if statements.isBulletin {
                features += candidate.features.all.map {
                    .init(name: Self.bulletin + $0.name, weight: inBulletins[$0.rawValue])
                }
            }
            return Consideration(
                text: statements.document.text(span), span: span, rule: candidate.rule.rawValue, score: candidate.score,
                features: features)
        }
    }
}
