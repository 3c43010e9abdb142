import Testing

@testable import CalFeed

struct TalkConflictTests {
    private func talk(
        _ name: String, _ series: String, _ start: String, _ end: String, speaker: String = "", place: String? = nil,
        status: Status = .confirmed
    ) throws -> Talk {
        let occurrence = try #require(SiteFixture.clock(start, end, "Europe/Paris"))
        return Talk(
            SiteFixture.record(
                name, in: series,
                Seminar(
                    title: name, speakers: speaker.isEmpty ? [] : [Speaker(name: speaker)], occurrence: occurrence,
                    location: place, status: status)), at: SiteFixture.times)
    }

    private func kinds(_ talks: [Talk]) -> [String] {
        TalkConflict.conflicts(among: talks).map {
            "\($0.kind) \($0.first.prefix { $0 != "@" }) \($0.second.prefix { $0 != "@" })"
        }
    }

    @Test func `two talks that overlap in one series, one room or one person are told`() throws {
        let talks = [
            try talk("a", "x", "2026-12-01T10:00", "2026-12-01T11:00"),
            try talk("b", "x", "2026-12-01T10:30", "2026-12-01T11:30"),
            try talk("c", "y", "2026-12-02T10:00", "2026-12-02T11:00", place: "Hall 2"),
            try talk("d", "z", "2026-12-02T10:00", "2026-12-02T11:00", place: "HALL 2"),
            try talk("e", "y", "2026-12-03T10:00", "2026-12-03T11:00", speaker: "Ada Quill", place: "Hall 2"),
            try talk("f", "z", "2026-12-03T10:59", "2026-12-03T12:00", speaker: "ADA QUILL", place: "Hall 3"),
        ]
        #expect(kinds(talks.reversed()) == ["series a b", "place c d", "speaker e f"])
    }

    @Test func `talks that follow one another, are called off or are online are in nobody's way`() throws {
        #expect(
            kinds([
                try talk("a", "x", "2026-12-01T10:00", "2026-12-01T11:00", place: "Hall 2"),
                try talk("b", "x", "2026-12-01T11:00", "2026-12-01T12:00", place: "Hall 2"),
                try talk("c", "x", "2026-12-01T10:00", "2026-12-01T11:00", status: .cancelled),
                try talk("d", "y", "2026-12-01T10:00", "2026-12-01T11:00", place: "Zoom"),
                try talk("e", "z", "2026-12-01T10:00", "2026-12-01T11:00", place: "Zoom"),
            ]) == [])
    }

    @Test func `of very many at one time a bounded number is told`() throws {
        let talks = try (0..<3000).map { number in
            try talk("t\(number)", "x", "2026-12-01T10:00", "2026-12-01T11:00", speaker: "Ada Quill", place: "Hall 2")
        }
        #expect(TalkConflict.conflicts(among: talks).count == TalkConflict.most)
        // Nor does it take long where none is found.
        let nowhere = try (0..<3000).map { number in
            try talk("t\(number)", "s\(number)", "2026-12-01T10:00", "2026-12-01T11:00", speaker: "Ada Quill")
        }
        #expect(TalkConflict.conflicts(among: nowhere) == [])
    }
}
