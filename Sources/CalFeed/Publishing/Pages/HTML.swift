/// A piece of HTML. A literal of our own is markup; whatever is interpolated into it is text and is escaped.
///
/// Text from strangers has no other way onto a page, so there is one place where it is made harmless. The escaped
/// form is safe as content and inside a quoted attribute; every attribute in the templates is quoted. An address
/// goes in as a `WebAddress`, which has no value for `javascript:`.
struct HTML: Hashable, Sendable {
    private(set) var markup: String

    private init(markup: String) {
        self.markup = markup
    }

    static let nothing: HTML = ""

    static func text(_ text: String) -> HTML { HTML(markup: escaped(text)) }

    /// Data for programs that read pages; no script. JSON so written cannot end the element.
    static func data(_ json: JSONText) -> HTML {
        let text = String(decoding: json.bytes, as: UTF8.self)
        return HTML(markup: "<script type=\"application/ld+json\">\(text)</script>\n")
    }

    /// Paragraphs, which an empty line separates, and within them line breaks where the text has them.
    static func paragraphs(_ text: String) -> [HTML] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }
            .map { lines in "<p dir=\"auto\">\(lines.joined(separator: "\n"))</p>\n" }
    }

    /// By octet, whether it is a character that stands for itself.
    private static let isPlain: [Bool] = (0..<256).map { octet in
        switch UInt8(octet) {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        case 0x0A, 0x09, 0x20..<0x7F: true
        default: false
        }
    }

    /// The text with what means something in HTML written out, and without the characters that no page may contain
    /// or that would reorder the text around them: controls, and Unicode's overriding and embedding marks.
    static func escaped(_ text: String) -> String {
        // Most texts need nothing; what is beyond ASCII is looked at scalar by scalar.
        if text.utf8.allSatisfy({ isPlain[Int($0)] }) { return text }
        var result = ""
        result.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default:
                let isNoncharacter = (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
                if !isNoncharacter { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}

extension HTML: ExpressibleByStringInterpolation {
    init(stringLiteral markup: StaticString) {
        self.init(markup: markup.description)
    }

    init(stringInterpolation: StringInterpolation) {
        self.init(markup: stringInterpolation.markup)
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        mutating func appendLiteral(_ literal: StaticString) { markup += literal.description }
        mutating func appendInterpolation(_ text: String) { markup += HTML.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { markup += String(number) }
        mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
        mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { markup += part.markup } }
        mutating func appendInterpolation(_ address: WebAddress) { markup += HTML.escaped(address.text) }
    }
}

extension [HTML] {
    /// One behind the other, the separator between them.
    func joined(separator: HTML) -> HTML {
        let parts: [HTML] = enumerated().map { index, part in index == 0 ? part : "\(separator)\(part)" }
        return "\(parts)"
    }
}
