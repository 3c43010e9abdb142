import Testing

@testable import CalFeed

@Suite struct ConfigurationTests {
    @Test func `an empty file gives every default`() throws {
        #expect(try configuration("") == Configuration())
        #expect(Configuration().server.listen == [.tcp(host: "127.0.0.1", port: 8080)])
        #expect(Configuration().store.path == "/var/lib/calfeed/calfeed.sqlite")
        #expect(Configuration().feed == Configuration.Feed(domain: nil, refreshMinutes: 60, pastDays: nil))
    }

    @Test func `the shape that others rely on is read`() throws {
        let value = try configuration(
            """
            [server]
            listen = ["127.0.0.1:0", "[::1]:8081", "unix:http.sock"]
            base_url = "https://talks.example.org/"

            [store]
            path = "data/calfeed.sqlite"

            [[series]]
            slug = "number-theory"
            title = "Number Theory Seminar"
            default_zone = "Europe/Paris"
            default_duration = "1h30m"
            default_location = "Room 12"

            [[source]]
            kind = "directory"
            path = "../spool/"
            series = "number-theory"
            default_zone = "Asia/Tokyo"
            default_duration = 45
            """)
        let paris = try #require(TZID(rawValue: "Europe/Paris"))
        let tokyo = try #require(TZID(rawValue: "Asia/Tokyo"))
        #expect(
            value
                == Configuration(
                    server: .init(
                        listen: [
                            .tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 8081),
                            .unix(path: "/etc/calfeed/http.sock"),
                        ], baseURL: "https://talks.example.org"),
                    store: .init(path: "/etc/calfeed/data/calfeed.sqlite"),
                    series: [
                        Series(
                            slug: "number-theory", title: "Number Theory Seminar", defaultZone: paris,
                            defaultDuration: 90, defaultLocation: "Room 12")
                    ],
                    sources: [
                        .init(
                            path: "/etc/spool", series: "number-theory", defaultZone: tokyo, defaultDuration: 45)
                    ]))
        #expect(
            value.context(for: value.sources[0])
                == ReadingContext(
                    defaultZone: tokyo, defaultDuration: 45, defaultLocation: "Room 12", series: "number-theory"))
    }

    @Test(arguments: [
        ("", nil, "http://127.0.0.1:8080"),
        ("[server]\nlisten = [\"0.0.0.0:0\"]", 4711, "http://localhost:4711"),
        ("[server]\nlisten = [\"[::1]:80\"]", nil, "http://[::1]"),
        ("[server]\nlisten = [\"unix:/run/http.sock\"]", nil, "http://localhost"),
        ("[server]\nlisten = []", nil, "http://localhost"),
        ("[server]\nbase_url = \"https://t.example.org/talks/\"", nil, "https://t.example.org/talks"),
    ])
    func `the public address is stated or made from the first one`(toml: String, port: Int?, url: String) throws {
        #expect(try configuration(toml).publicURL(boundPort: port) == url)
    }

    @Test(arguments: [
        ("", "calfeed.invalid"),
        ("[feed]\ndomain = \"Talks.Example.org\"", "talks.example.org"),
        ("[server]\nbase_url = \"https://T.example.org:8443/x\"", "t.example.org"),
        ("[server]\nbase_url = \"https://t.example.org\"\n[feed]\ndomain = \"example.net\"", "example.net"),
        ("[server]\nbase_url = \"http://localhost:8080\"", "calfeed.invalid"),
        ("[server]\nbase_url = \"http://192.0.2.7\"", "calfeed.invalid"),
        ("[server]\nbase_url = \"http://[2001:db8::7]\"", "calfeed.invalid"),
    ])
    func `identifiers end in a name that no other machine has`(toml: String, domain: String) throws {
        let value = try configuration(toml)
        #expect(value.uidDomain == domain)
        #expect(value.advice.contains { $0.contains("[feed] domain") } == (domain == "calfeed.invalid"))
    }

    @Test(arguments: [("90m", 90), ("1h30m", 90), ("2h", 120), ("0h5m", 5)])
    func `a length of time may be written with its units`(text: String, minutes: Int) {
        #expect(DurationText.minutes(text) == minutes)
    }

    @Test(arguments: ["", "90", "h", "1h30", "1m1h", "1h1h", "1 h", "-5m", "99999999999h", "1d"])
    func `anything else is no length of time`(text: String) {
        #expect(DurationText.minutes(text) == nil)
    }

    @Test(arguments: [
        ("a/../b//./c/", "/etc/calfeed/b/c"), ("/x", "/x"), ("../../../..", "/"), ("/", "/"), ("./a", "/etc/calfeed/a"),
    ])
    func `a path becomes absolute and plain`(path: String, absolute: String) {
        #expect(FilePath.absolute(path, in: "/etc/calfeed") == absolute)
    }
}

/// Zones as the tests know them.
func knownZone(_ name: String) -> TZID? {
    ["Europe/Paris", "Asia/Tokyo", "America/New_York"].contains(name) ? TZID(rawValue: name) : nil
}

func configuration(_ toml: String) throws(ConfigurationError) -> Configuration {
    try Configuration(toml: toml, folder: "/etc/calfeed", isZone: knownZone)
}
