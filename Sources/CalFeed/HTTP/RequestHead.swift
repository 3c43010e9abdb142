/// A request's head that was read and found right: what an answer depends on, and nothing else.
///
/// Texts are places in the octets it was read from, counted from the head's first octet.
struct RequestHead: Hashable, Sendable {
    enum Method: Hashable, Sendable {
        case get, head, options, connect
        /// Known to HTTP, and not possible here.
        case impossible
        case unknown
    }

    enum Content: Hashable, Sendable {
        case none
        case length(Int)
        case chunked
    }

    /// The lines of one field, which together are one list (RFC 9110 §5.3).
    struct Lines: Hashable, Sendable {
        private(set) var first: Range<Int>?
        /// Nearly always nil, which costs nothing to copy.
        private(set) var others: [Range<Int>]?

        var isEmpty: Bool { first == nil }

        mutating func append(_ line: Range<Int>) {
            if first == nil { first = line } else { others = (others ?? []) + [line] }
        }
    }

    var method = Method.get
    var methodName = 0..<0
    var isHTTP10 = false
    var target = 0..<0
    /// The target is a path, letter by letter, as nearly every target is: nothing in it needs to be decoded.
    var isTargetPlain = false
    var content = Content.none
    /// The client wants to send more requests (RFC 9112 §9.3).
    var staysOpen = true
    /// The client holds its content back until it is told to go on (RFC 9110 §10.1.1).
    var expectsInvitation = false
    var accepted = AcceptedCodings()
    var userAgent: Range<Int>?
    var acceptLanguage: Range<Int>?
    var ifMatch = Lines()
    var ifNoneMatch = Lines()
    /// Not there where the field comes more than once: then it has no meaning (RFC 9110 §13.1.3).
    var ifModifiedSince: Range<Int>?
    var ifUnmodifiedSince: Range<Int>?
    /// Octets of the head, its empty line included.
    var length = 0

    /// Whether the answer depends on what the client has.
    var isConditional: Bool {
        !ifNoneMatch.isEmpty || ifModifiedSince != nil || !ifMatch.isEmpty || ifUnmodifiedSince != nil
    }

    /// What becomes of the connection when the answer is written.
    var ending: ConnectionHandler.Ending {
        if !staysOpen { return .close }
        return method == .connect ? .refuse : .stay(isHTTP10 ? .keepAlive : .none)
    }

    /// Whether the answer can depend on the present: a date with a year of two digits is read by it.
    var dependsOnClock: Bool { ifModifiedSince != nil || ifUnmodifiedSince != nil }

    var hasContent: Bool { content != .none && content != .length(0) }
}
