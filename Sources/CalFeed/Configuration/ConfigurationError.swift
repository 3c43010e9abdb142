/// Why there is no configuration. Its description is one line for each thing to mend.
public enum ConfigurationError: Error, Hashable, Sendable {
    case unreadable(file: String, reason: String)
    /// All that is wrong, in the order of the file.
    case invalid(file: String, problems: [Problem])

    public struct Problem: Hashable, Sendable {
        /// From 1.
        public var line: Int
        /// In bytes, from 1.
        public var column: Int
        /// What is wrong and what to do, in one line.
        public var message: String

        public init(line: Int, column: Int, message: String) {
            self.line = line
            self.column = column
            self.message = message
        }
    }
}

extension ConfigurationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .invalid(let file, let problems):
            problems.map { "\(file):\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
        }
    }
}
