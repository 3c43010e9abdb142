import Glibc

/// By what a file is known to be the same without reading it, also after a restart.
struct FileMark: Hashable, Sendable {
    private var device: UInt
    private var inode: UInt
    private var size: Int
    /// Nanoseconds since 1970, of the content and of the file's own properties.
    private var modified: Int
    private var changed: Int

    /// The mark of what stands at the path, behind a symbolic link too; nil where nothing does.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        modified = FileMark.nanoseconds(status.st_mtim)
        changed = FileMark.nanoseconds(status.st_ctim)
    }

    /// For the store; equal where the marks are.
    var text: String {
        let numbers = [Int(bitPattern: device), Int(bitPattern: inode), size, modified, changed]
        return numbers.map { String($0, radix: 36) }.joined(separator: " ")
    }

    /// Wraps around for the times of damaged file systems: it is compared only.
    private static func nanoseconds(_ time: timespec) -> Int {
        time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }
}
