import CalFeed
import Glibc
import NIOPosix
import Testing

@testable import calfeedd

@Suite struct WatchingTests {
    // MARK: inotify

    /// A record as the kernel lays it out.
    private func record(_ watch: Int32, _ mask: Int32, _ name: [UInt8]) -> [UInt8] {
        let padded = name.isEmpty ? [] : name + Array(repeating: UInt8(0), count: 16 - name.count % 16)
        var header = inotify_event()
        header.wd = watch
        header.mask = UInt32(bitPattern: mask)
        header.len = UInt32(padded.count)
        return withUnsafeBytes(of: header) { Array($0) } + padded
    }

    @Test func `records of the kernel are told apart`() {
        let bytes =
            record(1, IN_CLOSE_WRITE, Array("talk.txt".utf8)) + record(2, IN_DELETE_SELF, [])
            + record(2, IN_IGNORED, []) + record(-1, IN_Q_OVERFLOW, []) + record(1, IN_DELETE, [0xFF, 0x41])
        let events = bytes.withUnsafeBytes(InotifyEvent.events)
        #expect(events.map(\.watch) == [1, 2, 2, -1, 1])
        #expect(events.map(\.name) == ["talk.txt", "", "", "", nil])
        #expect(events.map(\.isEndOfDirectory) == [false, true, true, false, false])
        #expect(events.map(\.isEndOfWatch) == [false, false, true, false, false])
        #expect(events.map(\.isOverflow) == [false, false, false, true, false])
    }

    @Test func `a record that is cut off is left out`() {
        let bytes = record(1, IN_CLOSE_WRITE, Array("a".utf8)) + record(1, IN_CLOSE_WRITE, Array("b".utf8)).dropLast()
        #expect(bytes.withUnsafeBytes(InotifyEvent.events).map(\.name) == ["a"])
    }

    // MARK: The mailbox

    @Test func `too many names become the directory as a whole`() {
        var changes = Changes()
        for number in 0..<Changes.maximumNames { changes.add(name: "\(number)", in: "/a") }
        changes.add(name: "x", in: "/b")
        #expect(changes.directories.isEmpty)
        changes.add(name: "one more", in: "/a")
        #expect(changes.directories == ["/a"])
        #expect(changes.names == ["/b": ["x"]])
        changes.add(name: "and another", in: "/a")
        #expect(changes.names == ["/b": ["x"]])
    }

    @Test func `what was posted is collected once`() {
        let mailbox = Mailbox()
        mailbox.post { $0.add(name: "a", in: "/d") }
        mailbox.post { $0.add(name: "b", in: "/d") }
        mailbox.post { $0.addReload() }
        let changes = mailbox.collect()
        #expect(changes.names == ["/d": ["a", "b"]])
        #expect(changes.reload)
        #expect(mailbox.collect().isEmpty)
    }

    // MARK: Files

    @Test func `a file's mark changes with its content, its time and its rights`() throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/talk.txt"
        #expect(FileMark(path: path) == nil)
        try directory.write("talk", to: "talk.txt")
        let first = try #require(FileMark(path: path))
        #expect(FileMark(path: path) == first)
        var times = [timespec(tv_sec: 1_773_327_600, tv_nsec: 5), timespec(tv_sec: 1_773_327_600, tv_nsec: 5)]
        try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
        let second = try #require(FileMark(path: path))
        #expect(second != first)
        try directory.write("talk two", to: "talk.txt")
        try #require(utimensat(AT_FDCWD, path, &times, 0) == 0)
        #expect(FileMark(path: path) != second)
        symlink(path, "\(directory.path)/link")
        #expect(FileMark(path: "\(directory.path)/link") == FileMark(path: path))
    }

    // MARK: The watcher

    @Test(.timeLimit(.minutes(1))) func `files that come, change and go are heard of`() async throws {
        let directory = try TemporaryDirectory()
        let mailbox = Mailbox()
        let watcher = try await DirectoryWatcher(posting: mailbox, on: .singleton)
        defer { watcher.close() }
        #expect(watcher.watch(directory.path) == 0)
        #expect(watcher.watch(directory.path) == 0)
        #expect(watcher.watch("\(directory.path)/none") == ENOENT)

        try directory.write("a", to: "one.txt")
        try directory.write("b", to: ".two.tmp")
        rename("\(directory.path)/.two.tmp", "\(directory.path)/two.txt")
        try directory.delete("one.txt")
        var heard: Set<String> = []
        while !heard.isSuperset(of: ["one.txt", "two.txt"]) {
            await mailbox.arrival.wait()
            heard.formUnion(mailbox.collect().names[directory.path, default: []])
        }
        #expect(heard == ["one.txt", ".two.tmp", "two.txt"])
    }

    @Test(.timeLimit(.minutes(1))) func `a directory that goes is heard of as a whole`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/spool"
        mkdir(path, 0o755)
        let mailbox = Mailbox()
        let watcher = try await DirectoryWatcher(posting: mailbox, on: .singleton)
        defer { watcher.close() }
        #expect(watcher.watch(path) == 0)
        rmdir(path)
        var changes = Changes()
        while changes.directories.isEmpty {
            await mailbox.arrival.wait()
            changes = mailbox.collect()
        }
        #expect(changes.directories == [path])
        mkdir(path, 0o755)
        #expect(watcher.watch(path) == 0)
    }
}
