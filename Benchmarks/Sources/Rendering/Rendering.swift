import CLibicalFeed
import CalFeed
import Foundation

/// Rendering a feed of 10,000 seminars with descriptions of some 800 characters, side by side with libical in C; and
/// republishing it after one change, side by side with a copy of its bytes. Ratios count; the times are this machine's.
@main
struct Rendering {
    static let count = 10_000
    static let rounds = 15

    static func main() throws {
        let zones = try ZoneDatabase()
        guard let address = SiteAddress("https://talks.example.org") else { return }
        let records = seminars()
        let changed = Timestamp(secondsSince1970: 1_790_000_000)
        func rendered() -> (LoneFeed, Resource) {
            var feed = LoneFeed(title: "All talks", address: address, zones: zones)
            feed.fill(records)
            let resource = feed.resource(changed: changed)
            return (feed, resource)
        }
        var (feed, resource) = rendered()
        let bytes = resource.body.bytes
        let events = LibicalEvents(reading: bytes)
        print("\(count) events, \(bytes.count) bytes; libical writes \(events.write())")

        var ours = Double.infinity
        var theirs = Double.infinity
        for _ in 0..<rounds {
            ours = min(ours, seconds { _ = rendered() })
            theirs = min(theirs, seconds { _ = events.write() })
        }
        print(
            "render from nothing: \(rate(ours)) events/s; libical in C \(rate(theirs)); ratio \(ratio(theirs / ours))")

        var copy = Double.infinity
        var again = Double.infinity
        var single = Double.infinity
        for round in 0..<rounds * 10 {
            copy = min(copy, seconds { _ = copied(bytes) })
            var record = records[(round * 997) % count]
            record.sequence += round + 1
            record.lastModified = record.lastModified.adding(seconds: round + 1)
            var one = LoneFeed(title: "One", address: address, zones: zones)
            single = min(single, seconds { one.fill([record]) })
            again = min(
                again,
                seconds {
                    feed.replace(record)
                    resource = feed.resource(changed: changed)
                })
        }
        print(
            "republish after one change: \(microseconds(again)); a copy of the feed \(microseconds(copy)), one event "
                + "\(microseconds(single)); ratio \(ratio(again / (copy + single)))")
    }

    /// A copy of all bytes, which the optimiser cannot leave out.
    @inline(never) static func copied(_ bytes: [UInt8]) -> [UInt8] {
        var copy = bytes
        copy[0] = copy[1]
        return copy
    }

    static func seconds(_ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let (whole, fraction) = clock.measure(body).components
        return Double(whole) + Double(fraction) / 1e18
    }

    static func rate(_ seconds: Double) -> String { String(Int(Double(count) / seconds)) }
    static func ratio(_ value: Double) -> String { String(format: "%.2f", value) }
    static func microseconds(_ seconds: Double) -> String { String(format: "%.0f µs", seconds * 1e6) }

    static func seminars() -> [SeminarRecord] {
        let zones = ["Europe/Paris", "America/New_York", "Asia/Tokyo", "Europe/London", "Asia/Jerusalem"]
        let sentence = "How slow rivers carve old ice, and what, if anything; the cold has to say about it. "
        let abstract = String(String(repeating: sentence, count: 8).prefix(560))
        let created = Timestamp(secondsSince1970: 1_780_000_000)
        return (0..<count).compactMap { number in
            guard let zone = TZID(rawValue: zones[number % zones.count]) else { return nil }
            let start = LocalDateTime(
                LocalDate(dayNumber: 20_600 + number % 700), LocalTime(secondOfDay: (9 + number % 9) * 3600))
            let seminar = Seminar(
                title: "Slow rivers, part \(number)",
                speakers: [Speaker(name: "Ada Example \(number % 977)", affiliation: "Somewhere University")],
                occurrence: .clock(start: start, end: start.adding(seconds: 3600), zone: zone),
                location: "Room \(number % 300), Old Hall", host: "Bela Sample", abstract: abstract,
                evidence: [.start: Evidence(basis: .stated, text: "\(start.date), \(start.time)", rule: "clock")])
            return SeminarRecord(
                uid: "\(String(number &* 2_654_435_761, radix: 16))@talks.example.org", seminar: seminar,
                series: "rivers", origin: Origin(source: "/spool", name: "\(number).txt"), sequence: number % 4,
                created: created, lastModified: created.adding(seconds: number))
        }
    }
}
