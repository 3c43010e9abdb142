import CLinux
import NIOCore
import NIOPosix

/// The turns that the threads of the event loops take on the processors.
///
/// Where several threads want one processor, who asked for short turns is let on sooner; in the end each gets the same. So
/// requests are answered while announcements are read, rendered and compressed.
enum EventLoopTurns {
    /// The shortest that Linux gives, in nanoseconds.
    private static let shortest: UInt64 = 100_000

    /// - Returns: the threads that got them: all, or none where the system does not let them ask.
    static func shorten(on group: MultiThreadedEventLoopGroup) async throws -> Int {
        var count = 0
        for loop in group.makeIterator() {
            count += try await loop.submit { calfeed_ask_for_turns(shortest) == 0 ? 1 : 0 }.get()
        }
        return count
    }
}
