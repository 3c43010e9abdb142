import CalFeed
import Glibc

/// As many event loops as there are processors.
final class LoopGroup: Sendable {
    let loops: [EventLoop]

    /// More do not make a look-up faster.
    private static let most = 16

    /// - Throws: `Failure` where the system has no descriptors or threads left.
    init(count: Int = sysconf(Int32(_SC_NPROCESSORS_ONLN))) throws(Failure) {
        var loops: [EventLoop] = []
        for number in 0..<min(max(1, count), LoopGroup.most) {
            loops.append(try EventLoop(name: "calfeed-loop-\(number)"))
        }
        self.loops = loops
    }

    var first: EventLoop { loops[0] }

    /// Waits until every loop has done what was posted so far.
    /// - Returns: whether every loop still turns.
    func settle() async -> Bool {
        for loop in loops where await !loop.settle() { return false }
        return true
    }
}
