import Testing

@testable import CalFeed

@Suite struct EntityTagListTests {
    private func matches(_ lines: [String], weakly: Bool) -> Bool {
        lines.contains { line in
            let octets = Array(line.utf8)
            return EntityTagList.matches(0..<octets.count, in: octets.span, Array("\"a\"".utf8), weakly: weakly)
        }
    }

    @Test(arguments: [
        ["\"a\""], ["W/\"a\""], ["\"x\", \"a\""], ["\"x\",\"a\",\"y\""], ["\"x\" , W/\"a\""],
        ["*"], [" * "],
        ["\"x\"", "\"a\""], [",, \"a\""], ["\"with,comma\", \"a\""], ["\"\", \"a\""],
        ["\t\"a\"\t"], ["\"a\"spoilt behind"],
    ])
    func `If-None-Match finds the tag`(lines: [String]) {
        #expect(matches(lines, weakly: true))
    }

    @Test(arguments: [
        [], [""], ["a"], ["'a'"], ["\"A\""], ["\"a"], ["a\""], ["\"x\""], ["w/\"a\""], ["\"x\"\"a\""],
        ["\"x\"; \"a\""], ["*, \"a\""], ["\"a b\", \"a\""], ["\"a-gzip\""], ["W/ \"a\""],
    ])
    func `If-None-Match does not find what is not there or not well-formed`(lines: [String]) {
        #expect(!matches(lines, weakly: true))
    }

    @Test func `a weak tag does not satisfy If-Match`() {
        #expect(matches(["\"a\""], weakly: false))
        #expect(matches(["W/\"x\", \"a\""], weakly: false))
        #expect(matches(["*"], weakly: false))
        #expect(!matches(["W/\"a\""], weakly: false))
    }
}
