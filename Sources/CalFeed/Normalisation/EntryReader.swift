/// Reads a row of a programme: what is left of it beside its date and hour, piece by piece.
///
/// A row says who, what and where in any order and without labels; marks, line ends and the time part its pieces. A piece
/// in quotes is a title, one that begins with a name is a person, one like a room is the place, and the longest of the
/// others is the title.
struct EntryReader {
    let fields: FieldResolver

    struct Entry: Hashable, Sendable {
        var title: Range<Int>?
        /// What is the title looks like an institution, or like the series.
        var isDoubtful = false
        /// Behind the title somebody is named who gives the talk.
        var isSure = false
        var people: Range<Int>?
        var place: Range<Int>?
    }

    var statements: Statements { fields.statements }
    var document: Document { fields.document }
    var tokens: [Token] { document.tokens }

    static let mostLines = 8
    static let mostTokens = 120

    func entry() -> Entry { entry(of: pieces()) }

    /// What some pieces say: the parts of a timetable's cell.
    func entry(of pieces: [Range<Int>]) -> Entry {
        // Capitals alone make a name only where nothing surer does.
        let isSure = pieces.contains { person(in: $0, needsProof: true) != nil }
        var entry = Entry()
        var titles: [(range: Range<Int>, score: Int)] = []
        for piece in pieces { take(piece, needsProof: isSure, into: &entry, &titles) }
        let best = titles.max { first, second in
            (first.score, -first.range.lowerBound) < (second.score, -second.range.lowerBound)
        }
        entry.title = best.map { withPreposition($0.range) }
        entry.isDoubtful = best.map { $0.score < 0 } ?? false
        if entry.title == nil { splitPeople(of: &entry) }
        return entry
    }

    /// "From C to Rust", "Vom Wandern": a small word with a capital that a title begins with.
    private func withPreposition(_ title: Range<Int>) -> Range<Int> {
        let first = title.lowerBound - 1
        guard first >= 0, isPreposition(first), tokens[first].startsUpper, !statements.isTaken(first),
            tokens[first].line == tokens[title.lowerBound].line, tokens[title.lowerBound].isSpaced,
            first == document.lines[tokens[first].line].content.lowerBound || !tokens[first - 1].isWord
        else { return title }
        return first..<title.upperBound
    }

    /// "Ada Example, On Slush": what looks like where somebody is from is the title where nothing else can be.
    private func splitPeople(of entry: inout Entry) {
        guard let people = entry.people, let name = fields.names.name(at: people.lowerBound, limit: people.upperBound),
            name.end < people.upperBound, tokens[name.end].isMark(",")
        else { return }
        let rest = (name.end + 1)..<people.upperBound
        let isPlace = rest.contains { index in document.has(.zonePlace, at: index) }
        guard !isPlace, !document.namesInstitution(rest), rest.count(where: { tokens[$0].isWord }) >= 2,
            !rest.contains(where: { tokens[$0].isMark(",") }),
            fields.names.name(at: rest.lowerBound, limit: rest.upperBound)?.isSure != true
        else { return }
        entry.people = people.lowerBound..<name.end
        entry.title = rest
    }

    private func take(
        _ piece: Range<Int>, needsProof: Bool, into entry: inout Entry,
        _ titles: inout [(range: Range<Int>, score: Int)]
    ) {
        if let quote = quoted(in: piece) {
            titles.append((quote.inner, 1000 + quote.inner.count))
            let rests = [
                withoutKind(piece.lowerBound..<quote.outer.lowerBound), quote.outer.upperBound..<piece.upperBound,
            ]
            if entry.place == nil, let before = trimmed(rests[0]), before.count <= 5,
                person(in: before, needsProof: false) == nil,
                !before.contains(where: { isFullStop($0) || isAnd($0) || tokens[$0].isMark(":.") }),
                before.upperBound < rests[0].upperBound, tokens[before.upperBound].isMark(":,"),
                !document.namesInstitution(before), !fields.isNumberOfMeeting(before),
                fields.names.name(at: before.lowerBound, limit: before.upperBound) == nil
                    || fields.looksLikePlace(before)
            {
                entry.place = before
            }
            for rest in rests.compactMap(trimmed) where rest != entry.place {
                take(rest, needsProof: needsProof, into: &entry, &titles)
            }
            return
        }
        if isUndecided(piece) || leadsElsewhere(piece) || document.isFrame(piece) { return }
        if entry.people == nil, document.isPeriod(piece) { return }
        if entry.people == nil, let person = person(in: piece, needsProof: needsProof) {
            entry.people = person.people
            guard let rest = trimmed(person.rest) else { return }
            // "Ada Example: Ice": behind a colon one word is a title, too.
            let isOneWord = rest.count == 1 && tokens[rest.lowerBound].isWord && tokens[rest.lowerBound - 1].isMark(":")
            if isOneWord, !isUndecided(rest), !document.namesInstitution(rest) {
                titles.append((rest, 1))
            } else {
                take(rest, needsProof: needsProof, into: &entry, &titles)
            }
            return
        }
        if entry.people == nil, let parts = personAtEnd(of: piece) {
            entry.people = parts.people
            entry.isSure = true
            // "Ice by Ada Example"
            if parts.title.count == 1 { return titles.append((parts.title, 1)) }
            return take(parts.title, needsProof: needsProof, into: &entry, &titles)
        }
        if let comma = placeBeforeComma(piece) {
            if entry.place == nil, !isOnline(piece.lowerBound..<comma) { entry.place = piece.lowerBound..<comma }
            if let rest = trimmed((comma + 1)..<piece.upperBound) {
                take(rest, needsProof: needsProof, into: &entry, &titles)
            }
            return
        }
        // "Room 520: Ada Example"
        if let colon = piece.first(where: { tokens[$0].isMark(":") }), colon > piece.lowerBound,
            fields.looksLikePlace(piece.lowerBound..<colon), let rest = trimmed((colon + 1)..<piece.upperBound)
        {
            if entry.place == nil { entry.place = piece.lowerBound..<colon }
            take(rest, needsProof: needsProof, into: &entry, &titles)
            return
        }
        if piece.count <= 14, fields.looksLikePlace(piece), !isSentenceLike(piece) {
            if entry.place == nil {
                entry.place = piece
            } else if mayBeTitleBesidePlace(piece) {
                titles.append((piece, 1))
            }
            return
        }
        if let room = roomAtEnd(piece) {
            if entry.place == nil { entry.place = room }
            if let rest = trimmed(piece.lowerBound..<room.lowerBound) {
                take(rest, needsProof: needsProof, into: &entry, &titles)
            }
            return
        }
        let words = piece.count { tokens[$0].isWord }
        let isDense = tokens[piece.lowerBound].isDense
        guard words >= 2 || isDense, !isStatement(piece), !isPosition(piece) else { return }
        var score = min(words, 12)
        if document.namesInstitution(piece) { score -= 8 }
        if document.has(.talk, at: piece.lowerBound), words <= 3 { score -= 4 }
        // "Ada Example & Bela Sample, Ice Clinic", below somebody else.
        if let people = entry.people, people.upperBound <= piece.lowerBound,
            document.tokens[people.upperBound - 1].line
                < tokens[piece.lowerBound].line, let more = person(in: piece, needsProof: true), more.rest.isEmpty
        {
            score -= 20
        }
        // "Ice Seminar" is the series.
        if let last = piece.last, document.has(.series, at: last), words <= 7, !isSentence(piece) { score -= 8 }
        if tokens[piece.lowerBound].isEmphasised { score += 3 }
        if piece.lowerBound > 0, tokens[piece.lowerBound - 1].isMark("("), piece.upperBound < tokens.count,
            tokens[piece.upperBound].isMark(")")
        {
            score -= 8
        }
        titles.append((piece, score))
    }

    /// "Hall 3, via Lunga 4, seminar “On Rivers”": without what only says what kind of talk it is.
    private func withoutKind(_ range: Range<Int>) -> Range<Int> {
        guard let comma = range.last(where: { tokens[$0].isMark(",") }), comma > range.lowerBound,
            comma + 1 < range.upperBound,
            document.terms[comma + 1].contains(where: {
                ($0.term.key == .talk || $0.term.key == .series) && comma + 1 + $0.length >= range.upperBound
            })
        else { return range }
        return range.lowerBound..<(comma + 1)
    }

    /// "Off-Campus Student Research", where a room is known: a word for a place within, and no number.
    private func mayBeTitleBesidePlace(_ piece: Range<Int>) -> Bool {
        guard piece.count >= 3, let last = piece.last, !piece.contains(where: { tokens[$0].number != nil }) else {
            return false
        }
        return !document.has(.place, at: piece.lowerBound) && !document.has(.place, at: last)
            && !document.namesInstitution(piece) && !piece.contains { tokens[$0].isMark(",") }
    }

    /// "Associate Professor, Northfield University", below somebody's name.
    private func isPosition(_ piece: Range<Int>) -> Bool {
        document.has(.honorific, at: piece.lowerBound) && !tokens[piece.lowerBound].isDense
            && (document.namesInstitution(piece) || document.has(.honorific, at: piece.lowerBound + 1))
    }

    /// The first thing in quotes that is more than a word.
    private func quoted(in piece: Range<Int>) -> (inner: Range<Int>, outer: Range<Int>)? {
        guard
            let open = piece.first(where: {
                (tokens[$0].isMark("\"「『") || tokens[$0].isMark("'") && isOpening($0))
                    && ($0 == piece.lowerBound || tokens[$0].isSpaced)
            })
        else { return nil }
        let isSingle = tokens[open].isMark("'")
        var close = open + 1
        while close < piece.upperBound {
            let isLast = close + 1 >= piece.upperBound || tokens[close + 1].isSpaced || tokens[close + 1].kind == .mark
            if isSingle ? tokens[close].isMark("'") && !tokens[close].isSpaced : tokens[close].isMark("\"」』"), isLast {
                break
            }
            close += 1
        }
        guard close < piece.upperBound, close - open >= 2 else { return nil }
        return ((open + 1)..<close, open..<(close + 1))
    }

    /// ‘On Rivers’: not the apostrophe of "'tis" or of "rivers' ends".
    private func isOpening(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].isWord && !tokens[index + 1].isSpaced
            && tokens[index + 1].isCapitalised
    }

    /// A name at the piece's beginning, with what tells where the person is from.
    ///
    /// - Parameter needsProof: a given name, a degree, or an institution behind it shows that it is one.
    func person(in piece: Range<Int>, needsProof: Bool) -> (people: Range<Int>, rest: Range<Int>)? {
        guard let name = fields.names.name(at: piece.lowerBound, limit: piece.upperBound) else { return nil }
        // "見本 太郎 / Taro Mihon"
        if name.end + 1 < piece.upperBound, tokens[name.end].isMark("/"),
            tokens[piece.lowerBound].isDense != tokens[name.end + 1].isDense,
            let other = fields.names.name(at: name.end + 1, limit: piece.upperBound), other.end >= piece.upperBound,
            name.isSure || other.isSure || other.tokens.count == 2
        {
            return (piece.lowerBound..<name.end, other.end..<other.end)
        }
        let behind = name.end..<min(piece.upperBound, name.end + 12)
        if needsProof, !name.isSure, !document.namesInstitution(behind) { return nil }
        if !name.isSure, name.end < piece.upperBound, tokens[name.end].isMark(":"), name.tokens.count > 2 { return nil }
        let end = name.end
        if end >= piece.upperBound { return (piece, end..<end) }
        let mark = tokens[end]
        if mark.isMark(":") { return (piece.lowerBound..<end, (end + 1)..<piece.upperBound) }
        if mark.isMark("(") {
            let close = (end..<piece.upperBound).first { tokens[$0].isMark(")") } ?? piece.upperBound - 1
            // "Waves of Heat (Ada Example)"
            if !name.isSure, fields.names.name(at: end + 1, limit: close).map({ $0.isSure && $0.end >= close }) == true,
                (end + 2..<max(end + 2, close)).contains(where: { tokens[$0].isSpaced })
            {
                return nil
            }
            let next = min(close + 1, piece.upperBound)
            if next < piece.upperBound, isAnd(next) || tokens[next].isMark(","),
                let more = person(in: (next + 1)..<max(piece.upperBound, next + 1), needsProof: false)
            {
                return (piece.lowerBound..<more.people.upperBound, more.rest)
            }
            return (piece.lowerBound..<next, next..<piece.upperBound)
        }
        if isAnd(end), end + 1 < piece.upperBound,
            let more = person(in: (end + 1)..<piece.upperBound, needsProof: false)
        {
            return (piece.lowerBound..<more.people.upperBound, more.rest)
        }
        // "Ada Example Northfield University On Rivers": a known institution ends where its name does.
        let start = mark.isMark(",") ? end + 1 : end
        if start < piece.upperBound, let known = institution(at: start, limit: piece.upperBound) {
            return (piece.lowerBound..<known, known..<piece.upperBound)
        }
        if mark.isMark(",") {
            let rest = (end + 1)..<piece.upperBound
            if document.namesInstitution(rest) || rest.count <= 5 && name.isSure {
                return (piece, piece.upperBound..<piece.upperBound)
            }
            return name.isSure ? (piece.lowerBound..<end, rest) : nil
        }
        guard name.isSure else { return nil }
        let rest = end..<piece.upperBound
        return document.namesInstitution(rest) && rest.count <= 10
            ? (piece, piece.upperBound..<piece.upperBound) : (piece.lowerBound..<end, rest)
    }

    private func isAnd(_ index: Int) -> Bool {
        tokens[index].isMark("&") || document.has(.connector, at: index)
    }

    /// Where the name of an institution that begins here ends.
    private func institution(at index: Int, limit: Int) -> Int? {
        let match = document.terms[index].filter { $0.term.key == .institutionName }.map(\.length).max()
        return match.map { min(index + $0, limit) }
    }

    /// "Filmhaus, “On Rivers”", "Room 7. Ada Example, On Rivers", "online. Ada Example": a place and a comma or a full stop in front.
    private func placeBeforeComma(_ piece: Range<Int>) -> Int? {
        guard let comma = piece.first(where: { tokens[$0].isMark(",:") || isFullStop($0) }), comma > piece.lowerBound,
            comma - piece.lowerBound <= 6, comma + 1 >= piece.upperBound || tokens[comma + 1].isSpaced
        else { return nil }
        let head = piece.lowerBound..<comma
        return isOnline(head) || fields.looksLikePlace(head) && (isFullStop(comma) || !fields.looksLikePlace(piece))
            ? comma : nil
    }

    /// "Zoom", "online", and nothing else.
    private func isOnline(_ range: Range<Int>) -> Bool {
        document.terms[range.lowerBound].contains { $0.term.key == .online && $0.length == range.count }
    }

    /// The end of a sentence behind a number or a word that is hardly an abbreviation.
    func isFullStop(_ index: Int) -> Bool {
        guard index > 0, index + 1 < tokens.count, tokens[index].isMark("."), !tokens[index].isSpaced,
            tokens[index + 1].isSpaced, tokens[index + 1].isCapitalised || tokens[index + 1].isMark("\"'")
        else { return false }
        return tokens[index - 1].number != nil || tokens[index - 1].width > 3
            || index > 1 && tokens[index - 1].isMark("\"”»)") && tokens[index - 2].width > 3
    }

    /// "… of Ice CS424": a room's code as the last word.
    private func roomAtEnd(_ piece: Range<Int>) -> Range<Int>? {
        guard piece.count >= 5, let last = piece.last, tokens[last].number != nil, !tokens[last].isSpaced,
            tokens[last - 1].isWord, tokens[last - 1].width <= 4, tokens[last - 1].isSpaced, tokens[last].width <= 4,
            document.isAllCapitals(last - 1)
        else { return nil }
        return (last - 1)..<piece.upperBound
    }

    private func isSentence(_ piece: Range<Int>) -> Bool { piece.contains { document.has(.stop, at: $0) } }

    private func isSentenceLike(_ piece: Range<Int>) -> Bool {
        piece.count { document.has(.stop, at: $0) } > 3
    }

    private func isUndecided(_ piece: Range<Int>) -> Bool {
        piece.count <= 4 && piece.contains { document.has(.tba, at: $0) }
            || document.term(.tba, at: piece.lowerBound).map { $0.length + 1 >= piece.count } == true
            || document.has(.negation, at: piece.lowerBound)
    }
}
