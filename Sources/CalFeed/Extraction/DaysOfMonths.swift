/// Days that lines of a list begin with, below a line that names their month: "January", "24: Ada Example", "31: Bela Sample",
/// "February", "7: …". Only the whole list tells that its numbers are days.
struct DaysOfMonths: Sendable {
    /// A month as its line names it.
    struct Month: Sendable {
        var year: Int?
        var month: Int
    }

    /// By the token of the day's number.
    private let months: [Int: Month]

    /// No list has more lines.
    private static let most = 1000

    init(lines: [Document.Line], tokens: [Token], terms: TokenTerms) {
        var days: [Day] = []
        var heading: Month?
        for line in lines where !line.isBlank {
            if let month = Self.month(of: line, tokens, terms) {
                heading = month
            } else if let month = heading, let day = Self.day(of: line, month, tokens, terms) {
                days.append(day)
            }
            if days.count > Self.most { break }
        }
        months =
            days.count <= Self.most && Self.areDays(days)
            ? Dictionary(days.map { ($0.token, $0.month) }) { first, _ in first } : [:]
    }

    /// Those of some of the tokens, numbered anew.
    init(tokens covered: Range<Int>, of whole: DaysOfMonths) {
        var months: [Int: Month] = [:]
        for (token, month) in whole.months where covered.contains(token) { months[token - covered.lowerBound] = month }
        self.months = months
    }

    /// The month of the day that the token is.
    subscript(token: Int) -> Month? { months.isEmpty ? nil : months[token] }

    private struct Day {
        var token: Int
        var number: Int
        var month: Month
        /// A weekday in front of it or an ordinal's ending behind it.
        var isSure: Bool
        /// "24. Ada Example", as the items of a list are numbered.
        var isDotted: Bool
    }

    /// "### January", "February 2026", "MARCH:": hardly more than a month.
    private static func month(of line: Document.Line, _ tokens: [Token], _ terms: TokenTerms) -> Month? {
        guard let first = line.content.first, line.content.count <= 5, let match = terms.first(.month, at: first),
            let month = Int(match.term.value)
        else { return nil }
        var found = Month(month: month)
        for index in line.content.dropFirst(match.length) {
            if tokens[index].width == 4, let year = tokens[index].number, (1900...2199).contains(year) {
                found.year = year
            } else if !tokens[index].isMark(":,.()-*") {
                return nil
            }
        }
        return found
    }

    /// "24: Ada Example", "Fri 24 - Ada Example", "24th Ada Example"; not "24:30", "3 pm", "2 talks".
    private static func day(of line: Document.Line, _ month: Month, _ tokens: [Token], _ terms: TokenTerms) -> Day? {
        guard var index = line.content.first else { return nil }
        let weekday = terms.first(.weekday, at: index) ?? terms.first(.weekdayShort, at: index)
        if let weekday {
            index += weekday.length
            while index < line.content.upperBound, tokens[index].isMark(",.") { index += 1 }
        }
        guard index + 1 < line.content.upperBound, let number = tokens[index].number, tokens[index].width <= 2,
            (1...31).contains(number)
        else { return nil }
        let next = index + 1
        let isOrdinal = !tokens[next].isSpaced && terms.keys(at: next).contains(.ordinal)
        let isMarked =
            tokens[next].isMark(":|,-(.")
            && (next + 1 >= line.content.upperBound || tokens[next + 1].isSpaced || tokens[next].isMark("|("))
        guard
            isOrdinal || isMarked
                || weekday != nil && tokens[next].isSpaced && !terms.keys(at: next).contains(.meridiem)
        else { return nil }
        return Day(
            token: index, number: number, month: month, isSure: isOrdinal || weekday != nil,
            isDotted: tokens[next].isMark("."))
    }

    /// In the order of the calendar within each month, and mostly whole weeks apart where nothing else shows that they are days: the
    /// numbers of a list go up by one.
    private static func areDays(_ days: [Day]) -> Bool {
        guard days.count >= 2, !days.contains(where: \.isDotted) || days.contains(where: { $0.number > 12 }) else {
            return false
        }
        let steps = zip(days, days.dropFirst()).filter {
            $0.month.month == $1.month.month && $0.month.year == $1.month.year
        }
        .map { $1.number - $0.number }
        guard steps.allSatisfy({ $0 > 0 }) || steps.allSatisfy({ $0 < 0 }) else { return false }
        if days.count(where: \.isSure) * 2 > days.count { return true }
        return steps.isEmpty
            ? days.count >= 3 && days.contains { $0.number > 12 } && !days.contains(where: \.isDotted)
            : steps.count { $0 % 7 == 0 } * 2 > steps.count
    }
}
