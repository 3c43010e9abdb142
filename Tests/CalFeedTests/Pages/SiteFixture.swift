import CalFeed
import Testing

/// A small site of invented talks: six days, five zones, three scripts.
enum SiteFixture {
    static let now = Timestamp(secondsSince1970: 1_795_219_200)  // 2026-11-21T00:00:00Z

    /// Winter time, by table: the pages only ask, and what they ask is not tested here.
    static let times = PageTimes(
        instant: { local, zone in
            guard let entry = zones[zone.rawValue] else { return nil }
            return Timestamp(secondsSince1970: local.secondsSince1970 - entry.offset)
        },
        abbreviation: { _, zone in zones[zone.rawValue]?.name ?? zone.rawValue }
    )

    private static let zones: [String: (offset: Int, name: String)] = [
        "America/Bogota": (-18_000, "-05"), "America/New_York": (-18_000, "EST"), "Asia/Jerusalem": (7200, "IST"),
        "Asia/Tokyo": (32_400, "JST"), "Europe/Paris": (3600, "CET"), "Etc/UTC": (0, "UTC"),
    ]

    static func site(
        title: String = "Seminars by the river", records: [SeminarRecord] = records,
        series: [Series] = series, unread: [UnreadAnnouncement] = unread
    ) throws -> Site {
        let address = try #require(SiteAddress("https://talks.example/calendar/"))
        return Site(
            title: title, address: address, series: series, records: records, unread: unread, times: times, now: now)
    }

    static let series = [
        Series(slug: "haverlock", title: "Haverlock Lectures"),
        Series(slug: "carmel", title: "Carmel Earth Seminar · סמינר כרמל"),
    ]

    static let unread = [
        UnreadAnnouncement(
            origin: Origin(source: "/srv/spool", name: "projector.txt"),
            diagnostics: [Diagnostic(.error, "no-date", "No date was found.")])
    ]

    static let records: [SeminarRecord] = [
        mixing, conflict, cancelled, snow, retreat, unzoned, bats, firstLight,
    ].compactMap(\.self)

    static func record(_ name: String, in series: String, _ seminar: Seminar) -> SeminarRecord {
        SeminarRecord(
            uid: "\(name)@talks.example", seminar: seminar, series: series,
            origin: Origin(source: "/srv/spool", name: name + ".txt"), sequence: 2,
            created: now.adding(seconds: -864_000), lastModified: now.adding(seconds: -86_400))
    }

    static func clock(_ start: String, _ end: String?, _ zone: String?) -> Occurrence? {
        guard let start = LocalDateTime(start) else { return nil }
        return .clock(start: start, end: end.flatMap(LocalDateTime.init), zone: zone.flatMap(TZID.init))
    }
}
