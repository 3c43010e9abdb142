/// A whole request to the operators' desk: few come, and each may change something.
public struct DeskRequest: Hashable, Sendable {
    public enum Method: Hashable, Sendable {
        case get, head, post, other
    }

    public var method: Method
    /// Decoded, without the query.
    public var path: String
    /// As a form sends it: names and values in their order.
    public var query: [FormField] = []
    /// By name in lower case; of several of one name the last.
    public var fields: [String: String] = [:]
    public var body: [UInt8] = []

    public init(
        method: Method, path: String, query: [FormField] = [], fields: [String: String] = [:], body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
    }

    /// Without parameters, in lower case.
    public var contentType: String {
        (fields["content-type"] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }

    /// What a form sent; empty where the body is none.
    public var form: [FormField] {
        guard contentType == "application/x-www-form-urlencoded" else { return [] }
        return FormField.fields(in: String(decoding: body, as: UTF8.self))
    }
}

/// A name and a value that a form sent.
public struct FormField: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    static let most = 200

    /// WHATWG URL §5.1. What is not UTF-8 is replaced; line ends become one.
    static func fields(in text: some StringProtocol) -> [FormField] {
        text.split(separator: "&").prefix(most).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return FormField(name: decoded(parts[0]), value: parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        var octets: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "+"): octets.append(Octet.space)
            case Octet.percent:
                if let high = rest.first.flatMap(Octet.hexDigit),
                    let low = rest.dropFirst().first.flatMap(Octet.hexDigit)
                {
                    octets.append(high << 4 | low)
                    rest = rest.dropFirst(2)
                } else {
                    octets.append(octet)
                }
            default: octets.append(octet)
            }
        }
        return String(decoding: octets.filter { $0 != Octet.carriageReturn && $0 != 0 }, as: UTF8.self)
    }
}

extension [FormField] {
    /// The first value of that name.
    public subscript(_ name: String) -> String? { first { $0.name == name }?.value }
    /// All values of that name.
    public func values(_ name: String) -> [String] { filter { $0.name == name }.map(\.value) }
}

extension DeskRequest {
    /// Octets of a body at the most.
    static let longestBody = 65_536

    /// Reads a request off octets: all of it or nothing.
    ///
    /// - Throws: `.incomplete` where more is to come.
    static func request(in octets: Span<UInt8>, limits: HTTPLimits) throws(RequestFault) -> DeskRequest {
        let head = try RequestParser.head(in: octets, limits: limits)
        let length: Int
        switch head.content {
        case .none: length = 0
        case .length(let told): length = told
        // Nobody who speaks here needs it.
        case .chunked: throw .notImplemented
        }
        guard length <= longestBody else { throw .contentTooLarge }
        guard octets.count >= head.length + length else { throw .incomplete }
        guard let path = RequestTarget.path(of: head.target, in: octets) else { throw .malformed }
        var request = DeskRequest(method: method(head, octets), path: path)
        request.query = RequestTarget.query(of: head.target, in: octets).map { FormField.fields(in: $0) } ?? []
        request.fields = try fields(in: octets, before: head.length)
        request.body.reserveCapacity(length)
        for place in head.length..<head.length + length { request.body.append(octets[place]) }
        return request
    }

    private static func method(_ head: RequestHead, _ octets: Span<UInt8>) -> Method {
        switch head.method {
        case .get: .get
        case .head: .head
        case .impossible where octets.string(head.methodName) == "POST": .post
        case .options, .connect, .impossible, .unknown: .other
        }
    }

    /// The fields of a head that was found right.
    private static func fields(in octets: Span<UInt8>, before end: Int) throws(RequestFault) -> [String: String] {
        var fields: [String: String] = [:]
        var place = 0
        // The first line, and an empty one that may stand before it.
        while place < end, octets[place] == Octet.carriageReturn || octets[place] == Octet.lineFeed { place += 1 }
        while place < end, octets[place] != Octet.lineFeed { place += 1 }
        place += 1
        while let line = try RequestParser.fieldLine(in: octets, at: &place, before: end) {
            guard let name = octets.string(line.name), let value = octets.string(line.value) else { throw .malformed }
            fields[name.lowercased()] = value
        }
        return fields
    }
}
