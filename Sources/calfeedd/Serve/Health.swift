import CalFeed
import Synchronization

/// What `/healthz` and `/metrics` tell; written by the spool, read by requests.
final class Health: Sendable {
    struct Source: Hashable, Sendable {
        /// Files that were looked at and are there.
        var announcements = 0
        /// When the directory was last read as a whole; nil for not yet.
        var lastRead: Timestamp?
        /// Why the directory cannot be read, in the system's words; nil where it can.
        var trouble: String?

        /// Whether what is known of the source may be old: it cannot be read, or was not for long.
        func isStale(at now: Timestamp) -> Bool {
            guard trouble == nil, let lastRead else { return true }
            return now.secondsSince1970 - lastRead.secondsSince1970 > Health.longestUnread
        }
    }

    /// How long it took to make what is served.
    struct Renders: Hashable, Sendable {
        var count = 0
        var total = Duration.zero
        var last = Duration.zero

        mutating func add(_ duration: Duration) {
            count += 1
            total += duration
            last = duration
        }
    }

    struct State: Hashable, Sendable {
        var sources: [String: Source] = [:]
        var zoneDataVersion = ""
        var seminars = 0
        var unread = 0
        /// Warnings and errors about the seminars that are published.
        var doubts = 0
        /// Talks to come that cannot both take place as they are announced, as far as that was looked at.
        var conflicts = 0
        /// When the bytes that are served were made.
        var lastPublished: Timestamp?
        /// Whether they are those that the daemon before this one served last, while the store is being read.
        var isStarting = false
        var renders = Renders()
        /// Why the last attempt to make them failed; then older bytes are served.
        var publishingTrouble: String?
        /// Announcements that could not be kept, by cause; they are tried again.
        var storingTrouble: String?
    }

    /// Seconds after which a source that was not read is called stale: three times as long as the spool ever waits.
    static let longestUnread = 900

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func update(_ edit: (inout State) -> Void) {
        state.withLock { edit(&$0) }
    }
}

extension Health.State {
    /// This is served from now on.
    mutating func note(_ publication: Pipeline.Publication, at time: Timestamp) {
        seminars = publication.seminars
        unread = publication.unread
        doubts = publication.doubts
        lastPublished = time
        isStarting = publication.snapshot.isProvisional
    }

    /// Whether what is served is what the sources and the store hold, as far as the daemon knows.
    var isFresh: Bool { lastPublished != nil && publishingTrouble == nil && storingTrouble == nil }

    /// `failing` where what is served may be out of date by a fault of ours, `degraded` where a source is, `starting` where
    /// the sources and the store are still to be looked at.
    var verdict: String {
        if !isFresh { return "failing" }
        if isStarting { return "starting" }
        return sources.values.contains { $0.trouble != nil } ? "degraded" : "ok"
    }

    /// The state as JSON. The status is 503 where the verdict is `failing`, so that a probe needs no parser.
    func response(at now: Timestamp) -> Responder.DynamicText {
        let sources = sources.sorted { $0.key < $1.key }.map { path, source in
            "{\"path\": \(JSONText.string(path)), \"announcements\": \(source.announcements), "
                + "\"last_read\": \(JSONText.string(source.lastRead?.description)), "
                + "\"stale\": \(source.isStale(at: now)), \"trouble\": \(JSONText.string(source.trouble))}"
        }
        let fields = [
            "\"status\": \(JSONText.string(verdict))",
            "\"fresh\": \(isFresh)",
            "\"seminars\": \(seminars)",
            "\"unread\": \(unread)",
            "\"doubts\": \(doubts)",
            "\"conflicts\": \(conflicts)",
            "\"last_published\": \(JSONText.string(lastPublished?.description))",
            "\"publishing_trouble\": \(JSONText.string(publishingTrouble))",
            "\"storing_trouble\": \(JSONText.string(storingTrouble))",
            "\"tzdata\": \(JSONText.string(zoneDataVersion))",
            "\"sources\": [\(sources.joined(separator: ", "))]",
        ]
        return .init(
            status: verdict == "failing" ? 503 : 200, mediaType: "application/json",
            text: "{\(fields.joined(separator: ", "))}\n")
    }
}

/// Text inside JSON (RFC 8259 §7).
enum JSONText {
    static func string(_ text: String?) -> String {
        guard let text else { return "null" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
