/// What a request gets: its answer, or what has to be made before it can be answered.
enum Reply {
    case answer(LocalAnswer)
    case making(Making)
}

/// A resource that is made because somebody asks for it. It may take as long as a look at a hundred thousand talks, or the
/// parsing of an announcement: no event loop does it.
struct Making: Sendable {
    let make: @Sendable () -> Made
}

/// A resource that was asked for.
struct Made: Sendable {
    /// Nil where there is none.
    var resource: PreparedResource?
    /// Of the snapshot it was made from; by now there may be another.
    var generation: Int
}

/// Does work on another thread, after what it was given before.
///
/// - Returns: false where so much waits already that the work is not taken on.
package typealias Worker = @Sendable (_ work: @escaping @Sendable () -> Void) -> Bool
