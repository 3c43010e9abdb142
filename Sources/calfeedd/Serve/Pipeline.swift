import CalFeed
import Synchronization

/// What the daemon serves and how it comes about: the rooms of CalFeed, joined by a configuration.
///
/// The daemon brings files, the time and the sockets; everything it lets the rooms do with them is one of these
/// closures. They are called from one task, one after the other, except `check` and those that people ask for, which may
/// come from any.
struct Pipeline: Sendable {
    var sources: [DirectorySource]
    /// The version of the system's zone data, for people: `2026f`.
    var zoneDataVersion: String

    /// Whether there is anything to publish before the sources are looked at: the store knows what they held.
    var holdsAnything: @Sendable () throws -> Bool = { false }
    /// Keeps what is to be served from now on, so that a start can begin with it. Whether it does is its own matter: it
    /// tells what went wrong, and nothing that is out of date is left behind.
    var keep: @Sendable (_ publication: Publication, _ at: Timestamp) -> Void = { _, _ in }
    /// The names of the announcements that the store has of a source, so that those which are gone can be removed.
    var stored: @Sendable (_ source: String) throws -> Set<String>
    /// By name, the marks of the files of a source that were read by the rules in force, and need not be read again.
    var marks: @Sendable (_ source: String) throws -> [String: String] = { _ in [:] }
    /// Notes the marks of files that were read.
    var note: @Sendable (_ marks: [Origin: String]) throws -> Void = { _ in }
    /// Reads announcements of one source and keeps what was understood, all of it or nothing: one outcome for each.
    /// Bad input is an outcome; only the store throws.
    var take: @Sendable (_ announcements: [Announcement]) throws -> [Outcome]
    /// Keeps that a file is there and cannot be taken, and why.
    var refuse: @Sendable (_ origin: Origin, _ diagnostic: Diagnostic, _ at: Timestamp) throws -> Outcome
    /// The announcement is no longer there.
    var remove: @Sendable (_ origin: Origin, _ at: Timestamp) throws -> Outcome
    /// Everything that is to be served at that time.
    var publish: @Sendable (_ now: Timestamp) throws -> Publication
    /// Whether the system's zone data is another than the one in use: an update came while the daemon ran.
    var isZoneDataReplaced: @Sendable () -> Bool = { false }
    /// Keeps what a person corrects by hand.
    var carryOut: @Sendable (_ edit: Edit, _ at: Timestamp) throws -> EditOutcome = { edit, _ in
        throw EditError.noEvent(uid: edit.uid)
    }
    /// What people did to an event.
    var record: @Sendable (_ uid: String) throws -> Review.Record = { _ in Review.Record() }
    /// An announcement that gave no talk, for a person to read.
    var unread: @Sendable (_ origin: Origin) throws -> Review.Unread = { Review.Unread($0, bytes: nil, zone: nil) }
    /// Keeps the talk that a person enters from an announcement which gave none.
    var enter: @Sendable (_ edit: Edit, _ origin: Origin, _ at: Timestamp) throws -> EditOutcome = { _, origin, _ in
        throw EditError.notUnread(announcement: origin.name)
    }
    /// What people found right.
    var settled: @Sendable () throws -> Set<String> = { [] }
    var settle: @Sendable (_ matter: String, _ at: Timestamp) throws -> Void = { _, _ in }
    /// An announcement announces no talk.
    var setAside: @Sendable (_ origin: Origin, _ at: Timestamp) throws -> Void = { _, _ in }
    /// Throws where the store does not answer.
    var check: @Sendable () throws -> Void
    /// Ends the work with the store: its one file holds everything then. Called once, last.
    var close: @Sendable () throws -> Void = {}

    /// What became of an announcement.
    enum Outcome: Hashable, Sendable {
        /// The store had it just so: nothing needs to be published.
        case unchanged
        case read(seminars: Int)
        /// It gave no seminar, and why.
        case unread([Diagnostic])
        case removed
    }

    struct Publication: Sendable {
        var snapshot: FeedSnapshot
        var seminars: Int
        /// Announcements that gave no seminar.
        var unread: Int
        /// Warnings and errors about the seminars that are published.
        var doubts = 0
        /// When time alone changes what is to be served, as when a seminar has passed; nil where it never does.
        var nextChange: Timestamp?
    }
}

/// A pipeline that is being opened: what was served last is there at once, the rest takes as long as there is much.
struct Opening: Sendable {
    /// What was served last, and when it was made; nil where nothing was kept.
    var lastServed: (publication: Pipeline.Publication, at: Timestamp)? = nil
    /// Opens the store and joins the rooms.
    var pipeline: @Sendable () throws -> Pipeline
}

/// The pipeline by the configuration in force, which a reload replaces; nil until the first one is open.
final class PipelineInForce: Sendable {
    private let pipeline = Mutex<Pipeline?>(nil)

    var current: Pipeline? { pipeline.withLock { $0 } }

    /// - Throws: `Failure` with `unavailable` until the first one is open.
    func opened() throws(Failure) -> Pipeline {
        guard let current else {
            throw Failure(.unavailable, "The store is still being read; try again in a moment.")
        }
        return current
    }

    func replace(by next: Pipeline) {
        pipeline.withLock { $0 = next }
    }
}
