import Testing

@testable import CalFeed

/// What people correct by hand, and what announcements say afterwards.
@Suite struct CorrectionTests {
    var fixture: StoreFixture
    let uid: String

    init() throws {
        fixture = StoreFixture(try Store.inMemory(domain: "talks.example.org", zones: CorpusCase.zones))
        try fixture.record("a.txt", [try StoreFixture.seminar()])
        uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 60)
    }

    @discardableResult private func edit(
        _ values: [Field: String] = [:], takingBack fields: Set<Field> = []
    ) throws -> EditOutcome {
        try fixture.store.carryOut(
            Edit(uid: uid, values: values.mapValues { [$0] }, takenBack: fields), at: fixture.now)
    }

    private func occurrence(_ start: String, _ end: String?, _ zone: String = "Europe/Paris") throws -> Occurrence {
        .clock(
            start: try #require(LocalDateTime(start)), end: try end.map { try #require(LocalDateTime($0)) },
            zone: TZID(rawValue: zone))
    }

    @Test func `a corrected start moves the event, keeps its length and says why`() throws {
        let outcome = try edit([.start: "2026-06-04T16:00"])
        let record = try fixture.onlyRecord()
        #expect(record.seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
        #expect(record.sequence == 1 && outcome.sequence == 1 && record.lastModified == fixture.now)
        let basis = try #require(record.seminar.evidence[.start]?.basis)
        #expect(basis.name == "corrected")
        #expect(
            basis.reason?.text
                == "The start was corrected by hand on 2026-05-28; the announcement said 2026-06-04 14:00 Europe/Paris."
        )
        #expect(
            outcome.changes == [
                FieldChange(field: "start", from: "2026-06-04T14:00", to: "2026-06-04T16:00"),
                FieldChange(field: "end", from: "2026-06-04T15:00", to: "2026-06-04T17:00"),
            ])
        let history = try fixture.store.history(of: uid)
        #expect(history.map(\.cause) == [.announced, .corrected])
        #expect(history.last?.origin == nil)
    }

    @Test mutating func `reading the announcement again leaves a correction as it is`() throws {
        try edit([.start: "16:00", .location: "Room 9"])
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("a.txt", [try StoreFixture.seminar()], text: "the same, with a blank line more")
        let record = try fixture.onlyRecord()
        #expect(record.seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
        #expect(record.seminar.location == "Room 9" && record.sequence == 1)
        #expect(record.seminar.diagnostics == [])
    }

    @Test mutating func `an announcement that says something else by now is told, and overruled`() throws {
        try edit([.start: "16:00"])
        fixture.now = fixture.now.adding(seconds: 7200)
        try fixture.record("a.txt", [try StoreFixture.seminar("Ada Quill", "Rings, revised", at: "2026-06-05T10:00")])
        let record = try fixture.onlyRecord()
        #expect(record.seminar.title == "Rings, revised")
        #expect(record.seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
        #expect(
            record.seminar.diagnostics.map(\.inEnglish) == [
                Diagnostic(
                    .warning, "correction-contradicted",
                    "The start was corrected by hand to 2026-06-04 16:00 Europe/Paris; the announcement, which said "
                        + "2026-06-04 14:00 Europe/Paris then, now says 2026-06-05 10:00 Europe/Paris.")
            ])
        // Whoever sets it once more has seen what is announced.
        fixture.now = fixture.now.adding(seconds: 60)
        try edit([.start: "2026-06-04T16:00"])
        #expect(try fixture.onlyRecord().seminar.diagnostics == [])
    }

    @Test mutating func `an announcement that comes to say the same contradicts nothing`() throws {
        try edit([.start: "16:00"])
        fixture.now = fixture.now.adding(seconds: 7200)
        try fixture.record("a.txt", [try StoreFixture.seminar(at: "2026-06-04T16:00")])
        let record = try fixture.onlyRecord()
        #expect(record.seminar.diagnostics == [])
        #expect(record.seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
        #expect(record.seminar.evidence[.start]?.basis.name == "corrected")
    }

    @Test mutating func `what is taken back is the announcement's again`() throws {
        let before = try fixture.onlyRecord()
        try edit([.start: "16:00", .title: "Rings, corrected"])
        #expect(try fixture.store.corrections().map(\.field) == [.start, .title])
        fixture.now = fixture.now.adding(seconds: 60)
        try edit(takingBack: [.start])
        #expect(try fixture.onlyRecord().seminar.title == "Rings, corrected")
        #expect(try fixture.onlyRecord().seminar.occurrence == before.seminar.occurrence)
        try edit(takingBack: [.title])
        let after = try fixture.onlyRecord()
        #expect(after.seminar == before.seminar && after.sequence == 3)
        #expect(try fixture.store.corrections(of: uid).isEmpty)
    }

    @Test func `every field can be corrected and taken away`() throws {
        _ = try fixture.store.carryOut(
            Edit(
                uid: uid,
                values: [
                    .title: ["  Knots\n in weather "], .speakers: ["Bo Reed (Harbour College)", "Cy Moss"],
                    .start: ["2026-06-05T09:30"], .end: ["11:00"], .zone: ["asia/calcutta"], .location: ["Room 9"],
                    .onlineURL: ["https://meet.example.org/9"], .host: ["Di Vale"], .status: ["tentative"],
                ]), at: fixture.now)
        let seminar = try fixture.onlyRecord().seminar
        #expect(seminar.title == "Knots in weather")
        #expect(
            seminar.speakers == [Speaker(name: "Bo Reed", affiliation: "Harbour College"), Speaker(name: "Cy Moss")])
        #expect(seminar.occurrence == (try occurrence("2026-06-05T09:30", "2026-06-05T11:00", "Asia/Kolkata")))
        #expect(seminar.location == "Room 9" && seminar.onlineURL == "https://meet.example.org/9")
        #expect(seminar.host == "Di Vale" && seminar.status == .tentative)
        #expect(Field.correctable.allSatisfy { seminar.evidence[$0]?.basis.name == "corrected" })
        try edit([.title: "", .speakers: "", .end: "", .location: "", .onlineURL: "", .host: ""])
        let bare = try fixture.onlyRecord().seminar
        #expect(bare.title == nil && bare.speakers == [] && bare.location == nil && bare.host == nil)
        #expect(bare.occurrence == (try occurrence("2026-06-05T09:30", nil, "Asia/Kolkata")))
    }

    @Test mutating func `a day alone keeps the announced hour, whichever it comes to be`() throws {
        try edit([.start: "2026-06-11"])
        #expect(
            try fixture.onlyRecord().seminar.occurrence == (try occurrence("2026-06-11T14:00", "2026-06-11T15:00")))
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("a.txt", [try StoreFixture.seminar(at: "2026-06-04T18:00")])
        let seminar = try fixture.onlyRecord().seminar
        #expect(seminar.occurrence == (try occurrence("2026-06-11T18:00", "2026-06-11T19:00")))
        #expect(seminar.diagnostics == [])
    }

    @Test func `an hour for a whole day needs a zone`() throws {
        let day = try #require(LocalDate("2026-07-01"))
        let whole = Seminar(
            title: "Open day", occurrence: .days(first: day, last: day),
            diagnostics: [Diagnostic(.info, "time-missing", "No hour is told.")])
        try fixture.record("b.txt", [whole])
        let other = try #require(try fixture.uids().first { $0 != uid })
        func edit(_ values: [Field: [String]]) throws {
            _ = try fixture.store.carryOut(Edit(uid: other, values: values), at: fixture.now)
        }
        #expect(throws: EditError.zoneMissing) { try edit([.start: ["09:00"]]) }
        try edit([.start: ["09:00"], .zone: ["Europe/Paris"]])
        let seminar = try #require(try fixture.store.records(of: [other]).first?.seminar)
        #expect(seminar.occurrence == (try occurrence("2026-07-01T09:00", nil)))
        #expect(seminar.diagnostics == [])
    }

    @Test(
        arguments: [
            (Field.start, "2026-03-29T02:30", EditError.skipped(.init(date("2026-03-29"), time(2, 30)), zone: paris)),
            (
                .start, "2026-10-25 02:30",
                .twice(.init(date("2026-10-25"), time(2, 30)), zone: paris, offsets: ["+02:00", "+01:00"])
            ),
            (
                .start, "2026-10-25T02:30+01:00",
                .second(
                    .init(date("2026-10-25"), time(2, 30)), zone: paris,
                    universal: .init(date("2026-10-25"), time(1, 30)))
            ),
            (.zone, "Paris, maybe", .unknownZone("Paris, maybe")), (.series, "x", .notCorrectable(.series)),
            (.end, "13:00", .endsBeforeStart(start: "2026-06-04 14:00", end: "2026-06-04 13:00")),
            (.end, "2026-06-05", .unreadable(.end, text: "2026-06-05", expected: expectedMoment)),
            (.start, "4 pm", .unreadable(.start, text: "4 pm", expected: expectedMoment)),
            (.start, "25:00", .unreadable(.start, text: "25:00", expected: expectedMoment)),
            (
                .onlineURL, "javascript:alert(1)",
                .unreadable(
                    .onlineURL, text: "javascript:alert(1)", expected: "an address that begins with https:// or http://"
                )
            ),
            (
                .status, "off",
                .unreadable(.status, text: "off", expected: "confirmed, tentative, cancelled, postponed or finished")
            ),
            (.title, String(repeating: "x", count: 1001), .tooLong(.title, limit: 1000)),
        ] as [(Field, String, EditError)])
    func `what cannot be meant is refused, and nothing is changed`(field: Field, text: String, error: EditError) throws
    {
        let before = try fixture.onlyRecord()
        #expect(throws: error) { try edit([field: text, .location: "Room 9"]) }
        #expect(try fixture.onlyRecord() == before)
        #expect(try fixture.store.corrections().isEmpty)
        #expect(!error.description.isEmpty)
    }

    private static func date(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(dayNumber: 0) }
    private static func time(_ hour: Int, _ minute: Int) -> LocalTime {
        LocalTime(secondOfDay: hour * 3600 + minute * 60)
    }
    private static let paris = TZID(rawValue: "Europe/Paris") ?? .utc
    private static let expectedMoment = "2027-02-10T16:00, 16:00 for the same day, or 2027-02-10 for the same hour"

    @Test func `an instant is shown by the venue's clock`() throws {
        try edit([.start: "2026-10-25T02:30+02:00"])
        #expect(
            try fixture.onlyRecord().seminar.occurrence == (try occurrence("2026-10-25T02:30", "2026-10-25T03:30")))
        try edit([.start: "2026-06-04T14:00Z"])
        #expect(
            try fixture.onlyRecord().seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
    }

    @Test func `there is nothing to do, to take back or to find`() {
        #expect(throws: EditError.nothingAsked) { try edit() }
        #expect(throws: EditError.notCorrected(.title)) { try edit(takingBack: [.title]) }
        #expect(throws: EditError.noEvent(uid: "nobody@example.org")) {
            try fixture.store.carryOut(Edit(uid: "nobody@example.org", values: [.title: ["x"]]), at: fixture.now)
        }
    }

    @Test mutating func `another announcement of the corrected talk is the same talk, by either time`() throws {
        try edit([.start: "16:00", .speakers: "Ada Quill-Reed"])
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("old.txt", [try StoreFixture.seminar()])
        #expect(try fixture.uids() == [uid])
        try fixture.record("new.txt", [try StoreFixture.seminar("Ada Quill-Reed", at: "2026-06-04T16:00")])
        #expect(try fixture.uids() == [uid])
        let seminar = try fixture.onlyRecord().seminar
        #expect(seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
        #expect(seminar.speakers == [Speaker(name: "Ada Quill-Reed")])
    }

    @Test mutating func `a correction goes with the file under another name`() throws {
        try edit([.start: "16:00"])
        fixture.now = fixture.now.adding(seconds: 60)
        try fixture.record("b.txt", [try StoreFixture.seminar()])
        try fixture.remove("a.txt", .withdraw)
        #expect(try fixture.uids() == [uid])
        #expect(
            try fixture.onlyRecord().seminar.occurrence == (try occurrence("2026-06-04T16:00", "2026-06-04T17:00")))
    }

    @Test mutating func `a correction of what was withdrawn shows when it returns`() throws {
        try fixture.remove("a.txt", .withdraw)
        try edit([.location: "Room 9"])
        #expect(try fixture.uids() == [])
        fixture.now = fixture.now.adding(seconds: 3600)
        try fixture.record("a.txt", [try StoreFixture.seminar()])
        #expect(try fixture.onlyRecord().seminar.location == "Room 9")
    }

    @Test func `a corrected value is stored as it is read`() throws {
        try edit([.start: "16:00"])
        let seminar = try fixture.onlyRecord().seminar
        #expect(SeminarReader.seminar(in: try SeminarJSON.text(seminar)) == seminar)
    }
}
