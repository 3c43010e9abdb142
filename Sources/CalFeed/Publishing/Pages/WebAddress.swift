/// An address that a page may link to.
struct WebAddress: Hashable, Sendable {
    let text: String

    /// Fails for every scheme but http, https, webcal and mailto, for an address without one, and where blanks or
    /// controls stand in it, which browsers take out before they look at the scheme.
    init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: 0x3A),
            ["http", "https", "webcal", "mailto"].contains(text[..<colon].lowercased()),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) })
        else { return nil }
        self.text = text
    }

    /// An address on another site that we know; with parameters, what stands before the `?`.
    init(known base: StaticString, parameters: [(name: StaticString, value: String)] = []) {
        let query = parameters.map { "\($0.name)=\(WebAddress.encoded($0.value))" }.joined(separator: "&")
        text = query.isEmpty ? "\(base)" : "\(base)?\(query)"
    }

    /// A place below a base that the caller vouches for. No part can leave it: each is encoded.
    fileprivate init(_ parts: [String], below base: Substring) {
        text = base + parts.map { "/" + WebAddress.encoded($0, andLeaving: 0x40) }.joined()
    }

    private init(checked text: String) {
        self.text = text
    }

    /// A place of the page itself.
    init(fragment: String) {
        text = "#" + WebAddress.encoded(fragment)
    }

    /// The page itself with other parameters.
    init(query: [(name: StaticString, value: String)]) {
        text = "?" + WebAddress.joined(query)
    }

    /// The same with parameters; none stay away.
    func asking(_ query: [(name: StaticString, value: String)]) -> WebAddress {
        query.isEmpty ? self : WebAddress(checked: text + "?" + WebAddress.joined(query))
    }

    private static func joined(_ query: [(name: StaticString, value: String)]) -> String {
        query.map { "\($0.name)=\(WebAddress.encoded($0.value, andLeaving: 0x2C))" }.joined(separator: "&")
    }

    /// A place of the page that this address leads to.
    func at(_ fragment: String) -> WebAddress {
        WebAddress(checked: text + "#" + WebAddress.encoded(fragment))
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// RFC 3986 §2.1, with only the unreserved characters (§2.3) left as they are, and one more where it may stand.
    static func encoded(_ text: String, andLeaving extra: UInt8? = nil) -> String {
        if text.utf8.allSatisfy({ isUnreserved($0) || $0 == extra }) { return text }
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, extra:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += byte < 16 ? "%0" : "%"
                result += String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}

/// Where the site is, as its visitors write it, and the addresses of what is on it.
///
/// Links between pages leave the host out and keep the path, so that the site also works in a folder of another site
/// and under a second name.
public struct SiteAddress: Hashable, Sendable {
    private let scheme: Substring
    private let authority: Substring
    private let folder: Substring

    /// Takes `http://HOST[:PORT][/FOLDER]` and the same with https; nil for all else.
    public init?(_ address: String) {
        guard WebAddress(address) != nil, let scheme = ["http://", "https://"].first(where: address.hasPrefix),
            !address.contains(where: { $0 == "?" || $0 == "#" })
        else { return nil }
        let rest = address.dropFirst(scheme.count)
        authority = rest.prefix { $0 != "/" }
        guard !authority.isEmpty else { return nil }
        var folder = rest[authority.endIndex...]
        while folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
        self.scheme = scheme[...]
    }

    /// A page of the site, from another one.
    func link(_ parts: String...) -> WebAddress { WebAddress(parts, below: folder) }

    /// The same, of parts that are counted later; a single empty one is the front page.
    func path(_ parts: [String]) -> WebAddress { WebAddress(parts, below: folder) }

    /// The whole address, to be told to a calendar program.
    func whole(_ parts: [String]) -> WebAddress { WebAddress(parts, below: scheme + authority + folder) }

    /// The same under the scheme that calendar programs answer to.
    func webcal(_ parts: [String]) -> WebAddress { WebAddress(parts, below: "webcal://" + authority + folder) }
}
