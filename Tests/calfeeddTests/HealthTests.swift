import CalFeed
import Logging
import Synchronization
import Testing

@testable import calfeedd

@Suite struct HealthTests {
    private static let now = Timestamp(secondsSince1970: 1_773_327_900)

    private var state: Health.State {
        var state = Health.State()
        state.sources = [
            "/spool/b \"x\"": .init(announcements: 2, lastRead: Self.now, trouble: "gone"),
            "/spool/a": .init(announcements: 3, lastRead: Timestamp(secondsSince1970: 1_773_327_000)),
        ]
        state.zoneDataVersion = "2026f"
        state.seminars = 5
        state.unread = 1
        state.doubts = 2
        state.conflicts = 3
        state.renders.add(.milliseconds(12))
        state.renders.add(.microseconds(1500))
        state.lastPublished = Timestamp(secondsSince1970: 1_773_327_600)
        return state
    }

    @Test func `health is told as JSON`() {
        let response = state.response(at: Self.now)
        #expect(response.status == 200)
        #expect(response.mediaType == "application/json")
        #expect(
            response.text == """
                {"status": "degraded", "fresh": true, "seminars": 5, "unread": 1, "doubts": 2, "conflicts": 3, \
                "last_published": "2026-03-12T15:00:00Z", "publishing_trouble": null, "storing_trouble": null, \
                "tzdata": "2026f", "sources": [\
                {"path": "/spool/a", "announcements": 3, "last_read": "2026-03-12T14:50:00Z", "stale": false, \
                "trouble": null}, \
                {"path": "/spool/b \\"x\\"", "announcements": 2, "last_read": "2026-03-12T15:05:00Z", \
                "stale": true, "trouble": "gone"}]}

                """)
    }

    @Test func `a fault of ours makes it 503`() {
        #expect(Health.State().response(at: Self.now).status == 503)
        var unpublished = state
        unpublished.publishingTrouble = "a\u{1}b\\c"
        #expect(unpublished.verdict == "failing")
        #expect(unpublished.response(at: Self.now).status == 503)
        #expect(unpublished.response(at: Self.now).text.contains("\"publishing_trouble\": \"a\\u0001b\\\\c\""))
        var unkept = state
        unkept.storingTrouble = "disk full"
        #expect(unkept.response(at: Self.now).status == 503)
    }

    @Test func `a source that was not read for a quarter of an hour is stale`() {
        let source = Health.Source(announcements: 1, lastRead: Self.now)
        #expect(!source.isStale(at: Self.now.adding(seconds: 900)))
        #expect(source.isStale(at: Self.now.adding(seconds: 901)))
        #expect(Health.Source().isStale(at: Self.now))
    }

    private var requests: RequestMeter.Totals {
        var totals = RequestMeter.Totals()
        totals.requests = [
            .init(route: .page, status: 200): 7, .init(route: .feed, status: 304): 9,
            .init(route: .feed, status: 200): 8,
        ]
        totals.bytes = [.page: 700, .feed: 1234]
        totals.latencies[0] = 20
        totals.latencies[2] = 3
        totals.latencies[totals.latencies.count - 1] = 1
        totals.nanoseconds = 12_000_345_678
        return totals
    }

    @Test func `the figures are told in Prometheus' format`() {
        let metrics = Metrics(
            health: state, requests: requests, connections: (open: 4, refused: 2),
            started: Timestamp(secondsSince1970: 1_773_000_000))
        #expect(
            metrics.text == """
                # HELP calfeed_http_requests_total Requests answered, by kind of address and status.
                # TYPE calfeed_http_requests_total counter
                calfeed_http_requests_total{route="feed",code="200"} 8
                calfeed_http_requests_total{route="feed",code="304"} 9
                calfeed_http_requests_total{route="page",code="200"} 7
                # HELP calfeed_http_response_bytes_total Bytes of answers, heads included, by kind of address.
                # TYPE calfeed_http_response_bytes_total counter
                calfeed_http_response_bytes_total{route="feed"} 1234
                calfeed_http_response_bytes_total{route="page"} 700
                # HELP calfeed_http_request_duration_seconds Time from the first byte of a request to its answer \
                being given to the system.
                # TYPE calfeed_http_request_duration_seconds histogram
                calfeed_http_request_duration_seconds_bucket{le="0.00005"} 20
                calfeed_http_request_duration_seconds_bucket{le="0.0001"} 20
                calfeed_http_request_duration_seconds_bucket{le="0.00025"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.0005"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.001"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.0025"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.005"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.01"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.025"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.05"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.1"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.25"} 23
                calfeed_http_request_duration_seconds_bucket{le="0.5"} 23
                calfeed_http_request_duration_seconds_bucket{le="1"} 23
                calfeed_http_request_duration_seconds_bucket{le="2.5"} 23
                calfeed_http_request_duration_seconds_bucket{le="5"} 23
                calfeed_http_request_duration_seconds_bucket{le="10"} 23
                calfeed_http_request_duration_seconds_bucket{le="+Inf"} 24
                calfeed_http_request_duration_seconds_sum 12.000345678
                calfeed_http_request_duration_seconds_count 24
                # HELP calfeed_http_connections Connections open now.
                # TYPE calfeed_http_connections gauge
                calfeed_http_connections 4
                # HELP calfeed_http_connections_refused_total Connections refused because there were too many.
                # TYPE calfeed_http_connections_refused_total counter
                calfeed_http_connections_refused_total 2
                # HELP calfeed_seminars Seminars published.
                # TYPE calfeed_seminars gauge
                calfeed_seminars 5
                # HELP calfeed_unread_announcements Announcements that gave no seminar.
                # TYPE calfeed_unread_announcements gauge
                calfeed_unread_announcements 1
                # HELP calfeed_doubts Warnings and errors about the seminars published.
                # TYPE calfeed_doubts gauge
                calfeed_doubts 2
                # HELP calfeed_conflicts Pairs of talks to come that cannot both take place.
                # TYPE calfeed_conflicts gauge
                calfeed_conflicts 3
                # HELP calfeed_last_published_timestamp_seconds When the served bytes were made.
                # TYPE calfeed_last_published_timestamp_seconds gauge
                calfeed_last_published_timestamp_seconds 1773327600
                # HELP calfeed_render_duration_seconds Time that it took to make what is served.
                # TYPE calfeed_render_duration_seconds summary
                calfeed_render_duration_seconds_sum 0.0135
                calfeed_render_duration_seconds_count 2
                # HELP calfeed_last_render_duration_seconds Time that it took the last time.
                # TYPE calfeed_last_render_duration_seconds gauge
                calfeed_last_render_duration_seconds 0.0015
                # HELP calfeed_healthy 1 while what is served is up to date as far as the daemon knows.
                # TYPE calfeed_healthy gauge
                calfeed_healthy 1
                # HELP calfeed_source_up 1 while the source's directory can be read.
                # TYPE calfeed_source_up gauge
                calfeed_source_up{source="/spool/a"} 1
                calfeed_source_up{source="/spool/b \\"x\\""} 0
                # HELP calfeed_source_announcements Announcements that lie in the source.
                # TYPE calfeed_source_announcements gauge
                calfeed_source_announcements{source="/spool/a"} 3
                calfeed_source_announcements{source="/spool/b \\"x\\""} 2
                # HELP calfeed_source_last_read_timestamp_seconds When the source was last read as a whole.
                # TYPE calfeed_source_last_read_timestamp_seconds gauge
                calfeed_source_last_read_timestamp_seconds{source="/spool/a"} 1773327000
                calfeed_source_last_read_timestamp_seconds{source="/spool/b \\"x\\""} 1773327900
                # HELP calfeed_zone_data_info The version of the system's zone data.
                # TYPE calfeed_zone_data_info gauge
                calfeed_zone_data_info{version="2026f"} 1
                # HELP calfeed_start_time_seconds When the daemon started.
                # TYPE calfeed_start_time_seconds gauge
                calfeed_start_time_seconds 1773000000

                """)
    }

    @Test func `an access log is one structured line, without the client's address`() {
        let entry = AccessEntry(
            method: "GET", target: "/all.ics?\n x", status: 200, bytes: 512, nanoseconds: 45_678, client: "192.0.2.1")
        for (level, client) in [(Logger.Level.info, ""), (.debug, " client=192.0.2.1")] {
            let lines = Mutex<[String]>([])
            let logger = Logger(label: "test") { _ in
                LogLine(level: level, format: .journal) { line in lines.withLock { $0.append(line) } }
            }
            AccessLog(logger: logger).write(entry)
            #expect(
                lines.withLock { $0 } == [
                    "<6>request bytes=512\(client) method=GET microseconds=45 status=200 target=\"/all.ics?? x\""
                ])
        }
    }
}
