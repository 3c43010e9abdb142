/// Which known word a person may have meant.
enum Spelling {
    /// The nearest of the known words, where no more than two letters, and fewer than half of them, differ.
    static func suggestion(for word: String, among known: [String]) -> String? {
        let word = Array(word.lowercased().utf8.prefix(64))
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = distance(word, Array(candidate.utf8))
            guard distance <= 2, distance * 2 < max(word.count, candidate.utf8.count) else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Letters to insert, delete, replace or swap with their neighbour.
    ///
    /// Source: optimal string alignment, L. Boytsov, "Indexing methods for approximate dictionary searching", 2011.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var previous = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(previous[column + 1], current[column]) + 1
                cost = min(cost, previous[column] + (byte == other ? 0 : 1))
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[right.count]
    }
}
