import Testing

@testable import CalFeed

@Suite struct LocalDateTests {
    @Test func `day numbers and dates are each other's inverse from 1600 to 2400`() throws {
        var previous = try #require(LocalDate(year: 1600, month: 1, day: 1)).weekday
        let first = try #require(LocalDate(year: 1600, month: 1, day: 1)).dayNumber
        let last = try #require(LocalDate(year: 2400, month: 12, day: 31)).dayNumber
        for number in (first + 1)...last {
            let date = LocalDate(dayNumber: number)
            #expect(date.dayNumber == number)
            #expect(date.weekday.rawValue == previous.rawValue % 7 + 1)
            previous = date.weekday
        }
        #expect(LocalDate(dayNumber: last).description == "2400-12-31")
    }

    @Test(arguments: [("2026-03-12", Weekday.thursday), ("2000-02-29", .tuesday), ("1969-12-31", .wednesday)])
    func `a known date has its weekday`(text: String, weekday: Weekday) throws {
        #expect(try #require(LocalDate(text)).weekday == weekday)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-01", "2026-01-32", ""])
    func `what the calendar does not have is not a date`(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (1_773_327_600, "2026-03-12T15:00:00Z"),
    ])
    func `an instant is written in RFC 3339 and read back`(seconds: Int, text: String) throws {
        #expect(Timestamp(secondsSince1970: seconds).description == text)
        #expect(try #require(Timestamp(text)).secondsSince1970 == seconds)
    }

    @Test(arguments: ["../etc/passwd", "", "/UTC", "Europe//Paris", "Europe/Paris\n", "Etc/.hidden", "1Zone"])
    func `a name that could leave the zone data's folder is not a TZID`(name: String) {
        #expect(TZID(rawValue: name) == nil)
    }
}
