/// Hours with a letter behind them: 15h, 14h30, 15h-17h.
extension ClockRule {
    /// 14h30: written so in many languages, and by their speakers in English too.
    func joined(_ hour: Int, at index: Int) -> Reading? {
        if hour < 24, isHourWithLetter(index),
            index + 2 >= tokens.count || tokens[index + 2].isSpaced
                || tokens[index + 2].number == nil,
            isLabelled(index) || isInRangeOfLetters(index)
                || hour > 12 && index > 0 && (dated[index - 1] || document.has(.preposition, at: index - 1))
                || hour > 7 && index > 1 && tokens[index - 1].isMark(",|-@") && dated[index - 2]
                    && (index + 2 >= tokens.count || tokens[index + 2].line > tokens[index].line
                        || tokens[index + 2].kind == .mark
                        || isAbbreviation(index + 2))
        {
            return Reading(
                clock: .init(hour: hour, minute: 0, isTwentyFour: true, hasMinutes: false), end: index + 2,
                isCertain: true)
        }
        guard hour <= 24, tokens[index].width <= 2, index + 2 < tokens.count, tokens[index + 1].character == "h",
            !tokens[index + 1].isSpaced, !tokens[index + 2].isSpaced, tokens[index + 2].width == 2,
            let minute = tokens[index + 2].number, minute < 60, hour < 24 || minute == 0
        else { return nil }
        return Reading(
            clock: .init(hour: hour % 24, minute: minute, isTwentyFour: true), end: index + 3, isCertain: true)
    }

    /// CET, UTC: a few capitals.
    private func isAbbreviation(_ index: Int) -> Bool {
        (2...5).contains(tokens[index].width) && document.isAllCapitals(index)
    }

    /// "15h"
    func isHourWithLetter(_ index: Int) -> Bool {
        index >= 0 && index + 1 < tokens.count && tokens[index].number.map { $0 <= 24 } == true
            && tokens[index].width <= 2 && tokens[index + 1].character == "h" && !tokens[index + 1].isSpaced
    }

    /// "15h-17h", on either side; by itself "15h" may be how long, and so may "2h-3h".
    private func isInRangeOfLetters(_ index: Int) -> Bool {
        if index >= 3, tokens[index - 1].isMark("-"), isHourWithLetter(index - 3) {
            return isInRangeOfLetters(index - 3)
        }
        guard let next = rangeMark(at: index + 2), isHourWithLetter(next), let first = tokens[index].number,
            let last = tokens[next].number, first > 7, first < last
        else { return false }
        // "takes 10h-12h"
        return index == 0 || tokens[index - 1].line < tokens[index].line || tokens[index - 1].kind == .mark
            || dated[index - 1] || document.has(.preposition, at: index - 1) || document.has(.range, at: index - 1)
    }
}
