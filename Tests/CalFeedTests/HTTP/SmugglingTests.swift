import Testing

@testable import CalFeed

/// What a reader in front of us and we could understand differently (RFC 9112 §11.2), and content on requests that
/// need none (RFC 9110 §9.3.1).
@Suite struct SmugglingTests {
    private static let get = "GET /all.ics HTTP/1.1\r\nHost: a\r\n"
    private static let second = "GET /style.css HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test(arguments: [
        "\r\n\r\n\u{16}\u{3}\u{1}", "GARBAGE\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        get + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", get + "Transfer-Encoding: chunked\r\n\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n-1\r\n", get + "Transfer-Encoding: chunked\r\n\r\n0x1\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n1\nx\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n1\r\nx0\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n1;a\u{1}\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n0\r\nX : y\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n0\r\n X: y\r\n\r\n",
        get + "Transfer-Encoding: chunked\r\n\r\n1;" + String(repeating: "e", count: 300),
    ])
    func `what is not HTTP is refused once, and nothing behind it is read`(request: String) throws {
        let connection = try HTTPConnection()
        try connection.send(request + Self.second)
        let response = try connection.received()
        #expect(response.hasPrefix("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain"))
        #expect(response.contains("\r\nConnection: close\r\n\r\nThis is not"))
        #expect(!response.contains("200 OK"))
        #expect(!connection.isOpen)
    }

    @Test(arguments: [
        "Content-Length: 5\r\n\r\nabcde", "Content-Length: 0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: Chunked\r\n\r\n5;name=\"v\"\r\nabcde\r\nA\r\n0123456789\r\n000\r\nX: y\r\nZ: \r\n\r\n",
        "Content-Length: 52\r\n\r\nGET /nothing HTTP/1.1\r\nHost: a\r\nIf-None-Match: *\r\n\r\n",
    ])
    func `content is passed over to just where the next request begins`(rest: String) throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + rest + Self.second)
        #expect(try connection.statuses() == [200, 200])
        #expect(connection.isOpen)
        for octet in (Self.get + rest + Self.second).utf8 { try connection.send([octet]) }
        #expect(try connection.statuses() == [200, 200])
    }

    @Test(arguments: [
        ("Transfer-Encoding: chunked\r\n\r\n" + String(repeating: "1\r\nx\r\n", count: 8193), 413),
        ("Transfer-Encoding: chunked\r\n\r\n1000\r\n" + String(repeating: "x", count: 4096) + "\r\n1001\r\n", 413),
        ("Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\n", 413),
        (
            "Transfer-Encoding: chunked\r\n\r\n0\r\n"
                + String(repeating: "X: \(String(repeating: "y", count: 500))\r\n", count: 40), 431
        ),
        ("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    ])
    func `content is bounded however it is framed`(rest: String, status: Int) throws {
        let connection = try HTTPConnection()
        try connection.send(Self.get + rest)
        #expect(try connection.statuses() == [status])
        #expect(!connection.isOpen)
    }

    @Test func `RFC 9110 §9.3.6: CONNECT makes no tunnel`() throws {
        let connection = try HTTPConnection()
        try connection.send("CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n" + Self.second)
        #expect(try connection.statuses() == [405])
        #expect(!connection.isOpen)
    }

    @Test func `a method that is unknown does not end the connection`() throws {
        let connection = try HTTPConnection()
        try connection.send("BREW /pot HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + Self.second)
        #expect(try connection.statuses() == [501, 200])
        #expect(connection.isOpen)
    }
}
