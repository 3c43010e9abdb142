import Testing

@testable import CalFeed

@Suite struct FileMarkTests {
    private let now = Timestamp(secondsSince1970: 1_780_000_000)
    private let rules = ReaderMark(version: "8", context: ReadingContext())

    private func announcement(_ name: String, _ text: String) -> Announcement {
        Announcement(
            origin: Origin(source: "/spool", name: name), bytes: Array(text.utf8), receivedAt: now)
    }

    @Test func `a mark is known as long as what was read under it stands, by the same rules`() throws {
        let store = try Store.inMemory(domain: "talks.example.org")
        for name in ["a.txt", "b.txt"] {
            _ = try store.record(
                announcement(name, "talk \(name)"), reading: Reading(), series: "rivers", reader: rules, at: now)
        }
        let (first, second) = (Origin(source: "/spool", name: "a.txt"), Origin(source: "/spool", name: "b.txt"))
        let stranger = Origin(source: "/spool", name: "never.txt")
        try store.note(fileMarks: [first: "1 2", second: "3 4", stranger: "5 6"])
        #expect(try store.fileMarks(ofSource: "/spool", readBy: rules) == ["a.txt": "1 2", "b.txt": "3 4"])
        #expect(try store.fileMarks(ofSource: "/other", readBy: rules) == [:])
        let others = ReaderMark(version: "9", context: ReadingContext())
        #expect(try store.fileMarks(ofSource: "/spool", readBy: others) == [:])
        try store.note(fileMarks: [first: "1 3"])
        _ = try store.remove(second, policy: .keep, at: now)
        #expect(try store.fileMarks(ofSource: "/spool", readBy: rules) == ["a.txt": "1 3"])
        // What cannot be an announcement was read by no rules.
        _ = try store.record(unreadable: first, diagnostics: [], series: "rivers", at: now)
        #expect(try store.fileMarks(ofSource: "/spool", readBy: rules) == [:])
    }
}
