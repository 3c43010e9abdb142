/// How the process ends, in the words of sysexits(3): what an operator's scripts and unit files can rely on.
enum ExitStatus: Int32 {
    /// The command line is wrong (`EX_USAGE`).
    case usage = 64
    /// An address cannot be listened on, as when another process does (`EX_UNAVAILABLE`).
    case unavailable = 69
    /// A bug of ours (`EX_SOFTWARE`).
    case software = 70
    /// The store or another file cannot be opened, read or written (`EX_IOERR`).
    case inputOutput = 74
    /// The configuration, or what it relies on, is wrong (`EX_CONFIG`).
    case configuration = 78
}

/// Why a command cannot do its work: one line for the operator, that says what and where, and an exit status.
struct Failure: Error, CustomStringConvertible {
    var status: ExitStatus
    var description: String

    init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}
