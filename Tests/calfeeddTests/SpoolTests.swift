import CalFeed
import Glibc
import Logging
import Synchronization
import Testing

@testable import calfeedd

/// Rooms in memory: they note what they are asked, and fail when told to.
private final class Rooms: Sendable {
    struct State {
        var events: [String] = []
        var stored: [String: Set<String>] = [:]
        var takingFails = false
        var publishingFails = false
        var nextChange: Timestamp?
        var published: [Int] = []
    }

    struct Trouble: Error, CustomStringConvertible {
        var description: String
    }

    let state = Mutex(State())
    let health = Health()

    /// What happened since the last call.
    func events() -> [String] {
        state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
    }

    func pipeline(_ sources: [String], limit: Int = 100) -> Pipeline {
        Pipeline(
            sources: sources.map { DirectorySource(path: $0, maxBytes: limit) }, zoneDataVersion: "2026f",
            stored: { source in self.state.withLock { $0.stored[source, default: []] } },
            take: { announcements in
                try self.state.withLock { state in
                    if state.takingFails { throw Trouble(description: "disk full") }
                    return announcements.map { announcement in
                        let text = String(decoding: announcement.bytes, as: UTF8.self)
                        state.events.append("take \(announcement.origin.name): \(text)")
                        return text.hasPrefix("talk") ? .read(seminars: 1) : .unread([])
                    }
                }
            },
            refuse: { origin, diagnostic, _ in
                self.state.withLock { $0.events.append("refuse \(origin.name): \(diagnostic.code)") }
                return .unread([diagnostic])
            },
            remove: { origin, _ in
                self.state.withLock { state in
                    state.events.append("remove \(origin.name)")
                    state.stored[origin.source]?.remove(origin.name)
                }
                return .removed
            },
            publish: { now in
                try self.state.withLock { state in
                    if state.publishingFails { throw Trouble(description: "no rules for Mars/Olympus") }
                    state.events.append("publish")
                    return Pipeline.Publication(
                        snapshot: FeedSnapshot(), seminars: 1, unread: 0, nextChange: state.nextChange)
                }
            },
            check: {})
    }

    func spool(_ sources: [String], limit: Int = 100) -> Spool { spool(pipeline(sources, limit: limit)) }

    func spool(_ pipeline: Pipeline) -> Spool {
        Spool(
            pipeline: pipeline, watch: { _ in 0 }, serve: { _ in }, beat: {}, health: health,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

@Suite struct SpoolTests {
    private let now = Timestamp(secondsSince1970: 1_795_000_000)
    private let rooms = Rooms()

    private func changes(_ edit: (inout Changes) -> Void) -> Changes {
        var changes = Changes()
        edit(&changes)
        return changes
    }

    @Test func `at the start everything is taken in order, what is gone is removed, and one snapshot is made`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("talk B", to: "b.txt")
        try directory.write("talk A", to: "a.txt")
        try directory.write("hidden", to: ".c.txt")
        try directory.write(String(repeating: "x", count: 101), to: "large.txt")
        rooms.state.withLock { $0.stored[directory.path] = ["a.txt", "old.txt"] }
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(
            rooms.events() == [
                "refuse large.txt: file-too-large", "take a.txt: talk A", "take b.txt: talk B", "remove old.txt",
                "publish",
            ])
        #expect(rooms.health.current.verdict == "ok")
        #expect(rooms.health.current.sources == [directory.path: .init(announcements: 3, lastRead: now)])
        #expect(rooms.health.current.lastPublished == now)
    }

    @Test func `what is stored is published before the sources are looked at`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("talk A", to: "a.txt")
        var pipeline = rooms.pipeline([directory.path])
        pipeline.holdsAnything = { true }
        var spool = rooms.spool(pipeline)
        let hasPublished = spool.publishStored(now: now)
        #expect(hasPublished)
        #expect(rooms.events() == ["publish"])
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == ["take a.txt: talk A", "publish"])
        // An empty store has nothing to show, and a publication that fails is tried again with the sources.
        var empty = rooms.spool([directory.path])
        let emptyHasPublished = empty.publishStored(now: now)
        #expect(!emptyHasPublished)
        rooms.state.withLock { $0.publishingFails = true }
        var failing = rooms.spool(pipeline)
        let failingHasPublished = failing.publishStored(now: now)
        #expect(!failingHasPublished)
        #expect(rooms.events() == [])
    }

    @Test func `a file that the store knows under its mark is not read again`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("talk A", to: "a.txt")
        try directory.write("talk B", to: "b.txt")
        let noted = Mutex<[Origin: String]>([:])
        var pipeline = rooms.pipeline([directory.path])
        pipeline.note = { marks in noted.withLock { $0.merge(marks) { $1 } } }
        pipeline.marks = { source in
            noted.withLock { noted in
                Dictionary(noted.filter { $0.key.source == source }.map { ($0.key.name, $0.value) }) { $1 }
            }
        }
        var spool = rooms.spool(pipeline)
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == ["take a.txt: talk A", "take b.txt: talk B", "publish"])
        // The next daemon reads what was changed meanwhile.
        try directory.write("talk B again", to: "b.txt")
        var next = rooms.spool(pipeline)
        next.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == ["take b.txt: talk B again", "publish"])
        // Other rules read everything.
        noted.withLock { $0 = [:] }
        next.replace(pipeline: pipeline)
        next.work(Changes(), now: now, elapsed: .seconds(1))
        #expect(rooms.events() == ["take a.txt: talk A", "take b.txt: talk B again", "publish"])
    }

    @Test func `who drops a file does not wait until a whole folder was read`() throws {
        let directory = try TemporaryDirectory()
        for number in 100..<100 + Spool.groupSize * 2 { try directory.write("talk \(number)", to: "\(number).txt") }
        let news = Mutex<[[String: Set<String>]]>([[directory.path: ["late.txt"]]])
        let rooms = rooms
        var spool = Spool(
            pipeline: rooms.pipeline([directory.path]), watch: { _ in 0 }, serve: { _ in }, beat: {},
            hear: {
                let names = news.withLock { $0.popLast() ?? [:] }
                return Spool.News(names: names, now: Timestamp(secondsSince1970: 1_795_000_009))
            },
            health: rooms.health, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        spool.work(changes { $0.add(directory: "/elsewhere") }, now: now, elapsed: .zero)
        // What is there first is published as a whole; what is not there is nothing to read.
        #expect(rooms.events().filter { $0 == "publish" || $0.contains("late") } == ["publish"])
        for number in 100..<100 + Spool.groupSize * 2 {
            try directory.write("talk again \(number)", to: "\(number).txt")
        }
        try directory.write("talk late", to: "late.txt")
        news.withLock { $0 = [[directory.path: ["late.txt"]]] }
        spool.work(changes { $0.add(directory: directory.path) }, now: now, elapsed: .seconds(1))
        let events = rooms.events()
        // Listed and heard of: taken once where it was heard of, and left alone or found the same later.
        let late = try #require(events.firstIndex(of: "take late.txt: talk late"))
        #expect(late == Spool.groupSize)
        #expect(events[late + 1] == "publish")
        #expect(events.last == "publish")
        #expect(!events.contains("remove late.txt"))
    }

    @Test func `a change concerns its file alone`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("talk A", to: "a.txt")
        try directory.write("talk B", to: "b.txt")
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        _ = rooms.events()
        try directory.write("talk A2", to: "a.txt")
        try directory.delete("b.txt")
        let heard = changes { changes in
            for name in ["b.txt", "a.txt", ".a.txt.swp", "never.txt"] {
                changes.add(name: name, in: directory.path)
            }
        }
        spool.work(heard, now: now, elapsed: .seconds(1))
        #expect(rooms.events() == ["take a.txt: talk A2", "remove b.txt", "publish"])
        spool.work(Changes(), now: now, elapsed: .seconds(2))
        #expect(rooms.events() == [])
    }

    @Test func `looking at everything again reads only what changed`() throws {
        let directory = try TemporaryDirectory()
        for name in ["a", "b", "c"] { try directory.write("talk", to: name) }
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        _ = rooms.events()
        try directory.write("talk again", to: "b")
        try directory.delete("c")
        spool.work(changes { $0.add(directory: directory.path) }, now: now, elapsed: .seconds(1))
        #expect(rooms.events() == ["take b: talk again", "remove c", "publish"])
        // What was never heard of is found after a while.
        try directory.write("talk", to: "d")
        spool.work(Changes(), now: now, elapsed: Spool.rescanPause)
        #expect(rooms.events() == ["take d: talk", "publish"])
    }

    @Test func `a large spool is taken in groups, and each file once`() throws {
        let directory = try TemporaryDirectory()
        let names = (100..<(101 + 2 * Spool.groupSize)).map(String.init)
        for name in names { try directory.write("talk", to: name) }
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == names.map { "take \($0): talk" } + ["publish"])
        #expect(rooms.health.current.sources[directory.path]?.announcements == names.count)
    }

    @Test func `a directory that is missing is told of, keeps what it gave, and is found again`() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/spool"
        var spool = rooms.spool([path])
        rooms.state.withLock { $0.stored[path] = ["a"] }
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == ["publish"])
        #expect(rooms.health.current.verdict == "degraded")
        let trouble = rooms.health.current.sources[path]?.trouble ?? ""
        #expect(trouble.hasPrefix("\(path): cannot be looked into ("))
        #expect(spool.pause(now: now, elapsed: .zero) == Spool.retryPause)

        mkdir(path, 0o755)
        try directory.write("talk", to: "spool/b")
        spool.work(Changes(), now: now, elapsed: .seconds(4))
        #expect(rooms.events() == [])
        spool.work(Changes(), now: now, elapsed: .seconds(5))
        #expect(rooms.events() == ["take b: talk", "remove a", "publish"])
        #expect(rooms.health.current.verdict == "ok")
        #expect(spool.pause(now: now, elapsed: .seconds(5)) == .seconds(60))
    }

    @Test func `what the store could not keep is tried again and nothing else with it`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("talk A", to: "a")
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        _ = rooms.events()
        rooms.state.withLock { $0.takingFails = true }
        try directory.write("talk B", to: "b")
        spool.work(changes { $0.add(name: "b", in: directory.path) }, now: now, elapsed: .seconds(1))
        #expect(rooms.events() == [])
        #expect(rooms.health.current.storingTrouble == "disk full")
        #expect(rooms.health.current.response(at: now).status == 503)
        rooms.state.withLock { $0.takingFails = false }
        spool.work(Changes(), now: now, elapsed: .seconds(6))
        #expect(rooms.events() == ["take b: talk B", "publish"])
        #expect(rooms.health.current.verdict == "ok")
    }

    @Test func `when publishing fails the last good bytes stay and it is tried again`() throws {
        let directory = try TemporaryDirectory()
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        _ = rooms.events()
        rooms.state.withLock { $0.publishingFails = true }
        try directory.write("talk A", to: "a")
        spool.work(changes { $0.add(name: "a", in: directory.path) }, now: now, elapsed: .seconds(1))
        #expect(rooms.events() == ["take a: talk A"])
        #expect(rooms.health.current.publishingTrouble == "no rules for Mars/Olympus")
        #expect(rooms.health.current.lastPublished == now)
        #expect(rooms.health.current.verdict == "failing")
        #expect(spool.pause(now: now, elapsed: .seconds(1)) == Spool.retryPause)
        rooms.state.withLock { $0.publishingFails = false }
        spool.work(Changes(), now: now, elapsed: .seconds(6))
        #expect(rooms.events() == ["publish"])
        #expect(rooms.health.current.verdict == "ok")
    }

    @Test func `time alone changes what is published, also when the clock is set back`() throws {
        let directory = try TemporaryDirectory()
        rooms.state.withLock { $0.nextChange = now.adding(seconds: 30) }
        var spool = rooms.spool([directory.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        #expect(rooms.events() == ["publish"])
        #expect(spool.pause(now: now, elapsed: .zero) == .seconds(30))
        spool.work(Changes(), now: now.adding(seconds: 29), elapsed: .seconds(29))
        #expect(rooms.events() == [])
        rooms.state.withLock { $0.nextChange = now.adding(seconds: 90_000) }
        spool.work(Changes(), now: now.adding(seconds: 30), elapsed: .seconds(30))
        #expect(rooms.events() == ["publish"])
        #expect(spool.pause(now: now.adding(seconds: 30), elapsed: .seconds(30)) == .seconds(60))
        spool.work(Changes(), now: now.adding(seconds: -86_400), elapsed: .seconds(31))
        #expect(rooms.events() == ["publish"])
    }

    @Test func `another configuration reads everything again`() throws {
        let (old, new) = (try TemporaryDirectory(), try TemporaryDirectory())
        try old.write("talk A", to: "a")
        try new.write("talk B", to: "b")
        var spool = rooms.spool([old.path])
        spool.work(Changes(), now: now, elapsed: .zero)
        _ = rooms.events()
        spool.replace(pipeline: rooms.pipeline([old.path, new.path]))
        spool.work(Changes(), now: now, elapsed: .seconds(1))
        #expect(rooms.events() == ["take a: talk A", "take b: talk B", "publish"])
        spool.replace(pipeline: rooms.pipeline([new.path]))
        spool.work(changes { $0.add(name: "a", in: old.path) }, now: now, elapsed: .seconds(2))
        #expect(rooms.events() == ["take b: talk B", "publish"])
        #expect(Array(rooms.health.current.sources.keys) == [new.path])
    }
}
