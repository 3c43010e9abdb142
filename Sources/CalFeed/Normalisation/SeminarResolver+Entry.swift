extension SeminarResolver {
    /// What is weighed as highly as this is not given up for a piece of the row.
    private static let sure = 200
    /// So much less than a title elsewhere is one that ends the row.
    private static let restOfLine = -100
    /// A piece that is weighed as low as this is no title.
    private static let noTitle = -200
    /// As above, where somebody is named right behind it.
    private static let noTitleOfPerson = -500

    /// What no label says, the row's pieces do. Rules for whole announcements look for too much in a row.
    func complete(
        _ seminar: inout Seminar, titles: [SpanCandidate], people: [SpanCandidate], places: [SpanCandidate],
        by fields: FieldResolver
    ) {
        let entry = EntryReader(fields: fields).entry()
        let rules = seminar.evidence.mapValues(\.rule)
        func isLabelled(_ field: Field) -> Bool { rules[field] == "label-line" }
        if isTitleToCome, !isLabelled(.title), rules[.title] != SpanRule.quoted.rawValue {
            seminar.title = nil
            seminar.evidence[.title] = nil
        } else if !isLabelled(.title), let title = entry.title, mayBeTitle(title, of: entry, among: titles),
            let words = fields.title(
                fields.withoutHead(title, speakers: seminar.speakers), rule: "entry-piece")
        {
            seminar.title = words.value
            seminar.evidence[.title] = words.evidence
        } else if seminar.title == nil, !hasLineToCome, let rest = restOfLine(among: titles),
            let words = fields.title(rest, rule: "rest-of-line")
        {
            seminar.title = words.value
            seminar.evidence[.title] = words.evidence
        }
        if !isLabelled(.speakers), let piece = entry.people, mayBePeople(piece, among: people, by: fields) {
            var found = SpeakerResolver(fields: fields).people(in: piece)
            if !found.isEmpty, let words = fields.stated(piece, rule: "entry-piece", value: { $0 }) {
                // The institution may stand on a line of its own.
                if found.count == 1, found[0].affiliation == nil {
                    found[0].affiliation = seminar.speakers.first { $0.name == found[0].name }?.affiliation
                }
                seminar.speakers = found.map { Speaker(name: $0.name, affiliation: $0.affiliation) }
                seminar.evidence[.speakers] = words.evidence
            }
        }
        if !isLabelled(.location), let place = entry.place,
            let words = fields.stated(place, rule: "entry-piece", value: PlainText.value)
        {
            seminar.location = words.value
            seminar.evidence[.location] = words.evidence
        } else if !isLabelled(.location), let place = seminar.evidence[.location]?.span {
            // What the row's title or people are made of is no place.
            let others = [Field.title, .speakers].compactMap { seminar.evidence[$0]?.span }
            if others.contains(where: place.overlaps) {
                let document = statements.document
                let rest = fields.location(
                    of: places.filter { candidate in
                        !others.contains(where: document.span(of: candidate.tokens).overlaps)
                    })
                seminar.location = rest?.value
                seminar.evidence[.location] = rest?.evidence
            }
        }
        cutRoom(from: &seminar, by: fields)
        // What stands between day and hour is the room, and no title.
        if let title = seminar.evidence[.title], title.rule == "beside-time",
            title.text == seminar.evidence[.location]?.text
        {
            seminar.title = nil
            seminar.evidence[.title] = nil
        }
    }

    /// "Title: TBA"
    private var isTitleToCome: Bool {
        statements.labelled("title").contains { statements.document.has(.tba, at: $0.value.lowerBound) }
    }

    /// "TBA" on a line of its own, and not behind a label.
    private var hasLineToCome: Bool {
        let document = statements.document
        return document.lines.contains { line in
            document.isToCome(line) && statements.label(at: line.content.lowerBound) == nil
        }
    }

    /// "Walders, Room 206 / Trees of the campus": the title begins behind the room.
    private func cutRoom(from seminar: inout Seminar, by fields: FieldResolver) {
        let document = statements.document
        guard let title = seminar.evidence[.title], let span = title.span, title.rule != "label-line",
            title.rule != "quoted",
            let place = seminar.evidence[.location]?.span, span.lowerBound <= place.lowerBound,
            place.upperBound < span.upperBound, place.overlaps(span),
            let first = document.tokens.firstIndex(where: { $0.span.lowerBound >= place.upperBound && $0.isWord }),
            let end = document.tokens.lastIndex(where: { $0.span.upperBound <= span.upperBound }), end > first,
            let words = fields.title(first..<(end + 1), rule: title.rule)
        else { return }
        seminar.title = words.value
        seminar.evidence[.title] = words.evidence
    }

    /// "Ada Example, Slush": what stands behind the person and is no institution and no town.
    private func restOfLine(among titles: [SpanCandidate]) -> Range<Int>? {
        guard let best = titles.first, best.score > Self.restOfLine,
            [.afterSpeaker, .onSpeakerLine, .rightLine, .leftComma].allSatisfy(best.features.contains),
            ![.institution, .zonePlace, .place, .onlineWord].contains(where: best.features.contains)
        else { return nil }
        return best.tokens
    }

    /// Whether a piece of capitalised words names the people: not if nothing shows it and somebody else is likelier.
    private func mayBePeople(_ piece: Range<Int>, among people: [SpanCandidate], by fields: FieldResolver) -> Bool {
        guard let best = people.first, best.score > 0, !piece.overlaps(best.tokens),
            fields.names.name(at: piece.lowerBound, limit: piece.upperBound)?.isSure != true
        else { return true }
        return people.first { $0.tokens.overlaps(piece) }.map { $0.score > 0 } ?? true
    }

    /// Whether the longest piece is the title, for all that is seen of it and of the other spans.
    private func mayBeTitle(_ piece: Range<Int>, of entry: EntryReader.Entry, among titles: [SpanCandidate]) -> Bool {
        // A likelier span that holds the row's people as well is not cut where the row is.
        if let best = titles.first, best.score >= Self.sure {
            return entry.people.map { best.tokens.overlaps($0) && best.tokens.overlaps(piece) } ?? false
        }
        guard let weighed = titles.first(where: { $0.tokens == piece }) else { return true }
        return weighed.score > (entry.isDoubtful ? 0 : entry.isSure ? Self.noTitleOfPerson : Self.noTitle)
    }
}
