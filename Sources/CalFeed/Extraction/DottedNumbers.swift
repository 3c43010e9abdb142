/// Two numbers with a dot between them, in front of the lines of a list: days or hours, which only the whole list tells.
struct DottedNumbers: Sendable {
    /// The tokens that days begin with: "14.07 Ada Example", "21.07 Bela Sample", …, "04.08 …".
    private(set) var days: Set<Int> = []
    /// The tokens that hours begin with: "09.20 Ada Example", "09.45 Bela Sample", …
    private(set) var clocks: Set<Int> = []

    /// No list has more lines.
    private static let most = 1000

    init(lines: [Document.Line], tokens: [Token]) {
        let pairs = Array(lines.lazy.compactMap { Self.pair(in: $0, tokens) }.prefix(Self.most + 1))
        guard pairs.count <= Self.most else { return }
        if Self.areDays(pairs) {
            days = Set(pairs.map(\.token))
        } else if Self.areClocks(pairs) {
            clocks = Set(pairs.map(\.token))
        }
    }

    /// Those of some of the tokens, numbered anew.
    init(tokens covered: Range<Int>, of whole: DottedNumbers) {
        days = Set(whole.days.lazy.filter(covered.contains).map { $0 - covered.lowerBound })
        clocks = Set(whole.clocks.lazy.filter(covered.contains).map { $0 - covered.lowerBound })
    }

    private struct Pair {
        var token: Int
        var first: Int
        var second: Int
    }

    private static func pair(in line: Document.Line, _ tokens: [Token]) -> Pair? {
        let start = line.content.lowerBound
        guard line.content.count >= 3, let first = tokens[start].number, tokens[start].width <= 2,
            tokens[start + 1].isMark("."), !tokens[start + 1].isSpaced, let second = tokens[start + 2].number,
            tokens[start + 2].width == 2, !tokens[start + 2].isSpaced,
            line.content.count == 3 || tokens[start + 3].isSpaced
        else { return nil }
        return Pair(token: start, first: first, second: second)
    }

    /// In the order of a calendar, with one turn of the year at the most, and one of them with a number that no hour has.
    private static func areDays(_ pairs: [Pair]) -> Bool {
        guard pairs.count >= 4, pairs.contains(where: { $0.first > 24 }),
            pairs.allSatisfy({ (1...31).contains($0.first) && (1...12).contains($0.second) })
        else { return false }
        let days = pairs.map { $0.second * 31 + $0.first }
        return zip(days, days.dropFirst()).count { $1 < $0 } <= 1
    }

    /// In the order of a day, or of several, and one of them with a number that no month has.
    private static func areClocks(_ pairs: [Pair]) -> Bool {
        guard pairs.count >= 3, pairs.contains(where: { $0.second == 0 || $0.second > 12 }),
            pairs.allSatisfy({ $0.first < 24 && $0.second < 60 && $0.second % 5 == 0 })
        else { return false }
        let clocks = pairs.map { $0.first * 60 + $0.second }
        return zip(clocks, clocks.dropFirst()).count { $1 < $0 } * 3 < pairs.count
    }
}
