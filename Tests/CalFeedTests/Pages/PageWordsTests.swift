import Testing

@testable import CalFeed

struct PageWordsTests {
    private static let files = VocabularyData.files.filter { $0.name.hasPrefix("pages-") }

    private static func texts(_ file: String) -> [(key: Substring, text: Substring)] {
        file.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", maxSplits: 1)
            return (columns[0], columns.count > 1 ? columns[1] : "")
        }
    }

    @Test func `the pages speak five languages, and nobody has to ask for English`() {
        #expect(PageWords.all.map(\.language) == ["en", "de", "fr", "ja", "he"])
        #expect(PageWords.all.map(\.isRightToLeft) == [false, false, false, false, true])
        #expect(Self.files.count == PageWords.all.count)
    }

    @Test func `every language says all that the English says, with the same things filled in`() throws {
        func names(_ text: Substring) -> Set<Substring> {
            // What English writes small, others may write large.
            Set(
                text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { part in
                    let name = part.prefix { $0 != "}" }
                    return name.hasPrefix("small-") ? name.dropFirst(6) : name
                })
        }
        let english = Self.texts(try #require(Self.files.first { $0.name == "pages-en" }).text)
        for file in Self.files {
            let texts = Self.texts(file.text)
            #expect(texts.map(\.key) == english.map(\.key), "\(file.name)")
            for (own, other) in zip(texts, english) where !own.key.hasSuffix(".one") && own.key != "shortDate" {
                #expect(names(own.text) == names(other.text), "\(file.name) \(own.key)")
            }
        }
        let known = Set(english.map { String($0.key) })
        #expect(PageWords.Key.allCases.map(\.rawValue).filter { !known.contains($0) } == [])
    }

    @Test(arguments: [
        ("en", "Thursday, 3 December 2026", "Thu 3 Dec"), ("de", "Donnerstag, 3. Dezember 2026", "Do, 3. Dez."),
        ("fr", "jeudi 3 décembre 2026", "jeu. 3 déc."), ("ja", "2026年12月3日（木曜日）", "12月3日（木）"),
        ("he", "יום חמישי, 3 בדצמבר 2026", "ה׳ 3 בדצמ׳"),
    ])
    func `a day is told in each language's order`(language: String, long: String, short: String) throws {
        let words = try #require(PageWords.all.first { $0.language == language })
        let date = try #require(LocalDate("2026-12-03"))
        #expect(words.day(date) == long)
        #expect(words.shortDay(date) == short)
    }

    @Test func `the first day of a month is told in its own way, where a language has one`() throws {
        let date = try #require(LocalDate("2026-12-01"))
        #expect(
            PageWords.all.map { $0.date(date) } == [
                "1 December 2026", "1. Dezember 2026", "1er décembre 2026", "2026年12月1日", "1 בדצמבר 2026",
            ])
        let moment = try #require(LocalDateTime("2026-12-01T15:30"))
        #expect(PageWords.all.map { $0.moment(moment) }[2...3] == ["1er décembre 2026 à 15:30", "2026年12月1日 15:30"])
    }

    @Test func `what is filled in is not filled in again`() {
        let words = PageWords("en", file: "change\t{field}: {from} → {to}\n")
        #expect(words[.change, ["field": "{to}", "from": "{x", "to": "b"]] == "{to}: {x → b")
    }
}
