import CalFeed

/// The daemon's figures in Prometheus' text format 0.0.4.
struct Metrics {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    var health: Health.State
    var requests: RequestMeter.Totals
    var connections: (open: Int, refused: Int)
    var started: Timestamp

    private struct Sample {
        var labels: [(name: String, value: String)] = []
        /// Behind the metric's name, as in `_bucket`.
        var suffix = ""
        var value: String
    }

    var text: String {
        var text = ""
        func metric(_ name: String, _ type: String, _ help: String, _ samples: [Sample]) {
            guard !samples.isEmpty else { return }
            text += "# HELP calfeed_\(name) \(help)\n# TYPE calfeed_\(name) \(type)\n"
            for sample in samples {
                let labels = sample.labels.map { "\($0.name)=\"\(Metrics.escaped($0.value))\"" }
                let braced = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
                text += "calfeed_\(name)\(sample.suffix)\(braced) \(sample.value)\n"
            }
        }
        func number(_ name: String, _ type: String, _ help: String, _ value: Int?) {
            metric(name, type, help, value.map { [Sample(value: String($0))] } ?? [])
        }

        metric("http_requests_total", "counter", "Requests answered, by kind of address and status.", answered)
        metric(
            "http_response_bytes_total", "counter", "Bytes of answers, heads included, by kind of address.",
            requests.bytes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Sample(labels: [("route", $0.key.rawValue)], value: String($0.value))
            })
        metric(
            "http_request_duration_seconds", "histogram",
            "Time from the first byte of a request to its answer being given to the system.", latencies)
        number("http_connections", "gauge", "Connections open now.", connections.open)
        number(
            "http_connections_refused_total", "counter", "Connections refused because there were too many.",
            connections.refused)
        number("seminars", "gauge", "Seminars published.", health.seminars)
        number("unread_announcements", "gauge", "Announcements that gave no seminar.", health.unread)
        number("doubts", "gauge", "Warnings and errors about the seminars published.", health.doubts)
        number("conflicts", "gauge", "Pairs of talks to come that cannot both take place.", health.conflicts)
        number(
            "last_published_timestamp_seconds", "gauge", "When the served bytes were made.",
            health.lastPublished?.secondsSince1970)
        metric(
            "render_duration_seconds", "summary", "Time that it took to make what is served.",
            [
                Sample(suffix: "_sum", value: Metrics.seconds(health.renders.total)),
                Sample(suffix: "_count", value: String(health.renders.count)),
            ])
        metric(
            "last_render_duration_seconds", "gauge", "Time that it took the last time.",
            [Sample(value: Metrics.seconds(health.renders.last))])
        number(
            "healthy", "gauge", "1 while what is served is up to date as far as the daemon knows.",
            health.isFresh ? 1 : 0)
        source("up", "gauge", "1 while the source's directory can be read.", metric) { $0.trouble == nil ? 1 : 0 }
        source("announcements", "gauge", "Announcements that lie in the source.", metric) { $0.announcements }
        source("last_read_timestamp_seconds", "gauge", "When the source was last read as a whole.", metric) {
            $0.lastRead?.secondsSince1970
        }
        metric(
            "zone_data_info", "gauge", "The version of the system's zone data.",
            [Sample(labels: [("version", health.zoneDataVersion)], value: "1")])
        number("start_time_seconds", "gauge", "When the daemon started.", started.secondsSince1970)
        return text
    }

    private var answered: [Sample] {
        requests.requests.sorted { ($0.key.route.rawValue, $0.key.status) < ($1.key.route.rawValue, $1.key.status) }
            .map { key, count in
                Sample(labels: [("route", key.route.rawValue), ("code", String(key.status))], value: String(count))
            }
    }

    private var latencies: [Sample] {
        var count = 0
        var samples: [Sample] = []
        for (bound, answers) in zip(RequestMeter.bounds, requests.latencies) {
            count += answers
            samples.append(
                Sample(
                    labels: [("le", Metrics.seconds(.nanoseconds(bound)))], suffix: "_bucket", value: String(count)))
        }
        count += requests.latencies.last ?? 0
        samples.append(Sample(labels: [("le", "+Inf")], suffix: "_bucket", value: String(count)))
        samples.append(Sample(suffix: "_sum", value: Metrics.seconds(.nanoseconds(requests.nanoseconds))))
        samples.append(Sample(suffix: "_count", value: String(count)))
        return samples
    }

    private func source(
        _ name: String, _ type: String, _ help: String, _ metric: (String, String, String, [Sample]) -> Void,
        _ value: (Health.Source) -> Int?
    ) {
        let samples = health.sources.sorted { $0.key < $1.key }.compactMap { path, source in
            value(source).map { Sample(labels: [("source", path)], value: String($0)) }
        }
        metric("source_\(name)", type, help, samples)
    }

    /// Seconds as a decimal fraction without zeros at its end: `0.00025`.
    static func seconds(_ duration: Duration) -> String {
        let (whole, attoseconds) = duration.components
        var fraction = String(attoseconds / 1_000_000_000)
        fraction = String(repeating: "0", count: 9 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
