/// What the names of HTML elements mean for reading.
enum HTMLElements {
    /// Shown to nobody, or controls: what is in them is not the page's text.
    static let unseen: Set<String> = [
        "head", "script", "style", "template", "noscript", "svg", "canvas", "iframe", "object", "embed", "audio",
        "video", "select", "datalist", "input", "textarea", "button", "annotation", "map",
    ]
    /// With an empty line before and after.
    static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "section", "article", "main",
        "header", "footer", "nav", "aside", "figure", "pre", "form", "fieldset", "hgroup", "details", "center", "hr",
    ]
    /// On lines of their own.
    static let blocks: Set<String> = [
        "div", "li", "dt", "dd", "tr", "address", "figcaption", "summary", "caption", "legend", "body", "html", "label",
        "thead", "tbody", "tfoot", "td", "th", "option",
    ]
    static let emphasis: Set<String> = ["b", "strong", "em", "i", "u"]
    static let headings = ["h1", "h2", "h3", "h4", "h5", "h6"]
    /// Chrome around a page's content, where they do not stand within it.
    static let chrome: Set<String> = ["nav", "footer", "aside"]
    static let content: Set<String> = ["main", "article"]
    static let chromeRoles: Set<String> = ["navigation", "contentinfo", "search", "menu", "menubar"]

    /// What a name means to how the page is laid out.
    struct Kinds: OptionSet, Hashable, Sendable {
        let rawValue: UInt8

        static let unseen = Kinds(rawValue: 1 << 0)
        static let heading = Kinds(rawValue: 1 << 1)
        static let emphasis = Kinds(rawValue: 1 << 2)
        static let paragraph = Kinds(rawValue: 1 << 3)
        static let block = Kinds(rawValue: 1 << 4)
    }

    static func kinds(of name: String) -> Kinds { kindsOfNames[name] ?? [] }

    private static let kindsOfNames: [String: Kinds] = {
        var result: [String: Kinds] = [:]
        let groups: [(Set<String>, Kinds)] = [
            (unseen, .unseen), (Set(headings), .heading), (emphasis, .emphasis), (paragraphs, .paragraph),
            (blocks, .block),
        ]
        for (names, kind) in groups {
            for name in names { result[name, default: []].insert(kind) }
        }
        return result
    }()

    static func isBlock(_ name: String) -> Bool { paragraphs.contains(name) || blocks.contains(name) }

    /// Names that tags in a text may have; other words in angle brackets are words.
    static let known: Set<String> = unseen.union(paragraphs).union(blocks).union(emphasis).union(content).union([
        "a", "abbr", "acronym", "base", "bdi", "bdo", "big", "br", "cite", "code", "col", "colgroup", "data", "del",
        "dfn",
        "font", "html", "img", "ins", "kbd", "link", "mark", "meta", "meter", "picture", "progress", "q", "rp", "rt",
        "ruby", "s", "samp", "small", "source", "span", "strike", "sub", "sup", "time", "title", "track", "tt", "var",
        "wbr",
    ])
}
