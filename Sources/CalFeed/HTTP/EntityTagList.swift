/// What `If-None-Match` and `If-Match` hold: a list of entity tags, or `*` (RFC 9110 §8.8.3, §13.1).
///
/// A tag may hold commas, so the list is read tag by tag. Reading stops at the first octet that the grammar does not
/// allow: what a client has spoilt matches nothing, and it is sent the whole body.
enum EntityTagList {
    /// - Parameters:
    ///   - line: one line of the field; several are one list, and are asked one after the other.
    ///   - entityTag: with its quotes, strong.
    ///   - weakly: as `If-None-Match` compares, where `W/` makes no difference; else as `If-Match` does, which a weak
    ///     tag never matches (RFC 9110 §8.8.3.2).
    static func matches(_ line: Range<Int>, in octets: Span<UInt8>, _ entityTag: [UInt8], weakly: Bool) -> Bool {
        if octets.isSame(line, entityTag) { return true }
        var place = line.lowerBound
        skipSeparators(octets, &place, line.upperBound)
        if place < line.upperBound, octets[place] == Octet.asterisk {
            return octets.trimmed(place + 1..<line.upperBound).isEmpty
        }
        while place < line.upperBound {
            let isWeak =
                place + 1 < line.upperBound && octets[place] == Octet.capitalW && octets[place + 1] == Octet.slash
            if isWeak { place += 2 }
            guard place < line.upperBound, octets[place] == Octet.quote,
                let end = octets.firstIndex(of: Octet.quote, in: place + 1..<line.upperBound),
                isOpaque(octets, place + 1..<end)
            else { return false }
            if weakly || !isWeak, octets.isSame(place..<end + 1, entityTag) { return true }
            place = end + 1
            guard place == line.upperBound || Octet.isBlank(octets[place]) || octets[place] == Octet.comma else {
                return false
            }
            skipSeparators(octets, &place, line.upperBound)
        }
        return false
    }

    private static func isOpaque(_ octets: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { octets[$0] > Octet.space && octets[$0] != 0x7F }
    }

    /// Blanks and commas: a recipient must take empty elements of a list (RFC 9110 §5.6.1.2).
    private static func skipSeparators(_ octets: Span<UInt8>, _ place: inout Int, _ end: Int) {
        while place < end, Octet.isBlank(octets[place]) || octets[place] == Octet.comma { place += 1 }
    }
}
