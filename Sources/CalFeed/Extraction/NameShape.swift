/// Tells from its letters whether a word looks like a name, for names that stand in no list.
enum NameShape {
    /// In hundredths of a logarithm of odds: above zero for words that are names rather than words. Zero for words
    /// that are not written in Latin letters.
    static func likeness(of folded: String, vocabulary: Vocabulary = .shared) -> Int {
        let letters = Array(folded.utf8.prefix(24))
        guard letters.count >= 3, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return 0 }
        let marked = [0x5E] + letters + [0x24]
        var sum = vocabulary.nameShapes["*"] ?? 0
        var seen: Set<String> = []
        for length in 2...4 {
            guard marked.count >= length else { break }
            for start in 0...(marked.count - length) {
                let group = String(decoding: marked[start..<(start + length)], as: UTF8.self)
                if let weight = vocabulary.nameShapes[group], seen.insert(group).inserted { sum += weight }
            }
        }
        return sum
    }
}
