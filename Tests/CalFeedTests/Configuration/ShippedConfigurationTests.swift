import Foundation
import Testing

@testable import CalFeed

@Suite struct ShippedConfigurationTests {
    /// Each key of the shipped file with a value that is not its default.
    static let others: [String: String] = [
        "server.listen": #"["[::]:80"]"#,
        "server.base_url": #""https://talks.example.org""#,
        "server.title": #""Talks in town""#,
        "server.gzip": #""never""#,
        "server.access_log": "true",
        "limits.header_bytes": "8192",
        "limits.target_bytes": "2048",
        "limits.content_bytes": "0",
        "limits.request_seconds": "5",
        "limits.idle_seconds": "30",
        "limits.stall_seconds": "60",
        "limits.requests_per_connection": "100",
        "limits.connections": "1000",
        "limits.connections_per_address": "8",
        "limits.drain_seconds": "3",
        "review.socket": #""elsewhere.control""#,
        "review.token_file": #""elsewhere.token""#,
        "review.listen": #"["127.0.0.1:8081"]"#,
        "store.path": #""elsewhere.sqlite""#,
        "feed.domain": #""example.org""#,
        "feed.refresh_minutes": "15",
        "feed.past_days": "90",
        "feed.cancelled_days": "30",
        "feed.zones": #"["Asia/Tokyo"]"#,
        "feed.free_busy": #""busy""#,
        "place.name": #""New Hall""#,
        "place.latitude": "-33.5",
        "place.longitude": "12",
        "place.address": #""2 Quay Street""#,
        "series.color": #""navy""#,
        "series.tags": #"["ice"]"#,
        "series.title": #""Numbers""#,
        "series.default_zone": #""Asia/Tokyo""#,
        "series.default_duration": #""2h""#,
        "series.default_location": #""Attic""#,
        "source.path": #""/srv/spool""#,
        "source.default_zone": #""America/New_York""#,
        "source.default_duration": "30",
        "source.default_location": #""Cellar""#,
        "source.on_removal": #""withdraw""#,
        "source.max_bytes": "4096",
    ]

    @Test func `the shipped file is all defaults`() throws {
        let path = ShippedConfigurationTests.path
        #expect(try Configuration.load(path: path, isZone: knownZone) == Configuration())
    }

    @Test func `with every comment sign taken away the shipped file shows the defaults`() throws {
        let value = try configuration(try ShippedConfigurationTests.uncommented())
        #expect(value.server == Configuration.Server(baseURL: "http://127.0.0.1:8080"))
        #expect(value.server.baseURL == Configuration().publicURL())
        #expect(value.store == Configuration.Storage())
        #expect(value.limits == HTTPLimits())
        #expect(
            value.review.listen == Configuration().review.listen && value.reviewSocket == Configuration().reviewSocket)
        #expect(value.feed == Configuration.Feed(domain: Configuration().uidDomain))
        #expect(value.series.map(\.slug) == ["number-theory"])
        #expect(value.series.map(\.title) == value.series.map(\.slug))
        let source = try #require(value.sources.first)
        #expect(source.onRemoval == Configuration.Source(path: "/", series: "").onRemoval)
        #expect(source.maxBytes == Configuration.Source(path: "/", series: "").maxBytes)
        #expect(value.sources.count == 1)
    }

    @Test func `each key that can have another value changes what is read`() throws {
        let lines = try ShippedConfigurationTests.uncommented().split(separator: "\n").map(String.init)
        let shipped = try configuration(lines.joined(separator: "\n"))
        var table = ""
        var seen: Set<String> = []
        for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                table = line.filter { $0 != "[" && $0 != "]" }
                continue
            }
            let name = try #require(line.split(separator: " ").first)
            let key = "\(table).\(name)"
            seen.insert(key)
            guard let other = ShippedConfigurationTests.others[key] else { continue }
            var changed = lines
            changed[index] = "\(name) = \(other)"
            #expect(try configuration(changed.joined(separator: "\n")) != shipped, "\(key) changes nothing")
        }
        // A kind has no second value yet; a slug and the series that names it change together.
        let alone: Set<String> = ["source.kind", "series.slug", "source.series"]
        #expect(seen == Set(ShippedConfigurationTests.others.keys).union(alone))
        let renamed = lines.joined(separator: "\n").replacing("= \"number-theory\"", with: "= \"numbers\"")
        let value = try configuration(renamed)
        #expect(value.series.map(\.slug) == ["numbers"])
        #expect(value.sources.map(\.series) == ["numbers"])
    }

    @Test func `the shipped file names every key that is known, and no other`() throws {
        let text = try ShippedConfigurationTests.uncommented()
        var lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count { !$0.hasPrefix("[") } == ShippedConfigurationTests.others.count + 3)
        lines.append("typo = 1")
        #expect(throws: ConfigurationError.self) { try configuration(lines.joined(separator: "\n")) }
    }

    private static let path = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Config/calfeed.toml").path()

    /// The shipped text with each setting switched on.
    static func uncommented() throws -> String {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("#") && !$0.hasPrefix("# ") && $0 != "#" ? String($0.dropFirst()) : String($0) }
            .joined(separator: "\n")
    }
}
