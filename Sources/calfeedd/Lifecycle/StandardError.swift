import Glibc

/// Standard error: what the operator reads.
enum StandardError {
    /// Writes the line and its line feed at once, so that lines of two threads never mix.
    static func write(line: String) {
        var bytes = Array(line.utf8)
        bytes.append(UInt8(ascii: "\n"))
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            // There is nobody left to tell that standard error is gone.
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    /// Whether what is written goes to the journal, which takes priorities (`sd-daemon(3)`, `systemd.exec(5)`).
    ///
    /// - Parameter journalStream: of the environment: the device and inode of the journal's stream. A process that
    ///   inherits the variable but writes elsewhere must not take the other for the journal.
    static func isJournal(_ journalStream: String?) -> Bool {
        guard let parts = journalStream?.split(separator: ":"), parts.count == 2 else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return parts[0] == String(status.st_dev) && parts[1] == String(status.st_ino)
    }
}
