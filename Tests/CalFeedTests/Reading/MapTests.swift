import Testing

@testable import CalFeed

/// Where the bytes of a text stood in what arrived.
@Suite struct MapTests {
    @Test func `a span is found through several maps`() {
        // "a&b" from "a&amp;b" from bytes that begin at 10.
        var inner = SourceMap()
        inner.add(7, at: 0, from: 10..<17)
        var outer = SourceMap()
        outer.add(1, at: 0, from: 0..<1)
        outer.add(1, at: 1, from: 1..<6)
        outer.add(1, at: 2, from: 6..<7)
        let map = outer.through(inner)
        #expect(map.source(of: 0..<1) == 10..<11)
        #expect(map.source(of: 1..<2) == 11..<16)
        #expect(map.source(of: 0..<3) == 10..<17)
        #expect(map.source(of: 5..<6) == nil)
    }

    @Test func `bytes that follow one another are one run`() {
        var map = SourceMap()
        for index in 0..<100 { map.add(1, at: index, from: index..<(index + 1)) }
        #expect(map.runs == [SourceMap.Run(start: 0, count: 100, source: 0..<100)])
    }

    @Test(arguments: [
        ("iso-8859-2", [0x50, 0xF8, 0xED] as [UInt8], "Pří"),
        ("windows-1251", [0xCF, 0xF0], "Пр"),
        ("koi8-r", [0xF0, 0xD2], "Пр"),
        ("gb2312", [0xBD, 0xB2, 0xD7, 0xF9], "讲座"),
        ("shift_jis", [0x8D, 0x75, 0x89, 0x89], "講演"),
        ("euc-kr", [0xBC, 0xBC, 0xB9, 0xCC], "세미"),
        ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x39, 0x56, 0x1B, 0x28, 0x42, 0x21], "講!"),
        ("utf-16le", [0x41, 0x00, 0xE9, 0x00], "Aé"),
        ("windows-1252", [0x93, 0x80, 0x94], "“€”"),
    ])
    func `a charset is read by its name`(name: String, bytes: [UInt8], text: String) {
        let (decoded, diagnostics) = TextDecoding.text(of: Passage(bytes), declared: name)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        #expect(diagnostics == [])
        #expect(decoded.map.source(of: 0..<decoded.bytes.count) == 0..<bytes.count)
    }

    @Test func `every character is known by its place`() {
        let (decoded, _) = TextDecoding.text(of: Passage([0xBD, 0xB2, 0x41, 0xD7, 0xF9]), declared: "gb2312")
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "讲A座")
        #expect(decoded.map.source(of: 0..<3) == 0..<2)
        #expect(decoded.map.source(of: 3..<4) == 2..<3)
        #expect(decoded.map.source(of: 4..<7) == 3..<5)
    }

    @Test(arguments: ["", "x/../y", "no-such-charset", "utf-8//translit", String(repeating: "a", count: 100)])
    func `a name that is no charset's is passed over`(name: String) {
        let (decoded, diagnostics) = TextDecoding.text(of: Passage([0x41, 0xE9]), declared: name)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "Aé")
        #expect(diagnostics.map(\.code) == ["encoding-assumed"])
    }
}
