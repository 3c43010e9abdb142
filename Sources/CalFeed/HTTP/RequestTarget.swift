/// What a request's target asks for (RFC 9112 §3.2).
enum RequestTarget {
    /// The path, decoded: `/all.ics`. A query is not part of it: it means nothing here, and a client may add its own.
    ///
    /// The path is a key and nothing else. It never reaches the file system, so that `..` needs no rule.
    /// - Returns: nil for a target that is neither a path nor an `http` or `https` address, that holds a control
    ///   character, or whose percent encoding does not decode to UTF-8.
    static func path(of target: String) -> String? {
        if isPlainPath(target) { return target }
        let raw: Substring
        if target.utf8.first == UInt8(ascii: "/") {
            raw = target[...]
        } else if let path = pathOfAbsoluteForm(target) {
            raw = path
        } else {
            return nil
        }
        var path: [UInt8] = []
        var bytes = raw.utf8.makeIterator()
        scan: while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"):
                break scan
            case UInt8(ascii: "%"):
                guard let high = bytes.next().flatMap(hexDigit), let low = bytes.next().flatMap(hexDigit) else {
                    return nil
                }
                path.append(high << 4 | low)
            case 0..<0x20, 0x7F:
                return nil
            default:
                path.append(byte)
            }
        }
        return path.isEmpty ? "/" : String(validating: path, as: UTF8.self)
    }

    /// Whether the target is the path, letter by letter, as nearly every target is.
    private static func isPlainPath(_ target: String) -> Bool {
        target.utf8.first == UInt8(ascii: "/")
            && target.utf8.allSatisfy { byte in
                (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?")
                    && byte != UInt8(ascii: "#")
            }
    }

    /// What follows the authority in `http://host:8080/all.ics`.
    private static func pathOfAbsoluteForm(_ target: String) -> Substring? {
        for scheme in ["http://", "https://"]
        where target.utf8.count > scheme.utf8.count
            && target.prefix(scheme.count).lowercased() == scheme
        {
            let rest = target.dropFirst(scheme.count)
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            return authority.isEmpty ? nil : rest.dropFirst(authority.count)
        }
        return nil
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
