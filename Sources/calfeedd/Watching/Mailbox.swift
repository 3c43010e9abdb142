import Synchronization

/// What has happened since the spool last looked. Bounded: past a number of names, "look at everything" stands for all.
struct Changes: Hashable, Sendable {
    /// Names of files, by the directory's path.
    private(set) var names: [String: Set<String>] = [:]
    /// Directories to be looked at as a whole.
    private(set) var directories: Set<String> = []
    /// The configuration is to be read again.
    private(set) var reload = false

    static let maximumNames = 4096

    /// Takes the names out.
    mutating func takeNames() -> [String: Set<String>] {
        defer { names = [:] }
        return names
    }

    var isEmpty: Bool { names.isEmpty && directories.isEmpty && !reload }

    mutating func add(name: String, in directory: String) {
        guard !directories.contains(directory) else { return }
        if names[directory, default: []].count < Changes.maximumNames {
            names[directory, default: []].insert(name)
        } else {
            add(directory: directory)
        }
    }

    mutating func add(directory: String) {
        names[directory] = nil
        directories.insert(directory)
    }

    mutating func addReload() {
        reload = true
    }
}

/// Where watchers leave changes and the spool collects them, several at a time.
final class Mailbox: Sendable {
    private let changes = Mutex(Changes())
    /// Who waits for what was kept to be published.
    private let waiters = Mutex<[Wakeup]>([])
    /// Signalled when there is something to collect.
    let arrival = Wakeup()

    func post(_ edit: (inout Changes) -> Void) {
        changes.withLock { edit(&$0) }
        arrival.signal()
    }

    func collect() -> Changes {
        changes.withLock { changes in
            defer { changes = Changes() }
            return changes
        }
    }

    /// The names of files alone: what takes longer stays for who collects everything.
    func collectNames() -> [String: Set<String>] { changes.withLock { $0.takeNames() } }

    /// Asks for a publication though nothing was heard of a file, and tells when it is done.
    func awaitPublication(_ done: Wakeup) {
        waiters.withLock { $0.append(done) }
        arrival.signal()
    }

    func collectWaiters() -> [Wakeup] {
        waiters.withLock { waiters in
            defer { waiters = [] }
            return waiters
        }
    }
}
