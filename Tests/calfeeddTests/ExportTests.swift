import CalFeed
import Glibc
import Logging
import Testing

@testable import calfeedd

@Suite struct ExportTests {
    private static let html = "text/html; charset=utf-8"
    private static let calendar = "text/calendar; charset=utf-8"

    @Test(arguments: [
        ("/all.ics", calendar, "all.ics"), ("/", html, "index.html"),
        ("/series/maths", html, "series/maths/index.html"),
        ("/series/maths.ics", calendar, "series/maths.ics"),
        ("/events/a@b.example", html, "events/a@b.example/index.html"),
        ("/style.css", "text/css", "style.css"), ("/series/", html, "series/index.html"),
    ])
    func `an address becomes a file's path`(path: String, mediaType: String, file: String) {
        #expect(Export.file(for: path, mediaType: mediaType) == file)
    }

    @Test(arguments: ["/../all.ics", "/a/../../b", "/./a", "//a", "/a//b", "all.ics", "", "/", "/a\u{0}b"])
    func `an address that could lead elsewhere does not`(path: String) {
        #expect(Export.file(for: path, mediaType: Self.calendar) == nil)
    }

    private func pipeline(_ resources: [String: String], trouble: Failure? = nil) -> Pipeline {
        Pipeline(
            sources: [], zoneDataVersion: "2026f", stored: { _ in [] }, take: { $0.map { _ in .unchanged } },
            refuse: { _, _, _ in .unchanged }, remove: { _, _ in .unchanged },
            publish: { now in
                if let trouble { throw trouble }
                return Pipeline.Publication(
                    snapshot: FeedSnapshot(
                        resources: resources.mapValues { text in
                            Resource(
                                body: Array(text.utf8), mediaType: text.hasPrefix("<") ? Self.html : Self.calendar,
                                entityTag: "\"1\"", lastModified: now)
                        }), seminars: 0, unread: 0)
            }, check: {})
    }

    private func content(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1000)
        let count = read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }

    private func run(_ pipeline: Pipeline, to directory: String) throws -> Int {
        try Export(
            pipeline: pipeline, directory: directory, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).run(now: Timestamp(secondsSince1970: 1_795_000_000))
    }

    @Test func `everything that would be served is written, over what was there`() throws {
        let directory = try TemporaryDirectory()
        let target = "\(directory.path)/site"
        #expect(try run(pipeline(["/all.ics": "old", "/": "<old>"]), to: target) == 2)
        let resources = ["/all.ics": "new", "/": "<new>", "/series/maths.ics": "m", "/series/maths": "<m>"]
        #expect(try run(pipeline(resources), to: target) == 4)
        #expect(content("\(target)/all.ics") == "new")
        #expect(content("\(target)/index.html") == "<new>")
        #expect(content("\(target)/series/maths.ics") == "m")
        #expect(content("\(target)/series/maths/index.html") == "<m>")
        #expect(content("\(target)/all.ics.new") == nil)
    }

    @Test func `a second export writes what changed, removes what is gone, and leaves other files alone`() throws {
        let directory = try TemporaryDirectory()
        let target = "\(directory.path)/site"
        let long = String(repeating: "much of the same ", count: 200)
        #expect(try run(pipeline(["/all.ics": long, "/series/a.ics": "a", "/": "<p>"]), to: target) == 3)
        #expect(content("\(target)/all.ics.gz")?.isEmpty == false)
        #expect(content("\(target)/series/a.ics.gz") == nil)
        try directory.write("mine", to: "site/other.txt")
        #expect(try run(pipeline(["/all.ics": long, "/series/a.ics": "a", "/": "<p>"]), to: target) == 0)
        #expect(try run(pipeline(["/all.ics": "short", "/": "<p>"]), to: target) == 1)
        #expect(content("\(target)/all.ics") == "short")
        #expect(content("\(target)/all.ics.gz") == nil)
        #expect(content("\(target)/series/a.ics") == nil)
        #expect(content("\(target)/other.txt") == "mine")
    }

    @Test func `a list of earlier files that leads elsewhere removes nothing there`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("mine", to: "keep.txt")
        let target = "\(directory.path)/site"
        #expect(try run(pipeline(["/all.ics": "a"]), to: target) == 1)
        try directory.write("../keep.txt\n/etc/nothing\n", to: "site/.calfeed-export")
        #expect(try run(pipeline(["/all.ics": "a"]), to: target) == 0)
        #expect(content("\(directory.path)/keep.txt") == "mine")
    }

    @Test func `what cannot be published or written is one clear failure`() throws {
        let directory = try TemporaryDirectory()
        let trouble = Failure(.inputOutput, "the store is gone")
        let unpublished = #expect(throws: Failure.self) {
            try run(pipeline([:], trouble: trouble), to: directory.path)
        }
        #expect(unpublished?.description == "nothing can be published: the store is gone")
        try directory.write("a file", to: "site")
        let unwritten = #expect(throws: Failure.self) {
            try run(pipeline(["/all.ics": "x"]), to: "\(directory.path)/site")
        }
        #expect(unwritten?.status == .inputOutput)
        #expect(unwritten?.description == "cannot write \(directory.path)/site/all.ics.new: Not a directory")
    }
}
