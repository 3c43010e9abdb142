/// A value with its label in front: "Speaker: …", "**Date:** …", "【Title】", "Where?" on a line of its own.
struct Labelled: Hashable, Sendable {
    /// The label's meaning: `speaker`, `date`, …; `other` for a label nobody knows.
    var key: String
    /// Indices of the tokens of the label and its mark.
    var label: Range<Int>
    /// Indices of the tokens of the value; may be empty.
    var value: Range<Int>
    var line: Int
    /// The label stood alone on its line, and the value follows below.
    var isBlock: Bool
    /// "Topic", "Subject": a label that others use for a title's field of study.
    var isWeak = false
}

/// Finds the labelled values of a document.
struct LabelRule {
    let document: Document
    private var tokens: [Token] { document.tokens }

    /// Labels that mean something only with a colon behind: alone on a line they are ordinary words.
    private static let wantsColon: Set<String> = [
        "series", "duration", "end", "zone", "posted", "affiliation", "deadline",
    ]

    /// No label has more marks in front.
    private static let longestMarks = 16

    func labels() -> [Labelled] {
        var found: [(key: String, label: Range<Int>, line: Int, isAlone: Bool)] = []
        for (number, line) in document.lines.enumerated() where !line.isBlank && !line.isQuoted {
            var index = line.content.lowerBound
            while index < line.content.upperBound {
                if let label = label(at: index, in: line) {
                    found.append((label.key, label.range, number, label.range.upperBound >= line.tokens.upperBound))
                    index = max(label.range.upperBound, index + 1)
                } else {
                    index += 1
                    // Further labels on the line want a break before them: emphasis, a wide gap, a bar.
                    while index < line.content.upperBound, !mayBeginLabel(index) { index += 1 }
                }
            }
        }
        let hasSpeakers = found.contains { $0.key == "speaker" }
        var result: [Labelled] = []
        for (position, label) in found.enumerated() {
            let limit = position + 1 < found.count ? found[position + 1].label.lowerBound : tokens.count
            result.append(
                Labelled(
                    key: key(of: label.key, at: label.line, behind: found[..<position], hasSpeakers: hasSpeakers),
                    label: label.label,
                    value: value(of: label.label, line: label.line, limit: limit, isBlock: label.isAlone),
                    line: label.line, isBlock: label.isAlone, isWeak: label.key == "topic"
                )
            )
        }
        // address: with "street:", "city:" further in, beside "location:".
        let places = result.indices.filter { result[$0].key == "location" }
        if places.count > 1, places.contains(where: { !isOfParts(result[$0]) }) {
            for index in places where isOfParts(result[index]) { result[index].key = "address" }
        }
        return result
    }

    /// Whether further labels stand below one, further in.
    private func isOfParts(_ label: Labelled) -> Bool {
        guard label.isBlock, label.line + 1 < document.lines.count else { return false }
        let below = document.lines[label.line + 1]
        return below.indentation > document.lines[label.line].indentation && below.content.count > 2
            && tokens[below.content.lowerBound + 1].isMark(":")
    }

    /// "name:" in data is that of what it stands under, further in: `location:` above `name: Hall 3`; else somebody's.
    private func key(
        of key: String, at line: Int,
        behind others: ArraySlice<(key: String, label: Range<Int>, line: Int, isAlone: Bool)>,
        hasSpeakers: Bool
    ) -> String {
        if key == "topic" { return "title" }
        guard key == "name" else { return key }
        let indentation = document.lines[line].indentation
        let owner = others.reversed().prefix(8).first { document.lines[$0.line].indentation < indentation }
        guard let owner, owner.isAlone, ["location", "host", "series"].contains(owner.key),
            !document.isBlank(betweenLine: owner.line, and: line)
        else {
            return owner == nil && indentation == 0 && hasSpeakers && !document.lines[line].isBullet
                ? "series" : "speaker"
        }
        return owner.key
    }

    private func mayBeginLabel(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.isEmphasised { return true }
        switch token.markScalar {
        case "|", "【", "[": return true
        default: break
        }
        guard index > 0, token.isSpaced else { return false }
        let before = tokens[index - 1]
        switch before.markScalar {
        case "|", ";", "】": return true
        case ",", "{": if token.isMark("\"") { return true }
        default: break
        }
        // "Hall A, host: Ada Example"
        if before.isMark(",;)"), let match = longestLabel(at: index), match.term.value == "host",
            index + match.length + 1 < tokens.count, tokens[index + match.length].isMark(":"),
            NameRule(document: document).name(at: index + match.length + 1, limit: tokens.count)?.isSure == true
        {
            return true
        }
        // "Zoom meeting. Topic: … Time: …": a flattened invitation; a known label with a colon behind is enough.
        if let match = longestLabel(at: index), index + match.length < tokens.count,
            tokens[index + match.length].isMark(":"),
            !tokens[index + match.length].isSpaced,
            ["title", "topic", "time", "when", "date", "location", "passcode", "speaker"].contains(match.term.value),
            startsWithCapital(token), !isQuoted(index)
        {
            // "Topic: Physics Seminar Time: May 4": the later of two labels that end at one colon.
            let later = (index + 1)..<(index + match.length)
            return !later.contains { next in
                longestLabel(at: next).map { next + $0.length == index + match.length } ?? false
            }
        }
        return token.span.lowerBound - before.span.upperBound >= 3
    }

    private static let longestQuote = 60

    /// title: "Sampling in Continuous Time: From Start to End": what stands in quotation marks is all of one value.
    private func isQuoted(_ index: Int) -> Bool {
        let line = document.lines[tokens[index].line].content
        func isMark(_ index: Int) -> Bool { tokens[index].isMark("\"") }
        guard let open = (max(line.lowerBound, index - Self.longestQuote)..<index).last(where: isMark),
            open > line.lowerBound, tokens[open - 1].isMark(":="), !tokens[open + 1].isSpaced
        else { return false }
        return (index..<min(line.upperBound, index + Self.longestQuote)).contains(where: isMark)
    }

    private func startsWithCapital(_ token: Token) -> Bool {
        token.startsUpper
    }

    private func longestLabel(at index: Int) -> TermMatch? {
        document.term(.label, at: index)
    }

    private func label(at start: Int, in line: Document.Line) -> (key: String, range: Range<Int>)? {
        var index = start
        var isBracketed = false
        while index < line.content.upperBound, index - start < Self.longestMarks, tokens[index].isMark("【[■◆●◇□★☆※|<〈《")
        {
            isBracketed = isBracketed || tokens[index].isMark("【[〈《")
            index += 1
        }
        guard index < line.content.upperBound else { return nil }
        if let picture = picture(at: index, in: line) { return picture }
        if let member = member(at: index, in: line) { return member }
        guard let match = longestLabel(at: index), index + match.length <= line.content.upperBound else {
            return unknownLabel(at: index, in: line, isFirst: start == line.content.lowerBound)
        }
        var end = index + match.length
        // "Speaker(s):", "Title of talk -".
        if end + 2 < line.content.upperBound, tokens[end].isMark("("), tokens[end + 2].isMark(")"),
            !tokens[end].isSpaced
        {
            end += 3
        }
        let isFirst = start == line.content.lowerBound
        // "Abstract / Bio" on a line of its own.
        if isFirst, end + 1 < line.content.upperBound,
            tokens[end].isMark("/&+") || document.has(.stop, at: end),
            let second = longestLabel(at: end + 1), end + 1 + second.length == line.content.upperBound
        {
            return (match.term.value, start..<line.content.upperBound)
        }
        guard end < line.content.upperBound else {
            // The label stands alone on its line, or before emphasis that ends with it.
            guard isFirst || isBracketed,
                !Self.wantsColon.contains(match.term.value) || isBracketed || line.headingLevel > 0
            else { return nil }
            guard isBracketed || isHeadingLike(line, match) else { return nil }
            return (match.term.value, start..<end)
        }
        let next = tokens[end]
        if isBracketed {
            guard next.isMark("】]〉》") else { return nil }
            end += 1
            if end < line.content.upperBound, tokens[end].isMark(":") { end += 1 }
            return (match.term.value, start..<end)
        }
        // A row's last cell holds a value and no label.
        if next.isMark("|"), end + 1 >= line.content.upperBound, !isFirst { return nil }
        if next.isMark(":|") || next.isMark("?") && end + 1 >= line.content.upperBound {
            if next.isMark(":"), !next.isSpaced, match.term.value == "online", end + 1 < tokens.count,
                tokens[end + 1].isMark("/")
            {
                return nil
            }
            return (match.term.value, start..<(end + 1))
        }
        // A site generator's `start = "2026-03-04 17:00"`, `start = 2026-03-04T17:00:00`.
        if next.isMark("="), isFirst, end + 1 < line.content.upperBound,
            tokens[end + 1].isMark("\"'") || tokens[end + 1].width == 4 && tokens[end + 1].number != nil
        {
            return (match.term.value, start..<(end + 1))
        }
        if next.isMark("-"), next.isSpaced, isFirst, end + 1 < line.content.upperBound, tokens[end + 1].isSpaced {
            return (match.term.value, start..<(end + 1))
        }
        // "Hosted by A + B" in a heading; a wide gap or emphasis instead of a colon.
        if isFirst,
            next.span.lowerBound - tokens[end - 1].span.upperBound >= 3
                || tokens[start].isEmphasised && !next.isEmphasised && isEmphasisEnd(end)
        {
            return (match.term.value, start..<end)
        }
        if isFirst, match.length >= 2, match.term.value == "host" || match.term.value == "posted" {
            return (match.term.value, start..<end)
        }
        return nil
    }

    /// What pictures stand for that a line begins with: "📍 Hall 3", "🎤 Ada Example".
    private static let pictures: [(scalars: ClosedRange<UInt32>, key: String)] = [
        (0x1F4C5...0x1F4C6, "when"), (0x1F5D3...0x1F5D3, "when"),
        (0x1F550...0x1F567, "time"), (0x1F570...0x1F570, "time"), (0x23F0...0x23F3, "time"), (0x231A...0x231B, "time"),
        (0x1F4CD...0x1F4CD, "location"), (0x1F3DB...0x1F3DB, "location"), (0x1F3E2...0x1F3E2, "location"),
        (0x1F3EB...0x1F3EB, "location"),
        (0x1F3A4...0x1F3A4, "speaker"), (0x1F399...0x1F399, "speaker"), (0x1F5E3...0x1F5E3, "speaker"),
        (0x1F464...0x1F464, "speaker"), (0x1F468...0x1F469, "speaker"), (0x1F9D1...0x1F9D1, "speaker"),
        (0x1F4BB...0x1F4BB, "online"), (0x1F3A5...0x1F3A5, "online"), (0x1F4F9...0x1F4F9, "online"),
    ]

    /// "🗓️ 12 March, 2 pm"; a word behind the picture, "📍 Venue: Hall 3", says it better.
    private func picture(at index: Int, in line: Document.Line) -> (key: String, range: Range<Int>)? {
        guard index == line.content.lowerBound, let scalar = tokens[index].markScalar?.value, scalar > 0x2000,
            let key = Self.pictures.first(where: { $0.scalars.contains(scalar) })?.key
        else { return nil }
        var end = index + 1
        while end < line.content.upperBound, tokens[end].kind == .mark, !tokens[end].isSpaced,
            !tokens[end].isMark("([\"'")
        {
            end += 1
        }
        guard end < line.content.upperBound else { return nil }
        let words = longestLabel(at: end)?.length ?? 1
        if end + words < line.content.upperBound, tokens[end + words].isMark(":"), tokens[end].number == nil {
            return (longestLabel(at: end)?.term.value ?? "other", index..<(end + words + 1))
        }
        if key == "time" || key == "when", !beginsTime(end) { return nil }
        if key == "speaker", NameRule(document: document).name(at: end, limit: line.content.upperBound) == nil {
            return nil
        }
        return (key, index..<end)
    }

    private static let beginningsOfTime = Term.Keys(.weekday, .weekdayShort, .month, .clock, .meridiem, .ordinal)

    /// A day or an hour right behind the picture; not "⏰ Register by 10 March", "📅 Next talk on 19 March".
    private func beginsTime(_ index: Int) -> Bool {
        tokens[index].number != nil || document.hasAny(of: Self.beginningsOfTime, at: index)
    }

    /// `"Date": "15/06/2027",`: a name in JSON.
    private func member(at index: Int, in line: Document.Line) -> (key: String, range: Range<Int>)? {
        guard tokens[index].isMark("\""), index + 3 < line.content.upperBound else { return nil }
        let match = longestLabel(at: index + 1)
        let end = index + 1 + (match?.length ?? 1)
        guard end + 1 < line.content.upperBound, tokens[end].isMark("\""), !tokens[end].isSpaced,
            tokens[end + 1].isMark(":"), tokens[index + 1].isWord
        else { return nil }
        return (match?.term.value ?? "other", index..<(end + 2))
    }

    /// Emphasis that opened before the label closes right behind it: `**Speaker** Ada Example`.
    private func isEmphasisEnd(_ index: Int) -> Bool {
        let gap = tokens[index - 1].span.upperBound..<tokens[index].span.lowerBound
        return document.bytes[gap].contains { $0 == 0x2A || $0 == 0x5F }
    }

    private func isHeadingLike(_ line: Document.Line, _ match: TermMatch) -> Bool {
        line.content.count == match.length || line.headingLevel > 0
    }

    /// "Email:", "Slides:": not ours to know, but the value before ends here.
    private func unknownLabel(at index: Int, in line: Document.Line, isFirst: Bool) -> (key: String, range: Range<Int>)?
    {
        guard isFirst else { return nil }
        var end = index
        while end < line.content.upperBound, end < index + 4, tokens[end].isWord { end += 1 }
        guard end > index, end < line.content.upperBound, tokens[end].isMark(":"),
            startsWithCapital(tokens[index]), end + 1 >= line.content.upperBound || tokens[end + 1].isSpaced
        else { return nil }
        return ("other", index..<(end + 1))
    }

    /// The tokens of a label's value: the rest of its line and the lines that continue it, or the block below.
    private func value(of label: Range<Int>, line number: Int, limit: Int, isBlock: Bool) -> Range<Int> {
        var start = label.upperBound
        guard start < tokens.count else { return start..<start }
        // "location: >": in YAML the value follows below, further in.
        if !isBlock, tokens[start].isMark(">|"), start + 1 < limit, tokens[start].line == number {
            let next = tokens[start].isMark("|") && tokens[start + 1].isMark("-") ? start + 2 : start + 1
            if next < limit, tokens[next].line > number,
                document.lines[tokens[next].line].indentation > document.lines[number].indentation
            {
                start = next
            }
        }
        // "4 March | Ada Example | Abstract:": a cell without a value.
        if isBlock, document.hasBar(before: label.lowerBound) { return start..<start }
        if isBlock {
            // Below the label: from the next line with text to the next blank line.
            guard start < limit else { return start..<start }
            let first = tokens[start].line
            guard first - number <= 2 else { return start..<start }
            var last = first
            while last + 1 < document.lines.count, !document.lines[last + 1].isBlank,
                document.lines[last + 1].tokens.lowerBound < limit
            { last += 1 }
            return start..<min(document.lines[last].tokens.upperBound, limit)
        }
        var last = tokens[start].line > number ? tokens[start].line : number
        let indentation = document.lines[number].indentation
        while last + 1 < document.lines.count {
            let next = document.lines[last + 1]
            guard !next.isBlank, next.tokens.lowerBound < limit, next.headingLevel == 0, !next.isBullet,
                next.indentation > indentation + 1
                    || document.lines[last].span.count >= 58 && next.indentation >= indentation
                        && !document.lines[last].endsHard
            else { break }
            last += 1
        }
        let end = max(start, min(document.lines[last].tokens.upperBound, limit))
        // "Speaker: Ada Example | Room 7": a bar ends what a cell says.
        let bar = (start..<end).first { $0 > start && tokens[$0].isMark("|") && tokens[$0].line == number }
        // `"Title": "On Rivers",`: the comma is JSON's.
        if bar == nil, tokens[label.lowerBound].isMark("\""), start < end, tokens[end - 1].isMark(",") {
            return start..<(end - 1)
        }
        return start..<(bar ?? end)
    }
}
