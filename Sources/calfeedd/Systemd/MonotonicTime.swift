import Glibc

/// The clock that nobody sets, as `sd_notify(3)` wants it.
enum MonotonicTime {
    static func microseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
