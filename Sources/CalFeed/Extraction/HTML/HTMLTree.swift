/// A page as a tree of elements and texts.
struct HTMLTree: Sendable {
    enum Content: Hashable, Sendable {
        case element(name: String, attributes: [String: String], tag: Range<Int>)
        case text(bytes: [UInt8], source: Range<Int>)
    }

    struct Node: Hashable, Sendable {
        var content: Content
        var kinds: HTMLElements.Kinds = []
        var parent: Int
        var children: [Int] = []
    }

    /// The first is the root, an element without a name.
    private(set) var nodes: [Node]
    let isCut: Bool

    /// What rules want of an element.
    private static let attributes: Set<String> = [
        "class", "content", "colspan", "datetime", "hidden", "href", "id", "itemprop", "itemscope", "itemtype", "rel",
        "role", "rowspan", "style", "title", "type", "value",
    ]

    /// - Parameter page: UTF-8.
    init(_ page: [UInt8]) {
        let markup = Libxml2.markup(of: page, keeping: Self.attributes)
        isCut = markup.isCut
        nodes = [Node(content: .element(name: "", attributes: [:], tag: 0..<0), parent: -1)]
        var open = [0]
        for event in markup.events {
            let parent = open[open.count - 1]
            switch event {
            case .open(let name, let attributes, let tag):
                open.append(nodes.count)
                let name = name.lowercased()
                let element = Content.element(name: name, attributes: attributes, tag: tag)
                add(element, HTMLElements.kinds(of: name), to: parent)
            case .close:
                if open.count > 1 { open.removeLast() }
            case .text(let bytes, let source):
                add(.text(bytes: bytes, source: source), to: parent)
            }
        }
    }

    private mutating func add(_ content: Content, _ kinds: HTMLElements.Kinds = [], to parent: Int) {
        nodes[parent].children.append(nodes.count)
        nodes.append(Node(content: content, kinds: kinds, parent: parent))
    }

    func name(_ node: Int) -> String {
        if case .element(let name, _, _) = nodes[node].content { name } else { "" }
    }

    func attribute(_ name: String, of node: Int) -> String? {
        if case .element(_, let attributes, _) = nodes[node].content { attributes[name] } else { nil }
    }

    /// The words of an attribute: classes, properties, relations.
    func words(_ attribute: String, of node: Int) -> [Substring] {
        self.attribute(attribute, of: node)?.split(whereSeparator: \.isWhitespace) ?? []
    }

    func tag(_ node: Int) -> Range<Int> {
        if case .element(_, _, let tag) = nodes[node].content { tag } else { 0..<0 }
    }

    /// Elements in the order of the page, the node's own first.
    func elements(under node: Int) -> [Int] {
        var result: [Int] = []
        var waiting = [node]
        while let next = waiting.popLast() {
            guard case .element = nodes[next].content else { continue }
            result.append(next)
            waiting += nodes[next].children.reversed()
        }
        return result
    }

    /// Whether an element of one of the names is above the node.
    func isWithin(_ names: Set<String>, _ node: Int) -> Bool {
        var above = nodes[node].parent
        while above > 0 {
            if names.contains(name(above)) { return true }
            above = nodes[above].parent
        }
        return false
    }

    /// All text under a node as it is written, and where it stands.
    func text(under node: Int) -> (bytes: [UInt8], map: SourceMap) {
        var bytes: [UInt8] = []
        var map = SourceMap()
        var waiting = [node]
        while let next = waiting.popLast() {
            switch nodes[next].content {
            case .element: waiting += nodes[next].children.reversed()
            case .text(let text, let source):
                map.add(text.count, at: bytes.count, from: source)
                bytes += text
            }
        }
        return (bytes, map)
    }
}
