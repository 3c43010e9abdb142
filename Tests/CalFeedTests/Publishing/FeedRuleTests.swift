import Testing

@testable import CalFeed

/// What makes a feed that every calendar program reads right: one test for each rule of `docs/feed-rules.md`, by its
/// number. Bytes are looked at without the code that wrote them.
@Suite struct FeedRuleTests {
    /// 400 random seminars, published once.
    private static let publication: Publisher.Publication? = try? {
        var seminars = try RandomSeminars(seed: 1)
        return try publisher().publication(
            of: .all(seminars.records(400)), unread: [], changed: Timestamp(secondsSince1970: 1_760_000_000),
            at: Timestamp(secondsSince1970: 1_780_000_000))
    }()

    private static func publisher(isBusy: Bool = false) throws -> Publisher {
        Publisher(
            settings: Publisher.Settings(
                title: "Talks, all; \"of them\"", address: try #require(SiteAddress("https://talks.example.org")),
                series: RandomSeminars.series, refreshMinutes: 60,
                otherZones: ["America/New_York", "Asia/Tokyo"].compactMap { TZID(rawValue: $0) }, isBusy: isBusy),
            zones: CorpusCase.zones)
    }

    private func feeds() throws -> [(path: String, bytes: [UInt8])] {
        let publication = try #require(Self.publication)
        return publication.snapshot.paths.filter { $0.hasSuffix(".ics") }.map {
            ($0, publication.snapshot[$0]?.body.bytes ?? [])
        }
    }

    private func all() throws -> CalendarLines {
        CalendarLines(try #require(Self.publication?.snapshot.resources["/all.ics"]).body.bytes)
    }

    private func event(_ seminar: Seminar, isBusy: Bool = false) throws -> CalendarLines {
        let record = SeminarRecord(
            uid: "a@talks.example.org", seminar: seminar, series: "rivers",
            origin: Origin(source: "/spool", name: "a.txt"), sequence: 2,
            created: Timestamp(secondsSince1970: 1_770_000_000),
            lastModified: Timestamp(secondsSince1970: 1_771_000_000))
        let publication = try Self.publisher(isBusy: isBusy).publication(
            of: .all([record]), unread: [], changed: record.lastModified, at: record.lastModified)
        return CalendarLines(try #require(publication.snapshot.resources["/all.ics"]).body.bytes)
    }

    private func seminar(_ zone: String = "Europe/Paris", status: Status = .confirmed) throws -> Seminar {
        let start = try #require(LocalDateTime("2026-06-12T14:30"))
        return Seminar(
            title: "On Waiting", speakers: [Speaker(name: "Ada Example")],
            occurrence: .clock(start: start, end: start.adding(seconds: 3600), zone: TZID(rawValue: zone)),
            status: status)
    }

    @Test func `every random seminar is published`() throws {
        let publication = try #require(Self.publication)
        #expect(publication.problems == [])
        #expect(try all().components("VEVENT").count == 400)
    }

    // MARK: Bytes

    @Test func `rule 1: every line ends in CRLF, the last included`() throws {
        for feed in try feeds() { #expect(CalendarLines(feed.bytes).physical != nil, "\(feed.path)") }
    }

    @Test func `rule 2: no line is longer than 75 octets`() throws {
        for feed in try feeds() {
            #expect((CalendarLines(feed.bytes).physical ?? []).map(\.count).max() ?? 0 <= 75, "\(feed.path)")
        }
    }

    @Test func `rule 3: no fold stands inside a character`() throws {
        for feed in try feeds() {
            for line in CalendarLines(feed.bytes).physical ?? [] {
                #expect(String(validating: line, as: UTF8.self) != nil, "\(feed.path)")
            }
        }
    }

    @Test func `rule 4: no continuation is empty`() throws {
        for feed in try feeds() {
            for line in CalendarLines(feed.bytes).physical ?? [] { #expect(line.count > (line.first == 0x20 ? 1 : 0)) }
        }
    }

    @Test func `rule 5: names are in upper case, and no BEGIN or END is folded`() throws {
        for line in try all().logical {
            let name = CalendarLines.name(of: line)
            #expect(!name.isEmpty && name.allSatisfy { $0.isUppercase || $0 == "-" }, "\(line)")
            if name == "BEGIN" || name == "END" { #expect(line.utf8.count < 70) }
        }
    }

    @Test func `rule 6: nothing stands before BEGIN or after END, and there is one calendar`() throws {
        for feed in try feeds() {
            let lines = CalendarLines(feed.bytes).logical
            #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
            #expect(lines.count { $0 == "BEGIN:VCALENDAR" } == 1)
        }
    }

    @Test func `rule 7: no control, and no line end that only some programs know`() throws {
        for line in try all().logical {
            let found = line.unicodeScalars.filter { scalar in
                switch scalar.value {
                case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF:
                    true
                default: false
                }
            }
            #expect(found.isEmpty, "\(line.debugDescription)")
        }
    }

    @Test func `rule 8: text escapes four characters and nothing else, and has no blank at its end`() throws {
        for line in try all().logical {
            let name = CalendarLines.name(of: line)
            guard ["SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "NAME", "UID"].contains(name) else { continue }
            let value = Array(line.utf8.drop { $0 != 0x3A }.dropFirst())
            var index = 0
            while index < value.count {
                if value[index] == 0x5C {
                    #expect(index + 1 < value.count && [0x5C, 0x3B, 0x2C, 0x6E].contains(value[index + 1]), "\(line)")
                    index += 1
                } else {
                    #expect(value[index] != 0x3B && (value[index] != 0x2C || name == "CATEGORIES"), "\(line)")
                }
                index += 1
            }
            #expect(value.last != 0x20 && !value.isEmpty, "\(line)")
        }
        #expect(
            try event(try seminar()).values("CATEGORIES") == ["Rivers\\; and \"Ice\"\\, slowly \\\\ surely,a\\,b,c\\;d"]
        )
    }

    @Test func `rule 8: a URI is percent-encoded and never escaped`() throws {
        var seminar = try seminar()
        seminar.onlineURL = "https://meet.example.org/ü?a=1,2;3\\\"x\""
        #expect(
            try event(seminar).values("CONFERENCE") == ["https://meet.example.org/%C3%BC?a=1,2;3%5C%22x%22"])
    }

    // MARK: The calendar

    @Test func `rule 9: VERSION and PRODID stand once each, first`() throws {
        for feed in try feeds() {
            let lines = CalendarLines(feed.bytes).logical
            #expect(lines[1] == "VERSION:2.0" && lines[2].hasPrefix("PRODID:"))
            #expect(lines.count { $0.hasPrefix("VERSION:") || $0.hasPrefix("PRODID:") } == 2)
        }
    }

    @Test func `rule 10: a feed without events has a component`() throws {
        let publication = try Self.publisher().publication(
            of: .all([]), unread: [], changed: Timestamp(secondsSince1970: 0), at: Timestamp(secondsSince1970: 0))
        let lines = CalendarLines(try #require(publication.snapshot.resources["/all.ics"]).body.bytes)
        #expect(lines.components("VTIMEZONE").count == 1 && lines.components("VEVENT").isEmpty)
    }

    @Test func `rules 11, 12, 15: no METHOD, no UID of the calendar, no X-WR-TIMEZONE`() throws {
        for line in try all().header {
            for name in ["METHOD", "UID", "X-WR-TIMEZONE"] { #expect(!line.hasPrefix(name + ":")) }
        }
    }

    @Test func `rules 13, 14: name, description, colour, addresses and the pause between two looks`() throws {
        let resource = try #require(Self.publication?.snapshot.resources["/series/rivers.ics"])
        let header = CalendarLines(resource.body.bytes).header
        let name = "Rivers\\; and \"Ice\"\\, slowly \\\\ surely"
        for line in [
            "NAME:\(name)", "X-WR-CALNAME:\(name)", "COLOR:teal",
            "DESCRIPTION:\(name): all seminars of the series.", "X-WR-CALDESC:\(name): all seminars of the series.",
            "URL:https://talks.example.org/series/rivers",
            "SOURCE;VALUE=URI:https://talks.example.org/series/rivers.ics",
            "REFRESH-INTERVAL;VALUE=DURATION:PT60M", "X-PUBLISHED-TTL:PT60M",
        ] { #expect(header.contains(line), "\(line)") }
        #expect(header.count { $0.hasPrefix("LAST-MODIFIED:") } == 1)
    }

    // MARK: Events

    @Test func `rule 16: each UID stands once, short and without blanks`() throws {
        let uids = try all().values("UID")
        #expect(Set(uids).count == 400 && uids.count == 400)
        #expect(uids.allSatisfy { $0.utf8.count < 73 && !$0.contains(" ") && $0.contains("@") })
    }

    @Test func `rule 17: DTSTAMP is the time of the last change, in UTC`() throws {
        for event in try all().components("VEVENT") {
            let stamp = event.first { $0.hasPrefix("DTSTAMP:") }
            let change = event.first { $0.hasPrefix("LAST-MODIFIED:") }
            #expect(stamp?.hasSuffix("Z") == true && stamp?.dropFirst(8) == change?.dropFirst(14))
        }
    }

    @Test func `rules 19, 20: every event has a start and a later end of the same form, and no DURATION`() throws {
        for event in try all().components("VEVENT") {
            let start = event.filter { $0.hasPrefix("DTSTART") }
            let end = event.filter { $0.hasPrefix("DTEND") }
            try #require(start.count == 1 && end.count == 1)
            #expect(start[0].dropFirst(7).prefix { $0 != ":" } == end[0].dropFirst(5).prefix { $0 != ":" })
            #expect(!event.contains { $0.hasPrefix("DURATION") })
        }
        #expect(try #require(Self.publication).problems == [])
        let day = try #require(LocalDate("2026-06-12"))
        let lines = try event(Seminar(title: "T", occurrence: .days(first: day, last: day.adding(days: 1))))
        #expect(lines.logical.contains("DTSTART;VALUE=DATE:20260612"))
        #expect(lines.logical.contains("DTEND;VALUE=DATE:20260614"))
    }

    @Test func `rule 21: a cancelled talk stays, says so in SUMMARY, and takes nobody's time`() throws {
        let lines = try event(try seminar(status: .cancelled), isBusy: true).logical
        for line in ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "SUMMARY:Cancelled: Ada Example: On Waiting"] {
            #expect(lines.contains(line))
        }
        #expect(try all().values("STATUS").allSatisfy { ["CONFIRMED", "TENTATIVE", "CANCELLED"].contains($0) })
    }

    @Test func `rule 22: a talk takes time where the configuration says so`() throws {
        #expect(try event(try seminar()).values("TRANSP") == ["TRANSPARENT"])
        #expect(try event(try seminar()).values("X-MICROSOFT-CDO-BUSYSTATUS") == ["FREE"])
        #expect(try event(try seminar(), isBusy: true).values("TRANSP") == ["OPAQUE"])
        #expect(try event(try seminar(), isBusy: true).values("X-MICROSOFT-CDO-BUSYSTATUS") == ["BUSY"])
    }

    @Test func `rule 23: the link to join is where people look for it`() throws {
        var seminar = try seminar()
        seminar.onlineURL = "https://meet.example.org/abc"
        let online = try event(seminar)
        #expect(online.values("LOCATION") == ["https://meet.example.org/abc"])
        #expect(online.values("DESCRIPTION").last?.contains("Join online: https://meet.example.org/abc\\n") == true)
        #expect(
            online.logical.contains("CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join online:https://meet.example.org/abc")
        )
        seminar.location = "Room 7"
        #expect(try event(seminar).values("LOCATION") == ["Room 7"])
        #expect(try event(seminar).values("URL").last == "https://talks.example.org/events/a@talks.example.org")
    }

    @Test func `rules 24, 25: no second description, no alarm, no people to invite, no data`() throws {
        let allowed: Set = [
            "BEGIN", "END", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND",
            "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "LOCATION", "DESCRIPTION", "CATEGORIES", "COLOR", "URL",
            "CONFERENCE", "GEO", "X-APPLE-STRUCTURED-LOCATION",
        ]
        for event in try all().components("VEVENT") {
            for line in event { #expect(allowed.contains(CalendarLines.name(of: line)), "\(line)") }
        }
        #expect(Set(try all().logical.filter { $0.hasPrefix("BEGIN:") }).count == 5)
    }

    @Test func `rule 26: zones come first, events follow by start and UID`() throws {
        let lines = try all()
        let begins = lines.logical.filter { $0.hasPrefix("BEGIN:V") }.dropFirst()
        #expect(begins.drop { $0 == "BEGIN:VTIMEZONE" }.allSatisfy { $0 == "BEGIN:VEVENT" })
        let publication = try #require(Self.publication)
        var seminars = try RandomSeminars(seed: 1)
        let order = seminars.records(400).map { record in
            (EventTimes(of: record.seminar.occurrence, zones: CorpusCase.zones).begins, record.uid)
        }.sorted { $0 < $1 }
        #expect(lines.values("UID") == order.map(\.1))
        #expect(publication.seminars == 400)
    }

    // MARK: Zones

    @Test func `rules 27, 28: a time is zoned with a bare name that the feed describes, or in UTC, or a day`() throws {
        let lines = try all()
        let described = Set(
            lines.components("VTIMEZONE").compactMap { $0.first { $0.hasPrefix("TZID:") }?.dropFirst(5) })
        var used: Set<Substring> = []
        for line in lines.components("VEVENT").joined() where line.hasPrefix("DTSTART") || line.hasPrefix("DTEND") {
            let parts = line.split(separator: ":")
            let parameter = parts[0].drop { $0 != ";" }
            switch parameter {
            case "": #expect(parts[1].hasSuffix("Z"))
            case ";VALUE=DATE": #expect(parts[1].count == 8)
            default:
                #expect(parameter.hasPrefix(";TZID=") && !parts[1].hasSuffix("Z"))
                used.insert(parameter.dropFirst(6))
            }
        }
        #expect(used == described)
        #expect(used.allSatisfy { CorpusCase.zones.zone(named: String($0))?.rawValue == String($0) })
    }

    @Test func `rule 29: a zone is one STANDARD and at most one DAYLIGHT, yearly, without an end`() throws {
        for zone in CorpusCase.zones.names {
            guard let component = CorpusCase.zones.component(of: zone) else { continue }
            let lines = component.contentLines
            #expect(lines.count { $0 == "BEGIN:STANDARD" } == 1 && lines.count { $0 == "BEGIN:DAYLIGHT" } <= 1)
            for line in lines {
                #expect(!line.hasPrefix("RDATE") && !line.contains("UNTIL") && line.utf8.count <= 75)
                if line.hasPrefix("TZOFFSET") { #expect(line.drop { $0 != ":" }.count == 6, "\(line)") }
                if line.hasPrefix("RRULE:") {
                    #expect(line.contains("FREQ=YEARLY;BYMONTH=") && line.contains(";BYDAY="))
                }
            }
        }
    }

    @Test(arguments: [
        ("2026-03-29T02:30", "Europe/Paris", "DTSTART;TZID=Europe/Paris:20260329T033000"),
        ("2026-10-25T02:30", "Europe/Paris", "DTSTART:20261025T003000Z"),
        ("2021-06-12T14:30", "Asia/Tehran", "DTSTART:20210612T100000Z"),
        ("2039-06-12T10:00", "Europe/Paris", "DTSTART:20390612T080000Z"),
        ("2026-06-12T10:00", "Etc/UTC", "DTSTART:20260612T100000Z"),
    ])
    func `rule 30: what a zone's rule cannot say is said in UTC`(start: String, zone: String, line: String) throws {
        let local = try #require(LocalDateTime(start))
        let seminar = Seminar(
            title: "T",
            occurrence: .clock(start: local, end: local.adding(seconds: 7200), zone: TZID(rawValue: zone)))
        #expect(try event(seminar).logical.contains(line))
    }

    @Test func `rule 40: what strangers write at any length is bounded`() throws {
        var seminar = try seminar()
        let long = String(repeating: "a, b 水 ", count: 1_000_000)
        seminar.title = long
        seminar.abstract = long
        seminar.biography = long
        seminar.location = long
        seminar.host = long
        seminar.speakers = (0..<1000).map { _ in Speaker(name: String(long.prefix(1000)), affiliation: "x") }
        seminar.diagnostics = (0..<1000).map { Diagnostic(.warning, "x", "\($0)" + long.prefix(1000)) }
        let lines = try event(seminar)
        #expect(lines.components("VEVENT").count == 1)
        #expect(lines.logical.map(\.utf8.count).reduce(0, +) < 11_000)
        #expect(lines.values("DESCRIPTION").allSatisfy { $0.utf8.count < 8192 })
    }
}
