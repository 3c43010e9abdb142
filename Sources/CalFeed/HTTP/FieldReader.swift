/// Takes from the fields of one head what an answer depends on, and refuses what makes a request ambiguous.
struct FieldReader {
    private var count = 0
    private var hosts = 0
    private var lengths = 0
    private var transferCodings = 0
    private var closes = false
    private var keepsAlive = false
    private var modifiedSince = 0
    private var unmodifiedSince = 0

    /// More fields than any client sends.
    static let mostFields = 100

    mutating func note(
        _ line: RequestParser.FieldLine, in octets: Span<UInt8>, _ head: inout RequestHead
    ) throws(RequestFault) {
        count += 1
        guard count <= FieldReader.mostFields else { throw .headerTooLarge }
        let (name, value) = (line.name, line.value)
        // The length tells most fields apart before a letter is compared.
        switch name.count {
        case 4 where octets.isEqual(name, "host"):
            hosts += 1
            guard HostField.isValid(value, in: octets) else { throw .malformed }
        case 6 where octets.isEqual(name, "expect"):
            head.expectsInvitation = octets.isEqual(value, "100-continue")
        case 8 where octets.isEqual(name, "if-match"):
            head.ifMatch.append(value)
        case 10 where octets.isEqual(name, "connection"):
            noteConnection(value, in: octets)
        case 10 where octets.isEqual(name, "user-agent"):
            head.userAgent = value
        case 13 where octets.isEqual(name, "if-none-match"):
            head.ifNoneMatch.append(value)
        case 14 where octets.isEqual(name, "content-length"):
            lengths += 1
            head.content = .length(try FieldReader.length(value, in: octets))
        case 15 where octets.isEqual(name, "accept-encoding"):
            head.accepted.add(value, in: octets)
        case 15 where octets.isEqual(name, "accept-language"):
            head.acceptLanguage = value
        case 17 where octets.isEqual(name, "if-modified-since"):
            modifiedSince += 1
            head.ifModifiedSince = modifiedSince == 1 ? value : nil
        case 17 where octets.isEqual(name, "transfer-encoding"):
            transferCodings += 1
            try noteTransferCodings(value, in: octets)
        case 19 where octets.isEqual(name, "if-unmodified-since"):
            unmodifiedSince += 1
            head.ifUnmodifiedSince = unmodifiedSince == 1 ? value : nil
        default: break
        }
    }

    /// What can be told only when all fields are known.
    func finish(_ head: inout RequestHead) throws(RequestFault) {
        // RFC 9112 §3.2: exactly one Host, which only HTTP/1.0 may leave out.
        guard hosts == 1 || hosts == 0 && head.isHTTP10 else { throw .malformed }
        // RFC 9112 §6.1, §6.3: one way of telling the length; a coding in HTTP/1.0 is a fault of what forwards it.
        guard lengths + transferCodings <= 1, transferCodings == 0 || !head.isHTTP10 else { throw .malformed }
        if transferCodings > 0 { head.content = .chunked }
        head.staysOpen = !closes && (!head.isHTTP10 || keepsAlive)
        // RFC 9110 §10.1.1: a client of HTTP/1.0 does not know the invitation.
        if head.isHTTP10 || !head.hasContent { head.expectsInvitation = false }
    }

    private mutating func noteConnection(_ value: Range<Int>, in octets: Span<UInt8>) {
        if octets.isEqual(value, "keep-alive") {
            keepsAlive = true
        } else {
            var (closes, keepsAlive) = (self.closes, self.keepsAlive)
            octets.forEachElement(of: value) { option in
                if octets.isEqual(option, "close") { closes = true }
                if octets.isEqual(option, "keep-alive") { keepsAlive = true }
            }
            (self.closes, self.keepsAlive) = (closes, keepsAlive)
        }
    }

    /// RFC 9112 §6.1: `chunked` last and once; what stands before it is not known here.
    private func noteTransferCodings(_ value: Range<Int>, in octets: Span<UInt8>) throws(RequestFault) {
        var codings: [Range<Int>] = []
        octets.forEachElement(of: value) { codings.append($0) }
        guard let last = codings.popLast(), octets.isEqual(last, "chunked"),
            !codings.contains(where: { octets.isEqual($0, "chunked") })
        else { throw .malformed }
        guard codings.isEmpty else { throw .notImplemented }
    }

    /// Digits and nothing else, not even a list of the same number (RFC 9112 §6.3). What does not fit is too large.
    private static func length(_ value: Range<Int>, in octets: Span<UInt8>) throws(RequestFault) -> Int {
        guard !value.isEmpty else { throw .malformed }
        var number = 0
        for place in value {
            guard let digit = Octet.digit(octets[place]) else { throw .malformed }
            number = number > (.max - 9) / 10 ? .max - 9 : number * 10 + digit
        }
        return number
    }
}

/// The grammar of `Host` (RFC 9110 §7.2, RFC 3986 §3.2.2).
enum HostField {
    /// A name or an address, perhaps with a port; empty where the target has no authority.
    static func isValid(_ value: Range<Int>, in octets: Span<UInt8>) -> Bool {
        for place in value {
            switch octets[place] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "="),
                UInt8(ascii: ","):
                continue
            default:
                return false
            }
        }
        return true
    }
}
