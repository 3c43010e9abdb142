import CalFeed
import Logging

/// One structured line for each answer, where the configuration asks for it.
struct AccessLog: Sendable {
    var logger: Logger

    /// The client's address is a person's, and stays out of the log but for `debug`.
    func write(_ entry: AccessEntry) {
        var metadata: Logger.Metadata = [
            "method": "\(entry.method)", "target": "\(entry.target)", "status": "\(entry.status)",
            "bytes": "\(entry.bytes)", "microseconds": "\(entry.nanoseconds / 1000)",
        ]
        if logger.logLevel <= .debug, let client = entry.client { metadata["client"] = "\(client)" }
        logger.info("request", metadata: metadata)
    }
}
