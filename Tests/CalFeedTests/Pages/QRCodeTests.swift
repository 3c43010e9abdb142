import Testing

@testable import CalFeed

struct QRCodeTests {
    /// Row by row, as letters.
    private func rows(_ code: QRCode) -> [String] {
        (0..<code.width).map { row in
            String(code.modules[row * code.width..<(row + 1) * code.width].map { $0 ? "#" : "." })
        }
    }

    @Test func `a code has the marks by which a camera finds it, and the same text gives the same`() throws {
        let code = try #require(QRCode("https://talks.example.org/#subscribe"))
        #expect(code.width == 29)
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        #expect(rows(code).prefix(7).map { String($0.prefix(7)) } == finder)
        #expect(rows(code).prefix(7).map { String($0.suffix(7)) } == finder)
        #expect(rows(code).suffix(7).map { String($0.prefix(7)) } == finder)
        #expect(code == QRCode("https://talks.example.org/#subscribe"))
    }

    @Test func `the strokes cover the dark modules and nothing else`() throws {
        let code = try #require(QRCode("https://talks.example.org/series/algebra#subscribe"))
        var drawn = Set<Int>()
        var (x, y) = (0, 0)
        var rest = code.path[...]
        func number() -> Int {
            let digits = rest.prefix { $0.isNumber }
            rest = rest.dropFirst(digits.count)
            return Int(digits) ?? 0
        }
        while let letter = rest.popFirst() {
            switch letter {
            case "M":
                x = number()
                rest = rest.dropFirst()
                y = number()
                rest = rest.dropFirst(2)
            case "m":
                x += number()
                rest = rest.dropFirst(2)
            default:
                let length = number()
                for column in x..<x + length {
                    drawn.insert((y - QRCode.quietZone) * code.width + column - QRCode.quietZone)
                }
                x += length
            }
        }
        #expect(drawn == Set(code.modules.indices.filter { code.modules[$0] }))
    }

    @Test(arguments: ["", String(repeating: "x", count: 301), "a\u{0}b"])
    func `what no camera reads has no code`(text: String) {
        #expect(QRCode(text) == nil)
    }
}
