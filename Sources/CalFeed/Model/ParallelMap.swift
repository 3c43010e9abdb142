import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The values that a function gives for the elements, worked out on all processors, in the order of the elements.
    ///
    /// - Parameter smallest: so many elements are worth being a part of their own.
    /// - Throws: one of the errors that the function threw.
    func mappedInParallel<Value: Sendable, Failure: Error>(
        atLeast smallest: Int = 64, _ transform: @Sendable (Element) throws(Failure) -> Value
    ) throws(Failure) -> [Value] {
        let parts = Swift.min(32, count / smallest)
        guard parts > 1 else { return try map(transform) }
        let results = Mutex<[Int: Result<[Value], Failure>]>([:])
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            let range = count * part / parts..<count * (part + 1) / parts
            let result: Result<[Value], Failure>
            do throws(Failure) {
                result = .success(try self[range].map(transform))
            } catch {
                result = .failure(error)
            }
            results.withLock { $0[part] = result }
        }
        var values: [Value] = []
        values.reserveCapacity(count)
        for part in 0..<parts {
            if let result = results.withLock({ $0[part] }) { values += try result.get() }
        }
        return values
    }
}
