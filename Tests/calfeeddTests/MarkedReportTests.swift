import CalFeed
import Testing

@testable import calfeedd

/// `calfeedd extract --marked`.
struct MarkedReportTests {
    private static let mail = """
        From: Ada Quill <ada@harbour.example.org>
        Subject: Seminar
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Title: Rings of slow growth
        Speaker: Zo=C3=AB Reed
        Thursday, 4 June 2026, 14:00 - 15:00
        """

    private static func evidence(_ words: String, in text: String) throws -> Evidence {
        let place = try #require(text.firstRange(of: words))
        let (start, end) = (
            text.utf8.distance(from: text.startIndex, to: place.lowerBound),
            text.utf8.distance(from: text.startIndex, to: place.upperBound)
        )
        return Evidence(basis: .stated, text: words, span: start..<end, rule: "test")
    }

    private static func seminar(_ evidence: [Field: Evidence]) throws -> Seminar {
        let day = try #require(LocalDate("2026-06-04"))
        return Seminar(occurrence: .days(first: day, last: day), evidence: evidence)
    }

    private static let plain = TerminalStyle(isColoured: false)

    @Test func `the words of a mail are marked as its reader sees them`() throws {
        var speaker = try Self.evidence("Zo=C3=AB Reed", in: Self.mail)
        speaker.text = "Zoë Reed"
        let seminar = try Self.seminar([
            .title: try Self.evidence("Rings of slow growth", in: Self.mail), .speakers: speaker,
            .start: try Self.evidence("14:00", in: Self.mail), .end: try Self.evidence("15:00", in: Self.mail),
        ])
        let report = MarkedReport(Array(Self.mail.utf8), Reading(seminars: [seminar]), style: Self.plain).text
        #expect(report.contains("Title: ⟦title: Rings of slow growth⟧\n"))
        #expect(report.contains("Speaker: ⟦speakers: Zoë Reed⟧\n"))
        #expect(report.contains("4 June 2026, ⟦start: 14:00⟧ - ⟦end: 15:00⟧"))
        #expect(!report.contains("quoted-printable"))
    }

    @Test func `words of several talks are marked once for each field, and those of several fields name all`() throws {
        let text = "Ada Quill and Bo Reed, CET\n10:00 Knots\n11:00 Rings\u{1B}[31m\n"
        func talk(_ title: String, _ hour: String) throws -> Seminar {
            try Self.seminar([
                .title: try Self.evidence(title, in: text), .start: try Self.evidence(hour, in: text),
                .zone: try Self.evidence("CET", in: text), .host: try Self.evidence("Ada Quill", in: text),
                .speakers: try Self.evidence("Ada Quill and Bo Reed", in: text),
            ])
        }
        let reading = Reading(seminars: [try talk("Rings", "11:00"), try talk("Knots", "10:00")])
        #expect(
            MarkedReport(Array(text.utf8), reading, style: Self.plain).text == """

                ⟦speakers, host: Ada Quill⟧⟦speakers:  and Bo Reed⟧, ⟦zone: CET⟧
                ⟦start: 10:00⟧ ⟦title: Knots⟧
                ⟦start: 11:00⟧ ⟦title: Rings⟧\u{FFFD}[31m


                """)
        let coloured = MarkedReport(Array(text.utf8), reading, style: TerminalStyle(isColoured: true)).text
        #expect(coloured.contains("\u{1B}[30;43mKnots\u{1B}[0m") && coloured.contains("\u{1B}[30;42m start \u{1B}[0m"))
    }

    @Test func `an announcement without a talk is shown as it is`() {
        let text = "The projector is broken.\n"
        #expect(MarkedReport(Array(text.utf8), Reading(), style: Self.plain).text == "\n\(text)\n")
    }
}
