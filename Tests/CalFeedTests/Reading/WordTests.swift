import Testing

@testable import CalFeed

/// Words and their numbers, on which all comparing of words rests.
@Suite struct WordTests {
    @Test func `a lexicon tells its words apart however many they are`() {
        var lexicon = Lexicon()
        let words = (0..<100_000).map { "word\($0)" }
        #expect(words.map { lexicon.number(adding: $0.utf8) } == Array(0..<100_000))
        #expect(words.map { lexicon.number(adding: $0.utf8) } == Array(0..<100_000))
        #expect(words.allSatisfy { lexicon.words.text(of: lexicon.number(of: $0.utf8)) == $0 })
        #expect(lexicon.number(of: "word".utf8) == Lexicon.unknown)
        #expect(lexicon.number(of: "".utf8) == Lexicon.unknown)
    }

    @Test func `tokens that read the same have the same number, known words and others`() {
        let text = Vocabulary.shared.text(of: Array("Talk qwertz talk, QWERTZ! 7 talk's 07 ７".utf8))
        #expect(text.tokens.map(text.folded) == ["talk", "qwertz", "talk", ",", "qwertz", "!", "7", "talk", "07", "7"])
        #expect(text.tokens.map(\.word) == [0, 1, 0, 2, 1, 3, 4, 0, 5, 4])
        #expect(text.tokens[0].entry >= 0)
        #expect(text.tokens[1].entry == Lexicon.unknown)
    }

    @Test func `a text's words stay apart however many they are`() {
        let words = (0..<20_000).map { "x\(String($0, radix: 36, uppercase: false))y" }
        let text = Vocabulary.shared.text(of: Array(words.joined(separator: " - ").utf8))
        #expect(Set(text.words.texts).count == text.words.count)
        #expect(text.tokens.allSatisfy { text.folded($0).utf8.count == $0.width })
    }

    @Test func `numbers keep their numbers while the table grows`() {
        var table = NumberTable()
        for key in stride(from: Int32(0), to: 300_000, by: 64) {
            #expect(table.value(at: key, adding: key / 64) == key / 64)
        }
        for key in stride(from: Int32(0), to: 300_000, by: 64) { #expect(table.value(at: key, adding: -1) == key / 64) }
    }

    @Test func `a part of a text has words of its own`() {
        let whole = Document(Rendition(verbatim: Array("Ada speaks.\nBo speaks on Ada.".utf8)))
        let part = Document(tokens: 3..<8, of: whole)
        #expect(part.tokens.map(part.folded) == ["bo", "speaks", "on", "ada", "."])
        #expect(part.words.texts == ["bo", "speaks", "on", "ada", "."])
        #expect(part.tokens.map(\.line) == [0, 0, 0, 0, 0])
    }

    @Test func `a token tells how it begins and what it is`() throws {
        let text = Vocabulary.shared.text(of: Array("Éa p.m. 三 שלום （ x".utf8))
        let tokens = text.tokens
        #expect(tokens.map(\.isCapitalised) == [true, false, true, true, false, false])
        #expect(tokens.map(\.startsLikeName) == [true, false, false, true, false, false])
        #expect(tokens.map(\.isDense) == [false, false, true, false, false, false])
        #expect(tokens.map(\.hasDot) == [false, true, false, false, false, false])
        #expect(tokens.map { $0.isMark("([") } == [false, false, false, false, true, false])
        #expect(tokens.map(\.isSpaced) == [true, true, true, true, true, true])
    }

    @Test(arguments: [
        "Ärger", "ŁÓDŹ", "straße", "İstanbul", "ﬁn", "Ελλάδα", "Μάρτιος", "МОСКВА", "Київ", "שלום", "שָׁלוֹם", "مُحَمَّد",
        "Nguyễn",
        "Ngu\u{1EC5}n’s", "ǆep", "หนึ่ง", "मार्च", "naïve's", "O’Brien",
    ])
    func `a word's letters are folded one by one as they are together`(word: String) {
        let text = Vocabulary.shared.text(of: Array("a \(word) b".utf8))
        var whole = Folding.folded(word)
        if whole.hasSuffix("'s") { whole.removeLast(2) }
        #expect(text.tokens.map(text.folded) == ["a", whole, "b"])
    }
}
