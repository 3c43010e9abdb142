/// What `If-None-Match` and `If-Match` hold: a list of entity tags, or `*` (RFC 9110 §8.8.3, §13.1).
///
/// A tag may hold commas, so the list is read tag by tag. Reading stops at the first byte that the grammar does not
/// allow: what a client has spoilt matches nothing, and it is sent the whole body.
struct EntityTagList {
    /// Several lines of one field are one list (RFC 9110 §5.3).
    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    /// As `If-None-Match` compares: `W/` makes no difference (RFC 9110 §8.8.3.2).
    func weaklyMatches(_ entityTag: String) -> Bool {
        matches(entityTag, weakTagsCount: true)
    }

    /// As `If-Match` compares: a weak tag never matches.
    func stronglyMatches(_ entityTag: String) -> Bool {
        matches(entityTag, weakTagsCount: false)
    }

    private func matches(_ entityTag: String, weakTagsCount: Bool) -> Bool {
        lines.contains { line in
            line == entityTag || EntityTagList.matches(line[...].utf8, Array(entityTag.utf8), weakTagsCount)
        }
    }

    private static func matches(_ list: Substring.UTF8View, _ entityTag: [UInt8], _ weakTagsCount: Bool) -> Bool {
        var rest = list
        skipSeparators(&rest)
        if rest.first == Byte.asterisk {
            return rest.dropFirst().allSatisfy(isBlank)
        }
        while !rest.isEmpty {
            let isWeak = rest.starts(with: [Byte.capitalW, Byte.slash])
            if isWeak { rest = rest.dropFirst(2) }
            guard rest.first == Byte.quote, let end = rest.dropFirst().firstIndex(of: Byte.quote) else { return false }
            let tag = rest[...end]
            guard tag.dropFirst().dropLast().allSatisfy({ $0 == 0x21 || (0x23...0x7E).contains($0) || $0 >= 0x80 })
            else { return false }
            if weakTagsCount || !isWeak, tag.elementsEqual(entityTag) { return true }
            rest = rest[end...].dropFirst()
            guard rest.isEmpty || isBlank(rest.first ?? 0) || rest.first == Byte.comma else { return false }
            skipSeparators(&rest)
        }
        return false
    }

    /// Blanks and commas: a recipient must take empty elements of a list (RFC 9110 §5.6.1.2).
    private static func skipSeparators(_ rest: inout Substring.UTF8View) {
        rest = rest.drop { isBlank($0) || $0 == Byte.comma }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private enum Byte {
        static let quote = UInt8(ascii: "\"")
        static let asterisk = UInt8(ascii: "*")
        static let comma = UInt8(ascii: ",")
        static let slash = UInt8(ascii: "/")
        static let capitalW = UInt8(ascii: "W")
    }
}
