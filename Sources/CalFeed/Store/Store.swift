import GRDB
import Synchronization

/// The memory of the daemon: every announcement as it was received, every event with its identity and history.
///
/// Each call is one transaction. What a call returned from is on the disk: it survives the end of the process and
/// the loss of power. Calls may come from any thread; they write one after the other.
public final class Store: Sendable {
    /// As errors name it.
    public let path: String
    /// What stands after the `@` in a new UID; given ones keep theirs.
    public let domain: String
    /// What seminars' wall clocks mean; nil where instants are not to be kept.
    let zones: ZoneDatabase?
    private let writer: any DatabaseWriter
    /// The events that changed since `unpublished` was last asked for; nil for all.
    private let changedSincePublication = Mutex<Set<String>?>(nil)

    /// Opens the database, and makes it where there is none; its folder must be there.
    public convenience init(path: String, domain: String, zones: ZoneDatabase? = nil) throws(StoreError) {
        do {
            let pool = try DatabasePool(path: path, configuration: Store.configuration())
            // GRDB chooses NORMAL for write-ahead logs, which can lose the last transactions with the power; then
            // a SEQUENCE that subscribers have seen would be given out again.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try self.init(writer: pool, path: path, domain: domain, zones: zones)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// A store that ends with the process, for commands that keep nothing and for tests.
    public static func inMemory(domain: String, zones: ZoneDatabase? = nil) throws(StoreError) -> Store {
        do {
            let queue = try DatabaseQueue(configuration: Store.configuration())
            return try Store(writer: queue, path: ":memory:", domain: domain, zones: zones)
        } catch {
            throw StoreError(error, path: ":memory:")
        }
    }

    private init(writer: any DatabaseWriter, path: String, domain: String, zones: ZoneDatabase?) throws {
        self.writer = writer
        self.path = path
        self.domain = domain
        self.zones = zones
        let isSound = try writer.read { database in
            guard try !Schema.migrator.hasBeenSuperseded(database) else { throw StoreError.newer(path: path) }
            let applicationID = try Int32.fetchOne(database, sql: "PRAGMA application_id")
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
            guard applicationID == Schema.applicationID || tables == 0 else { throw StoreError.foreign(path: path) }
            return try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
        }
        guard isSound == "ok" else { throw StoreError.damaged(path: path, reason: isSound ?? "no answer") }
        try Schema.migrator.migrate(writer)
    }

    private static func configuration() -> GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.label = "calfeed.store"
        return configuration
    }

    /// Ends the work and folds the write-ahead log into the database. Calls that follow fail.
    public func close() throws(StoreError) {
        do {
            // GRDB leaves the log in place; a backup of the one file is to hold everything.
            try writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try writer.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Which events changed, came or went since this was last asked; nil where all may have, as at the start.
    public func takeUnpublished() -> Set<String>? {
        changedSincePublication.withLock { changed in
            defer { changed = [] }
            return changed
        }
    }

    /// Notes that these events changed, or that they were taken and yet not published; nil for all.
    public func noteUnpublished(_ uids: Set<String>?) {
        changedSincePublication.withLock { changed in
            changed = if let known = changed, let uids { known.union(uids) } else { nil }
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try writer.write(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Runs one statement in its own transaction.
    func execute(_ sql: String, _ arguments: StatementArguments = []) throws(StoreError) {
        try write { try $0.execute(sql: sql, arguments: arguments) }
    }

    /// The first column of each row.
    func texts(_ sql: String, _ arguments: StatementArguments = []) throws(StoreError) -> [String] {
        try read { try String.fetchAll($0, sql: sql, arguments: arguments) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try writer.read(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
