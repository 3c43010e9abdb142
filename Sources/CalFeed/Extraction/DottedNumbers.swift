/// Two numbers with a dot between them, in front of the lines of a list or at their ends: days or hours, which only the whole list
/// tells.
struct DottedNumbers: Sendable {
    /// The tokens that days begin with: "14.07 Ada Example", "21.07 Bela Sample", …, "04.08 …".
    private(set) var days: Set<Int> = []
    /// Their months stand in front: "02.07 Ada Example", "02.14 Bela Sample", …
    private(set) var areMonthsFirst = false
    /// The tokens that hours begin with: "09.20 Ada Example", "09.45 Bela Sample", …
    private(set) var clocks: Set<Int> = []

    /// No list has more lines.
    private static let most = 1000

    init(lines: [Document.Line], tokens: [Token]) {
        let pairs = Array(lines.lazy.compactMap { Self.pair(in: $0, tokens) }.prefix(Self.most + 1))
        guard pairs.count <= Self.most else { return }
        if let found = Self.days(among: pairs) {
            days = Set(found.map(\.token))
        } else if let found = Self.days(among: pairs.map { Pair(token: $0.token, first: $0.second, second: $0.first) })
        {
            days = Set(found.map(\.token))
            areMonthsFirst = true
        } else if let found = Self.clocks(among: pairs) {
            clocks = Set(found.map(\.token))
        } else {
            let last = Array(lines.lazy.compactMap { Self.pair(atEndOf: $0, tokens) }.prefix(Self.most + 1))
            guard last.count <= Self.most, let found = Self.days(among: last), Self.areWeeksApart(found) else { return }
            days = Set(found.map(\.token))
        }
    }

    /// Those of some of the tokens, numbered anew.
    init(tokens covered: Range<Int>, of whole: DottedNumbers) {
        days = Set(whole.days.lazy.filter(covered.contains).map { $0 - covered.lowerBound })
        areMonthsFirst = whole.areMonthsFirst
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

    /// "…, 3.7"
    private static func pair(atEndOf line: Document.Line, _ tokens: [Token]) -> Pair? {
        let start = line.content.upperBound - 3
        guard start - 1 > line.content.lowerBound, tokens[start - 1].isMark(",-"), tokens[start].isSpaced,
            let first = tokens[start].number, tokens[start].width <= 2, tokens[start + 1].isMark("."),
            !tokens[start + 1].isSpaced, let second = tokens[start + 2].number, tokens[start + 2].width <= 2,
            !tokens[start + 2].isSpaced
        else { return nil }
        return Pair(token: start, first: first, second: second)
    }

    /// In the order of a calendar, with one turn of the year at the most, and one of them with a number that no hour has.
    private static func days(among pairs: [Pair]) -> [Pair]? {
        let fitting = pairs.filter { (1...31).contains($0.first) && (1...12).contains($0.second) }
        guard fitting.count >= 4, fitting.count * 5 >= pairs.count * 4, fitting.contains(where: { $0.first > 24 })
        else {
            return nil
        }
        let days = fitting.map { $0.second * 31 + $0.first }
        return zip(days, days.dropFirst()).count { $1 < $0 } <= 1 ? fitting : nil
    }

    /// Whether whole weeks lie between the days, in a year of any kind: numbers of another kind hardly stand so.
    private static func areWeeksApart(_ pairs: [Pair]) -> Bool {
        [2023, 2024].contains { year in
            let days = pairs.map { LocalDate(year: year, month: $0.second, day: $0.first)?.dayNumber }
            return zip(days, days.dropFirst()).allSatisfy { first, second in
                guard let first, let second else { return false }
                return second > first && (second - first) % 7 == 0
            }
        }
    }

    /// In the order of a day, or of several, and one of them with a number that no month has. Before seven nobody meets: what is smaller
    /// is a price or a score.
    private static func clocks(among pairs: [Pair]) -> [Pair]? {
        let fitting = pairs.filter { (7..<24).contains($0.first) && $0.second < 60 && $0.second % 5 == 0 }
        guard fitting.count >= 3, fitting.count * 5 >= pairs.count * 3,
            fitting.contains(where: { $0.second == 0 || $0.second > 12 })
        else { return nil }
        let clocks = fitting.map { $0.first * 60 + $0.second }
        return zip(clocks, clocks.dropFirst()).count { $1 < $0 } * 3 < fitting.count ? fitting : nil
    }
}
