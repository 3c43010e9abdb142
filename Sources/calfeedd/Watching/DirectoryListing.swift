import Glibc

/// The names in a directory.
enum DirectoryListing {
    enum Outcome: Hashable {
        /// Names that can be announcements; those that are not UTF-8 are counted only.
        case names(Set<String>, unnameable: Int)
        /// The directory cannot be listed, with the system's error number.
        case failure(CInt)
    }

    static func list(_ directory: String) -> Outcome {
        guard let stream = opendir(directory) else { return .failure(errno) }
        defer { closedir(stream) }
        var names: Set<String> = []
        var unnameable = 0
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let name else {
                unnameable += 1
                continue
            }
            if AnnouncementFile.isName(name) { names.insert(name) }
        }
        // A listing that broke off must not pass for a directory whose other files were removed.
        return errno == 0 ? .names(names, unnameable: unnameable) : .failure(errno)
    }
}
