/// What some pieces of a row are besides a title: sentences, words that lead elsewhere, a person behind the title.
extension EntryReader {
    private static let shortestStatement = 8
    private static let mostNames = 4

    /// "On Rivers – Ada Example", "On Rivers (Ada Example)", "On Rivers with Ada Example", "On Rivers, Ada Example": a piece
    /// that a person ends.
    func personAtEnd(of piece: Range<Int>) -> (title: Range<Int>, people: Range<Int>)? {
        guard piece.count >= 4 else { return nil }
        for index in (piece.lowerBound + 1)..<(piece.upperBound - 1) {
            guard let kind = joint(at: index) else { continue }
            let start = kind == .by ? index : index + 1
            // "On Rivers (by Ada)"; not "Rivers (by night)".
            if kind == .bracket, let behind = document.endOfBy(at: start), tokens[piece.upperBound - 1].isMark(")"),
                (1...Self.mostNames).contains(words(in: behind..<piece.upperBound)),
                document.has(.givenName, at: behind) && tokens[behind].startsUpper
                    || fields.names.name(at: behind, limit: piece.upperBound) != nil,
                let title = trimmed(piece.lowerBound..<index), words(in: title) > 0
            {
                return (title, behind..<(piece.upperBound - 1))
            }
            guard let name = fields.names.name(at: afterBy(start), limit: piece.upperBound)
            else { continue }
            let isSure: Bool
            switch kind {
            case .dash:
                isSure = name.isSure || ends(name, piece) && words(in: piece.lowerBound..<index) >= 3
            case .bracket:
                isSure = name.isSure && tokens[piece.upperBound - 1].isMark(")")
            case .by:
                isSure = name.isSure || ends(name, piece) && fields.names.isLikely(name)
            case .comma:
                isSure =
                    (name.isSure
                        || tokens[start].isDense && name.end < piece.upperBound && tokens[name.end].isMark("("))
                    && ends(name, piece) && words(in: piece.lowerBound..<index) >= 2
            }
            guard isSure, let title = trimmed(piece.lowerBound..<index), words(in: title) > 0 else { continue }
            var end = piece.upperBound
            if kind == .bracket { end -= 1 }
            return (title, afterBy(start)..<max(end, name.end))
        }
        return nil
    }

    private enum Joint {
        case dash, bracket, by, comma
    }

    private func joint(at index: Int) -> Joint? {
        let token = tokens[index]
        if token.isMark("-") { return token.isSpaced && tokens[index + 1].isSpaced ? .dash : nil }
        if token.isMark("(") { return token.isSpaced ? .bracket : nil }
        if token.isMark(",") { return .comma }
        return isBy(index) ? .by : nil
    }

    private func afterBy(_ index: Int) -> Int { document.endOfBy(at: index) ?? index }

    func isBy(_ index: Int) -> Bool { document.isBy(index) }

    private func ends(_ name: NameRule.Name, _ piece: Range<Int>) -> Bool {
        name.end >= piece.upperBound || tokens[name.end].isMark(",(")
    }

    private func words(in range: Range<Int>) -> Int { range.count { tokens[$0].isWord } }

    /// A whole sentence, or what it begins with, that tells something: no title.
    func isStatement(_ piece: Range<Int>) -> Bool {
        let traits = fields.traits
        let composition = traits.composition(of: piece)
        guard composition.words >= Self.shortestStatement, let last = piece.last, !tokens[last].isMark("?") else {
            return false
        }
        if piece.prefix(2).contains(where: { traits[$0].contains(.address) }) { return true }
        let next = piece.upperBound < tokens.count ? tokens[piece.upperBound] : tokens[last]
        let isEnded = tokens[last].isMark(".!") || next.isMark(".!") || composition.endsSentence
        return isEnded && !composition.union.isDisjoint(with: [.verb, .copula])
    }

    /// "Watch the recording", "Read more …".
    func leadsElsewhere(_ piece: Range<Int>) -> Bool {
        piece.count <= 10 && document.has(.navigation, at: piece.lowerBound)
    }
}
