import Synchronization

/// What was answered: requests by the kind of address and by status, octets, and how long it took.
///
/// Each event loop counts on a sheet of its own, so that no request waits for another; who wants to know adds them up.
public final class RequestMeter: Sendable {
    public struct Key: Hashable, Sendable {
        public var route: Route
        public var status: Int

        public init(route: Route, status: Int) {
            self.route = route
            self.status = status
        }
    }

    public struct Totals: Hashable, Sendable {
        public var requests: [Key: Int] = [:]
        /// Octets of the answers, heads included, by the kind of address.
        public var bytes: [Route: Int] = [:]
        /// By the bounds in `RequestMeter.bounds`, and last what took longer than all; each answer counts once.
        public var latencies = Array(repeating: 0, count: RequestMeter.bounds.count + 1)
        /// Of all answers together, in nanoseconds.
        public var nanoseconds: Int64 = 0

        public init() {}
    }

    /// Upper bounds of the classes of latency, in nanoseconds.
    public static let bounds: [Int64] = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    private let sheets = Mutex<[MeterSheet]>([])

    public init() {}

    /// A sheet to count on, from one event loop.
    func sheet() -> MeterSheet {
        let sheet = MeterSheet()
        sheets.withLock { $0.append(sheet) }
        return sheet
    }

    public var totals: Totals {
        var totals = Totals()
        for sheet in sheets.withLock({ $0 }) { sheet.add(to: &totals) }
        return totals
    }
}

/// What one event loop counted.
final class MeterSheet: Sendable {
    private struct Line {
        var key: RequestMeter.Key
        var count = 0
        var bytes = 0
    }

    private struct State {
        /// Few: kinds of address and statuses are closed sets, and most never meet.
        var lines: [Line] = []
        var latencies = Array(repeating: 0, count: RequestMeter.bounds.count + 1)
        var nanoseconds: Int64 = 0
    }

    private let state = Mutex(State())

    /// - Parameter bytes: of the answer, its head included.
    func count(_ route: Route, _ status: Int, bytes: Int) {
        let key = RequestMeter.Key(route: route, status: status)
        state.withLock { state in
            var place = 0
            while place < state.lines.count, state.lines[place].key != key { place += 1 }
            if place == state.lines.count { state.lines.append(Line(key: key)) }
            state.lines[place].count += 1
            state.lines[place].bytes += bytes
        }
    }

    /// Answers that took so long from the first octet of the request to what was handed to the system.
    func time(_ answers: Int, nanoseconds: Int64) {
        state.withLock { state in
            var place = 0
            while place < RequestMeter.bounds.count, RequestMeter.bounds[place] < nanoseconds { place += 1 }
            state.latencies[place] += answers
            state.nanoseconds += nanoseconds * Int64(answers)
        }
    }

    fileprivate func add(to totals: inout RequestMeter.Totals) {
        let state = state.withLock { $0 }
        for line in state.lines {
            totals.requests[line.key, default: 0] += line.count
            totals.bytes[line.key.route, default: 0] += line.bytes
        }
        for place in state.latencies.indices { totals.latencies[place] += state.latencies[place] }
        totals.nanoseconds += state.nanoseconds
    }
}
