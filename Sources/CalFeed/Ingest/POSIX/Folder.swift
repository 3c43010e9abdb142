import Glibc

/// What lies in a folder.
enum Folder {
    /// The names of all that is not certainly a folder itself, without `.` and `..`.
    struct Names: Hashable {
        /// As the file system has them, which need not be UTF-8; in the order of their bytes.
        var names: [[UInt8]]
        /// Whether there are more, which were left out: those that come last.
        var isTruncated: Bool
    }

    /// Why a folder was not listed: the system's words.
    struct Failure: Error, Hashable {
        var reason: String
    }

    /// The first `limit` of the names that are wanted, whatever order the file system gives them in.
    static func names(in path: String, limit: Int, where isWanted: ([UInt8]) -> Bool) throws(Failure) -> Names {
        guard let folder = unsafe opendir(path) else { throw Failure(reason: SystemError.words(errno)) }
        defer { unsafe closedir(folder) }
        var names: [[UInt8]] = []
        var isTruncated = false
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else {
                guard errno == 0 else { throw Failure(reason: SystemError.words(errno)) }
                break
            }
            guard unsafe entry.pointee.d_type != UInt8(DT_DIR) else { continue }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            guard isWanted(name) else { continue }
            names.append(name)
            if names.count >= 2 * limit {
                keepFirst(limit, of: &names)
                isTruncated = true
            }
        }
        if names.count > limit { isTruncated = true }
        keepFirst(limit, of: &names)
        return Names(names: names, isTruncated: isTruncated)
    }

    private static func keepFirst(_ limit: Int, of names: inout [[UInt8]]) {
        names.sort { $0.lexicographicallyPrecedes($1) }
        names.removeLast(max(0, names.count - limit))
    }
}
