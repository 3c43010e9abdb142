import CalFeed
import Glibc

/// A file of a watched directory, read at once and within bounds.
enum AnnouncementFile {
    enum Content: Hashable, Sendable {
        case bytes([UInt8])
        /// It is there and cannot be taken; the diagnostic says why.
        case refused(Diagnostic)
    }

    /// By what a file is known to be the same without reading it.
    struct Mark: Hashable, Sendable {
        var size: Int
        var inode: UInt
        /// Nanoseconds since 1970, of the content and of the file's own properties.
        var modified: Int
        var changed: Int

        fileprivate init(_ status: stat) {
            size = Int(status.st_size)
            inode = UInt(status.st_ino)
            modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
            changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
        }

        /// When the content last changed.
        var modifiedAt: Timestamp {
            Timestamp(secondsSince1970: modified >= 0 ? modified / 1_000_000_000 : 0)
        }
    }

    struct Found: Hashable, Sendable {
        var content: Content
        var mark: Mark
    }

    /// Hidden files and what editors leave behind are no announcements: `.x.swp`, `x~`, `#x#`.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix("~") && !(name.hasPrefix("#") && name.hasSuffix("#"))
            && !name.contains("/")
    }

    /// The mark of a regular file; nil for everything else, also a symbolic link, which could lead out of the spool.
    static func mark(of name: String, in directory: String) -> Mark? {
        var status = stat()
        guard lstat("\(directory)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Mark(status)
    }

    /// - Parameter limit: octets that an announcement may have; a larger file is not read at all.
    /// - Returns: nil where there is no regular file of that name.
    static func read(_ name: String, in directory: String, limit: Int) -> Found? {
        let descriptor = open("\(directory)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = errno
            guard let mark = mark(of: name, in: directory) else { return nil }
            return Found(content: .refused(unreadable(reason)), mark: mark)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        let mark = Mark(status)
        guard mark.size <= limit else { return Found(content: .refused(tooLarge(mark.size, limit)), mark: mark) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(mark.size + 1)
        var chunk = [UInt8](repeating: 0, count: min(limit, 65_536) + 1)
        while bytes.count <= limit {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return Found(content: .refused(unreadable(errno)), mark: mark) }
            if count == 0 { return Found(content: .bytes(bytes), mark: mark) }
            bytes += chunk[..<count]
        }
        // It grew while it was read.
        return Found(content: .refused(tooLarge(bytes.count, limit)), mark: mark)
    }

    private static func unreadable(_ reason: CInt) -> Diagnostic {
        Diagnostic(.error, "file-unreadable", "The file cannot be read: \(String(cString: strerror(reason))).")
    }

    private static func tooLarge(_ size: Int, _ limit: Int) -> Diagnostic {
        Diagnostic(.error, "file-too-large", "The file has \(size) octets; an announcement may have \(limit).")
    }
}
