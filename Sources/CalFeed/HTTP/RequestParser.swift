/// Reads a request's head off octets (RFC 9112 §2–§6): all of it or nothing.
///
/// A function of its octets and the limits, with no state. It is strict: where readers of HTTP are known to disagree
/// about where a request ends or what a line says, the request is refused, because one of them may stand in front.
enum RequestParser {
    /// - Throws: `.incomplete` where the head does not end in the octets given.
    static func head(in octets: Span<UInt8>, limits: HTTPLimits) throws(RequestFault) -> RequestHead {
        let end = min(octets.count, limits.headerBytes)
        let isCut = octets.count > limits.headerBytes
        var place = 0
        var head: RequestHead
        do {
            // RFC 9112 §2.2: an empty line before a request is passed over.
            while place < end, octets[place] == Octet.carriageReturn {
                try lineEnd(in: octets, at: &place, before: end)
            }
            head = try requestLine(in: octets, at: &place, before: end, limits: limits)
        } catch {
            throw error == .incomplete && isCut ? .targetTooLong : error
        }
        do {
            var fields = FieldReader()
            while let line = try fieldLine(in: octets, at: &place, before: end) {
                try fields.note(line, in: octets, &head)
            }
            try fields.finish(&head)
        } catch {
            throw error == .incomplete && isCut ? .headerTooLarge : error
        }
        head.length = place
        return head
    }

    // MARK: The first line

    private static func requestLine(
        in octets: Span<UInt8>, at place: inout Int, before end: Int, limits: HTTPLimits
    ) throws(RequestFault) -> RequestHead {
        var head = RequestHead()
        let start = place
        do {
            head.methodName = try token(in: octets, at: &place, before: end)
            head.method = method(head.methodName, in: octets)
        } catch {
            throw error == .incomplete && end - start > longestMethod ? .notImplemented : error
        }
        guard octets[place] == Octet.space else { throw .malformed }
        place += 1

        let target = place
        var isPlain = true
        while place < end, octets[place] > Octet.space, octets[place] != 0x7F {
            switch octets[place] {
            case Octet.percent, Octet.questionMark, Octet.numberSign, 0x80...: isPlain = false
            default: break
            }
            place += 1
        }
        guard place - target <= limits.targetBytes else { throw .targetTooLong }
        guard place < end else { throw .incomplete }
        guard place > target, octets[place] == Octet.space else { throw .malformed }
        head.target = target..<place
        head.isTargetPlain = isPlain && octets[target] == Octet.slash
        place += 1

        try version(in: octets, at: &place, before: end, &head)
        try lineEnd(in: octets, at: &place, before: end)
        return head
    }

    /// A method longer than any that is known is not known, however long it goes on (RFC 9112 §3).
    private static let longestMethod = 32

    private static func method(_ range: Range<Int>, in octets: Span<UInt8>) -> RequestHead.Method {
        // Methods differ by case (RFC 9110 §9.1).
        switch octets[range.lowerBound] {
        case UInt8(ascii: "G") where octets.isSame(range, Words.get): .get
        case UInt8(ascii: "H") where octets.isSame(range, Words.head): .head
        case UInt8(ascii: "O") where octets.isSame(range, Words.options): .options
        case UInt8(ascii: "C") where octets.isSame(range, Words.connect): .connect
        default: Words.impossible.contains { octets.isSame(range, $0) } ? .impossible : .unknown
        }
    }

    private enum Words {
        static let get = Array("GET".utf8)
        static let head = Array("HEAD".utf8)
        static let options = Array("OPTIONS".utf8)
        static let connect = Array("CONNECT".utf8)
        static let impossible = ["POST", "PUT", "DELETE", "PATCH", "TRACE"].map { Array($0.utf8) }
        static let version = Array("HTTP/".utf8)
    }

    /// RFC 9112 §2.3. A higher minor version is answered in ours (RFC 9110 §2.5).
    private static func version(
        in octets: Span<UInt8>, at place: inout Int, before end: Int, _ head: inout RequestHead
    ) throws(RequestFault) {
        for letter in Words.version {
            guard place < end else { throw .incomplete }
            guard octets[place] == letter else { throw .malformed }
            place += 1
        }
        guard place + 2 < end else { throw .incomplete }
        guard let major = Octet.digit(octets[place]), octets[place + 1] == Octet.dot,
            let minor = Octet.digit(octets[place + 2])
        else { throw .malformed }
        guard major == 1 else { throw .versionNotSupported }
        head.isHTTP10 = minor == 0
        place += 3
    }

    // MARK: Lines

    /// A field's name and its value without the blanks around it.
    struct FieldLine {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// - Returns: nil for the empty line that ends the fields.
    static func fieldLine(
        in octets: Span<UInt8>, at place: inout Int, before end: Int
    ) throws(RequestFault) -> FieldLine? {
        guard place < end else { throw .incomplete }
        if octets[place] == Octet.carriageReturn {
            try lineEnd(in: octets, at: &place, before: end)
            return nil
        }
        // A line that begins with a blank has no name: so obs-fold is refused (RFC 9112 §5.2), as is a blank before
        // the colon (§5.1).
        let name = try token(in: octets, at: &place, before: end)
        guard octets[place] == Octet.colon else { throw .malformed }
        place += 1
        let start = place
        while place < end, Octet.isFieldContent(octets[place]) { place += 1 }
        let value = octets.trimmed(start..<place)
        try lineEnd(in: octets, at: &place, before: end)
        return FieldLine(name: name, value: value)
    }

    /// One or more token characters, and something behind them.
    private static func token(
        in octets: Span<UInt8>, at place: inout Int, before end: Int
    ) throws(RequestFault) -> Range<Int> {
        let start = place
        while place < end, Octet.isToken(octets[place]) { place += 1 }
        guard place < end else { throw .incomplete }
        guard place > start else { throw .malformed }
        return start..<place
    }

    /// CR LF and nothing less: readers disagree about either alone (RFC 9112 §2.2).
    static func lineEnd(in octets: Span<UInt8>, at place: inout Int, before end: Int) throws(RequestFault) {
        guard place < end else { throw .incomplete }
        guard octets[place] == Octet.carriageReturn else { throw .malformed }
        guard place + 1 < end else { throw .incomplete }
        guard octets[place + 1] == Octet.lineFeed else { throw .malformed }
        place += 2
    }
}
