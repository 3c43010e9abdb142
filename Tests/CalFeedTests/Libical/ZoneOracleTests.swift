import Foundation
import Testing

@testable import CalFeed

/// Comparisons with Python's zoneinfo, made by `Tests/Oracle/zones.py`, which also tells their form.
@Suite struct ZoneOracleTests {
    /// The recorded comparisons, or the file that the environment names: `make oracle` makes them all.
    private static let file =
        ProcessInfo.processInfo.environment["CALFEED_ZONE_COMPARISONS"]
        ?? "\(#filePath)".replacing("CalFeedTests/Libical/ZoneOracleTests.swift", with: "Oracle/zones.txt")

    @Test func `local times and instants mean what Python's zoneinfo says`() throws {
        let database = try ZoneDatabase()
        let lines = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n")
        let head = try #require(lines.first).split(separator: " ")
        try #require(head.count == 4 && head[0] == "V" && lines.count > 1000)
        // Another release of the database may tell another future, and another past of a few zones: 2026a changed
        // Moldova's since 2022.
        let isSameRelease = database.version == head[1]
        let horizon = isSameRelease ? Int.max : 1_700_000_000
        var mismatches: [String] = []
        var zones: Set<String> = []
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            let numbers = words.dropFirst(2).compactMap { Int($0) }
            let first = try #require(numbers.first)
            guard first < horizon else { continue }
            let zone = try #require(database.zone(named: String(words[1])), "\(line)")
            if try !agrees(String(words[0]), numbers, zone, database) {
                mismatches.append(String(line))
                zones.insert(zone.rawValue)
            }
        }
        #expect(
            zones.count <= (isSameRelease ? 0 : 3),
            "\(mismatches.count) of \(lines.count - 1), such as \(mismatches.prefix(20))")
    }

    private func agrees(
        _ kind: String, _ numbers: [Int], _ zone: TZID, _ database: ZoneDatabase
    ) throws -> Bool {
        if kind == "O" {
            let instant = Timestamp(secondsSince1970: numbers[0])
            return try database.offset(at: instant, in: zone) == numbers[1]
        }
        let stamps = numbers.dropFirst().map { Timestamp(secondsSince1970: $0) }
        let expected: LocalTimeMeaning =
            switch kind {
            case "U": .unique(stamps[0])
            case "G": .gap(stamps[0])
            default: .fold(first: stamps[0], second: stamps[1])
            }
        return try database.meaning(of: LocalDateTime(secondsSince1970: numbers[0]), in: zone) == expected
    }
}
