import Testing

@testable import CalFeed

@Suite struct RequestTargetTests {
    private func path(of target: String) -> String? {
        let octets = Array("GET \(target)".utf8)
        return RequestTarget.path(of: 4..<octets.count, in: octets.span)
    }

    @Test(arguments: [
        ("/", "/"), ("/all.ics", "/all.ics"), ("/all.ics?", "/all.ics"), ("/all.ics?x=1&y=/a%zz", "/all.ics"),
        ("/all.ics#top", "/all.ics"), ("/%61ll.ics", "/all.ics"),
        ("/events/a%40b.example.ics", "/events/a@b.example.ics"),
        ("/series/%C3%A9t%c3%a9", "/series/été"), ("/series/été", "/series/été"),
        ("http://talks.example/all.ics", "/all.ics"), ("HTTPS://talks.example:8443/all.ics?x", "/all.ics"),
        ("http://talks.example", "/"), ("http://talks.example?x=/y", "/"), ("//all.ics", "//all.ics"),
        ("/a%2Fb", "/a/b"), ("/../etc/passwd", "/../etc/passwd"), ("/%2e%2e/etc", "/../etc"), ("/a%00b", "/a\u{0}b"),
        ("/a+b", "/a+b"),
    ])
    func `a target has a path`(target: String, path: String) {
        #expect(self.path(of: target) == path)
    }

    @Test(arguments: [
        "", "*", "all.ics", "talks.example:443", "ftp://talks.example/", "http://", "http:///all.ics", "/%", "/%4",
        "/%zz",
        "/%ff", "/%C3", "?x", "http://user@talks.example/", "http:/all.ics", "http://a b/", "https:///",
    ])
    func `a target without a sound path is refused`(target: String) {
        #expect(path(of: target) == nil)
    }
}
