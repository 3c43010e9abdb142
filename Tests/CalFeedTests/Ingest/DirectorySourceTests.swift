import Foundation
import Testing

@testable import CalFeed

@Suite final class DirectorySourceTests {
    let folder: URL
    let now = Timestamp(secondsSince1970: 1_795_000_000)
    var source: DirectorySource { DirectorySource(path: folder.path(), maxBytes: 64) }

    init() throws {
        let name = "calfeed-ingest-\(UUID().uuidString)"
        folder = URL(filePath: FileManager.default.temporaryDirectory.path() + "/" + name).standardizedFileURL
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func write(_ text: String, _ name: String, modified: Int? = nil) throws {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        guard let modified else { return }
        let date = Date(timeIntervalSince1970: Double(modified))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path())
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: name).path(), withDestinationPath: target)
    }

    @Test func `files are named in the order of their bytes, and nothing else is`() throws {
        for name in ["b.txt", "a.txt", "B.txt", "é.txt", ".hidden", "a.txt~", "x.tmp", "y.part", ".z.swp", "z.swp"] {
            try write("x", name)
        }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "folder"), withIntermediateDirectories: false)
        let listing = try source.list()
        #expect(listing == .init(names: ["B.txt", "a.txt", "b.txt", "é.txt"], unread: [], isComplete: true))
    }

    @Test func `a file is an announcement, received when it was written`() throws {
        try write("Ada Quill, Tuesday", "talk.txt", modified: 1_700_000_000)
        let announcement = Announcement(
            origin: Origin(source: source.path, name: "talk.txt"), bytes: Array("Ada Quill, Tuesday".utf8),
            receivedAt: Timestamp(secondsSince1970: 1_700_000_000))
        #expect(source.read("talk.txt", at: now) == .announcement(announcement))
    }

    @Test(arguments: [0, 1, 1_795_000_001])
    func `a file from before 2000 or from the future is received now`(modified: Int) throws {
        try write("text", "talk.txt", modified: modified)
        guard case .announcement(let announcement) = source.read("talk.txt", at: now) else {
            Issue.record("not read")
            return
        }
        #expect(announcement.receivedAt == now)
    }

    @Test func `a file that vanished between listing and reading is absent`() throws {
        try write("text", "talk.txt")
        let names = try source.list().names
        try FileManager.default.removeItem(at: folder.appending(path: "talk.txt"))
        #expect(names.map { source.read($0, at: now) } == [.absent])
    }

    @Test(arguments: ["../talk.txt", "a/b.txt", ".", "..", "", ".hidden", "a~", "nul\u{0}.txt"])
    func `no name leads out of the folder or to a file that is left alone`(name: String) {
        #expect(source.read(name, at: now) == .absent)
    }

    @Test func `a folder is no announcement`() throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "x"), withIntermediateDirectories: false)
        #expect(source.read("x", at: now) == .absent)
    }

    @Test func `a file as long as the limit is read and one byte more is too large`() throws {
        try write(String(repeating: "x", count: 64), "fits.txt")
        try write(String(repeating: "x", count: 65), "more.txt")
        if case .announcement(let announcement) = source.read("fits.txt", at: now) {
            #expect(announcement.bytes.count == 64)
        } else {
            Issue.record("not read")
        }
        #expect(source.read("more.txt", at: now) == .unreadable(.tooLarge(size: 65, limit: 64)))
    }

    @Test func `a sparse file of a terabyte costs nothing`() throws {
        try write("", "huge.txt")
        try FileHandle(forWritingTo: folder.appending(path: "huge.txt")).truncate(atOffset: 1 << 40)
        #expect(source.read("huge.txt", at: now) == .unreadable(.tooLarge(size: 1 << 40, limit: 64)))
    }

    @Test(.timeLimit(.minutes(1)))
    func `a pipe is refused without waiting for a writer`() throws {
        try #require(mkfifo(folder.appending(path: "pipe.txt").path(), 0o600) == 0)
        #expect(try source.list().names == ["pipe.txt"])
        #expect(source.read("pipe.txt", at: now) == .unreadable(.notRegular))
    }

    @Test func `a socket is refused`() throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(folder.appending(path: "s.txt").path().utf8)
        try #require(path.count < 108)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        #expect(source.read("s.txt", at: now) == .unreadable(.notRegular))
    }

    @Test func `a link within the folder is followed`() throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "..data"), withIntermediateDirectories: false)
        try write("text", "..data/talk.txt", modified: 1_700_000_000)
        try link("inside.txt", to: "..data/talk.txt")
        guard case .announcement(let announcement) = source.read("inside.txt", at: now) else {
            Issue.record("not read")
            return
        }
        #expect(announcement.origin.name == "inside.txt")
        #expect(announcement.bytes == Array("text".utf8))
    }

    @Test(arguments: ["/etc/hostname", "../", "nowhere.txt", "/dev/zero", "loop.txt"])
    func `a link that leads out, nowhere or in a circle is refused`(target: String) throws {
        try link("loop.txt", to: target)
        #expect(source.read("loop.txt", at: now) == .unreadable(.linkLeadsOut))
    }

    @Test func `a folder whose name begins like the source's is not in it`() throws {
        let other = URL(filePath: folder.path() + "-other")
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: other) }
        try Data("secret".utf8).write(to: other.appending(path: "x.txt"))
        try link("x.txt", to: other.appending(path: "x.txt").path())
        #expect(source.read("x.txt", at: now) == .unreadable(.linkLeadsOut))
    }

    @Test func `a name that is not UTF-8 is listed with what to do`() throws {
        let path = Array(folder.path().utf8CString.dropLast()) + [0x2F, 0x63, CChar(bitPattern: 0xE9), 0x2E, 0x74, 0]
        let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
        try #require(descriptor >= 0)
        close(descriptor)
        try write("text", "ok.txt")
        let unread = UnreadAnnouncement(
            origin: Origin(source: source.path, name: "c\u{FFFD}.t"), diagnostics: [.nameNotText])
        #expect(try source.list() == .init(names: ["ok.txt"], unread: [unread], isComplete: true))
    }

    @Test func `of too many files the first by name are listed, and it is said`() throws {
        for number in 1...25 { try write("x", "\(number + 100).txt") }
        let listing = try source.list(limit: 10)
        #expect(listing.names == (101...110).map { "\($0).txt" })
        #expect(!listing.isComplete)
        #expect(listing.unread.map(\.diagnostics) == [[.tooManyFiles(10)]])
        #expect(try source.list(limit: 25).isComplete)
    }

    @Test func `a folder that cannot be looked into is an error that says so`() {
        let missing = DirectorySource(path: folder.path() + "/missing")
        #expect(
            throws: IngestError.unreadableDirectory(path: missing.path, reason: "No such file or directory")
        ) { try missing.list() }
        #expect(
            IngestError.unreadableDirectory(path: "/spool", reason: "Permission denied").description
                == "/spool: cannot be looked into (Permission denied); create the folder, or let the daemon's user read it"
        )
    }
}
