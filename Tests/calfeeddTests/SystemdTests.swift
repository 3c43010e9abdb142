import Glibc
import Testing

@testable import calfeedd

@Suite struct SystemdTests {
    /// A manager's socket that messages can be read from.
    private final class Manager {
        let descriptor: CInt

        init(at path: String) throws {
            descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            let address = try #require(UnixSocketAddress(path))
            try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
        }

        deinit { close(descriptor) }

        func message() -> String {
            var buffer = [UInt8](repeating: 0, count: 1024)
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
        }
    }

    @Test func `the manager is told in the words of sd_notify`() throws {
        let directory = try TemporaryDirectory()
        let manager = try Manager(at: "\(directory.path)/notify")
        let notifier = Notifier(path: "\(directory.path)/notify")
        #expect(notifier.send(.ready, .status("ok: 3 seminars\nand a line")))
        #expect(manager.message() == "READY=1\nSTATUS=ok: 3 seminars and a line")
        #expect(notifier.send(.reloading(monotonicMicroseconds: 42)))
        #expect(manager.message() == "RELOADING=1\nMONOTONIC_USEC=42")
        #expect(notifier.send(.stopping))
        #expect(manager.message() == "STOPPING=1")
        #expect(notifier.send(.watchdog))
        #expect(manager.message() == "WATCHDOG=1")
    }

    @Test func `a socket of the abstract space is found`() throws {
        let name = "@calfeed-test-\(getpid())"
        let manager = try Manager(at: name)
        #expect(Notifier(path: name).send(.ready))
        #expect(manager.message() == "READY=1")
    }

    @Test(arguments: [nil, "", "/nowhere/notify", "@", String(repeating: "x", count: 200)])
    func `without a manager nothing is sent and nothing fails`(path: String?) {
        #expect(!Notifier(path: path).send(.ready))
    }

    @Test(arguments: [
        (["WATCHDOG_USEC": "30000000"], 15_000_000),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "77"], 15_000_000),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "78"], nil),
        (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
    ])
    func `the watchdog is answered twice in its time`(environment: [String: String], microseconds: Int?) {
        let pause = WatchdogInterval.pause(in: environment, processID: 77)
        #expect(pause == microseconds.map { .microseconds($0) })
    }

    @Test(arguments: [
        (["LISTEN_PID": "77", "LISTEN_FDS": "2"], [3, 4]),
        (["LISTEN_PID": "78", "LISTEN_FDS": "2"], []), (["LISTEN_FDS": "2"], []), (["LISTEN_PID": "77"], []),
        (["LISTEN_PID": "77", "LISTEN_FDS": "0"], []), (["LISTEN_PID": "77", "LISTEN_FDS": "-1"], []),
        (["LISTEN_PID": "77", "LISTEN_FDS": "100000"], []), (["LISTEN_PID": "77", "LISTEN_FDS": "x"], []),
    ])
    func `sockets are inherited by the process they are meant for`(environment: [String: String], expected: [CInt]) {
        #expect(InheritedSockets.descriptors(in: environment, processID: 77) == expected)
    }

    @Test func `only a stream socket that listens is taken over`() {
        let stream = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        defer {
            close(stream)
            close(datagram)
        }
        #expect(!InheritedSockets.isListening(stream))
        #expect(listen(stream, 1) == 0)
        #expect(InheritedSockets.isListening(stream))
        #expect(!InheritedSockets.isListening(datagram))
        #expect(!InheritedSockets.isListening(9999))
    }

    @Test func `the journal is known by the file it writes to, not by the variable alone`() throws {
        var status = stat()
        try #require(fstat(STDERR_FILENO, &status) == 0)
        #expect(StandardError.isJournal("\(status.st_dev):\(status.st_ino)"))
        #expect(!StandardError.isJournal("\(status.st_dev):\(status.st_ino + 1)"))
        #expect(!StandardError.isJournal("8"))
        #expect(!StandardError.isJournal(nil))
    }
}
