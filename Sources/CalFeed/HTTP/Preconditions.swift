/// What a request makes its answer depend on (RFC 9110 §13).
struct Preconditions {
    /// What the conditions make of an answer that would otherwise be 200.
    enum Outcome: Hashable {
        case ok, failed
        /// The client has these bytes.
        case notModified(Coding)
    }

    /// The form in which bytes are sent (RFC 9110 §8.4).
    enum Coding: Hashable {
        case identity, gzip
    }

    var identityTag: [UInt8]
    /// Where the gzip form would be sent; else nil.
    var gzipTag: [UInt8]?
    var lastModified: Timestamp
    /// Other bytes had the same Last-Modified, which is to the second: a date equal to it proves nothing
    /// (RFC 9110 §8.8.2.2).
    var isDateShared: Bool

    /// The rules in the order of RFC 9110 §13.2.2: a tag wins over a date, and a bad date counts as none.
    func outcome(of head: RequestHead, in octets: Span<UInt8>, now: Timestamp) -> Outcome {
        if !head.ifMatch.isEmpty {
            guard
                matches(head.ifMatch, identityTag, octets, weakly: false)
                    || gzipTag.map({ matches(head.ifMatch, $0, octets, weakly: false) }) ?? false
            else { return .failed }
        } else if let date = date(head.ifUnmodifiedSince, octets, now) {
            guard lastModified <= date else { return .failed }
        }
        if !head.ifNoneMatch.isEmpty { return outcome(of: head.ifNoneMatch, in: octets) }
        if let date = date(head.ifModifiedSince, octets, now) {
            return lastModified < date || lastModified == date && !isDateShared
                ? .notModified(gzipTag == nil ? .identity : .gzip) : .ok
        }
        return .ok
    }

    /// Whoever has the plain form is told that it is good, also if the gzip form would be sent to others: which form
    /// is selected is ours to choose, and nothing need be sent. The gzip form counts only for who takes it.
    private func outcome(of ifNoneMatch: RequestHead.Lines, in octets: Span<UInt8>) -> Outcome {
        if let gzipTag, matches(ifNoneMatch, gzipTag, octets, weakly: true) {
            return .notModified(.gzip)
        }
        return matches(ifNoneMatch, identityTag, octets, weakly: true) ? .notModified(.identity) : .ok
    }

    private func matches(_ lines: RequestHead.Lines, _ tag: [UInt8], _ octets: Span<UInt8>, weakly: Bool) -> Bool {
        if let first = lines.first, EntityTagList.matches(first, in: octets, tag, weakly: weakly) { return true }
        for line in lines.others ?? [] where EntityTagList.matches(line, in: octets, tag, weakly: weakly) {
            return true
        }
        return false
    }

    private func date(_ value: Range<Int>?, _ octets: Span<UInt8>, _ now: Timestamp) -> Timestamp? {
        // The longest form of a date has 33 characters; nothing longer is looked at.
        guard let value, value.count <= 40, let text = octets.string(value) else { return nil }
        return HTTPDate.timestamp(in: text, now: now)
    }
}
