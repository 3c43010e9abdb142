import Testing

@testable import CalFeed

@Suite struct ContentLineTests {
    private func lines(_ build: (inout ContentLines) -> Void) -> String {
        var lines = ContentLines()
        build(&lines)
        return String(decoding: lines.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("one\ntwo", "one\\ntwo"), ("one\r\ntwo", "one\\ntwo"),
        ("one\rtwo", "one\\ntwo"),
        ("a\u{2028}b\u{85}c", "a\\nb\\nc"), ("a\0b\u{1B}[31mc\u{7F}", "ab[31mc"), ("\u{202E}evil\u{2066}", "evil"),
        ("tab\there", "tab here"),
        ("\"quoted\": fine", "\"quoted\": fine"),
    ])
    func `text is cleaned and escaped`(text: String, expected: String) {
        #expect(lines { $0.add("SUMMARY", text: text) } == "SUMMARY:\(expected)\r\n")
    }

    @Test(arguments: 60...240)
    func `no line is longer than 75 octets, none is empty, and unfolding gives the text back`(length: Int) {
        for unit in ["x", "é", "水", "👩🏽‍🔬", "a,"] {
            let text = String(String(repeating: unit, count: length).prefix(length))
            let folded = lines { $0.add("SUMMARY", text: text) }
            let physical = folded.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(physical.last?.isEmpty == true)
            for line in physical.dropLast() {
                #expect(line.last == 0x0D)
                #expect(line.dropLast().count <= 75)
                #expect(line.dropLast().contains { $0 != 0x20 })
                #expect(String(validating: line, as: UTF8.self) != nil)
            }
            let unfolded = Self.unfolded(Array(folded.utf8))
            #expect(unfolded == "SUMMARY:\(text.replacing(",", with: "\\,"))\r\n")
        }
    }

    /// By bytes, as RFC 5545 §3.1 says it.
    private static func unfolded(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: [0x0D, 0x0A, 0x20]) {
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    @Test func `a line that looks like a component stays inside its text`() {
        let folded = lines { $0.add("DESCRIPTION", text: "x\r\nEND:VEVENT\r\nBEGIN:VEVENT") }
        #expect(folded == "DESCRIPTION:x\\nEND:VEVENT\\nBEGIN:VEVENT\r\n")
    }
}
