extension ClockRule {
    // MARK: One reading

    func clock(at index: Int) -> Reading? {
        guard index < tokens.count, !dated[index] else { return nil }
        if let match = document.term(.clock, at: index), index + match.length <= tokens.count {
            switch match.term.value {
            case "noon":
                return Reading(
                    clock: .init(hour: 12, minute: 0, isTwentyFour: true), end: index + match.length, isCertain: true)
            case "midnight":
                return Reading(
                    clock: .init(hour: 0, minute: 0, isTwentyFour: true), end: index + match.length, isCertain: true)
            default: break
            }
        }
        var start = index
        var meridiem: ClockExpression.Meridiem?
        // 午後3時, 下午3:00, 오후 2시.
        if let match = document.term(.meridiem, at: index), index + match.length < tokens.count,
            tokens[index + match.length].number != nil, tokens[index].line == tokens[index + match.length].line,
            match.term.language != .english, !dated[index + match.length]
        {
            meridiem = match.term.value == "am" ? .am : .pm
            start = index + match.length
        }
        if let match = document.term(.half, at: start), tokens[start].isWord, let minutes = Int(match.term.value),
            minutes < 0,
            let hour = hourWord(at: start + match.length)
        {
            let total = (hour.value * 60 + minutes + 1440) % 1440
            return Reading(
                clock: .init(hour: total / 60, minute: total % 60, meridiem: meridiem), end: hour.end, isCertain: true)
        }
        if let hour = spelled(at: start) { return withMeridiem(hour, meridiem ?? dayPart(before: start)) }
        guard let hour = tokens[start].number, !isPartOfSomethingElse(start) else { return nil }
        if document.isBasicTime(behind: start - 2) { return basic(hour, at: start) }
        let reading =
            digital(hour, at: start) ?? worded(hour, at: start) ?? military(hour, at: start) ?? compact(hour, at: start)
            ?? dotted(hour, at: start) ?? bare(hour, at: start)
        guard let reading, !isSpoilt(endingBefore: reading.end),
            // "um 8 °C"
            reading.end >= tokens.count || !tokens[reading.end].isMark("°℃℉%‰"),
            reading.clock.hasMinutes || !isDuration(endingBefore: reading.end), !isLength(start..<reading.end)
        else { return nil }
        return withMeridiem(reading, meridiem ?? dayPart(before: start))
    }

    /// "um acht Uhr", "alle sette": an hour in words, where a cue stands beside it.
    private func spelled(at index: Int) -> Reading? {
        guard tokens[index].isWord, !tokens[index].isDense, tokens[index].width > 0,
            let hour = hourWord(at: index)
        else { return nil }
        if let match = document.term(.hour, at: hour.end), Int(match.term.value) == nil,
            match.term.language != .english,
            match.length == 1
        {
            let more = minutes(at: hour.end + 1)
            return Reading(
                clock: .init(
                    hour: hour.value, minute: more?.minutes ?? 0, isTwentyFour: hour.value > 12,
                    hasMinutes: more != nil),
                end: more?.end ?? hour.end + 1, isCertain: true)
        }
        let more = minutes(at: hour.end)
        guard
            more != nil && tokens[index].number == nil
                || index > 0
                    && (document.term(.hour, at: index - 1)?.length == 1
                        || index > 1 && document.term(.hour, at: index - 2)?.length == 2)
        else { return nil }
        return Reading(
            clock: .init(
                hour: hour.value, minute: more?.minutes ?? 0, isTwentyFour: hour.value > 12, hasMinutes: more != nil),
            end: more?.end ?? hour.end, isCertain: true)
    }

    private static let dayParts = Term.Keys(.dayPart, .meridiem)

    /// "this evening at 7", "heute Nachmittag um 3", "esta noche a las 8": the half of the day stands in front.
    private func dayPart(before index: Int) -> ClockExpression.Meridiem? {
        for back in 0...2 {
            let end = index - back
            guard end > 0, tokens[end - 1].line == tokens[index].line else { return nil }
            for start in max(0, end - 4)..<end {
                guard document.hasAny(of: Self.dayParts, at: start),
                    let match = document.terms[start].first(where: {
                        ($0.term.key == .dayPart || $0.term.key == .meridiem && $0.term.language != .english)
                            && start + $0.length == end
                    }), start == 0 || tokens[start - 1].number == nil && !tokens[start - 1].isMark(":")
                else { continue }
                return match.term.value == "am" ? .am : .pm
            }
            let isSmall =
                tokens[end - 1].isMark(",") || document.has(.hour, at: end - 1)
                || document.has(.preposition, at: end - 1) || document.has(.stop, at: end - 1)
                || document.term(.range, at: end - 1)?.term.value == "from"
            guard isSmall else { return nil }
        }
        return nil
    }

    /// "half", "a quarter", behind the hour that they follow.
    private func minutes(at index: Int) -> (minutes: Int, end: Int)? {
        for key in [Term.Key.half, .quarter] {
            if let match = document.term(key, at: index), let value = Int(match.term.value), value > 0 {
                return (value, index + match.length)
            }
        }
        return nil
    }

    private func hourWord(at index: Int) -> (value: Int, end: Int)? {
        guard index < tokens.count else { return nil }
        if let value = tokens[index].number, (1...12).contains(value) { return (value, index + 1) }
        if let match = document.term(.number, at: index), let value = Int(match.term.value), (1...24).contains(value) {
            return (value, index + match.length)
        }
        return nil
    }

    private func withMeridiem(_ reading: Reading?, _ before: ClockExpression.Meridiem?) -> Reading? {
        guard var reading else { return nil }
        if let before, reading.clock.hour <= 12 {
            reading.clock.meridiem = before
            reading.isCertain = true
        }
        guard reading.clock.hour <= 12 || reading.clock.hour < 24,
            let match = document.term(.meridiem, at: reading.end),
            tokens[reading.end].line == tokens[reading.end - 1].line,
            // "7p": one letter has to touch the number.
            document.folded(tokens[reading.end]).count > 1 || match.length > 1 || !tokens[reading.end].isSpaced
        else { return reading }
        reading.clock.meridiem = match.term.value == "am" ? .am : .pm
        reading.clock.isTwentyFour = reading.clock.hour > 12
        reading.isCertain = true
        reading.end += match.length
        if reading.end < tokens.count, tokens[reading.end].isMark("."), !tokens[reading.end].isSpaced,
            reading.end + 1 < tokens.count,
            tokens[reading.end + 1].isMark("-,)(") || tokens[reading.end - 1].hasDot
        {
            reading.end += 1
        }
        return reading
    }

    /// 14:30, 9:00:00, 2:15.
    private func digital(_ hour: Int, at index: Int) -> Reading? {
        guard hour <= 24, tokens[index].width <= 2, index + 2 < tokens.count, tokens[index + 1].isMark(":"),
            !tokens[index + 1].isSpaced, !tokens[index + 2].isSpaced, let minute = tokens[index + 2].number,
            tokens[index + 2].width == 2, minute < 60
        else { return nil }
        var end = index + 3
        var hasSeconds = false
        if end + 1 < tokens.count, tokens[end].isMark(":"), !tokens[end].isSpaced, let second = tokens[end + 1].number {
            guard tokens[end + 1].width == 2, second < 60 else { return nil }
            hasSeconds = second > 0
            end += 2
        }
        // "14:30 Uhr", "10:30 h", "14:30 hs": the word belongs to it.
        var isTwentyFour = document.folded(tokens[index]).hasPrefix("0") || hour > 12 || hour == 0
        if let match = document.term(.hour, at: end), Int(match.term.value) == nil, tokens[end].isWord {
            end += match.length
            isTwentyFour = isTwentyFour || match.term.language != .english
        }
        guard hour < 24 || minute == 0 else { return nil }
        return Reading(
            clock: .init(hour: hour % 24, minute: minute, isTwentyFour: isTwentyFour, hasSeconds: hasSeconds), end: end,
            isCertain: true)
    }

    /// 14h30, 16 Uhr, 16 Uhr 15, 15時, 15時半, 3点30分, 2시 반, 14 h.
    private func worded(_ hour: Int, at index: Int) -> Reading? {
        if let reading = joined(hour, at: index) { return reading }
        guard hour <= 24, tokens[index].width <= 2, index + 1 < tokens.count,
            let match = document.term(.hour, at: index + 1), Int(match.term.value) == nil,
            // "dalle 5 alle 6": a word that stands in front of the next hour.
            !document.has(.range, at: index + 1)
                || document.term(.range, at: index + 1)?.term.language != match.term.language
        else { return nil }
        var end = index + 1 + match.length
        var minute = 0
        if end < tokens.count, let value = tokens[end].number, tokens[end].width <= 2, value < 60, !dated[end],
            tokens[end].line == tokens[index].line
        {
            let isAttached = !tokens[end].isSpaced
            if isAttached || document.has(.minute, at: end + 1) || tokens[end].width == 2 {
                minute = value
                end += 1
                if let unit = document.term(.minute, at: end) {
                    // "15 hours 29 min" is how long.
                    if match.term.language == .english { return nil }
                    end += unit.length
                }
            }
        } else if let more = minutes(at: end) {
            minute = more.minutes
            end = more.end
        }
        // 1時間 is how long; 三点 may be three points.
        if end < tokens.count, ["間", "间"].contains(document.folded(tokens[end])), !tokens[end].isSpaced { return nil }
        let isSpelled =
            document.bytes[tokens[index].span.lowerBound] >= 0xE3
            && document.bytes[tokens[index].span.lowerBound] != 0xEF
        let isAlone = end == index + 1 + match.length
        // "di 5 ore" is how long.
        if isAlone, index > 0, document.term(.preposition, at: index - 1)?.term.value == "of",
            !document.has(.range, at: index - 1)
        {
            return nil
        }
        let isDuration = match.term.language == .english
        // "2 hours" is how long, "14 hrs" is when.
        if isDuration, match.term.value != "oclock" || hour < 13, document.folded(tokens[index + 1]).hasPrefix("h") {
            return nil
        }
        return Reading(
            clock: .init(
                hour: hour % 24, minute: minute, isTwentyFour: match.term.language != .english, hasMinutes: minute != 0),
            end: end,
            isCertain: !(isSpelled && isAlone)
        )
    }

    /// "430 pm", and the first of "330-5 pm": the mark between hour and minute is left out.
    private func compact(_ value: Int, at index: Int) -> Reading? {
        guard (3...4).contains(tokens[index].width), tokens[index].span.count == tokens[index].width,
            (1...12).contains(value / 100), value % 100 < 60, value % 5 == 0
        else { return nil }
        var next = index + 1
        if let mark = rangeMark(at: next), mark + 1 < tokens.count, tokens[mark].number != nil {
            next = mark + 1
            if next + 1 < tokens.count, tokens[next].isMark(":"), tokens[next + 1].number != nil { next += 2 }
        }
        guard next < tokens.count, tokens[next].line == tokens[index].line, document.has(.meridiem, at: next)
        else { return nil }
        return Reading(clock: .init(hour: value / 100, minute: value % 100), end: index + 1, isCertain: true)
    }

    /// The hour of 20260312T140000.
    private func basic(_ value: Int, at index: Int) -> Reading {
        let minutes = tokens[index].width == 6 ? value / 100 : value
        return Reading(
            clock: .init(
                hour: minutes / 100, minute: minutes % 100, isTwentyFour: true,
                hasSeconds: tokens[index].width == 6 && value % 100 > 0), end: index + 1, isCertain: true)
    }

    /// 1430 hrs, 1430h.
    private func military(_ value: Int, at index: Int) -> Reading? {
        guard tokens[index].width == 4, value / 100 < 24, value % 100 < 60,
            let match = document.term(.hour, at: index + 1)
        else { return nil }
        return Reading(
            clock: .init(hour: value / 100, minute: value % 100, isTwentyFour: true), end: index + 1 + match.length,
            isCertain: true)
    }

    /// 14.30 where something says that it is a clock: "ore 14.30", "14.30 Uhr", "4.30 pm", "16.15–17.15".
    private func dotted(_ hour: Int, at index: Int) -> Reading? {
        guard hour < 24, tokens[index].width <= 2, index + 2 < tokens.count, tokens[index + 1].isMark("."),
            !tokens[index + 1].isSpaced, !tokens[index + 2].isSpaced, let minute = tokens[index + 2].number,
            tokens[index + 2].width == 2, minute < 60
        else { return nil }
        var end = index + 3
        if end < tokens.count, tokens[end].isMark("."), !tokens[end].isSpaced, end + 1 < tokens.count,
            tokens[end + 1].number != nil,
            !tokens[end + 1].isSpaced
        {
            return nil
        }
        if isPrice(endingBefore: end) { return nil }
        var isCertain =
            hasCue(before: index) || isLabelled(index) || document.dottedNumbers.clocks.contains(index)
            || isBehindPreposition(index, minute, end)
        if let match = document.term(.hour, at: end), Int(match.term.value) == nil {
            end += match.length
            isCertain = true
        } else if let next = rangeMark(at: end), next + 2 < tokens.count, let other = tokens[next].number, other <= 24,
            tokens[next + 1].isMark("."), !tokens[next + 2].isSpaced, tokens[next + 2].width == 2, minute % 5 == 0
        {
            isCertain = true
        }
        if index > 0,
            dated[index - 1] || index > 1 && tokens[index - 1].isMark(",") && dated[index - 2]
        {
            isCertain = true
        }
        return Reading(clock: .init(hour: hour, minute: minute, isTwentyFour: true), end: end, isCertain: isCertain)
    }

    /// "on Monday 2 October at 13.00 (sharp)": a date stands on the line, and no unit behind.
    private func isBehindPreposition(_ index: Int, _ minute: Int, _ end: Int) -> Bool {
        guard index > 0, minute % 5 == 0,
            document.term(.preposition, at: index - 1)?.term.value == "at" || tokens[index - 1].isMark("@"),
            end >= tokens.count || tokens[end].line > tokens[index].line || tokens[end].isMark(",;.()-")
                || document.has(.preposition, at: end) || document.has(.stop, at: end)
        else { return false }
        // In the same sentence.
        let line = document.lines[tokens[index].line].tokens
        guard let day = (line.lowerBound..<index).last(where: { dated[$0] }) else { return false }
        return !(day..<index).contains { tokens[$0].isMark(".!?;") && tokens[$0 + 1].isSpaced }
    }

    /// "3" in "3-4:30 pm", "4pm"; certain only through what follows or a cue in front.
    private func bare(_ hour: Int, at index: Int) -> Reading? {
        guard (0...24).contains(hour), tokens[index].width <= 2 else { return nil }
        if index + 1 < tokens.count, tokens[index + 1].isMark("%/"), !tokens[index + 1].isSpaced { return nil }
        if isPrice(endingBefore: index + 1) { return nil }
        let isCued =
            index > 0
            && document.term(.hour, at: index - 1).map {
                Int($0.term.value) == nil && $0.length == 1 && isCueEnough(before: index)
            } == true
            || index > 1 && document.term(.hour, at: index - 2)?.length == 2 || isHourOfDay(index)
        // "at 7 tonight"
        if let part = document.term(.dayPart, at: index + 1), document.has(.relative, at: index + 1), index > 0,
            document.term(.preposition, at: index - 1)?.term.value == "at", (1...11).contains(hour),
            part.term.value == "pm"
        {
            return Reading(
                clock: .init(hour: hour, minute: 0, meridiem: .pm, hasMinutes: false), end: index + 1, isCertain: true)
        }
        return Reading(
            clock: .init(hour: hour % 24, minute: 0, isTwentyFour: hour > 12, hasMinutes: false), end: index + 1,
            isCertain: isCued)
    }

    /// "5,00 $", "5 €"
    private func isPrice(endingBefore index: Int) -> Bool {
        var next = index
        if next + 1 < tokens.count, tokens[next].isMark(",."), !tokens[next].isSpaced, tokens[next + 1].number != nil {
            next += 2
        }
        return next < tokens.count && tokens[next].isMark("$€£%") && tokens[next].line == tokens[index - 1].line
    }

    /// "5 h ago", "5 hours before": how long, and from another hour.
    private func isDuration(endingBefore index: Int) -> Bool {
        guard index < tokens.count, tokens[index].line == tokens[index - 1].line,
            let match = document.term(.duration, at: index)
        else { return false }
        return match.term.value == "before"
    }

    /// "for 1.25 hours", "dauert 1,5 Stunden": as long as that.
    private func isLength(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, document.term(.duration, at: range.lowerBound - 1)?.term.value == "for" else {
            return false
        }
        return document.term(.duration, at: range.upperBound - 1)?.term.value == "hour"
            || document.term(.duration, at: range.upperBound)?.term.value == "hour"
    }

    /// "7時65分", "12h12:99": a number behind it that cannot be minutes or seconds spoils the whole.
    private func isSpoilt(endingBefore index: Int) -> Bool {
        var next = index
        if next < tokens.count, tokens[next].isMark(":"), !tokens[next].isSpaced { next += 1 }
        guard next < tokens.count, let value = tokens[next].number, value > 59, tokens[next].width == 2 else {
            return false
        }
        return next > index && !tokens[next].isSpaced || document.has(.minute, at: next + 1)
    }

    /// "в 10": a cue of one letter is one only beside a date.
    func isCueEnough(before index: Int) -> Bool {
        guard document.folded(tokens[index - 1]).count == 1, tokens[index - 1].isSpaced, !tokens[index - 1].isMark("@")
        else {
            return true
        }
        let line = document.lines[tokens[index].line].tokens
        return line.contains { dated[$0] }
    }

    /// Numbers inside rooms, codes, fractions: "34-401A", "B2:15", "1.2.3", "$3".
    private func isPartOfSomethingElse(_ index: Int) -> Bool {
        guard index > 0, !tokens[index].isSpaced else { return false }
        let before = tokens[index - 1]
        if before.isWord {
            // ISO 8601's T, and scripts without spaces, may stand in front.
            return !(before.character == "t" || before.isDense)
        }
        if before.isMark("#$€£°+") { return true }
        // "05/31/2026:14:15": a clock right behind a date.
        if before.isMark(":."), index > 1, !before.isSpaced, tokens[index - 2].number != nil {
            return !dated[index - 2]
        }
        // "B-12", but "4pm-5pm", "14h-16h"
        if before.isMark("-"), index > 1, !before.isSpaced, tokens[index - 2].isWord,
            !tokens[index - 2].isSpaced || tokens[index - 2].width <= 2 && tokens[index - 2].startsUpper
        {
            return !document.has(.meridiem, at: index - 2) && !document.has(.hour, at: index - 2)
                && !isHourWithLetter(index - 3)
        }
        return false
    }
}
