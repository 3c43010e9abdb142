/// Recognises the names of zones: after a clock time, and anywhere an unmistakable one stands.
struct ZoneNameRule {
    let document: Document
    let vocabulary: Vocabulary
    /// Whether the zone data has a zone of this name.
    let isZone: @Sendable (String) -> Bool
    private var tokens: [Token] { document.tokens }

    /// A zone that belongs to a clock time which ends at the token: "4 pm EDT", "11:00 (Paris)", "10:00 UTC+2".
    func zone(after index: Int) -> (zone: ZoneExpression, end: Int)? {
        guard index > 0 else { return nil }
        var start = index
        var isBracketed = false
        if start < tokens.count, tokens[start].isMark("([") {
            start += 1
            isBracketed = true
        } else if start < tokens.count, tokens[start].isMark(",") {
            start += 1
        }
        guard start < tokens.count, tokens[start].line - tokens[index - 1].line <= 0 else { return nil }
        guard let (zone, end) = zone(at: start, isDirect: start == index, isBracketed: isBracketed) else { return nil }
        guard isBracketed else { return (zone, end) }
        // "(GMT-3, Chile time)": the first name counts, the bracket is closed behind the last.
        var close = end
        while close < tokens.count, close < end + 6, !tokens[close].isMark(")]") { close += 1 }
        if close < tokens.count, tokens[close].isMark(")]") {
            if close > end,
                let (second, _) = self.zone(
                    at: end + (tokens[end].isMark(",/=") ? 1 : 0), isDirect: false, isBracketed: true),
                case .offset = zone.meaning, second.form == .place || second.form == .name || second.form == .iana
            {
                return (second, close + 1)
            }
            // "(UTC-05:00) Eastern Time (US & Canada)": Microsoft writes winter's offset all year; the name counts.
            if case .offset = zone.meaning, close + 1 < tokens.count, tokens[close + 1].line == tokens[close].line,
                let (named, end) = self.zone(at: close + 1, isDirect: false, isBracketed: true), named.form == .name
            {
                return (named, end)
            }
            return (zone, close + 1)
        }
        return (zone, end)
    }

    /// A zone in front of a clock time, or of its day: "UTC: 1 November, 14:00", "Lisbon 10:00", "| Tokyo | 15:00 |". A place
    /// there is a zone's only where other times have others in front.
    ///
    /// - Parameter previous: where the time in front of it ends; behind it a comma parts the two.
    func zone(before index: Int, behind previous: Int, isDate: (Int) -> Bool) -> ZoneExpression? {
        let first = document.lines[tokens[index].line].content.lowerBound
        var end = index
        while end > first, index - end < 10, isDate(end - 1) || tokens[end - 1].isMark(":|,-") { end -= 1 }
        for start in stride(from: end - 1, through: max(first, end - 4), by: -1) {
            guard tokens[start].isWord,
                start == first || tokens[start - 1].isMark("|;/-•")
                    || tokens[start - 1].isMark(",") && start - 1 == previous,
                let (zone, zoneEnd) = zone(at: start, isDirect: false, isBracketed: true), zoneEnd == end
            else { continue }
            switch zone.form {
            case .place: return document.has(.zonePlace, at: start) && tokens[start].startsUpper ? zone : nil
            // "CST 14:00" may be a department's room.
            case .abbreviation, .name, .iana, .offset: return tokens[end].isMark(":|") ? zone : nil
            }
        }
        return nil
    }

    /// Zones named outside clock times: IANA names, "all times in …", "Time zone: …".
    func mentions() -> [Candidate<ZoneExpression>] {
        var result: [Candidate<ZoneExpression>] = []
        let tokens = tokens
        for index in tokens.indices where tokens[index].isWord {
            let isPath = index + 2 < tokens.count && tokens[index + 1].markScalar == "/"
            if isPath, let (zone, end) = iana(at: index) {
                result.append(candidate(zone, index..<end, "iana-name"))
            } else if let match = document.term(.timezone, at: index), match.term.value.contains("/") {
                let zone = expression(.zones([match.term.value]), .name, index..<(index + match.length))
                result.append(candidate(zone, index..<(index + match.length), "zone-phrase"))
            } else if let match = document.term(.zonePlace, at: index),
                document.term(.timezone, at: index + match.length)?.term.value == "time",
                let (zone, end) = place(match, at: index, isBracketed: false), startsUpperCase(tokens[index])
            {
                // "All hours are Jerusalem time."
                result.append(candidate(zone, index..<end, "zone-place-time"))
            } else if index >= 2, tokens[index - 1].isMark("("), let (zone, end) = self.zone(after: index - 1),
                zone.form == .name, (index..<end).contains(where: { document.has(.timezone, at: $0) })
            {
                // "(UTC-05:00) Eastern Time (US & Canada)"; but "(Sao Paulo State University)" is where somebody is from.
                result.append(candidate(zone, index..<end, "zone-display-name"))
            }
        }
        return result
    }

    private func candidate(_ zone: ZoneExpression, _ range: Range<Int>, _ rule: String) -> Candidate<ZoneExpression> {
        Candidate(
            value: zone, tokens: range, span: document.span(of: range), rule: rule, line: tokens[range.lowerBound].line)
    }

    func zone(at index: Int, isDirect: Bool, isBracketed: Bool) -> (ZoneExpression, Int)? {
        guard index < tokens.count else { return nil }
        if tokens[index].isMark("+-") {
            // "16:00:00 +02:00", "14:30-04:00": an offset needs its sign attached and four digits.
            // "3:00pm-4:00pm" is a range: a minus is an offset's only behind seconds, as in ISO 8601.
            guard let (minutes, end, digits) = offset(at: index), digits == 4 || digits == 5,
                tokens[index].isSpaced || isDirect,
                document.folded(tokens[index]) == "+" || hasSeconds(before: index)
            else { return nil }
            return (expression(.offset(minutes), .offset, index..<end), end)
        }
        guard tokens[index].isWord else { return nil }
        if let found = iana(at: index) { return found }
        if let found = universal(at: index) { return found }
        let isPhrase = document.terms[index].first {
            $0.term.key == .zoneName || $0.term.key == .timezone && $0.term.value.contains("/")
        }
        if let match = isPhrase, match.length > 1 || match.term.key == .timezone {
            return (expression(.zones([match.term.value]), .name, index..<(index + match.length)), index + match.length)
        }
        if let found = abbreviation(at: index) { return found }
        if let match = document.terms[index].first(where: { $0.term.key == .zonePlace || $0.term.key == .zoneName }) {
            return place(match, at: index, isBracketed: isBracketed)
        }
        return nil
    }

    private func hasSeconds(before index: Int) -> Bool {
        index >= 5 && tokens[index - 1].number != nil && tokens[index - 2].isMark(":") && tokens[index - 4].isMark(":")
            && tokens[index - 5].number != nil
    }

    /// "UTC", "GMT+2", "UTC−03:30", "Z". An offset wins over the bare word.
    private func universal(at index: Int) -> (ZoneExpression, Int)? {
        let token = tokens[index]
        guard token.width == 3, token.isASCII, ["utc", "gmt"].contains(document.folded(token)), isUpperCase(token)
        else {
            if token.width == 1, document.folded(token) == "z", !token.isSpaced, isUpperCase(token), index > 0,
                tokens[index - 1].number != nil
            {
                return (expression(.zones(["Etc/UTC"]), .abbreviation, index..<(index + 1)), index + 1)
            }
            return nil
        }
        if let (minutes, end, _) = offset(at: index + 1) {
            return (expression(.offset(minutes), .offset, index..<end), end)
        }
        return (expression(.zones(["Etc/UTC"]), .abbreviation, index..<(index + 1)), index + 1)
    }

    private func offset(at index: Int) -> (minutes: Int, end: Int, digits: Int)? {
        guard index + 1 < tokens.count, tokens[index].isMark("+-"), let value = tokens[index + 1].number,
            !tokens[index + 1].isSpaced
        else { return nil }
        let sign = document.folded(tokens[index]) == "-" ? -1 : 1
        switch tokens[index + 1].width {
        case 4:
            guard value / 100 <= 14, value % 100 < 60 else { return nil }
            return (sign * (value / 100 * 60 + value % 100), index + 2, 4)
        case 1, 2:
            guard value <= 14 else { return nil }
            if index + 3 < tokens.count, tokens[index + 2].isMark(":"), !tokens[index + 2].isSpaced,
                tokens[index + 3].width == 2,
                let minute = tokens[index + 3].number, minute < 60
            {
                return (sign * (value * 60 + minute), index + 4, 5)
            }
            return (sign * value * 60, index + 2, tokens[index + 1].width)
        default:
            return nil
        }
    }

    /// `America/New_York`, `America/Argentina/Buenos_Aires`.
    private func iana(at index: Int) -> (ZoneExpression, Int)? {
        var end = index
        guard end + 2 < tokens.count, tokens[end + 1].markScalar == "/" else { return nil }
        var name = document.text(tokens[index].span)
        while end + 2 < tokens.count, tokens[end + 1].isMark("/"), !tokens[end + 1].isSpaced, tokens[end + 2].isWord,
            !tokens[end + 2].isSpaced,
            end - index < 4
        {
            name += "/" + document.text(tokens[end + 2].span)
            end += 2
        }
        guard end > index, isZone(name) else { return nil }
        return (expression(.zones([name]), .iana, index..<(end + 1)), end + 1)
    }

    /// Letters that stand for a zone, written in capitals: `EDT`, `MEZ`. "US Eastern", "Eastern" are names.
    private func abbreviation(at index: Int) -> (ZoneExpression, Int)? {
        let token = tokens[index]
        guard isUpperCase(token), let entry = vocabulary.abbreviations[document.folded(token).uppercased()],
            !entry.zones.isEmpty
        else { return nil }
        // "AM" and "PM" never name a zone; a bracket or a slash behind is another zone's business.
        var zone = expression(.zones(entry.zones), .abbreviation, index..<(index + 1))
        zone.literalOffsets = entry.offsets
        var end = index + 1
        if let match = document.term(.timezone, at: end), match.term.value == "time" { end += match.length }
        return (zone, end)
    }

    private func place(_ match: TermMatch, at index: Int, isBracketed: Bool) -> (ZoneExpression, Int)? {
        var end = index + match.length
        let hasTimeWord = document.term(.timezone, at: end)?.term.value == "time"
        if hasTimeWord { end += 1 }
        let isClosed =
            end >= tokens.count || tokens[end].line != tokens[index].line || tokens[end].isMark(")],;./")
            || tokens[end].isMark("(") && match.term.key == .zoneName || document.has(.label, at: end)
            || document.term(.stop, at: end)?.length == 1 && startsSmall(tokens[end])
        guard hasTimeWord || isBracketed || isClosed else { return nil }
        return (expression(.zones([match.term.value]), .place, index..<end), end)
    }

    /// "7 pm Central we meet", but not "7 pm Central Library".
    private func startsSmall(_ token: Token) -> Bool {
        (0x61...0x7A).contains(document.bytes[token.span.lowerBound])
    }

    private func startsUpperCase(_ token: Token) -> Bool {
        token.startsUpper
    }

    private func isUpperCase(_ token: Token) -> Bool {
        document.bytes[token.span].allSatisfy { (0x41...0x5A).contains($0) }
    }

    private func expression(_ meaning: ZoneExpression.Meaning, _ form: ZoneExpression.Form, _ range: Range<Int>)
        -> ZoneExpression
    {
        let span = document.span(of: range)
        return ZoneExpression(meaning: meaning, form: form, text: document.text(span), span: span)
    }
}
