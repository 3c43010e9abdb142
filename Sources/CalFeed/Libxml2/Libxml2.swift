import CLibXML2

/// The only way into libxml2, and into its HTML parser alone: nothing is fetched, no document tree is built.
///
/// No lock is needed: a parser is made, used and freed within one call, and libxml2's own tables are made once, before
/// the first. Values go in and values come out.
enum Libxml2 {
    /// Deeper than any page that people read. libxml2 looks through all open elements for each closing tag, so this
    /// bounds what a hostile page can cost.
    static let depthLimit = 200
    static let eventLimit = 400_000

    /// The elements and texts of a page.
    ///
    /// - Parameters:
    ///   - page: UTF-8.
    ///   - attributes: The names of those that are wanted, in small letters.
    static func markup(of page: [UInt8], keeping attributes: Set<String>) -> Markup {
        _ = tables
        guard !page.isEmpty, page.count < Int(CInt.max) / 2 else { return Markup(events: [], isCut: false) }
        let page = TamePage.bytes(of: page)
        let collector = MarkupCollector(page: page, keeping: attributes)
        guard let parser = HTMLParser(page) else { return Markup(events: [], isCut: false) }
        parser.parse(into: collector)
        return Markup(events: collector.events, isCut: collector.isCut)
    }

    private static let tables: Void = xmlInitParser()
}

/// A parser of one page, freed when it goes.
@safe private struct HTMLParser: ~Copyable {
    private let context: htmlParserCtxtPtr

    init?(_ page: [UInt8]) {
        let made = unsafe page.withUnsafeBytes { bytes in
            // libxml2 copies the bytes.
            unsafe htmlCreateMemoryParserCtxt(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(bytes.count))
        }
        guard let context = unsafe made else { return nil }
        unsafe self.context = context
    }

    deinit {
        unsafe htmlFreeParserCtxt(context)
    }

    func parse(into collector: MarkupCollector) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        var handler = unsafe htmlSAXHandler()
        unsafe handler.startElement = { unsafe MarkupCollector.at($0)?.open($1, $2) }
        unsafe handler.endElement = { unsafe MarkupCollector.at($0)?.close($1) }
        unsafe handler.characters = { unsafe MarkupCollector.at($0)?.text($1, $2) }
        unsafe handler.ignorableWhitespace = { unsafe MarkupCollector.at($0)?.text($1, $2) }
        unsafe handler.cdataBlock = { unsafe MarkupCollector.at($0)?.text($1, $2) }
        unsafe context.pointee.sax.pointee = handler
        // The bytes are UTF-8 whatever the page says: it was decoded before.
        unsafe context.pointee.charset = CInt(XML_CHAR_ENCODING_UTF8.rawValue)
        unsafe htmlCtxtUseOptions(context, CInt(options))
        withExtendedLifetime(collector) {
            unsafe collector.context = context
            unsafe context.pointee.userData = Unmanaged.passUnretained(collector).toOpaque()
            unsafe htmlParseDocument(context)
            unsafe collector.context = nil
        }
    }
}

/// Takes what the parser reports, and where it stands.
@safe private final class MarkupCollector {
    private(set) var events: [MarkupEvent] = []
    private(set) var isCut = false
    var context: htmlParserCtxtPtr?
    private let page: [UInt8]
    private let attributes: Set<String>
    private var depth = 0
    /// Where the last event ended.
    private var position = 0

    /// Longer values are pictures and programs.
    private static let longestValue = 8192

    init(page: [UInt8], keeping attributes: Set<String>) {
        self.page = page
        self.attributes = attributes
    }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> MarkupCollector? {
        unsafe pointer.map { unsafe Unmanaged<MarkupCollector>.fromOpaque($0).takeUnretainedValue() }
    }

    func open(_ name: UnsafePointer<xmlChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard !isCut, let name = unsafe name else { return }
        depth += 1
        guard depth <= Libxml2.depthLimit, events.count < Libxml2.eventLimit else { return cut() }
        var kept: [String: String] = [:]
        var index = 0
        while let key = unsafe pairs?[index] {
            let key = unsafe String(cString: key)
            if attributes.contains(key), kept[key] == nil {
                let value = unsafe pairs?[index + 1]
                let length = unsafe value.map { unsafe Int(xmlStrlen($0)) } ?? 0
                if length <= Self.longestValue { kept[key] = unsafe value.map { unsafe String(cString: $0) } ?? "" }
            }
            index += 2
        }
        let start = position
        advance()
        events.append(.open(name: unsafe String(cString: name), attributes: kept, tag: start..<position))
    }

    func close(_ name: UnsafePointer<xmlChar>?) {
        guard !isCut, let name = unsafe name else { return }
        depth -= 1
        events.append(.close(name: unsafe String(cString: name)))
        advance()
    }

    func text(_ characters: UnsafePointer<xmlChar>?, _ count: CInt) {
        guard !isCut, let characters = unsafe characters, count > 0 else { return }
        guard events.count < Libxml2.eventLimit else { return cut() }
        let bytes = unsafe Array(UnsafeBufferPointer(start: characters, count: Int(count)))
        let start = position
        advance()
        let end = position
        if end >= bytes.count, page[(end - bytes.count)..<end].elementsEqual(bytes) {
            events.append(.text(bytes: bytes, source: (end - bytes.count)..<end))
        } else {
            // A reference: it begins at the last "&" and is no longer than its name.
            let reference = page[max(start, end - 40, 0)..<end].lastIndex(of: 0x26) ?? max(start, 0)
            events.append(.text(bytes: bytes, source: min(reference, end)..<end))
        }
    }

    /// Goes on to where the parser stands.
    private func advance() {
        guard let context = unsafe context else { return }
        let consumed = unsafe xmlByteConsumed(context)
        position = min(max(position, Int(consumed)), page.count)
    }

    private func cut() {
        isCut = true
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }
}
