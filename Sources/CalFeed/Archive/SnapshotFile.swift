import FoundationEssentials
import GRDB
import NIOCore
import Synchronization

/// What is served, kept on the disk, so that a daemon which starts serves the last good bytes at once, and not when it has
/// read a hundred thousand events again.
///
/// What is saved is on the disk before it is served: what a start serves from here is never older than what any reader has
/// seen. The file can be removed at any time; then the next start takes longer.
public final class SnapshotFile: Sendable {
    /// What stood in the file, ready to be served again.
    public struct Kept: Sendable {
        /// Of paths that it does not name nothing is known.
        public var snapshot: FeedSnapshot
        public var summary: Summary
    }

    /// What is told of a publication besides its bytes.
    public struct Summary: Codable, Hashable, Sendable {
        public var seminars: Int
        public var unread: Int
        public var doubts: Int
        public var at: Timestamp

        public init(seminars: Int, unread: Int, doubts: Int, at: Timestamp) {
            self.seminars = seminars
            self.unread = unread
            self.doubts = doubts
            self.at = at
        }
    }

    /// A resource as the file has it.
    private struct Row: Hashable, Sendable {
        var mediaType: String
        var disposition: String?
        var entityTag: String
        var lastModified: Timestamp
        var pieces: [Int64]

        init(_ resource: Resource, pieces: [Int64]) {
            mediaType = resource.mediaType
            disposition = resource.disposition
            entityTag = resource.entityTag
            lastModified = resource.lastModified
            self.pieces = pieces
        }

        func isSame(as resource: Resource) -> Bool {
            entityTag == resource.entityTag && lastModified == resource.lastModified
                && mediaType == resource.mediaType && disposition == resource.disposition
        }
    }

    private struct Contents: Sendable {
        struct Piece: Sendable {
            var id: Int64
            var uses: Int
            /// Held, so that nothing else gets its place in memory.
            var piece: ResourceBody.Piece
        }

        var pieces: [ObjectIdentifier: Piece] = [:]
        var holders: [Int64: ObjectIdentifier] = [:]
        var rows: [String: Row] = [:]
        var lastID: Int64 = 0
    }

    public let path: String
    private let mark: String
    private let queue: DatabaseQueue
    private let contents = Mutex(Contents())

    /// Raised when the bytes that are made of the same events become others.
    private static let version = "1"

    /// Opens the file, and makes it where there is none.
    ///
    /// - Parameter mark: of all that the bytes depend on besides what is stored: configuration, addresses, the program's
    ///   version. What was kept under another mark is thrown away.
    public init(path: String, mark: String) throws(StoreError) {
        self.path = path
        self.mark = Self.version + " " + mark
        do {
            var configuration = GRDB.Configuration()
            configuration.journalMode = .wal
            configuration.label = "calfeed.snapshot"
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: Self.schema)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS metadata (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS piece (
            id INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
        -- Pieces are eight octets each, the lowest first.
        CREATE TABLE IF NOT EXISTS resource (
            path TEXT NOT NULL PRIMARY KEY, media_type TEXT NOT NULL, disposition TEXT, entity_tag TEXT NOT NULL,
            last_modified INTEGER NOT NULL, pieces BLOB NOT NULL) STRICT;
        """

    public func close() throws(StoreError) {
        do {
            try queue.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    // MARK: Reading

    /// What was saved last; nil where there is nothing, or nothing that would be right today.
    ///
    /// - Throws: where the file is damaged.
    public func load() throws(StoreError) -> Kept? {
        do {
            return try queue.read { database in
                let known = try String.fetchOne(database, sql: "SELECT value FROM metadata WHERE key = 'mark'")
                let summary = try String.fetchOne(database, sql: "SELECT value FROM metadata WHERE key = 'summary'")
                guard known == mark, let summary else { return nil }
                var contents = Contents()
                try loadPieces(database, into: &contents)
                var snapshot = FeedSnapshot()
                snapshot.isProvisional = true
                try loadResources(database, into: &contents, &snapshot)
                self.contents.withLock { $0 = contents }
                return Kept(snapshot: snapshot, summary: try SeminarJSON.value(Summary.self, summary))
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private func loadPieces(_ database: Database, into contents: inout Contents) throws {
        let rows = try GRDB.Row.fetchCursor(database, sql: "SELECT id, checksum, bytes FROM piece")
        while let row = try rows.next() {
            let (id, checksum): (Int64, Int64) = (row[0], row[1])
            let octets: Data = row[2]
            guard Int64(CRC32.checksum(of: octets)) == checksum else {
                throw StoreError.damaged(path: path, reason: "piece \(id) is not what was written")
            }
            let piece = ResourceBody.Piece(ByteBuffer(bytes: octets))
            contents.pieces[ObjectIdentifier(piece)] = Contents.Piece(id: id, uses: 0, piece: piece)
            contents.holders[id] = ObjectIdentifier(piece)
            contents.lastID = max(contents.lastID, id)
        }
    }

    private func loadResources(
        _ database: Database, into contents: inout Contents, _ snapshot: inout FeedSnapshot
    ) throws {
        let sql = "SELECT path, media_type, disposition, entity_tag, last_modified, pieces FROM resource"
        let rows = try GRDB.Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let path: String = row[0]
            let octets: Data = row[5]
            let ids = Self.ids(in: Array(octets))
            var pieces: [ResourceBody.Piece] = []
            for id in ids {
                guard let holder = contents.holders[id], let piece = contents.pieces[holder]?.piece else {
                    throw StoreError.damaged(path: self.path, reason: "\(path) lacks piece \(id)")
                }
                contents.pieces[holder]?.uses += 1
                pieces.append(piece)
            }
            let resource = Resource(
                body: ResourceBody(pieces: pieces), mediaType: row[1], disposition: row[2], entityTag: row[3],
                lastModified: Timestamp(secondsSince1970: row[4]))
            snapshot.resources[path] = resource
            contents.rows[path] = Row(resource, pieces: ids)
        }
    }

    // MARK: Writing

    /// Keeps what is to be served from now on, the parts of it that differ from what was kept. It is on the disk when this
    /// returns, or nothing of it is.
    public func save(_ snapshot: FeedSnapshot, _ summary: Summary) throws(StoreError) {
        do {
            var next = contents.withLock { $0 }
            try queue.write { database in
                let paths: Set<String> =
                    if let changed = snapshot.changed, !next.rows.isEmpty {
                        changed
                    } else {
                        Set(snapshot.resources.keys).union(next.rows.keys)
                    }
                if next.rows.isEmpty { try database.execute(sql: "DELETE FROM resource; DELETE FROM piece") }
                for path in paths.sorted() {
                    try save(snapshot.resources[path], at: path, in: database, &next)
                }
                for (key, value) in [("mark", mark), ("summary", try SeminarJSON.text(summary))] {
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO metadata (key, value) VALUES (?, ?)", arguments: [key, value])
                }
            }
            contents.withLock { $0 = next }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private func save(
        _ resource: Resource?, at path: String, in database: Database, _ next: inout Contents
    ) throws {
        let known = next.rows[path]
        if let known, let resource, known.isSame(as: resource) { return }
        var ids: [Int64] = []
        for piece in resource?.body.pieces ?? [] {
            ids.append(try use(piece, in: database, &next))
        }
        // After the new ones, so that what is in both is neither removed nor written again.
        for id in known?.pieces ?? [] { try leave(id, in: database, &next) }
        guard let resource else {
            next.rows[path] = nil
            try database.execute(sql: "DELETE FROM resource WHERE path = ?", arguments: [path])
            return
        }
        next.rows[path] = Row(resource, pieces: ids)
        let sql = """
            INSERT OR REPLACE INTO resource (path, media_type, disposition, entity_tag, last_modified, pieces)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        try database.execute(
            sql: sql,
            arguments: [
                path, resource.mediaType, resource.disposition, resource.entityTag,
                resource.lastModified.secondsSince1970, Self.octets(of: ids),
            ])
    }

    private func use(_ piece: ResourceBody.Piece, in database: Database, _ next: inout Contents) throws -> Int64 {
        let holder = ObjectIdentifier(piece)
        if let known = next.pieces[holder] {
            next.pieces[holder]?.uses += 1
            return known.id
        }
        next.lastID += 1
        let octets = Data(piece.buffer.readableBytesView)
        try database.execute(
            sql: "INSERT INTO piece (id, checksum, bytes) VALUES (?, ?, ?)",
            arguments: [next.lastID, Int64(CRC32.checksum(of: octets)), octets])
        next.pieces[holder] = Contents.Piece(id: next.lastID, uses: 1, piece: piece)
        next.holders[next.lastID] = holder
        return next.lastID
    }

    private func leave(_ id: Int64, in database: Database, _ next: inout Contents) throws {
        guard let holder = next.holders[id], let known = next.pieces[holder] else { return }
        next.pieces[holder]?.uses -= 1
        guard known.uses <= 1 else { return }
        next.pieces[holder] = nil
        next.holders[id] = nil
        try database.execute(sql: "DELETE FROM piece WHERE id = ?", arguments: [id])
    }
}
