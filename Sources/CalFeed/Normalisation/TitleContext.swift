/// What the words in front of a title and behind it tell of it: a head or a subtitle that belongs to it, a word for a
/// talk or for a series, a person, the sentence or the paragraph that it is cut out of.
struct TitleContext {
    private let document: Document
    private let statements: Statements
    private let tokens: [Token]
    private let traits: TokenTraits
    private let names: NameRule
    /// Of each line, whether it is one of a paragraph's.
    let isParagraph: [Bool]

    init(fields: FieldResolver) {
        document = fields.document
        statements = fields.statements
        tokens = fields.tokens
        traits = fields.traits
        names = fields.names
        isParagraph = Self.paragraphLines(of: fields.document)
    }

    /// Lines from this length on, in bytes, are a paragraph's; shorter ones may be a title's.
    private static let paragraphLine = 52
    /// A line as long as this is a paragraph of its own.
    private static let wholeParagraph = 160
    private static let longestHead = 16

    /// Long lines one below the other, or one that is long enough for several.
    private static func paragraphLines(of document: Document) -> [Bool] {
        let lines = document.lines
        func isLong(_ number: Int) -> Bool {
            guard lines.indices.contains(number) else { return false }
            return lines[number].span.count >= paragraphLine && !lines[number].isBullet
                && lines[number].headingLevel == 0
        }
        return lines.indices.map { number in
            lines[number].span.count >= wholeParagraph || isLong(number) && (isLong(number - 1) || isLong(number + 1))
        }
    }

    // MARK: In front

    /// What is seen in front of the token with which a title may begin.
    func features(before first: Int) -> SpanFeatures {
        var features = SpanFeatures()
        features.insert(.paragraph, if: isParagraph[tokens[first].line])
        guard first > 0 else { return features }
        features.insert(.leftTitleWord, if: isNamedTitle(first))
        var index = first - 1
        let line = tokens[first].line
        // Marks and one small word: "the talk “Slow Rivers”".
        var small = 0
        while index >= 0, tokens[index].line == line, first - index <= 5 {
            if traits[index].contains(.talk) || traits[index].contains(.series) { break }
            if tokens[index].kind != .mark {
                small += 1
                if small > 1 || !traits[index].contains(.stop) { return features }
            } else if tokens[index].isMark(".!?)") {
                return features
            }
            index -= 1
        }
        guard index >= 0, tokens[index].line == line, first - index <= 5 else { return features }
        features.insert(.leftTalk, if: traits[index].contains(.talk) && !traits[index].contains(.series))
        return features
    }

    /// "Slow Rivers: What They Carry", "Slow Rivers – What They Carry": the words in front of the mark are a title's.
    func followsHead(_ first: Int) -> Bool {
        let mark = first - 1
        guard mark > 0, isJoint(mark), tokens[first].isSpaced, tokens[first].line - tokens[mark].line <= 1,
            !statements.isKnownLabel(mark)
        else { return false }
        let floor = max(document.lines[tokens[mark].line].content.lowerBound, mark - Self.longestHead)
        var start = mark
        while start > floor, !cuts(start - 1) { start -= 1 }
        return isHead(start..<mark)
    }

    /// A colon, or a dash with spaces.
    private func isJoint(_ mark: Int) -> Bool {
        tokens[mark].isMark(":") || tokens[mark].isMark("-") && tokens[mark].isSpaced
    }

    /// No head reaches across it.
    private func cuts(_ index: Int) -> Bool {
        let token = tokens[index]
        return token.isMark("\"|;()[]「」『』.") || token.kind == .url || token.kind == .email
            || traits[index].contains(.taken) || statements.isKnownLabel(index)
            || tokens[index].isMark("-") && tokens[index].isSpaced
    }

    /// Words that no title is the head of: of a person, a place, a series, a note about the day.
    private static let foreign: TokenTraits.Trait = [
        .series, .talk, .place, .online, .institution, .calendar, .honorific, .taken, .label, .link,
    ]
    private static let foreignKeys = Term.Keys(.heading, .status, .tba, .cue, .order)

    private func isHead(_ range: Range<Int>) -> Bool {
        guard range.contains(where: { tokens[$0].isWord }) else { return false }
        for index in range {
            if !traits[index].isDisjoint(with: Self.foreign) { return false }
            if document.hasAny(of: Self.foreignKeys, at: index) { return false }
        }
        guard let name = names.name(at: range.lowerBound, limit: range.upperBound) else { return true }
        return !name.isSure && name.end < range.upperBound
    }

    /// "The title of the talk is …", "… under the theme “…”".
    private func isNamedTitle(_ first: Int) -> Bool {
        guard tokens[first - 1].kind == .mark || traits[first - 1].contains(.copula) else { return false }
        let floor = max(0, first - 7)
        var index = first - 1
        while index >= floor, tokens[first].line - tokens[index].line <= 1 {
            if tokens[index].isMark(".!?;") { return false }
            if isTitleWord(index) { return true }
            index -= 1
        }
        return false
    }

    private func isTitleWord(_ index: Int) -> Bool {
        guard let match = document.term(.label, at: index) else { return false }
        return (match.term.value == "title" || match.term.value == "topic") && !traits[index].contains(.talk)
    }

    // MARK: Behind

    /// What is seen behind the token in front of which a title may end.
    func features(behind end: Int) -> SpanFeatures {
        var features = SpanFeatures()
        features.insert(.exclaims, if: tokens[end - 1].isMark("!") || end < tokens.count && tokens[end].isMark("!"))
        guard end < tokens.count else { return features }
        let line = tokens[end - 1].line
        var index = end
        while index < tokens.count, tokens[index].line == line, index - end < 3 {
            if traits[index].contains(.series) { break }
            if traits[index].contains(.talk) || isTitleWord(index)
                || document.term(.says, at: index)?.term.value == "on"
            {
                features.insert(.rightTalk)
                break
            }
            if tokens[index].kind == .mark, !tokens[index].isMark("\"'」』》,") { break }
            index += 1
        }
        features.insert(.rightPerson, if: leadsPerson(end))
        return features
    }

    /// "… by Ada Example", "… – Ada Example", "… (Ada Example, …)", "…, Ada Example".
    private func leadsPerson(_ end: Int) -> Bool {
        let line = document.lines[tokens[end - 1].line]
        var index = end
        var words = 0
        while index < line.content.upperBound, index - end < 4 {
            if tokens[index].kind == .mark {
                guard tokens[index].isMark("\"'」』,-([|/:;.!?") else { return false }
            } else if words == 0, let behind = document.endOfBy(at: index) {
                words = behind - index
                index = behind
                continue
            } else {
                break
            }
            index += 1
        }
        guard index > end, index < line.content.upperBound, tokens[index].isWord else { return false }
        // Behind "presented by" anybody may stand.
        return names.name(at: index, limit: line.content.upperBound).map { $0.isSure || words >= 2 } == true
    }
}
