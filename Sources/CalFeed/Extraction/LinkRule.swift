/// Finds the addresses in a document and tells which of them lead into a meeting.
struct LinkRule {
    struct Link: Hashable, Sendable {
        /// As it should be opened; differs from the words where a repair was needed.
        var address: String
        var isRepaired: Bool
        var purpose: LinkPurpose
    }

    let document: Document
    let vocabulary: Vocabulary

    func candidates() -> [Candidate<Link>] {
        document.tokens.indices.compactMap { index in
            let token = document.tokens[index]
            guard token.kind == .url else { return nil }
            let text = document.text(token.span)
            let (address, isRepaired) = Self.repaired(text)
            return Candidate(
                value: Link(
                    address: address, isRepaired: isRepaired, purpose: Self.purpose(of: address, vocabulary: vocabulary)
                ),
                tokens: index..<(index + 1), span: token.span, rule: "link", line: token.line
            )
        }
    }

    static func purpose(of address: String, vocabulary: Vocabulary) -> LinkPurpose {
        let (host, path) = parts(of: address)
        for entry in vocabulary.links
        where isPart(host, of: entry.host) || entry.host.hasSuffix(".") && host.hasPrefix(entry.host) {
            if entry.path.first == "=" ? path == entry.path.dropFirst() : path.hasPrefix(entry.path) {
                return entry.purpose
            }
        }
        return .page
    }

    /// `zoom.us` and `example.zoom.us` are parts of `zoom.us`.
    private static func isPart(_ host: String, of domain: String) -> Bool {
        guard host.hasSuffix(domain) else { return false }
        return host.utf8.count == domain.utf8.count || host.utf8.dropLast(domain.utf8.count).last == 0x2E
    }

    /// Host and path of an address, in small letters.
    static func parts(of address: String) -> (host: String, path: String) {
        var rest = address.utf8[...]
        var scheme = rest
        while let colon = scheme.firstIndex(of: 0x3A) {
            scheme = scheme[colon...].dropFirst()
            guard scheme.starts(with: [0x2F, 0x2F]) else { continue }
            rest = scheme.dropFirst(2)
            break
        }
        let host = rest.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
        let path = rest[host.endIndex...]
        return (
            String(decoding: host, as: UTF8.self).lowercased(),
            path.isEmpty ? "/" : String(decoding: path, as: UTF8.self).lowercased()
        )
    }

    /// Puts back what copying loses: the `?` of a Zoom password, HTML's `&amp;`, the scheme.
    private static func repaired(_ text: String) -> (String, Bool) {
        var address = text
        if address.utf8.prefix(4).map({ $0 | 0x20 }).elementsEqual("www.".utf8) { address = "https://" + address }
        if address.utf8.contains(0x26) { address.replace("&amp;", with: "&") }
        let (host, path) = parts(of: address)
        if host.hasSuffix("zoom.us"), path.hasPrefix("/j/"), !path.contains("?"),
            let password = address.firstRange(of: "pwd=")
        {
            let before = address[..<password.lowerBound]
            if before.last?.isNumber == true {
                address.insert("?", at: password.lowerBound)
                return (address, true)
            }
        }
        return (address, false)
    }
}
