/// What stands under a name in a source.
public enum Arrival: Hashable, Sendable {
    case announcement(Announcement)
    /// Something that cannot be an announcement, and why.
    case unreadable(Diagnostic)
    /// Nothing, or nothing that concerns the source: the file is gone, or it is a folder.
    case absent
}

extension DirectorySource {
    /// Reads one file, of which no more than `maxBytes` and one are ever held.
    ///
    /// The announcement counts as received when its file was last written, where the file system tells a time from
    /// 2000 until now: an old announcement that is copied here is then read as of its own time. Else it is `now`.
    public func read(_ name: String, at now: Timestamp) -> Arrival {
        guard !DirectorySource.isIgnored(name), !name.utf8.contains(0x2F), !name.utf8.contains(0) else {
            return .absent
        }
        let content: RegularFile.Content
        do {
            content = try RegularFile.read(path + "/" + name, limit: maxBytes, linksWithin: path)
        } catch {
            switch error {
            case .absent, .isFolder: return .absent
            case .notRegular: return .unreadable(.notRegular)
            case .linkLeadsOut: return .unreadable(.linkLeadsOut)
            case .tooLarge(let size): return .unreadable(.tooLarge(size: size, limit: maxBytes))
            case .system(let words): return .unreadable(.unreadable(words))
            }
        }
        if let diagnostic = ContentCheck.objection(to: content.bytes) { return .unreadable(diagnostic) }
        let received = DirectorySource.earliest <= content.modified && content.modified <= now ? content.modified : now
        return .announcement(Announcement(origin: origin(name), bytes: content.bytes, receivedAt: received))
    }

    /// 2000-01-01T00:00:00Z. Earlier ones are marks of tools that set every file to one time.
    private static let earliest = Timestamp(secondsSince1970: 946_684_800)
}
