import Testing

@testable import CalFeed

/// The door of the operators' desk.
@Suite struct DeskTests {
    private static let form = "application/x-www-form-urlencoded"

    private func status(_ request: DeskRequest, token: String? = nil) -> Int? {
        DeskGate(token: token, formKey: "k3y").refusal(of: request)?.status
    }

    private func post(_ fields: [String: String], _ body: String = "key=k3y") -> DeskRequest {
        DeskRequest(method: .post, path: "/edit", fields: fields, body: Array(body.utf8))
    }

    @Test(
        arguments: [
            ("localhost", nil), ("localhost:8081", nil), ("127.0.0.1:8081", nil), ("127.8.9.1", nil),
            ("[::1]:8081", nil),
            ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example", 421), ("127.0.0", 421),
            ("[::2]", 421), ("10.0.0.1", 421), ("127.0.0.999", 421),
        ] as [(String, Int?)])
    func `only names of this machine lead to the desk`(host: String, status: Int?) {
        #expect(self.status(DeskRequest(method: .get, path: "/", fields: ["host": host])) == status)
    }

    @Test(
        arguments: [
            (nil, 401), ("Bearer a-token-of-ours-1", nil), ("bearer a-token-of-ours-1", nil),
            ("Bearer a-token-of-ours-2", 401), ("Bearer a-token-of-ours-1a-token-of-ours-1", 401), ("Bearer", 401),
            ("Basic eDphLXRva2VuLW9mLW91cnMtMQ==", nil), ("Basic YS10b2tlbi1vZi1vdXJzLTE=", 401), ("Basic %%%", 401),
            ("Digest a-token-of-ours-1", 401),
        ] as [(String?, Int?)])
    func `who comes from elsewhere says the token`(authorization: String?, status: Int?) {
        var request = DeskRequest(method: .get, path: "/", fields: ["host": "127.0.0.1"])
        request.fields["authorization"] = authorization
        #expect(self.status(request, token: "a-token-of-ours-1") == status)
        // A desk whose token is missing is closed.
        #expect(self.status(request, token: "") == 401)
    }

    @Test func `a form must be one of ours, sent from a page of ours`() {
        let own = ["host": "127.0.0.1:8081", "content-type": Self.form]
        func with(_ field: String, _ value: String) -> [String: String] { own.merging([field: value]) { $1 } }
        #expect(status(post(own)) == nil)
        #expect(status(post(own, "key=other")) == 403)
        #expect(status(post(own, "")) == 403)
        #expect(status(post(with("sec-fetch-site", "same-origin"))) == nil)
        #expect(status(post(with("sec-fetch-site", "cross-site"))) == 403)
        #expect(status(post(with("sec-fetch-site", "same-site"))) == 403)
        #expect(status(post(with("origin", "http://127.0.0.1:8081"))) == nil)
        #expect(status(post(with("origin", "http://evil.example"))) == 403)
        #expect(status(post(with("origin", "null"))) == 403)
        #expect(status(post(with("content-type", "text/plain"))) == 415)
        #expect(status(post(with("content-type", "application/json; charset=utf-8"), "{}")) == nil)
        #expect(status(DeskRequest(method: .other, path: "/", fields: own)) == 405)
    }

    private func request(_ text: String) throws(RequestFault) -> DeskRequest {
        let octets = Array(text.utf8)
        return try DeskRequest.request(in: octets.span, limits: HTTPLimits())
    }

    @Test func `a whole request is read with its form`() throws {
        let body = "key=k3y&title=Rings%20of+growth%0D%0Aand+knots&title=x&bad=%zz&empty"
        let request = try request(
            "POST /edit?uid=a%40b&done=1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(Self.form)\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
        #expect(request.method == .post && request.path == "/edit" && request.query["uid"] == "a@b")
        #expect(request.form["title"] == "Rings of growth\nand knots" && request.form.values("title").count == 2)
        #expect(request.form["bad"] == "%zz" && request.form["empty"] == "" && request.form["none"] == nil)
    }

    @Test(arguments: [
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab", RequestFault.incomplete),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n", .contentTooLarge),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .notImplemented),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", .malformed),
        ("POST / HTTP/1.1\r\n\r\n", .malformed), ("GET", .incomplete),
    ])
    func `what is not a whole request of bearable size is refused`(text: String, fault: RequestFault) {
        #expect(throws: fault) { try request(text) }
    }

    @Test func `what a form leaves as it was is not asked for`() {
        let fields = [
            "uid": ["a@b"], "title": ["Knots"], "was-title": ["Rings"], "location": ["Room 7"],
            "was-location": ["Room 7"],
            "speakers": ["Bo Reed\nCy Moss"], "was-speakers": [""], "start": ["2027-01-01T10:00"], "was-start": ["x"],
            "back": ["start", "nonsense"], "host": [""], "was-host": ["Di Vale"],
        ]
        let edit = Edit { fields[$0] ?? [] }
        #expect(
            edit
                == Edit(
                    uid: "a@b", values: [.title: ["Knots"], .speakers: ["Bo Reed", "Cy Moss"], .host: [""]],
                    takenBack: [.start]))
    }
}
