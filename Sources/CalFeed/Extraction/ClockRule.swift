/// Proposes every clock time and range of clock times.
struct ClockRule {
    let document: Document
    let zones: ZoneNameRule
    /// Tokens that a date covers: their numbers are no hours.
    let dated: [Bool]
    /// Where dates end, also those without a number: "today".
    let dateEnds: Set<Int>
    /// Those of them where "tomorrow" and the like end.
    let relativeEnds: Set<Int>
    var tokens: [Token] { document.tokens }

    struct Reading {
        var clock: ClockExpression
        var end: Int
        var isCertain: Bool
    }

    /// Of more than `limit` only one more.
    func candidates(limit: Int) -> [Candidate<TimeExpression>] {
        var result: [Candidate<TimeExpression>] = []
        /// Zones in front, by the place of the time in the result.
        var before: [(index: Int, zone: ZoneExpression)] = []
        var previousEnd = -1
        var index = 0
        while index < tokens.count, result.count <= limit {
            guard mayBegin(at: index), !dated[index], let (expression, range, rule) = time(at: index) else {
                index += 1
                continue
            }
            result.append(
                Candidate(
                    value: expression, tokens: range, span: document.span(of: range), rule: rule,
                    line: tokens[range.lowerBound].line
                )
            )
            if expression.zone == nil,
                let zone = zones.zone(
                    before: range.lowerBound, behind: previousEnd, isDate: { dated[$0] })
            {
                before.append((result.count - 1, zone))
            }
            previousEnd = range.upperBound
            index = max(range.upperBound, index + 1)
        }
        // One place in front of an hour may be the talk's; several are clocks.
        let hasSeveral = Set(before.map(\.zone.meaning)).count > 1
        for (index, zone) in before where hasSeveral || zone.form != .place { result[index].value.zone = zone }
        return result
    }

    private static let beginnings = Term.Keys(.clock, .meridiem, .half, .number)

    /// Every time begins with a number or one of these words.
    private func mayBegin(at index: Int) -> Bool {
        tokens[index].kind == .number || document.hasAny(of: Self.beginnings, at: index)
    }

    private func time(at index: Int) -> (TimeExpression, Range<Int>, String)? {
        if let range = militaryRange(at: index) { return range }
        guard let first = clock(at: index) else { return nil }
        var expression = TimeExpression(start: first.clock)
        var end = first.end
        var isCertain = first.isCertain
        // "3:00 EST - 4:00 EST": the zone may stand on both sides of the dash.
        var afterFirst = end
        let innerZone = zones.zone(after: end)
        if let innerZone { afterFirst = innerZone.end }
        if !isOffset(at: end), let next = rangeMark(at: afterFirst) ?? rangeMark(at: end) {
            if let second = clock(at: skippingAbout(next)),
                isCertain || second.isCertain || isRangeOfHours(first, second, index)
                    || (isBesideDate(index) || hasCue(before: index)) && isZone(behind: second.end)
            {
                expression.end = second.clock
                // "heute Abend von 7 bis 9 Uhr": both are in the evening.
                if first.clock.meridiem == .pm, second.clock.meridiem == nil, second.clock.hour < 12,
                    first.clock.hour % 12 <= second.clock.hour
                {
                    expression.end?.meridiem = .pm
                }
                end = second.end
                // "10 - 11 at night": both are.
                if first.clock.meridiem == nil, second.clock.meridiem == nil, !second.clock.isTwentyFour,
                    let part = document.term(.dayPart, at: end)
                {
                    let meridiem: ClockExpression.Meridiem = part.term.value == "am" ? .am : .pm
                    expression.start.meridiem = meridiem
                    expression.end?.meridiem = meridiem
                    end += part.length
                }
                isCertain = true
                expression.zone = innerZone?.zone
            } else if isImpossible(next) {
                return nil
            } else if next < tokens.count, tokens[next].isMark("?"), isCertain || first.clock.hasMinutes {
                expression.isOpen = true
                end = next + 1
                while end < tokens.count, tokens[end].isMark("?"), !tokens[end].isSpaced { end += 1 }
                isCertain = true
            }
        }
        guard isCertain else { return nil }
        var academicEnd = end
        if academicEnd < tokens.count, tokens[academicEnd].isMark("(,") { academicEnd += 1 }
        if let match = document.term(.academic, at: academicEnd), let minutes = Int(match.term.value),
            !isCapitals(academicEnd, match.length)
        {
            expression.academicMinutes = minutes
            end = academicEnd + match.length
        }
        if let (zone, zoneEnd) = zones.zone(after: end) {
            expression.zone = zone
            end = zoneEnd
        } else if expression.zone == nil, expression.end == nil, let innerZone {
            expression.zone = innerZone.zone
            end = innerZone.end
        }
        return (expression, index..<end, expression.end == nil ? "clock" : "clock-range")
    }

    /// "between 0730-0930", "TIME: 1315-1430", "1315-1430, Friday": four digits each, the first with a zero in front, or beside
    /// what tells of hours. By themselves two such numbers may be years.
    private func militaryRange(at index: Int) -> (TimeExpression, Range<Int>, String)? {
        guard index + 2 < tokens.count, let start = tokens[index].number, tokens[index].width == 4,
            tokens[index + 1].isMark("-"), !tokens[index + 1].isSpaced,
            let end = tokens[index + 2].number, tokens[index + 2].width == 4, !tokens[index + 2].isSpaced,
            start / 100 < 24, start % 100 < 60, end / 100 < 24, end % 100 < 60, start % 5 == 0, end % 5 == 0,
            index == 0 || tokens[index].isSpaced,
            document.folded(tokens[index]).hasPrefix("0") || start < end && isAmongHours(index..<(index + 3))
        else { return nil }
        let expression = TimeExpression(
            start: .init(hour: start / 100, minute: start % 100, isTwentyFour: true),
            end: .init(hour: end / 100, minute: end % 100, isTwentyFour: true))
        return (expression, index..<(index + 3), "clock-range")
    }

    /// "Time: 19.30"
    func isLabelled(_ index: Int) -> Bool {
        // talktime: "17.00"
        let isQuoted =
            index > 1 && index + 3 < tokens.count && tokens[index - 1].isMark("\"'") && tokens[index + 3].isMark("\"'")
        let mark = isQuoted ? index - 2 : index - 1
        guard mark > 0, tokens[mark].isMark(":"), let label = document.term(.label, at: mark - 1) else { return false }
        return ["time", "when"].contains(label.term.value)
    }

    /// Whether a label of a time stands in front, or a weekday behind.
    private func isAmongHours(_ range: Range<Int>) -> Bool {
        if hasCue(before: range.lowerBound) || isLabelled(range.lowerBound) { return true }
        var next = range.upperBound
        if next < tokens.count, tokens[next].isMark(",") { next += 1 }
        return next < tokens.count && tokens[next].line == tokens[range.lowerBound].line
            && document.has(.weekday, at: next)
    }

    /// "23:00 CT" names a zone; c.t. is written small or with dots.
    private func isCapitals(_ index: Int, _ length: Int) -> Bool {
        length == 1 && document.text(tokens[index].span).allSatisfy { $0.isUppercase }
    }

    /// "13 -- 14 CEST"
    private func isZone(behind index: Int) -> Bool {
        guard let (zone, _) = zones.zone(after: index) else { return false }
        return zone.form == .abbreviation || zone.form == .name || zone.form == .iana
    }

    /// "3-4" is a range of hours only where a clock cue stands in front: "um", "at", "von", "from".
    private func isRangeOfHours(_ first: Reading, _ second: Reading, _ index: Int) -> Bool {
        // "Friday 3-4"; but "Friday 5-5" is the fifth of May.
        if index > 0, document.term(.weekday, at: index - 1)?.length == 1, (1...12).contains(first.clock.hour),
            (1...12).contains(second.clock.hour), !document.has(.month, at: second.end)
        {
            return (1...3).contains((second.clock.hour - first.clock.hour + 12) % 12)
        }
        // "Fri Aug 28, 2-3, Room 5", "today! 12-1": right behind a date, and nothing else behind it.
        if isBesideDate(index), (1...12).contains(first.clock.hour), (1...12).contains(second.clock.hour),
            (1...3).contains((second.clock.hour - first.clock.hour + 12) % 12), isCutOff(second.end)
        {
            return true
        }
        // "Tuesdays at 11-11.50"
        if second.clock.hasMinutes, document.term(.preposition, at: index - 1)?.term.value == "at",
            (1...3 * 60).contains((second.clock.hour - first.clock.hour) * 60 + second.clock.minute),
            isCutOff(second.end)
        {
            return true
        }
        // "10 - 11 at night"
        if document.has(.dayPart, at: second.end), (1...12).contains(first.clock.hour) { return true }
        guard hasCue(before: index), isCutOff(second.end) || goesOn(second.end) else { return false }
        return (1...24).contains(first.clock.hour) && (1...24).contains(second.clock.hour)
    }

    private static let following = Term.Keys(
        .stop, .preposition, .dayPart, .weekday, .month, .relative, .hour, .connector, .weekly, .place, .timezone)

    /// "from 3 to 4 on Friday"; but "de 4 à 6 interventions", "from 3 to 4 people".
    private func goesOn(_ index: Int) -> Bool {
        document.hasAny(of: Self.following, at: index) || tokens[index].kind != .word
    }

    private func isBesideDate(_ index: Int) -> Bool {
        dateEnds.contains(index) || index > 0 && tokens[index - 1].isMark(",:;!(") && dateEnds.contains(index - 1)
    }

    /// Whether the sentence, the line or a part of it ends in front of the token, or a small word leads on to a place.
    func isCutOff(_ index: Int) -> Bool {
        guard index < tokens.count, tokens[index].line == tokens[index - 1].line else { return true }
        if document.term(.preposition, at: index) != nil { return true }
        guard tokens[index].isMark(",;.!)"), index + 1 < tokens.count else { return index + 1 >= tokens.count }
        return tokens[index + 1].isSpaced || tokens[index + 1].line > tokens[index].line
    }

    /// "tomorrow at 10": the hour of the day in front.
    func isHourOfDay(_ index: Int) -> Bool {
        guard index > 1, let match = document.term(.preposition, at: index - 1), match.term.value == "at",
            match.length == 1, relativeEnds.contains(index - 1), tokens[index].line - tokens[index - 2].line <= 1
        else { return false }
        return isCutOff(index + 1)
    }

    func hasCue(before index: Int) -> Bool {
        guard index > 0 else { return false }
        if document.term(.range, at: index - 1)?.term.value == "from" { return true }
        if document.term(.hour, at: index - 1)?.length == 1 { return isCueEnough(before: index) }
        if let match = document.term(.hour, at: index - 2), match.length == 2 { return true }
        // "ore 14.30", "kl. 14.15": the word for hour stands in front.
        return index > 1 && tokens[index - 1].isMark(".:") && document.term(.hour, at: index - 2)?.length == 1
    }

    /// "08:15:30-05:30": behind seconds, and with no seconds of its own, it is an offset.
    private func isOffset(at index: Int) -> Bool {
        guard index >= 5, index + 3 < tokens.count, tokens[index].isMark("-"), !tokens[index].isSpaced,
            !tokens[index + 1].isSpaced, tokens[index - 2].isMark(":"), tokens[index - 4].isMark(":"),
            tokens[index - 3].number != nil, tokens[index - 5].number != nil,
            tokens[index + 2].isMark(":"), tokens[index + 1].width == 2, tokens[index + 3].width == 2
        else { return false }
        return !(index + 4 < tokens.count && tokens[index + 4].isMark(":") && !tokens[index + 4].isSpaced)
    }

    /// "23時-25時": the second is no hour, so the first is none, either.
    private func isImpossible(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, let value = tokens[index].number,
            let unit = document.term(.hour, at: index + 1),
            tokens[index + 1].isDense
        else { return false }
        if value > 24 { return true }
        let minute = index + 1 + unit.length
        return minute + 1 < tokens.count && (tokens[minute].number ?? 0) > 59
            && document.has(.minute, at: minute + 1)
    }

    private func skippingAbout(_ index: Int) -> Int {
        var next = index
        if let match = document.term(.hour, at: next), tokens[next].isWord, match.length == 1 { next += 1 }
        return next
    }

    func rangeMark(at index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        if tokens[index].isMark("-") {
            var next = index
            while next < tokens.count, next < index + 3, tokens[next].isMark("-") { next += 1 }
            return next
        }
        if let match = document.term(.range, at: index), match.term.value == "to" { return index + match.length }
        return nil
    }
}
