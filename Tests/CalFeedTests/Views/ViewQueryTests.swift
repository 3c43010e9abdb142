import Testing

@testable import CalFeed

struct ViewQueryTests {
    private func query(_ text: String) throws -> ViewQuery {
        try ViewQuery(text) { ["Asia/Tokyo", "Etc/UTC"].contains($0.rawValue) }
    }

    @Test(arguments: [
        ("q=Slow+Growth&series=b,a", "q=growth%20slow&series=a,b"), ("series=a&series=b", "series=a,b"),
        ("speaker=MÜLLER", "speaker=muller"), ("past=no&online=yes", "online=1&past=0"),
        ("from=2026-12-01&to=2027-01-31", "from=2026-12-01&to=2027-01-31"), ("tz=Asia/Tokyo", "tz=Asia%2FTokyo"),
        ("alarm=2h", "alarm=120m"), ("utm_source=x&fbclid=y", ""), ("q=&speaker=", ""), ("", ""), ("&&=&", ""),
        ("lang=he", "lang=he"), ("q=%E9%9B%AA", "q=%E9%9B%AA"),
    ])
    func `filters of one meaning have one spelling`(text: String, spelling: String) throws {
        let address = WebAddress(query: try query(text).parameters).text
        #expect(address == "?" + spelling)
        #expect(try query(String(address.dropFirst())) == query(text))
    }

    @Test(arguments: [
        "from=tomorrow", "to=2026-02-30", "past=perhaps", "tz=Mars/Olympus", "lang=xx", "alarm=99d", "alarm=-5m",
        "q=%FF", "q=%0", "q=%00", "series=a,b,c,d,e,f,g,h,i", "speaker=\(String(repeating: "x", count: 201))",
        "x=\(String(repeating: "y", count: 1000))",
    ])
    func `a value that its key cannot have is told, not passed over`(text: String) {
        #expect(throws: ViewQuery.Malformed.self) { try query(text) }
    }

    @Test(
        arguments: [
            ("de", "de"), ("de-AT,en;q=0.5", "de"), ("en-GB,en;q=0.9,ja;q=0.8", "en"), ("fi, he;q=0.3, ja;q=0.7", "ja"),
            ("fi", nil), ("ja;q=0", nil), ("", nil), ("*", nil),
        ] as [(String, String?)])
    func `a reader is told in the language that they like best of those there are`(accepted: String, wanted: String?) {
        #expect(Views.language(accepted) == wanted)
    }
}
