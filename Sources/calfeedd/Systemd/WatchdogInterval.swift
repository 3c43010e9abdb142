/// How often the service manager wants to hear from the daemon (`sd_watchdog_enabled(3)`).
enum WatchdogInterval {
    /// - Parameters:
    ///   - environment: with `WATCHDOG_USEC` and perhaps `WATCHDOG_PID`.
    ///   - processID: the daemon's own: variables meant for another process say nothing.
    /// - Returns: half of what the manager allows, or nil where it does not watch.
    static func pause(in environment: [String: String], processID: Int32) -> Duration? {
        guard let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0 else { return nil }
        if let meant = environment["WATCHDOG_PID"], meant != String(processID) { return nil }
        return .microseconds(max(microseconds / 2, 1))
    }
}
