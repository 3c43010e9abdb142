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
        where host == entry.host || host.hasSuffix("." + entry.host)
            || entry.host.hasSuffix(".") && host.hasPrefix(entry.host)
        {
            if path.hasPrefix(entry.path) { return entry.purpose }
        }
        return .page
    }

    /// Host and path of an address, in small letters.
    static func parts(of address: String) -> (host: String, path: String) {
        var rest = Substring(address)
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let path = rest.dropFirst(host.count)
        return (host.lowercased(), path.isEmpty ? "/" : path.lowercased())
    }

    /// Puts back what copying loses: the `?` of a Zoom password, HTML's `&amp;`, the scheme.
    private static func repaired(_ text: String) -> (String, Bool) {
        var address = text
        if address.lowercased().hasPrefix("www.") { address = "https://" + address }
        address.replace("&amp;", with: "&")
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
