extension Programme {
    /// "March 4: Ada Example. March 11: no seminar. March 18: …", "△3월 4일 … △3월 11일 …": days with a colon behind them, or all
    /// with the same mark in front, in one paragraph.
    func runOn() -> [Entry] {
        let inRow = rowOfDays()
        let days = statements.dates.indices.filter { index in
            let date = statements.dates[index]
            return date.role == .event && dates[index] != nil && date.value.day != nil && !date.value.isBare
                && !statements.isInBackground(date.tokens.lowerBound)
                && (hasColon(behind: date.tokens.upperBound) || hasMark(before: date.tokens.lowerBound)
                    || inRow.contains(index))
        }
        guard let first = days.first, let last = days.last, days.count >= 2,
            statements.times.contains(where: { $0.role == .event || $0.role == .weekly })
                || days.allSatisfy({ hasMark(before: statements.dates[$0].tokens.lowerBound) }),
            !document.isBlank(betweenLine: statements.dates[first].line, and: statements.dates[last].line)
        else { return [] }
        var starts: [Int] = []
        for index in days {
            let date = statements.dates[index].tokens
            let start = sentenceStart(date.lowerBound)
            // Where no sentence ends between two days, the next talk begins with its day.
            starts.append(
                inRow.contains(index)
                    ? date.lowerBound : starts.last.map { start > $0 ? start : date.lowerBound } ?? start)
        }
        let end = (starts[starts.count - 1]..<document.tokens.count).first { index in
            index > starts[starts.count - 1] && document.tokens[index].line - document.tokens[index - 1].line > 1
        }
        let ends = starts.dropFirst() + [end ?? document.tokens.count]
        return zip(starts, ends).compactMap { $0 < $1 ? Entry(tokens: $0..<$1) : nil }
    }

    /// "Friday 23rd February “On Rivers” with Ada Example Friday 22nd March “On Ice” with …": at least four days with their weekdays in
    /// one line, and words behind each.
    private func rowOfDays() -> Set<Int> {
        let whole = statements.dates.indices.filter { index in
            let date = statements.dates[index].value
            return date.weekday != nil && date.day != nil && date.month != nil && date.last == nil
        }
        for (_, row) in Dictionary(grouping: whole, by: { statements.dates[$0].line }) where row.count >= 4 {
            let gaps = zip(row, row.dropFirst()).map {
                statements.dates[$1].tokens.lowerBound - statements.dates[$0].tokens.upperBound
            }
            if gaps.allSatisfy({ $0 >= 2 }) { return Set(row) }
        }
        return []
    }

    private func hasColon(behind index: Int) -> Bool {
        let mark = index < document.tokens.count && document.tokens[index].isMark(")") ? index + 1 : index
        return mark + 1 < document.tokens.count && document.tokens[mark].isMark(":")
            && (document.tokens[mark + 1].isSpaced || document.tokens[mark + 1].isWord)
    }

    private func hasMark(before index: Int) -> Bool { index > 0 && document.tokens[index - 1].isMark("△▲▷▶◇◆▪•○●◎※") }

    private func sentenceStart(_ index: Int) -> Int {
        var start = index
        while start > 0, document.tokens[start - 1].line == document.tokens[index].line,
            !(document.tokens[start - 1].isMark(".;!?") && document.tokens[start].isSpaced), !hasMark(before: start)
        { start -= 1 }
        return start
    }
}
