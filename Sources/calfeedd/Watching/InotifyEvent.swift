import Glibc

/// One record of inotify(7): what happened to a watched directory or to a file in it.
struct InotifyEvent: Hashable {
    /// The watch; -1 where events were lost.
    var watch: Int32
    var mask: UInt32
    /// The file's name; empty where the directory itself is meant, nil where the octets are not UTF-8.
    var name: String?

    /// What a directory is watched for: whole files that came, changed, became readable or went, and its own end.
    ///
    /// A file is looked at when it is closed after writing, not at each write, so that none is read half-written.
    static let interest =
        UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB)
        | UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)

    /// Events were lost: only looking at everything again helps.
    var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    /// The directory is gone from its path, or the watch is.
    var isEndOfDirectory: Bool {
        mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED) != 0
    }
    var isEndOfWatch: Bool { mask & UInt32(IN_IGNORED) != 0 }

    /// The records of one read, which are always whole.
    static func events(in bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
        var events: [InotifyEvent] = []
        let header = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset + header <= bytes.count {
            let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let end = offset + header + Int(event.len)
            guard end <= bytes.count else { break }
            // The name is padded with zero octets.
            let name = bytes[(offset + header)..<end].prefix { $0 != 0 }
            events.append(
                InotifyEvent(watch: event.wd, mask: event.mask, name: String(validating: name, as: UTF8.self)))
            offset = end
        }
        return events
    }
}
