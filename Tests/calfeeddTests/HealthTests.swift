import CalFeed
import Testing

@testable import calfeedd

@Suite struct HealthTests {
    private var state: Health.State {
        var state = Health.State()
        state.sources = [
            "/spool/b \"x\"": .init(announcements: 2, trouble: "gone"), "/spool/a": .init(announcements: 3),
        ]
        state.zoneDataVersion = "2026f"
        state.seminars = 5
        state.unread = 1
        state.lastPublished = Timestamp(secondsSince1970: 1_773_327_600)
        return state
    }

    @Test func `health is told as JSON`() {
        let response = state.response
        #expect(response.status == 200)
        #expect(response.mediaType == "application/json")
        #expect(
            response.text == """
                {"status": "degraded", "seminars": 5, "unread": 1, "last_published": "2026-03-12T15:00:00Z", \
                "publishing_trouble": null, "storing_trouble": null, "tzdata": "2026f", "sources": [\
                {"path": "/spool/a", "announcements": 3, "trouble": null}, \
                {"path": "/spool/b \\"x\\"", "announcements": 2, "trouble": "gone"}]}

                """)
    }

    @Test func `a fault of ours makes it 503`() {
        #expect(Health.State().response.status == 503)
        var unpublished = state
        unpublished.publishingTrouble = "a\u{1}b\\c"
        #expect(unpublished.verdict == "failing")
        #expect(unpublished.response.status == 503)
        #expect(unpublished.response.text.contains("\"publishing_trouble\": \"a\\u0001b\\\\c\""))
        var unkept = state
        unkept.storingTrouble = "disk full"
        #expect(unkept.response.status == 503)
    }

    @Test func `the figures are told in Prometheus' format`() {
        let text = Metrics.text(
            health: state,
            requests: [
                .init(route: .page, status: 200): 7, .init(route: .feed, status: 304): 9,
                .init(route: .feed, status: 200): 8,
            ],
            connections: (open: 4, refused: 2), started: Timestamp(secondsSince1970: 1_773_000_000))
        #expect(
            text == """
                # HELP calfeed_http_requests_total Requests answered, by kind of address and status.
                # TYPE calfeed_http_requests_total counter
                calfeed_http_requests_total{route="feed",code="200"} 8
                calfeed_http_requests_total{route="feed",code="304"} 9
                calfeed_http_requests_total{route="page",code="200"} 7
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
                # HELP calfeed_last_published_timestamp_seconds When the served bytes were made.
                # TYPE calfeed_last_published_timestamp_seconds gauge
                calfeed_last_published_timestamp_seconds 1773327600
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
                # HELP calfeed_start_time_seconds When the daemon started.
                # TYPE calfeed_start_time_seconds gauge
                calfeed_start_time_seconds 1773000000

                """)
    }
}
