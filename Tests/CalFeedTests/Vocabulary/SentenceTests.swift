import Foundation
import Testing

@testable import CalFeed

/// The catalogue of what readers are told, in every language of the pages.
struct SentenceTests {
    private static let files = VocabularyData.files.filter { $0.name.hasPrefix("sentences-") }

    private static func texts(_ file: String) -> [(key: String, text: String)] {
        file.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", maxSplits: 1)
            return (String(columns[0]), columns.count > 1 ? String(columns[1]) : "")
        }
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "}" }) }
    }

    /// One argument of each name, of the kind that it has.
    static func argument(_ name: Sentence.Name) throws -> Sentence.Argument {
        switch name {
        case .words, .otherWords: .words("the <b>nap</b>")
        case .then, .now, .cause, .form, .name, .place, .zone: .name("Europe/Paris")
        case .hours, .limit, .minutes, .size, .year: .number(90)
        case .date, .otherDate: .date(try #require(LocalDate("2027-02-09")))
        case .moment, .otherMoment, .taken: .moment(try #require(LocalDateTime("2027-02-09T14:00")))
        case .time, .otherTime: .time(try #require(LocalTime(hour: 16, minute: 30)))
        case .weekday: .weekday(.tuesday)
        case .field: .field(.start)
        case .status, .otherStatus: .status(.postponed)
        }
    }

    static func sentence(_ key: Sentence.Key) throws -> Sentence {
        let english = texts(try #require(files.first { $0.name == "sentences-en" }).text)
        let template = try #require(english.first { $0.key == key.rawValue }).text
        let names = Set(names(template)).compactMap(Sentence.Name.init)
        return Sentence(
            key: key, arguments: try names.map { Sentence.Named(name: $0, argument: try argument($0)) })
    }

    @Test func `every language of the pages has every sentence, with the same things filled in`() throws {
        #expect(Set(Self.files.map(\.name)) == Set(PageWords.all.map { "sentences-\($0.language)" }))
        let english = Self.texts(try #require(Self.files.first { $0.name == "sentences-en" }).text)
        for file in Self.files {
            let own = Self.texts(file.text)
            #expect(own.map(\.key) == english.map(\.key), "\(file.name)")
            for (own, other) in zip(own, english) {
                #expect(Set(Self.names(own.text)) == Set(Self.names(other.text)), "\(file.name) \(own.key)")
                #expect(!own.text.isEmpty && !own.text.hasSuffix(" "), "\(file.name) \(own.key)")
            }
        }
        let keys = Set(english.map(\.key))
        #expect(Sentence.Key.allCases.filter { !keys.contains($0.rawValue) } == [])
        let names = Set(english.flatMap { Self.names($0.text) }).subtracting(["first", "next"])
        #expect(names.filter { Sentence.Name(rawValue: $0) == nil } == [])
        let known = Set(Sentence.Key.allCases.map(\.rawValue))
        let rest = keys.subtracting(known).filter { !$0.hasPrefix("field.") && !$0.hasPrefix("status.") }
        #expect(rest == ["weekdays", "quotation", "sequence", "nothing"])
    }

    @Test func `every sentence ends as sentences do, and none is left in English`() throws {
        let english = SentenceBook.english
        for words in PageWords.all {
            for key in Sentence.Key.allCases {
                let text = words.sentences.text(of: try Self.sentence(key))
                #expect(text.hasSuffix(words.language == "ja" ? "。" : "."), "\(words.language) \(key)")
                let isSame = try words.language != "en" && text == english.text(of: Self.sentence(key))
                #expect(!isSame, "\(words.language) \(key)")
            }
        }
    }

    @Test func `every sentence is one that the code says, and each diagnostic is documented`() throws {
        let sources = ArchitectureTests.files.filter { $0.path != "Model/Sentence+Key.swift" }
            .flatMap(\.lines).joined(separator: "\n")
        #expect(Sentence.Key.allCases.filter { !sources.contains(".\($0)") } == [])
        let codes = Set(Sentence.Key.allCases.map(\.code)).subtracting(["because"])
        #expect(codes == (try DiagnosticsPageTests.documented()))
    }

    @Test func `days, hours and quotations are written as each language does`() throws {
        let date = try #require(LocalDate("2027-02-09"))
        let sentence = Sentence(
            .weekdayMismatch, [.weekday: .weekday(.tuesday), .words: .words("Monday 9.2."), .date: .date(date)])
        #expect(
            SentenceBook.english.text(of: sentence)
                == "“Monday 9.2.”: 2027-02-09 is a Tuesday; the weekday or the date is wrong.")
        let renderer = { (language: String) throws in
            PageRenderer(
                try SiteFixture.site(), words: try #require(PageWords.all.first { $0.language == language }))
        }
        let told = try ["en", "de", "fr", "ja", "he"].map { try renderer($0).told(.sentences([sentence])).markup }
        #expect(
            told == [
                "“<bdi lang=\"\">Monday 9.2.</bdi>”: 9 February 2027 is a Tuesday; the weekday or the date is wrong.",
                "„<bdi lang=\"\">Monday 9.2.</bdi>“: Der 9. Februar 2027 ist ein Dienstag; der Wochentag oder das Datum ist falsch.",
                "«\u{A0}<bdi lang=\"\">Monday 9.2.</bdi>\u{A0}»\u{A0}: le 9 février 2027 est un mardi\u{202F}; le jour de la semaine ou la date est faux.",
                "「<bdi lang=\"\">Monday 9.2.</bdi>」とありますが、2027年2月9日 は火曜日です。曜日か日付のどちらかが誤っています。",
                "&quot;<bdi lang=\"\">Monday 9.2.</bdi>&quot;: 9 בפברואר 2027 הוא יום שלישי; היום בשבוע או התאריך שגוי.",
            ])
    }

    @Test func `what is filled in is text on every page, and several sentences follow one another`() throws {
        for words in PageWords.all {
            let renderer = PageRenderer(try SiteFixture.site(), words: words)
            for key in Sentence.Key.allCases {
                let sentence = try Self.sentence(key)
                let told = renderer.told(.sentences([sentence, sentence])).markup
                let one = renderer.told(.sentences([sentence])).markup
                #expect(told == one + words.sentences.gap + one)
                #expect(!told.contains("<b>") && !told.contains("{") && !told.contains("}"), "\(words.language) \(key)")
            }
        }
        #expect(PageWords.all.map(\.sentences.gap) == [" ", " ", " ", "", " "])
    }

    @Test func `a field's value is told by what it is`() throws {
        func told(_ text: String?, _ field: Field) -> String {
            let stored = Sentence.Argument(told: text, of: field).stored
            return stored.kind + " " + stored.value
        }
        #expect(told("2026-06-04T14:00 Europe/Paris", .start) == "zoned 2026-06-04T14:00 Europe/Paris")
        #expect(told("2026-06-04T14:00", .end) == "moment 2026-06-04T14:00")
        #expect(told("2026-06-04", .start) == "date 2026-06-04")
        #expect(told("cancelled", .status) == "status cancelled")
        #expect(told("Europe/Paris", .zone) == "name Europe/Paris")
        #expect(told("Of\nmoss", .title) == "words Of moss")
        #expect(told(nil, .title) == "nothing ")
        let moment = try #require(LocalDateTime("2026-06-04T14:00"))
        let sentence = Sentence(
            .byHand,
            [
                .field: .field(.start), .date: .date(moment.date),
                .words: .init(told: "2026-06-04T14:00 Europe/Paris", of: .start),
            ])
        let french = PageRenderer(
            try SiteFixture.site(), words: try #require(PageWords.all.first { $0.language == "fr" }))
        #expect(
            french.told(.sentences([sentence])).markup
                == "Début\u{A0}: corrigé à la main le 4 juin 2026\u{202F}; l’annonce disait 4 juin 2026 à 14:00 <bdi>Europe/Paris</bdi>."
        )
    }

    @Test func `a remark from before the catalogue is shown in English, and said to be`() throws {
        let german = try #require(PageWords.all.first { $0.language == "de" })
        let site = try SiteFixture.site()
        let old = Remark.english("A <doubt>.")
        #expect(PageRenderer(site).told(old).markup == "<bdi>A &lt;doubt&gt;.</bdi>")
        #expect(
            PageRenderer(site, words: german).told(old).markup
                == "<bdi lang=\"en\" dir=\"ltr\">A &lt;doubt&gt;.</bdi>")
    }

    @Test func `a page in another language tells its doubts and reasons in that language`() throws {
        let occurrence = try #require(SiteFixture.clock("2026-12-03T09:00", "2026-12-03T10:00", "Europe/Paris"))
        let record = SiteFixture.record(
            "river", in: "haverlock",
            Seminar(
                title: "Rivers that meet twice", occurrence: occurrence,
                evidence: [
                    .zone: Evidence(
                        basis: .inferred(reason: .told(.zoneOfPlace, [.place: .name("Paris")])), text: "Paris",
                        rule: "venue-zone"),
                    .end: Evidence(
                        basis: .assumed(reason: .told(.endOfSource, [.minutes: .number(60)])), text: "",
                        rule: "source-duration"),
                ],
                diagnostics: [
                    Diagnostic(
                        .warning, .timesDisagree, [.words: .words("9 am"), .otherWords: .words("10 o’clock")])
                ]))
        let site = try SiteFixture.site(records: [record])
        let german = PageRenderer(site, words: try #require(PageWords.all.first { $0.language == "de" }))
        let page = german.talkPage(try #require(site.shelves.talks[record.uid])).markup
        #expect(page.contains("<p class=\"reason\">Der Vortrag findet hier statt: <bdi>Paris</bdi>.</p>"))
        #expect(
            page.contains(
                "<p class=\"reason\">Es steht kein Ende da; bei dieser Quelle sind 60 Minuten üblich.</p>"))
        let doubt =
            "<strong>Zweifel: </strong>In der Ankündigung steht auch „<bdi lang=\"\">10 o’clock</bdi>“; genommen wurde „<bdi lang=\"\">9 am</bdi>“."
        #expect(page.contains(doubt))
        #expect(german.frontPage().markup.contains(doubt))
        #expect(!page.contains("<bdi lang=\"en\""))
    }
}
