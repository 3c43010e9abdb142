import Testing

@testable import CalFeed

@Suite struct PlaceReadingTests {
    private func read(_ text: String) -> Reading {
        AnnouncementReader(zones: CorpusCase.zones).read(
            text,
            context: ReadingContext(
                referenceDate: LocalDate("2026-09-20"), defaultZone: TZID(rawValue: "Europe/London")))
    }

    private func day(of seminar: Seminar) -> LocalDate {
        switch seminar.occurrence {
        case .days(let first, _): first
        case .clock(let start, _, _): start.date
        }
    }

    @Test(arguments: [
        (
            "Lena Quillfeather (Northfield)\nSlow Rivers\nTuesday 22 September, 16:00\nLecture held in Room 5-220 of the Bell Building.",
            "Room 5-220 of the Bell Building"
        ),
        (
            "Der Vortrag „Langsames Eis“ von Dr. Ada Beispiel findet am 22. September 2026 um 16 Uhr im Raum SR 1.067 statt.",
            "Raum SR 1.067"
        ),
    ])
    func `a place begins behind the words that lead to it`(text: String, place: String) throws {
        let seminar = try #require(read(text).seminars.first)
        #expect(seminar.location == place)
    }

    @Test func `two numbers behind a word for a room are no date`() {
        let reading = read("Logic Lunch meets every Thursday during term, 12:30–13:30, Room 3.07. Bring a sandwich.")
        #expect(reading.seminars.map(\.location) == ["Room 3.07"])
        #expect(reading.seminars.map(day) == [LocalDate("2026-09-24")])
        #expect(reading.seminars.map { $0.diagnostics.map(\.code) } == [["day-of-series"]])
    }

    @Test func `when a series meets is told, and no day is missed`() {
        let reading = read("Logic Lunch meets on Thursdays during term, in Room 5. Bring a sandwich.")
        #expect(reading.seminars == [])
        #expect(reading.diagnostics.map(\.code) == ["only-series"])
        #expect(reading.diagnostics.map(\.severity) == [.info])
    }

    @Test func `a number behind a word for a room is a date where a year follows`() throws {
        let seminar = try #require(read("Slow Rivers, by Lena Quillfeather, Main Hall 12.10.2026 16:00").seminars.first)
        #expect(day(of: seminar) == LocalDate("2026-10-12"))
    }

    @Test func `who speaks on the day of a series speaks on the next, and that is doubtful`() throws {
        let reading = read("Thursdays at 12:30 in Room 5, Old Hall: Dr Lena Quillfeather will speak on Slow Rivers.")
        let seminar = try #require(reading.seminars.first)
        #expect(day(of: seminar) == LocalDate("2026-09-24"))
        #expect(seminar.diagnostics.map(\.code).contains("day-of-series"))
    }

    @Test func `lines that begin with a date are a list, however wide they are`() {
        let reading = read(
            """
            Logic Lunch meets every Thursday 12:30–13:30 in Room 3.07.

            1 October: Bertie Example – Forcing without any tears
            15 October: Nora Sample – Definable groups
            22 October: Jim Beispiel – Tables
            """)
        #expect(reading.seminars.map(\.title) == ["Forcing without any tears", "Definable groups", "Tables"])
        #expect(reading.seminars.map(\.location) == ["Room 3.07", "Room 3.07", "Room 3.07"])
    }

    @Test func `the number of an item is no part of its place`() {
        let reading = read(
            """
            1. Colloquium
               Monday, October 5, 3:30 - 4:30 p.m., 1240 Harlan Hall
               Miriam Sample, Northfield University
               "Sketching Streams That Never End"

            2. Systems Lunch
               Wednesday, October 7, noon - 1 p.m., 4310 Harlan Hall
               Tobias Example
               "Caches, Lies, and Page Tables"
            """)
        #expect(reading.seminars.map(\.location) == ["1240 Harlan Hall", "4310 Harlan Hall"])
    }
}
