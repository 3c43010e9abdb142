/// What a request's target asks for (RFC 9112 §3.2).
enum RequestTarget {
    /// The path, decoded: `/all.ics`. A query is not part of it.
    ///
    /// The path is a key and nothing else. It never reaches the file system, so that `..` needs no rule.
    /// - Parameter target: a place in the octets, which hold no blank and no control character there.
    /// - Returns: nil for a target that is neither a path nor an `http` or `https` address, that holds a control
    ///   character in percent encoding, or whose decoded octets are not UTF-8.
    static func path(of target: Range<Int>, in octets: Span<UInt8>) -> String? {
        guard var place = start(ofPathIn: target, octets) else { return nil }
        var path: [UInt8] = []
        path.reserveCapacity(target.upperBound - place)
        scan: while place < target.upperBound {
            switch octets[place] {
            case Octet.questionMark, Octet.numberSign:
                break scan
            case Octet.percent:
                guard place + 2 < target.upperBound, let high = Octet.hexDigit(octets[place + 1]),
                    let low = Octet.hexDigit(octets[place + 2])
                else { return nil }
                path.append(high << 4 | low)
                place += 3
            case let octet:
                path.append(octet)
                place += 1
            }
        }
        return path.isEmpty ? "/" : String(validating: path, as: UTF8.self)
    }

    /// What stands behind the first `?`, as it was sent; nil where there is none.
    static func query(of target: Range<Int>, in octets: Span<UInt8>) -> String? {
        guard let start = octets.firstIndex(of: Octet.questionMark, in: target) else { return nil }
        let rest = start + 1..<target.upperBound
        return octets.string(rest.lowerBound..<(octets.firstIndex(of: Octet.numberSign, in: rest) ?? rest.upperBound))
    }

    /// Where the path begins: in `http://host:8080/all.ics` behind the authority, which wins over `Host` and is as
    /// little looked at (RFC 9112 §3.2.2).
    private static func start(ofPathIn target: Range<Int>, _ octets: Span<UInt8>) -> Int? {
        guard let first = target.first else { return nil }
        if octets[first] == Octet.slash { return first }
        for scheme in ["http", "https"] {
            let authority = first + scheme.utf8.count + 3
            guard authority < target.upperBound, octets.isEqual(first..<first + scheme.utf8.count, scheme),
                octets[authority - 3] == Octet.colon, octets[authority - 2] == Octet.slash,
                octets[authority - 1] == Octet.slash
            else { continue }
            var place = authority
            while place < target.upperBound,
                ![Octet.slash, Octet.questionMark, Octet.numberSign].contains(octets[place])
            {
                place += 1
            }
            // RFC 9110 §4.2.1, §4.2.4: an empty host is no address, and a user's name in it is refused.
            return place > authority && HostField.isValid(authority..<place, in: octets) ? place : nil
        }
        return nil
    }
}
