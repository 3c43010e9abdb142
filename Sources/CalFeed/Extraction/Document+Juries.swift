extension Document {
    private static let longestHead = 10
    private static let mostOfJury = 40

    /// The tokens of those who judge or guide: "Jury:" and the list below it, "Advisor: Ada Example". None of them gives the talk.
    func juries() -> [Range<Int>] {
        var result: [Range<Int>] = []
        for (number, line) in lines.enumerated() where !line.isBlank && !line.isQuoted {
            guard let end = endOfHead(line) else { continue }
            if end < line.content.upperBound {
                result.append(end..<line.content.upperBound)
                continue
            }
            let last = lastLine(ofListBelow: number)
            if last > number { result.append(tokens(onLines: (number + 1)..<(last + 1))) }
        }
        return result
    }

    /// Behind a word for judges: at the colon behind it, or at the end of a short line or heading.
    private func endOfHead(_ line: Line) -> Int? {
        let head = line.content.prefix(Self.longestHead)
        guard let word = head.first(where: { term(.cue, at: $0)?.term.value == "jury" }) else { return nil }
        if let colon = head.first(where: { $0 > word && tokens[$0].isMark(":") }) { return colon + 1 }
        return line.headingLevel > 0 && line.content.count <= 6 ? line.content.upperBound : nil
    }

    /// The items below a line, with an empty line or a heading of the same kind between them.
    private func lastLine(ofListBelow number: Int) -> Int {
        var last = number
        for next in (number + 1)..<min(lines.count, number + 1 + Self.mostOfJury) {
            let line = lines[next]
            if line.isBlank { continue }
            let isListed = line.isBullet || next == last + 1 && line.headingLevel == 0 && !line.isBlank
            guard isListed else { break }
            last = next
        }
        return last
    }
}
