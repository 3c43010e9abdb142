/// Why octets are no request that is answered with what it asks for.
enum RequestFault: Error, Hashable {
    /// More octets are needed to tell.
    case incomplete
    /// Against the grammar, or framed in a way that two readers could understand differently.
    case malformed
    /// A method that nobody here has heard of, or a transfer coding.
    case notImplemented
    case versionNotSupported
    case targetTooLong
    case headerTooLarge
    case contentTooLarge

    /// Nil while more is to come.
    var answer: Answer? {
        switch self {
        case .incomplete: nil
        case .malformed: .badRequest
        case .notImplemented: .notImplemented
        case .versionNotSupported: .versionNotSupported
        case .targetTooLong: .targetTooLong
        case .headerTooLarge: .headerTooLarge
        case .contentTooLarge: .contentTooLarge
        }
    }
}
