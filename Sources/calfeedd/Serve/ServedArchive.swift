import CalFeed
import Glibc
import Logging
import Synchronization

/// What was served last, on the disk. Where it cannot be kept, starts take longer, and that is said; nothing else fails.
final class ServedArchive: Sendable {
    private enum State {
        case open(SnapshotFile)
        /// Tried again at this time: a full disk does not stay full.
        case closed(until: Timestamp)
    }

    private let path: String
    private let mark: String
    private let logger: Logger
    private let state: Mutex<State>
    /// What was loaded, for the first publisher.
    private let loaded = Mutex(FeedSnapshot())

    /// Seconds from a failure to the next attempt.
    private static let pause = 300

    init(path: String, mark: String, logger: Logger) {
        self.path = path
        self.mark = mark
        self.logger = logger
        state = Mutex(.closed(until: Timestamp(secondsSince1970: .min)))
    }

    /// What was served last by the same configuration; nil where there is nothing of use.
    func load() -> (publication: Pipeline.Publication, at: Timestamp)? {
        do {
            let file = try SnapshotFile(path: path, mark: mark)
            state.withLock { $0 = .open(file) }
            guard let kept = try file.load() else { return nil }
            loaded.withLock { $0 = kept.snapshot }
            let summary = kept.summary
            let publication = Pipeline.Publication(
                snapshot: kept.snapshot, seminars: summary.seminars, unread: summary.unread, doubts: summary.doubts)
            return (publication, summary.at)
        } catch {
            fail(error, at: Timestamp(secondsSince1970: .min))
            return nil
        }
    }

    /// What was loaded, once: whoever takes it keeps what is still of use of it.
    func takeSnapshot() -> FeedSnapshot {
        loaded.withLock { snapshot in
            defer { snapshot = FeedSnapshot() }
            return snapshot
        }
    }

    func save(_ publication: Pipeline.Publication, at now: Timestamp) {
        do {
            guard let file = try file(at: now) else { return }
            let summary = SnapshotFile.Summary(
                seminars: publication.seminars, unread: publication.unread, doubts: publication.doubts, at: now)
            try file.save(publication.snapshot, summary)
        } catch {
            fail(error, at: now.adding(seconds: Self.pause))
        }
    }

    func close() {
        state.withLock { state in
            guard case .open(let file) = state else { return }
            do {
                try file.close()
            } catch {
                logger.warning("what was served last was not closed", metadata: ["reason": "\(error)"])
            }
            state = .closed(until: Timestamp(secondsSince1970: .max))
        }
    }

    private func file(at now: Timestamp) throws(StoreError) -> SnapshotFile? {
        try state.withLock { state throws(StoreError) in
            switch state {
            case .open(let file): return file
            case .closed(let time):
                guard now >= time else { return nil }
                let file = try SnapshotFile(path: path, mark: mark)
                state = .open(file)
                return file
            }
        }
    }

    /// What was kept is out of date from now on, or damaged: nothing may begin with it.
    private func fail(_ error: any Error, at next: Timestamp) {
        logger.warning(
            "what is served cannot be kept for the next start, which will take longer",
            metadata: ["reason": "\(error)"])
        state.withLock { $0 = .closed(until: next) }
        // With what SQLite puts beside it.
        for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    }
}
