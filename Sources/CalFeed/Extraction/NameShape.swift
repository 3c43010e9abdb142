/// Tells from its letters whether a word looks like a name, for names that stand in no list.
enum NameShape {
    /// In hundredths of a logarithm of odds: above zero for words that are names rather than words. Zero for words
    /// that are not written in Latin letters.
    static func likeness(of folded: some Collection<UInt8>, vocabulary: Vocabulary = .shared) -> Int {
        vocabulary.nameShapes.likeness(of: folded)
    }
}
