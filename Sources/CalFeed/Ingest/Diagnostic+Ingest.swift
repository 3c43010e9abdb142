extension Diagnostic {
    static let empty = Diagnostic(.error, .fileEmpty)

    static let notRegular = Diagnostic(.error, .fileUnreadableSpecial)

    static let linkLeadsOut = Diagnostic(.error, .fileUnreadableLink)

    static let nameNotText = Diagnostic(.error, .fileUnreadableName)

    /// - Parameter words: the system's.
    static func unreadable(_ words: String) -> Diagnostic {
        Diagnostic(.error, .fileUnreadableRefused, [.cause: .name(words)])
    }

    static func tooLarge(size: Int, limit: Int) -> Diagnostic {
        Diagnostic(.error, .fileTooLarge, [.size: .number(size), .limit: .number(limit)])
    }

    static func tooManyFiles(_ limit: Int) -> Diagnostic {
        Diagnostic(.error, .directoryTooFull, [.limit: .number(limit)])
    }
}
