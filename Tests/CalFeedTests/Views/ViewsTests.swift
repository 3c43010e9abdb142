import Foundation
import Testing

@testable import CalFeed

/// Filters and formats of one small site, as they are served.
struct ViewsTests {
    private let views: Views

    init() throws {
        let zones = try ZoneDatabase()
        let address = try #require(SiteAddress("https://talks.example/calendar"))
        let series = [
            Series(slug: "haverlock", title: "Haverlock Lectures", tags: ["Probability"]),
            Series(slug: "carmel", title: "Carmel Earth Seminar", tags: ["earth"]),
        ]
        let publisher = Publisher(
            settings: Publisher.Settings(title: "By the river", address: address, series: series, refreshMinutes: 60),
            zones: zones)
        let publication = publisher.publication(
            of: .all(SiteFixture.records), unread: SiteFixture.unread, changed: SiteFixture.now, at: SiteFixture.now)
        views = try #require(publication.snapshot.views)
    }

    private func text(_ path: String, _ query: String? = nil, languages: String? = nil) throws -> String {
        guard case .view(let target) = views.meaning(of: path, query: query, languages: languages) else {
            Issue.record("\(path)?\(query ?? "") is no view")
            return ""
        }
        return String(decoding: try #require(views.resource(target)).body.bytes, as: UTF8.self)
    }

    private func uids(_ query: String) throws -> [String] {
        try text("/all.ics", query).split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
            .map { String($0.dropFirst(4).prefix { $0 != "@" }) }
    }

    @Test(arguments: [
        ("speaker=ines", ["slow-mixing"]), ("speaker=lindqvist", ["slow-mixing"]),
        ("q=shortcuts%20slow", ["slow-mixing"]),
        ("q=hortcuts", []), ("q=%E5%85%AD%E6%9C%AC", ["yuki"]), ("series=carmel", ["retreat", "landslides"]),
        ("tag=earth", ["retreat", "landslides"]), ("place=marlowe", ["slow-mixing"]), ("online=1", ["slow-mixing"]),
        ("cancelled=1", ["knots"]), ("past=1", ["first-light"]), ("from=2027-01-27&to=2027-02-01", ["retreat"]),
        ("series=carmel&q=landslides&past=0", ["landslides"]), ("series=nobody", []),
    ])
    func `a filter lets through what it says, in every feed alike`(query: String, expected: [String]) throws {
        #expect(try uids(query) == expected)
        let json = try text("/all.json", query)
        let feed = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let items = try #require(feed["items"] as? [[String: Any]])
        #expect(
            Set(items.compactMap { ($0["id"] as? String).map { String($0.prefix { $0 != "@" }) } }) == Set(expected))
    }

    @Test func `what nobody filters is what is published`() {
        for (path, query) in [("/", nil), ("/all.ics", ""), ("/all.ics", "utm_source=x"), ("/series/carmel", nil)] {
            guard case .published = views.meaning(of: path, query: query, languages: "en-US") else {
                Issue.record("\(path) is a view")
                continue
            }
        }
        guard case .malformed = views.meaning(of: "/all.ics", query: "from=x", languages: nil) else {
            Issue.record("from=x is taken")
            return
        }
        guard case .published = views.meaning(of: "/series/nobody.json", query: "q=x", languages: nil) else {
            Issue.record("a series that is not there is a view")
            return
        }
    }

    @Test func `filters of one meaning are one target, and the same bytes have the same tag`() throws {
        guard case .view(let first) = views.meaning(of: "/all.ics", query: "q=a+b&tz=Asia/Tokyo", languages: "de"),
            case .view(let second) = views.meaning(of: "/all.ics", query: "q=B%20A&x=1", languages: nil)
        else {
            Issue.record("no views")
            return
        }
        #expect(first == second)
        #expect(views.resource(first)?.entityTag == views.resource(second)?.entityTag)
    }

    @Test func `a filtered feed tells its own name and address`() throws {
        let feed = try text("/series/carmel.ics", "past=0").replacing("\r\n ", with: "")
        #expect(feed.contains("\r\nNAME:Carmel Earth Seminar (past: 0)\r\n"))
        #expect(
            feed.contains("\r\nSOURCE;VALUE=URI:https://talks.example/calendar/series/carmel.ics?past=0\r\n"))
    }

    @Test func `an alarm stands in every event for who asks for one`() throws {
        let feed = try text("/all.ics", "alarm=15m&speaker=ines")
        #expect(feed.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\n"))
        #expect(feed.contains("\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n"))
    }

    @Test func `a table for terminals has the venue's clock, or another one`() throws {
        let venue = try text("/all.txt", "speaker=ines")
        #expect(
            venue.contains(
                "2026-12-03  15:30–16:30  EST    Ines Carvalho-Whitt, Ole Brandt: Slow Mixing in Small Worlds: "
                    + "Bottlenecks, Shortcuts and a Counterexample  [Marlowe Hall 214, https://meet.example/"))
        let tokyo = try text("/all.txt", "speaker=ines&tz=Asia/Tokyo")
        #expect(tokyo.contains("2026-12-04  05:30–06:30  JST  "))
    }

    @Test func `a table tells below it what is doubted, in the language that is asked for`() throws {
        let doubted = try text("/all.txt", "q=landslides")
        #expect(doubted.contains("Yael Sharvit-Lev: Landslides you can hear coming (1)  [Zoom]\n"))
        let note = "The page says 18:00–19:00, the invitation 16:00 Jerusalem: the offset was added twice."
        #expect(doubted.hasSuffix("\n\n(1) \(note)\n"))
        #expect(try text("/all.txt", "q=knots&lang=de").contains("  abgesagt: Marisol Quint: Why long molecules"))
        #expect(try text("/all.txt", "q=knots", languages: "de").contains("  abgesagt: Marisol Quint"))
        #expect(try text("/all.txt", "q=knots&lang=en", languages: "de").contains("  cancelled: Marisol Quint"))
    }

    @Test func `jCal has the types and values of the calendar`() throws {
        let json = try text("/all.jcal", "speaker=ines")
        let calendar = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any])
        #expect(calendar.first as? String == "vcalendar")
        let components = try #require(calendar.last as? [[Any]])
        #expect(components.map { $0.first as? String } == ["vtimezone", "vevent"])
        #expect(json.contains(#"["dtstart",{"tzid":"America/New_York"},"date-time","2026-12-03T15:30:00"]"#))
        #expect(json.contains(#"["sequence",{},"integer",2]"#))
        #expect(json.contains(#"["tzoffsetfrom",{},"utc-offset","-04:00"]"#))
        #expect(json.contains(#""bymonth":11"#))
        #expect(json.contains(#"["categories",{},"text","Haverlock Lectures","Probability"]"#))
    }

    @Test func `a page speaks the language that its reader asks for, and keeps it in its links`() throws {
        let german = try text("/", languages: "de")
        #expect(german.contains("<html lang=\"de\" dir=\"ltr\">"))
        #expect(german.contains("<h3>Donnerstag, 3. Dezember 2026</h3>"))
        #expect(german.contains("href=\"/calendar/series/carmel?lang=de\""))
        let hebrew = try text("/series/carmel", "lang=he", languages: "de")
        #expect(hebrew.contains("<html lang=\"he\" dir=\"rtl\">"))
        let event = try text("/events/slow-mixing@talks.example", "lang=fr&tz=Asia/Tokyo")
        #expect(event.contains("<html lang=\"fr\""))
        #expect(
            event.contains("<span class=\"own\">ven. 4 déc., <strong>05:30–06:30</strong> heure de Tokyo · JST</span>"))
    }

    @Test func `a speaker and a tag have a page of their own`() throws {
        let speaker = try text("/", "speaker=Ines+Carvalho-Whitt&lang=fr")
        #expect(speaker.contains("<h1><bdi>Ines Carvalho-Whitt</bdi></h1>"))
        #expect(speaker.contains("<title>Ines Carvalho-Whitt – "))
        #expect(
            speaker.contains(
                "<link rel=\"canonical\" href=\"https://talks.example/calendar/?speaker=ines%20carvalho-whitt\">"))
        #expect(speaker.contains("name=\"speaker\" maxlength=\"200\" value=\"Ines Carvalho-Whitt\""))
        #expect(!speaker.contains("class=\"filtered\""))
        let tag = try text("/", "tag=probability")
        #expect(tag.contains("<h1><bdi>Probability</bdi></h1>"))
        #expect(
            try text("/series/haverlock", "lang=de").contains(
                "<a rel=\"tag\" href=\"/calendar/?lang=de&amp;tag=probability\"><bdi>Probability</bdi></a>"))
    }

    @Test func `a filter that nothing fits says so, and what was not understood is not its matter`() throws {
        let page = try text("/", "q=nothinglikethis")
        #expect(page.contains("<p class=\"empty\">Nothing that is announced fits.</p>"))
        #expect(!page.contains("id=\"unread\""))
        #expect(try text("/", "tz=Asia/Tokyo").contains("id=\"unread\""))
    }

    @Test func `a filtered page subscribes to what it shows`() throws {
        let page = try text("/", "speaker=Ines+Carvalho&tz=Asia/Tokyo")
        #expect(page.contains("href=\"webcal://talks.example/calendar/all.ics?speaker=ines%20carvalho\""))
        #expect(page.split(separator: "<article").count == 2)
        #expect(page.contains("<p class=\"filtered\">Only: speaker <bdi>ines carvalho</bdi> <a"))
        let german = try text("/", "speaker=ines+c&past=0&from=2026-12-01&lang=de")
        #expect(
            german.contains(
                "<p class=\"filtered\">Nur: Name <bdi>ines c</bdi> · ab <bdi>1. Dezember 2026</bdi> · keine vergangenen <a"
            ))
        let hostile = try text("/", "q=%22%3E%3Cscript%3E&speaker=%22%3E%3Cscript%3E&place=%3Cb%3E")
        #expect(!hostile.contains("<script>") && !hostile.contains("<b>"))
    }
}
