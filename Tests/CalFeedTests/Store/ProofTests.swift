import Testing

@testable import CalFeed

@Suite struct ProofTests {
    @Test func `the reader of stored seminars agrees with the decoder`() throws {
        var seminars = try RandomSeminars(seed: 23)
        for record in seminars.records(500) {
            let text = try SeminarJSON.text(record.seminar)
            #expect(SeminarReader.seminar(in: text) == record.seminar)
            #expect(try SeminarJSON.value(Seminar.self, text) == record.seminar)
        }
    }

    @Test func `a proof writes a moment as it always did, so that what was proved stays so`() throws {
        let moments: [EventReading.Moment] = [
            .instant(Timestamp(secondsSince1970: 1_780_000_000)), .day(try #require(LocalDate("2026-06-12"))),
        ]
        #expect(moments.map(EventProof.text) == ["instant(2026-05-28T20:26:40Z)", "day(2026-06-12)"])
        #expect(moments.map(EventProof.text) == moments.map { "\($0)" })
    }

    @Test func `every form of a value is read`() throws {
        let zone = try #require(TZID(rawValue: "Europe/Paris"))
        let start = try #require(LocalDateTime("2026-06-12T14:30"))
        let seminar = Seminar(
            title: "A \"quoted\" \\ title / with\tall\nescapes – and “more” 素",
            speakers: [Speaker(name: "Ada Quill", affiliation: "Institute of Tides"), Speaker(name: "Bram Tolley")],
            occurrence: .clock(start: start, end: start.adding(seconds: 3600), zone: zone), location: "Room 1",
            onlineURL: "https://meet.example.org/1", host: "Cleo Marsh", series: "Rivers", status: .postponed,
            abstract: "One.\n\nTwo.", biography: "",
            evidence: [
                .title: Evidence(basis: .stated, text: "A title", span: 3..<9, rule: "label-line"),
                .onlineURL: Evidence(basis: .inferred(reason: "Because."), text: "", rule: "link"),
                .end: Evidence(basis: .assumed(reason: "Usual."), text: "", span: 0..<0, rule: "default"),
            ],
            diagnostics: [
                Diagnostic(.warning, "zone-offset-conflict", "A doubt.", span: 1..<2), Diagnostic(.info, "a", "b"),
            ])
        #expect(SeminarReader.seminar(in: try SeminarJSON.text(seminar)) == seminar)
        let day = LocalDate(dayNumber: 20_000)
        let bare = Seminar(occurrence: .days(first: day, last: day))
        #expect(SeminarReader.seminar(in: try SeminarJSON.text(bare)) == bare)
        let floating = Seminar(occurrence: .clock(start: start, end: nil, zone: nil))
        #expect(SeminarReader.seminar(in: try SeminarJSON.text(floating)) == floating)
    }

    @Test(arguments: [
        "", "{}", "[]", "{\"title\":1}", "{\"speakers\":[]", "{\"occurrence\":{\"clock\":{}}}", "null", "{\"a\":\"b\"}",
        "{\"occurrence\":{\"days\":{\"first\":\"2026-02-30\",\"last\":\"2026-03-01\"}},\"status\":\"confirmed\"}",
        "{\"title\":\"\\ud83d\\ude00\"}", "{\"title\":\"\\u00", "{\"title\":\"", "{\"title\":\"\\",
    ])
    func `what is not expected is left to the decoder`(text: String) {
        #expect(SeminarReader.seminar(in: text) == nil)
    }

    @Test func `proofs are kept, and replaced`() throws {
        let store = try Store.inMemory(domain: "talks.example.org")
        #expect(try store.proofs().isEmpty)
        let fixture = StoreFixture(store)
        try fixture.record("talk.txt", [try StoreFixture.seminar()])
        let uid = try fixture.onlyRecord().uid
        try store.note(proofs: [uid: [UInt8](repeating: 1, count: 32)])
        try store.note(proofs: [uid: [UInt8](repeating: 2, count: 32)])
        #expect(try store.proofs() == [uid: [UInt8](repeating: 2, count: 32)])
    }
}
