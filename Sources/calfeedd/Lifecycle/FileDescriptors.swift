import Glibc

/// How many files and connections the process may have open.
enum FileDescriptors {
    /// Raises the soft limit to the hard one: the soft one is low by custom, for programs that use select(2).
    /// - Returns: the limit now in force, or nil where the system does not tell.
    static func raiseLimit() -> Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
