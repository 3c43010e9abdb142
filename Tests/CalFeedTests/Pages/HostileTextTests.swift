import CalFeed
import Testing

/// Nothing that an announcement says may become markup, a script, a link that runs one, or reorder the page.
struct HostileTextTests {
    private static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title></style></textarea><svg onload=alert(1)>", "<!--", "]]>", "&lt;b&gt;&#60;", "<a href=javascript:x>",
        "\u{202E}txt.exe\u{202C}", "\u{2067}\u{2068}\u{0}\u{8}\u{1B}[31m\u{85}\u{FFFE}\u{1FFFF}", "a\r\nSet-Cookie: b",
    ]

    private static func site(_ text: String, online: String) throws -> Site {
        let occurrence = try #require(SiteFixture.clock("2026-12-03T09:00", "2026-12-03T10:00", "Europe/Paris"))
        let evidence = Evidence(
            basis: .assumed(reason: .told(.endOfDuration, [.words: .words(text), .minutes: .number(60)])), text: text,
            rule: text)
        let seminar = Seminar(
            title: text, speakers: [Speaker(name: text, affiliation: text)], occurrence: occurrence, location: text,
            onlineURL: online, host: text, series: text, status: .cancelled, abstract: text, biography: text,
            evidence: Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, evidence) }),
            diagnostics: [
                Diagnostic(.warning, text, text),
                Diagnostic(.warning, .timesDisagree, [.words: .words(text), .otherWords: .name(text)]),
            ])
        let record = SeminarRecord(
            uid: text + "@x", seminar: seminar, series: "s", origin: Origin(source: text, name: text), sequence: 0,
            created: SiteFixture.now, lastModified: SiteFixture.now)
        return try SiteFixture.site(
            title: text, records: [record], series: [Series(slug: "s", title: text)],
            unread: [UnreadAnnouncement(origin: record.origin, diagnostics: seminar.diagnostics)])
    }

    private static func pages(_ text: String, online: String = "https://a.example/") throws -> [String] {
        try site(text, online: online).pages().filter { $0.mediaType.hasPrefix("text/html") }
            .map { String(decoding: $0.body, as: UTF8.self) }
    }

    @Test(arguments: attacks)
    func `a page of hostile text has the tags and attributes of a page of plain text`(attack: String) throws {
        let plain = try Self.pages("plain").map(Skeleton.init)
        let hostile = try Self.pages(attack).map(Skeleton.init)
        #expect(plain.count == 3)
        #expect(hostile == plain)
    }

    @Test(arguments: attacks)
    func `no character that reorders or controls reaches a page`(attack: String) throws {
        for page in try Self.pages(attack) {
            let forbidden = page.unicodeScalars.filter { scalar in
                switch scalar.value {
                case 0x0A: false
                case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: true
                default: scalar.value & 0xFFFE == 0xFFFE
                }
            }
            #expect(forbidden.isEmpty)
        }
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "data:text/html,<script>", "vbscript:x", "//evil.example", "file:///etc/passwd", "https:\u{0}//a", "no address",
    ])
    func `an online address of another kind is text and no link`(online: String) throws {
        for page in try Self.pages("plain", online: online) {
            for address in Skeleton(page).links {
                let isOurs = ["/calendar/", "#", "?"].contains { address.hasPrefix($0) }
                let known = [
                    "https://talks.example/", "https://outlook.", "https://calendar.google.", "webcal://talks",
                ]
                #expect(isOurs || known.contains { address.hasPrefix($0) }, "\(address)")
            }
        }
    }

    @Test(arguments: ["https://a.example/j/1?pwd=x&y=z", "HTTP://A.example", "mailto:a@b.example"])
    func `an online address that may be followed is a link`(online: String) throws {
        let escaped = online.replacing("&", with: "&amp;")
        #expect(try Self.pages("plain", online: online).contains { Skeleton($0).links.contains(escaped) })
    }
}

/// The tags of a page with the names of their attributes, and the addresses it links to.
private struct Skeleton: Hashable {
    var tags: [String] = []
    var links: [String] = []

    static func == (left: Skeleton, right: Skeleton) -> Bool { left.tags == right.tags }
    func hash(into hasher: inout Hasher) { hasher.combine(tags) }

    init(_ page: String) {
        var rest = page[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            // Odd parts stand between quotes: values.
            let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
            tags.append(parts.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: "_"))
            for (index, part) in parts.enumerated() where part.hasSuffix("href=") && index + 1 < parts.count {
                links.append(String(parts[index + 1]))
            }
        }
    }
}
