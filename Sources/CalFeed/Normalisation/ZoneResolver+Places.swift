extension ZoneResolver {
    // MARK: A zone that places and institutions tell

    /// The city or institution in the place where the talk is.
    func venueZone() -> (resolution: Resolution, isCity: Bool)? {
        for label in statements.labelled("location") + statements.labelled("address") {
            if let found = venueZone(in: label.value) { return found }
        }
        // "5 April 2022, 12:00, Room 7, University of Example": behind a date, an hour and a room stands where.
        let dated = Set(statements.dates.lazy.filter { $0.role == .event && !$0.value.isBare }.map(\.line))
        // The times of one line share what stands behind them.
        var line = (number: -1, rooms: [Int]()[...], lastName: Int?.none)
        for time in statements.times where time.role == .event && dated.contains(time.line) {
            let end = time.tokens.upperBound
            let rest = end..<max(end, document.lines[time.line].tokens.upperBound)
            guard !rest.isEmpty, !statements.isInBackground(rest.lowerBound) else { continue }
            if line.number != time.line { line = (time.line, rooms(in: rest)[...], nil) }
            while let room = line.rooms.first, room < end { line.rooms.removeFirst() }
            guard let room = line.rooms.first else { continue }
            let lastName = line.lastName ?? lastSureName(in: rest)
            line.lastName = lastName
            guard lastName < end else { continue }
            // The next sentence may tell of anybody's institution.
            let stop = min(rest.upperBound, statements.sentence(around: room..<(room + 1)).upperBound)
            if let found = venueZone(in: room..<stop), !found.isCity { return found }
        }
        return nil
    }

    private func rooms(in range: Range<Int>) -> [Int] { range.filter { document.has(.place, at: $0) } }

    private func lastSureName(in range: Range<Int>) -> Int {
        let names = NameRule(document: document)
        return range.last { names.name(at: $0, limit: range.upperBound)?.isSure == true } ?? -1
    }

    /// What the words of a place tell.
    func zone(ofPlace span: Range<Int>) -> Resolution? {
        guard let first = document.tokens.firstIndex(where: { $0.span.lowerBound >= span.lowerBound }),
            let last = document.tokens.lastIndex(where: { $0.span.upperBound <= span.upperBound }), first <= last
        else { return nil }
        return venueZone(in: first..<(last + 1))?.resolution
    }

    private func venueZone(in range: Range<Int>) -> (resolution: Resolution, isCity: Bool)? {
        for index in range {
            guard
                let match = document.terms[index].first(where: {
                    $0.term.key == .zonePlace || $0.term.key == .institutionName
                }),
                match.term.value.contains("/"), let zone = zones.zone(named: match.term.value), isCapitalised(index),
                match.term.key == .zonePlace || isInstitution(match, at: index),
                !isRoomName(index..<(index + match.length))
            else { continue }
            let end = index + match.length
            var found = venue(index..<end, in: zone)
            // "Holland, MI 49423" is where its state is; in "Haifa, IL" the letters are the country's.
            let state = end + 1
            if range.contains(state), document.tokens[end].isMark(","), let other = region(at: state, in: range),
                other != zone, !zones.zones(ofCountry: document.text(document.tokens[state].span)).contains(zone)
            {
                guard !hasPostalCode(behind: state) else { return (venue(index..<(state + 1), in: other), true) }
                for index in found.diagnostics.indices { found.diagnostics[index].severity = .warning }
            }
            return (found, match.term.key == .zonePlace)
        }
        for index in range {
            guard let zone = region(at: index, in: range) else { continue }
            return (venue(index..<(index + 1), in: zone), true)
        }
        return nil
    }

    private func venue(_ tokens: Range<Int>, in zone: TZID) -> Resolution {
        let span = document.span(of: tokens)
        let text = document.text(span)
        return Resolution(
            zone: zone,
            evidence: Evidence(
                basis: .inferred(reason: .told(.zoneOfPlace, [.place: .name(text)])), text: text, span: span,
                rule: "venue-zone"),
            diagnostics: [Diagnostic(.info, .zoneInferredPlace, [.place: .name(text)])], isExplicit: false)
    }

    /// The zone of a state or province whose letters end an address: "Springfield, IL", "Epping NSW", "Niceville FL 32578".
    private func region(at index: Int, in range: Range<Int>) -> TZID? {
        guard index > range.lowerBound, let match = document.term(.zoneCode, at: index), match.length == 1,
            document.isAllCapitals(index)
        else { return nil }
        let isBehindComma = document.tokens[index - 1].isMark(",")
        let town = isBehindComma ? index - 2 : index - 1
        guard town >= range.lowerBound, document.tokens[town].isWord, isCapitalised(town),
            document.tokens[town].line == document.tokens[index].line
        else { return nil }
        guard isBehindComma || document.tokens[index].width == 3 || hasPostalCode(behind: index) else { return nil }
        return zones.zone(named: match.term.value)
    }

    private func hasPostalCode(behind index: Int) -> Bool {
        let next = index + 1
        // Australia's have four digits, behind three letters.
        return next < document.tokens.count && document.tokens[next].number != nil
            && document.tokens[next].width == (document.tokens[index].width == 3 ? 4 : 5)
    }

    /// "Boston Room", "Salle Oslo", "Houston Mill Rd.", "rue de Rome", "Stanford-Example": rooms, streets and people are named
    /// after cities.
    private func isRoomName(_ range: Range<Int>) -> Bool {
        let tokens = document.tokens
        if document.has(.place, at: range.upperBound)
            || range.lowerBound > 0 && document.has(.place, at: range.lowerBound - 1)
        {
            return true
        }
        func isHyphen(_ index: Int) -> Bool {
            tokens.indices.contains(index) && tokens[index].isMark("-") && !tokens[index].isSpaced
        }
        if isHyphen(range.upperBound), range.upperBound + 1 < tokens.count, !tokens[range.upperBound + 1].isSpaced,
            tokens[range.upperBound + 1].isWord
        {
            return true
        }
        if isHyphen(range.lowerBound - 1), !tokens[range.lowerBound].isSpaced { return true }
        func isStreet(_ index: Int, _ kind: String) -> Bool {
            document.term(.street, at: index)?.term.value == kind && tokens[index].line == tokens[range.lowerBound].line
        }
        return (range.upperBound..<(range.upperBound + 2)).contains { isStreet($0, "behind") }
            || (max(0, range.lowerBound - 3)..<range.lowerBound).contains { isStreet($0, "before") }
    }

    private func isCapitalised(_ index: Int) -> Bool {
        document.tokens[index].isCapitalised
    }

    /// "University of Northfield": the town tells where somebody is from.
    private func isNameOfInstitution(endingWith index: Int) -> Bool {
        guard index >= 2, document.tokens[index].line - document.tokens[index - 2].line <= 1 else { return false }
        return (document.has(.stop, at: index - 1) || document.has(.preposition, at: index - 1))
            && document.has(.institution, at: index - 2)
    }

    /// The token's line, no farther than a title is long: a line may be the whole text.
    private func around(_ index: Int) -> Range<Int> {
        let line = document.lines[document.tokens[index].line].tokens
        return max(line.lowerBound, index - 60)..<min(line.upperBound, index + 60)
    }

    /// Between quotation marks on one line: a title tells of places, and is given elsewhere.
    private func isQuoted(_ index: Int) -> Bool {
        let line = around(index)
        func isQuote(_ index: Int) -> Bool { document.tokens[index].isMark("\"") }
        guard let open = (line.lowerBound..<index).last(where: isQuote),
            let close = (index..<line.upperBound).first(where: isQuote),
            (line.lowerBound..<index).count(where: isQuote) % 2 == 1
        else { return false }
        // city: "Northfield"
        return close - open > 4
    }

    /// "Salvador Example": people are called like cities.
    private func isOfName(_ index: Int, _ names: NameRule) -> Bool {
        [index, index - 1].contains { first in
            guard first >= 0, let name = names.name(at: first, limit: min(first + 4, document.tokens.count)) else {
                return false
            }
            return names.isLikely(name) && name.end > index && name.end - first >= 2
        }
    }

    /// "Ada Example (Northfield)": a bracket right behind a name tells where she is from.
    private func isBracketed(_ index: Int, behind names: NameRule) -> Bool {
        let line = around(index)
        let before = line.lowerBound..<index
        guard let open = before.last(where: { document.tokens[$0].isMark("(") }),
            !(open..<index).contains(where: { document.tokens[$0].isMark(")") })
        else { return false }
        return (max(line.lowerBound, open - 5)..<open).contains { first in
            names.name(at: first, limit: open).map { names.isLikely($0) && $0.end == open } ?? false
        }
    }

    /// A city, region or country that is named outside what is said of the speaker, where no other is named.
    func placeZone() -> Resolution? {
        let named = document.tokens.indices.filter {
            document.has(.zonePlace, at: $0) || document.has(.zoneCode, at: $0)
        }
        guard !named.isEmpty else { return nil }
        let names = NameRule(document: document)
        let speakers = Set(
            statements.labels.filter { ["speaker", "affiliation", "title"].contains($0.key) }.flatMap(\.value))
        var found: [(zone: TZID, span: Range<Int>)] = []
        var end = 0
        for index in named
        where index >= end && !speakers.contains(index) && !statements.isInBackground(index) {
            if let zone = region(at: index, in: document.tokens.indices), !isBehindPerson(index, names) {
                found.append((zone, document.span(of: index..<(index + 1))))
                continue
            }
            guard let match = document.term(.zonePlace, at: index), isCapitalised(index),
                document.tokens[index].width >= 4, !isRoomName(index..<(index + match.length)),
                !document.has(.institution, at: index + match.length),
                !isNameOfInstitution(endingWith: index), !document.has(.givenName, at: index),
                !isQuoted(index), !isOfName(index, names), !isBracketed(index, behind: names),
                let zone = zones.zone(named: match.term.value)
            else { continue }
            end = index + match.length
            found.append((zone, document.span(of: index..<end)))
        }
        guard let first = found.first, found.allSatisfy({ $0.zone == first.zone }) else { return nil }
        let text = document.text(first.span)
        return Resolution(
            zone: first.zone,
            evidence: Evidence(
                basis: .inferred(reason: .told(.zoneOfName, [.place: .name(text)])), text: text, span: first.span,
                rule: "place-name"),
            diagnostics: [Diagnostic(.warning, .zoneInferredNamedPlace, [.place: .name(text)])], isExplicit: false)
    }
}
