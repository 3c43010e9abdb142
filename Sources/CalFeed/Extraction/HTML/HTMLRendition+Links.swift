extension HTMLRendition {
    /// A link's words; and behind them its address, where it leads into a meeting or its words say that it does.
    mutating func link(_ node: Int) {
        let start = out.bytes.count
        children(of: node)
        guard out.bytes.count - start <= 400, let href = tree.attribute("href", of: node) else { return }
        let words = String(decoding: out.bytes[min(start, out.bytes.count)...], as: UTF8.self)
        guard let address = LinkAddress(href), address.isWorthReading(behind: words, vocabulary: vocabulary) else {
            return out.keep(href)
        }
        insert(" <")
        out.append(address.text.utf8, from: tree.tag(node))
        out.insert(">")
    }
}

extension Rendition {
    private static let mostLinkedAddresses = 300

    /// An address that readers do not see may still tell whose page it is.
    mutating func keep(_ href: String) {
        guard linkedAddresses.count < Self.mostLinkedAddresses else { return }
        if href.lowercased().hasPrefix("mailto:") {
            let address = href.dropFirst(7).prefix { $0 != "?" }
            if address.utf8.count <= 200, address.contains("@") { linkedAddresses.append(String(address)) }
        } else if let address = LinkAddress(href) {
            linkedAddresses.append(address.text)
        }
    }
}

/// An address of the web that a link leads to.
struct LinkAddress: Hashable, Sendable {
    /// Without spaces and brackets, which would end it in a text.
    let text: String

    /// Nil for what is no absolute address of the web.
    init?(_ href: String) {
        let href = href.trimmed
        let start = href.prefix(8).lowercased()
        guard start.hasPrefix("http://") || start.hasPrefix("https://"), href.utf8.count <= 4000 else { return nil }
        var text = ""
        for byte in href.utf8 {
            let isSafe = byte > 0x20 && byte < 0x7F && !Array("\"<>[]`{|}\\^".utf8).contains(byte)
            if isSafe {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        self.text = text
    }

    /// Whether a reader of the words behind which it stands would miss it.
    func isWorthReading(behind words: String, vocabulary: Vocabulary) -> Bool {
        guard words.utf8.count <= 400, !words.contains(text) else { return false }
        if LinkRule.purpose(of: text, vocabulary: vocabulary) != .page { return true }
        let words = vocabulary.text(of: Array(words.utf8))
        let tokens = words.tokens
        guard tokens.count <= 6, !tokens.contains(where: { $0.kind == .url }) else { return false }
        return tokens.indices.contains { index in
            vocabulary.matches(at: index, in: words).contains { $0.term.key == .online }
        }
    }
}
