import Testing

@testable import CalFeed

@Suite struct RequestParserTests {
    private func head(_ text: String, limits: HTTPLimits = HTTPLimits()) throws(RequestFault) -> RequestHead {
        let octets = Array(text.utf8)
        return try RequestParser.head(in: octets.span, limits: limits)
    }

    private func fault(_ text: String) -> RequestFault? {
        do {
            _ = try head(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `what an answer depends on is read, and nothing else`() throws {
        let text =
            "GET /a%20b HTTP/1.1\r\nHost: a.example:80\r\nIf-None-Match:  \"x\" \r\nX-Other: y\r\n"
            + "if-none-match: \"y\"\r\nUser-Agent: z\r\nAccept-Encoding: gzip\r\n\r\nGET"
        let head = try head(text)
        var expected = RequestHead()
        func place(_ part: String) throws -> Range<Int> {
            let range = try #require(text.firstRange(of: part))
            return text.utf8.distance(
                from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
                    from: text.startIndex, to: range.upperBound)
        }
        expected.methodName = 0..<3
        expected.target = try place("/a%20b")
        expected.ifNoneMatch.append(try place("\"x\""))
        expected.ifNoneMatch.append(try place("\"y\""))
        expected.userAgent = try place("z")
        let gzip = Array("gzip".utf8)
        expected.accepted.add(0..<4, in: gzip.span)
        expected.length = text.utf8.count - 3
        #expect(head == expected)
    }

    @Test func `every beginning of a head is incomplete, and no more octets are needed than it has`() throws {
        let text = "\r\nHEAD http://a/b?c HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\n"
        for count in 0..<text.utf8.count {
            #expect(fault(String(decoding: Array(text.utf8).prefix(count), as: UTF8.self)) == .incomplete, "\(count)")
        }
        let head = try head(text)
        #expect(head.length == text.utf8.count)
        #expect(head.method == .head)
        #expect(head.isHTTP10 && head.staysOpen)
        #expect(head.content == .length(3))
    }

    @Test(arguments: [
        // RFC 9112 §2.2: CR LF ends a line, and nothing else does.
        "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\rHost: a\r\r", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n",
        // §2.2, §5.2: a field line does not begin with a blank.
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n\r\n",
        // §3: single spaces between three words.
        "GET  / HTTP/1.1\r\n", "GET / HTTP/1.1 \r\n", "GET /  HTTP/1.1\r\n", "GET\t/ HTTP/1.1\r\n",
        " GET / HTTP/1.1\r\n",
        "GET /\r\n", "GET\r\n", "GET / http/1.1\r\n", "GET / HTTP/1\r\n ", "GET / HTTP/11\r\n", "GET / HTTP/1.10\r\n",
        "GET / HTTP/x.1\r\n", "GET /a b HTTP/1.1\r\n", "GET /a\u{1}b HTTP/1.1\r\n", "GET /a\u{7F} HTTP/1.1\r\n",
        "G@T / HTTP/1.1\r\n", "\u{16}\u{3}\u{1}", "\n", "\r\r",
        // §5.1: no blank before the colon, no empty name.
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n: a\r\n\r\n", "GET / HTTP/1.1\r\nHo st: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n", "GET / HTTP/1.1\r\nHost\u{0}: a\r\n\r\n",
        // RFC 9110 §5.5: no control characters in values.
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u{0}\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: a\u{1B}b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u{7F}\r\n\r\n",
        // RFC 9112 §3.2: one Host, and a sound one.
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a#b\r\n\r\n", "GET / HTTP/1.1\r\nHost: é\r\n\r\n",
        // RFC 9112 §6.1, §6.3: one way to tell the length.
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5, 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5 5\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n",
        "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: \u{B}chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n",
    ])
    func `RFC 9112: what two readers could understand differently is refused`(text: String) {
        #expect(fault(text) == .malformed)
    }

    @Test(arguments: [
        ("GET / HTTP/2.0\r\n", RequestFault.versionNotSupported), ("GET / HTTP/0.9\r\n", .versionNotSupported),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .versionNotSupported),
        ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .notImplemented),
        (String(repeating: "M", count: 40), .notImplemented),
        ("GET /" + String(repeating: "a", count: 4096), .targetTooLong),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: 16_384), .headerTooLarge),
        (String(repeating: "\r\n", count: 8193), .targetTooLong),
        ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "A: b\r\n", count: 100), .headerTooLarge),
    ])
    func `what is too much, too new or unknown has a status of its own`(text: String, expected: RequestFault) {
        #expect(fault(text) == expected)
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost:\r\n\r\n", "GET / HTTP/1.9\r\nHost: [::1]:8080\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
        "GET /\u{E9}?\u{E9} HTTP/1.1\r\nHost: a\r\nX: \u{E9}\r\n\r\n", "\r\n\r\nGET * HTTP/1.1\r\nhOST:\t a \t\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX:\r\nY: \r\n!#$%&'*+-.^_`|~: z\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: , chunked ,\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 00000000000000000000000000000\r\n\r\n",
    ])
    func `what is unusual and clear is read`(text: String) throws {
        #expect(try head(text).length == text.utf8.count)
    }

    @Test(arguments: [
        ("1.1", "", true), ("1.1", "close", false), ("1.1", "CLOSE", false), ("1.1", "x , close", false),
        ("1.1", "closed", true), ("1.1", "keep-alive", true), ("1.1", "keep-alive, close", false),
        ("1.0", "", false), ("1.0", "Keep-Alive", true), ("1.0", "x,keep-alive", true), ("1.0", "close", false),
        ("1.0", "keep-alive, close", false),
    ])
    func `RFC 9112 §9.3: a connection stays if the client can and will`(
        version: String, option: String, stays: Bool
    ) throws {
        #expect(try head("GET / HTTP/\(version)\r\nHost: a\r\nConnection: \(option)\r\n\r\n").staysOpen == stays)
    }

    @Test(arguments: [
        ("gzip", true), ("GZip", true), ("x-gzip", true), ("deflate, gzip;q=1.0, *;q=0.5", true), ("*", true),
        ("gzip;q=0.001", true), ("gzip ; q=0.5", true), ("br;q=1, gzip;q=0.2", true), ("identity;q=0, gzip", true),
        ("gzip, identity", true), ("identity;q=0.5, gzip;q=0.5", true), ("*;q=0.1", true), ("gzip;q=1.000", true),
        ("", false), ("identity", false), ("br", false), ("gzip;q=0", false), ("gzip;q=0.000", false), ("*;q=0", false),
        ("gzip;q=0, *", false), ("identity, gzip;q=0.5", false), ("identity;q=0.6, *;q=0.5", false),
        ("identity;q=0", false), ("gzipped", false), ("gzip;q=2", false), ("gzip;q=", false), ("gzip;q=0.5000", false),
        ("gzip;x=1", false), ("gzip;q=-1", false), ("gzip q=1", false), ("gzip;q=1.001", false), ("g zip", false),
    ])
    func `RFC 9110 §12.5.3: gzip is for who asks for it`(field: String, prefersGzip: Bool) throws {
        #expect(
            try head("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: \(field)\r\n\r\n").accepted.prefersGzip
                == prefersGzip)
    }

    @Test func `several lines of Accept-Encoding are one list`() throws {
        let text = "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n"
        #expect(try head(text).accepted.prefersGzip)
    }
}
