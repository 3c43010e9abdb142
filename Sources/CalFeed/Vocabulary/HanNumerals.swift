/// Numbers in Chinese characters in front of a year, month, day, hour or minute: 二〇二六年三月十二日, 五点半.
enum HanNumerals {
    /// What a character is to a number.
    private enum Sign: Hashable {
        case digit(Int)
        /// Twenty and thirty in one character: 廿八日.
        case wholeTens(Int)
        case ten
        /// A year, a month, an hour: what is counted.
        case unit

        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "〇", "零": self = .digit(0)
            case "一": self = .digit(1)
            case "二", "两", "兩": self = .digit(2)
            case "三": self = .digit(3)
            case "四": self = .digit(4)
            case "五": self = .digit(5)
            case "六": self = .digit(6)
            case "七": self = .digit(7)
            case "八": self = .digit(8)
            case "九": self = .digit(9)
            case "廿": self = .wholeTens(20)
            case "卅": self = .wholeTens(30)
            case "十": self = .ten
            case "年", "月", "日", "号", "號", "时", "時", "点", "點", "分": self = .unit
            default: return nil
            }
        }

        var isNumeral: Bool { self != .unit }
    }

    /// The text, each such number as one token of its value.
    static func joined(_ text: TokenisedText, lexicon: Lexicon) -> TokenisedText {
        let tokens = text.tokens
        guard tokens.contains(where: \.isDense) else { return text }
        // A character of these is three bytes, and a token of its own.
        var known = [Sign?](repeating: nil, count: text.words.count)
        var hasUnit = false
        for token in tokens where token.isDense && token.isWord && token.width == 3 {
            let sign = Sign(token.initial)
            known[Int(token.word)] = sign
            hasUnit = hasUnit || sign == .unit
        }
        guard hasUnit else { return text }
        func character(_ index: Int) -> Sign? { tokens[index].isWord ? known[Int(tokens[index].word)] : nil }
        var text = text
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        // Up to here the tokens are in the result.
        var copied = 0
        var index = 0
        while index < tokens.count {
            guard tokens[index].isDense else {
                index += 1
                continue
            }
            var end = index
            while end < tokens.count, end - index < 6, character(end)?.isNumeral == true,
                end == index || !tokens[end].isSpaced
            { end += 1 }
            guard end > index, end < tokens.count, !tokens[end].isSpaced, character(end) == .unit,
                let value = value(of: (index..<end).compactMap(character))
            else {
                index = max(end, index + 1)
                continue
            }
            result += tokens[copied..<index]
            result.append(
                tokens[index].joined(
                    upTo: tokens[end - 1].span.upperBound, value: value,
                    word: text.word(String(value).utf8, in: lexicon)))
            index = end
            copied = end
        }
        guard copied > 0 else { return text }
        result += tokens[copied...]
        text.tokens = result
        return text
    }

    /// Positional (二〇二六) or with tens (二十三); nil for anything else.
    private static func value(of numerals: [Sign]) -> Int? {
        var numbers = numerals.map { numeral -> Int in
            if case .digit(let digit) = numeral { digit } else { 0 }
        }
        if case .wholeTens(let tens) = numerals[0] {
            guard numerals.count <= 2 else { return nil }
            guard numerals.count == 2 else { return tens }
            if case .digit(let ones) = numerals[1] { return tens + ones }
            return nil
        }
        guard !numerals.contains(where: { if case .wholeTens = $0 { true } else { false } }) else { return nil }
        guard let ten = numerals.firstIndex(of: .ten) else {
            guard numerals.count == 4 || numerals.count == 1 else { return nil }
            return numbers.reduce(0) { $0 * 10 + $1 }
        }
        guard ten <= 1, numerals.count - ten <= 2, numerals.last != .ten || numerals.count == ten + 1 else {
            return nil
        }
        if ten == 0 { numbers[0] = 1 }
        return numbers[0] * 10 + (numerals.count > ten + 1 ? numbers[ten + 1] : 0)
    }
}
