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
