import CalFeed
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import calfeedd

/// The daemon, its store and its desk together: what operators do while it runs.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ReviewDeskTests {
    private struct Site {
        let directory: TemporaryDirectory
        let wiring: Wiring
        var socket: String { directory.path + "/calfeed.sqlite.control" }

        init(_ files: [String: String]) throws {
            directory = try TemporaryDirectory()
            mkdir(directory.path + "/spool", 0o755)
            for (name, text) in files { try directory.write(text, to: "spool/" + name) }
            let toml = """
                [server]
                listen = ["127.0.0.1:0"]
                [store]
                path = "calfeed.sqlite"
                [feed]
                domain = "talks.example.org"
                [[series]]
                slug = "algebra"
                default_zone = "Europe/Paris"
                [[source]]
                path = "spool"
                series = "algebra"
                """
            try directory.write(toml, to: "calfeed.toml")
            wiring = Wiring(
                configurationPath: directory.path + "/calfeed.toml",
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, lock: StoreLock())
        }

        /// Runs the daemon, and what is done meanwhile.
        func run(_ body: (_ port: Int) async throws -> Void) async throws {
            let port = Mutex(0)
            let listening = Wakeup()
            let daemon = Daemon(
                load: { [wiring] in try wiring.plan() }, environment: [:], logger: wiring.logger, stopSignals: [],
                say: { line in
                    port.withLock { $0 = line.dropLast().split(separator: ":").last.flatMap { Int($0) } ?? 0 }
                    listening.signal()
                })
            let group = ServiceGroup(
                services: [ClosureService { try await daemon.run() }], logger: wiring.logger)
            async let running: Void = group.run()
            await listening.wait()
            do {
                try await body(port.withLock { $0 })
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await running
        }

        func ask(_ request: String, _ body: String = "", _ fields: String = "") async throws -> String {
            let client = try LiveClient(path: socket)
            client.send(
                "\(request) HTTP/1.1\r\nHost: localhost\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            return try await client.receive()
        }

        func form(_ path: String, _ body: String) async throws -> String {
            try await ask("POST \(path)", body, "Content-Type: application/x-www-form-urlencoded\r\n")
        }
    }

    private static let talk = """
        Algebra Seminar
        Speaker: Ada Quill (Harbour College)
        Title: Rings of slow growth
        Thursday, 4 June 2037, 14:00 - 15:00
        Room: Old Hall 7
        """

    private func get(_ path: String, port: Int) async throws -> String {
        let client = try LiveClient(port: port)
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return try await client.receive()
    }

    /// The value of the first input of that name.
    private func value(_ name: String, in page: String) throws -> String {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
    }

    @Test func `an edit while the daemon runs is handed over, published and kept`() async throws {
        let site = try Site(["talk.txt": Self.talk])
        var uid = ""
        try await site.run { port in
            // What is read of the folder may come after the first publication.
            let settled = try await site.form("/settle", "key=x")
            #expect(settled.hasPrefix("HTTP/1.1 403 "))
            uid = try #require(
                try await get("/all.ics", port: port).split(separator: "\r\n").first { $0.hasPrefix("UID:") }
            ).dropFirst(4).description
            var status = stat()
            #expect(lstat(site.socket, &status) == 0 && status.st_mode & 0o777 == 0o600)
            let outcome = try site.wiring.plan().carryOut(Edit(uid: uid, values: [.start: ["16:00"]]))
            #expect(outcome.sequence == 1 && outcome.changes.map(\.field) == ["start", "end"])
            #expect(try await get("/all.ics", port: port).contains("DTSTART;TZID=Europe/Paris:20370604T160000"))
            #expect(throws: Failure.self) {
                try site.wiring.plan().carryOut(Edit(uid: uid, values: [.start: ["teatime"]]))
            }
            let page = try await get("/events/\(uid)", port: port)
            #expect(page.contains("corrected by hand") && page.contains("4 June 2037, 14:00 <bdi>Europe/Paris</bdi>"))
        }
        #expect(access(site.socket, F_OK) != 0)
        // And without a daemon, on the same store.
        let other = Wiring(
            configurationPath: site.wiring.configurationPath, logger: site.wiring.logger, lock: nil)
        #expect(throws: Failure.self) { try other.plan().carryOut(Edit(uid: uid, values: [.title: ["x"]])) }
    }

    @Test func `without a daemon an edit is made on the store`() throws {
        let site = try Site(["talk.txt": Self.talk])
        let pipeline = try Wiring(configurationPath: site.wiring.configurationPath, logger: site.wiring.logger).plan()
            .open(nil).pipeline()
        _ = try pipeline.take([
            Announcement(
                origin: Origin(source: site.directory.path + "/spool", name: "talk.txt"),
                bytes: Array(Self.talk.utf8), receivedAt: Timestamp(secondsSince1970: 1_780_000_000))
        ])
        let uid = try #require(
            try pipeline.publish(SystemClock.now).snapshot.paths.first {
                $0.hasSuffix(".ics") && $0.hasPrefix("/events/")
            }
        )
        .dropFirst(8).dropLast(4).description
        try pipeline.close()
        let plan = try Wiring(configurationPath: site.wiring.configurationPath, logger: site.wiring.logger).plan()
        let outcome = try plan.carryOut(Edit(uid: uid, values: [.location: ["Room 9"]]))
        #expect(outcome.changes == [FieldChange(field: "location", from: "Old Hall 7", to: "Room 9")])
        #expect(try plan.record(nil).corrections.map(\.value) == [.location("Room 9")])
        #expect(
            CorrectionsCommand.text(try plan.record(uid)).hasPrefix("\(uid)\n    location: Room 9  ("))
        #expect(
            EditCommand.text(outcome) == "\(uid)  revision \(outcome.sequence)\n    location: Old Hall 7 → Room 9\n")
    }

    @Test func `the review lists what needs a person, and each can be settled there`() async throws {
        let site = try Site(["talk.txt": Self.talk, "projector.txt": "The projector <b>is</b> broken.\n"])
        try await site.run { port in
            let list = try await site.ask("GET /")
            #expect(list.hasPrefix("HTTP/1.1 200 ") && list.contains("Content-Security-Policy: default-src 'none'"))
            #expect(list.contains("projector.txt") && list.contains("Europe/Paris") && !list.contains("<b>"))
            let key = try value("key", in: list)

            let aside = try value("announcement", in: list)
            #expect(try await site.form("/aside", "key=\(key)&announcement=\(aside)").hasPrefix("HTTP/1.1 303 "))
            #expect(try await !site.ask("GET /").contains("projector.txt"))
            #expect(try await !get("/", port: port).contains("projector.txt"))

            // The assumed zone is right.
            let uid = try value("uid", in: list)
            #expect(try await site.form("/edit", "key=\(key)&uid=\(uid)&confirm=zone").hasPrefix("HTTP/1.1 303 "))
            #expect(try await !site.ask("GET /").contains("<details>"))

            let form = try await site.ask("GET /event?uid=\(uid)")
            #expect(form.contains("value=\"Rings of slow growth\"") && form.contains("type=\"datetime-local\""))
            let refused = try await site.form("/edit", "key=\(key)&uid=\(uid)&start=noon%22%3E&was-start=")
            #expect(refused.hasPrefix("HTTP/1.1 422 ") && refused.contains("value=\"noon&quot;&gt;\""))
            #expect(refused.contains("role=\"alert\""))
            let saved = try await site.form("/edit", "key=\(key)&uid=\(uid)&title=Rings%3Cscript%3E&was-title=Rings")
            #expect(saved.contains("Location: /event?uid=\(uid)&done=1\r\n"))
            #expect(try await get("/all.ics", port: port).contains("Ada Quill: Rings<script>"))
            #expect(try await site.ask("GET /event?uid=\(uid)&done=1").contains("Rings&lt;script&gt;"))
            #expect(try await site.ask("GET /event?uid=nobody").hasPrefix("HTTP/1.1 404 "))
            #expect(try await site.ask("GET /style.css").contains(".matters"))
            #expect(
                try await site.ask("GET /", "", "Accept-Language: he\r\n").contains("<html lang=\"he\" dir=\"rtl\">"))
            // The public server knows nothing of it.
            #expect(try await get("/event?uid=\(uid)", port: port).hasPrefix("HTTP/1.1 404 "))
            #expect(try await get("/edit", port: port).hasPrefix("HTTP/1.1 404 "))
        }
    }

    @Test func `a talk is entered from an announcement that gave none`() async throws {
        let site = try Site(["flyer.txt": "Tea <b>and</b> rings, the day after the fair.\n"])
        try await site.run { port in
            let list = try await site.ask("GET /")
            let key = try value("key", in: list)
            let name = try value("announcement", in: list)
            let form = try await site.ask("GET /announcement?name=\(name)")
            #expect(
                form.contains("rings, the day after the fair") && !form.contains("<b>")
                    && form.contains("value=\"Europe/Paris\""))
            let refused = try await site.form("/enter", "key=\(key)&announcement=\(name)&title=Rings&start=noon")
            #expect(refused.hasPrefix("HTTP/1.1 422 ") && refused.contains("value=\"noon\""))
            let saved = try await site.form(
                "/enter",
                "key=\(key)&announcement=\(name)&title=Rings&start=2037-06-04T16:00&zone=Europe/Paris&status=confirmed")
            #expect(saved.hasPrefix("HTTP/1.1 303 ") && saved.contains("Location: /event?uid="))
            let feed = try await get("/all.ics", port: port)
            #expect(feed.contains("SUMMARY:Rings") && feed.contains("DTSTART;TZID=Europe/Paris:20370604T160000"))
            #expect(try await !site.ask("GET /").contains("flyer.txt</bdi></p>\n<p class=\"hint\">"))
            #expect(try await site.ask("GET /announcement?name=\(name)").hasPrefix("HTTP/1.1 404 "))
        }
    }

    @Test func `two events are joined in the list and taken apart on the page of the one that goes on`() async throws {
        let moved = Self.talk.replacing("14:00 - 15:00", with: "14:30 - 15:30")
        let site = try Site(["page.txt": Self.talk, "mail.txt": moved])
        try await site.run { port in
            let list = try await site.ask("GET /")
            #expect(list.contains("announced twice") || list.contains("Perhaps announced twice"))
            let key = try value("key", in: list)
            let other = try value("join", in: list)
            let before = list.split(separator: "<input type=\"hidden\" name=\"join\"", maxSplits: 1)[0]
            let uid = try value("uid", in: String(before.suffix(200)))
            #expect(uid != other)
            let joined = try await site.form("/edit", "key=\(key)&uid=\(uid)&join=\(other)")
            #expect(joined.contains("Location: /event?uid=\(uid)&done=1\r\n"))
            #expect(try await get("/all.ics", port: port).split(separator: "BEGIN:VEVENT").count == 2)
            let form = try await site.ask("GET /event?uid=\(uid)")
            #expect(form.contains("name=\"part\" value=\"\(other)\""))
            let again = try await site.form(
                "/edit", "key=\(key)&uid=\(uid)&join=http%3A%2F%2Flocalhost%2Fevents%2F\(other)")
            #expect(again.hasPrefix("HTTP/1.1 422 ") && again.contains("goes on as \(uid)"))
            let parted = try await site.form("/edit", "key=\(key)&uid=\(uid)&part=\(other)")
            #expect(parted.hasPrefix("HTTP/1.1 303 "))
            #expect(try await get("/all.ics", port: port).split(separator: "BEGIN:VEVENT").count == 3)
        }
    }
}
