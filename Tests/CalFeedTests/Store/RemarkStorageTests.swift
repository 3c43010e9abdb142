import Testing

@testable import CalFeed

/// Doubts and reasons as they are stored: by their sentences, and in English for who has no more.
struct RemarkStorageTests {
    private static func seminar(_ remark: Remark) throws -> Seminar {
        var seminar = try StoreFixture.seminar()
        seminar.evidence[.start] = Evidence(basis: .inferred(reason: remark), text: "14:00", rule: "r")
        seminar.evidence[.end] = Evidence(basis: .stated, text: "15:00", rule: "r")
        seminar.diagnostics = [Diagnostic(.warning, code: "a", remark, span: 1..<2)]
        return seminar
    }

    private static func all() throws -> [Remark] {
        let sentences = try Sentence.Key.allCases.map(SentenceTests.sentence)
        return sentences.map { .sentences([$0]) } + [
            .sentences(sentences), .english("As it was."),
            .told(
                .correctionContradicted,
                [
                    .field: .field(.zone), .words: .nothing, .then: .words("\"a\""),
                    .now: Sentence.Argument(told: "2026-06-04T14:00:30 Europe/Paris", of: .start),
                ]),
        ]
    }

    @Test func `every sentence is read back as it was stored`() throws {
        for remark in try Self.all() {
            let seminar = try Self.seminar(remark)
            let text = try SeminarJSON.text(seminar)
            #expect(try SeminarJSON.value(Seminar.self, text) == seminar)
            #expect(SeminarReader.seminar(in: text) == seminar)
        }
    }

    @Test func `what is stored can be read by a person, and by a version without sentences`() throws {
        let diagnostic = Diagnostic(
            .warning, .unusualHour, [.time: .time(try #require(LocalTime(hour: 3, minute: 5)))], span: 4..<9)
        #expect(
            try SeminarJSON.text(diagnostic)
                == "{\"code\":\"unusual-hour\",\"message\":\"A talk at 03:05 is unusual; please check the announcement.\","
                + "\"sentences\":[{\"arguments\":{\"time\":{\"time\":\"03:05\"}},\"key\":\"unusual-hour\"}],"
                + "\"severity\":\"warning\",\"span\":[4,9]}")
        #expect(
            try SeminarJSON.text(Basis.assumed(reason: .told(.statusDefault)))
                == "{\"assumed\":{\"reason\":\"Nothing says that it does not take place.\","
                + "\"sentences\":[{\"key\":\"because.status-default\"}]}}")
        #expect(try SeminarJSON.text(Basis.stated) == "{\"stated\":{}}")
    }

    @Test(arguments: [
        "{\"code\":\"x\",\"message\":\"Old.\",\"severity\":\"info\"}",
        "{\"code\":\"x\",\"message\":\"Old.\",\"sentences\":[],\"severity\":\"info\"}",
        "{\"code\":\"x\",\"message\":\"Old.\",\"sentences\":[{\"key\":\"of-a-later-version\"}],\"severity\":\"info\"}",
        "{\"code\":\"x\",\"message\":\"Old.\",\"sentences\":[{\"key\":\"unusual-hour\"}],\"severity\":\"info\"}",
        "{\"code\":\"x\",\"message\":\"Old.\",\"sentences\":[{\"key\":\"empty\"},{\"arguments\":{\"time\":{\"age\":\"3\"}},\"key\":\"unusual-hour\"}],\"severity\":\"info\"}",
    ])
    func `what cannot be told by sentences is told in the English that was stored`(text: String) throws {
        #expect(try SeminarJSON.value(Diagnostic.self, text) == Diagnostic(.info, "x", "Old."))
        let seminar = try SeminarJSON.text(try Self.seminar("x")).replacing(
            "{\"code\":\"a\",\"message\":\"x\",\"severity\":\"warning\",\"span\":[1,2]}", with: text)
        #expect(SeminarReader.seminar(in: seminar)?.diagnostics == [Diagnostic(.info, "x", "Old.")])
    }

    @Test func `an event whose remarks come to be told by sentences is the same event, and is shown anew`() throws {
        var fixture = try StoreFixture()
        let told = try Self.seminar(.told(.zoneNamed))
        let old = try Self.seminar("The announcement names this zone.")
        try fixture.record("talk.txt", [old], text: "a talk")
        let before = try fixture.onlyRecord()
        fixture.now = fixture.now.adding(seconds: 60)
        #expect(try fixture.record("talk.txt", [told], text: "a talk") == .changed(uids: [before.uid]))
        var expected = before
        expected.seminar = told
        #expect(try fixture.onlyRecord() == expected)
        #expect(try fixture.store.history(of: before.uid).map(\.sequence) == [0])
        #expect(try fixture.record("talk.txt", [told], text: "a talk") == .unchanged)
    }

    @Test func `another reason is another revision`() throws {
        var fixture = try StoreFixture()
        try fixture.record("talk.txt", [try Self.seminar(.told(.zoneNamed))], text: "a talk")
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("talk.txt", [try Self.seminar(.told(.statusDefault))], text: "a talk")
        #expect(try fixture.onlyRecord().sequence == 1)
    }

    @Test func `being told in another way makes an announcement no later one`() throws {
        var fixture = try StoreFixture()
        func seminar(_ location: String, _ remark: Remark) throws -> Seminar {
            var seminar = try Self.seminar(remark)
            seminar.location = location
            return seminar
        }
        let first = try seminar("Room 1", "The announcement names this zone.")
        try fixture.record("first.txt", [first])
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("second.txt", [try seminar("Room 2", .told(.zoneNamed))])
        let location = try fixture.onlyRecord().seminar.location
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("first.txt", [try seminar("Room 1", .told(.zoneNamed))])
        #expect(try fixture.onlyRecord().seminar.location == location)
    }
}
