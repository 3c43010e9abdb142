/// A piece of a page in the order in which it is written. Elements are closed in the order of their nesting.
enum MarkupEvent: Hashable, Sendable {
    /// `tag` reaches from the end of what came before to the end of the last attribute.
    case open(name: String, attributes: [String: String], tag: Range<Int>)
    case close(name: String)
    /// Characters, references to them resolved. Where `source` is as long as `bytes`, it holds the same bytes.
    case text(bytes: [UInt8], source: Range<Int>)
}

/// What libxml2 reads in a page.
struct Markup: Hashable, Sendable {
    var events: [MarkupEvent]
    /// The page nests deeper, or holds more, than is looked at; the rest of it is missing.
    var isCut: Bool
}
