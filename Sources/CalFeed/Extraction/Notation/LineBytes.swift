/// Lines of a text and parts of them, by their places.
extension [UInt8] {
    /// Where the line ends that a place stands in: at its line feed, or at the text's end.
    func lineEnd(from start: Int) -> Int { place(of: 0x0A, in: start..<count) ?? count }

    /// A part without the white space at both of its ends.
    func trimmed(_ part: Range<Int>) -> Range<Int> {
        var part = part
        while let first = part.first, self[first] <= 0x20 { part = (first + 1)..<part.upperBound }
        while let last = part.last, self[last] <= 0x20 { part = part.lowerBound..<last }
        return part
    }
}
