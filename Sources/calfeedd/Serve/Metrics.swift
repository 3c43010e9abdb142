import CalFeed

/// The daemon's figures in Prometheus' text format 0.0.4.
enum Metrics {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    static func text(
        health: Health.State, requests: [RequestCounts.Key: Int], connections: (open: Int, refused: Int),
        started: Timestamp
    ) -> String {
        var text = ""
        func metric(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
            text += "# HELP calfeed_\(name) \(help)\n# TYPE calfeed_\(name) \(type)\n"
            for sample in samples { text += "calfeed_\(name)\(sample.labels) \(sample.value)\n" }
        }
        metric(
            "http_requests_total", "counter", "Requests answered, by kind of address and status.",
            requests.sorted { ($0.key.route.rawValue, $0.key.status) < ($1.key.route.rawValue, $1.key.status) }
                .map { ("{route=\"\($0.key.route.rawValue)\",code=\"\($0.key.status)\"}", $0.value) })
        metric("http_connections", "gauge", "Connections open now.", [("", connections.open)])
        metric(
            "http_connections_refused_total", "counter", "Connections refused because there were too many.",
            [("", connections.refused)])
        metric("seminars", "gauge", "Seminars published.", [("", health.seminars)])
        metric("unread_announcements", "gauge", "Announcements that gave no seminar.", [("", health.unread)])
        metric(
            "last_published_timestamp_seconds", "gauge", "When the served bytes were made.",
            health.lastPublished.map { [("", $0.secondsSince1970)] } ?? [])
        metric(
            "healthy", "gauge", "1 while what is served is up to date as far as the daemon knows.",
            [("", health.verdict == "failing" ? 0 : 1)])
        let sources = health.sources.sorted { $0.key < $1.key }
        metric(
            "source_up", "gauge", "1 while the source's directory can be read.",
            sources.map { ("{source=\"\(label($0.key))\"}", $0.value.trouble == nil ? 1 : 0) })
        metric(
            "source_announcements", "gauge", "Announcements that lie in the source.",
            sources.map { ("{source=\"\(label($0.key))\"}", $0.value.announcements) })
        metric("start_time_seconds", "gauge", "When the daemon started.", [("", started.secondsSince1970)])
        return text
    }

    private static func label(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
