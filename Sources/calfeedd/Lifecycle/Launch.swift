import ArgumentParser
import CalFeed
import Glibc
import Logging

/// What every command that runs by a configuration does first and last.
enum Launch {
    /// Runs a command's work; what it fails with becomes one line on standard error and an exit status.
    static func run(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let failure as Failure {
            try end(failure.status, failure.description)
        } catch let code as ExitCode {
            throw code
        } catch let error as ConfigurationError {
            try end(.configuration, error.description)
        } catch let error as StoreError {
            try end(.inputOutput, error.description)
        } catch {
            try end(.software, "\(error)")
        }
    }

    private static func end(_ status: ExitStatus, _ description: String) throws -> Never {
        StandardError.write(line: "calfeedd: \(description)")
        throw ExitCode(status.rawValue)
    }

    /// The daemon's log: for the journal where standard error is the journal, for people elsewhere.
    static func logger(level: Logger.Level, environment: [String: String]) -> Logger {
        let format: LogLine.Format =
            StandardError.isJournal(environment["JOURNAL_STREAM"]) ? .journal : .plain { SystemClock.now }
        return Logger(label: "calfeedd") { _ in LogLine(level: level, format: format) }
    }
}
