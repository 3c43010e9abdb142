import Synchronization

/// A value that is worked out when it is first asked for, and then kept; copies of whoever holds it share it.
final class Once<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    /// The value. Two who ask at once may both work it out; it has to be the same.
    func value(_ make: () -> Value) -> Value {
        if let known = kept.withLock({ $0 }) { return known }
        let made = make()
        kept.withLock { $0 = made }
        return made
    }
}
