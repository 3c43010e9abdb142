/// Resources that are made when they are asked for, always the same from the same values: of single events there may be a
/// hundred thousand, nobody asks for most of them, and together they would take more memory than everything else.
public struct ResourcesOnDemand: Sendable {
    let resource: @Sendable (_ path: String) -> Resource?
    let mayHold: @Sendable (_ path: String) -> Bool
    let paths: @Sendable () -> [String]

    /// - Parameters:
    ///   - resource: makes one; called by any thread.
    ///   - mayHold: whether one may have that address; quick, and called by event loops.
    ///   - paths: all there are.
    public init(
        resource: @escaping @Sendable (String) -> Resource?,
        mayHold: @escaping @Sendable (String) -> Bool = { _ in true },
        paths: @escaping @Sendable () -> [String]
    ) {
        self.resource = resource
        self.mayHold = mayHold
        self.paths = paths
    }

    public static let none = ResourcesOnDemand(resource: { _ in nil }, mayHold: { _ in false }, paths: { [] })
}

extension String {
    /// What stands before an ending; nil where it does not end so.
    func without(_ ending: String) -> String? {
        hasSuffix(ending) ? String(dropLast(ending.count)) : nil
    }
}
