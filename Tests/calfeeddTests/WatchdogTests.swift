import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import calfeedd

@Suite(.timeLimit(.minutes(1))) struct WatchdogTests {
    @Test func `a daemon that is not well does not say that it is`() async throws {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/notify"
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        let address = try #require(UnixSocketAddress(path))
        try #require(address.withSocketAddress { bind(descriptor, $0, $1) } == 0)
        func hasMessage() -> Bool {
            var octet: UInt8 = 0
            return recv(descriptor, &octet, 1, Int32(MSG_DONTWAIT)) > 0
        }

        let questions = Mutex(0)
        let lines = Mutex(0)
        let asked = Wakeup()
        let watchdog = Watchdog(
            pause: .milliseconds(1), notifier: Notifier(path: path),
            isHealthy: {
                let number = questions.withLock { number in
                    number += 1
                    return number
                }
                if number == 4 { asked.signal() }
                return number == 3
            },
            logger: Logger(label: "test") { _ in
                LogLine(level: .error, format: .journal) { _ in lines.withLock { $0 += 1 } }
            })
        let task = Task { try await watchdog.run() }
        await asked.wait()
        task.cancel()
        _ = await task.result
        // Asked twice without an answer, then once with one; what came after the fourth question does not matter.
        #expect(hasMessage())
        #expect(!hasMessage())
        #expect(lines.withLock { $0 } >= 2)
    }
}
