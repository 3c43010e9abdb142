import Foundation
import Testing

@testable import CalFeed

@Suite struct ZoneDatabaseTests {
    private let database: ZoneDatabase

    init() throws { database = try ZoneDatabase() }

    private func zone(_ name: String) throws -> TZID { try #require(database.zone(named: name)) }

    private func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    @Test(arguments: [
        ("US/Eastern", "America/New_York"), ("Asia/Calcutta", "Asia/Kolkata"), ("europe/paris", "Europe/Paris"),
        ("UTC", "Etc/UTC"), ("Etc/UTC", "Etc/UTC"), ("Europe/Bratislava", "Europe/Bratislava"),
    ])
    func `a name of the database stands for today's name`(name: String, canonical: String) throws {
        #expect(try zone(name).rawValue == canonical)
    }

    @Test(arguments: ["Mars/Olympus", "", "../../etc/passwd", "Europe", "zone.tab", "posixrules"])
    func `what is not a zone has no name`(name: String) {
        #expect(database.zone(named: name) == nil)
    }

    @Test(arguments: [
        "Europe/Paris", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham",
        "Africa/Casablanca",
        "Asia/Kolkata", "America/Phoenix", "Etc/UTC",
    ])
    func `a zone is among those that were ever at its offset`(name: String) throws {
        let zone = try zone(name)
        for instant in ["1995-01-15T12:00:00Z", "2020-07-15T12:00:00Z", "2027-01-15T12:00:00Z", "2027-07-15T12:00:00Z"]
        {
            let offset = try database.offset(at: self.instant(instant), in: zone)
            #expect(database.names(everAt: offset).contains(zone), "\(instant)")
        }
    }

    @Test func `an offset that no clock ever had is no zone's`() {
        #expect(database.names(everAt: 3660) == [] && database.names(everAt: 15 * 3600) == [])
        #expect(database.names(everAt: 20_700).map(\.rawValue) == ["Asia/Kathmandu"])
    }

    @Test func `the version is a year and letters`() {
        #expect(database.version.count >= 5)
        #expect(Int(database.version.prefix(4)).map { $0 >= 2025 } == true)
    }

    @Test func `every zone of a country is among the sorted names`() {
        #expect(database.names == database.names.sorted())
        #expect(database.names.contains(.utc))
        #expect(database.names.count > 400)
        #expect(database.zones(ofCountry: "de").map(\.rawValue) == ["Europe/Berlin", "Europe/Busingen"])
        #expect(database.zones(ofCountry: "NZ").first?.rawValue == "Pacific/Auckland")
        #expect(database.zones(ofCountry: "XX") == [])
        #expect(Set(database.zones(ofCountry: "US")).isSubset(of: Set(database.names)))
    }

    @Test(arguments: [
        ("America/New_York", "2026-06-19T15:00:00Z", "2026-06-19T11:00", "EDT"),
        ("Asia/Tehran", "2026-06-19T15:00:00Z", "2026-06-19T18:30", "UTC+03:30"),
        ("America/Sao_Paulo", "2026-06-19T15:00:00Z", "2026-06-19T12:00", "UTC-03:00"),
        ("Asia/Kathmandu", "2026-06-19T15:00:00Z", "2026-06-19T20:45", "UTC+05:45"),
        ("Etc/UTC", "2026-06-19T15:00:00Z", "2026-06-19T15:00", "UTC"),
        ("Europe/Dublin", "2026-01-10T12:00:00Z", "2026-01-10T12:00", "GMT"),
        ("Europe/Dublin", "2026-07-10T12:00:00Z", "2026-07-10T13:00", "IST"),
        ("Asia/Jerusalem", "2021-05-04T13:00:00Z", "2021-05-04T16:00", "IDT"),
    ])
    func `a clock shows the local time and people name its zone`(
        name: String, utc: String, local: String, abbreviation: String
    ) throws {
        let zone = try zone(name)
        #expect(try database.local(at: instant(utc), in: zone).description == local)
        #expect(try database.abbreviation(at: instant(utc), in: zone) == abbreviation)
    }

    @Test func `a skipped reading takes the offset before the gap and a repeated one is the first`() throws {
        let zone = try zone("America/New_York")
        let gap = try #require(LocalDateTime("2026-03-08T02:30"))
        let fold = try #require(LocalDateTime("2026-11-01T01:30"))
        #expect(try database.meaning(of: gap, in: zone) == .gap(instant("2026-03-08T07:30:00Z")))
        let expected = LocalTimeMeaning.fold(
            first: try instant("2026-11-01T05:30:00Z"), second: try instant("2026-11-01T06:30:00Z"))
        #expect(try database.meaning(of: fold, in: zone) == expected)
        #expect(expected.timestamp == (try instant("2026-11-01T05:30:00Z")))
    }

    @Test func `a day that Samoa skipped is a gap`() throws {
        let local = try #require(LocalDateTime("2011-12-30T12:00"))
        #expect(try database.meaning(of: local, in: zone("Pacific/Apia")) == .gap(instant("2011-12-30T22:00:00Z")))
    }

    @Test func `an unknown zone is an error that names it`() throws {
        let zone = try #require(TZID(rawValue: "Mars/Olympus"))
        #expect(throws: ZoneError.unknownZone(zone)) {
            try database.offset(at: instant("2026-01-01T00:00:00Z"), in: zone)
        }
        #expect(database.component(of: zone) == nil)
        #expect(ZoneError.unknownZone(zone).description == "the time zone database has no zone Mars/Olympus")
    }

    @Test func `a folder without the database is an error that says what to install`() throws {
        let error = #expect(throws: ZoneError.self) { try ZoneDatabase(directory: "/nonexistent") }
        #expect(
            error?.description
                == "no time zone database in /nonexistent (tzdata.zi is missing): install the package tzdata")
    }
}
