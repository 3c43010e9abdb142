import NIOPosix
import Synchronization

/// Does what requests have made on threads that serve nobody: a filter of a hundred thousand talks, the page of an
/// announcement.
final class RequestWorker: Sendable {
    private let waiting = Atomic(0)
    private let pool = NIOThreadPool.singleton

    /// What waits or is being done, at the most: whoever comes then is told to come again.
    static let most = 64

    /// - Returns: false where too much waits already.
    func take(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard waiting.add(1, ordering: .relaxed).newValue <= Self.most else {
            waiting.subtract(1, ordering: .relaxed)
            return false
        }
        pool.submit { [self] _ in
            work()
            waiting.subtract(1, ordering: .relaxed)
        }
        return true
    }
}
