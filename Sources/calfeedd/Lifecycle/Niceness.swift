import Glibc

/// How threads share a processor that several of them want.
enum Niceness {
    /// The thread that calls gives way from now on to those that answer requests: reading, rendering and packing take
    /// milliseconds, for which no reader is to wait. Tasks change threads, so it is called before each piece of work.
    static func giveWay() {
        // On Linux it is the thread's and not the process's (setpriority(2)). Where the system does not allow it, all
        // stay equal.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    }
}
