import CalFeed
import Foundation
import Testing

/// Whole pages against files that a person has read. `make record` writes them anew.
struct PageGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Corpus/pages").standardizedFileURL

    @Test(arguments: [
        ("/", "front.html"), ("/series/haverlock", "series.html"),
        ("/events/slow-mixing@talks.example", "event.html"),
        ("/events/bats@talks.example", "event-over-midnight.html"),
    ])
    func `a page is the one that was read`(path: String, file: String) throws {
        let page = try #require(try SiteFixture.site().pages().first { $0.path == path })
        let url = PageGoldenTests.folder.appending(path: file)
        if ProcessInfo.processInfo.environment["CALFEED_RECORD"] != nil {
            try Data(page.body).write(to: url)
            Issue.record("\(file) was recorded: read it")
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        #expect(String(decoding: page.body, as: UTF8.self) == expected)
        #expect(page.mediaType == "text/html; charset=utf-8")
    }
}
