/// A span that was weighed for a field, for those who ask why a value was chosen and another was not.
public struct Consideration: Hashable, Sendable {
    /// Something that was seen of the span, and what it says for the field (above zero) or against it.
    public struct Feature: Hashable, Sendable {
        /// As in `Vocabulary/Data/weights.tsv`.
        public var name: String
        /// In hundredths of a logarithm of odds.
        public var weight: Int
    }

    /// The words of the announcement.
    public var text: String
    /// UTF-8 offsets of the words.
    public var span: Range<Int>
    /// The rule that proposed it, in kebab case.
    public var rule: String
    /// The sum of the weights; the best span is taken if its score is above zero.
    public var score: Int
    public var features: [Feature]
}
