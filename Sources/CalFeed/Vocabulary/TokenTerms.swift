/// What each token of a text can mean; of one token's, the longest phrase first.
struct TokenTerms: Sendable {
    /// Those of the tokens so far, and of the next one: `endToken` says that they are complete.
    var matches: [TermMatch] = []
    /// Where each token's matches end.
    private var ends: [Int] = [0]
    private var keys: [Term.Keys] = []

    subscript(index: Int) -> ArraySlice<TermMatch> { matches[ends[index]..<ends[index + 1]] }

    var count: Int { keys.count }

    /// All that the token can mean.
    func keys(at index: Int) -> Term.Keys { keys[index] }

    func first(_ key: Term.Key, at index: Int) -> TermMatch? {
        guard keys[index].contains(key) else { return nil }
        for place in ends[index]..<ends[index + 1] where matches[place].term.key == key { return matches[place] }
        return nil
    }

    func forEachLanguage(at index: Int, _ body: (Language) -> Void) {
        for place in ends[index]..<ends[index + 1] { body(matches[place].term.language) }
    }

    mutating func reserve(_ count: Int) {
        ends.reserveCapacity(count + 1)
        keys.reserveCapacity(count)
        matches.reserveCapacity(count * 2)
    }

    mutating func endToken() {
        var keys: UInt64 = 0
        for place in ends[ends.count - 1]..<matches.count { keys |= 1 << UInt64(matches[place].term.key.rawValue) }
        self.keys.append(Term.Keys(rawValue: keys))
        ends.append(matches.count)
    }
}
