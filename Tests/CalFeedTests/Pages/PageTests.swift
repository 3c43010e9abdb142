import CalFeed
import Testing

struct PageTests {
    private func page(_ path: String, of site: Site) throws -> String {
        let page = try #require(site.pages().first { $0.path == path })
        return String(decoding: page.body, as: UTF8.self)
    }

    @Test func `a site has a page for each series and each seminar, a style sheet and an icon`() throws {
        let paths = try SiteFixture.site().pages().map(\.path)
        #expect(
            Set(paths) == [
                "/", "/style.css", "/visitor.js", "/icon.svg", "/series/haverlock", "/series/carmel",
                "/events/slow-mixing@talks.example", "/events/landslides@talks.example",
                "/events/knots@talks.example", "/events/yuki@talks.example", "/events/retreat@talks.example",
                "/events/somewhere@talks.example", "/events/bats@talks.example", "/events/first-light@talks.example",
            ])
        #expect(paths.count == Set(paths).count)
    }

    @Test func `a page has one script, which stands beside it, and what it needs to tell the visitor's time`() throws {
        let front = try page("/", of: SiteFixture.site())
        #expect(front.contains("<script src=\"/calendar/visitor.js\" defer></script>"))
        #expect(front.split(separator: "<script").count == 2)
        #expect(front.contains("<body data-clock=\"{place} time\">"))
        #expect(
            front.contains(
                "<time class=\"local\" datetime=\"2026-12-03T20:30:00Z\" data-day=\"2026-12-03\" "
                    + "data-end=\"2026-12-03T21:30:00Z\">15:30–16:30</time>"))
        let script = try #require(SiteFixture.site().pages().first { $0.path == "/visitor.js" })
        #expect(script.mediaType == "text/javascript; charset=utf-8")
        let text = String(decoding: script.body, as: UTF8.self)
        #expect(!["innerHTML", "eval", "fetch", "document.write", "cookie"].contains { text.contains($0) })
    }

    @Test func `the same site gives the same bytes, in whatever order its records come`() throws {
        let site = try SiteFixture.site()
        let turned = try SiteFixture.site(records: SiteFixture.records.reversed())
        #expect(site.pages() == site.pages())
        #expect(try page("/", of: site) == page("/", of: turned))
    }

    @Test func `a site without series, seminars and unread announcements says so`() throws {
        let front = try page("/", of: SiteFixture.site(records: [], series: [], unread: []))
        #expect(front.contains("<p class=\"empty\">Nothing is announced at the moment.</p>"))
        #expect(front.contains("<p class=\"empty\">No series is configured.</p>"))
        #expect(front.contains("<p class=\"lead\">0 upcoming talks "))
        #expect(!front.contains("id=\"past\""))
        #expect(!front.contains("id=\"unread\""))
    }

    @Test func `an announcement that was not understood is listed with its name and the reason`() throws {
        let front = try page("/", of: SiteFixture.site())
        #expect(front.contains("<bdi class=\"file\">projector.txt</bdi>"))
        #expect(front.contains("No date was found."))
        #expect(!front.contains("/srv/spool"))
    }

    @Test func `a list shows its first 250 and says how many it leaves out`() throws {
        let occurrence = try #require(SiteFixture.clock("2026-12-03T09:00", nil, "Europe/Paris"))
        let records = (1...252).map { number in
            SiteFixture.record("talk-\(number)", in: "haverlock", Seminar(title: "T", occurrence: occurrence))
        }
        let front = try page("/", of: SiteFixture.site(records: records))
        #expect(front.split(separator: "<article").count == 251)
        #expect(front.contains("2 more are not shown here."))
        #expect(front.contains("252 upcoming talks"))
    }

    @Test func `the pages change next when the first seminar that is not over ends`() throws {
        // 2026-11-27 has ended everywhere at noon UTC of the next day; its zone is not known.
        let site = try SiteFixture.site()
        #expect(site.nextChange?.description == "2026-11-28T12:00:00Z")
        #expect(try SiteFixture.site(records: []).nextChange == nil)
    }

    @Test func `a seminar moves to the past at the instant of its end`() throws {
        let record = try #require(SiteFixture.mixing)
        var site = try SiteFixture.site(records: [record])
        site.now = try #require(Timestamp("2026-12-03T21:29:59Z"))
        #expect(!(try page("/", of: site)).contains("id=\"past\""))
        site.now = try #require(Timestamp("2026-12-03T21:30:00Z"))
        #expect(try page("/", of: site).contains("id=\"past\""))
        #expect(site.nextChange == nil)
    }

    @Test(arguments: ["ftp://talks.example", "talks.example", "javascript:alert(1)", "https://", "https:///x", ""])
    func `an address that is not a web site's is none`(address: String) {
        #expect(SiteAddress(address) == nil)
    }

    /// Three talks on each of so many days after today; negative for days before.
    private func talks(on days: ClosedRange<Int>) throws -> [SeminarRecord] {
        try days.flatMap { day in
            try (0..<3).map { number in
                let date = SiteFixture.now.utc.date.adding(days: day)
                let start = "\(date)T1\(number):00"
                return SiteFixture.record(
                    "t\(day)-\(number)", in: "haverlock",
                    Seminar(
                        title: "Talk \(number) of day \(day)",
                        occurrence: try #require(SiteFixture.clock(start, nil, "Etc/UTC"))))
            }
        }
    }

    @Test func `a long list ends with a whole day and leads on from the next`() throws {
        let front = try page("/", of: SiteFixture.site(records: try talks(on: 1...10) + talks(on: -5 ... -1)))
        // 24 are eight days; the eighth over began on the third day before today, which is shown whole.
        #expect(front.contains("Talk 2 of day 8<") && !front.contains("Talk 0 of day 9<"))
        #expect(front.contains("rel=\"next\" href=\"?from=2026-11-30\""))
        #expect(front.contains("6 more are not shown here."))
        #expect(front.contains("Talk 0 of day -3<") && !front.contains("Talk 2 of day -4<"))
        #expect(front.contains("rel=\"prev\" href=\"?past=1&amp;to=2026-11-17\""))
        let short = try page("/", of: SiteFixture.site(records: try talks(on: 1...8)))
        #expect(!short.contains("class=\"more\""))
    }
}
