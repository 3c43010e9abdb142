import NIOHTTP1

/// What a request makes its answer depend on (RFC 9110 §13).
struct Preconditions {
    private var ifNoneMatch: [String] = []
    private var ifMatch: [String] = []
    private var ifModifiedSince: String?
    private var ifUnmodifiedSince: String?

    /// What the conditions make of an answer that would otherwise be 200.
    enum Outcome {
        case ok, notModified, failed
    }

    init(_ headers: HTTPHeaders) {
        for (name, value) in headers {
            // The length tells most fields apart before a letter is compared.
            switch name.utf8.count {
            case 8 where HTTPToken.isEqual(name, "if-match"): ifMatch.append(value)
            case 13 where HTTPToken.isEqual(name, "if-none-match"): ifNoneMatch.append(value)
            case 17 where HTTPToken.isEqual(name, "if-modified-since"): ifModifiedSince = value
            case 19 where HTTPToken.isEqual(name, "if-unmodified-since"): ifUnmodifiedSince = value
            default: break
            }
        }
    }

    /// The rules in the order of RFC 9110 §13.2.2: a tag wins over a date, and a bad date counts as none.
    func outcome(entityTag: String, lastModified: Timestamp, now: Timestamp) -> Outcome {
        if !ifMatch.isEmpty {
            guard EntityTagList(ifMatch).stronglyMatches(entityTag) else { return .failed }
        } else if let date = ifUnmodifiedSince.flatMap({ HTTPDate.timestamp(in: $0, now: now) }) {
            guard lastModified <= date else { return .failed }
        }
        if !ifNoneMatch.isEmpty {
            return EntityTagList(ifNoneMatch).weaklyMatches(entityTag) ? .notModified : .ok
        }
        if let date = ifModifiedSince.flatMap({ HTTPDate.timestamp(in: $0, now: now) }) {
            return lastModified <= date ? .notModified : .ok
        }
        return .ok
    }
}
