import Glibc

/// The system's own words for what went wrong.
enum SystemError {
    static func words(_ code: Int32) -> String {
        // glibc keeps the words it returns apart for each thread (since 2.32).
        guard let words = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: words)
    }
}
