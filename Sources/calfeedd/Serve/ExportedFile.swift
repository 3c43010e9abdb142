import Glibc

/// What stands in a file that an earlier export may have written.
enum ExportedFile {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether the file holds these bytes and no others.
    static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, Int(status.st_size) == bytes.count else { return false }
        return self.bytes(path) == bytes
    }

    /// Nil where there is no file that can be read.
    static func bytes(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return result }
            result += buffer[..<count]
        }
    }
}
