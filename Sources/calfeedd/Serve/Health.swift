import CalFeed
import Synchronization

/// What `/healthz` and `/metrics` tell; written by the spool, read by requests.
final class Health: Sendable {
    struct Source: Hashable, Sendable {
        /// Files that were looked at and are there.
        var announcements = 0
        /// Why the directory cannot be read, in the system's words; nil where it can.
        var trouble: String?
    }

    struct State: Hashable, Sendable {
        var sources: [String: Source] = [:]
        var zoneDataVersion = ""
        var seminars = 0
        var unread = 0
        /// When the bytes that are served were made.
        var lastPublished: Timestamp?
        /// Why the last attempt to make them failed; then older bytes are served.
        var publishingTrouble: String?
        /// Announcements that could not be kept, by cause; they are tried again.
        var storingTrouble: String?
    }

    private let state = Mutex(State())

    var current: State { state.withLock { $0 } }

    func update(_ edit: (inout State) -> Void) {
        state.withLock { edit(&$0) }
    }
}

extension Health.State {
    /// `failing` where what is served may be out of date by a fault of ours, `degraded` where a source is.
    var verdict: String {
        if lastPublished == nil || publishingTrouble != nil || storingTrouble != nil { return "failing" }
        return sources.values.contains { $0.trouble != nil } ? "degraded" : "ok"
    }

    /// The state as JSON. The status is 503 where the verdict is `failing`, so that a probe needs no parser.
    var response: Responder.DynamicText {
        let sources = sources.sorted { $0.key < $1.key }.map { path, source in
            "{\"path\": \(JSONText.string(path)), \"announcements\": \(source.announcements), "
                + "\"trouble\": \(JSONText.string(source.trouble))}"
        }
        let fields = [
            "\"status\": \(JSONText.string(verdict))",
            "\"seminars\": \(seminars)",
            "\"unread\": \(unread)",
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
