extension Document {
    private static let mostMaterials = 12

    /// Where words end that only name what there is beside a talk: "[Slides]", "(video, code)", "[Recording TBD]", and without brackets at
    /// the end of a line, "On Rivers. Slides, Video".
    func endOfMaterials(at index: Int) -> Int? {
        if tokens[index].isMark("[(") {
            let limit = min(tokens.count, index + Self.mostMaterials)
            let end = endOfMaterials(from: index + 1, limit: limit)
            return end.flatMap { $0 < limit && tokens[$0].isMark("])") ? $0 + 1 : nil }
        }
        let content = lines[tokens[index].line].content
        guard index > content.lowerBound, content.upperBound - index <= Self.mostMaterials,
            tokens[index - 1].isMark(".)")
        else { return nil }
        return endOfMaterials(from: index, limit: content.upperBound).flatMap { $0 == content.upperBound ? $0 : nil }
    }

    private func endOfMaterials(from start: Int, limit: Int) -> Int? {
        var index = start
        var namesMaterial = false
        while index < limit {
            if let match = term(.cue, at: index), match.term.value == "material" {
                namesMaterial = true
                index += match.length
            } else if tokens[index].isMark(",|/&+;*.") || has(.connector, at: index) || has(.tba, at: index) {
                index += term(.tba, at: index)?.length ?? 1
            } else {
                break
            }
        }
        return namesMaterial ? index : nil
    }
}
