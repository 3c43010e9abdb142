extension MessageIdentity {
    /// How many identifiers are kept of a mail; a long thread names all of its mails.
    private static let most = 50

    /// What the header at the beginning of a text says; nil where it says none.
    init?(header text: String) {
        self.init()
        var rest = text.utf8.prefix(65_536)
        var field = ""
        while true {
            var line = rest.prefix { $0 != 0x0A }
            rest = rest[line.endIndex...].dropFirst()
            if line.last == 0x0D { line.removeLast() }
            guard let first = line.first else { break }
            var value = line
            if first != 0x20, first != 0x09 {
                guard let colon = line.firstIndex(of: 0x3A) else { continue }
                field = line[..<colon].count <= 11 ? String(decoding: line[..<colon], as: UTF8.self).lowercased() : ""
                value = line[line.index(after: colon)...]
            }
            switch field {
            case "message-id": id = id ?? Self.identifiers(in: value).first
            case "in-reply-to", "references": references += Self.identifiers(in: value)
            default: break
            }
        }
        references = Array(references.suffix(Self.most))
        if id == nil, references.isEmpty { return nil }
    }

    /// What stands between angle brackets.
    private static func identifiers(in value: Substring.UTF8View) -> [String] {
        value.split(separator: 0x3C).compactMap { part in
            guard let end = part.firstIndex(of: 0x3E) else { return nil }
            let id = part[..<end]
            guard (3...998).contains(id.count), id.contains(0x40), id.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                return nil
            }
            return String(decoding: id, as: UTF8.self)
        }
    }
}
