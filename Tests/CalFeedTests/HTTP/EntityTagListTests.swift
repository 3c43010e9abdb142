import Testing

@testable import CalFeed

@Suite struct EntityTagListTests {
    @Test(arguments: [
        ["\"a\""], ["W/\"a\""], ["\"x\", \"a\""], ["\"x\",\"a\",\"y\""], ["\"x\" , W/\"a\""],
        ["*"], [" * "],
        ["\"x\"", "\"a\""], [",, \"a\""], ["\"with,comma\", \"a\""], ["\"\", \"a\""],
        ["\t\"a\"\t"], ["\"a\"spoilt behind"],
    ])
    func `If-None-Match finds the tag`(lines: [String]) {
        #expect(EntityTagList(lines).weaklyMatches("\"a\""))
    }

    @Test(arguments: [
        [], [""], ["a"], ["'a'"], ["\"A\""], ["\"a"], ["a\""], ["\"x\""], ["w/\"a\""], ["\"x\"\"a\""],
        ["\"x\"; \"a\""], ["*, \"a\""], ["\"a b\", \"a\""], ["\"a-gzip\""], ["W/ \"a\""],
    ])
    func `If-None-Match does not find what is not there or not well-formed`(lines: [String]) {
        #expect(!EntityTagList(lines).weaklyMatches("\"a\""))
    }

    @Test func `a weak tag does not satisfy If-Match`() {
        #expect(EntityTagList(["\"a\""]).stronglyMatches("\"a\""))
        #expect(EntityTagList(["W/\"x\", \"a\""]).stronglyMatches("\"a\""))
        #expect(EntityTagList(["*"]).stronglyMatches("\"a\""))
        #expect(!EntityTagList(["W/\"a\""]).stronglyMatches("\"a\""))
    }
}
