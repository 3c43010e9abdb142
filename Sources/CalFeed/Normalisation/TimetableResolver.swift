/// Makes a talk of each cell of a timetable. What a cell shortens, a list beside the table often says in full.
struct TimetableResolver {
    let whole: SeminarResolver
    let times: TimeResolver
    let table: Timetable
    private let fields: FieldResolver

    /// Who speaks on what, by the last word of the name.
    private struct Listed {
        var people: Range<Int>
        var title: Range<Int>?
    }

    private var document: Document { whole.statements.document }

    init(whole: SeminarResolver, times: TimeResolver) {
        self.whole = whole
        self.times = times
        table = Timetable(statements: whole.statements, dates: times.dates)
        fields = FieldResolver(statements: whole.statements, context: whole.context, timeLines: [])
    }

    /// None where the text has no timetable.
    func seminars() -> [Seminar] {
        let slots = table.slots()
        guard slots.count >= 2 else { return [] }
        let listed = listedTalks()
        var shared: Seminar?
        var result: [Seminar] = []
        for slot in slots {
            guard let content = trimmed(slot.content), !document.isFrame(content),
                let time = times.choice(among: [statement(of: slot)])
            else { continue }
            let whole = shared ?? self.whole.seminar(at: time)
            shared = whole
            guard var talk = seminar(content, at: time, like: whole, listed: listed) else { continue }
            if let place = slot.place, let words = fields.stated(place, rule: "timetable", value: PlainText.value) {
                talk.location = words.value
                talk.evidence[.location] = words.evidence
            }
            result.append(talk)
        }
        return result.count >= 2 ? result : []
    }

    private func statement(of slot: Timetable.Slot) -> TimeResolver.Statement {
        TimeResolver.Statement(
            date: slot.date, dateCandidate: slot.dateCandidate, clock: slot.clock, timeCandidate: slot.timeCandidate,
            zone: slot.timeCandidate.value.zone.flatMap {
                times.zoneResolver.meaning(of: $0, at: LocalDateTime(slot.date.date, slot.clock.start))
            }, score: 0)
    }

    /// Place, link, host and series are the whole's; people and title are the cell's own.
    private func seminar(
        _ content: Range<Int>, at time: TimeResolver.Choice, like whole: Seminar, listed: [String: Listed]
    ) -> Seminar? {
        var seminar = whole
        seminar.occurrence = time.occurrence
        seminar.diagnostics = time.diagnostics
        (seminar.title, seminar.speakers, seminar.abstract, seminar.biography) = (nil, [], nil, nil)
        seminar.evidence[.title] = nil
        seminar.evidence[.speakers] = nil
        for field in [Field.start, .end, .zone] { seminar.evidence[field] = time.evidence[field] }
        seminar.considerations = [:]
        if let talk = listedTalk(content, in: listed) {
            set(people: talk.people, title: talk.title, on: &seminar)
        } else {
            let entry = EntryReader(fields: fields).entry(of: pieces(of: content))
            if entry.people == nil, let name = withoutCount(content), name.count <= 2, isNameLike(name) {
                set(people: name, title: nil, on: &seminar)
            } else {
                set(people: entry.people, title: entry.title ?? (entry.people == nil ? content : nil), on: &seminar)
            }
        }
        return seminar.title == nil && seminar.speakers.isEmpty ? nil : seminar
    }

    private func set(people: Range<Int>?, title: Range<Int>?, on seminar: inout Seminar) {
        if let people, let words = fields.stated(people, rule: "timetable", value: { $0 }) {
            seminar.speakers = SpeakerResolver(fields: fields).people(in: people).map {
                Speaker(name: $0.name, affiliation: $0.affiliation)
            }
            seminar.evidence[.speakers] = words.evidence
        }
        if let title, let words = fields.title(title, rule: "timetable") {
            seminar.title = words.value
            seminar.evidence[.title] = words.evidence
        }
    }

    // MARK: Cells

    private func trimmed(_ cell: Range<Int>) -> Range<Int>? {
        var cell = cell
        while let first = cell.first, document.tokens[first].isMark("([-,;:)]"), isUnclosed(first, in: cell) {
            cell = (first + 1)..<cell.upperBound
        }
        while let last = cell.last, document.tokens[last].isMark("-,;:") { cell = cell.lowerBound..<last }
        // "(break)"
        if let first = cell.first, let last = cell.last, cell.count > 2, document.tokens[first].isMark("(["),
            document.tokens[last].isMark(")]")
        {
            cell = (first + 1)..<last
        }
        return cell.contains { document.tokens[$0].isWord } ? cell : nil
    }

    private func isUnclosed(_ index: Int, in cell: Range<Int>) -> Bool {
        !document.tokens[index].isMark("([") || !cell.contains { document.tokens[$0].isMark(")]") }
    }

    /// The lines of the cell; the hour in it is known already.
    private func pieces(of content: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = content.lowerBound
        for index in content
        where document.tokens[index].isMark(";") || fields.statements.isTaken(index) {
            result.append(start..<index)
            start = index + 1
        }
        result.append(start..<content.upperBound)
        let reader = EntryReader(fields: fields)
        return result.filter { !$0.isEmpty }.compactMap(reader.trimmed)
    }

    /// "Example 2" is Example's second lecture.
    private func withoutCount(_ content: Range<Int>) -> Range<Int>? {
        guard let last = content.last else { return nil }
        let isCount =
            document.tokens[last].number != nil && document.tokens[last].width <= 2
            || ["i", "ii", "iii", "iv"].contains(document.folded(document.tokens[last]))
        let rest = content.lowerBound..<(isCount ? last : content.upperBound)
        return rest.isEmpty ? nil : rest
    }

    private func isNameLike(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            document.tokens[index].isWord && fields.isCapitalised(index)
                && !document.has(.heading, at: index) && !document.has(.cue, at: index)
                && !document.has(.talk, at: index)
        }
    }

    // MARK: The list beside the table

    private func listedTalk(_ content: Range<Int>, in listed: [String: Listed]) -> Listed? {
        guard let name = withoutCount(content), name.count <= 4,
            let last = name.last(where: { document.tokens[$0].isWord })
        else { return nil }
        return listed[document.folded(document.tokens[last])]
    }

    /// Lines outside of the table that begin with a name.
    private func listedTalks() -> [String: Listed] {
        let inTable = table.lines()
        var result: [String: Listed] = [:]
        for (number, line) in document.lines.enumerated()
        where !line.isBlank && !line.isQuoted && !inTable.contains(number) {
            guard let name = fields.names.name(at: line.content.lowerBound, limit: line.content.upperBound),
                let last = name.tokens.last(where: { document.tokens[$0].isWord }),
                result[document.folded(document.tokens[last])] == nil
            else { continue }
            result[document.folded(document.tokens[last])] = talk(of: name, in: line, number)
        }
        return result
    }

    /// "Ada Example (Northfield): On Rivers", or the title on the line below.
    private func talk(of name: NameRule.Name, in line: Document.Line, _ number: Int) -> Listed {
        let tokens = document.tokens
        var end = name.end
        var people = line.content.lowerBound..<name.end
        if end < line.content.upperBound, tokens[end].isMark("([") {
            end = ((end..<line.content.upperBound).first { tokens[$0].isMark(")]") } ?? end) + 1
            people = people.lowerBound..<end
        }
        var rest = end..<line.content.upperBound
        if let mark = rest.first(where: {
            tokens[$0].isMark(":\"“„«") || $0 > rest.lowerBound && tokens[$0].isEmphasised
        }),
            document.namesInstitution(rest.lowerBound..<mark) || tokens[mark].isEmphasised
        {
            if document.namesInstitution(rest.lowerBound..<mark) { people = people.lowerBound..<mark }
            rest = mark..<rest.upperBound
        } else if document.namesInstitution(rest) {
            people = people.lowerBound..<rest.upperBound
            rest = rest.upperBound..<rest.upperBound
        }
        if let title = titleLike(rest) { return Listed(people: people, title: title) }
        let below = document.lines.dropFirst(number + 1).prefix(2).first { !$0.isBlank && $0.headingLevel == 0 }
        return Listed(people: people, title: below.flatMap { titleLike($0.content) })
    }

    private func titleLike(_ range: Range<Int>) -> Range<Int>? {
        let tokens = document.tokens
        var range = range
        while let first = range.first, tokens[first].kind == .mark { range = (first + 1)..<range.upperBound }
        while let last = range.last, tokens[last].isMark("\"”“»;,") { range = range.lowerBound..<last }
        let words = range.count { tokens[$0].isWord }
        guard words >= 1, range.count <= 60, !range.contains(where: fields.statements.isTaken) else { return nil }
        return range
    }
}
