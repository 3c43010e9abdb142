import Testing

@testable import CalFeed

/// Mails: their parts, their encodings, and the older messages in them.
@Suite struct MailReadingTests {
    private func read(_ text: String) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text, context: ReadingContext(referenceDate: LocalDate("2026-03-02"), defaultZone: berlin))
    }

    private func only(_ text: String) throws -> Seminar {
        let reading = read(text)
        #expect(reading.seminars.count == 1, "\(reading.diagnostics.map(\.message))")
        return try #require(reading.seminars.first)
    }

    private func head(_ subject: String, _ type: String = "text/plain; charset=utf-8") -> String {
        "From: Ada Example <ada@somewhere.example>\nTo: talks@lists.somewhere.example\nDate: Mon, 2 Mar 2026 10:00:00 +0100\nSubject: \(subject)\nContent-Type: \(type)\n\n"
    }

    private func rendition(_ mail: String) -> String {
        let rendition = Message(Array(mail.utf8)).rendition
        return rendition.words(in: 0..<rendition.bytes.count).trimmed
    }

    @Test(arguments: [
        ("Re: AW: On Waiting", "On Waiting"), ("[talks] On Waiting", "On Waiting"),
        ("[finished] On Waiting", "[finished] On Waiting"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"), ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"), ("=?utf-8?Q?Gr=C3=BC=C3=9Fe an alle?=", "Grüße an alle"),
        ("a =?iso-8859-1?Q?=E9?= b", "a é b"), ("=?nonsense", "=?nonsense"),
    ])
    func `a subject is read`(subject: String, expected: String) {
        #expect(rendition(head(subject) + "x") == expected + "\n\nx")
    }

    @Test func `the plain text is taken, unless it is a stub`() {
        func mail(_ plain: String) -> String {
            head("S", "multipart/alternative; boundary=\"b;1\"")
                + "--b;1\nContent-Type: text/plain\n\n\(plain)\n--b;1\nContent-Type: text/html\n\n<p>A long page with the whole of the announcement in it, and more.</p>\n--b;1--\n"
        }
        #expect(rendition(mail("The announcement as plain text.")) == "S\n\nThe announcement as plain text.")
        #expect(rendition(mail("See HTML.")).hasSuffix("and more."))
        #expect(rendition(mail("")).hasSuffix("and more."))
    }

    @Test func `flowed lines are paragraphs`() {
        let mail = head("S", "text/plain; format=flowed") + "one \ntwo\n\n> three \n> four\n five\n-- \nsix\n"
        #expect(rendition(mail) == "S\n\none two\n\n> three four\nfive\n-- \nsix")
    }

    @Test func `a signature and a list's footer are not the announcement`() throws {
        let seminar = try only(
            head("On Waiting")
                + "Thursday, 12 March 2026, 4 pm, Room 7\n\n-- \nAda Example\nOffice hours: 5 March 2026, 9:00\n____________________\nTalks mailing list\nTo unsubscribe, write before 1 May 2026, 10:00\n"
        )
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: nil, zone: berlin))
    }

    static let announcement =
        "Title: On Waiting\nSpeaker: Bela Sample (Somewhere University)\nDate: Thursday, 12 March 2026, 4-5 pm\nRoom: Room 7, North Hall\n"

    private func quoted() -> String {
        Self.announcement.split(separator: "\n").map { "> \($0)\n" }.joined()
    }

    @Test(arguments: [
        "On Sun, 1 Mar 2026 at 09:00, Bela Sample <bela@somewhere.example> wrote:",
        "Am So., 1. März 2026 um 09:00 Uhr schrieb Bela Sample <bela@somewhere.example>:",
        "Le dim. 1 mars 2026 à 09:00, Bela Sample a écrit :",
    ])
    func `a reply changes the room and leaves the rest`(attribution: String) throws {
        let seminar = try only(
            head("Re: On Waiting") + "Dear all, the room has changed to B12.\n\n\(attribution)\n\(quoted())")
        #expect(seminar.title == "On Waiting")
        #expect(seminar.speakers == [Speaker(name: "Bela Sample", affiliation: "Somewhere University")])
        #expect(seminar.location == "B12")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
    }

    @Test func `a reply that names the day tells the room in a sentence`() throws {
        let seminar = try only(
            head("Re: Seminar on Thursday, 12 March 2026, 4 pm")
                + "The talk has moved to Room 117.\n\nOn 1 Mar 2026, Bela Sample wrote:\n"
                + quoted().replacing("4-5 pm", with: "4-5 pm EDT"))
        #expect(seminar.location == "Room 117")
        #expect(
            seminar.occurrence
                == .clock(
                    start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: TZID(rawValue: "America/New_York")
                ))
    }

    @Test(arguments: [
        "When: Thursday, March 12, 2026 4:00 PM-5:00 PM (UTC-05:00) Eastern Time (US & Canada).\nWhere: Room 7",
        "Time: Mar 12, 2026 04:00 PM Eastern Time (US and Canada)\n\nOne tap mobile\n+13015550192,,99912345678# US",
        "Thursday, March 12, 2026 4:00 PM | 1 hour | (UTC-05:00) Eastern Time (US & Canada)",
    ])
    func `an invitation's zone is the one it names`(text: String) throws {
        let seminar = try only("On Waiting\n\n" + text)
        guard case .clock(let start, _, let zone) = seminar.occurrence else { throw Unexpected() }
        #expect(start == at("2026-03-12T16:00"))
        #expect(zone?.rawValue == "America/New_York")
        #expect(seminar.title?.contains("+") != true)
    }

    private struct Unexpected: Error {}

    @Test func `a reply calls the talk off`() throws {
        let seminar = try only(
            head("Re: On Waiting") + "The talk is cancelled, sorry.\n\nOn 1 Mar 2026, Bela Sample wrote:\n\(quoted())")
        #expect(seminar.status == .cancelled)
        #expect(seminar.title == "On Waiting")
    }

    @Test func `a reply moves the hour, and the talk is as long as it was`() throws {
        let seminar = try only(
            head("Re: On Waiting") + "We start at 5:30 pm.\n\nOn 1 Mar 2026, Bela Sample wrote:\n\(quoted())")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T17:30"), end: at("2026-03-12T18:30"), zone: berlin))
        #expect(seminar.title == "On Waiting")
        #expect(seminar.location == "Room 7, North Hall")
    }

    @Test(arguments: [
        "---------- Forwarded message ---------\nFrom: Bela Sample <bela@somewhere.example>\nDate: Sun, 1 Mar 2026 at 09:00\nSubject: Colloquium\nTo: <talks@somewhere.example>\n\n",
        "-----Ursprüngliche Nachricht-----\nVon: Bela Sample\nGesendet: Sonntag, 1. März 2026 09:00\nAn: talks\nBetreff: Colloquium\n\n",
        "________________________________\nFrom: Bela Sample\nSent: Sunday, March 1, 2026 9:00 AM\nTo: talks\nSubject: Colloquium\n\n",
        "Begin forwarded message:\n\nFrom: Bela Sample\nDate: March 1, 2026\nTo: talks\nSubject: Colloquium\n\n",
    ])
    func `a forwarded announcement is the announcement`(divider: String) throws {
        let seminar = try only(head("Fwd: Colloquium") + "FYI\n\n\(divider)\(Self.announcement)")
        #expect(seminar.title == "On Waiting")
        #expect(seminar.location == "Room 7, North Hall")
        #expect(seminar.occurrence == .clock(start: at("2026-03-12T16:00"), end: at("2026-03-12T17:00"), zone: berlin))
    }

    @Test func `a forwarded mail that is attached is read`() throws {
        let seminar = try only(
            head("Fwd", "multipart/mixed; boundary=x")
                + "--x\n\nSee below.\n--x\nContent-Type: message/rfc822\n\n\(head("Colloquium"))\(Self.announcement)\n--x--\n"
        )
        #expect(seminar.title == "On Waiting")
    }

    @Test func `an older announcement does not replace the new one`() throws {
        let seminar = try only(
            head("Colloquium")
                + "Title: On Hurrying\nSpeaker: Carla Beispiel\nDate: 19 March 2026, 3 pm\n\nOn 1 Mar 2026, Bela Sample wrote:\n\(quoted())"
        )
        #expect(seminar.title == "On Hurrying")
        #expect(seminar.speakers.map(\.name) == ["Carla Beispiel"])
        #expect(seminar.location == nil)
    }

    @Test(arguments: [
        "multipart/mixed", "multipart/mixed; boundary=", "multipart/mixed; boundary=x", "text/plain; charset=\"",
        "message/rfc822",
        "application/octet-stream", "text/calendar",
    ])
    func `a mail without a text is said to have none`(type: String) {
        let reading = read(head("", type) + "--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n")
        #expect(reading.seminars.isEmpty)
        #expect(!reading.diagnostics.isEmpty)
    }

    @Test func `mails within mails end somewhere`() {
        var mail = head("S") + Self.announcement
        for _ in 0..<60 { mail = head("Fwd", "message/rfc822") + mail }
        #expect(!read(mail).diagnostics.isEmpty)
    }
}
