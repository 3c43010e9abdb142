import Testing

@testable import CalFeed

@Suite struct ConfigurationErrorTests {
    static let series = "[[series]]\nslug = \"a\"\n"

    @Test(
        arguments: [
            (
                series + "[[source]]\n  path = \"x\"\n  series = \"a\"\n  defualt_zone = \"Asia/Tokyo\"",
                "calfeed.toml:6:3: unknown key 'defualt_zone' in [[source]]; did you mean 'default_zone'?"
            ),
            ("[sever]\n", "calfeed.toml:1:1: unknown key 'sever'; did you mean 'server'?"),
            (
                "[store]\ncolour = 1",
                "calfeed.toml:2:1: unknown key 'colour' in [store]; known are path"
            ),
            (
                "[server]\nlisten = \"127.0.0.1:80\"",
                "calfeed.toml:2:10: 'listen' in [server] is a text; a list of texts like [\"127.0.0.1:8080\"] is wanted"
            ),
            (
                "[server]\nlisten = [8080]",
                "calfeed.toml:2:10: 'listen' in [server] must hold texts alone, like [\"127.0.0.1:8080\"]"
            ),
            (
                "[server]\nlisten = [\n  \"::1:80\"]",
                "calfeed.toml:2:10: '::1:80' in 'listen' needs brackets around the IPv6 address: [::1]:8080"
            ),
            (
                "[server]\nlisten = [\":80\"]",
                "calfeed.toml:2:10: ':80' in 'listen' lacks a host: write 127.0.0.1 for this machine alone, "
                    + "0.0.0.0 or [::] for all"
            ),
            (
                "[server]\nlisten = [\"localhost:80800\"]",
                "calfeed.toml:2:10: 'localhost:80800' in 'listen' lacks a port from 0 to 65535 after the last colon"
            ),
            (
                "[server]\nlisten = [\"a:1\", \"a:1\"]",
                "calfeed.toml:2:10: 'a:1' stands twice in 'listen'"
            ),
            (
                "[review]\nlisten = [\"127.0.0.1:81\"]",
                "calfeed.toml:2:10: 'listen' of [review] needs a 'token_file': every user of this machine can reach it"
            ),
            (
                "[review]\ntoken_file = \"t\"\nlisten = [\"192.0.2.1:81\"]",
                "calfeed.toml:3:10: '192.0.2.1:81' in 'listen' of [review] must be an address of this machine alone, "
                    + "like 127.0.0.1:8081; let a proxy with TLS stand in front for others"
            ),
            (
                "[server]\nbase_url = \"talks.example.org\"",
                "calfeed.toml:2:12: 'base_url' must be like \"https://talks.example.org\", with no query or fragment"
            ),
            (
                "[server]\ntitle = \"\"",
                "calfeed.toml:2:9: 'title' in [server] must be one line of text that is not empty, like \"Seminars\""
            ),
            (
                "[feed]\ndomain = \"no domain\"",
                "calfeed.toml:2:10: 'domain' must be a host name like \"talks.example.org\""
            ),
            (
                "feed.refresh_minutes = 0",
                "calfeed.toml:1:24: 'refresh_minutes' in [feed] is 0; 1 to 10080 minutes are allowed"
            ),
            (
                "[feed]\npast_days = \"none\"",
                "calfeed.toml:2:13: 'past_days' in [feed] is neither a whole number of days nor \"all\""
            ),
            (
                "[[series]]\ntitle = \"A\"",
                "calfeed.toml:1:1: 'slug' is missing in [[series]]; add one like slug = \"number-theory\""
            ),
            (
                "[[series]]\nslug = \"A b\"",
                "calfeed.toml:2:8: slug \"A b\" must be 1 to 64 lower-case letters, digits and inner hyphens"
            ),
            (series + series, "calfeed.toml:4:8: slug \"a\" belongs to an earlier [[series]]"),
            (
                series + "default_zone = \"Europe/Pairs\"",
                "calfeed.toml:3:16: unknown zone \"Europe/Pairs\"; use a name of the IANA time zone database, "
                    + "like \"Europe/Paris\""
            ),
            (
                series + "default_duration = 90.5",
                "calfeed.toml:3:20: 'default_duration' in [[series]] is a number with a fraction; "
                    + "a number of minutes or a text like \"1h30m\" is wanted"
            ),
            (
                series + "default_duration = \"an hour\"",
                "calfeed.toml:3:20: 'default_duration' in [[series]] is no length of time: "
                    + "write minutes, like 90, or \"1h30m\""
            ),
            (
                "[[series]]\nslug = \"algebra\"\n[[source]]\npath = \"x\"\nseries = \"algebar\"",
                "calfeed.toml:5:10: there is no [[series]] with slug = \"algebar\"; did you mean \"algebra\"?"
            ),
            (
                series + "[[source]]\npath = \"x\"\nseries = \"a\"\nkind = \"imap\"",
                "calfeed.toml:6:8: 'kind' in [[source]] is \"imap\"; \"directory\" is allowed"
            ),
            (
                series + "[[source]]\npath = \"x\"\nseries = \"a\"\n[[source]]\npath = \"./x\"\nseries = \"a\"",
                "calfeed.toml:7:8: an earlier [[source]] reads /etc/calfeed/x already"
            ),
            (
                "[series]\nslug = \"a\"",
                "calfeed.toml:1:1: 'series' is a table; a list of tables, each headed [[series]], is wanted"
            ),
            ("[server]\ntitle = \"a\u{0}b\"", "calfeed.toml:2:1: a zero byte: this is not a text file"),
        ] as [(String, String)])
    func `a mistake is one line with its place and what to do`(toml: String, line: String) {
        #expect(problem(toml) == line)
    }

    @Test func `what is not TOML is one line with its place`() throws {
        let message = try #require(problem("[server]\ntitle = \n"))
        #expect(message.hasPrefix("calfeed.toml:2:9: not TOML: "))
        #expect(!message.contains("\n"))
    }

    @Test func `all mistakes are told at once, in the order of the file`() {
        let toml = """
            nonsense = true
            [feed]
            refresh_minutes = "60"
            [[source]]
            series = "b"
            [[series]]
            slug = "a"
            default_zone = "Mars/Olympus"
            default_zoen = "Asia/Tokyo"
            """
        #expect(
            problem(toml) == """
                calfeed.toml:1:1: unknown key 'nonsense'; known are server, store, feed, limits, review, series, source, place
                calfeed.toml:3:19: 'refresh_minutes' in [feed] is a text; a whole number of minutes is wanted
                calfeed.toml:4:1: 'path' is missing in [[source]]; add one like path = \
                "/var/spool/calfeed/number-theory"
                calfeed.toml:5:10: there is no [[series]] with slug = "b"
                calfeed.toml:8:16: unknown zone "Mars/Olympus"; use a name of the IANA time zone database, \
                like "Europe/Paris"
                calfeed.toml:9:1: unknown key 'default_zoen' in [[series]]; did you mean 'default_zone'?
                """)
    }

    @Test func `places are found behind strings, comments, lists and quoted keys`() {
        let toml = #"""
            # [not] a = 1
            text = """
            [no] "quoted" \"""
            """
            list = [ # ]
              "]", [1, 2],
            ]
            "quoted key" . inner = 'it'
            [ outer . "inner" ] # here
            a.b = {x = 1, y = "}"}
            [[t]]
            k = 1
            [[t]]
                k = 2
            """#
        let places = TOMLPlaces(toml)
        #expect(places.key("list") == .init(line: 5, column: 1))
        #expect(places.key("quoted key.inner") == .init(line: 8, column: 1))
        #expect(places.key("outer.inner") == .init(line: 9, column: 1))
        #expect(places.value("outer.inner.a.b") == .init(line: 10, column: 7))
        #expect(places.value("outer.inner.a.b.x") == .init(line: 10, column: 7))
        #expect(places.value("t[1].k") == .init(line: 14, column: 9))
        #expect(places.key("t[1].missing") == .init(line: 13, column: 1))
        #expect(places.key("nowhere") == .init(line: 1, column: 1))
    }

    private func problem(_ toml: String) -> String? {
        do throws(ConfigurationError) {
            _ = try configuration(toml)
            return nil
        } catch {
            return error.description
        }
    }
}
