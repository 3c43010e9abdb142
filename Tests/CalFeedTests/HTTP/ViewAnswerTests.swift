import NIOCore
import Testing

@testable import CalFeed

/// Requests for what is made when it is asked for.
struct ViewAnswerTests {
    private static func snapshot(_ records: [SeminarRecord] = SiteFixture.records) throws -> FeedSnapshot {
        let address = try #require(SiteAddress("https://talks.example"))
        let publisher = Publisher(
            settings: Publisher.Settings(
                title: "By the river", address: address, series: SiteFixture.series, refreshMinutes: 60),
            zones: try ZoneDatabase())
        return publisher.publication(
            of: .all(records), unread: [], changed: SiteFixture.now, at: SiteFixture.now
        ).snapshot
    }

    private static func tag(_ answer: Answer) -> String {
        String(buffer: answer.head).split(separator: "\r\n").first { $0.hasPrefix("ETag: ") }.map {
            String($0.dropFirst(6))
        } ?? ""
    }

    @Test func `a filtered feed has a tag that holds as long as its bytes do`() throws {
        let responder = Responder()
        responder.publish(try Self.snapshot())
        let first = try responder.answer("GET", "/all.ics?speaker=ines", [])
        #expect(first.status == 200)
        let tag = Self.tag(first)
        #expect(tag.count == 34)
        #expect(try responder.answer("GET", "/all.ics?speaker=ines", [("If-None-Match", tag)]).status == 304)
        #expect(try responder.answer("GET", "/all.ics?speaker=INES&x=1", [("If-None-Match", tag)]).status == 304)
        #expect(try responder.answer("GET", "/all.ics?speaker=marisol", [("If-None-Match", tag)]).status == 200)
        responder.publish(try Self.snapshot(SiteFixture.records.filter { !$0.uid.hasPrefix("knots") }))
        #expect(try responder.answer("GET", "/all.ics?speaker=ines", [("If-None-Match", tag)]).status == 304)
        #expect(try responder.answer("GET", "/all.ics", [("If-None-Match", tag)]).status == 200)
    }

    @Test func `a filter that says nothing is answered with what is published, and a wrong one is refused`() throws {
        let responder = Responder()
        responder.publish(try Self.snapshot())
        let feed = try responder.answer("GET", "/all.ics", [])
        #expect(try responder.answer("GET", "/all.ics?utm_source=mail", []).head == feed.head)
        #expect(try responder.answer("GET", "/all.ics?from=soon", []).status == 400)
        #expect(try responder.answer("GET", "/all.pdf?q=x", []).status == 404)
        #expect(try responder.answer("HEAD", "/all.json", []).status == 200)
        #expect(try responder.answer("OPTIONS", "/all.atom", []).status == 204)
    }

    @Test func `a page comes in its reader's language`() throws {
        let responder = Responder()
        responder.publish(try Self.snapshot())
        let page = try responder.answer("GET", "/", [("Accept-Language", "ja,en;q=0.5")])
        #expect(page.text.contains("<html lang=\"ja\""))
        #expect(String(buffer: page.head).contains("Vary: Accept-Encoding, Accept-Language\r\n"))
        #expect(try responder.answer("GET", "/", [("Accept-Language", "en")]).text.contains("<html lang=\"en\""))
        let table = try responder.answer("GET", "/all.txt", [("Accept-Language", "ja")])
        #expect(String(buffer: table.head).contains("Accept-Language\r\n"))
    }

    @Test func `however many filters strangers think of, few are kept`() throws {
        let cache = ViewCache()
        let views = try #require(try Self.snapshot().views)
        for number in 0..<(ViewCache.mostViews + 50) {
            guard case .view(let target) = views.meaning(of: "/all.ics", query: "q=x\(number)", languages: nil) else {
                Issue.record("no view")
                return
            }
            #expect(cache.resource(for: target, generation: 1) { views.resource(target) } != nil)
        }
        #expect(cache.count == ViewCache.mostViews)
    }
}
