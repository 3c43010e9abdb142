/// A field of a seminar that evidence is kept for, by its name in the JSON contract.
public enum Field: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case title, speakers, start, end, zone, location
    case onlineURL = "online_url"
    case host, series, status
}

/// Why a field has its value.
public struct Evidence: Hashable, Sendable, Codable {
    public var basis: Basis
    /// The words of the announcement; empty where the value came from elsewhere.
    public var text: String
    /// UTF-8 offsets of the words in the announcement's text.
    public var span: Range<Int>?
    /// The rule that gave the value, in kebab case: `label-line`, `zoom-invitation`.
    public var rule: String

    public init(basis: Basis, text: String, span: Range<Int>? = nil, rule: String) {
        self.basis = basis
        self.text = text
        self.span = span
        self.rule = rule
    }
}

/// How a value came to be known. The kinds stay apart all the way to the reader's calendar.
public enum Basis: Hashable, Sendable {
    /// The words say so.
    case stated
    /// The words leave no other reading; the reason is for the reader.
    case inferred(reason: Remark)
    /// A default; the reason is for the reader.
    case assumed(reason: Remark)
    /// A person set it by hand, whatever announcements say; the reason is for the reader.
    case corrected(reason: Remark)

    /// Its name in the JSON contract.
    public var name: String {
        switch self {
        case .stated: "stated"
        case .inferred: "inferred"
        case .assumed: "assumed"
        case .corrected: "corrected"
        }
    }

    public var reason: Remark? {
        switch self {
        case .stated: nil
        case .inferred(let reason), .assumed(let reason), .corrected(let reason): reason
        }
    }
}
