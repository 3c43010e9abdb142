import CalFeed
import Glibc
import Logging

/// The announcements as they lie in their directories, and what is made of them: looks, takes, publishes.
///
/// One announcement that cannot be taken never stops the others; what failed for a reason of our own is tried again.
struct Spool {
    private(set) var pipeline: Pipeline
    private let watch: (String) -> CInt
    private let serve: (FeedSnapshot) -> Void
    private let beat: () -> Void
    private let hear: () -> News
    private let health: Health
    private let logger: Logger

    /// What was last taken, by directory and name.
    private var marks: [String: [String: FileMark]] = [:]
    /// Marks that the store does not have yet: they are noted after what is read is published.
    private var unnoted: [Origin: String] = [:]
    /// Directories compared with the store since the pipeline was last put together.
    private var reconciled: Set<String> = []
    /// Directories that cannot be read, and those in which something could not be kept: looked at again soon.
    private var unreadable: Set<String> = []
    private var unkept: Set<String> = []
    /// Files that were taken, by directory, while it was looked at.
    private var arrived: [String: Set<String>] = [:]
    private var nextRetry = Duration.zero
    private var nextRescan = Duration.zero
    private var publishedAt: Timestamp?
    private var nextChange: Timestamp?
    private var mustPublish = true

    static let retryPause = Duration.seconds(5)
    /// Everything is looked at this often even when nothing was heard: network file systems tell nothing.
    static let rescanPause = Duration.seconds(300)
    /// Announcements that are kept in one transaction, at the most.
    static let groupSize = 64

    /// What was heard of while there was other work.
    struct News {
        /// Names of files, by the directory's path.
        var names: [String: Set<String>] = [:]
        var now = Timestamp(secondsSince1970: 0)
    }

    /// - Parameters:
    ///   - watch: see that the directory's changes are heard of; gives 0 or the system's error number.
    ///   - serve: what is served from now on.
    ///   - beat: called between two steps of long work, as a sign of life.
    ///   - hear: asked between two steps of long work: who drops a file waits for nothing else.
    init(
        pipeline: Pipeline, watch: @escaping (String) -> CInt, serve: @escaping (FeedSnapshot) -> Void,
        beat: @escaping () -> Void, hear: @escaping () -> News = { News() }, health: Health, logger: Logger
    ) {
        self.pipeline = pipeline
        self.watch = watch
        self.serve = serve
        self.beat = beat
        self.hear = hear
        self.health = health
        self.logger = logger
        let version = pipeline.zoneDataVersion
        health.update { $0.zoneDataVersion = version }
    }

    /// Works by another configuration from now on: every announcement is read again by its rules.
    mutating func replace(pipeline: Pipeline) {
        self.pipeline = pipeline
        marks = [:]
        reconciled = []
        unreadable = []
        unkept = []
        nextRescan = .zero
        mustPublish = true
        health.update { state in
            state.sources = [:]
            state.zoneDataVersion = pipeline.zoneDataVersion
        }
    }

    /// Publishes what is stored, before a look at the sources: who starts a daemon again waits for no file.
    ///
    /// - Returns: whether there was anything.
    mutating func publishStored(now: Timestamp) -> Bool {
        do {
            guard try pipeline.holdsAnything() else { return false }
        } catch {
            // The store is asked again by what follows, which tells.
            return false
        }
        publish(now: now)
        return !mustPublish
    }

    /// The store was written to by hand: the next work publishes it.
    mutating func noteEdits() { mustPublish = true }

    /// Does what is due.
    ///
    /// - Parameters:
    ///   - changes: what was heard of since the last call.
    ///   - elapsed: time since the start by a clock that nobody sets.
    mutating func work(_ changes: Changes, now: Timestamp, elapsed: Duration) {
        var directories = changes.directories
        if elapsed >= nextRescan {
            directories.formUnion(pipeline.sources.map(\.path))
            nextRescan = elapsed + Spool.rescanPause
        }
        if elapsed >= nextRetry { directories.formUnion(unreadable.union(unkept)) }
        for source in pipeline.sources where !Task.isCancelled {
            if directories.contains(source.path) {
                scan(source, now: now)
            } else {
                take(changes.names[source.path, default: []].sorted(), in: source, now: now)
            }
        }
        if unkept.isEmpty { health.update { $0.storingTrouble = nil } }
        // Who is told to stop leaves the rest to the next start.
        guard !Task.isCancelled else { return noteMarks() }
        // A clock that was set back makes what was "past" come again.
        let timeHasCome = nextChange.map { now >= $0 } ?? false || publishedAt.map { now < $0 } ?? false
        if mustPublish || timeHasCome { publish(now: now) }
        if !unnoted.isEmpty { noteMarks() }
        if needsRetry && elapsed >= nextRetry { nextRetry = elapsed + Spool.retryPause }
    }

    /// How long nothing is due, if nothing is heard. Never more than a minute: the wall clock may be set meanwhile.
    func pause(now: Timestamp, elapsed: Duration) -> Duration {
        var pause = min(.seconds(60), nextRescan - elapsed)
        if needsRetry { pause = min(pause, nextRetry - elapsed) }
        if let nextChange { pause = min(pause, .seconds(nextChange.secondsSince1970 - now.secondsSince1970)) }
        return max(pause, .milliseconds(1))
    }

    private var needsRetry: Bool { !unreadable.isEmpty || !unkept.isEmpty || mustPublish }

    // MARK: Directories

    private mutating func scan(_ source: DirectorySource, now: Timestamp) {
        let directory = source.path
        let watchError = watch(directory)
        let listing: DirectorySource.Listing
        do {
            listing = try source.list()
        } catch {
            lose(directory, error)
            return
        }
        unreadable.remove(directory)
        unkept.remove(directory)
        find(directory, watchError, now: now)
        arrived[directory] = []
        defer { arrived[directory] = nil }
        var present = Set(listing.names)
        let noted = notedMarks(of: directory)
        var changed: [String] = []
        for name in listing.names {
            let mark = FileMark(path: "\(directory)/\(name)")
            if let mark, mark == marks[directory]?[name] { continue }
            if let mark, mark.text == noted[name] {
                marks[directory, default: [:]][name] = mark
            } else {
                changed.append(name)
            }
        }
        take(changed, in: source, attending: true, now: now)
        guard !Task.isCancelled else { return }
        present.formUnion(arrived[directory, default: []])
        for unread in listing.unread {
            present.insert(unread.origin.name)
            for diagnostic in unread.diagnostics { refuse(unread.origin, diagnostic, mark: nil, now: now) }
        }
        // What a listing that broke off does not name may still be there.
        if listing.isComplete { forget(present, in: directory, now: now) }
        tell(directory)
    }

    /// What the store knows of a directory that was not looked at yet. Where it does not answer, all is read.
    private func notedMarks(of directory: String) -> [String: String] {
        guard marks[directory] == nil else { return [:] }
        do {
            return try pipeline.marks(directory)
        } catch {
            // Whoever is to keep what is read next tells.
            return [:]
        }
    }

    private mutating func noteMarks() {
        do {
            try pipeline.note(unnoted)
            unnoted = [:]
        } catch {
            // They are noted with the next ones, and tell nothing new.
            logger.debug("the marks of files were not noted", metadata: ["reason": "\(error)"])
        }
    }

    /// Removes what is known and no longer present; what the store alone knows is asked for once.
    private mutating func forget(_ present: Set<String>, in directory: String, now: Timestamp) {
        var known = Set(marks[directory, default: [:]].keys)
        if !reconciled.contains(directory) {
            do {
                known.formUnion(try pipeline.stored(directory))
                reconciled.insert(directory)
            } catch {
                complain(directory, error)
            }
        }
        for name in known.subtracting(present).sorted() where !Task.isCancelled {
            remove(name, from: directory, now: now)
        }
    }

    /// The directory cannot be read. What it gave stays: a disk that is away is no reason to call seminars off.
    private mutating func lose(_ directory: String, _ error: IngestError) {
        unreadable.insert(directory)
        let reason = "\(error)"
        guard health.current.sources[directory]?.trouble != reason else { return }
        logger.error("a source cannot be read", metadata: ["reason": "\(reason)"])
        health.update { $0.sources[directory, default: .init()].trouble = reason }
    }

    private func find(_ directory: String, _ watchError: CInt, now: Timestamp) {
        let known = health.current.sources[directory]
        if known == nil || known?.trouble != nil {
            logger.notice("a source is read", metadata: ["directory": "\(directory)"])
            if watchError != 0 {
                logger.warning(
                    "a source cannot be watched and is looked at now and then",
                    metadata: ["directory": "\(directory)", "reason": "\(String(cString: strerror(watchError)))"])
            }
        }
        health.update { state in
            state.sources[directory, default: .init()].trouble = nil
            state.sources[directory, default: .init()].lastRead = now
        }
    }

    private func tell(_ directory: String) {
        let count = marks[directory, default: [:]].count
        health.update { $0.sources[directory, default: .init()].announcements = count }
    }

    // MARK: Announcements

    /// Takes files in groups, each of which the store keeps at once; what cannot be read is told one by one.
    ///
    /// - Parameter attending: whether other files are taken in between, which somebody waits for.
    private mutating func take(
        _ names: [String], in source: DirectorySource, attending: Bool = false, now: Timestamp
    ) {
        var group: [(announcement: Announcement, mark: FileMark?)] = []
        var gone: [String] = []
        for name in names where !Task.isCancelled {
            beat()
            // Taken before the file is read: if it changes meanwhile it is looked at again.
            let mark = FileMark(path: "\(source.path)/\(name)")
            switch source.read(name, at: now) {
            case .announcement(let announcement): group.append((announcement, mark))
            case .unreadable(let diagnostic): refuse(source.origin(name), diagnostic, mark: mark, now: now)
            case .absent: if marks[source.path]?[name] != nil { gone.append(name) }
            }
            if group.count >= Spool.groupSize {
                keep(group, of: source)
                group = []
                if attending { attend() }
            }
        }
        keep(group, of: source)
        // Last, so that a file that was renamed is known under its new name when the old one goes.
        for name in gone { remove(name, from: source.path, now: now) }
        tell(source.path)
    }

    /// Takes and publishes what was heard of meanwhile.
    private mutating func attend() {
        let news = hear()
        guard !news.names.isEmpty else { return }
        for source in pipeline.sources {
            guard let names = news.names[source.path] else { continue }
            arrived[source.path]?.formUnion(names)
            take(names.sorted(), in: source, now: news.now)
        }
        // The first publication is whole.
        if mustPublish, publishedAt != nil { publish(now: news.now) }
    }

    private mutating func keep(_ group: [(announcement: Announcement, mark: FileMark?)], of source: DirectorySource) {
        guard !group.isEmpty else { return }
        do {
            let outcomes = try pipeline.take(group.map(\.announcement))
            for (item, outcome) in zip(group, outcomes) {
                note(outcome, item.announcement.origin)
                marks[source.path, default: [:]][item.announcement.origin.name] = item.mark
                unnoted[item.announcement.origin] = item.mark?.text
            }
        } catch {
            for item in group { marks[source.path]?[item.announcement.origin.name] = nil }
            complain(source.path, error)
        }
    }

    private mutating func refuse(_ origin: Origin, _ diagnostic: Diagnostic, mark: FileMark?, now: Timestamp) {
        do {
            note(try pipeline.refuse(origin, diagnostic, now), origin)
            marks[origin.source, default: [:]][origin.name] = mark
        } catch {
            marks[origin.source]?[origin.name] = nil
            complain(origin.source, error)
        }
    }

    private mutating func remove(_ name: String, from directory: String, now: Timestamp) {
        beat()
        let origin = Origin(source: directory, name: name)
        do {
            note(try pipeline.remove(origin, now), origin)
            marks[directory]?[name] = nil
        } catch {
            reconciled.remove(directory)
            complain(directory, error)
        }
        tell(directory)
    }

    private mutating func note(_ outcome: Pipeline.Outcome, _ origin: Origin) {
        let place: Logger.Metadata = ["directory": "\(origin.source)", "file": "\(origin.name)"]
        switch outcome {
        case .unchanged:
            return
        case .read(let seminars):
            logger.info("an announcement was read", metadata: place.merging(["seminars": "\(seminars)"]) { $1 })
        case .unread(let diagnostics):
            let reason = diagnostics.first { $0.severity == .error } ?? diagnostics.first
            logger.warning(
                "an announcement gave no seminar",
                metadata: place.merging([
                    "code": "\(reason?.code ?? "unknown")", "reason": "\(reason?.message ?? "No reason is known.")",
                ]) { $1 })
        case .removed:
            logger.info("an announcement is gone", metadata: place)
        }
        mustPublish = true
    }

    /// The store failed: the directory is looked at again soon, and what was kept already is not read twice.
    private mutating func complain(_ directory: String, _ error: any Error) {
        unkept.insert(directory)
        let reason = "\(error)"
        if health.current.storingTrouble != reason {
            logger.error("the store failed", metadata: ["directory": "\(directory)", "reason": "\(reason)"])
        }
        health.update { $0.storingTrouble = reason }
    }

    // MARK: Publishing

    private mutating func publish(now: Timestamp) {
        beat()
        do {
            let start = ContinuousClock.now
            let publication = try pipeline.publish(now)
            // First kept, then served: what a start begins with is never older than what a reader has seen.
            pipeline.keep(publication, now)
            serve(publication.snapshot)
            let duration = ContinuousClock.now - start
            mustPublish = false
            publishedAt = now
            nextChange = publication.nextChange
            health.update { state in
                state.note(publication, at: now)
                state.renders.add(duration)
                state.publishingTrouble = nil
            }
        } catch {
            mustPublish = true
            let reason = "\(error)"
            if health.current.publishingTrouble != reason {
                logger.error("publishing failed and the last good bytes are served", metadata: ["reason": "\(reason)"])
            }
            health.update { $0.publishingTrouble = reason }
        }
    }
}
