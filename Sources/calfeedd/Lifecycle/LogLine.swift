import CalFeed
import Logging

/// One line per event on standard error: the constant message, then what varies as `key=value`.
struct LogLine: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let format: Format
    private let write: @Sendable (String) -> Void

    enum Format: Sendable {
        /// For the journal, which keeps the time itself and takes the priority in front: `<6>`.
        case journal
        /// For everybody else, with the time in UTC.
        case plain(clock: @Sendable () -> Timestamp)
    }

    init(
        level: Logger.Level, format: Format, write: @escaping @Sendable (String) -> Void = StandardError.write(line:)
    ) {
        logLevel = level
        self.format = format
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line: String
        switch format {
        case .journal: line = "<\(LogLine.priority(of: event.level))>"
        case .plain(let clock): line = "\(clock()) \(event.level) "
        }
        line += LogLine.clean("\(event.message)")
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(LogLine.quoted("\(value)"))" }
        if let error = event.error { line += " error=\(LogLine.quoted("\(error)"))" }
        write(line)
    }

    /// As syslog(3) numbers them.
    static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    private static func quoted(_ value: String) -> String {
        let clean = clean(value)
        guard clean.isEmpty || clean.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else { return clean }
        return "\"" + clean.replacing("\"", with: "\\\"") + "\""
    }

    /// Without control characters: a name that a stranger chose cannot begin a line of its own.
    private static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }
}
