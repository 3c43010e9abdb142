import CalFeed
import Logging
import Synchronization
import Testing

@testable import calfeedd

@Suite struct LogLineTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func lines(_ format: LogLine.Format, _ log: (Logger) -> Void) -> [String] {
        let lines = Lines()
        let handler = LogLine(level: .info, format: format) { line in lines.all.withLock { $0.append(line) } }
        log(Logger(label: "test") { _ in handler })
        return lines.all.withLock { $0 }
    }

    @Test func `the journal gets the priority and leaves the time to itself`() {
        let lines = lines(.journal) { logger in
            logger.notice("started", metadata: ["tzdata": "2026f"])
            logger.error("the store failed", metadata: ["reason": "disk full"])
            logger.warning("odd")
            logger.info("plain", metadata: ["b": "2", "a": "1"])
            logger.debug("never seen")
        }
        #expect(
            lines == [
                "<5>started tzdata=2026f", "<3>the store failed reason=\"disk full\"", "<4>odd", "<6>plain a=1 b=2",
            ])
    }

    @Test func `everybody else gets the time and the level`() {
        let lines = lines(.plain { Timestamp(secondsSince1970: 1_773_327_600) }) { $0.notice("started") }
        #expect(lines == ["2026-03-12T15:00:00Z notice started"])
    }

    @Test func `a value cannot begin a line of its own or pass for another`() {
        let lines = lines(.journal) { logger in
            logger.info("file", metadata: ["name": "a\n<2>forged", "empty": "", "quote": "say \"hi\"", "pair": "x=y"])
        }
        #expect(lines == ["<6>file empty=\"\" name=a?<2>forged pair=\"x=y\" quote=\"say \\\"hi\\\"\""])
    }
}
