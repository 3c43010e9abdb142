import Testing

@testable import CalFeed

/// Folded words in texts as people write them: the same is found whether or not the text has to be folded for it.
struct FoldedSearchTests {
    @Test(arguments: [
        ("ada", "Ada Quill", true, true), ("quill", "ADA QUILL", true, true), ("uill", "Ada Quill", true, false),
        ("uill", "Ada Quill", false, true), ("quill", "Ada-Quill", true, true), ("7", "Room 17", true, false),
        ("7", "Room 17", false, true), ("quills", "Ada Quill", false, false), ("", "Ada", true, true),
        ("a", "", true, false), ("godel", "Kurt Gödel", true, true), ("odel", "Kurt Gödel", true, false),
        ("odel", "Kurt Gödel", false, true), ("kurt", "Kurt Gödel", true, true),
        ("strasse", "Große Straße", true, true),
        ("e", "e\u{301}tale", true, true), ("雪", "結晶と雪", true, true), ("晶と", "結晶と雪", true, true),
        ("snow", "雪snow", true, true), ("snow", "雪と snows", true, true), ("雪", "snow", true, false),
    ])
    func `words are found where they begin, parts anywhere`(
        wanted: String, text: String, asWord: Bool, isFound: Bool
    ) {
        #expect(FoldedSearch.finds(wanted, in: text, asWord: asWord) == isFound)
    }
}
