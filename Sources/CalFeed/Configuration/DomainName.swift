/// The form of host names (RFC 1123 §2.1), which an IPv4 address has too.
enum DomainName {
    static func isValid(_ text: String) -> Bool {
        guard (1...253).contains(text.utf8.count) else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
        }
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

/// The form of `base_url`: `http` or `https`, a host, perhaps a port and a path.
enum BaseURL {
    /// The address without a slash at the end; nil where it is not one that paths can be added to.
    static func normalised(_ text: String) -> String? {
        guard text.utf8.count <= 500, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !text.contains(where: { "?#@\"<>\\^`{|}".contains($0) }), host(of: text) != nil
        else { return nil }
        var text = Substring(text)
        while text.hasSuffix("/") { text = text.dropLast() }
        return String(text)
    }

    /// The host, with brackets where it is an IPv6 address.
    static func host(of url: String) -> String? {
        let scheme = url.hasPrefix("https://") ? "https://" : "http://"
        guard url.hasPrefix(scheme) else { return nil }
        let authority = url.dropFirst(scheme.count).prefix { $0 != "/" }
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            let rest = authority[authority.index(after: end)...]
            return rest.isEmpty || isPort(rest) ? String(authority[...end]) : nil
        }
        let name = authority.prefix { $0 != ":" }
        let rest = authority.dropFirst(name.count)
        guard DomainName.isValid(String(name)), rest.isEmpty || isPort(rest) else { return nil }
        return String(name)
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard text.first == ":", let port = Decimal.value(of: Array(text.dropFirst().utf8)) else { return false }
        return (1...65_535).contains(port)
    }
}
