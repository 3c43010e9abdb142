extension TitleResolver {
    // MARK: Series

    func series(title: ChosenText?) -> ChosenText? {
        for label in statements.labelled("series") {
            let range = fields.firstLine(of: label)
            // "Colloquium: On Rivers"
            if let span = title?.evidence.span, span == document.span(of: range) { continue }
            if range.count <= 12, fields.isTimeless(range),
                let choice = fields.stated(range, rule: "label-line", value: PlainText.value)
            {
                return choice
            }
        }
        for label in meetingTopics {
            // "Prof. Ada Example - Somewhere Online Seminar": what is left without the speaker.
            var range = titleRange(label)
            if let name = fields.names.name(at: range.lowerBound, limit: range.upperBound) {
                var start = name.end
                while start < range.upperBound, tokens[start].isMark("-:,|") { start += 1 }
                range = start..<range.upperBound
            }
            if let end = range.first(where: { statements.isTaken($0) }) { range = range.lowerBound..<end }
            if !range.isEmpty, isSeriesLine(range),
                let choice = fields.stated(range, rule: "meeting-topic", value: PlainText.value)
            {
                return choice
            }
        }
        var seen = 0
        for (number, line) in document.lines.enumerated().prefix(40) where !line.isBlank && !line.isQuoted {
            seen += 1
            guard seen <= 8, fields.isCapitalised(line.content.lowerBound) || !tokens[line.content.lowerBound].isWord
            else { continue }
            var range = line.content
            if statements.labels(onLine: number).contains(where: { $0.key != "title" && $0.key != "other" }) {
                continue
            }
            if let span = title?.evidence.span, span.overlaps(line.span) { continue }
            // "[finished] ipi seminar 9:00-10:30, …": between the mark and the date.
            if let close = range.first(where: { tokens[$0].isMark("]】") }), close < range.lowerBound + 4 {
                range = (close + 1)..<range.upperBound
            }
            if let first = range.first(where: statements.isTaken) { range = range.lowerBound..<first }
            while range.count > 1, tokens[range.upperBound - 1].isMark(",-:|(") {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            guard let first = range.first else { continue }
            let limit = tokens[first].isDense ? 30 : 10
            guard (1...limit).contains(range.count), range.contains(where: { document.has(.series, at: $0) }),
                !isProse(line) || !fields.isTimeless(line.content),
                !range.contains(where: { tokens[$0].isMark("?.!") })
            else { continue }
            range = withoutSeason(range)
            // "Event: Ice Seminar"
            if range.count >= 4, tokens[range.lowerBound + 1].isMark(":"),
                document.folded(tokens[range.lowerBound]) == "event"
            {
                range = (range.lowerBound + 2)..<range.upperBound
            }
            // "Reminder: seminar today"
            if let colon = range.first(where: { tokens[$0].isMark(":") }), colon - range.lowerBound <= 2,
                !(range.lowerBound..<colon).contains(where: { document.has(.series, at: $0) }),
                range.upperBound - colon <= 2
            {
                continue
            }
            if range.count <= 1 || isPredicate(range) { continue }
            return fields.stated(range, rule: "series-line", value: PlainText.value)
        }
        return aboutSeries()
    }

    /// "Our next seminar is on", "A reminder that the seminar takes place": the beginning of a sentence.
    private func isPredicate(_ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        return document.term(.stop, at: last)?.length == 1 || document.has(.preposition, at: last)
            || range.contains { index in
                document.terms[index].contains { $0.term.key == .cue && $0.term.value == "held" }
            }
    }

    /// The number of the meeting, the term and the year are no part of the series' name:
    /// "Kolloquium … im Wintersemester 2026/27", "第12回 …研究会のお知らせ".
    func withoutSeason(_ range: Range<Int>) -> Range<Int> {
        var range = range
        // "— 1º semestre de 2025": what a dash parts from the name.
        if let dash = range.dropFirst().dropLast().first(where: { tokens[$0].isMark("-,:(") && tokens[$0 + 1].isSpaced }
        ),
            tokens[dash + 1].number != nil
        {
            range = range.lowerBound..<dash
        }
        if let year = range.first(where: { (1900...2199).contains(tokens[$0].number ?? 0) }),
            year > range.lowerBound + 1
        {
            var end = year
            if let stop = (max(range.lowerBound + 1, year - 3)..<year).first(where: {
                document.has(.stop, at: $0)
            }) {
                end = stop
            }
            // "…, Sommersemester 2026"
            if let mark = (max(range.lowerBound + 1, end - 2)..<end).first(where: { tokens[$0].isMark(",-(:|") }) {
                end = mark
            }
            while end > range.lowerBound + 1, tokens[end - 1].isMark(",-(:") { end -= 1 }
            range = range.lowerBound..<end
        }
        guard tokens[range.lowerBound].isDense,
            let index = range.last(where: { document.has(.series, at: $0) }),
            let match = document.term(.series, at: index)
        else { return range }
        var start = range.lowerBound
        if let spaced = range.dropFirst().first(where: { tokens[$0].isSpaced }), spaced <= start + 4, spaced < index {
            start = spaced
        }
        return start..<min(range.upperBound, index + match.length)
    }

    /// "About XYZ: …" at the end of an announcement tells about the series.
    func aboutSeries() -> ChosenText? {
        for label in statements.labels
        where label.key == "other" && document.folded(tokens[label.label.lowerBound]) == "about" {
            let range = (label.label.lowerBound + 1)..<(label.label.upperBound - 1)
            guard !range.isEmpty, range.allSatisfy({ fields.isCapitalised($0) }),
                label.value.contains(where: { document.has(.series, at: $0) })
            else { continue }
            return fields.stated(range, rule: "about-series", value: PlainText.value)
        }
        return nil
    }
}
