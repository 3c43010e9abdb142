/// Makes of a page the text that a reader sees: lines, headings, lists, tables as lines, links with where they lead.
struct HTMLRendition {
    let tree: HTMLTree
    let vocabulary: Vocabulary
    var out = Rendition()
    /// Line ends that are due before the next word; two make an empty line.
    private var breaks = 0
    private var isSpaceDue = false
    /// Layout marks that are due before the next word of the line.
    private var marksDue = ""
    private var headingLevel = 0
    private var isPreformatted = false
    /// Cells that span rows and were written again; more than a page has are not.
    var copies = 0
    /// The next block goes on with the line, because a label ended it.
    private var isGlued = false

    init(_ tree: HTMLTree, vocabulary: Vocabulary) {
        self.tree = tree
        self.vocabulary = vocabulary
        out.hasHardLines = true
    }

    /// The rendition of a whole page.
    static func rendition(of page: [UInt8], vocabulary: Vocabulary) -> Rendition {
        let tree = HTMLTree(page)
        var renderer = HTMLRendition(tree, vocabulary: vocabulary)
        renderer.children(of: 0)
        var out = renderer.out
        out.insert("\n")
        out.records = HTMLRecords(tree: tree, page: page, vocabulary: vocabulary).records()
        if !out.hasOwnWords { out.asides = [] }
        if tree.isCut { out.diagnostics.append(Diagnostic(.warning, .pageTooDeep)) }
        return out
    }

    /// The lines of one cell or link.
    func lines(of node: Int) -> [Rendition] {
        var inner = HTMLRendition(tree, vocabulary: vocabulary)
        inner.children(of: node)
        return inner.out.lines()
    }

    // MARK: Elements

    mutating func children(of node: Int) {
        for child in tree.nodes[node].children {
            switch tree.nodes[child].content {
            case .text(let bytes, let source): text(bytes, from: source)
            case .element(let name, _, _): element(name, child)
            }
        }
    }

    private mutating func element(_ name: String, _ node: Int) {
        let kinds = tree.nodes[node].kinds
        guard !kinds.contains(.unseen), !isHidden(node) else { return }
        switch name {
        case "br": headingLevel > 0 ? space() : lineBreak()
        case "hr": rule()
        case "wbr", "img", "meta", "link", "col", "colgroup": break
        case "a": link(node)
        case "table": table(node)
        case "pre":
            block(paragraph: true)
            isPreformatted = true
            children(of: node)
            isPreformatted = false
            block(paragraph: true)
        case "li":
            block(paragraph: false)
            marksDue = "- "
            children(of: node)
            block(paragraph: false)
        case "dl": definitions(node)
        case _ where kinds.contains(.heading): heading(name, node)
        case _ where kinds.contains(.emphasis): emphasis(node)
        case _ where !kinds.isDisjoint(with: [.paragraph, .block]): blockElement(name, node)
        default: inline(name, node)
        }
    }

    private func isHidden(_ node: Int) -> Bool {
        if tree.attribute("hidden", of: node) != nil { return true }
        guard let style = tree.attribute("style", of: node) else { return false }
        let rules = style.lowercased().filter { !$0.isWhitespace }
        return rules.contains("display:none") || rules.contains("visibility:hidden")
    }

    private mutating func blockElement(_ name: String, _ node: Int) {
        let isParagraph = tree.nodes[node].kinds.contains(.paragraph)
        block(paragraph: isParagraph)
        let start = out.bytes.count
        children(of: node)
        if isAside(name, node), out.bytes.count > start {
            // From the line's own beginning, which comes after the breaks that were due.
            out.asides.append(start..<out.bytes.count)
            if isQuotation(name, node) { out.quotes.append(start..<out.bytes.count) }
        }
        if !endLabel(node, from: start) { block(paragraph: isParagraph) }
    }

    private func isAside(_ name: String, _ node: Int) -> Bool {
        if let role = tree.attribute("role", of: node), HTMLElements.chromeRoles.contains(role.lowercased()) {
            return true
        }
        if HTMLElements.chrome.contains(name) { return name == "nav" || !tree.isWithin(HTMLElements.content, node) }
        return isQuotation(name, node)
    }

    /// What mail programs put around the message that is answered.
    private func isQuotation(_ name: String, _ node: Int) -> Bool {
        if name == "blockquote", tree.attribute("type", of: node)?.lowercased() == "cite" { return true }
        return tree.words("class", of: node).contains {
            ["gmail_quote", "moz-cite-prefix", "yahoo_quoted"].contains($0)
        }
    }

    private mutating func heading(_ name: String, _ node: Int) {
        block(paragraph: true)
        let level = (HTMLElements.headings.firstIndex(of: name) ?? 0) + 1
        let start = out.bytes.count
        headingLevel = level
        marksDue = String(repeating: "#", count: level) + " "
        children(of: node)
        headingLevel = 0
        if !endLabel(node, from: start) { block(paragraph: true) }
    }

    private mutating func emphasis(_ node: Int) {
        guard headingLevel == 0, !isPreformatted else { return children(of: node) }
        let start = out.bytes.count
        let due = marksDue
        marksDue += "**"
        children(of: node)
        if out.bytes.count == start {
            marksDue = due
        } else {
            out.mark("**")
        }
    }

    private mutating func inline(_ name: String, _ node: Int) {
        let start = out.bytes.count
        if name == "q" { quotationMark() }
        if name == "sup", isNumeric(node) { space() }
        if name == "span" || name == "time" || name == "label" { separate() }
        children(of: node)
        if name == "q" { out.insert("”") }
        _ = endLabel(node, from: start)
        if name == "span" || name == "time" { isSeparationDue = true }
    }

    /// Between two elements that touch one another, a style sheet mostly makes a gap: `<span>Room</span><span>7</span>`.
    private var isSeparationDue = false

    private mutating func separate() {
        if isSeparationDue, let last = out.bytes.last, Self.isAlphanumeric(last) { isTouching = true }
    }

    private var isTouching = false

    private mutating func quotationMark() {
        flush()
        out.insert("“")
    }

    private func isNumeric(_ node: Int) -> Bool {
        let text = tree.text(under: node).bytes
        return !text.isEmpty && text.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C }
    }

    /// `<div class="field__label">Speaker</div><div>…</div>`: what content management systems make of a field.
    private mutating func endLabel(_ node: Int, from start: Int) -> Bool {
        let classes = tree.words("class", of: node)
        let isLabel =
            classes.contains { $0 == "label" || $0.hasSuffix("-label") || $0.hasSuffix("_label") || $0 == "dt" }
            && !classes.contains { $0.hasPrefix("label-") || $0.hasPrefix("badge") }
        guard isLabel, (1...48).contains(out.bytes.count - start), let last = out.bytes.last else { return false }
        if last != 0x3A, last != 0x3F { out.insert(":") }
        breaks = 0
        isSpaceDue = true
        isGlued = true
        return true
    }

    private mutating func definitions(_ list: Int) {
        block(paragraph: true)
        definitionItems(of: list)
        block(paragraph: true)
    }

    private mutating func definitionItems(of node: Int) {
        for child in tree.nodes[node].children {
            switch tree.name(child) {
            case "dt": term(child)
            case "div" where !isHidden(child): definitionItems(of: child)
            case "": continue
            case let name: element(name, child)
            }
        }
    }

    /// "Speaker" in front of what its definition says.
    private mutating func term(_ node: Int) {
        guard !isHidden(node) else { return }
        block(paragraph: false)
        let start = out.bytes.count
        children(of: node)
        let length = out.bytes.count - start
        // A term with numbers is a day or an hour, and its line stands above what happens then.
        guard (1...60).contains(length), let last = out.bytes.last,
            !out.bytes[start...].contains(where: { (0x30...0x39).contains($0) })
        else { return block(paragraph: false) }
        if last != 0x3A, last != 0x3F { out.insert(":") }
        breaks = 0
        isSpaceDue = true
        isGlued = true
    }

    private mutating func rule() {
        block(paragraph: true)
        flush()
        out.mark("-----")
        block(paragraph: true)
    }

    // MARK: Text

    private mutating func text(_ bytes: [UInt8], from source: Range<Int>) {
        let isLinear = bytes.count == source.count
        guard isLinear else {
            if bytes.elementsEqual([0xC2, 0xA0]) || bytes.allSatisfy(Self.isSpace) { return space() }
            flush(before: bytes[0])
            out.append(bytes, from: source)
            return
        }
        var index = 0
        while index < bytes.count {
            if Self.isSpace(bytes[index]) {
                if isPreformatted, bytes[index] == 0x0A { lineBreak() } else { space() }
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, !Self.isSpace(bytes[index]) { index += 1 }
            flush(before: bytes[start])
            out.append(bytes[start..<index], from: (source.lowerBound + start)..<(source.lowerBound + index))
        }
    }

    private mutating func space() {
        if breaks == 0, !out.bytes.isEmpty { isSpaceDue = true }
    }

    mutating func lineBreak() {
        breaks = min(breaks + 1, 2)
        isSpaceDue = false
        isGlued = false
    }

    /// A block begins or ends here.
    mutating func block(paragraph: Bool) {
        if isGlued { return }
        breaks = max(breaks, paragraph ? 2 : 1)
        isSpaceDue = false
        isSeparationDue = false
    }

    /// What is due before a word.
    mutating func flush(before byte: UInt8 = 0) {
        if !out.bytes.isEmpty {
            if breaks > 0 {
                out.insert(String(repeating: "\n", count: breaks))
            } else if isSpaceDue || isTouching && Self.isAlphanumeric(byte) {
                out.insert(" ")
            }
        }
        breaks = 0
        isSpaceDue = false
        isTouching = false
        isSeparationDue = false
        isGlued = false
        if !marksDue.isEmpty {
            out.mark(marksDue)
            marksDue = ""
        }
    }

    /// Words of another rendition of the same page.
    mutating func append(_ other: Rendition) {
        guard !other.bytes.isEmpty else { return }
        flush()
        out.append(other)
    }

    mutating func insert(_ text: String) {
        flush()
        out.insert(text)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
    }
}

extension Rendition {
    /// Whether anything stands outside of the asides.
    var hasOwnWords: Bool {
        var start = 0
        for aside in orderedAsides {
            if start < aside.lowerBound, bytes[start..<aside.lowerBound].contains(where: { $0 > 0x20 }) { return true }
            start = max(start, aside.upperBound)
        }
        return start < bytes.count && bytes[start...].contains { $0 > 0x20 }
    }

    /// Its lines that are not blank.
    func lines() -> [Rendition] {
        var result: [Rendition] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.lineEnd(from: start)
            if bytes[start..<end].contains(where: { $0 > 0x20 }) { result.append(part(start..<end)) }
            start = end + 1
        }
        return result
    }
}
