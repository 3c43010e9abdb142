extension SpeakerResolver {
    struct Person: Hashable {
        var name: String
        var nameTokens: Range<Int>
        var affiliation: String?
        var isSure: Bool
        /// Where reading goes on behind the name and the affiliation.
        var end = 0
    }

    /// The people that a value names: "Prof. Ada Example (Institute)", "A. One and B. Two", "Name/Affiliation", "Name - Affiliation".
    func people(in range: Range<Int>) -> [Person] {
        var result: [Person] = []
        var index = range.lowerBound
        while index < range.upperBound, result.count < 20 {
            guard let name = names.name(at: index, limit: range.upperBound) else {
                // What is labelled as the speaker is one, even if it does not look like a name.
                guard result.isEmpty else { break }
                // "Licentiate defence: Ada Example"
                if let colon = range.first(where: { tokens[$0].isMark(":") }), colon + 1 < range.upperBound,
                    names.name(at: colon + 1, limit: range.upperBound) != nil
                {
                    return people(in: (colon + 1)..<range.upperBound)
                }
                return unusual(range)
            }
            var person = Person(
                name: PlainText.person(document.text(document.span(of: name.tokens))), nameTokens: name.tokens,
                affiliation: nil, isSure: name.isSure)
            index = behindLink(name.end, limit: range.upperBound)
            guard index < range.upperBound else {
                result.append(person)
                break
            }
            if tokens[index].isMark("([") {
                var close = index + 1
                while close < range.upperBound, !tokens[close].isMark(")]") { close += 1 }
                person.affiliation = affiliationText((index + 1)..<close)
                index = min(close + 1, range.upperBound)
            }
            result.append(person)
            guard index < range.upperBound else { break }
            if tokens[index].isMark(";&+") || isAnd(index) {
                index += 1
                continue
            }
            if tokens[index].isMark(",/-@|:")
                || document.has(.preposition, at: index)
            {
                let next = index + 1
                guard next < range.upperBound else { break }
                let start = tokens[next].isMark("-[") ? next + 1 : isAnd(next) ? next + 1 : next
                // "見本太郎、例花子"
                if document.text(tokens[index].span) == "、", start < range.upperBound, tokens[start].isDense,
                    let other = names.name(at: start, limit: range.upperBound), other.tokens.count <= 4,
                    name.tokens.count <= 4, !document.has(.zonePlace, at: start),
                    !isAffiliation(start..<min(start + 6, range.upperBound))
                {
                    index = start
                    continue
                }
                if tokens[index].isMark(","), let other = names.name(at: start, limit: range.upperBound),
                    other.isSure && isLikelyPerson(other) || isListOfNames(range),
                    !isAffiliation(start..<min(start + 6, range.upperBound)),
                    other.end >= range.upperBound || tokens[other.end].isMark(",;([]") || isAnd(other.end)
                {
                    index = start
                    continue
                }
                if result[result.count - 1].affiliation == nil {
                    var end = start
                    while end < range.upperBound, !tokens[end].isMark(";") { end += 1 }
                    result[result.count - 1].affiliation = affiliationText(start..<end)
                    index = min(end + 1, range.upperBound)
                    continue
                }
            }
            break
        }
        return result
    }

    /// "[Ada Example](https://…)": behind the address of a name that leads to a page.
    private func behindLink(_ index: Int, limit: Int) -> Int {
        var end = index
        while end < limit, tokens[end].isMark("]") { end += 1 }
        guard end + 2 < limit, tokens[end].isMark("("), tokens[end + 1].kind == .url, tokens[end + 2].isMark(")") else {
            return end
        }
        return end + 3
    }

    /// "A. One, Bo Two, Cy Three": three names or more and nothing else.
    private func isListOfNames(_ range: Range<Int>) -> Bool {
        let parts = tokens[range].split { $0.isMark(",;&") }
        var index = range.lowerBound
        return parts.count >= 3
            && parts.allSatisfy { part in
                while index < range.upperBound, tokens[index].isMark(",;&") { index += 1 }
                defer { index += part.count }
                return names.isName(index..<(index + part.count))
            }
    }

    func unusual(_ range: Range<Int>) -> [Person] {
        var end = range.lowerBound
        while end < range.upperBound, !tokens[end].isMark(",;(/|"), !(tokens[end].isMark("-") && tokens[end].isSpaced) {
            end += 1
        }
        let name = range.lowerBound..<end
        guard !name.isEmpty, name.count <= 6, tokens[name.lowerBound].isWord, fields.isCapitalised(name.lowerBound),
            !isAffiliation(name)
        else { return [] }
        var person = Person(
            name: PlainText.person(document.text(document.span(of: name))), nameTokens: name, affiliation: nil,
            isSure: false)
        if end < range.upperBound {
            var close = end + 1
            while close < range.upperBound, !tokens[close].isMark(")") { close += 1 }
            person.affiliation = affiliationText((end + 1)..<close)
        }
        return [person]
    }

    /// "Ada Example, Theoretische Physik": behind a comma a run of capitalised words is a person if its last word may be a
    /// family's name.
    func isLikelyPerson(_ name: NameRule.Name) -> Bool {
        guard let last = name.tokens.last(where: { tokens[$0].isWord }), !isAffiliation(name.tokens) else {
            return false
        }
        return document.term(.familyName, at: last)?.term.value == "family"
            || NameShape.likeness(of: document.words[tokens[last].word]) > -80
    }

    func isAnd(_ index: Int) -> Bool {
        document.has(.connector, at: index)
    }

    func isAffiliation(_ range: Range<Int>) -> Bool { document.namesInstitution(range) }

    func affiliationText(_ range: Range<Int>) -> String? {
        var end = range.lowerBound
        while end < range.upperBound, tokens[end].kind != .url, tokens[end].kind != .email { end += 1 }
        guard end > range.lowerBound, end - range.lowerBound <= 40 else { return nil }
        var last = end
        while last > range.lowerBound,
            tokens[last - 1].isMark(":,;-|") || last - 1 > range.lowerBound && document.has(.stop, at: last - 1)
        { last -= 1 }
        let text = PlainText.value(document.text(document.span(of: range.lowerBound..<last)))
        return text.isEmpty ? nil : text.hasSuffix(")") && !text.contains("(") ? String(text.dropLast()) : text
    }
}
