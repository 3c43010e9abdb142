import Testing

@testable import CalFeed

/// Talks that were moved or called off. Talks, people and places are invented.
struct MovedTalkTests {
    private static let zone = TZID(rawValue: "Europe/Berlin")

    private func told(_ text: String) -> [String] {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text, context: ReadingContext(referenceDate: LocalDate("2026-03-01"), defaultZone: Self.zone)
        ).seminars.map { seminar in
            guard case .clock(let start, _, _) = seminar.occurrence else {
                return "whole day \(seminar.status.rawValue)"
            }
            return "\(start) \(seminar.status.rawValue)"
        }
    }

    @Test(arguments: [
        (
            "The talk by Ada Quill, planned for Thursday 5 March, 4 pm, has been postponed. New date: Thursday 12 March, 3 pm.",
            "2026-03-12T15:00"
        ),
        (
            "POSTPONED: Ada Quill, \"Old Nets\", Thursday 5 March, 4 pm. It will now take place on Thursday 12 March at 5 pm.",
            "2026-03-12T17:00"
        ),
        (
            "Der Vortrag von Ada Quill, der für Donnerstag, 5. März, 19.30 Uhr geplant war, muss ausfallen. Einen Nachholtermin "
                + "gibt es schon: Mittwoch, 22. April, 19.30 Uhr.", "2026-04-22T19:30"
        ),
        (
            "Verschoben: Der Vortrag von Ada Quill am Donnerstag, 5. März, 16 Uhr findet nun am 12. März um 15 Uhr statt.",
            "2026-03-12T15:00"
        ),
        (
            "La conferencia de Ada Quill, prevista para el jueves 5 de marzo a las 20:00, se aplaza al jueves 12 de marzo a la "
                + "misma hora.", "2026-03-12T20:00"
        ),
        (
            "La conférence d'Ada Quill, prévue le jeudi 5 mars à 14h, est reportée au jeudi 12 mars à 15h.",
            "2026-03-12T15:00"
        ),
        (
            "The seminar of Ada Quill has been moved from Thursday 5 March, 4 pm to Friday 6 March, 2 pm.",
            "2026-03-06T14:00"
        ),
        ("Ada Quill will talk on Thursday 12 March at 4 pm instead of Thursday 5 March.", "2026-03-12T16:00"),
    ])
    func `a talk that was moved stands at its new day and hour`(text: String, start: String) {
        #expect(told(text) == ["\(start) confirmed"])
    }

    @Test func `a day that is called off is not that of the next talk`() {
        #expect(
            told("The seminar on March 5 is cancelled. The next one is on March 12, 4 pm: Ada Quill, \"Old Nets\".")
                == [
                    "2026-03-12T16:00 confirmed"
                ])
    }

    @Test(arguments: [
        ("The seminar of Ada Quill, \"Old Nets\", on Thursday 5 March, 4 pm, has been postponed.", "postponed"),
        ("The seminar of Ada Quill on Thursday 5 March, 4 pm, is cancelled.", "cancelled"),
        ("If the seminar on Thursday 5 March, 4 pm, is cancelled, we will write.", "confirmed"),
        ("The talk of Ada Quill on Thursday 5 March, 4 pm, is about flights that were cancelled.", "confirmed"),
        ("The lecture on 5 March at 4 pm takes place, but the dinner afterwards is cancelled.", "confirmed"),
        ("The seminar on 5 March, 4 pm, replaces the cancelled one.", "confirmed"),
    ])
    func `a talk without a new day is postponed or called off where its sentence says so`(text: String, status: String)
    {
        #expect(told(text) == ["2026-03-05T16:00 \(status)"])
    }

    @Test func `a talk that was moved and then called off is called off`() {
        #expect(
            told("CANCELLED: Seminar Thursday 12 March, 4 pm (moved from 5 March)") == ["2026-03-12T16:00 cancelled"])
        #expect(
            told(
                "CANCELLED: Seminar 5 March\n\nThe seminar on 5 March is cancelled. The next one is on 12 March, 4 pm.")
                == ["2026-03-12T16:00 confirmed"])
    }

    @Test(arguments: [
        "New room: B12\nThursday 5 March, 4 pm: Ada Quill, \"Old Nets\"\nThursday 12 March, 4 pm: Bela Sample, \"New Nets\"",
        "Course by Ada Quill, now at Oxford\n5 March, 4 pm: First part\n12 March, 4 pm: Second part",
    ])
    func `what is new of a room or a person moves no talk`(text: String) {
        #expect(told(text) == ["2026-03-05T16:00 confirmed", "2026-03-12T16:00 confirmed"])
    }

    @Test func `a heading below a talk is not said of it`() {
        let text = """
            10 March, 4 pm: Ada Quill, "Old Nets"
            17 March, 4 pm: Bela Sample, "New Nets"

            Past talks

            12 February, 4 pm: Cora Model, "No Nets"
            """
        #expect(told(text).prefix(2) == ["2026-03-10T16:00 confirmed", "2026-03-17T16:00 confirmed"])
    }

    @Test func `a list of two rows says of each what became of it, too`() {
        let text = "- March 5, 4 pm: Ada Quill, \"Old Nets\" – cancelled\n- March 12, 4 pm: Bela Sample, \"New Nets\""
        #expect(told(text) == ["2026-03-05T16:00 cancelled", "2026-03-12T16:00 confirmed"])
    }

    @Test func `a list says of each row what became of it`() {
        let text = """
            - March 5, 4 pm: Ada Quill, "Old Nets" – cancelled
            - March 12, 4 pm: Bela Sample, "New Nets"
            - March 19, 4 pm: Cora Model, "No Nets"
            """
        #expect(
            told(text) == ["2026-03-05T16:00 cancelled", "2026-03-12T16:00 confirmed", "2026-03-19T16:00 confirmed"])
    }
}
