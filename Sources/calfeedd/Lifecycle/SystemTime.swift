import CalFeed
import Glibc

/// The machine's clocks. Nothing else in the project reads one.
enum SystemTime {
    /// The present, to the second.
    static let now: @Sendable () -> Timestamp = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return Timestamp(secondsSince1970: Int(time.tv_sec))
    }

    /// Microseconds of the monotonic clock, as `sd_notify(3)` wants them.
    static func monotonicMicroseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
