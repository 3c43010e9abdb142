/// A folder in which each file is an announcement.
///
/// Folders in it are not entered. Left alone are files whose names begin with a dot or end in `~`, `.tmp`, `.part`
/// or `.swp`: programs write such ones on the way to another name. A symbolic link is followed where it leads to a
/// file in the folder or below it, so that whoever may drop announcements cannot have other files published.
public struct DirectorySource: Hashable, Sendable {
    /// Absolute: the source's identity in every `Origin`.
    public let path: String
    /// A longer file is not read.
    public let maxBytes: Int

    /// No more files of one folder are looked at.
    public static let mostFiles = 100_000

    public init(path: String, maxBytes: Int = 1_048_576) {
        self.path = path
        self.maxBytes = maxBytes
    }

    public func origin(_ name: String) -> Origin {
        Origin(source: path, name: name)
    }

    /// Whether a file of that name is left alone.
    public static func isIgnored(_ name: String) -> Bool {
        isIgnored(bytes: Array(name.utf8))
    }

    private static let ignoredEndings = ["~", ".tmp", ".part", ".swp"].map { Array($0.utf8) }

    private static func isIgnored(bytes: [UInt8]) -> Bool {
        bytes.first == 0x2E || bytes.isEmpty
            || ignoredEndings.contains { bytes.suffix($0.count).elementsEqual($0) }
    }
}

extension DirectorySource {
    /// The files of a folder at one moment.
    public struct Listing: Hashable, Sendable {
        /// In the order of their UTF-8 bytes.
        public var names: [String]
        /// Files that cannot be named, and a word about those beyond the limit.
        public var unread: [UnreadAnnouncement]
        /// False where files were left out: what is not named here may still be there.
        public var isComplete: Bool
    }

    /// Names the announcements in the folder.
    ///
    /// - Throws: Where the folder cannot be looked into; its announcements are then not gone, but out of sight.
    public func list() throws(IngestError) -> Listing {
        try list(limit: DirectorySource.mostFiles)
    }

    func list(limit: Int) throws(IngestError) -> Listing {
        let found: Folder.Names
        do {
            found = try Folder.names(in: path, limit: limit) { !DirectorySource.isIgnored(bytes: $0) }
        } catch {
            throw .unreadableDirectory(path: path, reason: error.reason)
        }
        var listing = Listing(names: [], unread: [], isComplete: !found.isTruncated)
        for bytes in found.names {
            if let name = String(validating: bytes, as: UTF8.self) {
                listing.names.append(name)
            } else {
                let name = String(decoding: bytes, as: UTF8.self)
                listing.unread.append(UnreadAnnouncement(origin: origin(name), diagnostics: [.nameNotText]))
            }
        }
        if found.isTruncated {
            listing.unread.append(UnreadAnnouncement(origin: origin(""), diagnostics: [.tooManyFiles(limit)]))
        }
        return listing
    }
}

/// Why announcements could not be looked for.
public enum IngestError: Error, Hashable, Sendable {
    case unreadableDirectory(path: String, reason: String)
}

extension IngestError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadableDirectory(let path, let reason):
            "\(path): cannot be looked into (\(reason)); create the folder, or let the daemon's user read it"
        }
    }
}
