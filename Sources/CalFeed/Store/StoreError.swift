import GRDB

/// Why the store could not do its work. The description is one line: which file, what is wrong, what to do.
public enum StoreError: Error, Hashable, Sendable {
    /// The file cannot be made or opened.
    case cannotOpen(path: String, reason: String)
    case notWritable(path: String, reason: String)
    /// Not a database, or a damaged one.
    case damaged(path: String, reason: String)
    /// A database, but not one of ours.
    case foreign(path: String)
    /// Written by a later version of calfeed.
    case newer(path: String)
    case inUse(path: String)
    case diskFull(path: String)
    /// One stored value cannot be read back.
    case unreadableValue(path: String, of: String, reason: String)
    case failed(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .cannotOpen(let path, let reason):
            "\(path): cannot be opened (\(reason)); create its folder and let the daemon's user write there"
        case .notWritable(let path, let reason):
            "\(path): cannot be written (\(reason)); let the daemon's user write the file and its folder"
        case .damaged(let path, let reason):
            "\(path): is damaged or no database (\(Self.line(reason))); restore a backup, or move it away with its -wal and -shm "
                + "files: announcements are then read again, and history is lost"
        case .foreign(let path):
            "\(path): is the database of another program; set [store] path to another file"
        case .newer(let path):
            "\(path): was written by a later version of calfeed; run that version, or restore an older backup"
        case .inUse(let path):
            "\(path): another process keeps it locked; stop the other calfeedd"
        case .diskFull(let path):
            "\(path): the disk is full; make room"
        case .unreadableValue(let path, let owner, let reason):
            "\(path): the stored value of \(owner) cannot be read (\(reason)); restore a backup"
        case .failed(let path, let reason):
            "\(path): the database failed (\(reason))"
        }
    }

    /// SQLite tells what it found in several lines.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: ", ")
    }

    /// What an error of SQLite means for the file.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = error as? StoreError ?? .failed(path: path, reason: "\(error)")
            return
        }
        let reason = error.message ?? "\(error.resultCode)"
        self =
            switch error.resultCode {
            case .SQLITE_CANTOPEN: .cannotOpen(path: path, reason: reason)
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .notWritable(path: path, reason: reason)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(path: path, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(path: path)
            case .SQLITE_FULL: .diskFull(path: path)
            default: .failed(path: path, reason: reason)
            }
    }
}
