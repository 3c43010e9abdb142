import Glibc

/// One regular file, read whole; nothing else is ever read, and nothing is waited for.
///
/// The file is opened without blocking and looked at through its descriptor, so that what is read is what was
/// looked at: a pipe, a socket or a device that stands where a file stood does no harm.
enum RegularFile {
    /// Why a file was not read.
    enum Failure: Error, Hashable {
        /// Nothing stands there any more.
        case absent
        case notRegular
        case isFolder
        /// A symbolic link that leads nowhere, or out of the folder it may stay in.
        case linkLeadsOut
        /// `size` is what the file system says, at least.
        case tooLarge(size: Int)
        /// The system's words.
        case system(String)
    }

    struct Content: Hashable {
        var bytes: [UInt8]
        /// When the file was last written.
        var modified: Timestamp
    }

    /// Reads a file of at most `limit` bytes.
    ///
    /// - Parameter folder: Where a symbolic link may lead: into this folder and those in it. Nil for anywhere.
    static func read(_ path: String, limit: Int, linksWithin folder: String? = nil) throws(Failure) -> Content {
        let descriptor = try open(path, linksWithin: folder)
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw failure(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw status.st_mode & S_IFMT == S_IFDIR ? .isFolder : .notRegular
        }
        guard status.st_size <= limit else { throw .tooLarge(size: Int(status.st_size)) }
        let bytes = try contents(of: descriptor, expecting: Int(status.st_size), limit: limit)
        return Content(bytes: bytes, modified: Timestamp(secondsSince1970: status.st_mtim.tv_sec))
    }

    private static let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC

    private static func open(_ path: String, linksWithin folder: String?) throws(Failure) -> Int32 {
        guard let folder else {
            let descriptor = unsafe Glibc.open(path, flags)
            guard descriptor >= 0 else { throw failure(errno) }
            return descriptor
        }
        var descriptor = unsafe Glibc.open(path, flags | O_NOFOLLOW)
        if descriptor >= 0 { return descriptor }
        guard errno == ELOOP else { throw failure(errno) }
        descriptor = unsafe Glibc.open(path, flags)
        guard descriptor >= 0 else { throw errno == ELOOP || errno == ENOENT ? .linkLeadsOut : failure(errno) }
        guard let target = resolved("/proc/self/fd/\(descriptor)"), let inside = resolved(folder),
            target.starts(with: inside + [0x2F])
        else {
            close(descriptor)
            throw .linkLeadsOut
        }
        return descriptor
    }

    /// The bytes to the end, also of a file that grows while it is read.
    private static func contents(of descriptor: Int32, expecting size: Int, limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(size, limit) + 1)
        var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 4096), 65_536))
        while true {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(errno)
            }
            if count == 0 { return bytes }
            bytes += chunk.prefix(count)
            guard bytes.count <= limit else { throw .tooLarge(size: bytes.count) }
        }
    }

    /// The path without symbolic links, as bytes.
    private static func resolved(_ path: String) -> [UInt8]? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) }
    }

    private static func failure(_ code: Int32) -> Failure {
        switch code {
        case ENOENT, ENOTDIR: .absent
        // A socket cannot be opened at all; nor can a device without a driver.
        case ENXIO, ENODEV: .notRegular
        default: .system(SystemError.words(code))
        }
    }
}
