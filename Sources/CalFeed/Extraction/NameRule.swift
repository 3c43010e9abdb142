/// Tells people's names from other capitalised words.
struct NameRule {
    let document: Document
    private var tokens: [Token] { document.tokens }

    struct Name: Hashable, Sendable {
        /// The name's own tokens: without honorifics and degrees.
        var tokens: Range<Int>
        /// Where reading goes on: behind degrees and a closing mark.
        var end: Int
        /// An honorific or a known given name says that it is one.
        var isSure: Bool
    }

    /// A name with what belongs to it.
    struct Mention: Hashable, Sendable {
        var name: Name
        /// The honorific and the degrees included.
        var tokens: Range<Int>
    }

    /// No name has longer words, in scalars.
    private static let longestWord = 60

    /// The name that begins at the token; nil where none does.
    func name(at index: Int, limit: Int) -> Name? {
        // Most words are written small and no title of anybody.
        guard index < limit,
            tokens[index].startsLikeName || tokens[index].isDense || document.has(.honorific, at: index)
        else { return nil }
        // "Room 5B": the letter belongs to the number.
        if index > 0, index < limit, !tokens[index].isSpaced, tokens[index].width == 1, tokens[index - 1].number != nil
        {
            return nil
        }
        var start = index
        var isSure = false
        while start < limit, let match = document.term(.honorific, at: start) {
            start += match.length
            isSure = true
            while start < limit, tokens[start].isMark(".-") { start += 1 }
        }
        if start < limit, tokens[start].isDense {
            return characterName(at: start, limit: limit, isSure: isSure)
        }
        var end = start
        var words = 0
        var initials = 0
        var isJoined = false
        while end < limit, words + initials < 6 {
            let token = tokens[end]
            guard token.isWord, token.width <= Self.longestWord,
                end == start || token.line == tokens[end - 1].line && !isWideGap(before: end)
            else {
                break
            }
            if words > 0, document.has(.honorific, at: end), token.width > 1 { break }
            if document.has(.credential, at: end), words > 0 { break }
            let isParticle = document.has(.name, at: end) && words + initials > 0
            // "Ji-won Example": the second part of a given name may be small.
            let isSyllable = isJoined && token.width <= 5 && tokens[end - 2].width <= 5
            guard isCapitalised(token) || isSyllable || isParticle && end + 1 < limit && tokens[end + 1].isWord else {
                break
            }
            if !isParticle, !isJoined, isForeignToNames(end),
                !(isSure && words + initials == 1 && isSurname(end, limit)), !(words > 0 && isShortSurname(end, limit))
            {
                break
            }
            isJoined = false
            if token.width <= 1 || token.hasDot {
                initials += 1
            } else if !isParticle {
                words += 1
            }
            if document.has(.givenName, at: end) { isSure = true }
            end += 1
            if isPossessive(token) { break }
            // "J. Smith", "Jr.": the dot belongs to the name; "Jean-Luc" is joined.
            if end < limit, tokens[end].isMark("."), !tokens[end].isSpaced, token.width <= 2 { end += 1 }
            // Ada “Babs” Example, Ada (Babs) Example.
            if end + 3 < limit, words + initials > 0, tokens[end].isMark("\"'("), tokens[end].isSpaced,
                tokens[end + 1].isWord, !tokens[end + 1].isSpaced, tokens[end + 2].isMark("\"')"),
                tokens[end].isMark("(")
                    ? tokens[end + 2].isMark(")") && document.has(.givenName, at: start) : !tokens[end + 2].isMark(")"),
                !tokens[end + 2].isSpaced, tokens[end + 3].isWord, tokens[end + 3].isSpaced,
                isCapitalised(tokens[end + 1]), isCapitalised(tokens[end + 3]), tokens[end + 3].line == token.line
            {
                end += 3
            }
            if end + 1 < limit, tokens[end].isMark("-"), !tokens[end].isSpaced, tokens[end + 1].isWord,
                !tokens[end + 1].isSpaced,
                ["-", "‐", "‑", "־"].contains(document.text(tokens[end].span))
            {
                end += 1
                isJoined = true
            }
        }
        guard words >= 1, words + initials >= 2 || isSure && words >= 1 && start > index else { return nil }
        // "Ada Example del dipartimento": no name ends with a particle in small letters.
        while end > start + 1,
            tokens[end - 1].isMark("-")
                || tokens[end - 1].isWord && !isCapitalised(tokens[end - 1]) && document.has(.name, at: end - 1)
                    && !tokens[end - 2].isMark("-")
        { end -= 1 }
        // "Ann Arbor", "San Diego": a town's name, with nobody's title in front; "Miguel Hidalgo" is one of many.
        let isSomebodys =
            document.has(.givenName, at: start)
            && document.has(.familyName, at: end - 1)
        if start == index, !isSomebodys,
            document.terms[start].contains(where: { $0.term.key == .zonePlace && $0.length == end - start })
        {
            return nil
        }
        var after = end
        while after < limit {
            if let match = document.term(.credential, at: after + (tokens[after].isMark(",") ? 1 : 0)) {
                after += match.length + (tokens[after].isMark(",") ? 1 : 0)
                isSure = true
                if after < limit, tokens[after].isMark("."), !tokens[after].isSpaced { after += 1 }
            } else if after + 1 < limit, tokens[after].isMark("'"), tokens[after].isSpaced,
                tokens[after + 1].width == 2, tokens[after + 1].number != nil, !tokens[after + 1].isSpaced
            {
                // "Ada Example ’26": the year of a degree.
                after += 2
            } else {
                break
            }
        }
        return Name(tokens: start..<end, end: after, isSure: isSure)
    }

    /// "Example's": no name goes on behind it.
    private func isPossessive(_ token: Token) -> Bool {
        let bytes = document.bytes[token.span]
        guard bytes.count > 3, bytes.last == 0x73 else { return false }
        return bytes.dropLast().last == 0x27 || bytes.dropLast().suffix(3).elementsEqual([0xE2, 0x80, 0x99])
    }

    /// Two to five Han or kana characters, or a Korean name; an honorific behind makes it sure.
    private func characterName(at start: Int, limit: Int, isSure: Bool) -> Name? {
        // "명예교수": a title of respect, and nobody called 명예.
        if document.terms[start].contains(where: { $0.term.key == .honorificSuffix && $0.length >= 3 }) { return nil }
        var end = start
        while end < limit, tokens[end].line == tokens[start].line {
            // ジョン・スミス: names from elsewhere are longer, and a dot parts them.
            if isKatakanaDot(end, after: start, limit: limit) { end += 1 }
            guard tokens[end].isDense, end - start < (isKatakana(start) ? 18 : 9) else { break }
            if end > start + 1, isHonorific(at: end) { break }
            if tokens[end].isSpaced, end - start >= 2, tokens[start].initial.isHangul, isAffiliation(at: end, limit) {
                break
            }
            if document.has(.institution, at: end) { return nil }
            if tokens[end].isSpaced, end - start >= 5 { break }
            end += 1
        }
        guard end - start >= 2, end - start <= 8 || isKatakana(start) && isKatakana(end - 1), !isWord(start..<end)
        else {
            return nil
        }
        // "강희수 가상대 교수": what stands behind the name is where she is from.
        if tokens[start].initial.isHangul, start > 0, tokens[start].isSpaced, tokens[start - 1].isDense,
            tokens[start - 1].line == tokens[start].line,
            let last = document.text(tokens[end - 1].span).last, Self.endsOfAffiliations.contains(last)
        {
            return nil
        }
        var after = end
        var sure = isSure
        if let match = document.term(.honorificSuffix, at: after) {
            after += match.length
            sure = true
        } else if after < limit, tokens[after].isSpaced, tokens[start].initial.isHangul {
            // "조동일 서울대 명예교수": where somebody is from, and the title.
            var next = after + 1
            while next < limit, tokens[next].isDense, !tokens[next].isSpaced { next += 1 }
            if isAffiliation(at: after, limit), next < limit, isHonorific(at: next) { sure = true }
        }
        return Name(tokens: start..<end, end: after, isSure: sure)
    }

    private func isKatakana(_ index: Int) -> Bool { (0x30A1...0x30FA).contains(tokens[index].initial.value) }

    private func isKatakanaDot(_ index: Int, after start: Int, limit: Int) -> Bool {
        index > start && index + 1 < limit && tokens[index].isMark("・") && isKatakana(index - 1)
            && isKatakana(index + 1)
    }

    private static let endsOfAffiliations: Set<Character> = ["대", "원", "소", "교", "관", "부", "처", "과", "터"]

    /// "강희수 가상대 교수": where somebody is from stands between name and title; "마이클 샌델 교수" and "남궁 민수" are names.
    private func isAffiliation(at index: Int, _ limit: Int) -> Bool {
        var end = index + 1
        while end < limit, tokens[end].isDense, !tokens[end].isSpaced { end += 1 }
        if end - index > 4 { return true }
        let last = document.text(tokens[end - 1].span).last
        return last.map(Self.endsOfAffiliations.contains) == true
    }

    /// "서은정 교수" is no "정교수".
    private func isHonorific(at index: Int) -> Bool {
        document.terms[index].contains { match in
            match.term.key == .honorificSuffix
                && !(index + 1..<index + match.length).contains { tokens[$0].isSpaced }
        }
    }

    /// "場所", "일정": a word that labels and programmes hold.
    private func isWord(_ range: Range<Int>) -> Bool {
        document.terms[range.lowerBound].contains { match in
            match.length == range.count
                && [
                    .label, .heading, .cue, .talk, .series, .place, .status, .weekday, .month, .tba, .relative, .weekly,
                ].contains(
                    match.term.key)
        }
    }

    /// Columns and centred lines part names by more than a space or two; letters that are spaced out do not.
    private func isWideGap(before index: Int) -> Bool {
        let gap = tokens[index - 1].span.upperBound..<tokens[index].span.lowerBound
        return gap.count >= 3 && tokens[index].width > 1 || document.bytes[gap].contains(0x09)
    }

    /// More names than this are a list of members, no announcement.
    private static let mentionLimit = 300

    /// Every place where a person may be named, with the honorific and the degrees: proposals, most of them wrong.
    func mentions() -> [Mention] {
        var result: [Mention] = []
        var index = 0
        while index < tokens.count, result.count < Self.mentionLimit {
            guard tokens[index].isWord, mayBegin(at: index),
                let name = name(at: index, limit: min(tokens.count, index + 24))
            else {
                index += 1
                continue
            }
            result.append(Mention(name: name, tokens: index..<max(name.end, name.tokens.upperBound)))
            result += parts(of: name, at: index)
            index = max(name.tokens.upperBound, index + 1)
        }
        return result
    }

    private func mayBegin(at index: Int) -> Bool {
        if document.has(.honorific, at: index) { return true }
        guard tokens[index].isDense else {
            return isCapitalised(tokens[index])
        }
        return index == 0 || tokens[index].isSpaced || !tokens[index - 1].isWord || isTitledWithin(index)
    }

    /// "…学科の見本太郎教授による", "…大学示例教授": in a text without spaces a name begins behind kana or an institution if
    /// a title of respect ends it.
    private func isTitledWithin(_ index: Int) -> Bool {
        guard !isHiragana(index), isHiragana(index - 1) || institutionEnds(before: index) else { return false }
        for next in (index + 1)..<min(index + 6, tokens.count) {
            if next > index + 1, document.has(.honorificSuffix, at: next) { return true }
            guard tokens[next].isDense, !isHiragana(next) else { return false }
        }
        return false
    }

    private func institutionEnds(before index: Int) -> Bool {
        (1...4).contains { length in
            index >= length && document.term(.institution, at: index - length)?.length == length
        }
    }

    /// Small words and endings are written in hiragana, and few names.
    func isHiragana(_ index: Int) -> Bool {
        guard tokens[index].isDense, let first = document.text(tokens[index].span).unicodeScalars.first else {
            return false
        }
        return (0x3041...0x309F).contains(first.value)
    }

    /// A run of capitalised words may hold more than the name: its first two or three, and those from a given name on.
    private func parts(of name: Name, at index: Int) -> [Mention] {
        guard name.tokens.count >= 3, !tokens[name.tokens.lowerBound].isDense else { return [] }
        let words = name.tokens.filter { tokens[$0].isWord }
        guard words.count >= 3 else { return [] }
        var result: [Mention] = []
        for count in 2..<words.count where tokens[words[count - 1]].width > 1 {
            let part = name.tokens.lowerBound..<(words[count - 1] + 1)
            result.append(
                Mention(
                    name: Name(tokens: part, end: part.upperBound, isSure: name.isSure),
                    tokens: index..<part.upperBound))
        }
        for first in words.dropFirst().dropLast() where document.has(.givenName, at: first) {
            let part = first..<name.tokens.upperBound
            result.append(
                Mention(
                    name: Name(tokens: part, end: name.end, isSure: true),
                    tokens: first..<max(name.end, part.upperBound)))
        }
        return result
    }

    /// Whether it is surely a name, or at least each of its words looks like one.
    func isLikely(_ name: Name) -> Bool {
        if name.isSure { return true }
        let words = name.tokens.filter { tokens[$0].isWord && tokens[$0].width > 2 }
        return words.count >= 2 && words.allSatisfy { NameShape.likeness(of: document.words[tokens[$0].word]) > 0 }
    }

    /// Whether somebody is likely named within the tokens.
    func namesPerson(_ range: Range<Int>) -> Bool {
        range.contains { name(at: $0, limit: range.upperBound).map(isLikely) ?? false }
    }

    /// Whether the tokens are one name and nothing else but degrees.
    func isName(_ range: Range<Int>) -> Bool {
        guard let name = name(at: range.lowerBound, limit: range.upperBound) else { return false }
        return name.end >= range.upperBound
    }

    private func isCapitalised(_ token: Token) -> Bool {
        token.startsLikeName
    }

    /// "David House": a word for a place or an institute is a surname behind a given name, unless a number follows.
    private func isSurname(_ index: Int, _ limit: Int) -> Bool {
        guard document.has(.familyName, at: index) else { return false }
        return index + 1 >= limit || tokens[index + 1].number == nil
    }

    /// "Byung An", "Mina To": small words that are surnames too, where a name ends with one.
    private func isShortSurname(_ index: Int, _ limit: Int) -> Bool {
        guard tokens[index].width == 2, tokens[index].startsUpper, document.has(.stop, at: index),
            !document.hasAny(of: Self.foreign, at: index)
        else { return false }
        let next = index + 1
        return next >= limit || tokens[next].line > tokens[index].line || tokens[next].isMark(",(;|")
    }

    /// Words that names do not hold, in any of the text's languages.
    private func isForeignToNames(_ index: Int) -> Bool {
        if document.has(.givenName, at: index) { return false }
        return document.hasAny(of: Self.foreign, at: index)
            || tokens[index].width > 1 && document.has(.stop, at: index)
            || document.has(.zoneName, at: index)
                && document.terms[index].contains { $0.term.key == .zoneName && $0.length > 1 }
    }

    private static let foreign = Term.Keys(
        .weekday, .institution, .talk, .series, .heading, .place, .label, .status, .tba, .clock, .relative,
        .institutionName, .month)
}
