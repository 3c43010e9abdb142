import Synchronization

/// How many requests were answered, by the kind of address and by status. Both are closed sets, so it stays small.
public final class RequestCounts: Sendable {
    public struct Key: Hashable, Sendable {
        public var route: Route
        public var status: Int

        public init(route: Route, status: Int) {
            self.route = route
            self.status = status
        }
    }

    private let counts = Mutex<[Key: Int]>([:])

    public init() {}

    func add(_ route: Route, _ status: Int) {
        counts.withLock { $0[Key(route: route, status: status), default: 0] += 1 }
    }

    public var values: [Key: Int] { counts.withLock { $0 } }
}
