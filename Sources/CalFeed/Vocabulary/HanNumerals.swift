/// Numbers in Chinese characters in front of a year, month, day, hour or minute: 二〇二六年三月十二日, 五点半.
enum HanNumerals {
    private static let digits: [String: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    /// Twenty and thirty in one character: 廿八日.
    private static let wholeTens: [String: Int] = ["廿": 20, "卅": 30]
    private static let units: Set<String> = ["年", "月", "日", "号", "號", "时", "時", "点", "點", "分"]

    /// The text, each such number as one token of its value.
    static func joined(_ text: TokenisedText, lexicon: Lexicon) -> TokenisedText {
        let tokens = text.tokens
        guard tokens.contains(where: \.isDense) else { return text }
        // A character of these is three bytes, and a token of its own.
        var isUnit = [Bool](repeating: false, count: text.words.count)
        var isNumeral = isUnit
        for token in tokens where token.isDense && token.isWord && token.width == 3 {
            let word = text.folded(token)
            isUnit[Int(token.word)] = units.contains(word)
            isNumeral[Int(token.word)] = word == "十" || digits[word] != nil || wholeTens[word] != nil
        }
        guard isUnit.contains(true) else { return text }
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
            while end < tokens.count, end - index < 6, tokens[end].isWord, isNumeral[Int(tokens[end].word)],
                end == index || !tokens[end].isSpaced
            { end += 1 }
            guard end > index, end < tokens.count, !tokens[end].isSpaced, isUnit[Int(tokens[end].word)],
                let value = value(of: tokens[index..<end].map(text.folded))
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
    private static func value(of numerals: [String]) -> Int? {
        if let first = numerals.first, let value = wholeTens[first] {
            guard numerals.count <= 2 else { return nil }
            return numerals.count == 1 ? value : digits[numerals[1]].map { value + $0 }
        }
        guard !numerals.contains(where: { wholeTens[$0] != nil }) else { return nil }
        guard let ten = numerals.firstIndex(of: "十") else {
            guard numerals.count == 4 || numerals.count == 1 else { return nil }
            return numerals.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
        }
        guard ten <= 1, numerals.count - ten <= 2 else { return nil }
        let tens = ten == 0 ? 1 : digits[numerals[0]] ?? 0
        let ones = numerals.count > ten + 1 ? digits[numerals[ten + 1]] : 0
        return ones.map { tens * 10 + $0 }
    }
}
