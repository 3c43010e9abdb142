extension ZoneResolver {
    /// An institution that a text names, and where it is.
    struct NamedInstitution {
        var zone: TZID
        var tokens: Range<Int>
        /// It is in the vocabulary; of any other the town in its name tells.
        var isKnown = false
    }

    // MARK: A zone that institutions tell

    /// As `institutionZone`, looked for.
    func zoneOfInstitution() -> Resolution? {
        if let sender = context.sender, let zone = zone(ofAddress: sender) {
            return Resolution(
                zone: zone,
                evidence: Evidence(
                    basis: .inferred(reason: .told(.zoneOfSender, [.place: .name(Self.domain(of: sender))])), text: "",
                    rule: "sender-domain"),
                diagnostics: [Diagnostic(.warning, .zoneInferredSender)], isExplicit: false)
        }
        return addressZone() ?? namedInstitutionZone(ofPeople: false)
    }

    /// The institution behind the addresses in the text, where as many as are asked for agree.
    func addressZone(ofAtLeast least: Int = 1) -> Resolution? {
        var shown: [(zone: TZID, address: String, span: Range<Int>?)] = []
        for (index, token) in document.tokens.enumerated()
        where (token.kind == .email || token.kind == .url) && !statements.isInBackground(index) {
            let address = document.text(token.span)
            if let zone = zone(ofAddress: address) { shown.append((zone, address, token.span)) }
        }
        var linked: [(zone: TZID, address: String, span: Range<Int>?)] = []
        for address in document.linkedAddresses {
            if let zone = zone(ofAddress: address) { linked.append((zone, address, nil)) }
        }
        func mails(_ group: [(zone: TZID, address: String, span: Range<Int>?)]) -> [(
            zone: TZID, address: String, span: Range<Int>?
        )] {
            group.filter { $0.address.contains("@") && !$0.address.contains("/") }
        }
        for group in [mails(shown), shown, mails(linked), linked] {
            guard group.count >= least, let first = group.first, group.allSatisfy({ $0.zone == first.zone }) else {
                continue
            }
            let domain = Self.domain(of: first.address)
            return Resolution(
                zone: first.zone,
                evidence: Evidence(
                    basis: .inferred(reason: .told(.zoneOfAddress, [.place: .name(domain)])),
                    text: first.address, span: first.span, rule: "institution-domain"),
                diagnostics: [Diagnostic(.warning, .zoneInferredAddress, [.place: .name(domain)])],
                isExplicit: false)
        }
        return nil
    }

    /// An institution named before anything that tells about the speaker; or those that people are from.
    func namedInstitutionZone(ofPeople: Bool) -> Resolution? {
        let named = institutions()
        guard !named.isEmpty else { return nil }
        let speakers = Set(
            statements.labels.filter { ["speaker", "affiliation", "abstract", "biography"].contains($0.key) }.flatMap(
                \.value))
        let names = NameRule(document: document)
        let all = named.filter { institution in
            let start = institution.tokens.lowerBound
            return !speakers.contains(start) && !statements.isInBackground(start)
                && isBehindPerson(start, names) == ofPeople
        }
        let doAgree = agree(all)
        let found = doAgree ? all : ofPeople ? most(of: all) : hosts(among: all)
        guard let first = found.first, doAgree || ofPeople || agree(found) else { return nil }
        let span = document.span(of: first.tokens)
        let name = document.text(span)
        return Resolution(
            zone: first.zone,
            evidence: Evidence(
                basis: .inferred(reason: .told(.zoneOfName, [.place: .name(name)])), text: name, span: span,
                rule: first.isKnown ? "institution-name" : Self.townRule),
            // A host that is known and named leaves little doubt; a town in a name or where people are from, much.
            diagnostics: [
                Diagnostic(
                    ofPeople || !doAgree || !first.isKnown || !isHost(first.tokens) || isOfProfessor(first.tokens)
                        ? .warning : .info,
                    .zoneInferredInstitution,
                    [.place: .name(name)])
            ],
            isExplicit: false)
    }

    private static let longestChair = 8

    /// "a professor of physiology at the University of Northfield": where somebody teaches, and perhaps where we are.
    private func isOfProfessor(_ institution: Range<Int>) -> Bool {
        (max(0, institution.lowerBound - Self.longestChair)..<institution.lowerBound).contains { index in
            document.has(.honorific, at: index) && document.tokens[index].width > 4
                && !document.tokens[index].startsUpper
        }
    }

    private func agree(_ named: [NamedInstitution]) -> Bool {
        named.allSatisfy { showSameClocks($0.zone, named[0].zone) }
    }

    /// Those of the zone that more than half of them have: guests come from elsewhere, and most speakers are at home.
    private func most(of named: [NamedInstitution]) -> [NamedInstitution] {
        let counts = named.reduce(into: [:]) { $0[$1.zone, default: 0] += 1 }
        return named.filter { 2 * (counts[$0.zone] ?? 0) > named.count }
    }

    /// Those in a sentence with the day, the hour or a room; where there are none, those at the top.
    private func hosts(among named: [NamedInstitution]) -> [NamedInstitution] {
        let beside = named.filter { institution in
            statements.sentence(around: institution.tokens).contains { index in
                !institution.tokens.contains(index) && (statements.isTaken(index) || document.has(.place, at: index))
            }
        }
        return beside.isEmpty ? named.filter { isHost($0.tokens) } : beside
    }

    /// An institution at the top, in a heading, or beside the day, the hour or a room is where we are; one in running text may be
    /// anybody's.
    private func isHost(_ tokens: Range<Int>) -> Bool {
        let number = document.tokens[tokens.lowerBound].line
        let line = document.lines[number]
        if isBehindDateline(tokens.lowerBound) || line.headingLevel > 0
            || document.lines[..<number].count(where: { !$0.isBlank }) < 3
        {
            return true
        }
        return line.content.contains { statements.isTaken($0) || document.has(.place, at: $0) }
            || statements.label(at: tokens.lowerBound) != nil
    }

    /// "NORTHFIELD – The University of Northfield": the words of a press release begin with where they are from.
    private func isBehindDateline(_ index: Int) -> Bool {
        let line = document.lines[document.tokens[index].line].content
        guard let dash = (line.lowerBound..<index).first(where: { document.tokens[$0].isMark("-–—") }),
            dash > line.lowerBound, index - dash <= 2, dash - line.lowerBound <= 4
        else { return false }
        return (line.lowerBound..<dash).allSatisfy {
            document.text(document.tokens[$0].span).allSatisfy { !$0.isLowercase }
        }
    }

    /// What tells the zone of an institution that is not known.
    static let townRule = "institution-town"

    /// "Ada Example (Northfield)", "Ada Example from the University of Northfield": where she is from, not where we are.
    func isBehindPerson(_ index: Int, _ names: NameRule) -> Bool {
        var start = index
        // "Ada Example will speak at the University of Northfield" is where we are.
        // "Ada Example to speak", a blank line, "Each year, the University of Northfield …": another paragraph is not about her; one
        // that begins with the institution may be.
        let opensLine = index - document.lines[document.tokens[index].line].content.lowerBound <= 1
        while start > 0, index - start < 24, document.tokens[index].line - document.tokens[start - 1].line <= 2,
            opensLine || document.tokens[start].line - document.tokens[start - 1].line <= 1,
            !(document.tokens[start - 1].isMark(".!?;") && document.tokens[start].isSpaced
                && document.tokens[max(0, start - 2)].width > 2),
            !document.has(.says, at: start - 1), !statements.isTaken(start - 1)
        { start -= 1 }
        return (start..<index).contains { first in
            names.name(at: first, limit: index).map { names.isLikely($0) && $0.end <= index } ?? false
        }
    }

    /// Two names for one civil time, as far as the year of the announcement goes: Detroit keeps New York's.
    private func showSameClocks(_ one: TZID, _ other: TZID) -> Bool {
        guard one != other else { return true }
        guard let year = context.referenceDate?.year else { return false }
        return [1, 4, 7, 10].allSatisfy { month in
            guard let day = LocalDate(year: year, month: month, day: 15) else { return false }
            let night = LocalDateTime(day, .midnight)
            return offsetMinutes(of: night, in: one) == offsetMinutes(of: night, in: other)
        }
    }

    /// The institutions that are named, in their order.
    private func institutions() -> [NamedInstitution] {
        var found: [NamedInstitution] = []
        var end = 0
        for index in document.tokens.indices where index >= end && document.hasAny(of: Self.openings, at: index) {
            guard let next = institution(at: index) else { continue }
            found.append(next)
            end = next.tokens.upperBound
        }
        return found
    }

    /// What the name of an institution begins with.
    private static let openings = Term.Keys(.institutionName, .institutionWord, .zonePlace)

    /// The institution whose name begins at the token, and where it is: one that is known, or one called after its town.
    func institution(at index: Int) -> NamedInstitution? {
        if let match = document.term(.institutionName, at: index), document.tokens[index].isCapitalised,
            isInstitution(match, at: index)
        {
            // A known name without a zone is no place: a press, a company with houses everywhere.
            return zones.zone(named: match.term.value).map {
                NamedInstitution(zone: $0, tokens: index..<(index + match.length), isKnown: true)
            }
        }
        return institutionBefore(itsTownAt: index) ?? institutionBehindItsTown(at: index)
    }

    /// "University of Northfield", "Technische Universität Northfield", "Institute of Technology, Northfield".
    private func institutionBefore(itsTownAt index: Int) -> NamedInstitution? {
        guard let type = type(at: index) else { return nil }
        let tokens = document.tokens
        let isCapitalised = tokens[index].isCapitalised
        guard isCapitalised || type.term.value == "noun" else { return nil }
        var next = index + type.length
        var isJoined = false
        var hasComma = false
        while next < tokens.count, next - index <= Self.longestName, tokens[next].line - tokens[index].line <= 1 {
            if isJoined || tokens[next].line == tokens[next - 1].line, let town = town(at: next) {
                let name = index..<(next + town.length)
                return isHyphenated(name)
                    ? nil : zones.zone(named: town.term.value).map { NamedInstitution(zone: $0, tokens: name) }
            }
            // "The University, Northfield and Southfield": only a name that lacks its town goes on behind a comma.
            if hasComma { return nil }
            if let word = document.term(.institutionWord, at: next) {
                isJoined = word.term.value == "joint"
                next += word.length
            } else if isJoint(next) {
                isJoined = true
                next += 1
            } else if tokens[next].isMark(","), next > index + type.length, !isJoined {
                hasComma = true
                next += 1
            } else {
                return nil
            }
        }
        return nil
    }

    /// "Northfield State University": a town or a region, what kind it is, and that it is one.
    private func institutionBehindItsTown(at index: Int) -> NamedInstitution? {
        let tokens = document.tokens
        guard let town = town(at: index), !document.has(.givenName, at: index) || town.length > 1,
            index == 0 || !continuesName(at: index)
        else { return nil }
        var next = index + town.length
        let line = tokens[index].line
        while next < tokens.count, next - index <= Self.longestName, tokens[next].line == line,
            let word = document.term(.institutionWord, at: next), word.term.value != "joint", tokens[next].isCapitalised
        {
            guard let type = type(at: next) else {
                next += word.length
                continue
            }
            let name = index..<(next + type.length)
            return isHyphenated(name)
                ? nil : zones.zone(named: town.term.value).map { NamedInstitution(zone: $0, tokens: name) }
        }
        return nil
    }

    /// How many words stand between the first and the town, at most.
    private static let longestName = 8

    private func town(at index: Int) -> TermMatch? {
        guard index < document.tokens.count, document.tokens[index].isCapitalised, document.tokens[index].width >= 3
        else { return nil }
        return document.term(.zonePlace, at: index)
    }

    /// A word for what an institution is. Letters that stand for one are capitals: "TU", but not "tu".
    private func type(at index: Int) -> TermMatch? {
        guard let match = document.term(.institutionWord, at: index), !["part", "joint"].contains(match.term.value)
        else {
            return nil
        }
        guard match.term.value == "letters" else { return match }
        return document.isAllCapitals(index) ? match : nil
    }

    /// "of the", "de la", "für": a small word within a name.
    private func isJoint(_ index: Int) -> Bool {
        let token = document.tokens[index]
        guard token.isWord, token.width <= 3, !document.has(.copula, at: index) else { return token.isMark("&") }
        return document.has(.preposition, at: index) || document.has(.connector, at: index)
            || document.has(.stop, at: index)
    }

    /// "Ada Northfield University": a name that begins before the town is another.
    private func continuesName(at index: Int) -> Bool {
        let before = document.tokens[index - 1]
        return before.isWord && before.line == document.tokens[index].line && before.startsUpper
            && !document.has(.institutionWord, at: index - 1) && !document.has(.preposition, at: index - 1)
            && !document.has(.stop, at: index - 1)
    }

    private func isHyphenated(_ range: Range<Int>) -> Bool {
        let tokens = document.tokens
        guard range.lowerBound > 0 else { return false }
        return tokens[range.lowerBound - 1].isMark("-") && !tokens[range.lowerBound].isSpaced
    }

    /// Letters that stand for an institution are capitals: MIT, but not "mit".
    func isInstitution(_ match: TermMatch, at index: Int) -> Bool {
        guard match.length == 1, document.tokens[index].width <= 5 else { return true }
        return document.text(document.tokens[index].span).allSatisfy { $0.isUppercase || !$0.isASCII }
    }
}
