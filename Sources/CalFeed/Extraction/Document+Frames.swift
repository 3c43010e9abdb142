extension Document {
    /// Whether the token has capitals and nothing else: "MIT".
    func isAllCapitals(_ index: Int) -> Bool { text(tokens[index].span).allSatisfy(\.isUppercase) }

    /// Whether a gap of three bytes or more stands in front of the token.
    func isWide(before index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        return tokens[index].span.lowerBound - tokens[index - 1].span.upperBound >= 3
    }

    /// Whether "T140000" stands right behind a number of eight digits, or "T1400": an hour in the basic format of ISO 8601.
    func isBasicTime(behind index: Int) -> Bool {
        guard index >= 0, index + 2 < tokens.count, tokens[index].width == 8, tokens[index].number != nil,
            tokens[index + 1].character == "t", !tokens[index + 1].isSpaced, !tokens[index + 2].isSpaced,
            let clock = tokens[index + 2].number
        else { return false }
        let hour = tokens[index + 2].width == 6 ? clock / 100 : tokens[index + 2].width == 4 ? clock : .max
        return hour / 100 < 24 && hour % 100 < 60
    }

    /// Whether a column begins with the token: a tab or three spaces stand in front of it on its line.
    func isColumn(_ index: Int) -> Bool {
        guard index > 0, tokens[index - 1].line == tokens[index].line else { return false }
        let gap = bytes[tokens[index - 1].span.upperBound..<tokens[index].span.lowerBound]
        return gap.count >= 3 && gap.allSatisfy { $0 == 0x20 } || gap.contains(0x09)
    }

    /// "TBA", and nothing else.
    func isToCome(_ line: Line) -> Bool {
        line.content.first.flatMap { term(.tba, at: $0) }?.length == line.content.count
    }

    /// "Ada Example, Northfield University · 4 March": somebody and where they are from, and behind a mark the day. Without the institution
    /// it may be a comment's head.
    func namesPersonOf(day: Range<Int>) -> Bool {
        let content = lines[tokens[day.lowerBound].line].content
        let names = NameRule(document: self)
        guard content.count <= 40, day.lowerBound > content.lowerBound, tokens[day.lowerBound - 1].kind == .mark,
            let name = names.name(at: content.lowerBound, limit: day.lowerBound), names.isLikely(name),
            name.end < day.lowerBound
        else { return false }
        return namesInstitution(name.end..<day.lowerBound)
    }

    /// "9:00 Welcome", "10:30 Coffee break", "18:30 Doors open": a programme's row that is no talk. Not "Welcome to quantum gravity", "How
    /// images find their registration", "Questions in topology, Ada Example": beside words for what frames talks there is hardly anything.
    func isFrame(_ words: Range<Int>) -> Bool {
        let own = words.filter { tokens[$0].isWord && !hasAny(of: Self.besideHours, at: $0) }
        guard let first = own.first else { return false }
        return own.contains { index in
            guard let match = frame(at: index) else { return false }
            let isFew = tokens[first].isDense ? own.count <= 12 : own.count - match.length <= 2
            guard index == first || isFew && !NameRule(document: self).namesPerson(words) else { return false }
            let next = index + match.length
            guard next < words.upperBound else { return true }
            // "Tea-based inks"
            if tokens[next].isMark("-"), !tokens[next].isSpaced { return false }
            // "Welcome by Ada Example, chair", "Welcome | Ada Example, chair"
            if tokens[next].isMark("|") || has(.byline, at: next) || term(.label, at: next)?.term.value == "speaker" {
                return true
            }
            guard
                tokens[next].kind == .mark || has(.preposition, at: next) || has(.range, at: next)
                    || has(.connector, at: next)
            else { return false }
            return says(next..<words.upperBound)
                <= (NameRule(document: self).namesPerson(next..<words.upperBound) ? 0 : 2)
        }
    }

    private func frame(at index: Int) -> TermMatch? {
        term(.cue, at: index).flatMap { ["frame", "coffee"].contains($0.term.value) ? $0 : nil }
    }

    /// How many words are neither small, nor somebody's name, nor such as stand beside a frame.
    private func says(_ words: Range<Int>) -> Int {
        let names = NameRule(document: self)
        var count = 0
        var index = words.lowerBound
        while index < words.upperBound {
            if let name = names.name(at: index, limit: words.upperBound), names.isLikely(name) {
                index = max(name.end, index + 1)
            } else if let match = frame(at: index) {
                index += match.length
            } else {
                let isBeside =
                    !tokens[index].isWord || has(.stop, at: index) || hasAny(of: Self.besideFrames, at: index)
                    || hasAny(of: Self.besideHours, at: index)
                if !isBeside { count += 1 }
                index += 1
            }
        }
        return count
    }

    private static let besideHours = Term.Keys(.meridiem, .hour, .preposition, .weekday, .range)
    private static let besideFrames = Term.Keys(
        .place, .honorific, .heading, .series, .talk, .article, .connector, .duration, .minute)
}
