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

    /// The name that begins at the token; nil where none does.
    func name(at index: Int, limit: Int) -> Name? {
        var start = index
        var isSure = false
        while start < limit, let match = document.term(.honorific, at: start) {
            start += match.length
            isSure = true
            while start < limit, tokens[start].isMark(".-") { start += 1 }
        }
        if start < limit, tokens[start].folded.unicodeScalars.first?.isWrittenWithoutSpaces == true {
            return characterName(at: start, limit: limit, isSure: isSure)
        }
        var end = start
        var words = 0
        var initials = 0
        var isJoined = false
        while end < limit, words + initials < 6 {
            let token = tokens[end]
            guard token.isWord, end == start || token.line == tokens[end - 1].line else { break }
            if document.term(.credential, at: end) != nil, words > 0 { break }
            let isParticle = document.term(.name, at: end) != nil && words + initials > 0
            guard isCapitalised(token) || isParticle && end + 1 < limit && tokens[end + 1].isWord else { break }
            if !isParticle, !isJoined, isForeignToNames(end) { break }
            isJoined = false
            if token.width <= 1 || token.folded.contains(".") {
                initials += 1
            } else if !isParticle {
                words += 1
            }
            if document.term(.givenName, at: end) != nil { isSure = true }
            end += 1
            // "J. Smith", "Jr.": the dot belongs to the name; "Jean-Luc" is joined.
            if end < limit, tokens[end].isMark("."), !tokens[end].isSpaced, token.width <= 2 { end += 1 }
            // `William "Red" Example`
            if end + 3 < limit, tokens[end].isMark("\"'"), tokens[end].isSpaced, tokens[end + 1].isWord,
                !tokens[end + 1].isSpaced, tokens[end + 2].isMark("\"'"), !tokens[end + 2].isSpaced,
                tokens[end + 3].isWord, tokens[end + 3].isSpaced, isCapitalised(tokens[end + 1]),
                isCapitalised(tokens[end + 3]), tokens[end + 3].line == token.line
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
        while end > start, tokens[end - 1].isMark("-") { end -= 1 }
        var after = end
        while after < limit {
            if let match = document.term(.credential, at: after + (tokens[after].isMark(",") ? 1 : 0)) {
                after += match.length + (tokens[after].isMark(",") ? 1 : 0)
                isSure = true
                if after < limit, tokens[after].isMark("."), !tokens[after].isSpaced { after += 1 }
            } else {
                break
            }
        }
        return Name(tokens: start..<end, end: after, isSure: isSure)
    }

    /// Two to five Han or kana characters, or a Korean name; an honorific behind makes it sure.
    private func characterName(at start: Int, limit: Int, isSure: Bool) -> Name? {
        var end = start
        while end < limit, tokens[end].folded.unicodeScalars.first?.isWrittenWithoutSpaces == true,
            tokens[end].line == tokens[start].line, end - start < 9
        {
            if document.term(.honorificSuffix, at: end) != nil, end > start + 1 { break }
            if document.term(.institution, at: end) != nil { return nil }
            if end - start >= 5, tokens[end].isSpaced { break }
            end += 1
        }
        guard (2...8).contains(end - start) else { return nil }
        var after = end
        var sure = isSure
        if let match = document.term(.honorificSuffix, at: after) {
            after += match.length
            sure = true
        }
        return Name(tokens: start..<end, end: after, isSure: sure)
    }

    /// Whether the tokens are one name and nothing else but degrees.
    func isName(_ range: Range<Int>) -> Bool {
        guard let name = name(at: range.lowerBound, limit: range.upperBound) else { return false }
        return name.end >= range.upperBound
    }

    private func isCapitalised(_ token: Token) -> Bool {
        let scalar = Tokeniser.scalar(at: token.span.lowerBound, in: document.bytes).0
        return scalar.properties.isUppercase || scalar.isHebrew
    }

    /// Words that names do not hold, in any of the text's languages.
    private func isForeignToNames(_ index: Int) -> Bool {
        document.terms[index].contains { match in
            switch match.term.key {
            case .weekday, .institution, .talk, .series, .heading, .place, .label, .status, .tba, .clock, .relative,
                .institutionName:
                true
            case .stop: tokens[index].width > 1
            case .month: match.term.value != "5" || true
            case .zoneName: match.length > 1
            default: false
            }
        } && document.term(.givenName, at: index) == nil
    }
}
