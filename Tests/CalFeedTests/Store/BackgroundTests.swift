import Testing

@testable import CalFeed

struct BackgroundTests {
    @Test func `behind an event stand its announcements as they are now, and its history`() throws {
        var fixture = try StoreFixture()
        let talk = try StoreFixture.seminar()
        try fixture.record("a.txt", [talk], text: "first words")
        let uid = try fixture.onlyRecord().uid
        fixture.now = fixture.now.adding(seconds: 3600)
        var moved = talk
        moved.location = "Room 7"
        try fixture.record("a.txt", [moved], text: "second words")
        let background = try fixture.store.background(of: uid)
        #expect(background.announcements.map(\.origin) == [StoreFixture.origin("a.txt")])
        #expect(background.announcements.map(\.bytes) == [Array("second words".utf8)])
        #expect(background.history.map(\.cause) == [.announced, .edited])
        #expect(background.history.map(\.seminar.location) == [nil, "Room 7"])
    }

    @Test func `of an event that nobody knows there is nothing`() throws {
        let background = try StoreFixture().store.background(of: "nobody@talks.example.org")
        #expect(background.announcements.isEmpty && background.history.isEmpty)
    }
}
